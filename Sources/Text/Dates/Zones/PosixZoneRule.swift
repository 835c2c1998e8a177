/// The yearly rule at the end of a zone's file, as in `CET-1CEST,M3.5.0,M10.5.0/3`: what holds after its last listed change.
struct PosixZoneRule: Sendable {
  /// A day of the year and a time of that day, in seconds.
  private enum Day: Sendable {
    /// The `week`th (5: the last) `weekday` (0: Sunday) of a month.
    case weekday(month: Int, week: Int, weekday: Int)
    /// 1…365; 29 February is never counted.
    case julian(Int)
    /// 0…365.
    case ofYear(Int)
  }

  private let standard: ZoneOffset
  private let daylight: ZoneOffset?
  private var start = (day: Day.weekday(month: 3, week: 2, weekday: 0), time: 7200)
  private var end = (day: Day.weekday(month: 11, week: 1, weekday: 0), time: 7200)

  /// `nil` for a text that is no such rule.
  init?(_ text: String) {
    var reader = Reader(Array(text.utf8))
    guard let name = reader.name(), let offset = reader.time() else { return nil }
    standard = ZoneOffset(seconds: -offset, isDaylight: false, abbreviation: name)
    guard let summerName = reader.name() else {
      daylight = nil
      return
    }
    let summerOffset = reader.peek == 44 ? -offset + 3600 : -(reader.time() ?? offset - 3600)
    daylight = ZoneOffset(seconds: summerOffset, isDaylight: true, abbreviation: summerName)
    if reader.take(44) {
      guard let first = reader.change(), reader.take(44), let second = reader.change() else { return nil }
      start = first
      end = second
    }
  }

  /// What holds at a count of seconds since 1970.
  func offset(atUTC seconds: Int64) -> ZoneOffset {
    guard let daylight else { return standard }
    // The year by standard time: changes are never within hours of its ends.
    let day = Int((seconds + Int64(standard.seconds) + TimeZone.epochDaySeconds) / 86_400)
    let year = GregorianCalendar.date(ofDay: Swift.min(Swift.max(day, 0), 3_652_058)).year
    let from = moment(start, year) - Int64(standard.seconds)
    let to = moment(end, year) - Int64(daylight.seconds)
    let isDaylight = from <= to ? seconds >= from && seconds < to : seconds >= from || seconds < to
    return isDaylight ? daylight : standard
  }

  /// A change of a year as the clock shows it, in seconds since 1970.
  private func moment(_ change: (day: Day, time: Int), _ year: Int) -> Int64 {
    let number: Int
    switch change.day {
    case .weekday(let month, let week, let weekday):
      let first = GregorianCalendar.dayNumber(year, month, 1)
      var day = (weekday - GregorianCalendar.dayOfWeek(first) + 7) % 7 + (week - 1) * 7
      if day >= GregorianCalendar.daysInMonth(year, month) { day -= 7 }
      number = first + day
    case .julian(let n):
      number = GregorianCalendar.dayNumber(year, 1, 1) + n - 1 + (n >= 60 && GregorianCalendar.isLeapYear(year) ? 1 : 0)
    case .ofYear(let n):
      number = GregorianCalendar.dayNumber(year, 1, 1) + n
    }
    return Int64(number) * 86_400 - TimeZone.epochDaySeconds + Int64(change.time)
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

    mutating func take(_ byte: UInt8) -> Bool {
      if peek != byte { return false }
      at += 1
      return true
    }

    /// Letters, or anything between angle brackets.
    mutating func name() -> String? {
      let start = at
      if take(60) {
        while at < bytes.count && bytes[at] != 62 { at += 1 }
        let name = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
        return take(62) ? name : nil
      }
      while peek | 0x20 >= 97 && peek | 0x20 <= 122 { at += 1 }
      return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
    }

    mutating func number() -> Int? {
      let start = at
      var value = 0
      while peek >= 48 && peek <= 57 && value < 1000 {
        value = value * 10 + Int(peek - 48)
        at += 1
      }
      return at > start ? value : nil
    }

    /// `[+-]h[h][:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
      let isNegative = take(45)
      if !isNegative { _ = take(43) }
      guard let hours = number() else { return nil }
      var seconds = hours * 3600
      if take(58), let minutes = number() {
        seconds += minutes * 60
        if take(58), let rest = number() { seconds += rest }
      }
      return isNegative ? -seconds : seconds
    }

    mutating func change() -> (day: Day, time: Int)? {
      let day: Day
      if take(77) {
        guard let month = number(), take(46), let week = number(), take(46), let weekday = number(),
          month >= 1 && month <= 12, week >= 1 && week <= 5, weekday <= 6
        else { return nil }
        day = .weekday(month: month, week: week, weekday: weekday)
      } else if take(74) {
        guard let n = number(), n >= 1 && n <= 365 else { return nil }
        day = .julian(n)
      } else {
        guard let n = number(), n <= 365 else { return nil }
        day = .ofYear(n)
      }
      if take(47) {
        guard let seconds = time() else { return nil }
        return (day, seconds)
      }
      return (day, 7200)
    }
  }
}
