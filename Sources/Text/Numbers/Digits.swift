/// A number taken apart for its text: decimal digits, where the point stands, and the sign; the value is ±0.d₁d₂d₃… × 10^scale.
struct Digits {
  enum Kind { case integer, decimal, floatingPoint }

  /// ASCII digits. None in front is a zero; trailing zeros count for decimals.
  var digits: ContiguousArray<UInt8> = []
  /// How many digits stand before the point; negative for zeros behind it.
  var scale = 0
  var isNegative = false
  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  var isZero: Bool { digits.isEmpty }

  /// The digit at `index`, "0" beyond the last.
  @inline(__always)
  subscript(index: Int) -> UInt8 { index < digits.count ? digits[index] : 48 }

  /// Keeps `count` digits and drops trailing zeros. Digits of a double that were made to measure are rounded already (`isCorrect`);
  /// all others are rounded half away from zero.
  mutating func round(to count: Int, isCorrect: Bool) {
    var i = Swift.min(Swift.max(count, 0), digits.count)
    if i == count && i < digits.count && !isCorrect && digits[i] >= 53 {
      while i > 0 && digits[i &- 1] == 57 { i &-= 1 }
      if i > 0 {
        digits[i &- 1] &+= 1
      } else {
        scale &+= 1
        digits[0] = 49
        i = 1
      }
    } else {
      while i > 0 && digits[i &- 1] == 48 { i &-= 1 }
    }
    digits.removeSubrange(i...)
    if i == 0 {
      if kind != .floatingPoint { isNegative = false }
      scale = 0
    }
  }
}

extension Digits {
  init<T: FixedWidthInteger>(integer value: T) {
    self.init(.integer)
    isNegative = value < 0
    append(UInt64(value.magnitude))
    scale = digits.count
  }

  init(_ value: PSDecimal) {
    self.init(.decimal)
    isNegative = value.isNegative
    append(value.mantissa)
    scale = digits.count &- value.scale
  }

  init(_ value: BigInteger) {
    self.init(.integer)
    isNegative = value.isNegative
    if !value.isZero { digits = ContiguousArray(value.magnitudeDigits) }
    scale = digits.count
  }

  /// Appends the decimal digits of a magnitude; none for zero.
  mutating func append(_ magnitude: UInt64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var m = magnitude
      var at = 20
      while m != 0 {
        let (q, r) = m.quotientAndRemainder(dividingBy: 10)
        at &-= 1
        buffer[at] = 48 &+ UInt8(truncatingIfNeeded: r)
        m = q
      }
      digits.append(contentsOf: buffer[at...])
    }
  }

  mutating func append(_ magnitude: UInt128) {
    let (upper, lower) = magnitude.quotientAndRemainder(dividingBy: 10_000_000_000_000_000_000)
    if upper == 0 { return append(UInt64(lower)) }
    append(upper)
    var tail = Digits(.integer)
    tail.append(UInt64(lower))
    for _ in tail.digits.count..<19 { digits.append(48) }
    digits.append(contentsOf: tail.digits)
  }

  // MARK: - Back to numbers

  /// The decimal that the digits mean, rounded half to even at 96 bits or 28 places; `nil` when too large.
  func decimal() -> PSDecimal? {
    if digits.isEmpty { return PSDecimal(mantissa: 0, scale: Swift.min(Swift.max(-scale, 0), 28), isNegative: isNegative) }
    if scale > 29 { return nil }
    var place = scale
    var mantissa: UInt128 = 0
    var i = 0
    while place > 0 || i < digits.count && place > -PSDecimal.maximumScale {
      let digit = UInt128(self[i] &- 48)
      if mantissa > (PSDecimal.maximumMantissa &- digit) / 10 { break }
      mantissa = mantissa &* 10 &+ digit
      i &+= 1
      place &-= 1
    }
    if i < digits.count && digits[i] >= 53 {
      let isTie = digits[i] == 53 && digits[(i &+ 1)...].allSatisfy { $0 == 48 }
      if !isTie || mantissa & 1 != 0 {
        mantissa &+= 1
        if mantissa > PSDecimal.maximumMantissa {
          mantissa = PSDecimal.maximumMantissa / 10 &+ 1
          place &+= 1
        }
      }
    }
    if place > 0 { return nil }
    if place < -PSDecimal.maximumScale { return PSDecimal(mantissa: 0, scale: 28, isNegative: isNegative) }
    return PSDecimal(mantissa: mantissa, scale: -place, isNegative: isNegative)
  }

  /// The integer that the digits mean; `nil` when a digit behind the point counts, or the type cannot hold it.
  func integer<T: FixedWidthInteger>(_ type: T.Type) -> T? {
    if scale < digits.count || scale > 20 { return digits.isEmpty ? 0 : nil }
    var value: UInt64 = 0
    for i in 0..<scale {
      let (product, o1) = value.multipliedReportingOverflow(by: 10)
      let (sum, o2) = product.addingReportingOverflow(UInt64(self[i] &- 48))
      if o1 || o2 { return nil }
      value = sum
    }
    return isNegative ? T(exactly: 0 - Int128(value)) : T(exactly: value)
  }
}
