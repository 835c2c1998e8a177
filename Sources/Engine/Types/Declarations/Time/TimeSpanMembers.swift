import Text

/// `System.TimeSpan`.
enum TimeSpanMembers {
  private static func span(_ v: Value) -> TimeSpan { (v.unwrapped.asObject as? TimeSpanObject)?.value ?? .zero }
  private static func value(_ span: TimeSpan) -> Value { .object(TimeSpanObject(span)) }

  @Sendable static func declare(_ t: TypeDeclaration) {
    OperatorMethods.declareTimeSpan(t)
    declareConstants(t)
    t.get("long Ticks {get;}") { .int64(span($0).ticks) }
    t.get("int Days {get;}") { .int(span($0).days) }
    t.get("int Hours {get;}") { .int(span($0).hours) }
    t.get("int Milliseconds {get;}") { .int(span($0).milliseconds) }
    t.get("int Microseconds {get;}") { .int(span($0).microseconds) }
    t.get("int Nanoseconds {get;}") { .int(span($0).nanoseconds) }
    t.get("int Minutes {get;}") { .int(span($0).minutes) }
    t.get("int Seconds {get;}") { .int(span($0).seconds) }
    t.get("double TotalDays {get;}") { .double(span($0).totalDays) }
    t.get("double TotalHours {get;}") { .double(span($0).totalHours) }
    t.get("double TotalMilliseconds {get;}") { .double(span($0).totalMilliseconds) }
    t.get("double TotalMicroseconds {get;}") { .double(span($0).totalMicroseconds) }
    t.get("double TotalNanoseconds {get;}") { .double(span($0).totalNanoseconds) }
    t.get("double TotalMinutes {get;}") { .double(span($0).totalMinutes) }
    t.get("double TotalSeconds {get;}") { .double(span($0).totalSeconds) }
    declareMaking(t)
    declareArithmetic(t)
    declareParsing(t)
    t.comparable { _ in "Object must be of type TimeSpan." }
    t.method("int CompareTo(timespan value)") { (this, a) in .int(span(this) < span(a[0]) ? -1 : span(this) == span(a[0]) ? 0 : 1) }
    t.method("bool Equals(timespan obj)") { this, a in .bool(span(this) == span(a[0])) }
    t.objectMembers()
    t.method("string ToString(string format)") { (this, a) throws(Unwind) in .string(try Operators.text(this, format: a.optionalString(0))) }
    t.method("string ToString(string format, System.IFormatProvider formatProvider)") { (this, a) throws(Unwind) in
      .string(try FormatProvider.text(this, format: a.optionalString(0), a[1]))
    }
    t.constructor("(long ticks)") { a in value(TimeSpan(ticks: Int64(a.int(0)))) }
    t.constructor("(int hours, int minutes, int seconds)") { (a) throws(Unwind) in try make(0, a.int(0), a.int(1), a.int(2), 0, 0) }
    t.constructor("(int days, int hours, int minutes, int seconds)") { (a) throws(Unwind) in try make(a.int(0), a.int(1), a.int(2), a.int(3), 0, 0) }
    t.constructor("(int days, int hours, int minutes, int seconds, int milliseconds)") { (a) throws(Unwind) in
      try make(a.int(0), a.int(1), a.int(2), a.int(3), a.int(4), 0)
    }
    t.constructor("(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)") { (a) throws(Unwind) in
      try make(a.int(0), a.int(1), a.int(2), a.int(3), a.int(4), a.int(5))
    }
  }

  private static func declareConstants(_ t: TypeDeclaration) {
    t.staticProperty("timespan Zero {get;}") { value(.zero) }
    t.staticProperty("timespan MaxValue {get;}") { value(.maxValue) }
    t.staticProperty("timespan MinValue {get;}") { value(.minValue) }
    t.staticProperty("long NanosecondsPerTick {get;}") { .int64(100) }
    t.staticProperty("long TicksPerMicrosecond {get;}") { .int64(TimeSpan.ticksPerMicrosecond) }
    t.staticProperty("long TicksPerMillisecond {get;}") { .int64(TimeSpan.ticksPerMillisecond) }
    t.staticProperty("long TicksPerSecond {get;}") { .int64(TimeSpan.ticksPerSecond) }
    t.staticProperty("long TicksPerMinute {get;}") { .int64(TimeSpan.ticksPerMinute) }
    t.staticProperty("long TicksPerHour {get;}") { .int64(TimeSpan.ticksPerHour) }
    t.staticProperty("long TicksPerDay {get;}") { .int64(TimeSpan.ticksPerDay) }
  }

