extension PSDecimal {
  package init<T: FixedWidthInteger>(_ value: T) {
    low = UInt64(truncatingIfNeeded: value.magnitude)
    high = 0
    flags = value < 0 ? 0x8000_0000 : 0
  }

  /// The nearest decimal of 15 significant digits, as .NET's conversion gives; overflow also for infinities and NaN.
  package init(_ value: Double) throws(ArithmeticError) { self = try PSDecimal(value, digits: 15) }

  /// The nearest decimal of seven significant digits.
  package init(_ value: Float) throws(ArithmeticError) { self = try PSDecimal(Double(value), digits: 7) }

  private init(_ value: Double, digits: Int) throws(ArithmeticError) {
    let exponent = Int(value.bitPattern >> 52 & 0x7FF) &- 1022
    // 2^-94 is below half of the last of 28 places.
    if exponent < -94 {
      self = .zero
      return
    }
    if exponent > 96 { throw PSDecimal.overflow }
    var scaled = value.magnitude
    let least = Double(PowerOfTen.uint64(digits &- 1))
    // 19728 / 2^16 is the logarithm of two to the base ten: how many digits are missing in front of, or too many behind, the point.
    var power = digits &- 1 &- (exponent &* 19728) >> 16
    if power >= 0 {
      power = Swift.min(power, PSDecimal.maximumScale)
      scaled *= PSDecimal.double(powerOfTen: power)
    } else if power != -1 || scaled >= least * 10 {
      scaled /= PSDecimal.double(powerOfTen: -power)
    } else {
      power = 0
    }
    if scaled < least && power < PSDecimal.maximumScale {
      scaled *= 10
      power &+= 1
    }
    var mantissa = UInt128(UInt64(scaled.rounded(.toNearestOrEven)))
    if mantissa == 0 {
      self = .zero
      return
    }
    if power < 0 {
      mantissa = mantissa &* PowerOfTen.uint128(-power)
      if mantissa > PSDecimal.maximumMantissa { throw PSDecimal.overflow }
      power = 0
    } else {
      var removable = Swift.min(power, digits &- 1)
      let kept = power &- removable
      PSDecimal.stripZeros(&mantissa, &removable)
      power = kept &+ removable
    }
    self.init(mantissa: mantissa, scale: power, isNegative: value < 0)
  }

  /// 10^n for n in 0…28, each the nearest double (exact up to 10^22).
  private static func double(powerOfTen n: Int) -> Double { Double(PowerOfTen.uint128(n)) }

  /// The nearest double as .NET computes it: mantissa and power each rounded to a double first.
  package var double: Double {
    let m = Double(low) + Double(high) * 18_446_744_073_709_551_616.0
    let value = m / PSDecimal.double(powerOfTen: scale)
    return isNegative ? -value : value
  }

  package var float: Float { Float(double) }

  /// The integer part, or `nil` where the type cannot hold it.
  package func truncated<T: FixedWidthInteger>(to type: T.Type) -> T? {
    let whole = scale == 0 ? mantissa : mantissa / PowerOfTen.uint128(scale)
    if !isNegative { return T(exactly: whole) }
    return T(exactly: 0 - Int128(whole))
  }

  /// The value rounded half to even (what `Convert.ToInt32` and PowerShell's casts do), or `nil` where the type cannot hold it.
  package func rounded<T: FixedWidthInteger>(to type: T.Type) -> T? { rounded(.toEven).truncated(to: type) }
}
