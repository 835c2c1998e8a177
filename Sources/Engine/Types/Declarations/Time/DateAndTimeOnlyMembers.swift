import Text

/// `System.DateOnly`.
enum DateOnlyMembers {
  private static func date(_ v: Value) -> DateOnly { (v.unwrapped.asObject as? DateOnlyObject)?.value ?? .minValue }
  private static func value(_ d: DateOnly) -> Value { .object(DateOnlyObject(d)) }
  private static func arithmetic(_ body: () throws(ArithmeticError) -> DateOnly) throws(Unwind) -> Value { value(try Unwind.arithmetic(body)) }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("System.DateOnly MaxValue {get;}") { value(.maxValue) }
    t.staticProperty("System.DateOnly MinValue {get;}") { value(.minValue) }
    t.get("int Year {get;}") { .int(date($0).dateTime.year) }
    t.get("int Month {get;}") { .int(date($0).dateTime.month) }
    t.get("int Day {get;}") { .int(date($0).dateTime.day) }
    t.get("System.DayOfWeek DayOfWeek {get;}") { EnumValue.of("System.DayOfWeek", date($0).dateTime.dayOfWeek) }
    t.get("int DayOfYear {get;}") { .int(date($0).dateTime.dayOfYear) }
    t.get("int DayNumber {get;}") { .int32(date($0).dayNumber) }
    t.constructor("(int year, int month, int day)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateOnly(year: a.int(0), month: a.int(1), day: a.int(2)) }
    }
    t.method("System.DateOnly AddDays(int value)") { (this, a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try date(this).adding(days: a.int(0)) }
    }
    t.method("System.DateOnly AddMonths(int value)") { (this, a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try date(this).adding(months: a.int(0)) }
    }
    t.method("System.DateOnly AddYears(int value)") { (this, a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try date(this).adding(years: a.int(0)) }
    }
    t.method("datetime ToDateTime(System.TimeOnly time)") { this, a in
      .dateTime(date(this).dateTime((a[0].asObject as? TimeOnlyObject)?.value ?? .minValue))
    }
    t.method("datetime ToDateTime(System.TimeOnly time, System.DateTimeKind kind)") { this, a in
      .dateTime(date(this).dateTime((a[0].asObject as? TimeOnlyObject)?.value ?? .minValue, kind: DateTimeMembers.kind(a.enumeration(1))))
    }
    t.method("string ToLongDateString()") { (this, _) throws(Unwind) in .string(try Operators.text(this, format: PSString.of("D"))) }
    t.method("string ToShortDateString()") { (this, _) throws(Unwind) in .string(try Operators.text(this, format: PSString.of("d"))) }
    t.staticMethod("System.DateOnly FromDateTime(datetime dateTime)") { a in value(DateOnly(DateTimeMembers.date(a[0]))) }
    t.staticMethod("System.DateOnly FromDayNumber(int dayNumber)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try DateOnly(dayNumber: a.int(0)) }
    }
    t.staticMethod("System.DateOnly Parse(string s)") { (a) throws(Unwind) in value(try parse(try a.string(0, "s"), nil)) }
    t.staticMethod("System.DateOnly Parse(string s, System.IFormatProvider provider)") { (a) throws(Unwind) in value(try parse(try a.string(0, "s"), nil)) }
    t.staticMethod("System.DateOnly ParseExact(string s, string format)") { (a) throws(Unwind) in
      value(try parse(try a.string(0, "s"), [try a.string(1, "format")]))
    }
    t.staticMethod("System.DateOnly ParseExact(string s, string[] formats)") { (a) throws(Unwind) in value(try parse(try a.string(0, "s"), a.strings(1))) }
    t.staticMethod("bool TryParse(string s, out System.DateOnly result)") { (a) throws(Unwind) in
      let result = a.optionalString(0).flatMap { try? parse($0, nil) }
      try a.setReference(1, value(result ?? .minValue))
      return .bool(result != nil)
    }
    t.comparable { _ in "Object must be of type DateOnly." }
    t.method("int CompareTo(System.DateOnly value)") { this, a in .int(date(this) < date(a[0]) ? -1 : date(this) == date(a[0]) ? 0 : 1) }
    t.objectMembers()
    t.formattable()
  }

  private static func parse(_ text: PSString, _ formats: [PSString]?) throws(Unwind) -> DateOnly {
    try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (u) throws(NumberParseError) in
        guard let formats else { return try DateParsing.dateOnly(u) }
        return try DateParsing.dateOnlyExact(u, formats: formats)
      }
    }
  }
}

