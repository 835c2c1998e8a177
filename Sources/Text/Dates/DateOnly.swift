/// A .NET `System.DateOnly`: a day.
package struct DateOnly: Sendable, Hashable, Comparable {
  /// Days since 1 January 0001.
  package let dayNumber: Int32

  package static let minValue = DateOnly(day: 0)
  package static let maxValue = DateOnly(day: 3_652_058)

  private init(day: Int32) { dayNumber = day }

  package init(_ date: DateTime) { dayNumber = Int32(truncatingIfNeeded: date.dayNumber) }

  package init(year: Int, month: Int, day: Int) throws(ArithmeticError) {
    self.init(try DateTime(year: year, month: month, day: day))
  }

  package init(dayNumber: Int) throws(ArithmeticError) {
    guard dayNumber >= 0 && dayNumber <= 3_652_058 else {
      throw .outOfRange(parameter: "dayNumber", "Day number must be between 0 and DateOnly.MaxValue.DayNumber.")
    }
    self.dayNumber = Int32(dayNumber)
  }

  /// Midnight of the day.
  package var dateTime: DateTime { DateTime(validTicks: Int64(dayNumber) &* TimeSpan.ticksPerDay, .unspecified) }

  package func dateTime(_ time: TimeOnly, kind: DateTime.Kind = .unspecified) -> DateTime {
    DateTime(validTicks: Int64(dayNumber) &* TimeSpan.ticksPerDay &+ time.ticks, kind)
  }

  package func adding(days: Int) throws(ArithmeticError) -> DateOnly {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
    guard !overflow, sum >= 0, sum <= 3_652_058 else {
      throw .outOfRange(parameter: "value", "Value to add was out of range.")
    }
    return DateOnly(day: Int32(sum))
  }

  package func adding(months: Int) throws(ArithmeticError) -> DateOnly { DateOnly(try dateTime.adding(months: months)) }
  package func adding(years: Int) throws(ArithmeticError) -> DateOnly { DateOnly(try dateTime.adding(years: years)) }

  package static func < (a: DateOnly, b: DateOnly) -> Bool { a.dayNumber < b.dayNumber }
}
