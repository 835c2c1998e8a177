import Glibc
import Text

extension Parser {
  /// The `using` statements at the start of a script.
  func parseUsingStatements() -> [UsingStatementAst] {
    var statements: [UsingStatementAst] = []
    while true {
      let token = peek()
      guard token.kind == .using else {
        // What comes next may be attributes, to be scanned otherwise.
        resync(token)
        return statements
      }
      skipToken()
      if let statement = parseUsing(token) as? UsingStatementAst { statements.append(statement) }
      skipNewlinesAndSemicolons()
    }
  }

  /// `using` after its keyword.
  func parseUsing(_ using: Token) -> StatementAst {
    sawTypeOrUsing = true
    let directive = next()
    let kind: UsingStatementAst.Kind
    switch directive.kind {
    case .namespace: kind = .namespace
    case .type: kind = .type
    case .module: kind = .module
    case .command: kind = .command
    case .assembly: kind = .assembly
    default:
      unget(directive)
      reportIncomplete(.missingUsingStatementDirective, at: using.extent.after)
      return ErrorStatementAst(using.extent)
    }
    let itemToken = next()
    switch itemToken.kind {
    case .endOfInput, .newLine, .comma, .semi:
      reportIncomplete(.missingUsingItemName, at: directive.extent.after)
      return ErrorStatementAst(span(using, directive))
    default: break
    }
    guard let item = parseArgument(.commandArgument, itemToken) else {
      report(.invalidValueForUsingItemName, at: itemToken.extent, itemToken.text.string)
      sync(to: [.semi, .newLine], consumingClosing: true)
      return ErrorStatementAst(span(using, itemToken))
    }
    let specification = kind == .module ? item as? HashtableAst : nil
    guard specification != nil || item is StringConstantExpressionAst else {
      report(.invalidValueForUsingItemName, at: item.extent, item.extent.text.string)
      return ErrorStatementAst(span(using, item))
    }
    let name = item as? StringConstantExpressionAst
    if kind == .assembly, let name { checkAssembly(name) }
    if kind != .assembly, let name {
      if let equals = take(.equals) { return parseUsingAlias(using, kind, name, equals) }
      if kind == .type || kind == .command {
        reportIncomplete(.missingEqualsInUsingAlias, at: itemToken.extent.after)
        return ErrorStatementAst(span(using, item), nestedAst: [item])
      }
    }
    requireTerminator()
    return UsingStatementAst(span(using, item), kind: kind, name: name, moduleSpecification: specification)
  }

  private func parseUsingAlias(
    _ using: Token, _ kind: UsingStatementAst.Kind, _ name: StringConstantExpressionAst, _ equals: Token
  ) -> StatementAst {
    let token = next()
    switch token.kind {
    case .endOfInput, .newLine, .semi:
      unget(token)
      reportIncomplete(.missingNamespaceAlias, at: equals.extent.after)
      return ErrorStatementAst(span(using, equals))
    case .comma:
      report(.unexpectedUnaryOperator, at: token.extent, token.text.string)
      return ErrorStatementAst(span(using, token))
    default: break
    }
    let alias = parseArgument(.commandArgument, token)
    if kind == .module, let specification = alias as? HashtableAst {
      requireTerminator()
      return UsingStatementAst(span(using, token), kind: kind, name: name, moduleSpecification: specification)
    }
    guard let text = alias as? StringConstantExpressionAst else {
      let place = alias?.extent ?? token.extent
      report(.invalidValueForUsingItemName, at: place, place.text.string)
      return ErrorStatementAst(span(using, place), nestedAst: [name, alias].compactMap { $0 })
    }
    requireTerminator()
    return UsingStatementAst(span(using, token), kind: kind, name: name, alias: text)
  }

  private func requireTerminator() {
    let token = peek()
    switch token.kind {
    case .newLine, .semi: skipToken()
    case .endOfInput: break
    default: reportIncomplete(.missingStatementTerminator, at: token.extent)
    }
  }

  /// An assembly must be a file beside the script, or an absolute path.
  private func checkAssembly(_ name: StringConstantExpressionAst) {
    let path = name.text.string
    if path.hasPrefix("/") { return }
    if let colon = path.firstIndex(of: ":"), colon != path.startIndex,
      path[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    {
      let scheme = path[..<colon].lowercased()
      if scheme != "file" { report(.cannotLoadAssemblyWithUriSchema, at: name.extent, scheme) }
      return
    }
    var folder = ""
    if let script = source.file?.string, let slash = script.lastIndex(of: "/") { folder = String(script[...slash]) }
    if access(folder + path, F_OK) != 0 { report(.errorLoadingAssembly, at: name.extent, path) }
  }
}
