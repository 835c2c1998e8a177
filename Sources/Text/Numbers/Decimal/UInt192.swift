/// What the product of two decimal mantissas, or a mantissa scaled by 10^28, needs: 192 bits in three words, least significant first.
struct UInt192 {
  var low: UInt64
  var mid: UInt64
  var high: UInt64

  init(_ value: UInt128) {
    low = UInt64(truncatingIfNeeded: value)
    mid = UInt64(truncatingIfNeeded: value >> 64)
    high = 0
  }

  private init(low: UInt64, mid: UInt64, high: UInt64) {
    self.low = low
    self.mid = mid
    self.high = high
  }

  /// The product of two values below 2^96.
  init(product a: UInt128, _ b: UInt128) {
    let aLow = UInt64(truncatingIfNeeded: a)
    let aHigh = UInt64(truncatingIfNeeded: a >> 64)
    self = UInt192(b).multiplied(by: aLow)
    let upper = UInt192(b).multiplied(by: aHigh)
    let (m, carry) = mid.addingReportingOverflow(upper.low)
    mid = m
    high = high &+ upper.mid &+ (carry ? 1 : 0)
  }

  /// Below 2^96: fits a decimal's mantissa.
  var fitsMantissa: Bool { high == 0 && mid < 1 << 32 }
  var low128: UInt128 { UInt128(mid) << 64 | UInt128(low) }

  var bitWidth: Int {
    if high != 0 { return 192 &- high.leadingZeroBitCount }
    if mid != 0 { return 128 &- mid.leadingZeroBitCount }
    return 64 &- low.leadingZeroBitCount
  }

  /// The product modulo 2^192.
  func multiplied(by factor: UInt64) -> UInt192 {
    let a = low.multipliedFullWidth(by: factor)
    let b = mid.multipliedFullWidth(by: factor)
    let (m, carry) = a.high.addingReportingOverflow(b.low)
    return UInt192(low: a.low, mid: m, high: high &* factor &+ b.high &+ (carry ? 1 : 0))
  }

  /// Scaled by 10^n for n in 0…28; a mantissa stays below 2^192.
  func scaled(byPowerOfTen n: Int) -> UInt192 {
    n <= 19 ? multiplied(by: PowerOfTen.uint64(n)) : multiplied(by: PowerOfTen.uint64(19)).multiplied(by: PowerOfTen.uint64(n &- 19))
  }

  static func + (a: UInt192, b: UInt192) -> UInt192 {
    let (l, c0) = a.low.addingReportingOverflow(b.low)
    let (m1, c1) = a.mid.addingReportingOverflow(b.mid)
    let (m2, c2) = m1.addingReportingOverflow(c0 ? 1 : 0)
    return UInt192(low: l, mid: m2, high: a.high &+ b.high &+ (c1 || c2 ? 1 : 0))
  }

  /// The difference modulo 2^192; `borrow` when `b` was the greater.
  static func subtract(_ a: UInt192, _ b: UInt192) -> (difference: UInt192, borrow: Bool) {
    let (l, c0) = a.low.subtractingReportingOverflow(b.low)
    let (m1, c1) = a.mid.subtractingReportingOverflow(b.mid)
    let (m2, c2) = m1.subtractingReportingOverflow(c0 ? 1 : 0)
    let (h1, c3) = a.high.subtractingReportingOverflow(b.high)
    let (h2, c4) = h1.subtractingReportingOverflow(c1 || c2 ? 1 : 0)
    return (UInt192(low: l, mid: m2, high: h2), c3 || c4)
  }

  /// Divides in place by a non-zero word and gives the remainder.
  mutating func divide(by divisor: UInt64) -> UInt64 {
    let h = high.quotientAndRemainder(dividingBy: divisor)
    let m = divisor.dividingFullWidth((h.remainder, mid))
    let l = divisor.dividingFullWidth((m.remainder, low))
    high = h.quotient
    mid = m.quotient
    low = l.quotient
    return l.remainder
  }

  /// Reduces the value, whose decimal scale is `scale`, to a mantissa of 96 bits and a scale of at most 28, rounding half to even once.
  /// `nil` when that would need a negative scale: the decimal overflows.
  mutating func reducedToMantissa(scale: inout Int) -> UInt128? {
    var drop = Swift.max(scale &- PSDecimal.maximumScale, 0)
    if !fitsMantissa { drop = Swift.max(drop, ((bitWidth &- 97) &* 77) >> 8 &+ 1) }
    if drop == 0 { return low128 }
    var sticky = false
    while true {
      if drop > scale { return nil }
      scale &-= drop
      drop &-= 1
      while drop > 0 {
        let chunk = Swift.min(drop, 19)
        if divide(by: PowerOfTen.uint64(chunk)) != 0 { sticky = true }
        drop &-= chunk
      }
      let digit = divide(by: 10)
      if fitsMantissa {
        if digit > 5 || digit == 5 && (sticky || low & 1 != 0) {
          self = self + UInt192(1)
          if !fitsMantissa {
            // 2^96 exactly: one more digit goes, and the rounding so far is not sticky.
            sticky = false
            drop = 1
            continue
          }
        }
        return low128
      }
      if digit != 0 { sticky = true }
      drop = 1
    }
  }
}
