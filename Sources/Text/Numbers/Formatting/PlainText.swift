// Texts whose signs and separators are ASCII, laid out in a buffer on the stack: what default conversions and `N2` need most. `Digits` has
// the same rules for all the rest.

/// A double's significant digits, at most 17 of them, without zeros at the end.
struct PlainDigits {
  var mantissa: UInt64
  var count: Int
  /// Where the point stands, as in `Digits`.
  var scale: Int

  /// `mantissa` has `count` digits, not all zero.
  init(mantissa: UInt64, count: Int, scale: Int) {
    self.mantissa = mantissa
    self.count = count
    self.scale = scale
    while true {
      let (q, r) = self.mantissa.quotientAndRemainder(dividingBy: 10)
      if r != 0 { return }
      self.mantissa = q
      self.count &-= 1
    }
  }

  /// From Swift's shortest text of a positive number: `123.45`, `1e-05`.
  init(description: String) {
    var mantissa: UInt64 = 0
    var count = 0
    var scale = 0
    var exponent = 0
    var exponentIsNegative = false
    var behindPoint = false
    var inExponent = false
    for c in description.utf8 {
      let digit = c &- 48
      if digit > 9 {
        if c == 46 { behindPoint = true }
        if c == 101 { inExponent = true }
        if c == 45 { exponentIsNegative = true }
      } else if inExponent {
        exponent = exponent &* 10 &+ Int(digit)
      } else if digit != 0 || count != 0 {
        // Beyond 19 digits a text of this kind has zeros only.
        if count < 19 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          count &+= 1
        }
        if !behindPoint { scale &+= 1 }
      } else if behindPoint {
        scale &-= 1
      }
    }
    self.init(mantissa: mantissa, count: count, scale: scale &+ (exponentIsNegative ? -exponent : exponent))
  }

  /// `G`: scientific when the point stands beyond `limit` digits or more than three zeros behind it.
  func general(isNegative: Bool, limit: Int) -> PSString {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
      var at = 0
      func put(_ c: UInt8) {
        buffer[at] = c
        at &+= 1
      }
      if isNegative { put(45) }
      let isScientific = scale > limit || scale < -3
      let point = isScientific ? 1 : scale
      if point <= 0 {
        put(48)
        put(46)
        for _ in point..<0 { put(48) }
      }
      // The digits from the last to the first, leaving a place for the point.
      let hasPoint = point > 0 && point < count
      let end = at &+ count &+ (hasPoint ? 1 : 0)
      var to = end
      var rest = mantissa
      for i in stride(from: count &- 1, through: 0, by: -1) {
        let (q, r) = rest.quotientAndRemainder(dividingBy: 10)
        to &-= 1
        buffer[to] = 48 &+ UInt8(truncatingIfNeeded: r)
        rest = q
        if hasPoint && i == point {
          to &-= 1
          buffer[to] = 46
        }
      }
      at = end
      if point > count { for _ in count..<point { put(48) } }
      if isScientific {
        let exponent = scale &- 1
        put(69)
        put(exponent < 0 ? 45 : 43)
        let magnitude = Swift.abs(exponent)
        if magnitude >= 100 { put(48 &+ UInt8(truncatingIfNeeded: magnitude / 100)) }
        put(48 &+ UInt8(truncatingIfNeeded: magnitude / 10 % 10))
        put(48 &+ UInt8(truncatingIfNeeded: magnitude % 10))
      }
      return PSString.latin1(UnsafeBufferPointer(rebasing: buffer[..<at]))
    }
  }
}

enum PlainText {
  /// `F` and `N`: `value` has `places` (at most 15) digits behind the point already; `zeros` more follow.
  static func fixed(_ value: UInt64, isNegative: Bool, places: Int, zeros: Int = 0, grouped: Bool) -> PSString {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var at = 64
      func put(_ c: UInt8) {
        at &-= 1
        buffer[at] = c
      }
      for _ in 0..<zeros { put(48) }
      var rest = value
      for _ in 0..<places {
        let (q, r) = rest.quotientAndRemainder(dividingBy: 10)
        put(48 &+ UInt8(truncatingIfNeeded: r))
        rest = q
      }
      if places &+ zeros > 0 { put(46) }
      var count = 0
      repeat {
        if grouped && count == 3 {
          put(44)
          count = 0
        }
        let (q, r) = rest.quotientAndRemainder(dividingBy: 10)
        put(48 &+ UInt8(truncatingIfNeeded: r))
        rest = q
        count &+= 1
      } while rest != 0
      if isNegative { put(45) }
      return PSString.latin1(UnsafeBufferPointer(rebasing: buffer[at...]))
    }
  }
}
