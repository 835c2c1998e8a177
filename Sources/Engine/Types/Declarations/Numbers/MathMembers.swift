import Glibc
import Text

/// `System.Math`.
enum MathMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("double E {get;}") { .double(M_E) }
    t.staticProperty("double PI {get;}") { .double(.pi) }
    t.staticProperty("double Tau {get;}") { .double(2 * .pi) }
    declareFunctions(t)
    declareRounding(t)
    MathIntegers<Int8>.declare(
      t, ["sbyte Abs(sbyte value)", "sbyte Max(sbyte val1, sbyte val2)", "sbyte Min(sbyte val1, sbyte val2)", "sbyte Clamp(sbyte value, sbyte min, sbyte max)", "int Sign(sbyte value)"]
    ) { .int8($0) } unwrap: { if case .int8(let n) = $0 { n } else { 0 } }
    MathIntegers<UInt8>.declare(
      t, ["", "byte Max(byte val1, byte val2)", "byte Min(byte val1, byte val2)", "byte Clamp(byte value, byte min, byte max)", ""]
    ) { .uint8($0) } unwrap: { if case .uint8(let n) = $0 { n } else { 0 } }
    MathIntegers<Int16>.declare(
      t, ["short Abs(short value)", "short Max(short val1, short val2)", "short Min(short val1, short val2)", "short Clamp(short value, short min, short max)", "int Sign(short value)"]
    ) { .int16($0) } unwrap: { if case .int16(let n) = $0 { n } else { 0 } }
    MathIntegers<UInt16>.declare(
      t, ["", "ushort Max(ushort val1, ushort val2)", "ushort Min(ushort val1, ushort val2)", "ushort Clamp(ushort value, ushort min, ushort max)", ""]
    ) { .uint16($0) } unwrap: { if case .uint16(let n) = $0 { n } else { 0 } }
    MathIntegers<Int32>.declare(
      t, ["int Abs(int value)", "int Max(int val1, int val2)", "int Min(int val1, int val2)", "int Clamp(int value, int min, int max)", "int Sign(int value)"]
    ) { .int32($0) } unwrap: { if case .int32(let n) = $0 { n } else { 0 } }
    MathIntegers<UInt32>.declare(
      t, ["", "uint Max(uint val1, uint val2)", "uint Min(uint val1, uint val2)", "uint Clamp(uint value, uint min, uint max)", ""]
    ) { .uint32($0) } unwrap: { if case .uint32(let n) = $0 { n } else { 0 } }
    MathIntegers<Int64>.declare(
      t, ["long Abs(long value)", "long Max(long val1, long val2)", "long Min(long val1, long val2)", "long Clamp(long value, long min, long max)", "int Sign(long value)"]
    ) { .int64($0) } unwrap: { if case .int64(let n) = $0 { n } else { 0 } }
    MathIntegers<UInt64>.declare(
      t, ["", "ulong Max(ulong val1, ulong val2)", "ulong Min(ulong val1, ulong val2)", "ulong Clamp(ulong value, ulong min, ulong max)", ""]
    ) { .uint64($0) } unwrap: { if case .uint64(let n) = $0 { n } else { 0 } }
    declareFloating(t)
    declareDecimals(t)
    declareDivision(t)
  }

  /// NaN when either is.
  static func max(_ a: Double, _ b: Double) -> Double { a.isNaN || b.isNaN ? .nan : a == b ? (a.sign == .minus ? b : a) : Swift.max(a, b) }
  static func min(_ a: Double, _ b: Double) -> Double { a.isNaN || b.isNaN ? .nan : a == b ? (a.sign == .minus ? a : b) : Swift.min(a, b) }

  private static func declareFunctions(_ t: TypeDeclaration) {
    func one(_ signature: StaticString, _ f: @escaping @Sendable (Double) -> Double) { t.staticMethod(signature) { a in .double(f(a.double(0))) } }
    func two(_ signature: StaticString, _ f: @escaping @Sendable (Double, Double) -> Double) {
      t.staticMethod(signature) { a in .double(f(a.double(0), a.double(1))) }
    }
    one("double Acos(double d)") { acos($0) }
    one("double Acosh(double d)") { acosh($0) }
    one("double Asin(double d)") { asin($0) }
    one("double Asinh(double d)") { asinh($0) }
    one("double Atan(double d)") { atan($0) }
    one("double Atanh(double d)") { atanh($0) }
    two("double Atan2(double y, double x)") { atan2($0, $1) }
    one("double BitDecrement(double x)") { $0.nextDown }
    one("double BitIncrement(double x)") { $0.nextUp }
    one("double Cbrt(double d)") { cbrt($0) }
    two("double CopySign(double x, double y)") { copysign($0, $1) }
    one("double Cos(double d)") { cos($0) }
    one("double Cosh(double value)") { cosh($0) }
    one("double Exp(double d)") { exp($0) }
    t.staticMethod("double FusedMultiplyAdd(double x, double y, double z)") { a in .double(fma(a.double(0), a.double(1), a.double(2))) }
    two("double IEEERemainder(double x, double y)") { remainder($0, $1) }
    t.staticMethod("int ILogB(double x)") { a in .int(Int(ilogb(a.double(0)))) }
    one("double Log(double d)") { log($0) }
    two("double Log(double a, double newBase)") { $1 == 1 || $0 != 1 && ($1 == 0 || $1 == .infinity) ? .nan : log($0) / log($1) }
    one("double Log10(double d)") { log10($0) }
    one("double Log2(double x)") { log2($0) }
    two("double MaxMagnitude(double x, double y)") { abs($0) > abs($1) || $0.isNaN ? $0 : abs($0) == abs($1) ? max($0, $1) : $1 }
    two("double MinMagnitude(double x, double y)") { abs($0) < abs($1) || $0.isNaN ? $0 : abs($0) == abs($1) ? min($0, $1) : $1 }
    two("double Pow(double x, double y)") { pow($0, $1) }
    one("double ReciprocalEstimate(double d)") { 1 / $0 }
    one("double ReciprocalSqrtEstimate(double d)") { 1 / $0.squareRoot() }
    t.staticMethod("double ScaleB(double x, int n)") { a in .double(scalbn(a.double(0), Int32(truncatingIfNeeded: a.int(1)))) }
    one("double Sin(double a)") { sin($0) }
    one("double Sinh(double value)") { sinh($0) }
    one("double Sqrt(double d)") { $0.squareRoot() }
    one("double Tan(double a)") { tan($0) }
    one("double Tanh(double value)") { tanh($0) }
  }

  // MARK: - Rounding

  private static func declareRounding(_ t: TypeDeclaration) {
    t.staticMethod("double Ceiling(double a)") { a in .double(a.double(0).rounded(.up)) }
    t.staticMethod("decimal Ceiling(decimal d)") { a in decimal(a) { $0.rounded(.toPositiveInfinity) } }
    t.staticMethod("double Floor(double d)") { a in .double(a.double(0).rounded(.down)) }
    t.staticMethod("decimal Floor(decimal d)") { a in decimal(a) { $0.rounded(.toNegativeInfinity) } }
    t.staticMethod("double Truncate(double d)") { a in .double(a.double(0).rounded(.towardZero)) }
    t.staticMethod("decimal Truncate(decimal d)") { a in decimal(a) { $0.rounded(.toZero) } }
    t.staticMethod("double Round(double a)") { a in .double(a.double(0).rounded(.toNearestOrEven)) }
    t.staticMethod("double Round(double value, int digits)") { (a) throws(Unwind) in .double(try round(a.double(0), a.int(1), 0)) }
    t.staticMethod("double Round(double value, System.MidpointRounding mode)") { (a) throws(Unwind) in .double(try round(a.double(0), 0, a.enumeration(1))) }
    t.staticMethod("double Round(double value, int digits, System.MidpointRounding mode)") { (a) throws(Unwind) in
      .double(try round(a.double(0), a.int(1), a.enumeration(2)))
    }
    t.staticMethod("decimal Round(decimal d)") { a in decimal(a) { $0.rounded(.toEven) } }
    t.staticMethod("decimal Round(decimal d, int decimals)") { (a) throws(Unwind) in try roundDecimal(a, a.int(1), 0) }
    t.staticMethod("decimal Round(decimal d, System.MidpointRounding mode)") { (a) throws(Unwind) in try roundDecimal(a, 0, a.enumeration(1)) }
    t.staticMethod("decimal Round(decimal d, int decimals, System.MidpointRounding mode)") { (a) throws(Unwind) in
      try roundDecimal(a, a.int(1), a.enumeration(2))
    }
  }

  /// `Math.Round(double, digits, mode)`: scaled by a power of ten, rounded, scaled back, as .NET does.
  private static func round(_ value: Double, _ digits: Int, _ mode: Int) throws(Unwind) -> Double {
    if digits < 0 || digits > 15 { throw Unwind.outOfRange("digits", "Rounding digits must be between 0 and 15, inclusive.") }
    let rule: FloatingPointRoundingRule =
      switch mode {
      case 0: .toNearestOrEven
      case 1: .toNearestOrAwayFromZero
      case 2: .towardZero
      case 3: .down
      case 4: .up
      default:
        throw Unwind.argument("The value '\(mode)' is not valid for this usage of the type MidpointRounding.", "mode")
      }
    if abs(value) >= 1e16 { return value }
    let scale = pow(10, Double(digits))
    return (value * scale).rounded(rule) / scale
  }

  private static func decimal(_ a: Arguments, _ body: (PSDecimal) -> PSDecimal) -> Value {
    .decimal(body(a.object(0, as: DecimalObject.self)?.value ?? .zero))
  }

  private static func roundDecimal(_ a: Arguments, _ digits: Int, _ mode: Int) throws(Unwind) -> Value {
    if digits < 0 || digits > 28 { throw Unwind.outOfRange("decimals", "Decimal can only round to between 0 and 28 digits of precision.") }
    guard let rounding = MidpointRounding(rawValue: mode) else {
      throw Unwind.argument("The value '\(mode)' is not valid for this usage of the type MidpointRounding.", "mode")
    }
    let value = a.object(0, as: DecimalObject.self)?.value ?? .zero
    return .decimal(try Unwind.arithmetic { () throws(ArithmeticError) in try value.rounded(digits, rounding) })
  }

  // MARK: - Floating and decimal overloads

  private static func declareFloating(_ t: TypeDeclaration) {
    t.staticMethod("double Abs(double value)") { a in .double(abs(a.double(0))) }
    t.staticMethod("float Abs(float value)") { a in .single(Float(abs(a.double(0)))) }
    t.staticMethod("double Max(double val1, double val2)") { a in .double(max(a.double(0), a.double(1))) }
    t.staticMethod("float Max(float val1, float val2)") { a in .single(Float(max(a.double(0), a.double(1)))) }
    t.staticMethod("double Min(double val1, double val2)") { a in .double(min(a.double(0), a.double(1))) }
    t.staticMethod("float Min(float val1, float val2)") { a in .single(Float(min(a.double(0), a.double(1)))) }
    t.staticMethod("double Clamp(double value, double min, double max)") { (a) throws(Unwind) in .double(try clamp(a)) }
    t.staticMethod("float Clamp(float value, float min, float max)") { (a) throws(Unwind) in .single(Float(try clamp(a))) }
    t.staticMethod("int Sign(double value)") { (a) throws(Unwind) in try sign(a) }
    t.staticMethod("int Sign(float value)") { (a) throws(Unwind) in try sign(a) }
  }

  private static func clamp(_ a: Arguments) throws(Unwind) -> Double {
    if a.double(1) > a.double(2) {
      throw Unwind.dotNet(
        "System.ArgumentException", "'\(NumberFormatting.text(a.double(1)))' cannot be greater than \(NumberFormatting.text(a.double(2))).")
    }
    return Swift.min(Swift.max(a.double(0), a.double(1)), a.double(2))
  }

  private static func sign(_ a: Arguments) throws(Unwind) -> Value {
    let d = a.double(0)
    if d.isNaN { throw Unwind.dotNet("System.ArithmeticException", "Function does not accept floating point Not-a-Number values.") }
    return .int32(d < 0 ? -1 : d > 0 ? 1 : 0)
  }

  private static func declareDecimals(_ t: TypeDeclaration) {
    func value(_ a: Arguments, _ i: Int) -> PSDecimal { a.object(i, as: DecimalObject.self)?.value ?? .zero }
    t.staticMethod("decimal Abs(decimal value)") { a in .decimal(value(a, 0) < .zero ? -value(a, 0) : value(a, 0)) }
    t.staticMethod("decimal Max(decimal val1, decimal val2)") { a in .decimal(value(a, 0) < value(a, 1) ? value(a, 1) : value(a, 0)) }
    t.staticMethod("decimal Min(decimal val1, decimal val2)") { a in .decimal(value(a, 1) < value(a, 0) ? value(a, 1) : value(a, 0)) }
    t.staticMethod("decimal Clamp(decimal value, decimal min, decimal max)") { (a) throws(Unwind) in
      if value(a, 2) < value(a, 1) { throw Unwind.dotNet("System.ArgumentException", "'\(value(a, 1).text)' cannot be greater than \(value(a, 2).text).") }
      return .decimal(value(a, 0) < value(a, 1) ? value(a, 1) : value(a, 2) < value(a, 0) ? value(a, 2) : value(a, 0))
    }
    t.staticMethod("int Sign(decimal value)") { a in .int32(value(a, 0) < .zero ? -1 : value(a, 0) == .zero ? 0 : 1) }
  }

  private static func declareDivision(_ t: TypeDeclaration) {
    t.staticMethod("long BigMul(int a, int b)") { a in .int64(Int64(a.int(0)) * Int64(a.int(1))) }
    t.staticMethod("int DivRem(int a, int b, out int result)") { (a) throws(Unwind) in
      let (q, r) = try divide(Int32(truncatingIfNeeded: a.int(0)), Int32(truncatingIfNeeded: a.int(1)))
      try a.setReference(2, .int32(r))
      return .int32(q)
    }
    t.staticMethod("long DivRem(long a, long b, out long result)") { (a) throws(Unwind) in
      let (q, r) = try divide(Int64(a.int(0)), Int64(a.int(1)))
      try a.setReference(2, .int64(r))
      return .int64(q)
    }
    t.staticMethod("System.ValueTuple[int,int] DivRem(int left, int right)") { (a) throws(Unwind) in
      let (q, r) = try divide(Int32(truncatingIfNeeded: a.int(0)), Int32(truncatingIfNeeded: a.int(1)))
      return .object(TupleObject([.int32(q), .int32(r)], isValue: true, types: [.int32, .int32]))
    }
    t.staticMethod("System.ValueTuple[long,long] DivRem(long left, long right)") { (a) throws(Unwind) in
      let (q, r) = try divide(Int64(a.int(0)), Int64(a.int(1)))
      return .object(TupleObject([.int64(q), .int64(r)], isValue: true, types: [.int64, .int64]))
    }
  }

  private static func divide<T: FixedWidthInteger>(_ a: T, _ b: T) throws(Unwind) -> (T, T) {
    if b == 0 { throw Unwind.dotNet("System.DivideByZeroException", "Attempted to divide by zero.") }
    let (q, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { throw Unwind.dotNet("System.OverflowException", "Arithmetic operation resulted in an overflow.") }
    return (q, a &- q &* b)
  }
}

