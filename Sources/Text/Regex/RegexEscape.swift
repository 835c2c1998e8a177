extension DotNetRegex {
  /// `[regex]::Escape`: a pattern that matches the text itself.
  package static func escape(_ text: PSString) -> PSString {
    let builder = PSStringBuilder(capacity: text.count + 8)
    for i in 0..<text.count {
      let unit = text[i]
      switch unit {
      case "\\", "*", "+", "?", "|", "{", "[", "(", ")", "^", "$", ".", "#", " ":
        builder.append(ascii: "\\")
        builder.append(unit: unit)
      case "\t": builder.append(ascii: "\\t")
      case "\n": builder.append(ascii: "\\n")
      case "\u{C}": builder.append(ascii: "\\f")
      case "\r": builder.append(ascii: "\\r")
      default: builder.append(unit: unit)
      }
    }
    return builder.count == text.count ? text : builder.build()
  }

  /// `[regex]::Unescape`.
  package static func unescape(_ text: PSString) throws(RegexParseError) -> PSString { try RegexParser.unescape(text) }
}
