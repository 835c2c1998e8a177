import Text

/// `System.DateTimeOffset`.
enum DateTimeOffsetMembers {
  private static func offset(_ v: Value) -> DateTimeOffset { (v.unwrapped.asObject as? DateTimeOffsetObject)?.value ?? .minValue }
  private static func span(_ v: Value) -> TimeSpan { (v.unwrapped.asObject as? TimeSpanObject)?.value ?? .zero }
  private static func value(_ d: DateTimeOffset) -> Value { .object(DateTimeOffsetObject(d)) }
  private static func arithmetic(_ body: () throws(ArithmeticError) -> DateTimeOffset) throws(Unwind) -> Value { value(try Unwind.arithmetic(body)) }

  @Sendable static func declare(_ t: TypeDeclaration) {
    OperatorMethods.declareDateTimeOffset(t)
    t.staticProperty("System.DateTimeOffset MaxValue {get;}") { value(.maxValue) }
    t.staticProperty("System.DateTimeOffset MinValue {get;}") { value(.minValue) }
    t.staticProperty("System.DateTimeOffset UnixEpoch {get;}") { value(.unixEpoch) }
    t.staticProperty("System.DateTimeOffset Now {get;}") { value(.now) }
    t.staticProperty("System.DateTimeOffset UtcNow {get;}") { value(.utcNow) }
    t.get("datetime DateTime {get;}") { .dateTime(offset($0).dateTime.with(kind: .unspecified)) }
    t.get("datetime UtcDateTime {get;}") { .dateTime(offset($0).utcDateTime) }
    t.get("datetime LocalDateTime {get;}") { .dateTime(offset($0).localDateTime) }
    t.get("datetime Date {get;}") { .dateTime(offset($0).dateTime.date.with(kind: .unspecified)) }
    t.get("int Day {get;}") { .int(offset($0).dateTime.day) }
    t.get("System.DayOfWeek DayOfWeek {get;}") { EnumValue.of("System.DayOfWeek", offset($0).dateTime.dayOfWeek) }
    t.get("int DayOfYear {get;}") { .int(offset($0).dateTime.dayOfYear) }
    t.get("int Hour {get;}") { .int(offset($0).dateTime.hour) }
    t.get("int Millisecond {get;}") { .int(offset($0).dateTime.millisecond) }
    t.get("int Microsecond {get;}") { .int(offset($0).dateTime.microsecond) }
    t.get("int Nanosecond {get;}") { .int(offset($0).dateTime.nanosecond) }
    t.get("int Minute {get;}") { .int(offset($0).dateTime.minute) }
    t.get("int Month {get;}") { .int(offset($0).dateTime.month) }
    t.get("timespan Offset {get;}") { .object(TimeSpanObject(offset($0).offset)) }
    t.get("int TotalOffsetMinutes {get;}") { .int(Int(offset($0).offsetMinutes)) }
    t.get("int Second {get;}") { .int(offset($0).dateTime.second) }
    t.get("long Ticks {get;}") { .int64(offset($0).dateTime.ticks) }
    t.get("long UtcTicks {get;}") { .int64(offset($0).utcDateTime.ticks) }
    t.get("timespan TimeOfDay {get;}") { .object(TimeSpanObject(offset($0).dateTime.timeOfDay)) }
    t.get("int Year {get;}") { .int(offset($0).dateTime.year) }
    declareConstructors(t)
    declareArithmetic(t)
    declareParsing(t)
    t.comparable { _ in "Object must be of type DateTimeOffset." }
    t.method("int CompareTo(System.DateTimeOffset other)") { this, a in .int(offset(this) < offset(a[0]) ? -1 : offset(this) == offset(a[0]) ? 0 : 1) }
    t.method("bool Equals(System.DateTimeOffset other)") { this, a in .bool(offset(this) == offset(a[0])) }
    t.method("bool EqualsExact(System.DateTimeOffset other)") { this, a in
      .bool(offset(this) == offset(a[0]) && offset(this).offsetMinutes == offset(a[0]).offsetMinutes)
    }
    t.objectMembers()
    t.formattable()
  }

