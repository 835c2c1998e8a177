import Text

extension Parser {
  func parseTry(_ keyword: Token) -> StatementAst {
    skipNewlines()
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingTryStatementBlock, at: keyword.extent.after)
      return ErrorStatementAst(keyword.extent)
    }
    var errorEnd: ScriptExtent?
    var catches: [CatchClauseAst] = []
    var strayTypes: [TypeConstraintAst] = []
    while let clause = parseCatch(&errorEnd, &strayTypes) { catches.append(clause) }
    skipNewlines()
    var finally: StatementBlockAst?
    if let finallyToken = take(.finally) {
      finally = parseStatementBlock()
      if finally == nil {
        errorEnd = finallyToken.extent
        reportIncomplete(.missingFinallyStatementBlock, at: finallyToken.extent.after)
      }
    }
    if catches.isEmpty, finally == nil, errorEnd == nil {
      errorEnd = body.extent
      reportIncomplete(.missingCatchOrFinally, at: body.extent.after)
    }
    if let errorEnd { return ErrorStatementAst(span(keyword, errorEnd), nestedAst: [body] + catches + strayTypes) }
    let end = finally?.extent ?? catches.last?.extent ?? body.extent
    return TryStatementAst(span(keyword, end), body: body, catchClauses: catches, finally: finally)
  }

  /// One `catch`. Nil when there is none, or something is wrong with it: then `errorEnd` says up to where it goes, and `strayTypes` has its types.
  private func parseCatch(_ errorEnd: inout ScriptExtent?, _ strayTypes: inout [TypeConstraintAst]) -> CatchClauseAst? {
    skipNewlines()
    let keyword = next()
    guard keyword.kind == .catch else {
      unget(keyword)
      return nil
    }
    var types: [TypeConstraintAst] = []
    var comma: Token?
    var commaIsReported = false
    while true {
      let start = tokenizer.restorePoint()
      skipNewlines()
      guard let attribute = parseAttribute() else {
        if let comma {
          errorEnd = comma.extent
          commaIsReported = true
          reportIncomplete(.missingTypeLiteralToken, at: comma.extent.after)
        }
        break
      }
      guard let type = attribute as? TypeConstraintAst else {
        // An attribute belongs to what comes after the statement.
        resync(start)
        break
      }
      types.append(type)
      skipNewlines()
      comma = take(.comma)
      if comma == nil { break }
    }
    guard let handler = parseStatementBlock() else {
      if !commaIsReported {
        let end = types.last?.extent ?? keyword.extent
        errorEnd = end
        reportIncomplete(.missingCatchHandlerBlock, at: end.after)
      }
      strayTypes += types
      return nil
    }
    return CatchClauseAst(span(keyword, handler), catchTypes: types, body: handler)
  }
}
