// The letters C, E, F, G, N and P over the digits of a number.
extension Digits {
  /// Appends the number by a standard format. `precision` is -1 where the format has none; `isCorrect` says that the digits were made for
  /// this precision and must not be rounded again.
  mutating func layOut(letter: UInt8, precision: Int, isCorrect: Bool, _ info: NumberFormatInfo, into out: inout UnitBuffer)
    throws(FormatError)
  {
    switch letter | 0x20 {
    case 99:  // c
      let places = precision < 0 ? info.currencyDecimalDigits : precision
      round(to: scale &+ places, isCorrect: isCorrect)
      let pattern =
        isNegative ? CurrencyPattern.negative(info.currencyNegativePattern) : CurrencyPattern.positive(info.currencyPositivePattern)
      layOut(pattern: pattern, symbol: info.currencySymbol, info, into: &out) { digits, out in
        digits.layFixed(places, info.currencyGroupSizes, info.currencyDecimalSeparator, info.currencyGroupSeparator, into: &out)
      }
    case 101:  // e
      let count = (precision < 0 ? 6 : precision) &+ 1
      round(to: count, isCorrect: isCorrect)
      if isNegative { out.append(info.negativeSign) }
      layScientific(count, letter, info, into: &out)
    case 102:  // f
      let places = precision < 0 ? info.numberDecimalDigits : precision
      round(to: scale &+ places, isCorrect: isCorrect)
      if isNegative { out.append(info.negativeSign) }
      layFixed(places, [], info.numberDecimalSeparator, [], into: &out)
    case 103, 114:  // g, r
      layGeneral(letter, precision, isCorrect: isCorrect, info, into: &out)
    case 110:  // n
      let places = precision < 0 ? info.numberDecimalDigits : precision
      round(to: scale &+ places, isCorrect: isCorrect)
      layOut(pattern: isNegative ? NumberPattern.negative(info.numberNegativePattern) : "#", symbol: [], info, into: &out) { digits, out in
        digits.layFixed(places, info.numberGroupSizes, info.numberDecimalSeparator, info.numberGroupSeparator, into: &out)
      }
    case 112:  // p
      let places = precision < 0 ? info.percentDecimalDigits : precision
      scale &+= 2
      round(to: scale &+ places, isCorrect: isCorrect)
      let pattern = isNegative ? PercentPattern.negative(info.percentNegativePattern) : PercentPattern.positive(info.percentPositivePattern)
      layOut(pattern: pattern, symbol: info.percentSymbol, info, into: &out) { digits, out in
        digits.layFixed(places, info.percentGroupSizes, info.percentDecimalSeparator, info.percentGroupSeparator, into: &out)
      }
    default:
      throw .invalidSpecifier
    }
  }

  /// Fills a pattern: `#` is the number, `-` the negative sign, `$` the symbol.
  private func layOut(
    pattern: StaticString, symbol: PSUnits, _ info: NumberFormatInfo, into out: inout UnitBuffer, number: (Digits, inout UnitBuffer) -> Void
  ) {
    for i in 0..<pattern.utf8CodeUnitCount {
      switch pattern.utf8Start[i] {
      case 35: number(self, &out)
      case 45: out.append(info.negativeSign)
      case 36: out.append(symbol)
      case let literal: out.append(ascii: literal)
      }
    }
  }

  /// Digits before the point in groups, and `places` behind it.
  private func layFixed(_ places: Int, _ groups: [Int], _ point: PSUnits, _ separator: PSUnits, into out: inout UnitBuffer) {
    if scale > 0 {
      let breaks = groups.isEmpty ? [] : Digits.groupBreaks(count: scale, groups)
      var next = breaks.count &- 1
      for i in 0..<scale {
        out.append(ascii: self[i])
        if next >= 0 && breaks[next] == scale &- i &- 1 {
          out.append(separator)
          next &-= 1
        }
      }
    } else {
      out.append(48)
    }
    if places <= 0 { return }
    out.append(point)
    let zeros = scale < 0 ? Swift.min(-scale, places) : 0
    out.append(repeating: 48, count: zeros)
    let start = Swift.max(scale, 0)
    let kept = Swift.min(Swift.max(digits.count &- start, 0), places &- zeros)
    for i in 0..<kept { out.append(ascii: digits[start &+ i]) }
    out.append(repeating: 48, count: places &- zeros &- kept)
  }

