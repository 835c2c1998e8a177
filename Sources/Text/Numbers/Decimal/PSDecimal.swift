/// A .NET `System.Decimal`: sign, a mantissa of 96 bits and a scale of 0…28 decimal places; the value is ±mantissa / 10^scale.
///
/// The scale is part of the value's text (`1.10` and `1.1` print differently) but not of its identity: they are equal and hash alike.
package struct PSDecimal: Sendable {
  /// The mantissa's lower 64 bits.
  @usableFromInline let low: UInt64
  /// The mantissa's upper 32 bits.
  @usableFromInline let high: UInt32
  /// .NET's flags word: the scale in bits 16…23, the sign in bit 31.
  @usableFromInline let flags: UInt32

  package static let maximumScale = 28
  package static let maximumMantissa: UInt128 = (1 << 96) - 1
  package static let overflow = ArithmeticError.overflow("Value was either too large or too small for a Decimal.")

  @inlinable
  init(low: UInt64, high: UInt32, flags: UInt32) {
    self.low = low
    self.high = high
    self.flags = flags
  }

  /// A value from its parts; `mantissa` is below 2^96 and `scale` in 0…28.
  @inlinable
  package init(mantissa: UInt128, scale: Int, isNegative: Bool) {
    low = UInt64(truncatingIfNeeded: mantissa)
    high = UInt32(truncatingIfNeeded: mantissa >> 64)
    flags = UInt32(truncatingIfNeeded: scale) << 16 | (isNegative ? 0x8000_0000 : 0)
  }

  /// .NET's `new decimal(lo, mid, hi, isNegative, scale)`.
  package init(low: UInt32, mid: UInt32, high: UInt32, isNegative: Bool, scale: UInt8) throws(ArithmeticError) {
    guard scale <= 28 else { throw .outOfRange(parameter: "scale", "Decimal's scale value must be between 0 and 28, inclusive.") }
    self.init(low: UInt64(mid) << 32 | UInt64(low), high: high, flags: UInt32(scale) << 16 | (isNegative ? 0x8000_0000 : 0))
  }

  /// The four words of .NET's `Decimal.GetBits`: low, middle, high, flags.
  package var bits: (Int32, Int32, Int32, Int32) {
    (Int32(truncatingIfNeeded: low), Int32(truncatingIfNeeded: low >> 32), Int32(bitPattern: high), Int32(bitPattern: flags))
  }

  @inlinable @inline(__always) package var mantissa: UInt128 { UInt128(high) << 64 | UInt128(low) }
  /// Digits behind the point, 0…28.
  @inlinable @inline(__always) package var scale: Int { Int(truncatingIfNeeded: flags >> 16 & 0xFF) }
  /// The sign bit, which a zero can carry too.
  @inlinable @inline(__always) package var isNegative: Bool { flags & 0x8000_0000 != 0 }
  @inlinable @inline(__always) package var isZero: Bool { low == 0 && high == 0 }
  /// -1, 0 or 1, as `Math.Sign` has it.
  package var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

  package static let zero = PSDecimal(low: 0, high: 0, flags: 0)
  package static let one = PSDecimal(low: 1, high: 0, flags: 0)
  package static let minusOne = PSDecimal(low: 1, high: 0, flags: 0x8000_0000)
  /// 79228162514264337593543950335.
  package static let maxValue = PSDecimal(low: .max, high: .max, flags: 0)
  package static let minValue = PSDecimal(low: .max, high: .max, flags: 0x8000_0000)

  package prefix static func - (value: PSDecimal) -> PSDecimal {
    PSDecimal(low: value.low, high: value.high, flags: value.flags ^ 0x8000_0000)
  }

  package var magnitude: PSDecimal { PSDecimal(low: low, high: high, flags: flags & 0x7FFF_FFFF) }

  /// The same value with no zeros behind the last digit that counts.
  package var withoutTrailingZeros: PSDecimal {
    var m = mantissa
    var s = scale
    PSDecimal.stripZeros(&m, &s)
    return PSDecimal(mantissa: m, scale: s, isNegative: isNegative)
  }

  /// Divides by ten while that is exact and the scale allows it.
  static func stripZeros(_ mantissa: inout UInt128, _ scale: inout Int) {
    while scale > 0 {
      if mantissa >> 64 == 0 {
        let (q, r) = UInt64(truncatingIfNeeded: mantissa).quotientAndRemainder(dividingBy: 10)
        if r != 0 { return }
        mantissa = UInt128(q)
      } else {
        let (q, r) = mantissa.quotientAndRemainder(dividingBy: 10)
        if r != 0 { return }
        mantissa = q
      }
      scale &-= 1
    }
  }
}

