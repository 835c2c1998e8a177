import Syntax
import Terminal
import Text

/// Colours of an entry as it is typed, token by token, in PSReadLine's default colours.
enum TokenColours {
  static func spans(of text: PSString) -> [ColourSpan] {
    var spans: [ColourSpan] = []
    for token in Parser.parse(ScriptSource(text)).tokens { add(token, to: &spans) }
    return spans
  }

  private static func add(_ token: Token, to spans: inout [ColourSpan]) {
    if let colour = colour(of: token) {
      spans.append(ColourSpan(range: token.extent.startOffset..<token.extent.endOffset, sequence: colour))
    }
    for nested in token.nestedTokens { add(nested, to: &spans) }
  }

  private static func colour(of token: Token) -> String? {
    if token.flags.contains(.tokenInError) { return "\u{1B}[91m" }
    switch token.kind {
    case .comment: return "\u{1B}[32m"
    case .parameter: return "\u{1B}[90m"
    case .variable, .splattedVariable: return "\u{1B}[92m"
    case .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable: return "\u{1B}[36m"
    case .number: return "\u{1B}[97m"
    default: break
    }
    if token.flags.contains(.commandName) { return "\u{1B}[93m" }
    if token.flags.contains(.keyword) { return "\u{1B}[92m" }
    if token.flags.contains(.typeName) || token.flags.contains(.memberName) { return "\u{1B}[37m" }
    let operators: TokenFlags = [.binaryOperator, .unaryOperator, .assignmentOperator, .specialOperator]
    return token.flags.isDisjoint(with: operators) ? nil : "\u{1B}[90m"
  }
}