  /// How many digits stand right of each group separator, nearest to the point first. A last size of 0 ends the grouping.
  static func groupBreaks(count: Int, _ sizes: [Int]) -> [Int] {
    var breaks: [Int] = []
    var index = 0
    var total = sizes.first ?? 0
    var size = total
    while count > total && size > 0 {
      breaks.append(total)
      if index < sizes.count - 1 { index += 1 }
      size = sizes[index]
      total += size
    }
    return breaks
  }

  private func layScientific(_ count: Int, _ letter: UInt8, _ info: NumberFormatInfo, into out: inout UnitBuffer) {
    out.append(ascii: self[0])
    if count > 1 {
      out.append(info.numberDecimalSeparator)
      let kept = Swift.min(Swift.max(digits.count, 1), count)
      for i in 1..<Swift.max(kept, 1) { out.append(ascii: digits[i]) }
      out.append(repeating: 48, count: count &- kept)
    }
    Digits.layExponent(isZero ? 0 : scale &- 1, letter, width: 3, plus: true, info, into: &out)
  }

  static func layExponent(_ exponent: Int, _ letter: UInt8, width: Int, plus: Bool, _ info: NumberFormatInfo, into out: inout UnitBuffer) {
    out.append(ascii: letter)
    if exponent < 0 {
      out.append(info.negativeSign)
    } else if plus {
      out.append(info.positiveSign)
    }
    out.append(decimal: Int(clamping: exponent.magnitude), width: width)
  }

  /// `G`: the shorter of plain and scientific. Without a precision a decimal keeps its zeros and never turns scientific, and a double's
  /// shortest digits turn scientific beyond the 17 digits (a float's beyond nine) that a round trip can need.
  private mutating func layGeneral(
    _ letter: UInt8, _ precision: Int, isCorrect: Bool, _ info: NumberFormatInfo, into out: inout UnitBuffer
  ) {
    var limit = precision
    var mayBeScientific = true
    if precision < 1 {
      if kind == .decimal && precision == -1 {
        mayBeScientific = false
        if isZero { isNegative = false }
      } else {
        limit = Swift.max(digits.count, 1)
        round(to: limit, isCorrect: isCorrect)
      }
    } else {
      round(to: limit, isCorrect: isCorrect)
    }
    if isNegative { out.append(info.negativeSign) }
    var point = scale
    var isScientific = false
    if mayBeScientific && (point > limit || point < -3) {
      point = 1
      isScientific = true
    }
    var i = 0
    if point > 0 {
      while i < point {
        out.append(ascii: self[i])
        i &+= 1
      }
    } else {
      out.append(48)
    }
    if i < digits.count || point < 0 {
      out.append(info.numberDecimalSeparator)
      out.append(repeating: 48, count: -point)
      while i < digits.count {
        out.append(ascii: digits[i])
        i &+= 1
      }
    }
    if isScientific {
      let exponentLetter: UInt8 = letter & 0x20 != 0 ? 101 : 69
      Digits.layExponent(scale &- 1, exponentLetter, width: 2, plus: true, info, into: &out)
    }
  }
}

private enum NumberPattern {
  static func negative(_ n: Int) -> StaticString {
    switch n {
    case 0: "(#)"
    case 2: "- #"
    case 3: "#-"
    case 4: "# -"
    default: "-#"
    }
  }
}

private enum CurrencyPattern {
  static func positive(_ n: Int) -> StaticString {
    switch n {
    case 1: "#$"
    case 2: "$ #"
    case 3: "# $"
    default: "$#"
    }
  }

  static func negative(_ n: Int) -> StaticString {
    switch n {
    case 1: "-$#"
    case 2: "$-#"
    case 3: "$#-"
    case 4: "(#$)"
    case 5: "-#$"
    case 6: "#-$"
    case 7: "#$-"
    case 8: "-# $"
    case 9: "-$ #"
    case 10: "# $-"
    case 11: "$ #-"
    case 12: "$ -#"
    case 13: "#- $"
    case 14: "($ #)"
    case 15: "(# $)"
    case 16: "$- #"
    default: "($#)"
    }
  }
}

private enum PercentPattern {
  static func positive(_ n: Int) -> StaticString {
    switch n {
    case 1: "#$"
    case 2: "$#"
    case 3: "$ #"
    default: "# $"
    }
  }

  static func negative(_ n: Int) -> StaticString {
    switch n {
    case 1: "-#$"
    case 2: "-$#"
    case 3: "$-#"
    case 4: "$#-"
    case 5: "#-$"
    case 6: "#$-"
    case 7: "-$ #"
    case 8: "# $-"
    case 9: "$ #-"
    case 10: "$ -#"
    case 11: "#- $"
    default: "-# $"
    }
  }
}
