import Glibc
import Text

/// `System.Double` and `System.Single`: what both declare alike; `Self` in a signature is the type.
enum FloatingMembers {
  @Sendable static func double(_ t: TypeDeclaration) {
    declare(t, typeCode: 14, wrap: { .double($0) }) { (text, styles, info) throws(NumberParseError) in
      .double(try text.withUTF16 { (u) throws(NumberParseError) in try NumberParsing.double(u, styles: styles, format: info) })
    }
    t.staticProperty("Self Epsilon {get;}") { .double(Double.leastNonzeroMagnitude) }
    t.staticProperty("Self MaxValue {get;}") { .double(Double.greatestFiniteMagnitude) }
    t.staticProperty("Self MinValue {get;}") { .double(-Double.greatestFiniteMagnitude) }
    t.method("string ToString()") { this, _ in .string(NumberFormatting.text(number(this))) }
  }

  @Sendable static func single(_ t: TypeDeclaration) {
    declare(t, typeCode: 13, wrap: { .single(Float($0)) }) { (text, styles, info) throws(NumberParseError) in
      .single(try text.withUTF16 { (u) throws(NumberParseError) in try NumberParsing.float(u, styles: styles, format: info) })
    }
    t.staticProperty("Self Epsilon {get;}") { .single(Float.leastNonzeroMagnitude) }
    t.staticProperty("Self MaxValue {get;}") { .single(Float.greatestFiniteMagnitude) }
    t.staticProperty("Self MinValue {get;}") { .single(-Float.greatestFiniteMagnitude) }
    t.method("string ToString()") { this, _ in .string(NumberFormatting.text(Float(number(this)))) }
  }

  private static func number(_ value: Value) -> Double {
    switch value {
    case .double(let d): d
    case .single(let f): Double(f)
    default: 0
    }
  }

