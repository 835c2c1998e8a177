import Testing
import Text

@Suite struct DateParsingTests {
  private func date(_ text: String, _ styles: DateTimeStyles = .adjustToUniversal, _ info: DateTimeFormatInfo = .invariant) throws -> String
  {
    let today = try DateTime(year: 2024, month: 5, day: 6)
    return try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in
      try DateParsing.dateTime(units, info, styles: styles, today: { today })
    }.text(format: PSString.of("o")).string
  }

  /// What casts to `[datetime]` accept; the recordings ran in UTC and show a zone's time as local.
  @Test func asRecorded() throws {
    for row in try recorded("date-texts.tsv") {
      let expected = String(row[1].prefix { $0 != " " }).replacing("+00:00", with: "Z")
      #expect((try? date(row[0])) ?? "!" == expected, "\(row[0])")
    }
  }

  @Test(arguments: [
    ("2/3", "2024-02-03T00:00:00.0000000"), ("1/2/30", "2030-01-02T00:00:00.0000000"), ("1/2/50", "1950-01-02T00:00:00.0000000"),
    ("13:04", "2024-05-06T13:04:00.0000000"), ("5 PM", "2024-05-06T17:00:00.0000000"), ("12:30am", "2024-05-06T00:30:00.0000000"),
    ("29-Feb-2024", "2024-02-29T00:00:00.0000000"), ("Feb 29", "2024-02-29T00:00:00.0000000"),
    ("March 2020", "2020-03-01T00:00:00.0000000"),
    ("5 March", "2005-03-01T00:00:00.0000000"), ("2024-02", "2024-02-01T00:00:00.0000000"), ("02/2024", "2024-02-01T00:00:00.0000000"),
    ("Feb 3 24", "2024-02-03T00:00:00.0000000"), ("3 Feb 24", "2024-02-03T00:00:00.0000000"),
    ("2/29/2024 1:04:05\u{202F}PM", "2024-02-29T13:04:05.0000000"), ("13:04 2/29/2024", "2024-02-29T13:04:00.0000000"),
    ("2024-02-29T13:04:05.12345678Z", "2024-02-29T13:04:05.1234568Z"), ("2024-02-29 13:04:05 -0530", "2024-02-29T18:34:05.0000000Z"),
    ("2024-02-29T13:04:05+2", "2024-02-29T11:04:05.0000000Z"), ("Sat, 3 Feb 2024 16:05:06 GMT", "2024-02-03T16:05:06.0000000Z"),
    ("2/3/2024 16:05:06\0\0", "2024-02-03T16:05:06.0000000"), ("2024-2-3 4:5", "2024-02-03T04:05:00.0000000"),
  ])
  func shapes(_ text: String, _ expected: String) throws { #expect(try date(text) == expected) }

  @Test func refusals() {
    for text in [
      "Friday", "12", "2024-02-", "2024-02-29-05", "13:04:", "25:00", "2/30/2024", "1/2/3/4", "AM", "Z", "2024-02-29 13", "13 PM x",
    ] {
      #expect(throws: NumberParseError.self, "\(text)") { try date(text) }
    }
    func message(_ text: String) -> String? { do { return try date(text) } catch { return (error as? NumberParseError)?.message } }
    #expect(message("zz") == "The string 'zz' was not recognized as a valid DateTime. There is an unknown word starting at index '0'.")
    #expect(message("12") == "String '12' was not recognized as a valid DateTime.")
    #expect(message("") == "String '' was not recognized as a valid DateTime.")
    #expect(
      message("24:00")
        == "The DateTime represented by the string '24:00' is not supported in calendar 'System.Globalization.GregorianCalendar'.")
    #expect(
      message("Mon, 3 Feb 2024") == "String 'Mon, 3 Feb 2024' was not recognized as a valid DateTime because the day of week was incorrect."
    )
  }

  @Test func kinds() throws {
    #expect(try date("2024-02-29T13:04:05Z", .roundtripKind) == "2024-02-29T13:04:05.0000000Z")
    #expect(try date("2024-02-29", [.assumeUniversal, .adjustToUniversal]) == "2024-02-29T00:00:00.0000000Z")
    #expect(try date("13:04", .noCurrentDateDefault) == "0001-01-01T13:04:00.0000000")
    #expect(try date("5 March", [], .enUS) == "2024-03-05T00:00:00.0000000")
    let moment = try PSString.of("2024-02-29T13:04:05-05:30").withUTF16 { (u) throws(NumberParseError) in try DateParsing.dateTimeOffset(u)
    }
    #expect(try moment.text(format: PSString.of("o")).string == "2024-02-29T13:04:05.0000000-05:30")
  }

  @Test func exact() throws {
    func exact(_ text: String, _ formats: String..., styles: DateTimeStyles = []) throws -> String {
      try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in
        try DateParsing.dateTimeExact(units, formats: formats.map(PSString.of), styles: styles, today: { .minValue })
      }.text(format: PSString.of("o")).string
    }
    #expect(try exact("20240229", "yyyyMMdd") == "2024-02-29T00:00:00.0000000")
    #expect(try exact("29.2.24 1:04 pm", "dd/MM/yyyy", "d.M.yy h:mm tt") == "2024-02-29T13:04:00.0000000")
    #expect(try exact("2024-02-29T13:04:05", "s") == "2024-02-29T13:04:05.0000000")
    #expect(try exact("Thu, 29 Feb 2024 13:04:05 GMT", "r") == "2024-02-29T13:04:05.0000000")
    #expect(try exact("2/29/2024 1:04:05 PM", "G") == "2024-02-29T13:04:05.0000000")
    #expect(try exact("2024-02-29T13:04:05.1234567Z", "o", styles: .roundtripKind) == "2024-02-29T13:04:05.1234567Z")
    #expect(try exact("13:04:05", "HH:mm:ss.FFF") == "0001-01-01T13:04:05.0000000")
    #expect(try exact("February 2024", "MMMM yyyy") == "2024-02-01T00:00:00.0000000")
    #expect(throws: NumberParseError.format("String '2024-2-29' was not recognized as a valid DateTime.")) {
      try exact("2024-2-29", "yyyy-MM-dd")
    }
    #expect(throws: NumberParseError.self) { try exact("2023-02-29", "yyyy-MM-dd") }
    #expect(throws: NumberParseError.self) { try exact(" 20240229", "yyyyMMdd") }
    #expect(try exact(" 20240229 ", "yyyyMMdd", styles: .allowWhiteSpaces) == "2024-02-29T00:00:00.0000000")
    #expect(throws: NumberParseError.self) { try exact("x", "Q") }
  }

  @Test func daysAndTimes() throws {
    func day(_ text: String) throws -> DateOnly {
      try PSString.of(text).withUTF16 { (u) throws(NumberParseError) in try DateParsing.dateOnly(u) }
    }
    func time(_ text: String) throws -> TimeOnly {
      try PSString.of(text).withUTF16 { (u) throws(NumberParseError) in try DateParsing.timeOnly(u) }
    }
    #expect(try day("2024-02-29") == DateOnly(year: 2024, month: 2, day: 29))
    #expect(throws: NumberParseError.format("String '13:04' was not recognized as a valid DateOnly.")) { try day("13:04") }
    #expect(try time("1:04 PM") == TimeOnly(hour: 13, minute: 4))
    #expect(throws: NumberParseError.self) { try time("2024-02-29 13:04") }
  }

  private func span(_ text: String) throws -> String {
    try PSString.of(text).withUTF16 { (units) throws(NumberParseError) in try TimeSpanParsing.parse(units) }.description
  }

  @Test func spansAsRecorded() throws {
    for row in try recorded("timespan-texts.tsv") { #expect((try? span(row[0])) ?? "!" == row[1], "\(row[0])") }
  }

  @Test func spans() throws {
    #expect(try span("1:2:3:4") == "1.02:03:04")
    #expect(try span("-1.2:3:4.5") == "-1.02:03:04.5000000")
    #expect(try span("10675199.02:48:05.4775807") == "10675199.02:48:05.4775807")
    #expect(try span("-10675199.02:48:05.4775808") == "-10675199.02:48:05.4775808")
    #expect(try span("1:2:.5") == "01:02:00.5000000")
    for text in ["1.2", "1:", ":1", "1:2:", "1::2", "--1", "1:2:3:4:5", "1.2.3", "1 2", "1:2.5"] {
      #expect(throws: NumberParseError.self, "\(text)") { try span(text) }
    }
    #expect(throws: NumberParseError.format("String 'x' was not recognized as a valid TimeSpan.")) { try span("x") }
    #expect(
      throws: NumberParseError.overflow(
        "The TimeSpan string '24:00' could not be parsed because at least one of the numeric components is out of range or contains too many digits."
      )
    ) {
      try span("24:00")
    }
    func exact(_ text: String, _ format: String) throws -> String {
      try PSString.of(text).withUTF16 { (u) throws(NumberParseError) in try TimeSpanParsing.parseExact(u, formats: [PSString.of(format)]) }
        .description
    }
    #expect(try exact("01:02", "hh\\:mm") == "01:02:00")
    #expect(try exact("3", "%d") == "3.00:00:00")
    #expect(try exact("01:02:03", "c") == "01:02:03")
    #expect(throws: NumberParseError.self) { try exact("1:02", "hh\\:mm") }
  }
}
