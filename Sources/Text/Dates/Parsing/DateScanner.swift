/// Reads a date and time in any of the shapes that `DateTime.Parse` knows: numbers, month and day names, times, AM and PM, and zones, in nearly
/// any order. What a number means follows from what else is there and from the culture's month-day-year order.
struct DateScanner {
  private let units: UnsafeBufferPointer<UInt16>
  private let info: DateTimeFormatInfo
  private var at = 0
  /// One- and two-digit numbers that belong to the date.
  private var numbers: [Int] = []
  private var monthCameFirst = false
  /// A separator that only another part of the date can follow.
  private var awaitsDatePart = false
  private var isAfternoon: Bool?
  private var reading = DateReading()

  init(_ units: UnsafeBufferPointer<UInt16>, _ info: DateTimeFormatInfo) {
    self.units = units
    self.info = info
  }

  private var bad: NumberParseError { DateParsing.badFormat(units) }
  private var current: UInt16 { at < units.count ? units[at] : 0 }

  private static func isDigit(_ unit: UInt16) -> Bool { unit >= 48 && unit <= 57 }
  private static func isLetter(_ unit: UInt16) -> Bool { unit | 0x20 >= 97 && unit | 0x20 <= 122 && unit < 128 }

  private mutating func skipWhite() { while at < units.count, NumberParsing.isTrimmed(units[at]) { at += 1 } }

  mutating func scan() throws(NumberParseError) -> DateReading {
    while true {
      while at < units.count, NumberParsing.isTrimmed(current) || current == 44 || current == 46 { at += 1 }
      guard at < units.count else { break }
      let unit = current
      if DateScanner.isDigit(unit) {
        try scanNumber()
      } else if unit == 43 || unit == 45 {
        guard reading.hasTime || unit == 43 && (!numbers.isEmpty || reading.month != nil) else { throw bad }
        try scanOffset()
      } else if unit == 0 {
        guard units[at...].allSatisfy({ $0 == 0 }) else { throw bad }
        break
      } else {
        try scanWord()
      }
    }
    if awaitsDatePart { throw bad }
    try settleDate()
    try settleHour()
    return reading
  }

  // MARK: - Numbers and times

  private mutating func number(atMost limit: Int) throws(NumberParseError) -> (value: Int, digits: Int) {
    let start = at
    var value = 0
    while DateScanner.isDigit(current) {
      if at - start == limit { throw bad }
      value = value * 10 + Int(current - 48)
      at += 1
    }
    if at == start { throw bad }
    return (value, at - start)
  }

  private mutating func scanNumber() throws(NumberParseError) {
    let (value, digits) = try number(atMost: 8)
    let end = at
    skipWhite()
    if current == 58 {
      guard !awaitsDatePart else { throw bad }
      return try scanTime(hour: value)
    }
    if !reading.hasTime && !awaitsDatePart && digits <= 2, let afternoon = designator() {
      reading.hasTime = true
      reading.hour = value
      isAfternoon = afternoon
      return
    }
    awaitsDatePart = false
    if digits > 2 {
      guard reading.year == nil else { throw bad }
      reading.year = value
    } else {
      guard numbers.count < 3 else { throw bad }
      numbers.append(value)
    }
    try scanDateSeparator(from: end)
  }

  /// Behind a part of the date: a slash or dash, or the `T` before a time.
  private mutating func scanDateSeparator(from end: Int) throws(NumberParseError) {
    at = end
    skipWhite()
    if current == 47 || current == 45 && !reading.hasTime {
      at += 1
      awaitsDatePart = true
    } else if current | 0x20 == 116, at + 1 < units.count, DateScanner.isDigit(units[at + 1]) {
      at += 1
      let (hour, _) = try number(atMost: 2)
      guard current == 58 else { throw bad }
      try scanTime(hour: hour)
    }
  }

  /// `:m[:s[.f]]` behind an hour.
  private mutating func scanTime(hour: Int) throws(NumberParseError) {
    guard !reading.hasTime else { throw bad }
    reading.hasTime = true
    reading.hour = hour
    at += 1
    skipWhite()
    reading.minute = try number(atMost: 8).value
    skipWhite()
    guard current == 58 else { return }
    at += 1
    skipWhite()
    reading.second = try number(atMost: 8).value
    if current == 46 || current == 44, at + 1 < units.count, DateScanner.isDigit(units[at + 1]) {
      at += 1
      reading.fraction = scanFraction()
    }
  }