  /// The sum of the parts, or the overflow that .NET reports.
  private static func make(_ d: Int, _ h: Int, _ m: Int, _ s: Int, _ ms: Int, _ us: Int) throws(Unwind) -> Value {
    var total: Int128 = Int128(d) * Int128(TimeSpan.ticksPerDay)
    total += Int128(h) * Int128(TimeSpan.ticksPerHour)
    total += Int128(m) * Int128(TimeSpan.ticksPerMinute)
    total += Int128(s) * Int128(TimeSpan.ticksPerSecond)
    total += Int128(ms) * Int128(TimeSpan.ticksPerMillisecond)
    total += Int128(us) * Int128(TimeSpan.ticksPerMicrosecond)
    guard let ticks = Int64(exactly: total) else {
      throw Unwind.outOfRange("", "TimeSpan overflowed because the duration is too long.")
    }
    return value(TimeSpan(ticks: ticks))
  }

  private static func from(_ n: Double, _ unit: Int64) throws(Unwind) -> Value {
    value(try Unwind.arithmetic { () throws(ArithmeticError) in try TimeSpan.from(n, unit: unit) })
  }

  private static func declareMaking(_ t: TypeDeclaration) {
    t.staticMethod("timespan FromDays(double value)") { (a) throws(Unwind) in try from(a.double(0), TimeSpan.ticksPerDay) }
    t.staticMethod("timespan FromDays(int days)") { (a) throws(Unwind) in try make(a.int(0), 0, 0, 0, 0, 0) }
    t.staticMethod("timespan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)") {
      (a) throws(Unwind) in try make(a.int(0), a.int(1), a.int(2), a.int(3), a.int(4), a.int(5))
    }
    t.staticMethod("timespan FromHours(int hours)") { (a) throws(Unwind) in try make(0, a.int(0), 0, 0, 0, 0) }
    t.staticMethod("timespan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)") { (a) throws(Unwind) in
      try make(0, a.int(0), a.int(1), a.int(2), a.int(3), a.int(4))
    }
    t.staticMethod("timespan FromHours(double value)") { (a) throws(Unwind) in try from(a.double(0), TimeSpan.ticksPerHour) }
    t.staticMethod("timespan FromMinutes(long minutes)") { (a) throws(Unwind) in try make(0, 0, a.int(0), 0, 0, 0) }
    t.staticMethod("timespan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0)") { (a) throws(Unwind) in
      try make(0, 0, a.int(0), a.int(1), a.int(2), a.int(3))
    }
    t.staticMethod("timespan FromMinutes(double value)") { (a) throws(Unwind) in try from(a.double(0), TimeSpan.ticksPerMinute) }
    t.staticMethod("timespan FromSeconds(long seconds)") { (a) throws(Unwind) in try make(0, 0, 0, a.int(0), 0, 0) }
    t.staticMethod("timespan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0)") { (a) throws(Unwind) in
      try make(0, 0, 0, a.int(0), a.int(1), a.int(2))
    }
    t.staticMethod("timespan FromSeconds(double value)") { (a) throws(Unwind) in try from(a.double(0), TimeSpan.ticksPerSecond) }
    t.staticMethod("timespan FromMilliseconds(long milliseconds)") { (a) throws(Unwind) in try make(0, 0, 0, 0, a.int(0), 0) }
    t.staticMethod("timespan FromMilliseconds(long milliseconds, long microseconds)") { (a) throws(Unwind) in try make(0, 0, 0, 0, a.int(0), a.int(1)) }
    t.staticMethod("timespan FromMilliseconds(double value)") { (a) throws(Unwind) in try from(a.double(0), TimeSpan.ticksPerMillisecond) }
    t.staticMethod("timespan FromMicroseconds(long microseconds)") { (a) throws(Unwind) in try make(0, 0, 0, 0, 0, a.int(0)) }
    t.staticMethod("timespan FromMicroseconds(double value)") { (a) throws(Unwind) in try from(a.double(0), TimeSpan.ticksPerMicrosecond) }
    t.staticMethod("timespan FromTicks(long value)") { a in value(TimeSpan(ticks: Int64(a.int(0)))) }
  }

