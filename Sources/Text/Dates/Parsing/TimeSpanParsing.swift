/// The texts that `TimeSpan.Parse` and `ParseExact` accept.
package enum TimeSpanParsing {
  /// `TimeSpan.Parse`: `d`, `[d.]h:m[:s[.f]]`, or `d:h:m:s[.f]`, with a sign and white space around it.
  package static func parse(_ units: UnsafeBufferPointer<UInt16>) throws(NumberParseError) -> TimeSpan {
    var reader = SpanReader(units)
    return try reader.read()
  }

  /// `TimeSpan.ParseExact`, by the first of the formats that fits; `negative` is `TimeSpanStyles.AssumeNegative`.
  package static func parseExact(
    _ units: UnsafeBufferPointer<UInt16>, formats: [PSString], negative: Bool = false
  ) throws(NumberParseError) -> TimeSpan {
    for format in formats {
      if format.count == 1 {
        switch format[0] {
        case 99, 116, 84, 103, 71:
          if let span = try? parse(units), fits(units, format[0]) { return span }
        default:
          throw .format(FormatError.invalidString.message)
        }
      } else {
        let ticks = format.withUTF16 { picture in exact(units, picture) }
        if let ticks { return TimeSpan(ticks: negative ? -ticks : ticks) }
      }
    }
    throw badFormat(units)
  }

  static func badFormat(_ units: UnsafeBufferPointer<UInt16>) -> NumberParseError {
    .format("String '\(String(decoding: units, as: UTF16.self))' was not recognized as a valid TimeSpan.")
  }

  /// Days stand before a point in the constant format and before a colon in the general ones, which name them always (`G`).
  private static func fits(_ units: UnsafeBufferPointer<UInt16>, _ letter: UInt16) -> Bool {
    let colons = units.count { $0 == 58 }
    let firstColon = units.firstIndex(of: 58) ?? units.count
    let hasDayPoint = units[..<firstColon].contains(46)
    switch letter {
    case 103: return !hasDayPoint
    case 71: return !hasDayPoint && colons == 3 && units.contains(46)
    default: return colons < 3
    }
  }

  /// Reads by a picture; `nil` where the text does not fit it.
  private static func exact(_ units: UnsafeBufferPointer<UInt16>, _ picture: UnsafeBufferPointer<UInt16>) -> Int64? {
    var at = 0
    var total: Int64 = 0
    func digits(_ least: Int, _ most: Int) -> Int64? {
      var value: Int64 = 0
      let start = at
      while at < units.count, at - start < most, units[at] >= 48 && units[at] <= 57 {
        value = value * 10 + Int64(units[at] - 48)
        at += 1
      }
      return at - start >= least ? value : nil
    }
    func literal(_ unit: UInt16) -> Bool {
      guard at < units.count, units[at] == unit else { return false }
      at += 1
      return true
    }
    var i = 0
    while i < picture.count {
      let unit = picture[i]
      var length = DateFormatting.runLength(picture, i)
      switch unit {
      case 37: length = 1
      case 104, 109, 115:  // h, m, s
        guard length <= 2, let value = digits(length, 2), value < (unit == 104 ? 24 : 60) else { return nil }
        total += value * (unit == 104 ? TimeSpan.ticksPerHour : unit == 109 ? TimeSpan.ticksPerMinute : TimeSpan.ticksPerSecond)
      case 102, 70:  // f, F
        let start = at
        guard length <= 7, var value = digits(unit == 102 ? length : 0, length) else { return nil }
        for _ in (at - start)..<7 { value *= 10 }
        total += value
      case 100:  // d
        guard length <= 8, let value = digits(length, length < 2 ? 8 : length), value <= 10_675_199 else { return nil }
        total += value * TimeSpan.ticksPerDay
      case 39, 34:
        var quoted = UnitBuffer()
        guard let count = try? DateFormatting.layQuoted(picture, i, into: &quoted) else { return nil }
        for u in quoted.units where !literal(u) { return nil }
        length = count
      case 92:
        guard i + 1 < picture.count, literal(picture[i + 1]) else { return nil }
        length = 2
      default: return nil
      }
      i += length
    }
    return at == units.count ? total : nil
  }
}

/// Numbers and the separators between them; which number is what follows from the separators.
private struct SpanReader {
  private let units: UnsafeBufferPointer<UInt16>
  private var at = 0

