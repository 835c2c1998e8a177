/// Reads a text by a picture, as `DateTime.ParseExact` does.
struct DateExactReader {
  private let units: UnsafeBufferPointer<UInt16>
  private let picture: UnsafeBufferPointer<UInt16>
  private let info: DateTimeFormatInfo
  private let styles: DateTimeStyles
  private var at = 0
  private var reading = DateReading()
  private var isAfternoon: Bool?
  private var isTwelveHours = false

  init(
    _ units: UnsafeBufferPointer<UInt16>, _ picture: UnsafeBufferPointer<UInt16>, _ info: DateTimeFormatInfo, _ styles: DateTimeStyles
  ) {
    self.units = units
    self.picture = picture
    self.info = info
    self.styles = styles
  }

  private var current: UInt16 { at < units.count ? units[at] : 0 }

  /// What the text says, or `nil` where it does not fit the picture.
  mutating func read() -> DateReading? {
    var end = units.count
    if styles.contains(.allowLeadingWhite) { while at < end, NumberParsing.isTrimmed(units[at]) { at += 1 } }
    if styles.contains(.allowTrailingWhite) { while end > at, NumberParsing.isTrimmed(units[end - 1]) { end -= 1 } }
    var i = 0
    while i < picture.count {
      if styles.contains(.allowInnerWhite) { skipWhite() }
      guard let length = readToken(i) else { return nil }
      i += length
    }
    if styles.contains(.allowInnerWhite) { skipWhite() }
    guard at >= end, settleHour() else { return nil }
    return reading
  }

  private mutating func skipWhite() { while at < units.count, NumberParsing.isTrimmed(units[at]) { at += 1 } }

  /// Reads what the picture wants at `i` and gives the length of that wish.
  private mutating func readToken(_ i: Int) -> Int? {
    let unit = picture[i]
    let length = DateFormatting.runLength(picture, i)
    switch unit {
    case 121:  // y
      guard let value = digits(length) else { return nil }
      return set(\.year, length <= 2 ? info.fourDigitYear(value) : value) ? length : nil
    case 77:  // M
      let value = length <= 2 ? digits(length) : name(length == 3 ? info.abbreviatedMonthNames : info.monthNames).map { $0 + 1 }
      return value.map { set(\.month, $0) } == true ? length : nil
    case 100:  // d
      if length <= 2 { return digits(length).map { set(\.day, $0) } == true ? length : nil }
      return name(length == 3 ? info.abbreviatedDayNames : info.dayNames).map { set(\.weekday, $0) } == true ? length : nil
    case 104, 72:  // h, H
      guard let value = digits(Swift.min(length, 2)) else { return nil }
      isTwelveHours = unit == 104
      reading.hour = value
    case 109:  // m
      guard let value = digits(Swift.min(length, 2)) else { return nil }
      reading.minute = value
    case 115:  // s
      guard let value = digits(Swift.min(length, 2)) else { return nil }
      reading.second = value
    case 102, 70:  // f, F
      guard let ticks = fraction(length, optional: unit == 70) else { return nil }
      reading.fraction = ticks
    case 116:  // t
      return designator(length) ? length : nil
    case 122:  // z
      return offset(length) ? length : nil
    case 75:  // K
      return kind() ? 1 : nil
    case 103:  // g
      return literal(info.eraName) || literal(PSUnits("A.D.")) || literal(PSUnits("AD")) ? length : nil
    case 58: return literal(info.timeSeparator) ? 1 : nil
    case 47: return literal(info.dateSeparator) ? 1 : nil
    case 39, 34:
      var quoted = UnitBuffer()
      guard let count = try? DateFormatting.layQuoted(picture, i, into: &quoted), literal(quoted.units) else { return nil }
      return count
    case 37:
      guard i + 1 < picture.count, picture[i + 1] != 37 else { return nil }
      return 1
    case 92:
      guard i + 1 < picture.count, literal([picture[i + 1]]) else { return nil }
      return 2
    case 46:
      if literal([46]) { return 1 }
      // ".F": without a fraction there is no point either.
      guard i + 1 < picture.count, picture[i + 1] == 70 else { return nil }
      return 1 + DateFormatting.runLength(picture, i + 1)
    case 71 where picture[i...].starts(with: PSUnits("GMT")):
      guard literal(PSUnits("GMT")) else { return nil }
      reading.zone = .utc
      return 3
    default:
      if NumberParsing.isTrimmed(unit) && styles.contains(.allowInnerWhite) { return 1 }
      return literal([unit]) ? 1 : nil
    }
    reading.hasTime = true
    return length
  }

