import Text

extension Parser {
  /// One statement; nil, with nothing consumed, when none starts here.
  func parseStatement() -> StatementAst? { deeper { parseStatementHere() } }

  private func parseStatementHere() -> StatementAst? {
    while true {
      var token = next()
      let start = token.extent.startOffset
      var attributes: [AttributeBaseAst] = []
      if token.kind == .generic, token.extent.startsWithBracket {
        resync(token)
        attributes = parseAttributes(inExpression: false)
        token = next()
        token = checkAttributes(attributes, before: token, from: start)
      }
      switch token.kind {
      case .else, .elseIf, .catch, .until:
        // After an error these are left over: as a command's name they would only make another one.
        if !errors.errors.isEmpty {
          skipNewlines()
          continue
        }
      case .endOfInput where attributes.isEmpty:
        unget(token)
        return nil
      default:
        if let statement = parseKeyword(token, attributes) { return statement }
      }
      if attributes.isEmpty { unget(token) } else { resync(start) }
      return parsePipelineChain()
    }
  }

  /// Attributes belong to a declaration, types to an expression. The token to go on with.
  private func checkAttributes(_ attributes: [AttributeBaseAst], before token: Token, from start: Int) -> Token {
    guard let first = attributes.first else { return token }
    let type = attributes.first { $0.kind == .typeConstraint }
    if token.flags.contains(.statementDoesntSupportAttributes) {
      if type != nil {
        resync(start)
        return next()
      }
      report(.unexpectedAttribute, at: first.extent, first.typeName.description)
    } else if token.flags.contains(.keyword) {
      if let type { report(.typeNotAllowedBeforeStatement, at: type.extent, type.typeName.description) }
    } else {
      resync(start)
      return next()
    }
    return token
  }

  /// The statement that a keyword or a label starts; nil when `token` is none of these.
  private func parseKeyword(_ token: Token, _ attributes: [AttributeBaseAst]) -> StatementAst? {
    let statement: StatementAst
    switch token.kind {
    case .if: statement = parseIf(token)
    case .switch: statement = parseSwitch(nil, token)
    case .foreach: statement = parseForEach(nil, token)
    case .for: statement = parseFor(nil, token)
    case .while: statement = parseWhile(nil, token)
    case .do: statement = parseDo(nil, token)
    case .function, .filter, .workflow: statement = parseFunction(token)
    case .return:
      let value = parsePipelineChain()
      statement = ReturnStatementAst(span(token.extent, value?.extent ?? token.extent), pipeline: value)
    case .throw:
      let value = parsePipelineChain()
      statement = ThrowStatementAst(span(token.extent, value?.extent ?? token.extent), pipeline: value)
    case .exit:
      let value = parsePipelineChain()
      statement = ExitStatementAst(span(token.extent, value?.extent ?? token.extent), pipeline: value)
    case .break:
      let label = parseLabelOrKey()
      statement = BreakStatementAst(span(token.extent, label?.extent ?? token.extent), label: label)
    case .continue:
      let label = parseLabelOrKey()
      statement = ContinueStatementAst(span(token.extent, label?.extent ?? token.extent), label: label)
    case .trap: statement = parseTrap(token)
    case .try: statement = parseTry(token)
    case .data: statement = parseData(token)
    case .parallel, .sequence: statement = parseBlock(token)
    case .configuration: statement = parseConfiguration(token)
    case .from, .define, .var:
      report(.reservedKeywordNotAllowed, at: token.extent, token.kind.text)
      statement = ErrorStatementAst(token.extent)
    case .label:
      skipNewlines()
      statement = parseLabeled(token)
    case .class: statement = parseClass(token, attributes)
    case .enum: statement = parseEnum(token, attributes)
    case .using:
      let using = parseUsing(token)
      report(.usingMustBeAtStartOfScript, at: using.extent)
      statement = using
    default: return nil
    }
    return statement
  }

