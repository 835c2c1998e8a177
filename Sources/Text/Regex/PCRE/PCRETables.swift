import CPCRE2

/// PCRE2's tables for units below 0x100: the library's own for the C locale, with the case pairs and the word characters of Latin-1 as .NET
/// has them.
///
/// With them, and without PCRE2_UCP, `(?i)` folds Latin-1 pairs and nothing else, and `\b` is .NET's on Latin-1 subjects.
enum PCRETables {
  // The layout is that of the tables that pcre2_dftables writes: lower case, other case, class bitmaps, kinds.
  private static let otherCaseOffset = 256
  private static let kindsOffset = 832

  /// What to compile with; made once and kept.
  nonisolated(unsafe) static let compileContext: OpaquePointer? = {
    guard let tables = pcre2_maketables_16(nil), let context = pcre2_compile_context_create_16(nil) else { return nil }
    let bytes = UnsafeMutablePointer(mutating: tables)
    for unit in UInt16(0x80)...0xFF {
      if let other = otherCase(of: unit) {
        bytes[Int(unit)] = UInt8(max(unit, other))
        bytes[otherCaseOffset + Int(unit)] = UInt8(other)
      }
      // An underscore is nothing but a word character.
      if RegexSet.word.contains(unit) { bytes[kindsOffset + Int(unit)] = bytes[kindsOffset + 0x5F] }
    }
    pcre2_set_character_tables_16(context, tables)
    pcre2_set_newline_16(context, UInt32(PCRE2_NEWLINE_LF))
    return context
  }()

  /// The other unit of a case pair within Latin-1.
  static func otherCase(of unit: UInt16) -> UInt16? {
    switch unit {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: unit + 0x20
    case 0x61...0x7A, 0xE0...0xF6, 0xF8...0xFE: unit - 0x20
    default: nil
    }
  }
}
