import Text

/// The operator methods (`op_Addition` …) of the value types that have them: what an operator calls when its operands are not exactly of the type.
///
/// They are hidden, as .NET's special names are from `Get-Member`; their overloads and conversions make the errors that PowerShell reports.
enum OperatorMethods {
  static func declareDecimal(_ t: TypeDeclaration) {
    declare(t, "decimal op_Addition(decimal d1, decimal d2)") { (a) throws(Unwind) in try Operators.add(a[0], a[1]) }
    declare(t, "decimal op_Subtraction(decimal d1, decimal d2)") { (a) throws(Unwind) in try Operators.subtract(a[0], a[1]) }
    declare(t, "decimal op_Multiply(decimal d1, decimal d2)") { (a) throws(Unwind) in try Operators.multiply(a[0], a[1]) }
    declare(t, "decimal op_Division(decimal d1, decimal d2)") { (a) throws(Unwind) in try Operators.divide(a[0], a[1]) }
    declare(t, "decimal op_Modulus(decimal d1, decimal d2)") { (a) throws(Unwind) in try Operators.modulo(a[0], a[1]) }
  }

  static func declareBigInteger(_ t: TypeDeclaration) {
    func two(_ words: String, _ body: @escaping @Sendable (BigInteger, BigInteger) throws(ArithmeticError) -> BigInteger) {
      declare(t, words) { (a) throws(Unwind) in
        let x = a.object(0, as: BigIntegerObject.self)?.value ?? .zero
        let y = a.object(1, as: BigIntegerObject.self)?.value ?? .zero
        return .bigInteger(try Unwind.arithmetic { () throws(ArithmeticError) in try body(x, y) })
      }
    }
    two("bigint op_Addition(bigint left, bigint right)") { $0 + $1 }
    two("bigint op_Subtraction(bigint left, bigint right)") { $0 - $1 }
    two("bigint op_Multiply(bigint left, bigint right)") { (x, y) throws(ArithmeticError) in try x * y }
    two("bigint op_Division(bigint dividend, bigint divisor)") { (x, y) throws(ArithmeticError) in try x / y }
    two("bigint op_Modulus(bigint dividend, bigint divisor)") { (x, y) throws(ArithmeticError) in try x % y }
    two("bigint op_BitwiseAnd(bigint left, bigint right)") { $0 & $1 }
    two("bigint op_BitwiseOr(bigint left, bigint right)") { $0 | $1 }
    two("bigint op_ExclusiveOr(bigint left, bigint right)") { $0 ^ $1 }
    declare(t, "bigint op_OnesComplement(bigint value)") { (a) throws(Unwind) in .bigInteger(~(a.object(0, as: BigIntegerObject.self)?.value ?? .zero)) }
    declare(t, "bigint op_LeftShift(bigint value, int shift)") { (a) throws(Unwind) in
      let value = a.object(0, as: BigIntegerObject.self)?.value ?? .zero
      return .bigInteger(try Unwind.arithmetic { () throws(ArithmeticError) in try value.shiftedLeft(a.int(1)) })
    }
    declare(t, "bigint op_RightShift(bigint value, int shift)") { (a) throws(Unwind) in
      let value = a.object(0, as: BigIntegerObject.self)?.value ?? .zero
      return .bigInteger(try Unwind.arithmetic { () throws(ArithmeticError) in try value.shiftedRight(a.int(1)) })
    }
  }

  static func declareTimeSpan(_ t: TypeDeclaration) {
    declare(t, "timespan op_Addition(timespan t1, timespan t2)") { (a) throws(Unwind) in
      .timeSpan(try Unwind.arithmetic { () throws(ArithmeticError) in try span(a, 0) + span(a, 1) })
    }
    declare(t, "timespan op_Subtraction(timespan t1, timespan t2)") { (a) throws(Unwind) in
      .timeSpan(try Unwind.arithmetic { () throws(ArithmeticError) in try span(a, 0) - span(a, 1) })
    }
    declare(t, "timespan op_Multiply(timespan timeSpan, double factor)") { (a) throws(Unwind) in
      .timeSpan(try Unwind.arithmetic { () throws(ArithmeticError) in try span(a, 0).multiplied(by: a.double(1)) })
    }
    declare(t, "timespan op_Multiply(double factor, timespan timeSpan)") { (a) throws(Unwind) in
      .timeSpan(try Unwind.arithmetic { () throws(ArithmeticError) in try span(a, 1).multiplied(by: a.double(0)) })
    }
    declare(t, "timespan op_Division(timespan timeSpan, double divisor)") { (a) throws(Unwind) in
      .timeSpan(try Unwind.arithmetic { () throws(ArithmeticError) in try span(a, 0).divided(by: a.double(1)) })
    }
    declare(t, "double op_Division(timespan t1, timespan t2)") { a in .double(span(a, 0) / span(a, 1)) }
    declare(t, "timespan op_UnaryNegation(timespan t)") { (a) throws(Unwind) in
      .timeSpan(try Unwind.arithmetic { () throws(ArithmeticError) in try span(a, 0).negated() })
    }
  }

  static func declareDateTime(_ t: TypeDeclaration) {
    declare(t, "datetime op_Addition(datetime d, timespan t)") { (a) throws(Unwind) in
      .dateTime(try Unwind.arithmetic { () throws(ArithmeticError) in try date(a, 0) + span(a, 1) })
    }
    declare(t, "datetime op_Subtraction(datetime d, timespan t)") { (a) throws(Unwind) in
      .dateTime(try Unwind.arithmetic { () throws(ArithmeticError) in try date(a, 0) - span(a, 1) })
    }
    declare(t, "timespan op_Subtraction(datetime d1, datetime d2)") { a in .timeSpan(date(a, 0) - date(a, 1)) }
  }

  static func declareDateTimeOffset(_ t: TypeDeclaration) {
    func moment(_ a: Arguments, _ i: Int) -> DateTimeOffset { a.object(i, as: DateTimeOffsetObject.self)?.value ?? .minValue }
    declare(t, "System.DateTimeOffset op_Addition(System.DateTimeOffset dateTimeOffset, timespan timeSpan)") { (a) throws(Unwind) in
      let m = moment(a, 0)
      return .dateTimeOffset(try Unwind.arithmetic { () throws(ArithmeticError) in try m.with(try m.dateTime + span(a, 1)) })
    }
    declare(t, "System.DateTimeOffset op_Subtraction(System.DateTimeOffset dateTimeOffset, timespan timeSpan)") { (a) throws(Unwind) in
      let m = moment(a, 0)
      return .dateTimeOffset(try Unwind.arithmetic { () throws(ArithmeticError) in try m.with(try m.dateTime - span(a, 1)) })
    }
    declare(t, "timespan op_Subtraction(System.DateTimeOffset left, System.DateTimeOffset right)") { a in .timeSpan(moment(a, 0) - moment(a, 1)) }
  }

  private static func span(_ a: Arguments, _ i: Int) -> TimeSpan { a.object(i, as: TimeSpanObject.self)?.value ?? .zero }
  private static func date(_ a: Arguments, _ i: Int) -> DateTime { a.object(i, as: DateTimeObject.self)?.value ?? .minValue }

  private static func declare(_ t: TypeDeclaration, _ words: String, _ body: @escaping (Arguments) throws(Unwind) -> Value) {
    t.method(MemberSignature(words, in: t.type, isConstructor: false), isStatic: true, isHidden: true) { (_: Value, a: Arguments) throws(Unwind) in
      try body(a)
    }
  }
}
