import Text

extension Parser {
  /// `switch` after its keyword: options, condition or file, clauses.
  func parseSwitch(_ label: Token?, _ keyword: Token) -> StatementAst {
    let start = (label ?? keyword).extent
    var head = SwitchHead(end: start)
    skipNewlines()
    parseSwitchOptions(&head)
    if peek().kind == .minus { head.options.append(ErrorStatementAst.Flag(name: PSString.of("--%"), token: peek(), value: nil)) }
    let hasParenthesis = peek().kind == .lParen
    parseSwitchCondition(&head)

    skipNewlines()
    let lCurly = next()
    var clauses: [SwitchStatementAst.Clause] = []
    var parts: [Ast] = []
    var defaultBlock: StatementBlockAst?
    var rCurly: Token?
    if lCurly.kind == .lCurly {
      head.end = lCurly.extent
      skipNewlines()
      rCurly = parseSwitchClauses(lCurly, &head, &clauses, &parts, &defaultBlock)
    } else {
      unget(lCurly)
      if !head.isIncomplete {
        head.isError = true
        reportIncomplete(.missingCurlyBraceInSwitchStatement, at: head.end.after)
      }
    }
    if !head.isError, let condition = head.condition, let rCurly {
      return SwitchStatementAst(
        span(start, rCurly.extent), label: label?.labelText, condition: condition, flags: head.flags, clauses: clauses,
        default: defaultBlock)
    }
    let conditions: [Ast] = hasParenthesis ? head.condition.map { [$0] } ?? [] : []
    return ErrorStatementAst(span(start, head.end), keyword: keyword, flags: head.options, conditions: conditions, bodies: parts)
  }

  /// What is known before the clauses.
  private struct SwitchHead {
    var flags: SwitchStatementAst.Flags = []
    /// The options as written, for an error statement.
    var options: [ErrorStatementAst.Flag] = []
    var condition: PipelineBaseAst?
    /// Where the statement ends as far as it is known.
    var end: ScriptExtent
    var isError = false
    var isIncomplete = false

    mutating func add(_ name: String, _ token: Token, _ value: Ast? = nil) {
      guard !options.contains(where: { $0.name.string == name }) else { return }
      options.append(ErrorStatementAst.Flag(name: PSString.of(name), token: token, value: value))
    }
  }

  private func parseSwitchOptions(_ head: inout SwitchHead) {
    while let option = take(.parameter) {
      head.end = option.extent
      if option.isParameter("regex") {
        head.flags.insert(.regex)
        head.flags.remove(.wildcard)
        head.add("regex", option)
      } else if option.isParameter("wildcard") {
        head.flags.insert(.wildcard)
        head.flags.remove(.regex)
        head.add("wildcard", option)
      } else if option.isParameter("exact") {
        head.flags.subtract([.regex, .wildcard])
        head.add("exact", option)
      } else if option.isParameter("casesensitive") {
        head.flags.insert(.caseSensitive)
        head.add("casesensitive", option)
      } else if option.isParameter("parallel") {
        head.flags.insert(.parallel)
        head.add("parallel", option)
      } else if option.isParameter("file") {
        head.flags.insert(.file)
        skipNewlines()
        if let name = parseSingleArgument(.fileName) {
          head.end = name.extent
          let file = PipelineAst(name.extent, elements: [CommandExpressionAst(name.extent, expression: name)])
          head.condition = file
          head.add("file", option, file)
        } else {
          head.isError = true
          head.isIncomplete = reportIncomplete(.missingFilenameOption, at: option.extent.after)
          head.add("file", option)
        }
      } else {
        head.isError = true
        report(.invalidSwitchFlag, at: option.extent, option.parameterName)
      }
    }
  }

  private func parseSwitchCondition(_ head: inout SwitchHead) {
    guard let lParen = take(.lParen) else {
      if head.condition == nil, !head.flags.contains(.file) {
        head.isError = true
        head.isIncomplete = reportIncomplete(.pipelineValueRequired, at: head.end.after)
      }
      return
    }
    head.end = lParen.extent
    if head.flags.contains(.file) {
      head.isError = true
      report(.pipelineValueRequired, at: lParen.extent)
    }
    skipNewlines()
    head.condition = parsePipelineChain()
    if let condition = head.condition {
      head.end = condition.extent
    } else {
      head.isError = true
      head.isIncomplete = reportIncomplete(.pipelineValueRequired, at: lParen.extent.after)
    }
    skipNewlines()
    let rParen = next()
    if rParen.kind == .rParen {
      head.end = rParen.extent
    } else {
      unget(rParen)
      if !head.isIncomplete {
        head.isError = true
        head.isIncomplete = reportIncomplete(.missingEndParenthesisInSwitchStatement, at: head.end.after)
      }
    }
  }

  /// The clauses up to the closing brace, which is given back; nil when it is missing.
  private func parseSwitchClauses(
    _ lCurly: Token, _ head: inout SwitchHead, _ clauses: inout [SwitchStatementAst.Clause], _ parts: inout [Ast],
    _ defaultBlock: inout StatementBlockAst?
  ) -> Token? {
    while true {
      let defaultToken = take(.default)
      let condition: ExpressionAst
      if let defaultToken {
        condition = StringConstantExpressionAst(defaultToken.extent, defaultToken.text, .bareWord)
      } else if let argument = parseSingleArgument(.switchCondition) {
        condition = argument
      } else {
        // A block would do as a condition, so there is none either.
        head.isError = true
        reportIncomplete(.missingSwitchConditionExpression, at: head.end.after)
        _ = take(.rCurly)
        return nil
      }
      parts.append(condition)
      head.end = condition.extent
      if let body = parseStatementBlock() {
        parts.append(body)
        head.end = body.extent
        if defaultToken == nil {
          clauses.append(SwitchStatementAst.Clause(condition: condition, body: body))
        } else {
          if defaultBlock != nil {
            head.isError = true
            report(.multipleSwitchDefaultClauses, at: condition.extent)
          }
          defaultBlock = body
        }
      } else {
        head.isError = true
        head.isIncomplete = reportIncomplete(.missingSwitchStatementClause, at: head.end.after)
      }
      skipNewlinesAndSemicolons()
      if let rCurly = take(.rCurly) { return rCurly }
      let token = peek()
      if token.kind == .endOfInput {
        if !head.isIncomplete {
          head.isError = true
          reportIncomplete(.missingEndCurlyBrace, at: lCurly.extent, detectedAt: token.extent)
        }
        return nil
      }
    }
  }
}

extension Token {
  /// The name of a label token, without its colon.
  var labelText: PSString? {
    if case .label(let text) = value { return text }
    return nil
  }
}
