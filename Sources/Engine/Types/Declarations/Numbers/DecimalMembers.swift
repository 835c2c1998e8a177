import Text

/// `System.Decimal`.
enum DecimalMembers {
  private static func value(_ v: Value) -> PSDecimal { (v.unwrapped.asObject as? DecimalObject)?.value ?? .zero }

  @Sendable static func declare(_ t: TypeDeclaration) {
    OperatorMethods.declareDecimal(t)
    t.staticProperty("decimal MaxValue {get;}") { .decimal(.maxValue) }
    t.staticProperty("decimal MinusOne {get;}") { .decimal(.minusOne) }
    t.staticProperty("decimal MinValue {get;}") { .decimal(.minValue) }
    t.staticProperty("decimal One {get;}") { .decimal(.one) }
    t.staticProperty("decimal Zero {get;}") { .decimal(.zero) }
    t.get("byte Scale {get;}") { .uint8(UInt8(truncatingIfNeeded: value($0).scale)) }
    declareArithmetic(t)
    declareConversions(t)
    t.comparable()
    t.method("int CompareTo(decimal value)") { this, a in .int(PSDecimal.compare(value(this), value(a[0]))) }
    t.method("bool Equals(decimal value)") { this, a in .bool(value(this) == value(a[0])) }
    t.objectMembers()
    t.method("System.TypeCode GetTypeCode()") { _, _ in EnumValue.of("System.TypeCode", 15) }
    t.formattable()
    t.constructor("(int value)") { a in .decimal(PSDecimal(a.int(0))) }
    t.constructor("(long value)") { a in .decimal(PSDecimal(a.int(0))) }
    t.constructor("(double value)") { (a) throws(Unwind) in .decimal(try Unwind.arithmetic { () throws(ArithmeticError) in try PSDecimal(a.double(0)) }) }
    t.constructor("(int lo, int mid, int hi, bool isNegative, byte scale)") { (a) throws(Unwind) in
      if a.int(4) > 28 { throw Unwind.outOfRange("scale", "Decimal's scale value must be between 0 and 28, inclusive.") }
      return .decimal(
        try Unwind.arithmetic { () throws(ArithmeticError) in
          try PSDecimal(
            low: UInt32(truncatingIfNeeded: a.int(0)), mid: UInt32(truncatingIfNeeded: a.int(1)), high: UInt32(truncatingIfNeeded: a.int(2)),
            isNegative: a.bool(3), scale: UInt8(truncatingIfNeeded: a.int(4)))
        })
    }
  }

  private static func declareArithmetic(_ t: TypeDeclaration) {
    func two(_ signature: StaticString, _ body: @escaping @Sendable (PSDecimal, PSDecimal) throws(ArithmeticError) -> PSDecimal) {
      t.staticMethod(signature) { (a) throws(Unwind) in
        .decimal(try Unwind.arithmetic { () throws(ArithmeticError) in try body(value(a[0]), value(a[1])) })
      }
    }
    two("decimal Add(decimal d1, decimal d2)") { (x, y) throws(ArithmeticError) in try x + y }
    two("decimal Subtract(decimal d1, decimal d2)") { (x, y) throws(ArithmeticError) in try x - y }
    two("decimal Multiply(decimal d1, decimal d2)") { (x, y) throws(ArithmeticError) in try x * y }
    two("decimal Divide(decimal d1, decimal d2)") { (x, y) throws(ArithmeticError) in try x / y }
    two("decimal Remainder(decimal d1, decimal d2)") { (x, y) throws(ArithmeticError) in try x % y }
    two("decimal Max(decimal x, decimal y)") { x, y in x < y ? y : x }
    two("decimal Min(decimal x, decimal y)") { x, y in y < x ? y : x }
    t.staticMethod("decimal Negate(decimal d)") { a in .decimal(-value(a[0])) }
    t.staticMethod("decimal Abs(decimal value)") { a in .decimal(value(a[0]) < .zero ? -value(a[0]) : value(a[0])) }
    t.staticMethod("decimal Ceiling(decimal d)") { a in .decimal(value(a[0]).rounded(.toPositiveInfinity)) }
    t.staticMethod("decimal Floor(decimal d)") { a in .decimal(value(a[0]).rounded(.toNegativeInfinity)) }
    t.staticMethod("decimal Truncate(decimal d)") { a in .decimal(value(a[0]).rounded(.toZero)) }
    t.staticMethod("decimal Round(decimal d)") { a in .decimal(value(a[0]).rounded(.toEven)) }
    t.staticMethod("decimal Round(decimal d, int decimals)") { (a) throws(Unwind) in
      .decimal(try Unwind.arithmetic { () throws(ArithmeticError) in try value(a[0]).rounded(a.int(1)) })
    }
    t.staticMethod("decimal Round(decimal d, int decimals, System.MidpointRounding mode)") { (a) throws(Unwind) in
      .decimal(
        try Unwind.arithmetic { () throws(ArithmeticError) in try value(a[0]).rounded(a.int(1), MidpointRounding(rawValue: a.enumeration(2)) ?? .toEven) })
    }
    t.staticMethod("int Compare(decimal d1, decimal d2)") { a in .int(PSDecimal.compare(value(a[0]), value(a[1]))) }
    t.staticMethod("bool Equals(decimal d1, decimal d2)") { a in .bool(value(a[0]) == value(a[1])) }
    t.staticMethod("int Sign(decimal d)") { a in .int(PSDecimal.compare(value(a[0]), .zero)) }
  }