/// The overloads of `Math` for one size of integers; a signature left empty has none.
private enum MathIntegers<T: FixedWidthInteger & Sendable> {
  /// - Parameter signatures: of `Abs`, `Max`, `Min`, `Clamp` and `Sign`.
  static func declare(
    _ t: TypeDeclaration, _ signatures: [StaticString], _ wrap: @escaping @Sendable (T) -> Value, unwrap: @escaping @Sendable (Value) -> T
  ) {
    if signatures[0].utf8CodeUnitCount > 0 {
      t.staticMethod(signatures[0]) { (a) throws(Unwind) in
        let n = unwrap(a[0])
        if n == T.min { throw Unwind.dotNet("System.OverflowException", "Negating the minimum value of a twos complement number is invalid.") }
        return wrap(n < 0 ? 0 &- n : n)
      }
    }
    t.staticMethod(signatures[1]) { a in wrap(max(unwrap(a[0]), unwrap(a[1]))) }
    t.staticMethod(signatures[2]) { a in wrap(min(unwrap(a[0]), unwrap(a[1]))) }
    t.staticMethod(signatures[3]) { (a) throws(Unwind) in
      if unwrap(a[1]) > unwrap(a[2]) { throw Unwind.dotNet("System.ArgumentException", "'\(unwrap(a[1]))' cannot be greater than \(unwrap(a[2])).") }
      return wrap(min(max(unwrap(a[0]), unwrap(a[1])), unwrap(a[2])))
    }
    if signatures[4].utf8CodeUnitCount > 0 { t.staticMethod(signatures[4]) { a in .int32(unwrap(a[0]) < 0 ? -1 : unwrap(a[0]) == 0 ? 0 : 1) } }
  }
}
