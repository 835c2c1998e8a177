import Glibc

/// The plain shape of most numbers' texts, `[-]12.5[e-3]` with at most 19 digits, read without memory of its own from one- or two-byte units.
struct PlainNumber {
  private(set) var mantissa: UInt64 = 0
  private(set) var exponent = 0
  private(set) var isNegative = false
  /// No point and no exponent.
  private(set) var isInteger = true

  /// `nil` for any other shape: the full grammar has the say then.
  @inline(__always)
  init?<U: FixedWidthInteger & UnsignedInteger>(_ units: UnsafeBufferPointer<U>) {
    var at = 0
    if at < units.count, units[at] == 45 {
      isNegative = true
      at &+= 1
    }
    var digits = 0
    var behindPoint = false
    while at < units.count {
      let digit = units[at] &- 48
      if digit <= 9 {
        digits &+= 1
        if digits > 19 { return nil }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if behindPoint { exponent &-= 1 }
      } else if units[at] == 46 && !behindPoint {
        behindPoint = true
        isInteger = false
      } else {
        break
      }
      at &+= 1
    }
    if digits == 0 { return nil }
    if at == units.count { return }
    guard units[at] | 0x20 == 101 else { return nil }
    isInteger = false
    at &+= 1
    var isSmall = false
    if at < units.count, units[at] == 45 || units[at] == 43 {
      isSmall = units[at] == 45
      at &+= 1
    }
    guard at < units.count, units.count &- at <= 4 else { return nil }
    var value = 0
    while at < units.count {
      let digit = units[at] &- 48
      if digit > 9 { return nil }
      value = value &* 10 &+ Int(digit)
      at &+= 1
    }
    exponent &+= isSmall ? -value : value
  }

  /// The nearest double: one exact operation where both operands are exact, else an exact quotient or product in 128 bits, else C's reader.
  var double: Double {
    let magnitude: Double
    if mantissa < 1 << 53 && exponent >= -22 && exponent <= 22 {
      let power = Double(PowerOfTen.uint128(Swift.abs(exponent)))
      magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    } else if mantissa != 0 && exponent >= -27 && exponent <= 27 {
      magnitude = exponent < 0 ? quotient() : product()
    } else {
      magnitude = read()
    }
    return isNegative ? -magnitude : magnitude
  }

  /// 5^n for n in 0…27, which fits 64 bits.
  private static func powerOfFive(_ n: Int) -> UInt64 { UInt64(truncatingIfNeeded: PowerOfTen.uint128(n) >> UInt128(n)) }

  /// mantissa / 5^k / 2^k: 62 bits or more of the quotient, and in the last one whether anything is left.
  private func quotient() -> Double {
    let k = -exponent
    let divisor = PlainNumber.powerOfFive(k)
    let (up, down) = (mantissa.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let top = mantissa << UInt64(up)
    let (q, r) = (divisor << UInt64(down)).dividingFullWidth((top >> 1, top << 63))
    return Double(sign: .plus, exponent: down &- up &- k &- 63, significand: Double(q | (r == 0 ? 0 : 1)))
  }

  /// mantissa × 5^k × 2^k: the upper 64 bits, and in the last one whether any are lost.
  private func product() -> Double {
    let full = mantissa.multipliedFullWidth(by: PlainNumber.powerOfFive(exponent))
    let value = UInt128(full.high) << 64 | UInt128(full.low)
    let shift = Swift.max(64 &- value.leadingZeroBitCount, 0)
    let kept = UInt64(truncatingIfNeeded: value >> UInt128(shift))
    let isExact = UInt128(kept) << UInt128(shift) == value
    return Double(sign: .plus, exponent: shift &+ exponent, significand: Double(kept | (isExact ? 0 : 1)))
  }

  /// Without a point, so that no locale has a say.
  private func read() -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { text in
      var at = 32
      func put(_ c: UInt8) {
        at &-= 1
        text[at] = CChar(bitPattern: c)
      }
      func put(digits: UInt64) {
        var rest = digits
        repeat {
          let (q, r) = rest.quotientAndRemainder(dividingBy: 10)
          put(48 &+ UInt8(truncatingIfNeeded: r))
          rest = q
        } while rest != 0
      }
      put(0)
      put(digits: UInt64(Swift.abs(exponent)))
      if exponent < 0 { put(45) }
      put(101)
      put(digits: mantissa)
      return strtod(text.baseAddress.unsafelyUnwrapped + at, nil)
    }
  }
}

extension NumberParsing {
  /// `Int32.Parse` and its like, of a string.
  @inlinable
  package static func integer<T: FixedWidthInteger>(
    _ text: PSString, _ type: T.Type, styles: NumberStyles = .integer, format: NumberFormatInfo = .enUS
  ) throws(NumberParseError) -> T {
    if let plain = plainInteger(text, styles), let value = T(exactly: plain) { return value }
    return try scannedInteger(text, type, styles, format)
  }

  @usableFromInline
  static func scannedInteger<T: FixedWidthInteger>(
    _ text: PSString, _ type: T.Type, _ styles: NumberStyles, _ format: NumberFormatInfo
  ) throws(NumberParseError) -> T {
    try text.withUTF16 { (units) throws(NumberParseError) in try integer(units, type, styles: styles, format: format) }
  }

  /// A text of nothing but an optional minus and at most 18 digits, where `styles` allows the sign.
  @usableFromInline
  static func plainInteger(_ text: PSString, _ styles: NumberStyles) -> Int64? {
    guard !text.isWide, text.count <= 18, styles.contains(.leadingSign), let number = text.withLatin1({ PlainNumber($0) }), number.isInteger
    else { return nil }
    let value = Int64(truncatingIfNeeded: number.mantissa)
    return number.isNegative ? 0 &- value : value
  }

  /// `Double.Parse`, of a string.
  package static func double(
    _ text: PSString, styles: NumberStyles = .floatAndThousands, format: NumberFormatInfo = .enUS
  ) throws(NumberParseError) -> Double {
    if !text.isWide && isPlain(styles, format), let number = text.withLatin1({ PlainNumber($0) }) { return number.double }
    return try text.withUTF16 { (units) throws(NumberParseError) in try double(units, styles: styles, format: format) }
  }

  /// Every plain number is allowed.
  static func isPlain(_ styles: NumberStyles, _ format: NumberFormatInfo) -> Bool {
    styles.contains([.leadingSign, .decimalPoint, .exponent]) && format.isPlain
  }
}