  private static func declareConversions(_ t: TypeDeclaration) {
    t.staticMethod("int[] GetBits(decimal d)") { a in
      let d = value(a[0])
      let m = d.mantissa
      let flags = Int32(truncatingIfNeeded: d.scale << 16) | (d.isNegative ? Int32.min : 0)
      let words = [Int32(truncatingIfNeeded: m), Int32(truncatingIfNeeded: m >> 32), Int32(truncatingIfNeeded: m >> 64), flags]
      return .array(PSArray(words.map { .int32($0) }, elementType: .int32))
    }
    t.staticMethod("decimal Parse(string s)") { (a) throws(Unwind) in try parse(try a.string(0, "s"), .number, .enUS) }
    t.staticMethod("decimal Parse(string s, System.Globalization.NumberStyles style)") { (a) throws(Unwind) in
      try parse(try a.string(0, "s"), try NumberStyleArgument.floating(a.enumeration(1)), .enUS)
    }
    t.staticMethod("decimal Parse(string s, System.IFormatProvider provider)") { (a) throws(Unwind) in
      try parse(try a.string(0, "s"), .number, FormatProvider.numbers(a[1]))
    }
    t.staticMethod("decimal Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)") { (a) throws(Unwind) in
      try parse(try a.string(0, "s"), try NumberStyleArgument.floating(a.enumeration(1)), FormatProvider.numbers(a[2]))
    }
    t.staticMethod("bool TryParse(string s, out decimal result)") { (a) throws(Unwind) in try tryParse(a, .number, .enUS, out: 1) }
    t.staticMethod("bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, out decimal result)") {
      (a) throws(Unwind) in try tryParse(a, try NumberStyleArgument.floating(a.enumeration(1)), FormatProvider.numbers(a[2]), out: 3)
    }
    t.staticMethod("int ToInt32(decimal d)") { (a) throws(Unwind) in try Conversion.convert(.decimal(value(a[0]).rounded(.toZero)), to: .int32) }
    t.staticMethod("long ToInt64(decimal d)") { (a) throws(Unwind) in try Conversion.convert(.decimal(value(a[0]).rounded(.toZero)), to: .int64) }
    t.staticMethod("double ToDouble(decimal d)") { (a) throws(Unwind) in try Conversion.convert(a[0], to: .double) }
    t.staticMethod("float ToSingle(decimal d)") { (a) throws(Unwind) in try Conversion.convert(a[0], to: .single) }
    t.staticMethod("long ToOACurrency(decimal value)") { (a) throws(Unwind) in
      try Conversion.convert(.decimal(try Unwind.arithmetic { () throws(ArithmeticError) in try value(a[0]) * PSDecimal(10_000) }), to: .int64)
    }
  }

  private static func parse(_ text: PSString, _ styles: NumberStyles, _ info: NumberFormatInfo) throws(Unwind) -> Value {
    .decimal(
      try Unwind.parsing { () throws(NumberParseError) in
        try text.withUTF16 { (u) throws(NumberParseError) in try NumberParsing.decimal(u, styles: styles, format: info) }
      })
  }

  private static func tryParse(_ a: Arguments, _ styles: NumberStyles, _ info: NumberFormatInfo, out: Int) throws(Unwind) -> Value {
    let result = a.optionalString(0).flatMap { text in
      try? text.withUTF16 { (u) throws(NumberParseError) in try NumberParsing.decimal(u, styles: styles, format: info) }
    }
    try a.setReference(out, .decimal(result ?? .zero))
    return .bool(result != nil)
  }
}

extension TypeDeclaration {
  /// A property read from the value as it is.
  func get(_ signature: StaticString, _ body: @escaping (Value) throws(Unwind) -> Value) { property(signature, get: body) }
}