  /// Decimals of a second, rounded to ticks.
  private mutating func scanFraction() -> Int64 {
    var value = 0.0
    var unit = 0.1
    while DateScanner.isDigit(current) {
      value += Double(current - 48) * unit
      unit *= 0.1
      at += 1
    }
    return Int64((value * Double(TimeSpan.ticksPerSecond)).rounded(.toNearestOrEven))
  }

  /// `+h`, `+hh`, `+hhmm`, `+h:mm`.
  private mutating func scanOffset() throws(NumberParseError) {
    guard reading.zone == nil else { throw bad }
    reading.zone = try DateParsing.zoneOffset(units, &at)
  }

  // MARK: - Words

  /// Takes a word if it stands here, whatever its case, and no letter follows.
  private mutating func word(_ name: PSUnits) -> Bool {
    guard !name.isEmpty, at + name.count <= units.count else { return false }
    for i in name.indices where NumberParsing.foldASCII(units[at + i]) != NumberParsing.foldASCII(name[i]) { return false }
    let end = at + name.count
    if end < units.count && DateScanner.isLetter(units[end]) { return false }
    at = end
    return true
  }

  /// Takes AM (false) or PM.
  private mutating func designator() -> Bool? { word(info.amDesignator) ? false : word(info.pmDesignator) ? true : nil }

  private mutating func name(of lists: [PSUnits]...) -> Int? {
    for list in lists {
      for (i, name) in list.enumerated() where word(name) { return i }
    }
    return nil
  }

  private mutating func scanWord() throws(NumberParseError) {
    let start = at
    if let month = name(of: info.monthNames, info.abbreviatedMonthNames) {
      guard reading.month == nil else { throw bad }
      reading.month = month + 1
      monthCameFirst = numbers.isEmpty
      awaitsDatePart = false
      return try scanDateSeparator(from: at)
    }
    if let weekday = name(of: info.dayNames, info.abbreviatedDayNames) {
      guard reading.weekday == nil else { throw bad }
      reading.weekday = weekday
    } else if let afternoon = designator() {
      guard isAfternoon == nil, reading.hasTime else { throw bad }
      isAfternoon = afternoon
    } else if word([90]) || word(PSUnits("GMT")) {
      guard reading.zone == nil else { throw bad }
      reading.zone = .utc
    } else if !word(PSUnits("A.D.")) && !word(PSUnits("AD")) {
      at = start
      guard DateScanner.isLetter(current) || current >= 0xAA else { throw bad }
      throw .format(
        "The string '\(String(decoding: units, as: UTF16.self))' was not recognized as a valid DateTime. There is an unknown word starting at index '\(start)'."
      )
    }
  }

  // MARK: - Meaning

  private mutating func settleHour() throws(NumberParseError) {
    guard let isAfternoon else { return }
    if isAfternoon {
      if reading.hour > 23 { throw bad }
      if reading.hour < 12 { reading.hour += 12 }
    } else {
      if reading.hour > 12 { throw bad }
      if reading.hour == 12 { reading.hour = 0 }
    }
  }

  /// Gives the numbers their meanings.
  private mutating func settleDate() throws(NumberParseError) {
    switch (numbers.count, reading.month != nil, reading.year != nil) {
    case (0, false, false):
      // A weekday or a zone alone is nothing.
      guard reading.hasTime else { throw bad }
    case (2, false, _): (reading.month, reading.day) = (numbers[0], numbers[1])
    case (3, false, false):
      (reading.month, reading.day) = (numbers[0], numbers[1])
      reading.year = info.fourDigitYear(numbers[2])
    case (1, false, true): (reading.month, reading.day) = (numbers[0], 1)
    case (0, true, true): reading.day = 1
    case (1, true, true): reading.day = numbers[0]
    case (1, true, false):
      // "5 March" is a day, unless the culture writes month before day and year before month: then it is a year.
      if !monthCameFirst && comesBefore(77, 100, info.monthDayPattern) && comesBefore(121, 77, info.yearMonthPattern) {
        reading.year = info.fourDigitYear(numbers[0])
        reading.day = 1
      } else {
        reading.day = numbers[0]
      }
    case (2, true, false):
      let month = reading.month ?? 1
      let last = info.fourDigitYear(numbers[1])
      if GregorianCalendar.isValid(last, month, numbers[0]) {
        (reading.year, reading.day) = (last, numbers[0])
      } else {
        (reading.year, reading.day) = (info.fourDigitYear(numbers[0]), numbers[1])
      }
    default: throw bad
    }
  }

  private func comesBefore(_ first: UInt16, _ second: UInt16, _ pattern: PSUnits) -> Bool {
    (pattern.firstIndex(of: first) ?? 0) < (pattern.firstIndex(of: second) ?? 0)
  }
}
