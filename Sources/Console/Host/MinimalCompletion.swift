import Engine
import Syntax
import Terminal
import Text

/// Proposals for the word at the cursor: commands, their parameters, variables, and paths.
struct MinimalCompletion {
  private let shell: Shell

  init(_ shell: Shell) { self.shell = shell }

  func proposals(for text: PSString, at cursor: Int) -> CompletionSet? {
    let head = text.substring(0..<min(max(cursor, 0), text.count))
    let tokens = Parser.parse(ScriptSource(head)).tokens.filter { $0.kind != .endOfInput }
    guard let last = tokens.last, last.extent.endOffset == head.count, last.kind != .newLine else {
      return paths(PSString.empty, start: head.count, length: 0)
    }
    let start = last.extent.startOffset
    let length = head.count - start
    switch last.kind {
    case .variable: return variables(last.text, start: start, length: length)
    case .parameter: return parameters(last.text, of: tokens, start: start, length: length)
    case .generic, .identifier, .minus:
      if last.kind == .minus { return parameters(last.text, of: tokens, start: start, length: length) }
      if isCommandPosition(tokens), let found = commands(last.text, start: start, length: length) { return found }
      return paths(last.text, start: start, length: length)
    case .stringLiteral, .stringExpandable: return nil
    default: return paths(PSString.empty, start: head.count, length: 0)
    }
  }

  private func isCommandPosition(_ tokens: [Token]) -> Bool {
    guard tokens.count > 1 else { return true }
    switch tokens[tokens.count - 2].kind {
    case .pipe, .semi, .newLine, .lParen, .lCurly, .dollarParen, .atParen, .ampersand, .dot, .andAnd, .orOr, .equals: return true
    default: return tokens[tokens.count - 1].flags.contains(.commandName)
    }
  }

  private func set(_ names: [(text: String, tip: String)], start: Int, length: Int) -> CompletionSet? {
    var seen = Set<String>()
    let unique = names.filter { seen.insert($0.text.lowercased()).inserted }.sorted { $0.text.lowercased() < $1.text.lowercased() }
    if unique.isEmpty { return nil }
    return CompletionSet(
      start: start, length: length,
      completions: unique.map { Completion(text: PSString.of($0.text), listText: PSString.of($0.text), toolTip: PSString.of($0.tip)) })
  }

  private func commands(_ word: PSString, start: Int, length: Int) -> CompletionSet? {
    let names = CommandNames(shell).all.filter { $0.hasPrefixIgnoringCase(word) }
    return set(names.map { ($0.string, $0.string) }, start: start, length: length)
  }

  private func variables(_ word: PSString, start: Int, length: Int) -> CompletionSet? {
    let prefix = word.substring(from: 1)
    let names = shell.variableNames.filter { $0.hasPrefixIgnoringCase(prefix) }
    return set(names.map { ("$" + $0.string, "$" + $0.string) }, start: start, length: length)
  }

  private func parameters(_ word: PSString, of tokens: [Token], start: Int, length: Int) -> CompletionSet? {
    guard let command = tokens.last(where: { $0.flags.contains(.commandName) }) else { return nil }
    let prefix = word.substring(from: 1)
    let names = shell.parameterNames(of: command.text).filter { $0.hasPrefixIgnoringCase(prefix) }
    return set(names.map { ("-" + $0.string, "-" + $0.string) }, start: start, length: length)
  }

  private func paths(_ word: PSString, start: Int, length: Int) -> CompletionSet? {
    let text = word.string
    let slash = text.lastIndex(of: "/")
    let folder = slash.map { String(text[...$0]) } ?? ""
    let prefix = slash.map { String(text[text.index(after: $0)...]) } ?? text
    let home = FilePath.resolve(folder.isEmpty ? "." : folder, shell.runtime)
    let names = FolderListing.names(home).filter { $0.lowercased().hasPrefix(prefix.lowercased()) && (!$0.hasPrefix(".") || prefix.hasPrefix(".")) }
    return set(
      names.map { name in
        let path = (folder.isEmpty ? "./" : folder) + name
        let quoted = path.contains { " '\"$;|&(){}`".contains($0) } ? "'\(path.replacing("'", with: "''"))'" : path
        return (quoted, home + "/" + name)
      }, start: start, length: length)
  }
}
