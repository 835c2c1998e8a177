/// The `ToString` of .NET's numeric types.
@usableFromInline
package enum NumberFormatting {
  // MARK: - Default texts

  /// Decimal digits.
  @inlinable @inline(__always)
  package static func text<T: FixedWidthInteger>(_ value: T) -> PSString {
    decimalText(UInt64(truncatingIfNeeded: value.magnitude), isNegative: value < 0)
  }

  @usableFromInline
  static func decimalText(_ value: UInt64, isNegative: Bool) -> PSString {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var magnitude = value
      var at = 20
      repeat {
        let (q, r) = magnitude.quotientAndRemainder(dividingBy: 10)
        at &-= 1
        buffer[at] = 48 &+ UInt8(truncatingIfNeeded: r)
        magnitude = q
      } while magnitude != 0
      if isNegative {
        at &-= 1
        buffer[at] = 45
      }
      return PSString.latin1(UnsafeBufferPointer(rebasing: buffer[at...]))
    }
  }

  /// The shortest text that reads back as the same double: `0.1`, `92233720368547760`, `1E+20`, `1.2345E-05`.
  package static func text(_ value: Double, _ info: NumberFormatInfo = .enUS) -> PSString {
    if let small = wholeText(value) { return small }
    if info.isPlain && value.isFinite && value != 0 {
      return PlainDigits(description: value.magnitude.description).general(isNegative: value < 0, limit: 17)
    }
    return finite(value, info) { Digits(shortest: value).general(limit: 17, info) }
  }

  package static func text(_ value: Float, _ info: NumberFormatInfo = .enUS) -> PSString {
    if let small = wholeText(Double(value)), value.magnitude < 1e7 { return small }
    return finite(Double(value), info) { Digits(shortest: value).general(limit: 9, info) }
  }

  /// A double that is a small integer has that integer's text.
  @inline(__always)
  private static func wholeText(_ value: Double) -> PSString? {
    guard value.magnitude < 1e15, value != 0, value == value.rounded(.towardZero) else { return nil }
    return text(Int64(value))
  }

  /// `value.ToString("G15")` and the like: at most `digits` significant digits. PowerShell's conversion of a double to a string is
  /// `general(value, digits: 15, .invariant)`, of a float `digits: 7`.
  package static func general(_ value: Double, digits: Int, _ info: NumberFormatInfo = .enUS) -> PSString {
    if digits >= 15, let small = wholeText(value) { return small }
    if info.isPlain && value.isFinite && value != 0 && digits <= 17,
      let (mantissa, scale) = Digits.significant(value.magnitude, digits), let plain = UInt64(exactly: mantissa)
    {
      return PlainDigits(mantissa: plain, count: digits, scale: scale).general(isNegative: value < 0, limit: digits)
    }
    return finite(value, info) { Digits(value, significant: digits).general(limit: digits, info) }
  }

  private static func finite(_ value: Double, _ info: NumberFormatInfo, _ body: () -> PSString) -> PSString {
    value.isFinite ? body() : special(value, info)
  }

  private static func special(_ value: Double, _ info: NumberFormatInfo) -> PSString {
    let symbol = value.isNaN ? info.nanSymbol : value > 0 ? info.positiveInfinitySymbol : info.negativeInfinitySymbol
    return symbol.withUnsafeBufferPointer { PSString.utf16($0) }
  }

  // MARK: - By format strings

  /// An integer by a format string (none or an empty one is the default text).
  package static func format<T: FixedWidthInteger>(
    _ value: T, _ format: PSString?, _ info: NumberFormatInfo = .enUS
  ) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return text(value) }
    return try format.withUTF16 { (picture) throws(FormatError) in
      guard case .standard(let letter, let precision) = try FormatSpecifier(picture) else {
        return custom(Digits(integer: value), picture, info)
      }
      switch letter | 0x20 {
      case 100: return padded(text(value), precision, info)  // d
      case 103 where precision < 1, 114: return text(value)  // g, r
      case 102, 110:  // f, n
        let places = precision < 0 ? info.numberDecimalDigits : precision
        if places > 15 || !info.isPlain { return try standard(Digits(integer: value), letter, precision, isCorrect: false, info) }
        return PlainText.fixed(
          UInt64(truncatingIfNeeded: value.magnitude), isNegative: value < 0, places: 0, zeros: places, grouped: letter | 0x20 == 110)
      case 120:  // x
        return digits(UInt64(truncatingIfNeeded: T.Magnitude(truncatingIfNeeded: value)), radix: 16, width: precision, upper: letter == 88)
      case 98:  // b
        return digits(UInt64(truncatingIfNeeded: T.Magnitude(truncatingIfNeeded: value)), radix: 2, width: precision, upper: false)
      default: return try standard(Digits(integer: value), letter, precision, isCorrect: false, info)
      }
    }
  }

  package static func format(_ value: Double, _ format: PSString?, _ info: NumberFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return text(value, info) }
    return try real(value, format, info, customDigits: 15) { text(value, info) }
  }

  package static func format(_ value: Float, _ format: PSString?, _ info: NumberFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return text(value, info) }
    return try real(Double(value), format, info, customDigits: 7) { text(value, info) }
  }

  package static func format(_ value: PSDecimal, _ format: PSString?, _ info: NumberFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return value.text }
    return try format.withUTF16 { (picture) throws(FormatError) in
      guard case .standard(let letter, let precision) = try FormatSpecifier(picture) else { return custom(Digits(value), picture, info) }
      return try standard(Digits(value), letter, letter | 0x20 == 114 ? -1 : precision, isCorrect: false, info)
    }
  }

  package static func format(_ value: BigInteger, _ format: PSString?, _ info: NumberFormatInfo = .enUS) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return value.text }
    return try format.withUTF16 { (picture) throws(FormatError) in
      guard case .standard(let letter, let precision) = try FormatSpecifier(picture) else { return custom(Digits(value), picture, info) }
      switch letter | 0x20 {
      case 100, 103, 114: return padded(value.text, precision, info)  // d, g, r: a precision is a width
      case 120: return value.hexadecimal(width: precision, upper: letter == 88)
      case 98: return value.binary(width: precision)
      default: return try standard(Digits(value), letter, precision, isCorrect: false, info)
      }
    }
  }

  private static func real(
    _ value: Double, _ format: PSString, _ info: NumberFormatInfo, customDigits: Int, shortest: () -> PSString
  ) throws(FormatError) -> PSString {
    if !value.isFinite { return special(value, info) }
    return try format.withUTF16 { (picture) throws(FormatError) in
      guard case .standard(let letter, let precision) = try FormatSpecifier(picture) else {
        return custom(Digits(value, significant: customDigits), picture, info)
      }
      let digits: Digits
      let places = precision < 0 ? info.numberDecimalDigits : precision
      switch letter | 0x20 {
      case 102, 110:
        if places <= 15 && info.isPlain, let scaled = Digits.scaled(value.magnitude, byPowerOfTen: places),
          let plain = UInt64(exactly: scaled)
        {
          return PlainText.fixed(plain, isNegative: value.sign == .minus, places: places, grouped: letter | 0x20 == 110)
        }
        digits = Digits(value, places: places)
      case 99: digits = Digits(value, places: precision < 0 ? info.currencyDecimalDigits : precision)
      case 101: digits = Digits(value, significant: (precision < 0 ? 6 : precision) + 1)
      case 112: digits = Digits(value, places: (precision < 0 ? info.percentDecimalDigits : precision) + 2)
      case 103 where precision > 0: digits = Digits(value, significant: precision)
      case 103, 114:
        let plain = shortest()
        // The exponent's letter follows the format's.
        return letter & 0x20 == 0 ? plain : plain.withUTF16 { PSString.utf16($0.map { $0 == 69 ? 101 : $0 }) }
      default: throw .invalidSpecifier
      }
      return try standard(digits, letter, precision, isCorrect: true, info)
    }
  }

  private static func standard(
    _ digits: Digits, _ letter: UInt8, _ precision: Int, isCorrect: Bool, _ info: NumberFormatInfo
  ) throws(FormatError) -> PSString {
    var digits = digits
    var out = UnitBuffer(capacity: 32)
    try digits.layOut(letter: letter, precision: precision, isCorrect: isCorrect, info, into: &out)
    return out.string
  }

  private static func custom(_ digits: Digits, _ picture: UnsafeBufferPointer<UInt16>, _ info: NumberFormatInfo) -> PSString {
    var digits = digits
    var out = UnitBuffer(capacity: picture.count + 16)
    var format = CustomFormat(picture, info)
    format.layOut(&digits, into: &out)
    return out.string
  }

  /// Zeros between the sign and the digits, up to `width` digits.
  private static func padded(_ text: PSString, _ width: Int, _ info: NumberFormatInfo) -> PSString {
    let isNegative = !text.isEmpty && text[0] == 45
    let count = text.count - (isNegative ? 1 : 0)
    if width <= count { return text }
    var out = UnitBuffer(capacity: width + 1)
    if isNegative { out.append(info.negativeSign) }
    out.append(repeating: 48, count: width - count)
    text.withUTF16 { out.append(contentsOf: $0.suffix(count)) }
    return out.string
  }

  private static func digits(_ value: UInt64, radix: Int, width: Int, upper: Bool) -> PSString {
    let text = String(value, radix: radix, uppercase: upper)
    var out = UnitBuffer(capacity: Swift.max(width, text.utf8.count))
    out.append(repeating: 48, count: width - text.utf8.count)
    out.append(text)
    return out.string
  }
}

extension Digits {
  /// `G` over digits that are right already: scientific when the point stands beyond `limit` digits.
  fileprivate func general(limit: Int, _ info: NumberFormatInfo) -> PSString {
    var digits = self
    var out = UnitBuffer(capacity: 32)
    // G never refuses.
    try? digits.layOut(letter: 71, precision: limit, isCorrect: true, info, into: &out)
    return out.string
  }
}
