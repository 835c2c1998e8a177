/// The options of `[regex]`, with .NET's values (`System.Text.RegularExpressions.RegexOptions`).
package struct RegexOptions: OptionSet, Hashable, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let ignoreCase = RegexOptions(rawValue: 1)
  package static let multiline = RegexOptions(rawValue: 2)
  package static let explicitCapture = RegexOptions(rawValue: 4)
  /// Has no effect: every pattern is compiled at its first match.
  package static let compiled = RegexOptions(rawValue: 8)
  package static let singleline = RegexOptions(rawValue: 16)
  package static let ignorePatternWhitespace = RegexOptions(rawValue: 32)
  package static let rightToLeft = RegexOptions(rawValue: 64)
  package static let ecmaScript = RegexOptions(rawValue: 256)
  /// Takes U+0130 out of the case equivalents of `i`; nothing else depends on the culture.
  package static let cultureInvariant = RegexOptions(rawValue: 512)
  /// Only restricts what the pattern may contain: a match is the same with and without it.
  package static let nonBacktracking = RegexOptions(rawValue: 1024)

  /// Whether .NET's constructor takes the combination; it throws `ArgumentOutOfRangeException` for the others.
  var isValid: Bool {
    if rawValue < 0 || rawValue >> 11 != 0 || rawValue & 128 != 0 { return false }
    if contains(.ecmaScript), !isSubset(of: [.ecmaScript, .ignoreCase, .multiline, .compiled]) { return false }
    return !contains(.nonBacktracking) || isDisjoint(with: [.ecmaScript, .rightToLeft])
  }
}
