import Testing
import Text

@Suite struct DateFormattingTests {
  /// Standard formats and pictures for three dates and a date with an offset, as PowerShell 7.6 printed them.
  @Test func asRecorded() throws {
    let dates = [
      "0": try DateTime(year: 2024, month: 2, day: 29, hour: 13, minute: 4, second: 5).adding(ticks: 60_700),
      "1": try DateTime(year: 1999, month: 12, day: 31), "3": DateTime.minValue,
    ]
    let moment = try DateTimeOffset(
      DateTime(year: 2024, month: 2, day: 29, hour: 23, minute: 4, second: 5), offset: TimeSpan(hours: -5, minutes: -30))
    for row in try recorded("date-formats.tsv") {
      // The recording's script wrote '' for a quoted nothing.
      let format = PSString.of(row[0])
      let result: String
      do {
        result = try (dates[row[1]]?.text(format: format) ?? moment.text(format: format)).string
      } catch {
        result = "!"
      }
      #expect(result == row[2], "\(row[0]) of \(row[1])")
    }
  }

  @Test func spansAsRecorded() throws {
    let spans = [
      TimeSpan.zero, try TimeSpan(hours: 1, minutes: 2, seconds: 3),
      try TimeSpan(days: -10, hours: -1, minutes: -2, seconds: -3, milliseconds: -4),
      try TimeSpan.from(1.5, unit: TimeSpan.ticksPerMillisecond), TimeSpan.maxValue,
    ]
    for row in try recorded("timespan-formats.tsv") {
      let result: String
      do { result = try spans[Int(row[1]) ?? 0].text(format: PSString.of(row[0])).string } catch { result = "!" }
      #expect(result == row[2], "\(row[0]) of \(row[1])")
    }
    #expect(TimeSpan.minValue.description == "-10675199.02:48:05.4775808")
  }

  @Test func cultures() throws {
    let date = try DateTime(year: 2024, month: 2, day: 3, hour: 16, minute: 5, second: 6)
    #expect(date.description == "02/03/2024 16:05:06")
    #expect(date.text(.enUS).string == "2/3/2024 4:05:06\u{202F}PM")
    #expect(try date.text(format: PSString.of("f"), .invariant).string == "Saturday, 03 February 2024 16:05")
    #expect(try date.text(format: PSString.of("o")).string == "2024-02-03T16:05:06.0000000")
    #expect(try date.with(kind: .utc).text(format: PSString.of("o")).string == "2024-02-03T16:05:06.0000000Z")
    #expect(throws: FormatError("Cannot find a matching quote character for the character '''.")) {
      try date.text(format: PSString.of("'abc"))
    }
    #expect(throws: FormatError("Input string was not in a correct format.")) { try date.text(format: PSString.of("ffffffff")) }
    let moment = try DateTimeOffset(date, offset: TimeSpan(hours: 2))
    #expect(moment.text(.enUS).string == "2/3/2024 4:05:06\u{202F}PM +02:00")
    #expect(try DateOnly(date).text().string == "2/3/2024")
    #expect(try DateOnly(date).text(format: PSString.of("o")).string == "2024-02-03")
    #expect(throws: FormatError.self) { try DateOnly(date).text(format: PSString.of("HH:mm")) }
    #expect(try TimeOnly(date).text().string == "4:05\u{202F}PM")
    #expect(try TimeOnly(date).text(format: PSString.of("HH:mm:ss")).string == "16:05:06")
    #expect(throws: FormatError.self) { try TimeOnly(date).text(format: PSString.of("yyyy")) }
  }
}
