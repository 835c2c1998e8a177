import Text

/// `System.DateTime`.
enum DateTimeMembers {
  static func date(_ v: Value) -> DateTime { (v.unwrapped.asObject as? DateTimeObject)?.value ?? .minValue }

  static func arithmetic(_ body: () throws(ArithmeticError) -> DateTime) throws(Unwind) -> Value { .dateTime(try Unwind.arithmetic(body)) }

  static func kind(_ raw: Int) -> DateTime.Kind { DateTime.Kind(rawValue: raw) ?? .unspecified }

  @Sendable static func declare(_ t: TypeDeclaration) {
    OperatorMethods.declareDateTime(t)
    t.staticProperty("datetime MaxValue {get;}") { .dateTime(.maxValue) }
    t.staticProperty("datetime MinValue {get;}") { .dateTime(.minValue) }
    t.staticProperty("datetime UnixEpoch {get;}") { .dateTime(.unixEpoch) }
    t.staticProperty("datetime Now {get;}") { .dateTime(.now) }
    t.staticProperty("datetime Today {get;}") { .dateTime(DateTime.now.date) }
    t.staticProperty("datetime UtcNow {get;}") { .dateTime(.utcNow) }
    t.get("datetime Date {get;}") { .dateTime(date($0).date) }
    t.get("int Day {get;}") { .int(date($0).day) }
    t.get("System.DayOfWeek DayOfWeek {get;}") { EnumValue.of("System.DayOfWeek", date($0).dayOfWeek) }
    t.get("int DayOfYear {get;}") { .int(date($0).dayOfYear) }
    t.get("int Hour {get;}") { .int(date($0).hour) }
    t.get("System.DateTimeKind Kind {get;}") { EnumValue.of("System.DateTimeKind", date($0).kind.rawValue) }
    t.get("int Millisecond {get;}") { .int(date($0).millisecond) }
    t.get("int Microsecond {get;}") { .int(date($0).microsecond) }
    t.get("int Nanosecond {get;}") { .int(date($0).nanosecond) }
    t.get("int Minute {get;}") { .int(date($0).minute) }
    t.get("int Month {get;}") { .int(date($0).month) }
    t.get("int Second {get;}") { .int(date($0).second) }
    t.get("long Ticks {get;}") { .int64(date($0).ticks) }
    t.get("timespan TimeOfDay {get;}") { .object(TimeSpanObject(date($0).timeOfDay)) }
    t.get("int Year {get;}") { .int(date($0).year) }
    declareConstructors(t)
    declareArithmetic(t)
    declareConversions(t)
    DateTimeParsingMembers.declare(t)
    t.comparable { _ in "Object must be of type DateTime." }
    t.method("int CompareTo(datetime value)") { this, a in .int(date(this) < date(a[0]) ? -1 : date(this) == date(a[0]) ? 0 : 1) }
    t.method("bool Equals(datetime value)") { this, a in .bool(date(this) == date(a[0])) }
    t.objectMembers()
    t.method("System.TypeCode GetTypeCode()") { _, _ in EnumValue.of("System.TypeCode", 16) }
    t.formattable()
  }

  private static func declareConstructors(_ t: TypeDeclaration) {
    t.constructor("(long ticks)") { (a) throws(Unwind) in try arithmetic { () throws(ArithmeticError) in try DateTime(ticks: Int64(a.int(0))) } }
    t.constructor("(long ticks, System.DateTimeKind kind)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateTime(ticks: Int64(a.int(0)), kind: kind(a.enumeration(1))) }
    }
    for (signature, parts, hasKind) in constructors {
      t.constructor(signature) { (a) throws(Unwind) in
        func part(_ i: Int) -> Int { i < parts ? a.int(i) : 0 }
        return try arithmetic { () throws(ArithmeticError) in
          try DateTime(
            year: part(0), month: part(1), day: part(2), hour: part(3), minute: part(4), second: part(5), millisecond: part(6), microsecond: part(7),
            kind: hasKind ? kind(a.enumeration(parts)) : .unspecified)
        }
      }
    }
  }

