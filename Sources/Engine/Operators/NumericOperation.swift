import Text

/// Arithmetic of two numbers, in the type where they meet.
///
/// Up to `Int32` integers meet in it, beyond it in `Int64`, `UInt64`, `Decimal`; reals in `Double`. An integer result that does not fit becomes a double.
/// An enum on the left gives an enum of its type.
enum NumericOperation {
  static func apply(_ operation: ArithmeticOperator, _ left: Value, _ right: Value) throws(Unwind) -> Value {
    if let enumeration = left.enumValue { return try onEnum(operation, enumeration, right) }
    if right.enumValue != nil { return try apply(operation, left, try Conversion.convert(right, to: left.dotNetType)) }
    let a = left.typeCode
    let b = right.typeCode
    let meeting = max(a, b)
    if meeting == .decimal {
      if a == .boolean { throw undefined(operation, left, right) }
      return try onDecimals(operation, try decimal(left), try decimal(right))
    }
    if meeting.isFloating { return try onDoubles(operation, double(left), double(right)) }
    if meeting == .uint64 {
      guard let x = unsigned(left), let y = unsigned(right) else { return try onDecimals(operation, try decimal(left), try decimal(right)) }
      return try onIntegers(operation, x, y) { .uint64($0) }
    }
    guard let x = left.asInt64, let y = right.asInt64 else { throw undefined(operation, left, right) }
    if meeting <= .int32 { return try onIntegers(operation, Int32(truncatingIfNeeded: x), Int32(truncatingIfNeeded: y)) { .int32($0) } }
    if meeting == .uint32, !a.isSignedInteger, !b.isSignedInteger {
      return try onIntegers(operation, UInt32(truncatingIfNeeded: x), UInt32(truncatingIfNeeded: y)) { .uint32($0) }
    }
    return try onIntegers(operation, x, y) { .int64($0) }
  }

  private static func onEnum(_ operation: ArithmeticOperator, _ left: EnumValue, _ right: Value) throws(Unwind) -> Value {
    let code = right.typeCode
    if code == .decimal || code == .uint64 { throw undefined(operation, .object(left), right) }
    let number = right.enumValue?.number ?? right
    let result = try apply(operation, left.number, number)
    guard result.dotNetType === left.type.enumDeclaration?.underlying, let raw = result.asInt64 else {
      throw Unwind.raw(
        "System.InvalidCastException", "Unable to cast object of type '\(result.dotNetType.netName)' to type '\(left.type.netName)'.")
    }
    return .object(EnumValue(left.type, raw))
  }

  private static func undefined(_ operation: ArithmeticOperator, _ left: Value, _ right: Value) -> Unwind {
    Unwind.raw(
      "System.InvalidOperationException",
      "No coercion operator is defined between types '\(left.dotNetType.netName)' and '\(right.dotNetType.netName)'.")
  }

  // MARK: - In one type

  private static func onIntegers<T: FixedWidthInteger>(
    _ operation: ArithmeticOperator, _ a: T, _ b: T, _ make: (T) -> Value
  ) throws(Unwind) -> Value {
    switch operation {
    case .add:
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? .double(Double(a) + Double(b)) : make(sum)
    case .subtract:
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? .double(Double(a) - Double(b)) : make(difference)
    case .multiply:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return make(product) }
      // 64-bit products go through an integer of any size, whose conversion to double cuts the lower bits off.
      guard T.bitWidth == 64, let exact = try? BigInteger(a) * BigInteger(b) else { return .double(Double(a) * Double(b)) }
      return .double(cut(exact))
    case .divide:
      if b == 0 { throw divideByZero }
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      return overflow || quotient &* b != a ? .double(Double(a) / Double(b)) : make(quotient)
    case .modulo:
      if b == 0 { throw divideByZero }
      let (remainder, overflow) = a.remainderReportingOverflow(dividingBy: b)
      return make(overflow ? 0 : remainder)
    }
  }

  /// The double of the upper 53 bits.
  private static func cut(_ value: BigInteger) -> Double {
    let excess = value.magnitudeBitWidth - 53
    guard excess > 0, let top = try? value.magnitude.shiftedRight(excess), let word = top.exactly(UInt64.self) else { return value.double }
    let magnitude = Double(sign: .plus, exponent: excess, significand: Double(word))
    return value.isNegative ? -magnitude : magnitude
  }

  private static func onDoubles(_ operation: ArithmeticOperator, _ a: Double, _ b: Double) throws(Unwind) -> Value {
    switch operation {
    case .add: .double(a + b)
    case .subtract: .double(a - b)
    case .multiply: .double(a * b)
    case .divide: .double(a / b)
    case .modulo: .double(a.truncatingRemainder(dividingBy: b))
    }
  }

  private static func onDecimals(_ operation: ArithmeticOperator, _ a: PSDecimal, _ b: PSDecimal) throws(Unwind) -> Value {
    do {
      switch operation {
      case .add: return .decimal(try a + b)
      case .subtract: return .decimal(try a - b)
      case .multiply: return .decimal(try a * b)
      case .divide: return .decimal(try a / b)
      case .modulo: return .decimal(try a % b)
      }
    } catch {
      throw error == .divideByZero ? divideByZero : Unwind.arithmetic("System.OverflowException", error.message)
    }
  }

  private static var divideByZero: Unwind { Unwind.arithmetic("System.DivideByZeroException", "Attempted to divide by zero.") }

  // MARK: - Operands

  private static func unsigned(_ value: Value) -> UInt64? {
    if case .uint64(let n) = value { return n }
    return value.asInt64.flatMap { UInt64(exactly: $0) }
  }

  static func double(_ value: Value) -> Double {
    switch value {
    case .double(let d): d
    case .single(let d): Double(d)
    case .uint64(let n): Double(n)
    case .object(let o): (o as? DecimalObject)?.value.double ?? value.asInt64.map(Double.init) ?? .nan
    default: value.asInt64.map(Double.init) ?? .nan
    }
  }

  static func decimal(_ value: Value) throws(Unwind) -> PSDecimal {
    do {
      switch value {
      case .double(let d): return try PSDecimal(d)
      case .single(let d): return try PSDecimal(d)
      case .uint64(let n): return PSDecimal(n)
      case .object(let o): if let d = o as? DecimalObject { return d.value }
      default: break
      }
    } catch {
      throw Unwind.raw("System.OverflowException", error.message)
    }
    return PSDecimal(value.asInt64 ?? 0)
  }

  /// The order of two numbers; nil when one is NaN. Meets in the same types as arithmetic.
  static func compare(_ left: Value, _ right: Value) -> Int? {
    let a = left.typeCode
    let b = right.typeCode
    let meeting = max(a, b)
    if meeting == .decimal {
      if let x = try? decimal(left), let y = try? decimal(right) { return PSDecimal.compare(x, y) }
      return compareDoubles(double(left), double(right))
    }
    if meeting.isFloating { return compareDoubles(double(left), double(right)) }
    if case .uint64(let x) = left {
      if case .uint64(let y) = right { return x == y ? 0 : x < y ? -1 : 1 }
      guard let y = unsigned(right) else { return 1 }
      return x == y ? 0 : x < y ? -1 : 1
    }
    guard let x = left.asInt64 else { return nil }
    if case .uint64(let y) = right {
      guard let x = unsigned(left) else { return -1 }
      return x == y ? 0 : x < y ? -1 : 1
    }
    guard let y = right.asInt64 else { return nil }
    return x == y ? 0 : x < y ? -1 : 1
  }

  private static func compareDoubles(_ a: Double, _ b: Double) -> Int? { a == b ? 0 : a < b ? -1 : a > b ? 1 : nil }
}
