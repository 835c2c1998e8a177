/// A picture of a number: `0`, `#`, `.`, `,`, `%`, `‰`, `E+0`, literals, and sections for positive, negative and zero.
struct CustomFormat {
  private let picture: UnsafeBufferPointer<UInt16>
  private let info: NumberFormatInfo
  private var shape = Shape()

  /// What the placeholders of a section ask for.
  private struct Shape {
    /// Placeholders, and how many of them stand before the point.
    var placeholders = 0
    var beforePoint = -1
    /// The first and the last `0`, as counts of placeholders up to it.
    var firstZero = Int.max
    var lastZero = 0
    var isScientific = false
    var hasGroups = false
    /// The power of ten that percent signs and trailing commas ask for.
    var scaleShift = 0
  }

  init(_ picture: UnsafeBufferPointer<UInt16>, _ info: NumberFormatInfo) {
    self.picture = picture
    self.info = info
  }

  private func unit(_ i: Int) -> UInt16 { i < picture.count ? picture[i] : 0 }

  /// Appends the number's text.
  mutating func layOut(_ number: inout Digits, into out: inout UnitBuffer) {
    var section = findSection(number.isZero ? 2 : number.isNegative ? 1 : 0)
    while true {
      measure(section)
      if number.isZero {
        if number.kind != .floatingPoint { number.isNegative = false }
        number.scale = 0
        break
      }
      number.scale &+= shape.scaleShift
      let kept = shape.isScientific ? shape.placeholders : number.scale &+ shape.placeholders &- shape.beforePoint
      number.round(to: kept, isCorrect: false)
      if !number.isZero { break }
      // Rounded away: the section for zero, if there is one, has the say.
      let forZero = findSection(2)
      if forZero == section { break }
      section = forZero
    }
    let start = out.units.count
    let signed = number.isNegative && section == 0
    if signed && number.scale != 0 { out.append(info.negativeSign) }
    fill(section, number, into: &out)
    if signed && number.scale == 0 && out.units.count > start { out.units.insert(contentsOf: info.negativeSign, at: start) }
  }

  /// Where the section for positive (0), negative (1) or zero (2) starts; the first one stands in for one that is missing or empty.
  private func findSection(_ wanted: Int) -> Int {
    if wanted == 0 { return 0 }
    var left = wanted
    var i = 0
    while i < picture.count {
      let u = picture[i]
      i += 1
      switch u {
      case 39, 34: i = skipLiteral(i, u)
      case 92: if unit(i) != 0 { i += 1 }
      case 59:
        left -= 1
        if left == 0 { return unit(i) != 0 && unit(i) != 59 ? i : 0 }
      case 0: return 0
      default: break
      }
    }
    return 0
  }

  /// The offset behind the quote that closes a literal.
  private func skipLiteral(_ start: Int, _ quote: UInt16) -> Int {
    var i = start
    while unit(i) != 0 {
      i += 1
      if picture[i - 1] == quote { break }
    }
    return i
  }

  /// An `E` starts an exponent where a zero follows it, or a sign and a zero.
  private func isExponent(_ i: Int) -> Bool { unit(i) == 48 || (unit(i) == 43 || unit(i) == 45) && unit(i + 1) == 48 }

  private mutating func measure(_ section: Int) {
    var s = Shape()
    var groupAt = -1
    var commas = 0
    var i = section
    while unit(i) != 0 && picture[i] != 59 {
      let u = picture[i]
      i += 1
      switch u {
      case 35: s.placeholders += 1
      case 48:
        if s.firstZero == Int.max { s.firstZero = s.placeholders }
        s.placeholders += 1
        s.lastZero = s.placeholders
      case 46: if s.beforePoint < 0 { s.beforePoint = s.placeholders }
      case 44:
        if s.placeholders == 0 || s.beforePoint >= 0 { break }
        if groupAt == s.placeholders {
          commas += 1
        } else {
          if groupAt >= 0 { s.hasGroups = true }
          groupAt = s.placeholders
          commas = 1
        }
      case 37: s.scaleShift += 2
      case 0x2030: s.scaleShift += 3
      case 39, 34: i = skipLiteral(i, u)
      case 92: if unit(i) != 0 { i += 1 }
      case 69, 101:
        if isExponent(i) {
          i += 1
          while unit(i) == 48 { i += 1 }
          s.isScientific = true
        }
      default: break
      }
    }
    if s.beforePoint < 0 { s.beforePoint = s.placeholders }
    if groupAt >= 0 {
      if groupAt == s.beforePoint { s.scaleShift -= commas * 3 } else { s.hasGroups = true }
    }
    shape = s
  }