  private static let constructors: [(StaticString, Int, Bool)] = [
    ("(int year, int month, int day)", 3, false), ("(int year, int month, int day, int hour, int minute, int second)", 6, false),
    ("(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)", 6, true),
    ("(int year, int month, int day, int hour, int minute, int second, int millisecond)", 7, false),
    ("(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)", 7, true),
    ("(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)", 8, false),
  ]

  private static func declareArithmetic(_ t: TypeDeclaration) {
    func add(_ signature: StaticString, _ unit: Int64) {
      t.method(signature) { (this, a) throws(Unwind) in try arithmetic { () throws(ArithmeticError) in try date(this).adding(a.double(0), unit: unit) } }
    }
    func span(_ v: Value) -> TimeSpan { (v.asObject as? TimeSpanObject)?.value ?? .zero }
    t.method("datetime Add(timespan value)") { (this, a) throws(Unwind) in try arithmetic { () throws(ArithmeticError) in try date(this) + span(a[0]) } }
    add("datetime AddDays(double value)", TimeSpan.ticksPerDay)
    add("datetime AddHours(double value)", TimeSpan.ticksPerHour)
    add("datetime AddMicroseconds(double value)", TimeSpan.ticksPerMicrosecond)
    add("datetime AddMilliseconds(double value)", TimeSpan.ticksPerMillisecond)
    add("datetime AddMinutes(double value)", TimeSpan.ticksPerMinute)
    t.method("datetime AddMonths(int months)") { (this, a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try date(this).adding(months: a.int(0)) }
    }
    add("datetime AddSeconds(double value)", TimeSpan.ticksPerSecond)
    t.method("datetime AddTicks(long value)") { (this, a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try date(this).adding(ticks: Int64(a.int(0))) }
    }
    t.method("datetime AddYears(int value)") { (this, a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try date(this).adding(years: a.int(0)) }
    }
    t.method("timespan Subtract(datetime value)") { this, a in .object(TimeSpanObject(date(this) - date(a[0]))) }
    t.method("datetime Subtract(timespan value)") { (this, a) throws(Unwind) in try arithmetic { () throws(ArithmeticError) in try date(this) - span(a[0]) } }
    t.staticMethod("int Compare(datetime t1, datetime t2)") { a in .int(date(a[0]) < date(a[1]) ? -1 : date(a[0]) == date(a[1]) ? 0 : 1) }
    t.staticMethod("bool Equals(datetime t1, datetime t2)") { a in .bool(date(a[0]) == date(a[1])) }
    t.staticMethod("int DaysInMonth(int year, int month)") { (a) throws(Unwind) in
      if a.int(1) < 1 || a.int(1) > 12 { throw Unwind.outOfRange("month", "Month must be between one and twelve.") }
      if a.int(0) < 1 || a.int(0) > 9999 { throw Unwind.outOfRange("year", "Year must be between 1 and 9999.") }
      return .int(GregorianCalendar.daysInMonth(a.int(0), a.int(1)))
    }
    t.staticMethod("bool IsLeapYear(int year)") { (a) throws(Unwind) in
      if a.int(0) < 1 || a.int(0) > 9999 { throw Unwind.outOfRange("year", "Year must be between 1 and 9999.") }
      return .bool(GregorianCalendar.isLeapYear(a.int(0)))
    }
    t.staticMethod("datetime SpecifyKind(datetime value, System.DateTimeKind kind)") { a in .dateTime(date(a[0]).with(kind: kind(a.enumeration(1)))) }
  }

  private static func declareConversions(_ t: TypeDeclaration) {
    func text(_ signature: StaticString, _ format: StaticString) {
      t.method(signature) { (this, _) throws(Unwind) in .string(try Operators.text(this, format: PSString.of(format.description))) }
    }
    t.staticMethod("datetime FromFileTime(long fileTime)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateTime.fromFileTime(Int64(a.int(0))).local }
    }
    t.staticMethod("datetime FromFileTimeUtc(long fileTime)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateTime.fromFileTime(Int64(a.int(0))) }
    }
    t.method("bool IsDaylightSavingTime()") { this, _ in .bool(date(this).isDaylightSavingTime) }
    t.method("long ToBinary()") { this, _ in .int64(date(this).binary) }
    t.method("long ToFileTime()") { (this, _) throws(Unwind) in .int64(try Unwind.arithmetic { () throws(ArithmeticError) in try date(this).fileTime() }) }
    t.method("long ToFileTimeUtc()") { (this, _) throws(Unwind) in .int64(try Unwind.arithmetic { () throws(ArithmeticError) in try date(this).fileTime() }) }
    t.method("double ToOADate()") { (this, _) throws(Unwind) in .double(try Unwind.arithmetic { () throws(ArithmeticError) in try date(this).oaDate() }) }
    t.method("datetime ToLocalTime()") { this, _ in .dateTime(date(this).local) }
    t.method("datetime ToUniversalTime()") { this, _ in .dateTime(date(this).universal) }
    text("string ToLongDateString()", "D")
    text("string ToLongTimeString()", "T")
    text("string ToShortDateString()", "d")
    text("string ToShortTimeString()", "t")
  }
}