extension PSDecimal: Comparable, Hashable {
  /// Compares magnitudes, ignoring the signs: -1, 0, 1.
  private static func compareMagnitudes(_ a: PSDecimal, _ b: PSDecimal) -> Int {
    let difference = b.scale &- a.scale
    if difference < 0 { return -compareMagnitudes(b, a) }
    if difference == 0 || a.isZero { return a.mantissa < b.mantissa ? -1 : a.mantissa == b.mantissa ? 0 : 1 }
    let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: PowerOfTen.uint128(difference))
    return overflow || product > b.mantissa ? 1 : product == b.mantissa ? 0 : -1
  }

  /// -1, 0 or 1, as `Decimal.Compare`.
  package static func compare(_ a: PSDecimal, _ b: PSDecimal) -> Int {
    let (sa, sb) = (a.signum, b.signum)
    if sa != sb { return sa < sb ? -1 : 1 }
    return sa < 0 ? compareMagnitudes(b, a) : compareMagnitudes(a, b)
  }

  package static func < (a: PSDecimal, b: PSDecimal) -> Bool { compare(a, b) < 0 }

  package static func == (a: PSDecimal, b: PSDecimal) -> Bool {
    if a.flags == b.flags { return a.low == b.low && a.high == b.high }
    return compare(a, b) == 0
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(hashBits) }

  /// 32 bits that are the same for equal values, whatever their scale.
  package var hashBits: UInt32 {
    if isZero { return 0 }
    let plain = withoutTrailingZeros
    let mixed = plain.low ^ plain.low >> 32 ^ UInt64(plain.high) &* 0x9E37_79B9 ^ UInt64(plain.flags)
    return UInt32(truncatingIfNeeded: mixed)
  }
}

extension PSDecimal: CustomStringConvertible {
  /// Digits with the scale's places, as `Decimal.ToString()` with the invariant culture.
  package var description: String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) {
      String(decoding: UnsafeBufferPointer(rebasing: layDigits(in: $0)), as: UTF8.self)
    }
  }

  /// `Decimal.ToString()`.
  package var text: PSString {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { PSString.latin1(UnsafeBufferPointer(rebasing: layDigits(in: $0))) }
  }

  /// Writes the default text from the end of `buffer` (at least 32 bytes) backwards and gives the part that was used.
  private func layDigits(in buffer: UnsafeMutableBufferPointer<UInt8>) -> Slice<UnsafeMutableBufferPointer<UInt8>> {
    var m = mantissa
    var places = scale
    var at = buffer.count
    repeat {
      var digit: UInt8
      if m >> 64 == 0 {
        let (q, r) = UInt64(truncatingIfNeeded: m).quotientAndRemainder(dividingBy: 10)
        digit = UInt8(truncatingIfNeeded: r)
        m = UInt128(q)
      } else {
        let (q, r) = m.quotientAndRemainder(dividingBy: 10)
        digit = UInt8(truncatingIfNeeded: r)
        m = q
      }
      digit &+= 48
      at &-= 1
      buffer[at] = digit
      if places > 0 {
        places &-= 1
        if places == 0 {
          at &-= 1
          buffer[at] = 46
          if m == 0 {
            at &-= 1
            buffer[at] = 48
          }
        }
      }
    } while m != 0 || places > 0
    if isNegative && !isZero {
      at &-= 1
      buffer[at] = 45
    }
    return buffer[at...]
  }
}