  private static func declareConstructors(_ t: TypeDeclaration) {
    t.constructor("(datetime dateTime)") { a in value(DateTimeOffset(DateTimeMembers.date(a[0]))) }
    t.constructor("(datetime dateTime, timespan offset)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateTimeOffset(DateTimeMembers.date(a[0]), offset: span(a[1])) }
    }
    t.constructor("(long ticks, timespan offset)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateTimeOffset(try DateTime(ticks: Int64(a.int(0))), offset: span(a[1])) }
    }
    t.constructor("(int year, int month, int day, int hour, int minute, int second, timespan offset)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in
        try DateTimeOffset(
          try DateTime(year: a.int(0), month: a.int(1), day: a.int(2), hour: a.int(3), minute: a.int(4), second: a.int(5)), offset: span(a[6]))
      }
    }
    t.constructor("(int year, int month, int day, int hour, int minute, int second, int millisecond, timespan offset)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in
        try DateTimeOffset(
          try DateTime(year: a.int(0), month: a.int(1), day: a.int(2), hour: a.int(3), minute: a.int(4), second: a.int(5), millisecond: a.int(6)),
          offset: span(a[7]))
      }
    }
  }

  private static func declareArithmetic(_ t: TypeDeclaration) {
    func moved(_ this: Value, _ body: (DateTime) throws(ArithmeticError) -> DateTime) throws(Unwind) -> Value {
      let d = offset(this)
      return try arithmetic { () throws(ArithmeticError) in try d.with(try body(d.dateTime)) }
    }
    func add(_ signature: StaticString, _ unit: Int64) {
      t.method(signature) { (this, a) throws(Unwind) in try moved(this) { (d) throws(ArithmeticError) in try d.adding(a.double(0), unit: unit) } }
    }
    t.method("System.DateTimeOffset Add(timespan timeSpan)") { (this, a) throws(Unwind) in
      try moved(this) { (d) throws(ArithmeticError) in try d + span(a[0]) }
    }
    add("System.DateTimeOffset AddDays(double days)", TimeSpan.ticksPerDay)
    add("System.DateTimeOffset AddHours(double hours)", TimeSpan.ticksPerHour)
    add("System.DateTimeOffset AddMilliseconds(double milliseconds)", TimeSpan.ticksPerMillisecond)
    add("System.DateTimeOffset AddMinutes(double minutes)", TimeSpan.ticksPerMinute)
    add("System.DateTimeOffset AddSeconds(double seconds)", TimeSpan.ticksPerSecond)
    t.method("System.DateTimeOffset AddMonths(int months)") { (this, a) throws(Unwind) in
      try moved(this) { (d) throws(ArithmeticError) in try d.adding(months: a.int(0)) }
    }
    t.method("System.DateTimeOffset AddYears(int years)") { (this, a) throws(Unwind) in
      try moved(this) { (d) throws(ArithmeticError) in try d.adding(years: a.int(0)) }
    }
    t.method("System.DateTimeOffset AddTicks(long ticks)") { (this, a) throws(Unwind) in
      try moved(this) { (d) throws(ArithmeticError) in try d.adding(ticks: Int64(a.int(0))) }
    }
    t.method("timespan Subtract(System.DateTimeOffset value)") { this, a in .object(TimeSpanObject(offset(this) - offset(a[0]))) }
    t.method("System.DateTimeOffset Subtract(timespan value)") { (this, a) throws(Unwind) in
      try moved(this) { (d) throws(ArithmeticError) in try d - span(a[0]) }
    }
    t.method("System.DateTimeOffset ToLocalTime()") { this, _ in value(offset(this).local) }
    t.method("System.DateTimeOffset ToUniversalTime()") { this, _ in value(offset(this).universal) }
    t.method("System.DateTimeOffset ToOffset(timespan offset)") { (this, a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try offset(this).toOffset(span(a[0])) }
    }
    t.method("long ToUnixTimeSeconds()") { this, _ in .int64(offset(this).unixTimeSeconds) }
    t.method("long ToUnixTimeMilliseconds()") { this, _ in .int64(offset(this).unixTimeMilliseconds) }
    t.method("long ToFileTime()") { (this, _) throws(Unwind) in
      .int64(try Unwind.arithmetic { () throws(ArithmeticError) in try offset(this).utcDateTime.fileTime() })
    }
    t.staticMethod("System.DateTimeOffset FromUnixTimeSeconds(long seconds)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateTimeOffset.fromUnixTime(seconds: Int64(a.int(0))) }
    }
    t.staticMethod("System.DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateTimeOffset.fromUnixTime(milliseconds: Int64(a.int(0))) }
    }
    t.staticMethod("int Compare(System.DateTimeOffset first, System.DateTimeOffset second)") { a in
      .int(offset(a[0]) < offset(a[1]) ? -1 : offset(a[0]) == offset(a[1]) ? 0 : 1)
    }
  }

  private static func declareParsing(_ t: TypeDeclaration) {
    t.staticMethod("System.DateTimeOffset Parse(string input)") { (a) throws(Unwind) in value(try parse(try a.string(0, "input"), .null, 0)) }
    t.staticMethod("System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider)") { (a) throws(Unwind) in
      value(try parse(try a.string(0, "input"), a[1], 0))
    }
    t.staticMethod("System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)") {
      (a) throws(Unwind) in value(try parse(try a.string(0, "input"), a[1], a.enumeration(2)))
    }
    t.staticMethod("System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider)") { (a) throws(Unwind) in
      value(try exact(try a.string(0, "input"), [try a.string(1, "format")], a[2]))
    }
    t.staticMethod("bool TryParse(string input, out System.DateTimeOffset result)") { (a) throws(Unwind) in
      let result = a.optionalString(0).flatMap { try? parse($0, .null, 0) }
      try a.setReference(1, value(result ?? .minValue))
      return .bool(result != nil)
    }
  }

  private static func parse(_ text: PSString, _ provider: Value, _ raw: Int) throws(Unwind) -> DateTimeOffset {
    let info = FormatProvider.dates(provider)
    return try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (u) throws(NumberParseError) in try DateParsing.dateTimeOffset(u, info, styles: DateTimeParsingMembers.styles(raw)) }
    }
  }

  private static func exact(_ text: PSString, _ formats: [PSString], _ provider: Value) throws(Unwind) -> DateTimeOffset {
    let info = FormatProvider.dates(provider)
    return try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (u) throws(NumberParseError) in try DateParsing.dateTimeOffsetExact(u, formats: formats, info) }
    }
  }
}
