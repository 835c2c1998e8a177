import Text

extension Parser {
  // MARK: - Script blocks

  /// A script, or what stands between `lCurly` and its closing brace, which is taken. `preceding` comes before the statements.
  func parseScriptBlock(_ lCurly: Token?, isFilter: Bool, preceding: StatementAst? = nil) -> ScriptBlockAst {
    skipNewlines()
    let usings = lCurly == nil ? parseUsingStatements() : []
    let start = tokenizer.restorePoint()
    let paramBlock = parseParamBlock()
    // What was read may be attributes or types that belong to an expression.
    if paramBlock == nil { resync(start) }
    skipNewlinesAndSemicolons()
    if peek().flags.contains(.scriptBlockBlockName) { return parseNamedBlocks(lCurly, usings, paramBlock) }

    var statements: [StatementAst] = preceding.map { [$0] } ?? []
    var traps: [TrapStatementAst] = []
    var body = paramBlock?.extent
    var whole: ScriptExtent?
    repeat {
      let list = parseStatementList(&statements, &traps)
      body = body.flatMap { start in list.map { span(start, $0) } } ?? body ?? list
      whole = completeScriptBlock(lCurly, &body)
    } while whole == nil
    let block = StatementBlockAst(body ?? .nowhere(source), statements: statements, traps: traps)
    let named = NamedBlockAst(block.extent, blockKind: isFilter ? .process : .end, statementBlock: block, unnamed: true)
    return ScriptBlockAst(
      whole ?? block.extent, usingStatements: usings, paramBlock: paramBlock, processBlock: isFilter ? named : nil,
      endBlock: isFilter ? nil : named)
  }

  /// The extent of a script block whose statements have been read; nil when a script goes on after a token that belongs nowhere.
  private func completeScriptBlock(_ lCurly: Token?, _ body: inout ScriptExtent?) -> ScriptExtent? {
    let token = next()
    guard let lCurly else {
      if token.kind == .endOfInput { return tokenizer.scriptExtent }
      report(.unexpectedToken, at: token.extent, token.text.string)
      return nil
    }
    guard token.kind == .rCurly else {
      unget(token)
      reportIncomplete(.missingEndCurlyBrace, at: lCurly.extent, detectedAt: token.extent)
      return span(lCurly, body ?? lCurly.extent)
    }
    if body == nil, lCurly.extent.endColumnNumber != token.extent.startColumnNumber {
      body = span(lCurly.extent.after, token.extent.before)
    }
    return span(lCurly, token)
  }

  private func parseNamedBlocks(_ lCurly: Token?, _ usings: [UsingStatementAst], _ paramBlock: ParamBlockAst?) -> ScriptBlockAst {
    var blocks: [TokenKind: NamedBlockAst] = [:]
    var start = lCurly?.extent ?? paramBlock?.extent
    var end: ScriptExtent?
    var whole: ScriptExtent?
    loop: while true {
      let name = next()
      switch name.kind {
      case .dynamicparam, .begin, .process, .end, .clean: break
      case .rCurly, .endOfInput:
        unget(name)
        var body = span(start ?? name.extent, end ?? name.extent) as ScriptExtent?
        whole = completeScriptBlock(lCurly, &body) ?? tokenizer.scriptExtent
        break loop
      default:
        if lCurly == nil {
          whole = tokenizer.scriptExtent
        } else {
          unget(name)
          whole = span(start ?? name.extent, end ?? name.extent)
        }
        report(.missingNamedBlocks, at: name.extent, name.text.string)
        break loop
      }
      if start == nil { start = name.extent }
      end = name.extent
      let statements: StatementBlockAst
      if let block = parseStatementBlock() {
        statements = block
        end = block.extent
      } else {
        reportIncomplete(.missingNamedStatementBlock, at: name.extent.after, name.kind.text)
        statements = StatementBlockAst(name.extent, statements: [])
      }
      let extent = span(name.extent, end ?? name.extent)
      if blocks[name.kind] == nil {
        blocks[name.kind] = NamedBlockAst(extent, blockKind: name.kind, statementBlock: statements, unnamed: false)
      } else {
        report(.duplicateScriptCommandClause, at: extent, name.kind.text)
      }
      skipNewlinesAndSemicolons()
    }
    return ScriptBlockAst(
      whole ?? tokenizer.scriptExtent, usingStatements: usings, paramBlock: paramBlock, dynamicParamBlock: blocks[.dynamicparam],
      beginBlock: blocks[.begin], processBlock: blocks[.process], endBlock: blocks[.end], cleanBlock: blocks[.clean])
  }

  // MARK: - Statement blocks