  private func parseLabeled(_ label: Token) -> StatementAst {
    let token = next()
    switch token.kind {
    case .switch: return parseSwitch(label, token)
    case .foreach: return parseForEach(label, token)
    case .for: return parseFor(label, token)
    case .while: return parseWhile(label, token)
    case .do: return parseDo(label, token)
    default:
      // A word that looks like a label: a command's name.
      resync(label)
      return parsePipelineChain() ?? ErrorStatementAst(label.extent)
    }
  }

  /// A workflow's `parallel { }` or `sequence { }`.
  private func parseBlock(_ keyword: Token) -> StatementAst {
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingStatementAfterKeyword, at: keyword.extent.after, keyword.text.string)
      return ErrorStatementAst(keyword.extent)
    }
    return BlockStatementAst(span(keyword, body), keyword: keyword, body: body)
  }

  // MARK: - Names

  /// An identifier as a constant; nil, with nothing consumed, when there is none.
  func parseSimpleName() -> StringConstantExpressionAst? { parseSimpleNameAndToken()?.0 }

  func parseSimpleNameAndToken() -> (StringConstantExpressionAst, Token)? {
    tokenizer.wantSimpleName = true
    let token = peek()
    tokenizer.wantSimpleName = false
    guard token.kind == .identifier else { return nil }
    token.flags.insert(.memberName)
    skipToken()
    return (StringConstantExpressionAst(token.extent, token.text, .bareWord), token)
  }

  /// A loop's label, or a key of a hashtable.
  func parseLabelOrKey() -> ExpressionAst? {
    if let name = parseSimpleName() { return name }
    let kind = peek().kind
    guard kind != .newLine, kind != .semi else { return nil }
    return withComma(separating: true) { parseUnary() }
  }

  // MARK: - if

  private func parseIf(_ ifToken: Token) -> StatementAst {
    var clauses: [IfStatementAst.Clause] = []
    var parts: [Ast] = []
    var keyword = ifToken
    while true {
      skipNewlines()
      let lParen = next()
      guard lParen.kind == .lParen else {
        unget(lParen)
        reportIncomplete(.missingOpenParenthesisInIfStatement, at: keyword.extent.after, keyword.text.string)
        return ErrorStatementAst(span(ifToken, keyword), nestedAst: parts)
      }
      skipNewlines()
      let condition: PipelineBaseAst
      if let pipeline = parsePipelineChain() {
        condition = pipeline
        parts.append(pipeline)
      } else {
        reportIncomplete(.ifStatementMissingCondition, at: lParen.extent.after, keyword.text.string)
        condition = ErrorStatementAst(lParen.extent.after)
      }
      skipNewlines()
      let rParen = next()
      guard rParen.kind == .rParen else {
        unget(rParen)
        if condition.kind != .errorStatement {
          reportIncomplete(.missingEndParenthesisAfterStatement, at: rParen.extent, keyword.text.string)
        }
        return ErrorStatementAst(span(ifToken, rParen.extent.before), nestedAst: parts)
      }
      skipNewlines()
      guard let body = parseStatementBlock() else {
        reportIncomplete(.missingStatementBlock, at: rParen.extent, keyword.text.string)
        return ErrorStatementAst(span(ifToken, rParen), nestedAst: parts)
      }
      parts.append(body)
      clauses.append(IfStatementAst.Clause(condition: condition, body: body))

      // Line ends after the block matter when neither `elseif` nor `else` follows: go back to them then.
      let start = restorePoint
      skipNewlines()
      keyword = peek()
      if keyword.kind == .elseIf {
        skipToken()
        continue
      }
      guard keyword.kind == .else else {
        resync(start)
        return IfStatementAst(span(ifToken, body), clauses: clauses, elseClause: nil)
      }
      skipToken()
      skipNewlines()
      guard let elseBlock = parseStatementBlock() else {
        reportIncomplete(.missingStatementBlockAfterElse, at: keyword.extent.after)
        return ErrorStatementAst(span(ifToken, keyword), nestedAst: parts)
      }
      return IfStatementAst(span(ifToken, elseBlock), clauses: clauses, elseClause: elseBlock)
    }
  }

  // MARK: - trap, data, configuration

  private func parseTrap(_ trap: Token) -> StatementAst {
    let start = tokenizer.restorePoint()
    skipNewlines()
    let attribute = parseAttribute()
    let type = attribute as? TypeConstraintAst
    // An attribute belongs to what comes after the trap.
    if attribute != nil, type == nil { resync(start) }
    guard let body = parseStatementBlock() else {
      let end = type?.extent ?? trap.extent
      reportIncomplete(.missingTrapStatement, at: end.after)
      return ErrorStatementAst(span(trap, end), nestedAst: type.map { [$0] } ?? [])
    }
    return TrapStatementAst(span(trap, body), trapType: type, body: body)
  }

  private func parseData(_ data: Token) -> StatementAst {
    var errorEnd: ScriptExtent?
    skipNewlines()
    let name = parseSimpleName()
    skipNewlines()
    var commands: [ExpressionAst] = []
    if let parameter = take(.parameter) {
      if !parameter.isParameter("supportedcommand") {
        errorEnd = parameter.extent
        report(.invalidParameterForDataSectionStatement, at: parameter.extent, parameter.parameterName)
      }
      var comma: Token?
      repeat {
        skipNewlines()
        guard let command = parseSingleArgument(.commandName) else {
          if errorEnd == nil {
            reportIncomplete(.missingValueForSupportedCommandInDataSectionStatement, at: (comma ?? parameter).extent.after)
          }
          errorEnd = (comma ?? parameter).extent
          break
        }
        commands.append(command)
        comma = take(.comma)
      } while comma != nil
    }
    if errorEnd == nil {
      if let body = parseStatementBlock() {
        return DataStatementAst(span(data, body), variable: name?.text, commandsAllowed: commands, body: body)
      }
      errorEnd = commands.last?.extent ?? name?.extent ?? data.extent
      reportIncomplete(.missingStatementBlockForDataSection, at: (errorEnd ?? data.extent).after)
    }
    return ErrorStatementAst(span(data, errorEnd ?? data.extent), nestedAst: commands)
  }

  private func parseConfiguration(_ configuration: Token) -> StatementAst {
    skipNewlines()
    let nameToken = next()
    if nameToken.kind == .lCurly {
      report(.missingConfigurationName, at: configuration.extent.after)
      _ = parseScriptBlockExpression(nameToken)
      return ErrorStatementAst(configuration.extent)
    }
    guard nameToken.kind != .endOfInput, nameToken.kind != .comma, let name = parseArgument(.commandArgument, nameToken) else {
      if ungot == nil { unget(nameToken) }
      reportIncomplete(.missingConfigurationName, at: nameToken.extent.after)
      return ErrorStatementAst(configuration.extent)
    }
    var isError = false
    if let constant = name as? StringConstantExpressionAst, !Self.isConfigurationName(constant.text) {
      isError = true
      report(.invalidConfigurationName, at: name.extent, constant.text.string)
    }
    skipNewlines()
    let lCurly = next()
    guard lCurly.kind == .lCurly else {
      unget(lCurly)
      reportIncomplete(.missingCurlyInConfigurationStatement, at: lCurly.extent.after)
      return ErrorStatementAst(configuration.extent, keyword: configuration)
    }
    let body = parseScriptBlockExpression(lCurly)
    if isError { return ErrorStatementAst(configuration.extent, keyword: configuration) }
    return ConfigurationDefinitionAst(span(configuration, body), body: body, type: .resource, instanceName: name)
  }

  private static func isConfigurationName(_ name: PSString) -> Bool {
    let units = name.units
    guard let first = units.first, first.isASCIILetter else { return false }
    return units.allSatisfy { $0.isASCIILetter || $0.isDecimalDigit || $0 == 0x5F || $0 == 0x2E || $0 == 0x2F || $0 == 0x2D }
  }
}

extension ScriptExtent {
  fileprivate var startsWithBracket: Bool { startOffset < source.units.count && source.units[startOffset] == 0x5B }
}

extension Token {
  /// The name of a parameter token, without its dash.
  var parameterName: String {
    if case .parameter(let name, _) = value { return name.string }
    return ""
  }

  /// Whether a parameter token abbreviates `name`, which is in lower case.
  func isParameter(_ name: String) -> Bool { name.hasPrefix(parameterName.lowercased()) }
}