/// `System.TimeOnly`.
enum TimeOnlyMembers {
  private static func time(_ v: Value) -> TimeOnly { (v.unwrapped.asObject as? TimeOnlyObject)?.value ?? .minValue }
  private static func value(_ t: TimeOnly) -> Value { .object(TimeOnlyObject(t)) }
  private static func arithmetic(_ body: () throws(ArithmeticError) -> TimeOnly) throws(Unwind) -> Value { value(try Unwind.arithmetic(body)) }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("System.TimeOnly MaxValue {get;}") { value(.maxValue) }
    t.staticProperty("System.TimeOnly MinValue {get;}") { value(.minValue) }
    t.get("int Hour {get;}") { .int(time($0).dateTime.hour) }
    t.get("int Minute {get;}") { .int(time($0).dateTime.minute) }
    t.get("int Second {get;}") { .int(time($0).dateTime.second) }
    t.get("int Millisecond {get;}") { .int(time($0).dateTime.millisecond) }
    t.get("int Microsecond {get;}") { .int(time($0).dateTime.microsecond) }
    t.get("int Nanosecond {get;}") { .int(time($0).dateTime.nanosecond) }
    t.get("long Ticks {get;}") { .int64(time($0).ticks) }
    t.constructor("(int hour, int minute)") { (a) throws(Unwind) in try arithmetic { () throws(ArithmeticError) in try TimeOnly(hour: a.int(0), minute: a.int(1)) } }
    t.constructor("(int hour, int minute, int second)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try TimeOnly(hour: a.int(0), minute: a.int(1), second: a.int(2)) }
    }
    t.constructor("(int hour, int minute, int second, int millisecond)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try TimeOnly(hour: a.int(0), minute: a.int(1), second: a.int(2), millisecond: a.int(3)) }
    }
    t.constructor("(long ticks)") { (a) throws(Unwind) in try arithmetic { () throws(ArithmeticError) in try TimeOnly(ticks: Int64(a.int(0))) } }
    t.method("System.TimeOnly Add(timespan value)") { this, a in value(time(this).adding((a[0].asObject as? TimeSpanObject)?.value ?? .zero).time) }
    t.method("System.TimeOnly AddHours(double value)") { (this, a) throws(Unwind) in
      value(time(this).adding(try Unwind.arithmetic { () throws(ArithmeticError) in try TimeSpan.from(a.double(0), unit: TimeSpan.ticksPerHour) }).time)
    }
    t.method("System.TimeOnly AddMinutes(double value)") { (this, a) throws(Unwind) in
      value(time(this).adding(try Unwind.arithmetic { () throws(ArithmeticError) in try TimeSpan.from(a.double(0), unit: TimeSpan.ticksPerMinute) }).time)
    }
    t.method("bool IsBetween(System.TimeOnly start, System.TimeOnly end)") { this, a in .bool(time(this).isBetween(time(a[0]), time(a[1]))) }
    t.method("timespan ToTimeSpan()") { this, _ in .object(TimeSpanObject(time(this).timeSpan)) }
    t.method("string ToLongTimeString()") { (this, _) throws(Unwind) in .string(try Operators.text(this, format: PSString.of("T"))) }
    t.method("string ToShortTimeString()") { (this, _) throws(Unwind) in .string(try Operators.text(this, format: PSString.of("t"))) }
    t.staticMethod("System.TimeOnly FromDateTime(datetime dateTime)") { a in value(TimeOnly(DateTimeMembers.date(a[0]))) }
    t.staticMethod("System.TimeOnly FromTimeSpan(timespan timeSpan)") { (a) throws(Unwind) in
      try arithmetic { () throws(ArithmeticError) in try TimeOnly(ticks: ((a[0].asObject as? TimeSpanObject)?.value ?? .zero).ticks) }
    }
    t.staticMethod("System.TimeOnly Parse(string s)") { (a) throws(Unwind) in value(try parse(try a.string(0, "s"), nil)) }
    t.staticMethod("System.TimeOnly Parse(string s, System.IFormatProvider provider)") { (a) throws(Unwind) in value(try parse(try a.string(0, "s"), nil)) }
    t.staticMethod("System.TimeOnly ParseExact(string s, string format)") { (a) throws(Unwind) in
      value(try parse(try a.string(0, "s"), [try a.string(1, "format")]))
    }
    t.staticMethod("bool TryParse(string s, out System.TimeOnly result)") { (a) throws(Unwind) in
      let result = a.optionalString(0).flatMap { try? parse($0, nil) }
      try a.setReference(1, value(result ?? .minValue))
      return .bool(result != nil)
    }
    t.comparable { _ in "Object must be of type TimeOnly." }
    t.method("int CompareTo(System.TimeOnly value)") { this, a in .int(time(this) < time(a[0]) ? -1 : time(this) == time(a[0]) ? 0 : 1) }
    t.objectMembers()
    t.formattable()
  }

  private static func parse(_ text: PSString, _ formats: [PSString]?) throws(Unwind) -> TimeOnly {
    try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (u) throws(NumberParseError) in
        guard let formats else { return try DateParsing.timeOnly(u) }
        return try DateParsing.timeOnlyExact(u, formats: formats)
      }
    }
  }
}
