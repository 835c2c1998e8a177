/// A .NET `System.TimeOnly`: a time of day, in ticks since midnight.
package struct TimeOnly: Sendable, Hashable, Comparable {
  package let ticks: Int64

  package static let minValue = TimeOnly(validTicks: 0)
  package static let maxValue = TimeOnly(validTicks: TimeSpan.ticksPerDay - 1)

  private init(validTicks: Int64) { ticks = validTicks }

  package init(_ date: DateTime) { ticks = date.timeOfDay.ticks }

  package init(ticks: Int64) throws(ArithmeticError) {
    guard ticks >= 0 && ticks < TimeSpan.ticksPerDay else {
      throw .outOfRange(parameter: "ticks", "Ticks must be between 0 and TimeOnly.MaxValue.Ticks.")
    }
    self.ticks = ticks
  }

  package init(hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0, microsecond: Int = 0) throws(ArithmeticError) {
    self.init(
      try DateTime(
        year: 1, month: 1, day: 1, hour: hour, minute: minute, second: second, millisecond: millisecond, microsecond: microsecond))
  }

  package var timeSpan: TimeSpan { TimeSpan(ticks: ticks) }

  /// The time on the first day that there is: for its parts and its text.
  package var dateTime: DateTime { DateTime(validTicks: ticks, .unspecified) }

  /// Wraps around midnight; `wrappedDays` is how often.
  package func adding(_ span: TimeSpan) -> (time: TimeOnly, wrappedDays: Int) {
    var days = Int(span.ticks / TimeSpan.ticksPerDay)
    var sum = ticks &+ span.ticks % TimeSpan.ticksPerDay
    if sum < 0 {
      days -= 1
      sum &+= TimeSpan.ticksPerDay
    } else if sum >= TimeSpan.ticksPerDay {
      days += 1
      sum &-= TimeSpan.ticksPerDay
    }
    return (TimeOnly(validTicks: sum), days)
  }

  /// In a range that may go over midnight; the end does not count.
  package func isBetween(_ start: TimeOnly, _ end: TimeOnly) -> Bool {
    start <= end ? start <= self && self < end : start <= self || self < end
  }

  /// The time that passes from `b` to `a`, over midnight where needed.
  package static func - (a: TimeOnly, b: TimeOnly) -> TimeSpan {
    TimeSpan(ticks: (a.ticks &- b.ticks &+ TimeSpan.ticksPerDay) % TimeSpan.ticksPerDay)
  }

  package static func < (a: TimeOnly, b: TimeOnly) -> Bool { a.ticks < b.ticks }
}
