/// How culture-aware comparison treats what distinguishes texts; the raw values are those of `System.Globalization.CompareOptions`.
/// `Ordinal` and `OrdinalIgnoreCase`, which stand alone, are the strings' own comparisons.
package struct CompareOptions: OptionSet {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
  package static let ignoreCase = CompareOptions(rawValue: 1)
  /// Accents and other combining marks do not count.
  package static let ignoreNonSpace = CompareOptions(rawValue: 2)
  /// Punctuation, symbols and white space do not count.
  package static let ignoreSymbols = CompareOptions(rawValue: 4)
  package static let ignoreKanaType = CompareOptions(rawValue: 8)
  package static let ignoreWidth = CompareOptions(rawValue: 16)

  package static func ignoringCase(_ ignoring: Bool) -> CompareOptions { ignoring ? .ignoreCase : [] }

  /// Only case is at issue, so that ASCII texts need no ICU.
  var isSimple: Bool { rawValue & ~1 == 0 }
}
