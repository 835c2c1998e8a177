import Text

extension Parser {
  // MARK: - foreach

  func parseForEach(_ label: Token?, _ keyword: Token) -> StatementAst {
    let start = (label ?? keyword).extent
    var errorEnd: ScriptExtent?
    var isParallel = false
    var throttleLimit: ExpressionAst?
    skipNewlines()
    while let option = take(.parameter) {
      if option.isParameter("parallel") {
        isParallel = true
      } else if option.isParameter("throttlelimit") {
        skipNewlines()
        throttleLimit = parseSingleArgument(.commandArgument)
        if throttleLimit == nil { reportIncomplete(.missingThrottleLimit, at: option.extent.after) }
      } else {
        errorEnd = option.extent
        report(.invalidForeachFlag, at: option.extent, option.parameterName)
      }
      skipNewlines()
    }
    let lParen = next()
    guard lParen.kind == .lParen else {
      unget(lParen)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, at: keyword.extent.after, keyword.kind.text)
      return ErrorStatementAst(span(start, keyword.extent))
    }
    skipNewlines()
    let token = next()
    guard token.kind == .variable || token.kind == .splattedVariable else {
      unget(token)
      reportIncomplete(.missingVariableNameAfterForeach, at: lParen.extent.after)
      return ErrorStatementAst(span(start, lParen.extent))
    }
    let variable = makeVariable(token)
    skipNewlines()
    var parts: [Ast] = [variable]
    func fail(_ message: ParserMessage, after end: ScriptExtent) -> StatementAst {
      reportIncomplete(message, at: end.after)
      return ErrorStatementAst(span(start, end), nestedAst: parts)
    }
    let inToken = next()
    guard inToken.kind == .in else {
      unget(inToken)
      return fail(.missingInInForeach, after: variable.extent)
    }
    skipNewlines()
    guard let pipeline = parsePipelineChain() else { return fail(.missingForeachExpression, after: inToken.extent) }
    parts.append(pipeline)
    skipNewlines()
    let rParen = next()
    guard rParen.kind == .rParen else {
      unget(rParen)
      return fail(.missingEndParenthesisAfterForeach, after: pipeline.extent)
    }
    guard let body = parseStatementBlock() else { return fail(.missingForeachStatement, after: rParen.extent) }
    if let errorEnd { return ErrorStatementAst(span(start, errorEnd), nestedAst: parts + [body]) }
    return ForEachStatementAst(
      span(start, body.extent), label: label?.labelText, isParallel: isParallel, throttleLimit: throttleLimit, variable: variable,
      expression: pipeline, body: body)
  }

  // MARK: - for

  func parseFor(_ label: Token?, _ keyword: Token) -> StatementAst {
    let start = (label ?? keyword).extent
    skipNewlines()
    let lParen = next()
    guard lParen.kind == .lParen else {
      unget(lParen)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, at: keyword.extent.after, keyword.kind.text)
      return ErrorStatementAst(span(start, keyword.extent))
    }
    var end = lParen.extent
    func part() -> PipelineBaseAst? {
      skipNewlines()
      let pipeline = parsePipelineChain()
      if let pipeline { end = pipeline.extent }
      return pipeline
    }
    let initializer = part()
    if let semi = take(.semi) { end = semi.extent }
    let condition = part()
    if let semi = take(.semi) { end = semi.extent }
    let iterator = part()
    skipNewlines()
    let rParen = next()
    if rParen.kind == .rParen {
      if let body = parseStatementBlock() {
        return ForStatementAst(
          span(start, body.extent), label: label?.labelText, initializer: initializer, condition: condition, iterator: iterator,
          body: body)
      }
      end = rParen.extent
      reportIncomplete(.missingLoopStatement, at: end.after, keyword.kind.text)
    } else {
      unget(rParen)
      reportIncomplete(.missingEndParenthesisAfterStatement, at: end.after, keyword.kind.text)
    }
    return ErrorStatementAst(span(start, end), nestedAst: [initializer, condition, iterator].compactMap { $0 })
  }

  // MARK: - while and do

  func parseWhile(_ label: Token?, _ keyword: Token) -> StatementAst {
    let start = (label ?? keyword).extent
    skipNewlines()
    let lParen = next()
    guard lParen.kind == .lParen else {
      unget(lParen)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, at: keyword.extent.after, keyword.text.string)
      return ErrorStatementAst(span(start, keyword.extent))
    }
    skipNewlines()
    let written = parsePipelineChain()
    let parts: [Ast] = written.map { [$0] } ?? []
    if written == nil { reportIncomplete(.missingExpressionAfterKeyword, at: lParen.extent.after, keyword.kind.text) }
    let condition = written ?? ErrorStatementAst(lParen.extent.after)
    skipNewlines()
    let rParen = next()
    guard rParen.kind == .rParen else {
      unget(rParen)
      if condition.kind != .errorStatement {
        reportIncomplete(.missingEndParenthesisAfterStatement, at: condition.extent.after, keyword.kind.text)
      }
      return ErrorStatementAst(span(start, condition.extent), nestedAst: parts)
    }
    skipNewlines()
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingLoopStatement, at: rParen.extent.after, keyword.kind.text)
      return ErrorStatementAst(span(start, rParen.extent), nestedAst: parts)
    }
    return WhileStatementAst(span(start, body.extent), label: label?.labelText, condition: condition, body: body)
  }

  func parseDo(_ label: Token?, _ keyword: Token) -> StatementAst {
    let start = (label ?? keyword).extent
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingLoopStatement, at: keyword.extent.after, keyword.kind.text)
      return ErrorStatementAst(span(start, keyword.extent))
    }
    skipNewlines()
    let end = next()
    guard end.kind == .while || end.kind == .until else {
      unget(end)
      reportIncomplete(.missingWhileOrUntilInDoWhile, at: body.extent.after)
      return ErrorStatementAst(span(start, body.extent), nestedAst: [body])
    }
    skipNewlines()
    let lParen = next()
    guard lParen.kind == .lParen else {
      unget(lParen)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, at: end.extent.after, end.kind.text)
      return ErrorStatementAst(span(start, end.extent), nestedAst: [body])
    }
    skipNewlines()
    let condition = parsePipelineChain()
    if condition == nil { reportIncomplete(.missingExpressionAfterKeyword, at: lParen.extent.after, end.kind.text) }
    skipNewlines()
    let rParen = next()
    if rParen.kind != .rParen {
      unget(rParen)
      if let condition {
        reportIncomplete(.missingEndParenthesisAfterStatement, at: condition.extent.after, end.kind.text)
        return ErrorStatementAst(span(start, condition.extent), nestedAst: [body, condition])
      }
    }
    guard let condition else { return ErrorStatementAst(span(start, lParen.extent), nestedAst: [body]) }
    let extent = span(start, rParen.extent)
    return end.kind == .until
      ? DoUntilStatementAst(extent, label: label?.labelText, condition: condition, body: body)
      : DoWhileStatementAst(extent, label: label?.labelText, condition: condition, body: body)
  }
}
