/// A .NET `System.TimeSpan`: a signed count of ticks of 100 nanoseconds.
package struct TimeSpan: Sendable, Hashable, Comparable {
  package let ticks: Int64

  package static let ticksPerMicrosecond: Int64 = 10
  package static let ticksPerMillisecond: Int64 = 10_000
  package static let ticksPerSecond: Int64 = 10_000_000
  package static let ticksPerMinute: Int64 = 600_000_000
  package static let ticksPerHour: Int64 = 36_000_000_000
  package static let ticksPerDay: Int64 = 864_000_000_000

  package static let zero = TimeSpan(ticks: 0)
  package static let minValue = TimeSpan(ticks: .min)
  package static let maxValue = TimeSpan(ticks: .max)
  package static let tooLong = ArithmeticError.overflow("TimeSpan overflowed because the duration is too long.")

  package init(ticks: Int64) { self.ticks = ticks }

  /// `new TimeSpan(days, hours, minutes, seconds[, milliseconds[, microseconds]])`, each of any size and sign.
  package init(
    days: Int64 = 0, hours: Int64 = 0, minutes: Int64 = 0, seconds: Int64 = 0, milliseconds: Int64 = 0, microseconds: Int64 = 0
  ) throws(ArithmeticError) {
    var total: Int128 = Int128(days) * Int128(TimeSpan.ticksPerDay)
    total += Int128(hours) * Int128(TimeSpan.ticksPerHour)
    total += Int128(minutes) * Int128(TimeSpan.ticksPerMinute)
    total += Int128(seconds) * Int128(TimeSpan.ticksPerSecond)
    total += Int128(milliseconds) * Int128(TimeSpan.ticksPerMillisecond)
    total += Int128(microseconds) * Int128(TimeSpan.ticksPerMicrosecond)
    guard let ticks = Int64(exactly: total) else {
      throw .outOfRange(parameter: "", "TimeSpan overflowed because the duration is too long.")
    }
    self.ticks = ticks
  }

  /// `TimeSpan.FromDays` and its like: `value` units of `ticksPerUnit`, truncated to a tick.
  package static func from(_ value: Double, unit ticksPerUnit: Int64) throws(ArithmeticError) -> TimeSpan {
    if value.isNaN { throw .outOfRange(parameter: "value", "TimeSpan does not accept floating point Not-a-Number values.") }
    let ticks = value * Double(ticksPerUnit)
    if ticks == 9_223_372_036_854_775_808 { return .maxValue }
    guard let whole = Int64(exactly: ticks.rounded(.towardZero)) else { throw tooLong }
    return TimeSpan(ticks: whole)
  }

  // MARK: - Parts

  package var days: Int { Int(ticks / TimeSpan.ticksPerDay) }
  package var hours: Int { Int(ticks / TimeSpan.ticksPerHour % 24) }
  package var minutes: Int { Int(ticks / TimeSpan.ticksPerMinute % 60) }
  package var seconds: Int { Int(ticks / TimeSpan.ticksPerSecond % 60) }
  package var milliseconds: Int { Int(ticks / TimeSpan.ticksPerMillisecond % 1000) }
  package var microseconds: Int { Int(ticks / TimeSpan.ticksPerMicrosecond % 1000) }
  package var nanoseconds: Int { Int(ticks % TimeSpan.ticksPerMicrosecond) * 100 }

  package var totalDays: Double { Double(ticks) / Double(TimeSpan.ticksPerDay) }
  package var totalHours: Double { Double(ticks) / Double(TimeSpan.ticksPerHour) }
  package var totalMinutes: Double { Double(ticks) / Double(TimeSpan.ticksPerMinute) }
  package var totalSeconds: Double { Double(ticks) / Double(TimeSpan.ticksPerSecond) }
  package var totalMicroseconds: Double { Double(ticks) / Double(TimeSpan.ticksPerMicrosecond) }
  package var totalNanoseconds: Double { Double(ticks) * 100 }

  /// Clamped to what a span can hold, as .NET does for this one.
  package var totalMilliseconds: Double {
    Swift.min(Swift.max(Double(ticks) / Double(TimeSpan.ticksPerMillisecond), -922_337_203_685_477), 922_337_203_685_477)
  }

  // MARK: - Arithmetic

  package static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.ticks < b.ticks }

  package static func + (a: TimeSpan, b: TimeSpan) throws(ArithmeticError) -> TimeSpan {
    let (sum, overflow) = a.ticks.addingReportingOverflow(b.ticks)
    if overflow { throw tooLong }
    return TimeSpan(ticks: sum)
  }

  package static func - (a: TimeSpan, b: TimeSpan) throws(ArithmeticError) -> TimeSpan {
    let (difference, overflow) = a.ticks.subtractingReportingOverflow(b.ticks)
    if overflow { throw tooLong }
    return TimeSpan(ticks: difference)
  }

  package func negated() throws(ArithmeticError) -> TimeSpan {
    if ticks == .min { throw .overflow("Negating the minimum value of a twos complement number is invalid.") }
    return TimeSpan(ticks: -ticks)
  }

  /// The absolute value.
  package func duration() throws(ArithmeticError) -> TimeSpan {
    if ticks == .min {
      throw .overflow(
        "The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue."
      )
    }
    return TimeSpan(ticks: Swift.abs(ticks))
  }

  /// `span * factor`, rounded to the nearest tick.
  package func multiplied(by factor: Double) throws(ArithmeticError) -> TimeSpan {
    try TimeSpan.fromTicks((Double(ticks) * factor).rounded(.toNearestOrEven), parameter: "factor", factor)
  }

  /// `span / divisor`, rounded to the nearest tick.
  package func divided(by divisor: Double) throws(ArithmeticError) -> TimeSpan {
    try TimeSpan.fromTicks((Double(ticks) / divisor).rounded(.toNearestOrEven), parameter: "divisor", divisor)
  }

  /// `span / span`.
  package static func / (a: TimeSpan, b: TimeSpan) -> Double { Double(a.ticks) / Double(b.ticks) }

  private static func fromTicks(_ ticks: Double, parameter: String, _ operand: Double) throws(ArithmeticError) -> TimeSpan {
    if operand.isNaN { throw .outOfRange(parameter: parameter, "TimeSpan does not accept floating point Not-a-Number values.") }
    if ticks == 9_223_372_036_854_775_808 { return .maxValue }
    guard let whole = Int64(exactly: ticks) else { throw tooLong }
    return TimeSpan(ticks: whole)
  }
}