  private static func declare(
    _ t: TypeDeclaration, typeCode: Int, wrap: @escaping @Sendable (Double) -> Value,
    parse: @escaping @Sendable (PSString, NumberStyles, NumberFormatInfo) throws(NumberParseError) -> Value
  ) {
    t.staticProperty("Self NaN {get;}") { wrap(.nan) }
    t.staticProperty("Self NegativeInfinity {get;}") { wrap(-.infinity) }
    t.staticProperty("Self PositiveInfinity {get;}") { wrap(.infinity) }
    t.staticProperty("Self NegativeZero {get;}") { wrap(-0.0) }
    t.staticProperty("Self E {get;}") { wrap(M_E) }
    t.staticProperty("Self Pi {get;}") { wrap(.pi) }
    t.staticProperty("Self Tau {get;}") { wrap(2 * .pi) }
    t.staticMethod("bool IsFinite(Self d)") { a in .bool(a.double(0).isFinite) }
    t.staticMethod("bool IsInfinity(Self d)") { a in .bool(a.double(0).isInfinite) }
    t.staticMethod("bool IsInteger(Self value)") { a in .bool(a.double(0).isFinite && a.double(0) == a.double(0).rounded(.towardZero)) }
    t.staticMethod("bool IsNaN(Self d)") { a in .bool(a.double(0).isNaN) }
    t.staticMethod("bool IsNegative(Self d)") { a in .bool(a.double(0).sign == .minus) }
    t.staticMethod("bool IsNegativeInfinity(Self d)") { a in .bool(a.double(0) == -.infinity) }
    t.staticMethod("bool IsPositiveInfinity(Self d)") { a in .bool(a.double(0) == .infinity) }
    t.staticMethod("bool IsPositive(Self value)") { a in .bool(a.double(0).sign == .plus) }
    t.staticMethod("Self Abs(Self value)") { a in wrap(abs(a.double(0))) }
    t.staticMethod("Self Max(Self x, Self y)") { a in wrap(MathMembers.max(a.double(0), a.double(1))) }
    t.staticMethod("Self Min(Self x, Self y)") { a in wrap(MathMembers.min(a.double(0), a.double(1))) }
    t.staticMethod("Self Round(Self x)") { a in wrap(a.double(0).rounded(.toNearestOrEven)) }
    t.staticMethod("Self Floor(Self x)") { a in wrap(a.double(0).rounded(.down)) }
    t.staticMethod("Self Ceiling(Self x)") { a in wrap(a.double(0).rounded(.up)) }
    t.staticMethod("Self Truncate(Self x)") { a in wrap(a.double(0).rounded(.towardZero)) }
    t.staticMethod("Self Sqrt(Self x)") { a in wrap(a.double(0).squareRoot()) }
    t.staticMethod("Self Cbrt(Self x)") { a in wrap(cbrt(a.double(0))) }
    t.staticMethod("Self Hypot(Self x, Self y)") { a in wrap(hypot(a.double(0), a.double(1))) }
    t.staticMethod("Self Lerp(Self value1, Self value2, Self amount)") { a in wrap(a.double(0) * (1 - a.double(2)) + a.double(1) * a.double(2)) }
    t.staticMethod("Self DegreesToRadians(Self degrees)") { a in wrap(a.double(0) * .pi / 180) }
    t.staticMethod("Self RadiansToDegrees(Self radians)") { a in wrap(a.double(0) * 180 / .pi) }
    t.staticMethod("Self Pow(Self x, Self y)") { a in wrap(pow(a.double(0), a.double(1))) }

    t.staticMethod("Self Parse(string s)") { (a) throws(Unwind) in try parsed(try a.string(0, "s"), .floatAndThousands, .enUS, parse) }
    t.staticMethod("Self Parse(string s, System.Globalization.NumberStyles style)") { (a) throws(Unwind) in
      try parsed(try a.string(0, "s"), try NumberStyleArgument.floating(a.enumeration(1)), .enUS, parse)
    }
    t.staticMethod("Self Parse(string s, System.IFormatProvider provider)") { (a) throws(Unwind) in
      try parsed(try a.string(0, "s"), .floatAndThousands, FormatProvider.numbers(a[1]), parse)
    }
    t.staticMethod("Self Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)") { (a) throws(Unwind) in
      try parsed(try a.string(0, "s"), try NumberStyleArgument.floating(a.enumeration(1)), FormatProvider.numbers(a[2]), parse)
    }
    t.staticMethod("bool TryParse(string s, out Self result)") { (a) throws(Unwind) in
      try tryParse(a, .floatAndThousands, .enUS, out: 1, wrap(0), parse)
    }
    t.staticMethod("bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, out Self result)") {
      (a) throws(Unwind) in
      try tryParse(a, try NumberStyleArgument.floating(a.enumeration(1)), FormatProvider.numbers(a[2]), out: 3, wrap(0), parse)
    }
    t.staticMethod("bool TryParse(string s, System.IFormatProvider provider, out Self result)") { (a) throws(Unwind) in
      try tryParse(a, .floatAndThousands, FormatProvider.numbers(a[1]), out: 2, wrap(0), parse)
    }
    t.comparable()
    t.method("int CompareTo(Self value)") { (this, a) throws(Unwind) in .int(try DefaultOrder.compare(this, a[0])) }
    t.method("bool Equals(System.Object obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this, a[0])) }
    t.method("bool Equals(Self obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this, a[0])) }
    t.method("int GetHashCode()") { this, _ in .int32(Int32(bitPattern: KeyTable.hash(of: this, .ordinal))) }
    t.method("System.TypeCode GetTypeCode()") { _, _ in EnumValue.of("System.TypeCode", typeCode) }
    t.formattable()
  }

  private typealias Parse = (PSString, NumberStyles, NumberFormatInfo) throws(NumberParseError) -> Value

  private static func parsed(_ text: PSString, _ styles: NumberStyles, _ info: NumberFormatInfo, _ parse: Parse) throws(Unwind) -> Value {
    try Unwind.parsing { () throws(NumberParseError) in try parse(text, styles, info) }
  }

  private static func tryParse(
    _ a: Arguments, _ styles: NumberStyles, _ info: NumberFormatInfo, out: Int, _ zero: Value, _ parse: Parse
  ) throws(Unwind) -> Value {
    let result = a.optionalString(0).flatMap { try? parse($0, styles, info) }
    try a.setReference(out, result ?? zero)
    return .bool(result != nil)
  }
}