  /// Sets a part that is named once, or twice alike.
  private mutating func set(_ part: WritableKeyPath<DateReading, Int?>, _ value: Int) -> Bool {
    if let earlier = reading[keyPath: part] { return earlier == value }
    reading[keyPath: part] = value
    return true
  }

  /// Exactly `count` digits; one or two where one is asked for.
  private mutating func digits(_ count: Int) -> Int? {
    let most = count == 1 ? 2 : count
    guard count <= 9 else { return nil }
    let start = at
    var value = 0
    while at - start < most, current >= 48 && current <= 57 {
      value = value * 10 + Int(current - 48)
      at += 1
    }
    return at - start >= count ? value : nil
  }

  private mutating func fraction(_ count: Int, optional: Bool) -> Int64? {
    guard count <= 7 else { return nil }
    let start = at
    var value: Int64 = 0
    while at - start < count, current >= 48 && current <= 57 {
      value = value * 10 + Int64(current - 48)
      at += 1
    }
    if at - start < count && !optional { return nil }
    return value * Int64(PowerOfTen.uint64(7 - (at - start)))
  }

  /// Takes a text, whatever its case. The spaces that cultures write are alike.
  private mutating func literal(_ text: PSUnits) -> Bool {
    func plain(_ unit: UInt16) -> UInt16 { unit == 0xA0 || unit == 0x202F ? 32 : NumberParsing.foldASCII(unit) }
    guard at + text.count <= units.count else { return false }
    for i in text.indices where plain(units[at + i]) != plain(text[i]) { return false }
    at += text.count
    return true
  }

  /// The longest of the names that stands here.
  private mutating func name(_ names: [PSUnits]) -> Int? {
    var best: (index: Int, end: Int)?
    let start = at
    for (i, name) in names.enumerated() where literal(name) {
      if best.map({ at > $0.end }) ?? true { best = (i, at) }
      at = start
    }
    at = best?.end ?? start
    return best?.index
  }

  private mutating func designator(_ length: Int) -> Bool {
    let am = length == 1 ? PSUnits(info.amDesignator.prefix(1)) : info.amDesignator
    let pm = length == 1 ? PSUnits(info.pmDesignator.prefix(1)) : info.pmDesignator
    let value: Bool
    if literal(pm) {
      value = true
    } else if literal(am) {
      value = false
    } else {
      return false
    }
    if let earlier = isAfternoon, earlier != value { return false }
    isAfternoon = value
    return true
  }

  private mutating func kind() -> Bool {
    if current == 90 {
      at += 1
      reading.zone = .utc
      return true
    }
    return current == 43 || current == 45 ? offset(3) : true
  }

  /// A sign, one or two digits of hours (two where asked for) and, from three letters on, the minutes.
  private mutating func offset(_ length: Int) -> Bool {
    guard current == 43 || current == 45 else { return false }
    let isNegative = current == 45
    at += 1
    guard let hours = digits(length == 1 ? 1 : 2) else { return false }
    var minutes = 0
    if length > 2 {
      if current == 58 { at += 1 }
      guard let value = digits(2), value < 60 else { return false }
      minutes = value
    }
    let total = hours * 60 + minutes
    guard total <= 14 * 60 else { return false }
    reading.zone = .offset(minutes: isNegative ? -total : total)
    return true
  }

  private mutating func settleHour() -> Bool {
    if isTwelveHours {
      if reading.hour > 12 { return false }
      reading.hour = reading.hour % 12 + (isAfternoon == true ? 12 : 0)
      return true
    }
    guard let isAfternoon, reading.hasTime else { return true }
    return isAfternoon == (reading.hour >= 12)
  }
}