  /// `{ ... }`; nil, with nothing consumed but line ends, when there is no brace.
  func parseStatementBlock() -> StatementBlockAst? {
    skipNewlines()
    let lCurly = next()
    guard lCurly.kind == .lCurly else {
      unget(lCurly)
      return nil
    }
    var statements: [StatementAst] = []
    var traps: [TrapStatementAst] = []
    let list = parseStatementList(&statements, &traps)
    let rCurly = next()
    guard rCurly.kind == .rCurly else {
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, at: lCurly.extent, detectedAt: rCurly.extent)
      return StatementBlockAst(span(lCurly, list ?? lCurly.extent), statements: statements, traps: traps)
    }
    return StatementBlockAst(span(lCurly, rCurly), statements: statements, traps: traps)
  }

  /// Statements up to a closing brace or parenthesis; their extent, nil when there are none.
  func parseStatementList(_ statements: inout [StatementAst], _ traps: inout [TrapStatementAst]) -> ScriptExtent? {
    var first: StatementAst?
    var last: StatementAst?
    skipNewlinesAndSemicolons()
    while let statement = parseStatement() {
      tokenizer.checkBeforeSignature(statement)
      if let trap = statement as? TrapStatementAst { traps.append(trap) } else { statements.append(statement) }
      first = first ?? statement
      last = statement
      skipNewlinesAndSemicolons()
      let kind = peek().kind
      if kind == .rParen || kind == .rCurly { break }
    }
    guard let first, let last else { return nil }
    return span(first, last)
  }

  // MARK: - Parameters

  /// `param( ... )` with attributes before it; nil when there is none. The caller goes back then.
  private func parseParamBlock() -> ParamBlockAst? {
    skipNewlines()
    let candidates = parseAttributes(inExpression: false)
    skipNewlines()
    guard let param = take(.param) else { return nil }
    skipNewlines()
    // Without a parenthesis it's a command named param.
    guard let lParen = take(.lParen) else { return nil }
    let parameters = parseParameterList()
    skipNewlines()
    let rParen = next()
    var end = rParen.extent
    if rParen.kind != .rParen {
      unget(rParen)
      end = rParen.extent.before
      reportIncomplete(.missingEndParenthesisInFunctionParameterList, at: (parameters.last?.extent ?? lParen.extent).after)
    }
    var attributes: [AttributeAst] = []
    for candidate in candidates {
      if let attribute = candidate as? AttributeAst {
        attributes.append(attribute)
      } else {
        report(.typeNotAllowedBeforeParam, at: candidate.extent, candidate.typeName.description)
      }
    }
    return ParamBlockAst(span(param, end), attributes: attributes, parameters: parameters)
  }

  func parseParameterList() -> [ParameterAst] {
    var parameters: [ParameterAst] = []
    var comma: Token?
    while true {
      guard let parameter = parseParameter() else {
        if let comma { reportIncomplete(.missingExpressionAfterToken, at: comma.extent.after, comma.kind.text) }
        return parameters
      }
      parameters.append(parameter)
      skipNewlines()
      comma = take(.comma)
      if comma == nil { return parameters }
    }
  }

  private func parseParameter() -> ParameterAst? {
    var attributes: [AttributeBaseAst] = []
    var variable: Token?
    var defaultValue: ExpressionAst?
    var broken: ParameterAst?
    withComma(separating: true) {
      inMode(.expression) {
        skipNewlines()
        attributes = parseAttributes(inExpression: false)
        skipNewlines()
        let token = next()
        guard token.kind == .variable || token.kind == .splattedVariable else {
          unget(token)
          if let first = attributes.first, let last = attributes.last {
            // The attributes may be worth completing: keep them, and look for the closing parenthesis.
            reportIncomplete(.invalidFunctionParameter, at: last.extent.after)
            sync(to: [.rParen], consumingClosing: true)
            let extent = span(first, last)
            let name = VariableExpressionAst(extent, variablePath: VariablePath(PSString.of("__error__")), splatted: false)
            broken = ParameterAst(extent, name: name, attributes: attributes, defaultValue: nil)
          }
          return
        }
        variable = token
        skipNewlines()
        if let equals = take(.equals) {
          skipNewlines()
          defaultValue = parseExpression()
          if defaultValue == nil { reportIncomplete(.missingExpressionAfterToken, at: equals.extent.after, equals.kind.text) }
        }
      }
    }
    guard let variable else { return broken }
    return ParameterAst(
      span(attributes.first?.extent ?? variable.extent, defaultValue?.extent ?? variable.extent), name: makeVariable(variable),
      attributes: attributes, defaultValue: defaultValue)
  }
}
