import Testing
import Text

@Suite struct DateTimeTests {
  @Test func calendar() throws {
    #expect(GregorianCalendar.dayNumber(1, 1, 1) == 0)
    #expect(GregorianCalendar.dayNumber(1970, 1, 1) == 719_162)
    #expect(GregorianCalendar.dayNumber(9999, 12, 31) == 3_652_058)
    for number in stride(from: 0, through: 3_652_058, by: 97) {
      let (y, m, d) = GregorianCalendar.date(ofDay: number)
      #expect(GregorianCalendar.isValid(y, m, d) && GregorianCalendar.dayNumber(y, m, d) == number)
    }
    #expect(GregorianCalendar.isoWeek(ofDay: GregorianCalendar.dayNumber(2024, 12, 30)) == (2025, 1))
    #expect(GregorianCalendar.isoWeek(ofDay: GregorianCalendar.dayNumber(2021, 1, 3)) == (2020, 53))
  }

  @Test func parts() throws {
    let date = try DateTime(year: 2024, month: 2, day: 29, hour: 13, minute: 4, second: 5, millisecond: 6, microsecond: 70)
    #expect(date.yearMonthDay == (2024, 2, 29))
    #expect(date.dayOfWeek == 4)
    #expect(date.dayOfYear == 60)
    #expect((date.hour, date.minute, date.second, date.millisecond, date.microsecond) == (13, 4, 5, 6, 70))
    #expect(date.date.ticks == 638_447_616_000_000_000)
    #expect(date.kind == .unspecified && date.with(kind: .utc).kind == .utc)
    #expect(DateTime.maxValue.ticks == 3_155_378_975_999_999_999)
    #expect(throws: ArithmeticError.outOfRange(parameter: "", "Year, Month, and Day parameters describe an un-representable DateTime.")) {
      try DateTime(year: 2023, month: 2, day: 29)
    }
  }

  @Test func arithmetic() throws {
    let leapDay = try DateTime(year: 2024, month: 2, day: 29)
    #expect(try leapDay.adding(years: 1).description == "02/28/2025 00:00:00")
    #expect(try leapDay.adding(months: -1).description == "01/29/2024 00:00:00")
    #expect(try leapDay.adding(months: 12).description == "02/28/2025 00:00:00")
    #expect(try leapDay.adding(1.5, unit: TimeSpan.ticksPerDay).description == "03/01/2024 12:00:00")
    #expect(try (leapDay + TimeSpan(days: 366)) - leapDay == TimeSpan(days: 366))
    let words = "The added or subtracted value results in an un-representable DateTime."
    #expect(throws: ArithmeticError.outOfRange(parameter: "value", words)) { try DateTime.maxValue.adding(1, unit: TimeSpan.ticksPerDay) }
    #expect(throws: ArithmeticError.outOfRange(parameter: "months", words)) { try DateTime.minValue.adding(months: -1) }
    #expect(throws: ArithmeticError.outOfRange(parameter: "value", "Value to add was out of range.")) {
      try DateTime.minValue.adding(.nan, unit: TimeSpan.ticksPerDay)
    }
    #expect(try leapDay.oaDate() == 45351)
    for days in [45351, 45351.75, -1.25, 0.5] { #expect(try DateTime.fromOADate(days).oaDate() == days) }
    #expect(try DateTime.fromBinary(leapDay.with(kind: .utc).binary).kind == .utc)
    #expect(try DateTime.fromBinary(leapDay.with(kind: .local).binary) == leapDay)
    #expect(throws: TimeSpan.tooLong) { try TimeSpan.maxValue + TimeSpan(ticks: 1) }
    #expect(try TimeSpan(hours: 1).multiplied(by: 1.5) == TimeSpan(minutes: 90))
  }

  @Test func offsets() throws {
    let date = try DateTime(year: 2024, month: 1, day: 1)
    let moment = try DateTimeOffset(date, offset: TimeSpan(hours: 2))
    #expect(moment.utcDateTime.description == "12/31/2023 22:00:00")
    #expect(try moment == DateTimeOffset(date.adding(ticks: -2 * TimeSpan.ticksPerHour), offset: .zero))
    #expect(moment.unixTimeSeconds == 1_704_060_000)
    #expect(try DateTimeOffset.fromUnixTime(seconds: 1_704_060_000) == moment)
    #expect(throws: ArithmeticError.self) { try DateTimeOffset(date, offset: TimeSpan(hours: 15)) }
    let (time, days) = try TimeOnly(hour: 23, minute: 30).adding(TimeSpan(hours: 1))
    #expect(days == 1 && time.ticks == 30 * TimeSpan.ticksPerMinute)
    #expect(try DateOnly(year: 2024, month: 1, day: 31).adding(months: 1) == DateOnly(year: 2024, month: 2, day: 29))
  }
}

@Suite struct TimeZoneTests {
  private func ticks(_ y: Int, _ m: Int, _ d: Int, _ h: Int, _ min: Int = 0) throws -> Int64 {
    try DateTime(year: y, month: m, day: d, hour: h, minute: min).ticks
  }

  /// The rule behind the file's last change decides after 2037, so it is asked for years on both sides.
  @Test(.enabled(if: TimeZone.find("Europe/Berlin") != nil), arguments: [2024, 2090])
  func berlin(year: Int) throws {
    let zone = try #require(TimeZone.find("Europe/Berlin"))
    #expect(zone.offset(atUTC: try ticks(year, 1, 15, 12)).seconds == 3600)
    #expect(zone.offset(atUTC: try ticks(year, 7, 15, 12)) == ZoneOffset(seconds: 7200, isDaylight: true, abbreviation: "CEST"))
    let lastSunday = { (month: Int) in 31 - GregorianCalendar.dayOfWeek(GregorianCalendar.dayNumber(year, month, 31)) }
    let spring = try ticks(year, 3, lastSunday(3), 1)
    #expect(zone.offset(atUTC: spring - 1).seconds == 3600 && zone.offset(atUTC: spring).seconds == 7200)
    let gap = try ticks(year, 3, lastSunday(3), 2, 30)
    #expect(zone.isInvalid(local: gap) && !zone.isAmbiguous(local: gap))
    #expect(zone.offset(atLocal: gap).seconds == 3600)
    let twice = try ticks(year, 10, lastSunday(10), 2, 30)
    #expect(zone.isAmbiguous(local: twice) && !zone.isInvalid(local: twice))
    #expect(zone.offset(atLocal: twice).seconds == 3600)
    #expect(zone.offset(atLocal: twice, prefersDaylight: true).seconds == 7200)
  }

  @Test func names() {
    #expect(TimeZone.find("../../etc/passwd") == nil)
    #expect(TimeZone.find("No/Such") == nil)
    if TimeZone.find("Europe/Berlin") != nil {
      #expect(
        TimeZone.find("w. europe Standard Time")?.offset(atUTC: 0).seconds == TimeZone.find("Europe/Berlin")?.offset(atUTC: 0).seconds)
    }
    #expect(TimeZone.utc.offset(atUTC: 0).seconds == 0)
  }
}
