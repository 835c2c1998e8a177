/// A .NET `System.DateTimeOffset`: a clock's reading and its offset from UTC, in whole minutes.
package struct DateTimeOffset: Sendable {
  /// The clock's reading, of no kind.
  package let dateTime: DateTime
  package let offsetMinutes: Int16

  package static let minValue = DateTimeOffset(dateTime: .minValue, offsetMinutes: 0)
  package static let maxValue = DateTimeOffset(dateTime: .maxValue, offsetMinutes: 0)
  package static let unixEpoch = DateTimeOffset(dateTime: DateTime.unixEpoch.with(kind: .unspecified), offsetMinutes: 0)

  private init(dateTime: DateTime, offsetMinutes: Int16) {
    self.dateTime = dateTime
    self.offsetMinutes = offsetMinutes
  }

  /// `new DateTimeOffset(dateTime, offset)`.
  package init(_ dateTime: DateTime, offset: TimeSpan) throws(ArithmeticError) {
    guard offset.ticks % TimeSpan.ticksPerMinute == 0 else {
      throw .outOfRange(parameter: "offset", "Offset must be specified in whole minutes.")
    }
    guard offset.ticks.magnitude <= 14 * UInt64(TimeSpan.ticksPerHour) else {
      throw .outOfRange(parameter: "offset", "Offset must be within plus or minus 14 hours.")
    }
    if dateTime.kind == .utc && offset.ticks != 0 {
      throw .outOfRange(parameter: "offset", "The UTC Offset for Utc DateTime instances must be 0.")
    }
    if dateTime.kind == .local && offset != dateTime.utcOffset {
      throw .outOfRange(parameter: "offset", "The UTC Offset of the local dateTime parameter does not match the offset argument.")
    }
    let utc = dateTime.ticks &- offset.ticks
    guard utc >= 0 && utc <= DateTime.maxTicks else {
      throw .outOfRange(parameter: "offset", "The UTC time represented when the offset is applied must be between year 0 and 10,000.")
    }
    self.dateTime = dateTime.with(kind: .unspecified)
    offsetMinutes = Int16(offset.ticks / TimeSpan.ticksPerMinute)
  }

  /// `new DateTimeOffset(dateTime)`: the offset of the value's own clock. The ends of time are in UTC.
  package init(_ dateTime: DateTime) {
    let offset = dateTime.utcOffset
    let minutes = offset.ticks / TimeSpan.ticksPerMinute
    let utc = dateTime.ticks &- minutes &* TimeSpan.ticksPerMinute
    self.dateTime = dateTime.with(kind: .unspecified)
    offsetMinutes = utc >= 0 && utc <= DateTime.maxTicks ? Int16(minutes) : 0
  }

  package static var now: DateTimeOffset { DateTimeOffset(DateTime.now) }
  package static var utcNow: DateTimeOffset { DateTimeOffset(DateTime.utcNow) }

  package var offset: TimeSpan { TimeSpan(ticks: Int64(offsetMinutes) &* TimeSpan.ticksPerMinute) }

  /// The same moment of UTC.
  package var utcDateTime: DateTime { DateTime(validTicks: dateTime.ticks &- offset.ticks, .utc) }
  package var localDateTime: DateTime { utcDateTime.local }

  package func toOffset(_ offset: TimeSpan) throws(ArithmeticError) -> DateTimeOffset {
    try DateTimeOffset(try utcDateTime.with(kind: .unspecified).adding(ticks: offset.ticks), offset: offset)
  }

  package var local: DateTimeOffset { DateTimeOffset(localDateTime) }
  package var universal: DateTimeOffset { DateTimeOffset(utcDateTime) }

  /// The same offset and another reading, as every `Add…` makes it: `dateTime` is what the reading's own arithmetic gave.
  package func with(_ dateTime: DateTime) throws(ArithmeticError) -> DateTimeOffset {
    try DateTimeOffset(dateTime.with(kind: .unspecified), offset: offset)
  }

  package static func - (a: DateTimeOffset, b: DateTimeOffset) -> TimeSpan { a.utcDateTime - b.utcDateTime }

  package var unixTimeSeconds: Int64 {
    utcDateTime.ticks / TimeSpan.ticksPerSecond &- DateTime.unixEpochTicks / TimeSpan.ticksPerSecond
  }

  package var unixTimeMilliseconds: Int64 {
    utcDateTime.ticks / TimeSpan.ticksPerMillisecond &- DateTime.unixEpochTicks / TimeSpan.ticksPerMillisecond
  }

  package static func fromUnixTime(seconds: Int64) throws(ArithmeticError) -> DateTimeOffset {
    guard seconds >= -62_135_596_800 && seconds <= 253_402_300_799 else {
      throw .outOfRange(parameter: "seconds", "Valid values are between -62135596800 and 253402300799, inclusive.")
    }
    return DateTimeOffset(DateTime(validTicks: DateTime.unixEpochTicks &+ seconds &* TimeSpan.ticksPerSecond, .utc))
  }

  package static func fromUnixTime(milliseconds: Int64) throws(ArithmeticError) -> DateTimeOffset {
    guard milliseconds >= -62_135_596_800_000 && milliseconds <= 253_402_300_799_999 else {
      throw .outOfRange(parameter: "milliseconds", "Valid values are between -62135596800000 and 253402300799999, inclusive.")
    }
    return DateTimeOffset(DateTime(validTicks: DateTime.unixEpochTicks &+ milliseconds &* TimeSpan.ticksPerMillisecond, .utc))
  }
}

extension DateTimeOffset: Comparable, Hashable {
  // Moments are compared, whatever the offset.
  package static func == (a: DateTimeOffset, b: DateTimeOffset) -> Bool { a.utcDateTime == b.utcDateTime }
  package static func < (a: DateTimeOffset, b: DateTimeOffset) -> Bool { a.utcDateTime < b.utcDateTime }
  package func hash(into hasher: inout Hasher) { hasher.combine(utcDateTime) }
}
