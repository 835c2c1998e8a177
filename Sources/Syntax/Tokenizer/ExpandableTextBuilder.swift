import Text

/// Collects a string or word while it is scanned: its value, and what is nested in it.
struct ExpandableTextBuilder {
  private(set) var value: [UInt16]
  private(set) var nestedTokens: [Token] = []
  /// Where the nested tokens' text lies in `value`.
  private var nestedRanges: [Range<Int>] = []

  init(_ value: [UInt16] = []) { self.value = value }

  var count: Int { value.count }

  mutating func append(_ unit: UInt16) { value.append(unit) }

  mutating func append(_ units: (UInt16, UInt16?)) {
    value.append(units.0)
    if let second = units.1 { value.append(second) }
  }

  mutating func append(nested token: Token, text: ArraySlice<UInt16>) {
    nestedRanges.append(value.count..<value.count + text.count)
    nestedTokens.append(token)
    value.append(contentsOf: text)
  }

  /// Cuts the text back to `count` units; nothing nested lies behind them.
  mutating func truncate(to count: Int) { value.removeSubrange(count...) }

  /// The value of a token with this text.
  var tokenValue: TokenValue {
    guard !nestedTokens.isEmpty else { return .string(PSString.utf16(value)) }
    var literals: [PSString] = []
    var start = 0
    for range in nestedRanges {
      literals.append(PSString.utf16(value[start..<range.lowerBound]))
      start = range.upperBound
    }
    literals.append(PSString.utf16(value[start...]))
    return .expandable(ExpandableText(value: PSString.utf16(value), literals: literals, nestedTokens: nestedTokens))
  }

  /// A string with something wrong inside is wrong itself.
  var flags: TokenFlags { nestedTokens.contains(where: \.hasError) ? .tokenInError : [] }
}
