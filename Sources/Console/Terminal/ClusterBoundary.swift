import Glibc

/// Where the cursor may stand: between extended grapheme clusters, so that an accent or a family of emoji is one step.
package enum ClusterBoundary {
  /// How far a cluster is looked for; longer ones are cut.
  private static let reach = 64

  /// The boundary after `index`, at most `text.count`.
  package static func after(_ index: Int, in text: [wchar_t]) -> Int {
    guard index < text.count else { return text.count }
    if index + 1 == text.count || (text[index] < 0x300 && text[index + 1] < 0x300) { return index + 1 }
    let window = string(text[index..<min(index + reach, text.count)])
    return index + (window.first?.unicodeScalars.count ?? 1)
  }

  /// The boundary before `index`, at least 0.
  package static func before(_ index: Int, in text: [wchar_t]) -> Int {
    guard index > 0 else { return 0 }
    if index == 1 || (text[index - 1] < 0x300 && text[index - 2] < 0x300) { return index - 1 }
    let window = string(text[max(0, index - reach)..<index])
    return index - (window.last?.unicodeScalars.count ?? 1)
  }

  private static func string(_ slice: ArraySlice<wchar_t>) -> String {
    var scalars = String.UnicodeScalarView()
    // CR and LF are one cluster in Unicode, two characters here; surrogates have no scalar.
    for unit in slice { scalars.append(unit == 0x0D ? " " : Unicode.Scalar(UInt32(bitPattern: unit)) ?? "\u{FFFD}") }
    return String(scalars)
  }
}
