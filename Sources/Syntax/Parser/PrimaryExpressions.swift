import Text

extension Parser {
  /// A value, with the members and elements taken from it if wanted; nil, with nothing consumed, when none starts here.
  func parsePrimary(withMemberAccess: Bool) -> ExpressionAst? {
    let token = next()
    let expression: ExpressionAst
    switch token.kind {
    case .splattedVariable, .variable: expression = makeVariableOrUsing(token, withMemberAccess: withMemberAccess)
    case .number:
      var value = ConstantValue.null
      if case .number(let number) = token.value { value = number }
      expression = ConstantExpressionAst(token.extent, value: value)
    case .stringExpandable: expression = makeString(token, .doubleQuoted)
    case .hereStringExpandable: expression = makeString(token, .doubleQuotedHereString)
    case .stringLiteral: expression = makeString(token, .singleQuoted)
    case .hereStringLiteral: expression = makeString(token, .singleQuotedHereString)
    case .lParen: expression = parseParenthesized(token)
    case .atParen, .dollarParen: expression = parseSubexpression(token)
    case .atCurly: expression = parseHashtable(token)
    case .lCurly: expression = parseScriptBlockExpression(token)
    default:
      unget(token)
      return nil
    }
    return withMemberAccess ? parsePostfix(nextMemberAccess(), expression) : expression
  }

  func makeVariable(_ token: Token) -> VariableExpressionAst {
    var path = VariablePath(.empty)
    if case .variable(let written) = token.value { path = written }
    return VariableExpressionAst(token.extent, variablePath: path, splatted: token.kind == .splattedVariable)
  }

  /// A variable; `$using:x` takes its members with it.
  private func makeVariableOrUsing(_ token: Token, withMemberAccess: Bool) -> ExpressionAst {
    let variable = makeVariable(token)
    let path = variable.variablePath
    guard let drive = path.driveName, drive.equalsIgnoringCase(ascii: "using"), !path.unqualifiedPath.isEmpty else { return variable }
    var child: ExpressionAst = VariableExpressionAst(
      token.extent, variablePath: VariablePath(path.unqualifiedPath), splatted: token.kind == .splattedVariable)
    if withMemberAccess { child = parsePostfix(nextMemberAccess(), child) }
    return UsingExpressionAst(child.extent, subExpression: child)
  }

  // MARK: - Strings

  private func makeString(_ token: Token, _ type: StringConstantType) -> ExpressionAst {
    guard case .expandable(let text) = token.value else { return StringConstantExpressionAst(token.extent, token.stringValue, type) }
    let nested = parseNestedExpressions(text)
    return ExpandableStringExpressionAst(
      token.extent, value: text.value, type: type, literals: text.literals, nestedExpressions: nested)
  }

  /// The variables and subexpressions in a string; its tokens become those inside them.
  func parseNestedExpressions(_ text: ExpandableText) -> [ExpressionAst] {
    var expressions: [ExpressionAst] = []
    var tokens: [Token] = []
    for token in text.nestedTokens {
      guard case .subexpression(let unscanned) = token.value else {
        expressions.append(makeVariableOrUsing(token, withMemberAccess: false))
        tokens.append(token)
        continue
      }
      nestedLength += unscanned.units.count
      if nestedLength > Self.maximumNestedLength { abandon() }
      let outer = tokenizer.startNested(unscanned, at: token.extent.startOffset)
      if isAbandoned { tokenizer.skipToEnd() }
      expressions.append(parsePrimary(withMemberAccess: true) ?? ErrorExpressionAst(token.extent))
      tokens += tokenizer.tokens ?? []
      // What was looked at belongs to the string.
      ungot = nil
      tokenizer.finishNested(outer)
      if isAbandoned { tokenizer.skipToEnd() }
      nestedLength -= unscanned.units.count
    }
    text.nestedTokens = tokens
    return expressions
  }

  // MARK: - Parentheses and braces

