/// The texts that the `Parse` and `ParseExact` methods of .NET's date and time types accept, in cultures that write month, day, year.
package enum DateParsing {
  static func badFormat(_ units: UnsafeBufferPointer<UInt16>, _ type: String = "DateTime") -> NumberParseError {
    .format("String '\(String(decoding: units, as: UTF16.self))' was not recognized as a valid \(type).")
  }

  // MARK: - Any shape

  /// `DateTime.Parse`. `today` is asked for what the text leaves out of the date.
  package static func dateTime(
    _ units: UnsafeBufferPointer<UInt16>, _ info: DateTimeFormatInfo = .enUS, styles: DateTimeStyles = [], today: () -> DateTime = { .now }
  ) throws(NumberParseError) -> DateTime {
    var scanner = DateScanner(units, info)
    return try scanner.scan().dateTime(units, styles, today: today)
  }

  /// `DateTimeOffset.Parse`.
  package static func dateTimeOffset(
    _ units: UnsafeBufferPointer<UInt16>, _ info: DateTimeFormatInfo = .enUS, styles: DateTimeStyles = [], today: () -> DateTime = { .now }
  ) throws(NumberParseError) -> DateTimeOffset {
    var scanner = DateScanner(units, info)
    return try scanner.scan().dateTimeOffset(units, styles, today: today)
  }

  /// `DateOnly.Parse`: no time, no zone.
  package static func dateOnly(
    _ units: UnsafeBufferPointer<UInt16>, _ info: DateTimeFormatInfo = .enUS, today: () -> DateTime = { .now }
  ) throws(NumberParseError) -> DateOnly {
    var scanner = DateScanner(units, info)
    guard let reading = try? scanner.scan(), let value = dateOnly(reading, units, today) else { throw badFormat(units, "DateOnly") }
    return value
  }

  /// `TimeOnly.Parse`: no date, no zone.
  package static func timeOnly(_ units: UnsafeBufferPointer<UInt16>, _ info: DateTimeFormatInfo = .enUS) throws(NumberParseError)
    -> TimeOnly
  {
    var scanner = DateScanner(units, info)
    guard let reading = try? scanner.scan(), let value = timeOnly(reading, units) else { throw badFormat(units, "TimeOnly") }
    return value
  }

  private static func dateOnly(_ reading: DateReading, _ units: UnsafeBufferPointer<UInt16>, _ today: () -> DateTime) -> DateOnly? {
    guard reading.hasDate, !reading.hasTime, reading.zone == nil, let ticks = try? reading.ticks(units, [], today: today) else {
      return nil
    }
    return DateOnly(DateTime(validTicks: ticks, .unspecified))
  }

  private static func timeOnly(_ reading: DateReading, _ units: UnsafeBufferPointer<UInt16>) -> TimeOnly? {
    guard reading.hasTime, !reading.hasDate, reading.weekday == nil, reading.zone == nil else { return nil }
    guard let ticks = try? reading.ticks(units, .noCurrentDateDefault, today: { .minValue }) else { return nil }
    return try? TimeOnly(ticks: ticks)
  }

  // MARK: - By format

  /// `DateTime.ParseExact`, by the first of the formats (standard letters or pictures) that fits.
  package static func dateTimeExact(
    _ units: UnsafeBufferPointer<UInt16>, formats: [PSString], _ info: DateTimeFormatInfo = .enUS, styles: DateTimeStyles = [],
    today: () -> DateTime = { .now }
  ) throws(NumberParseError) -> DateTime {
    let reading = try exact(units, formats, info, styles, hasOffset: false)
    return try reading.dateTime(units, styles, today: today)
  }

  /// `DateTimeOffset.ParseExact`.
  package static func dateTimeOffsetExact(
    _ units: UnsafeBufferPointer<UInt16>, formats: [PSString], _ info: DateTimeFormatInfo = .enUS, styles: DateTimeStyles = [],
    today: () -> DateTime = { .now }
  ) throws(NumberParseError) -> DateTimeOffset {
    let reading = try exact(units, formats, info, styles, hasOffset: true)
    return try reading.dateTimeOffset(units, styles, today: today)
  }

  /// `DateOnly.ParseExact`.
  package static func dateOnlyExact(
    _ units: UnsafeBufferPointer<UInt16>, formats: [PSString], _ info: DateTimeFormatInfo = .enUS, today: () -> DateTime = { .now }
  ) throws(NumberParseError) -> DateOnly {
    let pictures = formats.map { format in
      switch format.count == 1 ? format[0] : 0 {
      case 111, 79: PSString.of("yyyy'-'MM'-'dd")
      case 114, 82: PSString.of("ddd, dd MMM yyyy")
      default: format
      }
    }
    guard let reading = try? exact(units, pictures, info, [], hasOffset: false), let value = dateOnly(reading, units, today) else {
      throw badFormat(units, "DateOnly")
    }
    return value
  }

  /// `TimeOnly.ParseExact`.
  package static func timeOnlyExact(
    _ units: UnsafeBufferPointer<UInt16>, formats: [PSString], _ info: DateTimeFormatInfo = .enUS
  ) throws(NumberParseError) -> TimeOnly {
    let pictures = formats.map { format in
      switch format.count == 1 ? format[0] : 0 {
      case 111, 79: PSString.of("HH':'mm':'ss'.'fffffff")
      case 114, 82: PSString.of("HH':'mm':'ss")
      default: format
      }
    }
    guard let reading = try? exact(units, pictures, info, [], hasOffset: false), let value = timeOnly(reading, units) else {
      throw badFormat(units, "TimeOnly")
    }
    return value
  }

  /// What the text says by the first format that fits. A value with an offset reads the formats that are written in UTC as such.
  private static func exact(
    _ units: UnsafeBufferPointer<UInt16>, _ formats: [PSString], _ info: DateTimeFormatInfo, _ styles: DateTimeStyles, hasOffset: Bool
  ) throws(NumberParseError) -> DateReading {
    for format in formats {
      let letter = format.count == 1 ? format[0] : 0
      var picture = format.withUTF16 { PSUnits($0) }
      var culture = info
      if letter != 0 {
        guard let pattern = DateFormatting.pattern(letter, info) else { throw .format(FormatError.invalidString.message) }
        picture = pattern
        if DateFormatting.isInvariant(letter) { culture = .invariant }
      }
      let reading = picture.withUnsafeBufferPointer { p in
        var reader = DateExactReader(units, p, culture, styles)
        return reader.read()
      }
      if var reading {
        // r, R, u and U
        if letter == 85 || hasOffset && (letter == 114 || letter == 82 || letter == 117) { reading.zone = .utc }
        return reading
      }
    }
    throw badFormat(units)
  }

  // MARK: - Zones

  /// `+h`, `+hh`, `+hhmm`, `+h:mm`, at most 14 hours; the offset moves behind it.
  static func zoneOffset(_ units: UnsafeBufferPointer<UInt16>, _ at: inout Int) throws(NumberParseError) -> DateReading.Zone {
    let isNegative = units[at] == 45
    at += 1
    let start = at
    var value = 0
    func digits(_ most: Int) -> Int {
      let first = at
      value = 0
      while at < units.count, at - first < most, units[at] >= 48 && units[at] <= 57 {
        value = value * 10 + Int(units[at] - 48)
        at += 1
      }
      return at - first
    }
    let count = digits(4)
    var minutes: Int
    switch count {
    case 1, 2:
      minutes = value * 60
      if at < units.count, units[at] == 58 {
        at += 1
        guard digits(2) > 0, value < 60 else { throw badFormat(units) }
        minutes += value
      }
    case 3, 4:
      guard value % 100 < 60 else { throw badFormat(units) }
      minutes = value / 100 * 60 + value % 100
    default: throw badFormat(units)
    }
    guard at > start, minutes <= 14 * 60 else { throw badFormat(units) }
    if isNegative { minutes = -minutes }
    return .offset(minutes: minutes)
  }
}
