import Glibc

// The decimal digits of a double: the shortest that read back as the same value, or the exact value rounded (ties to even) at a place.
// Rounding is done in 128 bits where mantissa and power of ten fit, which is nearly always; else by C's printf.
extension Digits {
  /// The shortest digits that round-trip.
  init(shortest value: Double) {
    self.init(.floatingPoint)
    isNegative = value.sign == .minus
    if value != 0 { readDescription(value.magnitude.description) }
  }

  init(shortest value: Float) {
    self.init(.floatingPoint)
    isNegative = value.sign == .minus
    if value != 0 { readDescription(value.magnitude.description) }
  }

  /// The value rounded to `places` digits behind the point.
  init(_ value: Double, places: Int) {
    self.init(.floatingPoint)
    isNegative = value.sign == .minus
    if value == 0 { return }
    if let scaled = Digits.scaled(value.magnitude, byPowerOfTen: places) {
      append(scaled)
      scale = digits.count &- places
    } else {
      // No double has digits beyond the 1074th place.
      let exact = Swift.min(places, 1074)
      readPrinted("%.*f", exact, value.magnitude)
    }
  }

  /// The value rounded to `count` significant digits.
  init(_ value: Double, significant count: Int) {
    self.init(.floatingPoint)
    isNegative = value.sign == .minus
    if value == 0 { return }
    let magnitude = value.magnitude
    if count <= 18, let (mantissa, point) = Digits.significant(magnitude, count) {
      append(mantissa)
      scale = point
      return
    }
    // The longest exact expansion of a double has 767 significant digits.
    readPrinted("%.*e", Swift.min(count, 768) &- 1, magnitude)
  }

  /// The first `count` (at most 18) digits of a positive value, rounded, and where the point stands; `nil` where 128 bits do not do.
  static func significant(_ value: Double, _ count: Int) -> (mantissa: UInt128, scale: Int)? {
    var exponent = Int(log10(value).rounded(.down))
    // The logarithm can be off by one beside a power of ten, and rounding can carry into one more digit.
    for _ in 0..<3 {
      guard let scaled = scaled(value, byPowerOfTen: count &- 1 &- exponent) else { return nil }
      if scaled >= PowerOfTen.uint128(count) {
        exponent &+= 1
      } else if scaled < PowerOfTen.uint128(count &- 1) {
        exponent &-= 1
      } else {
        return (scaled, exponent &+ 1)
      }
    }
    return nil
  }

  /// value × 10^power rounded to an integer, ties to even, or `nil` where 128 bits do not hold the exact product.
  static func scaled(_ value: Double, byPowerOfTen power: Int) -> UInt128? {
    let biased = Int(value.bitPattern >> 52 & 0x7FF)
    let fraction = value.bitPattern & 0xF_FFFF_FFFF_FFFF
    let mantissa = UInt128(biased == 0 ? fraction : fraction | 1 << 52)
    let exponent = Swift.max(biased, 1) &- 1075
    if exponent > 74 { return nil }
    var numerator = exponent > 0 ? mantissa << UInt128(exponent) : mantissa
    var shift = exponent < 0 ? -exponent : 0
    var divisor: UInt128 = 1
    if power >= 0 {
      if power > 38 { return nil }
      let (product, overflow) = numerator.multipliedReportingOverflow(by: PowerOfTen.uint128(power))
      if overflow { return nil }
      numerator = product
      // Less than half of one, whatever the digits.
      if shift > 128 { return 0 }
      if shift == 128 { return numerator > 1 << 127 ? 1 : 0 }
    } else {
      if power < -19 || shift > 60 { return nil }
      divisor = PowerOfTen.uint128(-power) << UInt128(shift)
      shift = 0
    }
    var quotient: UInt128
    let remainder: UInt128
    let unit: UInt128
    if divisor == 1 {
      if shift == 0 { return numerator }
      quotient = numerator >> UInt128(shift)
      remainder = numerator & ((1 << UInt128(shift)) &- 1)
      unit = 1 << UInt128(shift)
    } else {
      (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: divisor)
      unit = divisor
    }
    // remainder against half a unit, without doubling what may fill all bits.
    let rest = unit &- remainder
    if remainder > rest || remainder == rest && quotient & 1 != 0 { quotient &+= 1 }
    return quotient
  }

  /// Reads `12345.678`, `1.2e-05`: Swift's and C's texts of a positive number, whatever the point looks like.
  private mutating func read<S: Sequence>(_ text: S) where S.Element == UInt8 {
    var exponent = 0
    var exponentIsNegative = false
    var inExponent = false
    var behindPoint = false
    for c in text {
      if inExponent {
        if c == 45 { exponentIsNegative = true }
        if c >= 48 && c <= 57 { exponent = exponent &* 10 &+ Int(c &- 48) }
      } else if c >= 48 && c <= 57 {
        if c != 48 || !digits.isEmpty {
          digits.append(c)
          if !behindPoint { scale &+= 1 }
        } else if behindPoint {
          scale &-= 1
        }
      } else if c | 0x20 == 101 {
        inExponent = true
      } else {
        behindPoint = true
      }
    }
    scale &+= exponentIsNegative ? -exponent : exponent
    while digits.last == 48 { digits.removeLast() }
    if digits.isEmpty { scale = 0 }
  }

  private mutating func readDescription(_ text: String) { read(text.utf8) }

  private mutating func readPrinted(_ format: StaticString, _ precision: Int, _ value: Double) {
    let room = precision + 330
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      let count = withVaList([Int32(truncatingIfNeeded: precision), value]) { arguments in
        vsnprintf(buffer.baseAddress, room, UnsafeRawPointer(format.utf8Start).assumingMemoryBound(to: CChar.self), arguments)
      }
      read(buffer.prefix(Swift.min(Int(count), room - 1)).lazy.map { UInt8(bitPattern: $0) })
    }
  }
}