/// The members of `System.DateTime` that read texts.
enum DateTimeParsingMembers {
  static func styles(_ raw: Int) -> DateTimeStyles { DateTimeStyles(rawValue: Int32(truncatingIfNeeded: raw)) }

  static func declare(_ t: TypeDeclaration) {
    t.staticMethod("datetime Parse(string s)") { (a) throws(Unwind) in .dateTime(try parse(try a.string(0, "s"), .null, 0)) }
    t.staticMethod("datetime Parse(string s, System.IFormatProvider provider)") { (a) throws(Unwind) in .dateTime(try parse(try a.string(0, "s"), a[1], 0)) }
    t.staticMethod("datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)") { (a) throws(Unwind) in
      .dateTime(try parse(try a.string(0, "s"), a[1], a.enumeration(2)))
    }
    t.staticMethod("datetime ParseExact(string s, string format, System.IFormatProvider provider)") { (a) throws(Unwind) in
      .dateTime(try exact(try a.string(0, "s"), [try a.string(1, "format")], a[2], 0))
    }
    t.staticMethod("datetime ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)") {
      (a) throws(Unwind) in .dateTime(try exact(try a.string(0, "s"), [try a.string(1, "format")], a[2], a.enumeration(3)))
    }
    t.staticMethod("datetime ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)") {
      (a) throws(Unwind) in .dateTime(try exact(try a.string(0, "s"), a.strings(1), a[2], a.enumeration(3)))
    }
    t.staticMethod("bool TryParse(string s, out datetime result)") { (a) throws(Unwind) in
      try out(a, 1, a.optionalString(0).flatMap { try? parse($0, .null, 0) })
    }
    t.staticMethod("bool TryParse(string s, System.IFormatProvider provider, out datetime result)") { (a) throws(Unwind) in
      try out(a, 2, a.optionalString(0).flatMap { try? parse($0, a[1], 0) })
    }
    t.staticMethod("bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, out datetime result)") {
      (a) throws(Unwind) in try out(a, 3, a.optionalString(0).flatMap { try? parse($0, a[1], a.enumeration(2)) })
    }
    t.staticMethod(
      "bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, out datetime result)"
    ) { (a) throws(Unwind) in
      try out(a, 4, a.optionalString(0).flatMap { try? exact($0, [a.optionalString(1) ?? .empty], a[2], a.enumeration(3)) })
    }
    t.staticMethod(
      "bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, out datetime result)"
    ) { (a) throws(Unwind) in
      try out(a, 4, a.optionalString(0).flatMap { try? exact($0, a.strings(1), a[2], a.enumeration(3)) })
    }
  }

  private static func out(_ a: Arguments, _ i: Int, _ result: DateTime?) throws(Unwind) -> Value {
    try a.setReference(i, .dateTime(result ?? .minValue))
    return .bool(result != nil)
  }

  private static func parse(_ text: PSString, _ provider: Value, _ raw: Int) throws(Unwind) -> DateTime {
    let info = FormatProvider.dates(provider)
    return try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (u) throws(NumberParseError) in try DateParsing.dateTime(u, info, styles: styles(raw)) }
    }
  }

  private static func exact(_ text: PSString, _ formats: [PSString], _ provider: Value, _ raw: Int) throws(Unwind) -> DateTime {
    let info = FormatProvider.dates(provider)
    return try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (u) throws(NumberParseError) in try DateParsing.dateTimeExact(u, formats: formats, info, styles: styles(raw)) }
    }
  }
}
