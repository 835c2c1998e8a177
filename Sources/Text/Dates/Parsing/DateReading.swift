/// What a text says about a date and a time, before it is made one.
struct DateReading {
  enum Zone: Equatable {
    /// `Z` or `GMT`.
    case utc
    case offset(minutes: Int)

    var ticks: Int64 {
      switch self {
      case .utc: 0
      case .offset(let minutes): Int64(minutes) * TimeSpan.ticksPerMinute
      }
    }
  }

  var year: Int?
  var month: Int?
  var day: Int?
  /// 0 is Sunday.
  var weekday: Int?
  var hour = 0
  var minute = 0
  var second = 0
  /// Ticks behind the second; a fraction that was rounded can make a whole one.
  var fraction: Int64 = 0
  var hasTime = false
  var zone: Zone?

  var hasDate: Bool { year != nil || month != nil || day != nil }

  /// Date and time of no kind. What is missing of a date comes from `today`, or is 1 January 0001 where the style says so.
  func ticks(_ text: UnsafeBufferPointer<UInt16>, _ styles: DateTimeStyles, today: () -> DateTime) throws(NumberParseError) -> Int64 {
    let (y, m, d): (Int, Int, Int)
    if hasDate {
      let currentYear = styles.contains(.noCurrentDateDefault) ? 1 : today().year
      (y, m, d) = (year ?? currentYear, month ?? 1, day ?? 1)
    } else {
      (y, m, d) = styles.contains(.noCurrentDateDefault) ? (1, 1, 1) : today().yearMonthDay
    }
    guard GregorianCalendar.isValid(y, m, d) else { throw DateParsing.badFormat(text) }
    guard hour < 24, minute < 60, second < 60 else {
      throw .format(
        "The DateTime represented by the string '\(String(decoding: text, as: UTF16.self))' is not supported in calendar 'System.Globalization.GregorianCalendar'."
      )
    }
    let number = GregorianCalendar.dayNumber(y, m, d)
    if let weekday, weekday != GregorianCalendar.dayOfWeek(number) {
      throw .format(
        "String '\(String(decoding: text, as: UTF16.self))' was not recognized as a valid DateTime because the day of week was incorrect.")
    }
    let seconds = Int64(number) * 86_400 + Int64((hour * 60 + minute) * 60 + second)
    let total = seconds * TimeSpan.ticksPerSecond + fraction
    if total > DateTime.maxTicks { throw DateParsing.badFormat(text) }
    return total
  }

  /// A `DateTime`: a zone's time becomes local, or UTC where the styles say so.
  func dateTime(_ text: UnsafeBufferPointer<UInt16>, _ styles: DateTimeStyles, today: () -> DateTime) throws(NumberParseError) -> DateTime {
    let ticks = try ticks(text, styles, today: today)
    guard let zone else {
      if styles.contains(.assumeLocal) {
        let local = DateTime(validTicks: ticks, .local)
        return styles.contains(.adjustToUniversal) ? local.universal : local
      }
      if styles.contains(.assumeUniversal) {
        let utc = DateTime(validTicks: ticks, .utc)
        return styles.contains(.adjustToUniversal) ? utc : utc.local
      }
      return DateTime(validTicks: ticks, .unspecified)
    }
    let utcTicks = ticks - zone.ticks
    guard utcTicks >= 0 && utcTicks <= DateTime.maxTicks else {
      throw .format("The UTC representation of the date '\(String(decoding: text, as: UTF16.self))' falls outside the year range 1-9999.")
    }
    let utc = DateTime(validTicks: utcTicks, .utc)
    if styles.contains(.adjustToUniversal) || styles.contains(.roundtripKind) && zone == .utc { return utc }
    return utc.local
  }

  /// A `DateTimeOffset`: without a zone the local one's offset counts, or none where the styles say so.
  func dateTimeOffset(_ text: UnsafeBufferPointer<UInt16>, _ styles: DateTimeStyles, today: () -> DateTime) throws(NumberParseError)
    -> DateTimeOffset
  {
    let date = DateTime(validTicks: try ticks(text, styles, today: today), .unspecified)
    let offset: Int64
    if let zone {
      offset = zone.ticks
    } else if styles.contains(.assumeUniversal) {
      offset = 0
    } else {
      offset = date.utcOffset.ticks / TimeSpan.ticksPerMinute * TimeSpan.ticksPerMinute
    }
    guard offset.magnitude <= 14 * UInt64(TimeSpan.ticksPerHour) else {
      throw .format("The time zone offset of string '\(String(decoding: text, as: UTF16.self))' must be within plus or minus 14 hours.")
    }
    guard let value = try? DateTimeOffset(date, offset: TimeSpan(ticks: offset)) else {
      throw .format("The UTC representation of the date '\(String(decoding: text, as: UTF16.self))' falls outside the year range 1-9999.")
    }
    return styles.contains(.adjustToUniversal) ? value.universal : value
  }
}
