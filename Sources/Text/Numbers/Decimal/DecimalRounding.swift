/// The modes of .NET's `MidpointRounding`, with its numbers.
package enum MidpointRounding: Int, Sendable {
  case toEven = 0
  case awayFromZero = 1
  case toZero = 2
  case toNegativeInfinity = 3
  case toPositiveInfinity = 4
}

extension PSDecimal {
  /// `Math.Round(value, decimals, mode)`: at most `decimals` places are kept; a value that has no more is returned as it is, scale and all.
  package func rounded(_ decimals: Int, _ mode: MidpointRounding = .toEven) throws(ArithmeticError) -> PSDecimal {
    guard decimals >= 0 && decimals <= PSDecimal.maximumScale else {
      throw .outOfRange(parameter: "decimals", "Decimal can only round to between 0 and 28 digits of precision.")
    }
    return keeping(decimals, mode)
  }

  /// Rounded to a whole number.
  package func rounded(_ mode: MidpointRounding = .toEven) -> PSDecimal { keeping(0, mode) }
  package var truncated: PSDecimal { keeping(0, .toZero) }
  package var floor: PSDecimal { keeping(0, .toNegativeInfinity) }
  package var ceiling: PSDecimal { keeping(0, .toPositiveInfinity) }

  private func keeping(_ decimals: Int, _ mode: MidpointRounding) -> PSDecimal {
    if scale <= decimals { return self }
    let power = PowerOfTen.uint128(scale &- decimals)
    var (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: power)
    if remainder != 0 {
      let twice = remainder &* 2
      let up =
        switch mode {
        case .toEven: twice > power || twice == power && quotient & 1 != 0
        case .awayFromZero: twice >= power
        case .toZero: false
        case .toNegativeInfinity: isNegative
        case .toPositiveInfinity: !isNegative
        }
      if up { quotient &+= 1 }
    }
    return PSDecimal(mantissa: quotient, scale: decimals, isNegative: isNegative)
  }
}