  private func fill(_ section: Int, _ number: Digits, into out: inout UnitBuffer) {
    // Places count from the point: positive before it, zero and less behind it.
    let firstZero = shape.firstZero < shape.beforePoint ? shape.beforePoint - shape.firstZero : 0
    let lastZero = shape.lastZero > shape.beforePoint ? shape.beforePoint - shape.lastZero : 0
    var place = shape.isScientific ? shape.beforePoint : Swift.max(number.scale, shape.beforePoint)
    // Digits more (or fewer) than the picture has placeholders for.
    var surplus = shape.isScientific ? 0 : number.scale - shape.beforePoint
    var breaks: [Int] = []
    if shape.hasGroups && !info.numberGroupSeparator.isEmpty {
      breaks = Digits.groupBreaks(count: Swift.max(firstZero, place + Swift.min(surplus, 0)), info.numberGroupSizes)
    }
    var digit = 0
    var pointWritten = false
    var exponentPending = shape.isScientific

    func put(_ unit: UInt16) {
      out.append(unit)
      if place > 1, let last = breaks.last, place == last + 1 {
        out.append(info.numberGroupSeparator)
        breaks.removeLast()
      }
    }

    var i = section
    while unit(i) != 0 && picture[i] != 59 {
      let u = picture[i]
      i += 1
      if surplus > 0 && (u == 35 || u == 48 || u == 46) {
        while surplus > 0 {
          put(UInt16(number[digit]))
          digit += 1
          place -= 1
          surplus -= 1
        }
      }
      switch u {
      case 35, 48:
        if surplus < 0 {
          surplus += 1
          if place <= firstZero { put(48) }
        } else if digit < number.digits.count {
          put(UInt16(number.digits[digit]))
          digit += 1
        } else if place > lastZero {
          put(48)
        }
        place -= 1
      case 46:
        // Only the first point counts, and only where digits follow.
        if place != 0 || pointWritten { break }
        if lastZero < 0 || shape.beforePoint < shape.placeholders && digit < number.digits.count {
          out.append(info.numberDecimalSeparator)
          pointWritten = true
        }
      case 0x2030: out.append(info.perMilleSymbol)
      case 37: out.append(info.percentSymbol)
      case 44: break
      case 39, 34:
        while unit(i) != 0 && picture[i] != u {
          out.append(picture[i])
          i += 1
        }
        if unit(i) != 0 { i += 1 }
      case 92:
        if unit(i) != 0 {
          out.append(picture[i])
          i += 1
        }
      case 69, 101: i = fillExponent(i, UInt8(u), number, &exponentPending, into: &out)
      default: out.append(u)
      }
    }
  }

  /// The exponent behind an `E` at `start`, or the `E` and what follows it as they stand; gives the offset to go on from.
  private func fillExponent(_ start: Int, _ letter: UInt8, _ number: Digits, _ pending: inout Bool, into out: inout UnitBuffer) -> Int {
    var i = start
    if !pending {
      out.append(ascii: letter)
      if unit(i) == 43 || unit(i) == 45 {
        out.append(picture[i])
        i += 1
      }
      while unit(i) == 48 {
        out.append(48)
        i += 1
      }
      return i
    }
    guard isExponent(i) else {
      out.append(ascii: letter)
      return i
    }
    let plus = unit(i) == 43
    var width = unit(i) == 48 ? 1 : 0
    i += 1
    while unit(i) == 48 {
      i += 1
      width += 1
    }
    let exponent = number.isZero ? 0 : number.scale - shape.beforePoint
    Digits.layExponent(exponent, letter, width: Swift.min(width, 10), plus: plus, info, into: &out)
    pending = false
    return i
  }
}