  init(_ units: UnsafeBufferPointer<UInt16>) { self.units = units }

  private struct Number {
    var value: Int
    var leadingZeros: Int
    var digits: Int
  }

  private var tooLarge: NumberParseError {
    .overflow(
      "The TimeSpan string '\(String(decoding: units, as: UTF16.self))' could not be parsed because at least one of the numeric components is out of range or contains too many digits."
    )
  }

  private mutating func skipWhite() { while at < units.count, NumberParsing.isTrimmed(units[at]) || units[at] == 0 { at += 1 } }

  mutating func read() throws(NumberParseError) -> TimeSpan {
    let refused = TimeSpanParsing.badFormat(units)
    skipWhite()
    var isNegative = false
    if at < units.count, units[at] == 45 {
      isNegative = true
      at += 1
    }
    var numbers: [Number] = []
    var separators: [UInt16] = []
    while true {
      if let number = try number() {
        numbers.append(number)
      } else if separators.count >= 2, units[at - 1] == 58, at < units.count, units[at] == 46 {
        // Seconds may be left out before their fraction.
        numbers.append(Number(value: 0, leadingZeros: 0, digits: 0))
      } else {
        throw refused
      }
      guard at < units.count, units[at] == 58 || units[at] == 46 else { break }
      separators.append(units[at])
      at += 1
    }
    skipWhite()
    if at < units.count || numbers.count > 5 { throw refused }
    return try combine(numbers, separators, isNegative)
  }

  private mutating func number() throws(NumberParseError) -> Number? {
    let start = at
    var number = Number(value: 0, leadingZeros: 0, digits: 0)
    while at < units.count, units[at] >= 48 && units[at] <= 57 {
      let digit = Int(units[at] - 48)
      if number.value == 0 && digit == 0 { number.leadingZeros += 1 }
      number.value = number.value * 10 + digit
      if number.value > 0xFFF_FFFF { throw tooLarge }
      number.digits += 1
      at += 1
    }
    return at > start ? number : nil
  }

  private func combine(_ numbers: [Number], _ separators: [UInt16], _ isNegative: Bool) throws(NumberParseError) -> TimeSpan {
    var values = numbers.map(\.value)
    var fraction: Int64 = 0
    // A point behind the seconds, that is behind a colon, starts the fraction.
    if separators.count >= 2, separators.last == 46, let last = numbers.last {
      fraction = try ticks(ofFraction: last)
      values.removeLast()
    }
    let rest = separators.prefix(values.count - 1)
    var parts = (days: 0, hours: 0, minutes: 0, seconds: 0)
    switch String(decoding: rest.map { UInt8($0) }, as: UTF8.self) {
    case "": parts.days = values[0]
    case ":": (parts.hours, parts.minutes) = (values[0], values[1])
    case "::": (parts.hours, parts.minutes, parts.seconds) = (values[0], values[1], values[2])
    case ".:": (parts.days, parts.hours, parts.minutes) = (values[0], values[1], values[2])
    case ".::", ":::": parts = (values[0], values[1], values[2], values[3])
    default: throw TimeSpanParsing.badFormat(units)
    }
    // A fraction needs the seconds before it.
    if values.count < numbers.count && rest.count < 2 || rest.last == 46 { throw TimeSpanParsing.badFormat(units) }
    guard parts.days <= 10_675_199, parts.hours < 24, parts.minutes < 60, parts.seconds < 60 else { throw tooLarge }
    let seconds = Int64(parts.days) * 86_400 + Int64((parts.hours * 60 + parts.minutes) * 60 + parts.seconds)
    let total = Int128(seconds) * Int128(TimeSpan.ticksPerSecond) + Int128(fraction)
    guard let ticks = Int64(exactly: isNegative ? 0 - total : total) else { throw tooLarge }
    return TimeSpan(ticks: ticks)
  }

  /// Up to seven digits as they stand, more rounded half away from zero.
  private func ticks(ofFraction number: Number) throws(NumberParseError) -> Int64 {
    if number.value == 0 { return 0 }
    if number.leadingZeros == 0 && number.value > 9_999_999 { throw tooLarge }
    if number.digits <= 7 { return Int64(number.value) * Int64(PowerOfTen.uint64(7 - number.digits)) }
    let excess = number.digits - 7
    return Int64((Double(number.value) / Double(PowerOfTen.uint64(excess))).rounded(.toNearestOrAwayFromZero))
  }
}