  private static func declareArithmetic(_ t: TypeDeclaration) {
    t.staticMethod("int Compare(timespan t1, timespan t2)") { a in .int(span(a[0]) < span(a[1]) ? -1 : span(a[0]) == span(a[1]) ? 0 : 1) }
    t.staticMethod("bool Equals(timespan t1, timespan t2)") { a in .bool(span(a[0]) == span(a[1])) }
    t.method("timespan Add(timespan ts)") { (this, a) throws(Unwind) in
      value(try Unwind.arithmetic { () throws(ArithmeticError) in try span(this) + span(a[0]) })
    }
    t.method("timespan Subtract(timespan ts)") { (this, a) throws(Unwind) in
      value(try Unwind.arithmetic { () throws(ArithmeticError) in try span(this) - span(a[0]) })
    }
    t.method("timespan Negate()") { (this, _) throws(Unwind) in value(try Unwind.arithmetic { () throws(ArithmeticError) in try span(this).negated() }) }
    t.method("timespan Duration()") { (this, _) throws(Unwind) in value(try Unwind.arithmetic { () throws(ArithmeticError) in try span(this).duration() }) }
    t.method("timespan Multiply(double factor)") { (this, a) throws(Unwind) in
      value(try Unwind.arithmetic { () throws(ArithmeticError) in try span(this).multiplied(by: a.double(0)) })
    }
    t.method("timespan Divide(double divisor)") { (this, a) throws(Unwind) in
      value(try Unwind.arithmetic { () throws(ArithmeticError) in try span(this).divided(by: a.double(0)) })
    }
    t.method("double Divide(timespan ts)") { this, a in .double(span(this) / span(a[0])) }
  }

  private static func declareParsing(_ t: TypeDeclaration) {
    t.staticMethod("timespan Parse(string s)") { (a) throws(Unwind) in try parse(try a.string(0, "s")) }
    t.staticMethod("timespan Parse(string input, System.IFormatProvider formatProvider)") { (a) throws(Unwind) in try parse(try a.string(0, "input")) }
    t.staticMethod("timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)") { (a) throws(Unwind) in
      try parseExact(a, [try a.string(1, "format")])
    }
    t.staticMethod("timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider)") { (a) throws(Unwind) in
      try parseExact(a, a.strings(1))
    }
    t.staticMethod("bool TryParse(string s, out timespan result)") { (a) throws(Unwind) in try out(a, 1, a.optionalString(0).flatMap { try? parse($0) }) }
    t.staticMethod("bool TryParse(string input, System.IFormatProvider formatProvider, out timespan result)") { (a) throws(Unwind) in
      try out(a, 2, a.optionalString(0).flatMap { try? parse($0) })
    }
    t.staticMethod("bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, out timespan result)") { (a) throws(Unwind) in
      try out(a, 3, try? parseExact(a, [a.optionalString(1) ?? .empty]))
    }
  }

  private static func out(_ a: Arguments, _ i: Int, _ result: Value?) throws(Unwind) -> Value {
    try a.setReference(i, result ?? value(.zero))
    return .bool(result != nil)
  }

  private static func parse(_ text: PSString) throws(Unwind) -> Value {
    value(try Unwind.parsing { () throws(NumberParseError) in try text.withUTF16 { (u) throws(NumberParseError) in try TimeSpanParsing.parse(u) } })
  }

  private static func parseExact(_ a: Arguments, _ formats: [PSString]) throws(Unwind) -> Value {
    let text = try a.string(0, "input")
    return value(try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (u) throws(NumberParseError) in try TimeSpanParsing.parseExact(u, formats: formats) }
    })
  }
}