  private func parseParenthesized(_ lParen: Token) -> ParenExpressionAst {
    let (pipeline, end) = inMode(.command) {
      withComma(separating: false) { () -> (PipelineBaseAst, ScriptExtent) in
        skipNewlines()
        var pipeline = parsePipelineChain()
        if pipeline == nil {
          let place = lParen.extent.after
          reportIncomplete(.expectedExpression, at: place)
          pipeline = ErrorStatementAst(place)
        }
        let content = pipeline ?? ErrorStatementAst(lParen.extent.after)
        skipNewlines()
        let rParen = next()
        if rParen.kind == .rParen { return (content, rParen.extent) }
        unget(rParen)
        reportIncomplete(.missingEndParenthesisInExpression, at: content.extent.after)
        return (content, content.extent)
      }
    }
    return ParenExpressionAst(span(lParen, end), pipeline: pipeline)
  }

  /// `$( )` or `@( )` after its first token.
  private func parseSubexpression(_ first: Token) -> ExpressionAst {
    var statements: [StatementAst] = []
    var traps: [TrapStatementAst] = []
    var list: ScriptExtent?
    let rParen = inMode(.command) {
      withComma(separating: false) { () -> Token in
        skipNewlines()
        list = parseStatementList(&statements, &traps)
        skipNewlines()
        let rParen = next()
        if rParen.kind != .rParen {
          unget(rParen)
          reportIncomplete(.missingEndParenthesisInSubexpression, at: rParen.extent)
        }
        return rParen
      }
    }
    let extent = span(first, rParen.kind == .rParen ? rParen.extent : list ?? first.extent)
    let block = StatementBlockAst(list ?? .nowhere(source), statements: statements, traps: traps)
    return first.kind == .dollarParen ? SubExpressionAst(extent, subExpression: block) : ArrayExpressionAst(extent, subExpression: block)
  }

  func parseScriptBlockExpression(_ lCurly: Token) -> ScriptBlockExpressionAst {
    let block = inMode(.command) {
      withComma(separating: false) { () -> ScriptBlockAst in
        skipNewlines()
        return parseScriptBlock(lCurly, isFilter: false)
      }
    }
    return ScriptBlockExpressionAst(block.extent, scriptBlock: block)
  }

  // MARK: - Hashtables

  private func parseHashtable(_ atCurly: Token) -> HashtableAst {
    skipNewlines()
    var pairs: [HashtableAst.KeyValuePair] = []
    while let pair = parseKeyValuePair() {
      pairs.append(pair)
      let kind = peek().kind
      guard kind == .newLine || kind == .semi else { break }
      skipNewlinesAndSemicolons()
    }
    let rCurly = next()
    guard rCurly.kind == .rCurly else {
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, at: atCurly.extent.after, detectedAt: rCurly.extent)
      return HashtableAst(span(atCurly, rCurly.extent.before), keyValuePairs: pairs)
    }
    return HashtableAst(span(atCurly, rCurly), keyValuePairs: pairs)
  }

  private func parseKeyValuePair() -> HashtableAst.KeyValuePair? {
    let (key, equals) = inMode(.expression) { () -> (ExpressionAst?, Token?) in
      guard let key = parseLabelOrKey() else { return (nil, nil) }
      return (key, next())
    }
    guard let key, let equals else { return nil }
    guard equals.kind == .equals else {
      unget(equals)
      let place = key.extent.after
      report(.missingEqualsInHashLiteral, at: place)
      sync(to: [.rCurly, .semi, .newLine], consumingClosing: false)
      return HashtableAst.KeyValuePair(key: key, value: ErrorStatementAst(place))
    }
    let value = inMode(.command) { () -> StatementAst in
      skipNewlines()
      if let statement = parseStatement() { return statement }
      let place = equals.extent.after
      reportIncomplete(.missingStatementInHashLiteral, at: place)
      return ErrorStatementAst(place)
    }
    return HashtableAst.KeyValuePair(key: key, value: value)
  }
}
