// Sums and products keep the scale that .NET gives them: the larger of the two for a sum, the sum of both for a product, and as many
// digits as a quotient needs. What does not fit 96 bits is rounded half to even; what does not fit at scale 0 overflows.
extension PSDecimal {
  package static func + (a: PSDecimal, b: PSDecimal) throws(ArithmeticError) -> PSDecimal { try sum(a, b) }
  package static func - (a: PSDecimal, b: PSDecimal) throws(ArithmeticError) -> PSDecimal { try sum(a, -b) }

  private static func sum(_ a: PSDecimal, _ b: PSDecimal) throws(ArithmeticError) -> PSDecimal {
    let subtracts = (a.flags ^ b.flags) & 0x8000_0000 != 0
    let difference = b.scale &- a.scale
    var scale = a.scale
    var left = a.mantissa
    var right = b.mantissa
    var isNegative = a.isNegative
    if difference != 0 {
      let step = abs(difference)
      let scalesRight = difference < 0
      let small = scalesRight ? b : a
      if !scalesRight { scale = b.scale }
      // 96 bits times 10^9, and 64 bits times 10^19, stay below 2^127.2: the sum cannot overflow 128 bits.
      guard step <= 9 || step <= 19 && small.high == 0 else {
        return try wideSum(a, b, scale: scale, subtracts: subtracts)
      }
      let scaled = small.mantissa &* UInt128(PowerOfTen.uint64(step))
      if scalesRight { right = scaled } else { left = scaled }
    }
    var m: UInt128
    if !subtracts {
      m = left &+ right
    } else if left >= right {
      m = left &- right
    } else {
      m = right &- left
      isNegative.toggle()
    }
    if m > maximumMantissa {
      var wide = UInt192(m)
      guard let reduced = wide.reducedToMantissa(scale: &scale) else { throw overflow }
      m = reduced
    }
    return PSDecimal(mantissa: m, scale: scale, isNegative: isNegative)
  }

  private static func wideSum(_ a: PSDecimal, _ b: PSDecimal, scale: Int, subtracts: Bool) throws(ArithmeticError) -> PSDecimal {
    let left = UInt192(a.mantissa).scaled(byPowerOfTen: scale &- a.scale)
    let right = UInt192(b.mantissa).scaled(byPowerOfTen: scale &- b.scale)
    var isNegative = a.isNegative
    var result: UInt192
    if subtracts {
      let (difference, borrow) = UInt192.subtract(left, right)
      result = borrow ? UInt192.subtract(right, left).difference : difference
      if borrow { isNegative.toggle() }
    } else {
      result = left + right
    }
    var scale = scale
    guard let m = result.reducedToMantissa(scale: &scale) else { throw overflow }
    return PSDecimal(mantissa: m, scale: scale, isNegative: isNegative)
  }

  package static func * (a: PSDecimal, b: PSDecimal) throws(ArithmeticError) -> PSDecimal {
    var scale = a.scale &+ b.scale
    let isNegative = (a.flags ^ b.flags) & 0x8000_0000 != 0
    if a.high == 0 && b.high == 0 {
      let product = a.low.multipliedFullWidth(by: b.low)
      if product.high < 1 << 32 && scale <= maximumScale {
        return PSDecimal(mantissa: UInt128(product.high) << 64 | UInt128(product.low), scale: scale, isNegative: isNegative)
      }
    }
    var wide = UInt192(product: a.mantissa, b.mantissa)
    guard let m = wide.reducedToMantissa(scale: &scale) else { throw overflow }
    return PSDecimal(mantissa: m, scale: scale, isNegative: isNegative)
  }

  package static func / (a: PSDecimal, b: PSDecimal) throws(ArithmeticError) -> PSDecimal {
    let divisor = b.mantissa
    if divisor == 0 { throw .divideByZero }
    let isNegative = (a.flags ^ b.flags) & 0x8000_0000 != 0
    var scale = a.scale &- b.scale
    var (quotient, remainder) = divide(a.mantissa, by: divisor)
    var exact = true
    while remainder != 0 || scale < 0 {
      // As many more digits as are missing (an exact quotient), or as 96 bits and 28 places have room for (up to nine at a time).
      var step: Int
      if remainder == 0 {
        step = Swift.min(9, -scale)
      } else {
        exact = false
        step = Swift.min(9, maximumScale &- scale)
        while step > 0 && quotient &* UInt128(PowerOfTen.uint64(step)) > maximumMantissa { step &-= 1 }
      }
      if step == 0 {
        if scale < 0 { throw overflow }
        if remainder &* 2 > divisor || remainder &* 2 == divisor && quotient & 1 != 0 {
          quotient &+= 1
          if quotient > maximumMantissa { try dropDigit(&quotient, &scale, sticky: true) }
        }
        break
      }
      let power = UInt128(PowerOfTen.uint64(step))
      scale &+= step
      let digits = divide(remainder &* power, by: divisor)
      quotient = quotient &* power &+ digits.quotient
      remainder = digits.remainder
      if quotient > maximumMantissa {
        if exact { throw overflow }
        try dropDigit(&quotient, &scale, sticky: remainder != 0)
        break
      }
    }
    if !exact { stripZeros(&quotient, &scale) }
    return PSDecimal(mantissa: quotient, scale: scale, isNegative: isNegative)
  }

  /// Takes one digit off a quotient that a last step carried above 96 bits.
  private static func dropDigit(_ quotient: inout UInt128, _ scale: inout Int, sticky: Bool) throws(ArithmeticError) {
    scale &-= 1
    if scale < 0 { throw overflow }
    let (q, r) = quotient.quotientAndRemainder(dividingBy: 10)
    quotient = r > 5 || r == 5 && (sticky || q & 1 != 0) ? q &+ 1 : q
  }

  @inline(__always)
  private static func divide(_ a: UInt128, by b: UInt128) -> (quotient: UInt128, remainder: UInt128) {
    if a >> 64 == 0 && b >> 64 == 0 {
      let (q, r) = UInt64(truncatingIfNeeded: a).quotientAndRemainder(dividingBy: UInt64(truncatingIfNeeded: b))
      return (UInt128(q), UInt128(r))
    }
    return a.quotientAndRemainder(dividingBy: b)
  }

  /// The remainder has the dividend's sign and the larger of the two scales (the dividend's own where it is the smaller number).
  package static func % (a: PSDecimal, b: PSDecimal) throws(ArithmeticError) -> PSDecimal {
    if b.isZero { throw .divideByZero }
    if a.isZero || a.magnitude < b.magnitude { return a }
    let scale = Swift.max(a.scale, b.scale)
    // |a| >= |b|, so b at a's scale is not longer than a's mantissa; a at b's scale is reduced step by step.
    let divisor = b.mantissa &* PowerOfTen.uint128(scale &- b.scale)
    var remainder = a.mantissa % divisor
    var missing = scale &- a.scale
    while missing > 0 && remainder != 0 {
      let step = Swift.min(missing, 9)
      remainder = (remainder &* UInt128(PowerOfTen.uint64(step))) % divisor
      missing &-= step
    }
    return PSDecimal(mantissa: remainder, scale: scale, isNegative: a.isNegative)
  }
}
