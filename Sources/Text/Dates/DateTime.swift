import Glibc

/// A .NET `System.DateTime`: ticks of 100 nanoseconds since 1 January 0001, and what clock they are of.
package struct DateTime: Sendable {
  package enum Kind: Int, Sendable { case unspecified = 0, utc, local }

  /// The ticks in bits 0…61; in the two upper bits the kind, or 3 for a local time that is the daylight-saving one of two.
  package let data: UInt64

  static let ticksMask: UInt64 = 0x3FFF_FFFF_FFFF_FFFF
  static let maxTicks: Int64 = 3_155_378_975_999_999_999
  static let unixEpochTicks: Int64 = 621_355_968_000_000_000

  package static let minValue = DateTime(data: 0)
  package static let maxValue = DateTime(data: UInt64(maxTicks))
  package static let unixEpoch = DateTime(data: UInt64(unixEpochTicks) | 1 << 62)

  init(data: UInt64) { self.data = data }

  /// Ticks that are known to be in range.
  init(validTicks ticks: Int64, _ kind: Kind) { data = UInt64(bitPattern: ticks) | UInt64(kind.rawValue) << 62 }

  package init(ticks: Int64, kind: Kind = .unspecified) throws(ArithmeticError) {
    guard ticks >= 0 && ticks <= DateTime.maxTicks else {
      throw .outOfRange(parameter: "ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
    }
    self.init(validTicks: ticks, kind)
  }

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0, microsecond: Int = 0,
    kind: Kind = .unspecified
  ) throws(ArithmeticError) {
    guard GregorianCalendar.isValid(year, month, day) else {
      throw .outOfRange(parameter: "", "Year, Month, and Day parameters describe an un-representable DateTime.")
    }
    guard hour >= 0 && hour < 24, minute >= 0 && minute < 60, second >= 0 && second < 60 else {
      throw .outOfRange(parameter: "", "Hour, Minute, and Second parameters describe an un-representable DateTime.")
    }
    guard millisecond >= 0 && millisecond < 1000 else {
      throw .outOfRange(parameter: "millisecond", "Valid values are between 0 and 999, inclusive.")
    }
    guard microsecond >= 0 && microsecond < 1000 else {
      throw .outOfRange(parameter: "microsecond", "Valid values are between 0 and 999, inclusive.")
    }
    var ticks = Int64(GregorianCalendar.dayNumber(year, month, day)) &* TimeSpan.ticksPerDay
    ticks &+= Int64((hour &* 60 &+ minute) &* 60 &+ second) &* TimeSpan.ticksPerSecond
    ticks &+= Int64(millisecond) &* TimeSpan.ticksPerMillisecond &+ Int64(microsecond) &* TimeSpan.ticksPerMicrosecond
    self.init(validTicks: ticks, kind)
  }

  /// `DateTime.UtcNow`.
  package static var utcNow: DateTime {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let ticks = unixEpochTicks &+ Int64(now.tv_sec) &* TimeSpan.ticksPerSecond &+ Int64(now.tv_nsec) / 100
    return DateTime(validTicks: Swift.min(Swift.max(ticks, 0), maxTicks), .utc)
  }

  /// `DateTime.Now`.
  package static var now: DateTime { utcNow.local }

  // MARK: - Parts

  package var ticks: Int64 { Int64(data & DateTime.ticksMask) }

  package var kind: Kind {
    switch data >> 62 {
    case 0: .unspecified
    case 1: .utc
    default: .local
    }
  }

  /// Set in the daylight-saving one of the two hours that a clock shows when it is put back.
  var isAmbiguousDaylight: Bool { data >> 62 == 3 }

  package func with(kind: Kind) -> DateTime { DateTime(validTicks: ticks, kind) }

  package var dayNumber: Int { Int(ticks / TimeSpan.ticksPerDay) }
  package var yearMonthDay: (year: Int, month: Int, day: Int) { GregorianCalendar.date(ofDay: dayNumber) }
  package var year: Int { yearMonthDay.year }
  package var month: Int { yearMonthDay.month }
  package var day: Int { yearMonthDay.day }
  package var dayOfWeek: Int { GregorianCalendar.dayOfWeek(dayNumber) }
  package var dayOfYear: Int { dayNumber &- GregorianCalendar.dayNumber(year, 1, 1) &+ 1 }
  package var hour: Int { Int(ticks / TimeSpan.ticksPerHour % 24) }
  package var minute: Int { Int(ticks / TimeSpan.ticksPerMinute % 60) }
  package var second: Int { Int(ticks / TimeSpan.ticksPerSecond % 60) }
  package var millisecond: Int { Int(ticks / TimeSpan.ticksPerMillisecond % 1000) }
  package var microsecond: Int { Int(ticks / TimeSpan.ticksPerMicrosecond % 1000) }
  package var nanosecond: Int { Int(ticks % TimeSpan.ticksPerMicrosecond) * 100 }
  package var timeOfDay: TimeSpan { TimeSpan(ticks: ticks % TimeSpan.ticksPerDay) }

  /// Midnight of the same day, of the same kind.
  package var date: DateTime { DateTime(data: data &- UInt64(ticks % TimeSpan.ticksPerDay)) }

  // MARK: - Arithmetic; the kind stays

  private static func unrepresentable(_ parameter: String) -> ArithmeticError {
    .outOfRange(parameter: parameter, "The added or subtracted value results in an un-representable DateTime.")
  }

  package func adding(ticks delta: Int64) throws(ArithmeticError) -> DateTime {
    let (sum, overflow) = ticks.addingReportingOverflow(delta)
    guard !overflow, sum >= 0, sum <= DateTime.maxTicks else { throw DateTime.unrepresentable("value") }
    return DateTime(data: UInt64(sum) | data & ~DateTime.ticksMask)
  }

  package static func + (date: DateTime, span: TimeSpan) throws(ArithmeticError) -> DateTime { try date.adding(ticks: span.ticks) }

  package static func - (date: DateTime, span: TimeSpan) throws(ArithmeticError) -> DateTime {
    if span.ticks == .min { throw unrepresentable("value") }
    return try date.adding(ticks: -span.ticks)
  }

  package static func - (a: DateTime, b: DateTime) -> TimeSpan { TimeSpan(ticks: a.ticks &- b.ticks) }

  /// `AddDays`, `AddHours` … `AddMicroseconds`: `value` units of `ticksPerUnit`, the fraction truncated to a tick.
  package func adding(_ value: Double, unit ticksPerUnit: Int64) throws(ArithmeticError) -> DateTime {
    guard value.magnitude <= Double(DateTime.maxTicks / ticksPerUnit) else {
      throw .outOfRange(parameter: "value", "Value to add was out of range.")
    }
    let whole = value.rounded(.towardZero)
    let delta = Int64(whole) &* ticksPerUnit &+ Int64((value - whole) * Double(ticksPerUnit))
    return try adding(ticks: delta)
  }

  /// `AddMonths`; the day becomes the month's last where the month is too short.
  package func adding(months: Int) throws(ArithmeticError) -> DateTime {
    guard months >= -120_000 && months <= 120_000 else {
      throw .outOfRange(parameter: "months", "Months value must be between +/-120000.")
    }
    return try addingMonths(months, parameter: "months")
  }

  package func adding(years: Int) throws(ArithmeticError) -> DateTime {
    guard years >= -10_000 && years <= 10_000 else {
      throw .outOfRange(parameter: "years", "Years value must be between +/-10000.")
    }
    return try addingMonths(years * 12, parameter: "value")
  }

  private func addingMonths(_ months: Int, parameter: String) throws(ArithmeticError) -> DateTime {
    let (y, m, d) = yearMonthDay
    let index = y * 12 + m - 1 + months
    guard index >= 12 && index < 120_000 else { throw DateTime.unrepresentable(parameter) }
    let year = index / 12
    let month = index % 12 + 1
    let number = GregorianCalendar.dayNumber(year, month, Swift.min(d, GregorianCalendar.daysInMonth(year, month)))
    let sum = Int64(number) &* TimeSpan.ticksPerDay &+ ticks % TimeSpan.ticksPerDay
    return DateTime(data: UInt64(sum) | data & ~DateTime.ticksMask)
  }

  // MARK: - Clocks

  /// `ToLocalTime()`: an unspecified time counts as UTC.
  package var local: DateTime {
    if kind == .local { return self }
    let zone = TimeZone.local
    let offset = zone.offset(atUTC: ticks)
    let shifted = ticks &+ offset.ticks
    if shifted < 0 { return DateTime(validTicks: 0, .local) }
    if shifted > DateTime.maxTicks { return DateTime(validTicks: DateTime.maxTicks, .local) }
    let isSecondReading = offset.isDaylight && zone.isAmbiguous(local: shifted)
    return DateTime(data: UInt64(shifted) | (isSecondReading ? 3 : 2) << 62)
  }

  /// `ToUniversalTime()`: an unspecified time counts as local. Of two readings the standard time's is meant, unless the value says otherwise.
  package var universal: DateTime {
    if kind == .utc { return self }
    let shifted = ticks &- utcOffset.ticks
    return DateTime(validTicks: Swift.min(Swift.max(shifted, 0), DateTime.maxTicks), .utc)
  }

  /// The offset of the clock that the value is of: zero for UTC, else the local zone's.
  package var utcOffset: TimeSpan {
    if kind == .utc { return .zero }
    return TimeSpan(ticks: TimeZone.local.offset(atLocal: ticks, prefersDaylight: isAmbiguousDaylight).ticks)
  }

  package var isDaylightSavingTime: Bool {
    kind != .utc && TimeZone.local.offset(atLocal: ticks, prefersDaylight: isAmbiguousDaylight).isDaylight
  }

  // MARK: - Other systems' counts

  /// Windows' file time: ticks since 1601, of UTC.
  package func fileTime() throws(ArithmeticError) -> Int64 {
    let count = universal.ticks &- 504_911_232_000_000_000
    if count < 0 { throw .outOfRange(parameter: "", "Not a valid Win32 FileTime.") }
    return count
  }

  package static func fromFileTime(_ count: Int64) throws(ArithmeticError) -> DateTime {
    guard count >= 0 && count <= maxTicks &- 504_911_232_000_000_000 else {
      throw .outOfRange(parameter: "fileTime", "Not a valid Win32 FileTime.")
    }
    return DateTime(validTicks: count &+ 504_911_232_000_000_000, .utc).local
  }

  /// `ToBinary()`: a local time is stored as UTC.
  package var binary: Int64 {
    guard kind == .local else { return Int64(bitPattern: data) }
    let shifted = ticks &- utcOffset.ticks
    return Int64(bitPattern: UInt64(bitPattern: shifted) & DateTime.ticksMask | 1 << 63)
  }

  /// `FromBinary`.
  package static func fromBinary(_ value: Int64) throws(ArithmeticError) -> DateTime {
    let bits = UInt64(bitPattern: value)
    if bits >> 63 == 0 { return try DateTime(ticks: value & Int64(ticksMask), kind: bits >> 62 == 1 ? .utc : .unspecified) }
    // A local time before year 1 in UTC was stored modulo 2^62.
    var utc = Int64(bits & ticksMask)
    if utc > Int64(ticksMask) - TimeSpan.ticksPerDay { utc -= Int64(ticksMask) + 1 }
    if utc >= 0 && utc <= maxTicks { return DateTime(validTicks: utc, .utc).local }
    let zone = TimeZone.local.offset(atUTC: Swift.min(Swift.max(utc, 0), maxTicks))
    guard utc + zone.ticks >= 0, utc + zone.ticks <= maxTicks else {
      throw .outOfRange(
        parameter: "dateData",
        "The binary data must result in a DateTime with ticks between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
    }
    return DateTime(validTicks: utc + zone.ticks, .local)
  }

  /// `FromOADate`, to the millisecond.
  package static func fromOADate(_ days: Double) throws(ArithmeticError) -> DateTime {
    guard days > -657_435, days < 2_958_466 else { throw .overflow("Not a legal OleAut date.") }
    var milliseconds = Int64(days * 86_400_000 + (days >= 0 ? 0.5 : -0.5))
    if milliseconds < 0 { milliseconds -= milliseconds % 86_400_000 * 2 }
    milliseconds += 59_926_435_200_000
    guard milliseconds >= 0, milliseconds * TimeSpan.ticksPerMillisecond <= maxTicks else { throw .overflow("Not a legal OleAut date.") }
    return DateTime(validTicks: milliseconds * TimeSpan.ticksPerMillisecond, .unspecified)
  }

  /// Days since 30 December 1899, as OLE automation counts.
  package func oaDate() throws(ArithmeticError) -> Double {
    if ticks == 0 { return 0 }
    var value = ticks < TimeSpan.ticksPerDay ? ticks &+ 599_264_352_000_000_000 : ticks
    if value < 31_241_376_000_000_000 { throw .overflow("Not a legal OleAut date.") }
    value = (value &- 599_264_352_000_000_000) / TimeSpan.ticksPerMillisecond
    if value < 0 {
      let fraction = value % 86_400_000
      if fraction != 0 { value &-= (86_400_000 &+ fraction) &* 2 }
    }
    return Double(value) / 86_400_000
  }
}

extension DateTime: Comparable, Hashable {
  // Kinds do not count.
  package static func == (a: DateTime, b: DateTime) -> Bool { a.ticks == b.ticks }
  package static func < (a: DateTime, b: DateTime) -> Bool { a.ticks < b.ticks }
  package func hash(into hasher: inout Hasher) { hasher.combine(ticks) }
}
