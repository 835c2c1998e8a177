import Glibc

/// The texts that .NET's `Parse` methods of the numeric types accept, and the exceptions for those that they refuse.
@usableFromInline
package enum NumberParsing {
  /// `The input string '…' was not in a correct format.`
  package static func badFormat(_ units: UnsafeBufferPointer<UInt16>) -> NumberParseError {
    .format("The input string '\(String(decoding: units, as: UTF16.self))' was not in a correct format.")
  }

  /// The words of an integral type's `OverflowException`.
  package static func overflow<T: FixedWidthInteger>(_ type: T.Type) -> NumberParseError { .overflow(overflowMessage(type)) }

  /// The same words, for conversions between types.
  package static func overflowMessage<T: FixedWidthInteger>(_ type: T.Type) -> String {
    let name =
      switch (T.bitWidth, T.isSigned) {
      case (8, true): "a signed byte"
      case (8, false): "an unsigned byte"
      case (16, true): "an Int16"
      case (16, false): "a UInt16"
      case (32, true): "an Int32"
      case (32, false): "a UInt32"
      case (64, true): "an Int64"
      default: "a UInt64"
      }
    return "Value was either too large or too small for \(name)."
  }

  // MARK: - Integers

  /// `Int32.Parse` and its like.
  package static func integer<T: FixedWidthInteger>(
    _ units: UnsafeBufferPointer<UInt16>, _ type: T.Type, styles: NumberStyles = .integer, format: NumberFormatInfo = .enUS
  ) throws(NumberParseError) -> T {
    if styles.contains(.hexSpecifier) { return try radix(units, type, bitsPerDigit: 4, styles) }
    if styles.contains(.binarySpecifier) { return try radix(units, type, bitsPerDigit: 1, styles) }
    if let plain = plainInteger(units, type) { return plain }
    var scanner = NumberScanner(units, styles, format)
    guard let digits = scanner.scan(.integer) else { throw badFormat(units) }
    guard let value = digits.integer(type) else { throw overflow(type) }
    return value
  }

  /// Up to 18 digits with an optional minus and nothing else: what nearly all texts are, for every style.
  @inline(__always)
  private static func plainInteger<T: FixedWidthInteger>(_ units: UnsafeBufferPointer<UInt16>, _ type: T.Type) -> T? {
    guard let first = units.first, units.count <= 18, first >= 48 && first <= 57 else { return nil }
    var value = 0
    for u in units {
      if u < 48 || u > 57 { return nil }
      value = value &* 10 &+ Int(u &- 48)
    }
    return T(exactly: value)
  }

  private static func radix<T: FixedWidthInteger>(
    _ units: UnsafeBufferPointer<UInt16>, _ type: T.Type, bitsPerDigit: Int, _ styles: NumberStyles
  ) throws(NumberParseError) -> T {
    guard let range = digitRange(units, bitsPerDigit: bitsPerDigit, styles) else { throw badFormat(units) }
    var value: T.Magnitude = 0
    for i in range {
      if value >> (T.bitWidth - bitsPerDigit) != 0 { throw overflow(type) }
      value = value << bitsPerDigit | T.Magnitude(hexValue(units[i]))
    }
    return T(truncatingIfNeeded: value)
  }

  /// What the integral types' `TypeConverter`s read, which PowerShell's casts ask first: decimal digits, or hexadecimal ones behind
  /// `0x`, `&h` or `#`.
  package static func converterInteger<T: FixedWidthInteger>(_ units: UnsafeBufferPointer<UInt16>, _ type: T.Type) throws(NumberParseError)
    -> T
  {
    var text = units[...]
    while let first = text.first, isTrimmed(first) { text.removeFirst() }
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    let plain = UnsafeBufferPointer(rebasing: text)
    let prefix: Int
    if text.first == 35 {
      prefix = 1
    } else if plain.count > 1, plain[0] == 48 && plain[1] | 0x20 == 120 || plain[0] == 38 && plain[1] | 0x20 == 104 {
      prefix = 2
    } else {
      return try integer(plain, type)
    }
    return try integer(UnsafeBufferPointer(rebasing: plain.dropFirst(prefix)), type, styles: .hexSpecifier)
  }

  /// The hexadecimal or binary digits of a text between the white space that `styles` allows.
  private static func digitRange(_ units: UnsafeBufferPointer<UInt16>, bitsPerDigit: Int, _ styles: NumberStyles) -> Range<Int>? {
    var start = 0
    var end = units.count
    while end > start && units[end - 1] == 0 { end -= 1 }
    if styles.contains(.leadingWhite) { while start < end && NumberScanner.isWhite(units[start]) { start += 1 } }
    if styles.contains(.trailingWhite) { while end > start && NumberScanner.isWhite(units[end - 1]) { end -= 1 } }
    if start == end { return nil }
    for i in start..<end where hexValue(units[i]) >= 1 << bitsPerDigit { return nil }
    return start..<end
  }

  /// 0…15 for a hexadecimal digit, else 255.
  static func hexValue(_ unit: UInt16) -> UInt8 {
    if unit >= 48 && unit <= 57 { return UInt8(truncatingIfNeeded: unit &- 48) }
    let lower = unit | 0x20
    return lower >= 97 && lower <= 102 ? UInt8(truncatingIfNeeded: lower &- 87) : 255
  }

  /// `BigInteger.Parse`.
  package static func bigInteger(
    _ units: UnsafeBufferPointer<UInt16>, styles: NumberStyles = .integer, format: NumberFormatInfo = .enUS
  ) throws(NumberParseError) -> BigInteger {
    let refused = NumberParseError.format("The value could not be parsed.")
    if styles.contains(.hexSpecifier) || styles.contains(.binarySpecifier) {
      let bits = styles.contains(.hexSpecifier) ? 4 : 1
      guard let range = digitRange(units, bitsPerDigit: bits, styles) else { throw refused }
      let digits = units[range].map { UInt8(truncatingIfNeeded: $0) }
      guard let value = BigInteger(signedDigits: digits, radix: bits == 4 ? 16 : 2) else { throw refused }
      return value
    }
    var scanner = NumberScanner(units, styles, format)
    guard var number = scanner.scan(.integer), number.isZero || number.scale >= number.digits.count else { throw refused }
    if number.isZero { return .zero }
    let zeros = number.scale - number.digits.count
    if zeros > BigInteger.maximumBits / 4 { throw .overflow(BigInteger.tooLarge.message) }
    for _ in 0..<zeros { number.digits.append(48) }
    guard let magnitude = BigInteger(digits: Array(number.digits), radix: 10) else { throw refused }
    return number.isNegative ? -magnitude : magnitude
  }

  // MARK: - Reals

  /// `Double.Parse`: too large a number is infinite.
  package static func double(
    _ units: UnsafeBufferPointer<UInt16>, styles: NumberStyles = .floatAndThousands, format: NumberFormatInfo = .enUS
  ) throws(NumberParseError) -> Double {
    if isPlain(styles, format), let number = PlainNumber(units) { return number.double }
    var scanner = NumberScanner(units, styles, format)
    if let digits = scanner.scan(.floatingPoint) { return digits.double() }
    guard let special = specialDouble(units, format) else { throw badFormat(units) }
    return special
  }

  /// `Single.Parse`.
  package static func float(
    _ units: UnsafeBufferPointer<UInt16>, styles: NumberStyles = .floatAndThousands, format: NumberFormatInfo = .enUS
  ) throws(NumberParseError) -> Float {
    var scanner = NumberScanner(units, styles, format)
    if let digits = scanner.scan(.floatingPoint) { return digits.float() }
    guard let special = specialDouble(units, format) else { throw badFormat(units) }
    return Float(special)
  }

  /// `Decimal.Parse`.
  package static func decimal(
    _ units: UnsafeBufferPointer<UInt16>, styles: NumberStyles = .number, format: NumberFormatInfo = .enUS
  ) throws(NumberParseError) -> PSDecimal {
    var scanner = NumberScanner(units, styles, format)
    guard let digits = scanner.scan(.decimal) else { throw badFormat(units) }
    guard let value = digits.decimal() else { throw .overflow(PSDecimal.overflow.message) }
    return value
  }

  /// The culture's words for infinity and not-a-number, with a sign.
  private static func specialDouble(_ units: UnsafeBufferPointer<UInt16>, _ format: NumberFormatInfo) -> Double? {
    var text = units[...]
    while let first = text.first, isTrimmed(first) { text.removeFirst() }
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    func matches(_ part: Slice<UnsafeBufferPointer<UInt16>>, _ symbol: PSUnits) -> Bool {
      part.count == symbol.count && zip(part, symbol).allSatisfy { foldASCII($0) == foldASCII($1) }
    }
    if matches(text, format.positiveInfinitySymbol) { return .infinity }
    if matches(text, format.negativeInfinitySymbol) { return -.infinity }
    if matches(text, format.nanSymbol) { return .nan }
    if text.starts(with: format.positiveSign) {
      let rest = text.dropFirst(format.positiveSign.count)
      if matches(rest, format.positiveInfinitySymbol) { return .infinity }
      if matches(rest, format.nanSymbol) { return .nan }
    }
    if text.starts(with: format.negativeSign) && matches(text.dropFirst(format.negativeSign.count), format.nanSymbol) { return .nan }
    return nil
  }

  /// White space that `String.Trim` takes off; the Latin-1 and general punctuation spaces of Unicode.
  static func isTrimmed(_ unit: UInt16) -> Bool {
    switch unit {
    case 9...13, 32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  static func foldASCII(_ unit: UInt16) -> UInt16 { unit >= 65 && unit <= 90 ? unit | 0x20 : unit }
}

extension Digits {
  /// The nearest double; infinite when too large.
  func double() -> Double {
    if digits.isEmpty { return isNegative ? -0.0 : 0 }
    let value = withText { strtod($0, nil) }
    return isNegative ? -value : value
  }

  func float() -> Float {
    if digits.isEmpty { return isNegative ? -0.0 : 0 }
    let value = withText { strtof($0, nil) }
    return isNegative ? -value : value
  }

  /// The digits and an exponent for C's reader: without a point, so that no locale has a say.
  private func withText<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    let exponent = Swift.min(Swift.max(scale &- digits.count, -99_999_999), 99_999_999)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: digits.count + 16) { text in
      var at = 0
      func put(_ c: UInt8) {
        text[at] = CChar(bitPattern: c)
        at += 1
      }
      for d in digits { put(d) }
      put(101)
      if exponent < 0 { put(45) }
      for c in String(Swift.abs(exponent)).utf8 { put(c) }
      put(0)
      return body(UnsafePointer(text.baseAddress.unsafelyUnwrapped))
    }
  }
}
