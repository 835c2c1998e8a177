import Text

/// Finds the comments that are a function's or script's help: before the function, or at the start or end of its body.
package struct CommentHelp {
  private let tokens: [Token]
  /// A comment belongs to a declaration at most this many lines below.
  private static let proximity = 2

  /// The help of a function.
  package static func find(for function: FunctionDefinitionAst, tokens: [Token]? = nil) -> CommentHelpInfo? {
    let search = CommentHelp(tokens: tokens ?? Self.tokens(of: function))
    let first = search.firstToken(in: function.extent)
    guard first < search.tokens.count else { return nil }
    let parameters = function.parameters ?? function.body.paramBlock?.parameters ?? []
    let found =
      search.commentsBefore(first, within: proximity).help
      ?? search.help(from: search.firstToken(in: function.body.extent) + 1, to: search.lastToken(in: function.extent, from: first)) { _ in
        true
      }
    return search.withParameters(found, parameters, from: first)
  }

  /// The help of a script, or of a script block in it.
  package static func find(for block: ScriptBlockAst, tokens: [Token]? = nil) -> CommentHelpInfo? {
    let search = CommentHelp(tokens: tokens ?? Self.tokens(of: block))
    guard !search.tokens.isEmpty else { return nil }
    let isRoot = block.parent == nil
    let first = isRoot ? 0 : max(search.firstToken(in: block.extent) - 1, 0)
    let last = isRoot ? search.tokens.count - 1 : search.lastToken(in: block.extent, from: first)
    let found = search.help(from: first, to: last) { comments in
      // The first comment of a script may be its first function's.
      guard isRoot, block.endBlock?.unnamed == true, let function = block.endBlock?.statements.first as? FunctionDefinitionAst,
        let comment = comments.last
      else { return true }
      return function.extent.startLineNumber - comment.extent.endLineNumber > proximity
    }
    return search.withParameters(found, block.paramBlock?.parameters ?? [], from: first)
  }

  private static func tokens(of ast: Ast) -> [Token] { Parser.parse(ScriptSource(units: ast.extent.source.units)).tokens }

  // MARK: - Looking through the tokens

  /// The first comments from `start` on that are help, unless `isOurs` says no; else those before the token at `last`.
  private func help(from start: Int, to last: Int, isOurs: ([Token]) -> Bool) -> CommentHelpInfo? {
    var i = start
    while i < tokens.count {
      let comments = commentsAfter(&i)
      if comments.isEmpty { break }
      guard let help = comments.help else { continue }
      if isOurs(comments) { return help }
      break
    }
    guard last >= 0, last < tokens.count else { return nil }
    return commentsBefore(last, within: tokens[last].extent.startLineNumber).help
  }

  /// Comments from `i` on that stand together; `i` is left on the token behind them.
  private func commentsAfter(_ i: inout Int) -> [Token] {
    var comments: [Token] = []
    var lastLine = Int.max
    while i < tokens.count {
      let token = tokens[i]
      if token.extent.startLineNumber > lastLine { break }
      if token.kind == .comment {
        comments.append(token)
        lastLine = token.extent.endLineNumber + 1
      } else if token.kind != .newLine {
        break
      }
      i += 1
    }
    return comments
  }

  /// Comments that stand together and end at most `lines` lines above the token at `index`.
  private func commentsBefore(_ index: Int, within lines: Int) -> [Token] {
    var comments: [Token] = []
    var firstLine = tokens[index].extent.startLineNumber - lines
    for token in tokens[..<index].reversed() {
      if token.extent.endLineNumber < firstLine { break }
      if token.kind == .comment {
        comments.append(token)
        firstLine = token.extent.startLineNumber - 1
      } else if token.kind != .newLine {
        break
      }
    }
    return comments.reversed()
  }

  private func firstToken(in extent: ScriptExtent, from start: Int = 0) -> Int {
    tokens[start...].firstIndex { $0.extent.endOffset > extent.startOffset } ?? tokens.count
  }

  private func lastToken(in extent: ScriptExtent, from start: Int) -> Int {
    (tokens[start...].firstIndex { $0.extent.startOffset >= extent.endOffset } ?? tokens.count) - 1
  }

  /// The help with the comments above, in and behind each parameter.
  private func withParameters(_ help: CommentHelpInfo?, _ parameters: [ParameterAst], from start: Int) -> CommentHelpInfo? {
    guard var help else { return nil }
    help.parameterComments = parameters.map { parameter in
      let first = firstToken(in: parameter.extent, from: start)
      guard first < tokens.count else { return .empty }
      let last = max(lastToken(in: parameter.extent, from: first), first)
      var behind = last + 1
      let comments =
        commentsBefore(first, within: Self.proximity) + tokens[first..<last].filter { $0.kind == .comment } + commentsAfter(&behind)
      var line = -1
      return CommentHelpInfo.section(comments.flatMap { CommentHelpInfo.lines(of: $0) }, &line)
    }
    return help
  }
}

extension [Token] {
  fileprivate var help: CommentHelpInfo? { CommentHelpInfo(self) }
}
