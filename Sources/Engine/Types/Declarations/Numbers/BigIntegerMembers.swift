import Text

/// `System.Numerics.BigInteger`.
enum BigIntegerMembers {
  private static func value(_ v: Value) -> BigInteger { (v.unwrapped.asObject as? BigIntegerObject)?.value ?? .zero }

  @Sendable static func declare(_ t: TypeDeclaration) {
    OperatorMethods.declareBigInteger(t)
    t.staticProperty("bigint MinusOne {get;}") { .bigInteger(.minusOne) }
    t.staticProperty("bigint One {get;}") { .bigInteger(.one) }
    t.staticProperty("bigint Zero {get;}") { .bigInteger(.zero) }
    t.get("bool IsPowerOfTwo {get;}") { .bool(isPowerOfTwo(value($0))) }
    t.get("bool IsZero {get;}") { .bool(value($0) == .zero) }
    t.get("bool IsOne {get;}") { .bool(value($0) == .one) }
    t.get("bool IsEven {get;}") { .bool(value($0) & .one == .zero) }
    t.get("int Sign {get;}") { .int(BigInteger.compare(value($0), .zero)) }
    declareArithmetic(t)
    declareConversions(t)
    t.comparable { _ in "The parameter must be a BigInteger." }
    t.method("int CompareTo(bigint other)") { this, a in .int(BigInteger.compare(value(this), value(a[0]))) }
    t.method("int CompareTo(long other)") { this, a in .int(BigInteger.compare(value(this), BigInteger(a.int(0)))) }
    t.objectMembers()
    t.method("bool Equals(bigint other)") { this, a in .bool(value(this) == value(a[0])) }
    t.formattable()
    for signature in constructors { t.constructor(signature) { (a) throws(Unwind) in try Conversion.convert(a[0], to: .bigInteger) } }
    t.constructor("(byte[] value)") { a in .bigInteger(BigInteger(bytes: a.bytes(0))) }
  }

  private static let constructors: [StaticString] = [
    "(int value)", "(uint value)", "(long value)", "(ulong value)", "(float value)", "(double value)", "(decimal value)",
  ]

  private static func isPowerOfTwo(_ n: BigInteger) -> Bool { .zero < n && n & (n - .one) == .zero }

  private static func declareArithmetic(_ t: TypeDeclaration) {
    func two(_ signature: StaticString, _ body: @escaping @Sendable (BigInteger, BigInteger) throws(ArithmeticError) -> BigInteger) {
      t.staticMethod(signature) { (a) throws(Unwind) in
        .bigInteger(try Unwind.arithmetic { () throws(ArithmeticError) in try body(value(a[0]), value(a[1])) })
      }
    }
    two("bigint Add(bigint left, bigint right)") { $0 + $1 }
    two("bigint Subtract(bigint left, bigint right)") { $0 - $1 }
    two("bigint Multiply(bigint left, bigint right)") { (x, y) throws(ArithmeticError) in try x * y }
    two("bigint Divide(bigint dividend, bigint divisor)") { (x, y) throws(ArithmeticError) in try x / y }
    two("bigint Remainder(bigint dividend, bigint divisor)") { (x, y) throws(ArithmeticError) in try x % y }
    two("bigint GreatestCommonDivisor(bigint left, bigint right)") { BigInteger.gcd($0, $1) }
    two("bigint Max(bigint left, bigint right)") { $0 < $1 ? $1 : $0 }
    two("bigint Min(bigint left, bigint right)") { $1 < $0 ? $1 : $0 }
    t.staticMethod("bigint Abs(bigint value)") { a in .bigInteger(value(a[0]) < .zero ? -value(a[0]) : value(a[0])) }
    t.staticMethod("bigint Negate(bigint value)") { a in .bigInteger(-value(a[0])) }
    t.staticMethod("bigint Pow(bigint value, int exponent)") { (a) throws(Unwind) in
      if a.int(1) < 0 { throw Unwind.outOfRange("exponent", "The number must be greater than or equal to zero.") }
      return .bigInteger(try Unwind.arithmetic { () throws(ArithmeticError) in try value(a[0]).pow(a.int(1)) })
    }
    t.staticMethod("bigint ModPow(bigint value, bigint exponent, bigint modulus)") { (a) throws(Unwind) in
      .bigInteger(try Unwind.arithmetic { () throws(ArithmeticError) in try BigInteger.modPow(value(a[0]), value(a[1]), value(a[2])) })
    }
    t.staticMethod("bigint DivRem(bigint dividend, bigint divisor, out bigint remainder)") { (a) throws(Unwind) in
      let result = try Unwind.arithmetic { () throws(ArithmeticError) in try BigInteger.divRem(value(a[0]), value(a[1])) }
      try a.setReference(2, .bigInteger(result.remainder))
      return .bigInteger(result.quotient)
    }
    t.staticMethod("int Compare(bigint left, bigint right)") { a in .int(BigInteger.compare(value(a[0]), value(a[1]))) }
    t.staticMethod("double Log(bigint value)") { a in .double(value(a[0]).logarithm(base: 2.718281828459045)) }
    t.staticMethod("double Log(bigint value, double baseValue)") { a in .double(value(a[0]).logarithm(base: a.double(1))) }
    t.staticMethod("double Log10(bigint value)") { a in .double(value(a[0]).logarithm(base: 10)) }
    t.staticMethod("bool IsEvenInteger(bigint value)") { a in .bool(value(a[0]) & .one == .zero) }
    t.staticMethod("bool IsOddInteger(bigint value)") { a in .bool(value(a[0]) & .one == .one) }
    t.staticMethod("bool IsNegative(bigint value)") { a in .bool(value(a[0]) < .zero) }
    t.staticMethod("bool IsPow2(bigint value)") { a in .bool(isPowerOfTwo(value(a[0]))) }
  }

  private static func declareConversions(_ t: TypeDeclaration) {
    t.staticMethod("bigint Parse(string value)") { (a) throws(Unwind) in try parse(try a.string(0), .integer) }
    t.staticMethod("bigint Parse(string value, System.Globalization.NumberStyles style)") { (a) throws(Unwind) in
      try parse(try a.string(0), NumberStyles(rawValue: Int32(truncatingIfNeeded: a.enumeration(1))))
    }
    t.staticMethod("bigint Parse(string value, System.IFormatProvider provider)") { (a) throws(Unwind) in try parse(try a.string(0), .integer) }
    t.staticMethod("bigint Parse(string value, System.Globalization.NumberStyles style, System.IFormatProvider provider)") { (a) throws(Unwind) in
      try parse(try a.string(0), NumberStyles(rawValue: Int32(truncatingIfNeeded: a.enumeration(1))))
    }
    t.staticMethod("bool TryParse(string value, out bigint result)") { (a) throws(Unwind) in
      let result = a.optionalString(0).flatMap { text in
        try? text.withUTF16 { (u) throws(NumberParseError) in try NumberParsing.bigInteger(u) }
      }
      try a.setReference(1, .bigInteger(result ?? .zero))
      return .bool(result != nil)
    }
    t.method("byte[] ToByteArray()") { this, _ in .bytes(value(this).bytes) }
    t.method("string ToString()") { this, _ in .string(value(this).text) }
  }

  private static func parse(_ text: PSString, _ styles: NumberStyles) throws(Unwind) -> Value {
    .bigInteger(
      try Unwind.parsing { () throws(NumberParseError) in
        try text.withUTF16 { (u) throws(NumberParseError) in try NumberParsing.bigInteger(u, styles: styles) }
      })
  }
}
