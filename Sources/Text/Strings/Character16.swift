/// What `System.Char` says of one UTF-16 unit.
package enum Character16 {
  package static func category(_ unit: UInt16) -> UnicodeCategory {
    unit < 0x100 ? latin1Categories[Int(unit)] : UnicodeCategory(scalar: UInt32(unit))
  }

  /// Latin-1's categories, asked for most.
  private static let latin1Categories: [UnicodeCategory] = (0..<256).map { UnicodeCategory(scalar: $0) }

  package static func isLetter(_ unit: UInt16) -> Bool { unit < 0x80 ? isASCIILetter(unit) : category(unit).isLetter }
  package static func isDigit(_ unit: UInt16) -> Bool { unit < 0x80 ? isASCIIDigit(unit) : category(unit) == .decimalDigitNumber }
  package static func isLetterOrDigit(_ unit: UInt16) -> Bool {
    unit < 0x80 ? isASCIILetter(unit) || isASCIIDigit(unit) : category(unit).isLetter || category(unit) == .decimalDigitNumber
  }
  package static func isNumber(_ unit: UInt16) -> Bool { category(unit).isNumber }
  package static func isUpper(_ unit: UInt16) -> Bool { category(unit) == .uppercaseLetter }
  package static func isLower(_ unit: UInt16) -> Bool { category(unit) == .lowercaseLetter }
  package static func isPunctuation(_ unit: UInt16) -> Bool { category(unit).isPunctuation }
  package static func isSymbol(_ unit: UInt16) -> Bool { category(unit).isSymbol }
  package static func isSeparator(_ unit: UInt16) -> Bool { category(unit).isSeparator }
  package static func isControl(_ unit: UInt16) -> Bool { unit < 0x20 || unit &- 0x7F < 0x21 }

  /// The separators, and of the controls tab, the line ends and U+0085.
  @inlinable
  package static func isWhiteSpace(_ unit: UInt16) -> Bool {
    if unit < 0x85 { return unit == 0x20 || unit &- 9 < 5 }
    switch unit {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  @inlinable package static func isHighSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xD800 }
  @inlinable package static func isLowSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }
  @inlinable package static func isSurrogate(_ unit: UInt16) -> Bool { unit & 0xF800 == 0xD800 }

  @inlinable package static func isASCIILetter(_ unit: UInt16) -> Bool { (unit | 0x20) &- 0x61 < 26 }
  @inlinable package static func isASCIIDigit(_ unit: UInt16) -> Bool { unit &- 0x30 < 10 }

  /// `Char.GetNumericValue`: the number a character stands for (½ is 0.5), -1 if none.
  package static func numericValue(_ scalar: UInt32) -> Double { Unicode.Scalar(scalar)?.properties.numericValue ?? -1 }
}

extension PSString {
  /// The code point at `index`, which the caller has checked: two units long when a surrogate pair begins there, a lone surrogate otherwise itself.
  package func codePoint(at index: Int) -> (scalar: UInt32, length: Int) {
    let unit = self[index]
    if Character16.isHighSurrogate(unit) && index &+ 1 < count && Character16.isLowSurrogate(self[index &+ 1]) {
      return (0x10000 &+ ((UInt32(unit) & 0x3FF) &<< 10 | UInt32(self[index &+ 1]) & 0x3FF), 2)
    }
    return (UInt32(unit), 1)
  }
}
