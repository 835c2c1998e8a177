import Syntax
import Text

/// Entries that may carry a secret stay out of the history file, in the spirit of PSReadLine's rule for sensitive history.
///
/// An entry with one of the words is kept out unless each of them is in a place that shows no secret: a command's name, a variable that is read or is given
/// something that is not written out, a parameter whose argument is not written out, a member that is read.
enum SecretText {
  /// Strings never change once made.
  private nonisolated(unsafe) static let words = ["password", "asplaintext", "token", "apikey", "secret", "passphrase"].map(PSString.of)

  static func mayBeSecret(_ text: PSString) -> Bool {
    guard contains(text) else { return false }
    let tokens = Parser.parse(ScriptSource(text)).tokens.filter { $0.kind != .lineContinuation }
    for (index, token) in tokens.enumerated() where contains(token.text) {
      if !isHarmless(token, in: tokens, at: index) { return true }
    }
    return false
  }

  private static func contains(_ text: PSString) -> Bool { words.contains { text.indexOfIgnoringCase($0) != nil } }

  private static func isHarmless(_ token: Token, in tokens: [Token], at index: Int) -> Bool {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    switch token.kind {
    case .variable, .splattedVariable: return !assigns(next) || !isWrittenOut(tokens, from: index + 2)
    case .parameter:
      // `-AsPlainText` says that the text is in the same command.
      if token.text.indexOfIgnoringCase(PSString.of("asplaintext")) != nil { return !writesOut(tokens, around: index) }
      return !isWrittenOut(tokens, from: index + 1)
    case .identifier, .generic:
      if token.flags.contains(.commandName) { return true }
      guard token.flags.contains(.memberName) else { return false }
      if next?.kind == .lParen { return !isWrittenOut(tokens, from: index + 2) }
      return !assigns(next) || !isWrittenOut(tokens, from: index + 2)
    default: return false
    }
  }

  private static func assigns(_ token: Token?) -> Bool { token?.flags.contains(.assignmentOperator) ?? false }

  /// The value that begins at a token is text, not a variable or a command in parentheses.
  private static func isWrittenOut(_ tokens: [Token], from index: Int) -> Bool {
    guard index < tokens.count else { return false }
    switch tokens[index].kind {
    case .variable, .splattedVariable, .lParen, .dollarParen, .parameter, .newLine, .semi, .pipe, .rParen, .rCurly, .endOfInput: return false
    case .identifier, .generic: return !tokens[index].flags.contains(.commandName)
    default: return true
    }
  }

  /// A text stands somewhere in the same statement.
  private static func writesOut(_ tokens: [Token], around index: Int) -> Bool {
    func isEnd(_ token: Token) -> Bool { token.kind == .newLine || token.kind == .semi || token.kind == .endOfInput }
    let first = tokens[..<index].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    let last = tokens[index...].firstIndex(where: isEnd) ?? tokens.count
    return tokens[first..<last].contains { token in
      switch token.kind {
      case .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable, .number: true
      case .identifier, .generic: !token.flags.contains(.commandName) && !token.flags.contains(.memberName)
      default: false
      }
    }
  }
}
