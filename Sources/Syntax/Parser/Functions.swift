import Text

extension Parser {
  /// `function`, `filter` or `workflow` after its keyword.
  func parseFunction(_ keyword: Token) -> StatementAst {
    skipNewlines()
    let name = next()
    switch name.kind {
    case .pipe, .lParen, .lCurly, .atParen, .atCurly, .rCurly, .rParen, .endOfInput, .semi, .redirection, .redirectInStd, .andAnd, .orOr,
      .ampersand, .variable, .splattedVariable, .hereStringExpandable, .hereStringLiteral, .stringLiteral, .stringExpandable:
      unget(name)
      reportIncomplete(.missingNameAfterKeyword, at: keyword.extent.after, keyword.text.string)
      return ErrorStatementAst(keyword.extent)
    default: break
    }
    // A name is no keyword, whatever it looks like.
    name.flags.remove(.keyword)
    var errorEnd: ScriptExtent?
    var rParen: Token?
    let parameters = parseParameterDeclaration(&errorEnd, &rParen)
    let lCurly = next()
    if lCurly.kind != .lCurly {
      unget(lCurly)
      if errorEnd == nil {
        let end = (rParen ?? name).extent
        errorEnd = end
        reportIncomplete(.missingFunctionBody, at: end.after)
      }
    }
    if let errorEnd { return ErrorStatementAst(span(keyword, errorEnd), nestedAst: parameters ?? []) }
    let outer = tokenizer.inWorkflow
    tokenizer.inWorkflow = keyword.kind == .workflow
    defer { tokenizer.inWorkflow = outer }
    let body = parseScriptBlock(lCurly, isFilter: keyword.kind == .filter)
    return FunctionDefinitionAst(
      span(keyword, body), isFilter: keyword.kind == .filter, isWorkflow: keyword.kind == .workflow,
      name: name.kind == .generic ? name.stringValue : name.text, nameExtent: name.extent, parameters: parameters, body: body)
  }

  /// `( parameters )`; nil when there is no parenthesis. `errorEnd` is set when the closing one is missing.
  func parseParameterDeclaration(_ errorEnd: inout ScriptExtent?, _ rParen: inout Token?) -> [ParameterAst]? {
    skipNewlines()
    guard let lParen = take(.lParen) else { return nil }
    let parameters = parseParameterList()
    skipNewlines()
    let token = next()
    rParen = token
    if token.kind != .rParen {
      unget(token)
      let end = parameters.last?.extent ?? lParen.extent
      errorEnd = end
      reportIncomplete(.missingEndParenthesisInFunctionParameterList, at: end.after)
    }
    skipNewlines()
    return parameters
  }
}
