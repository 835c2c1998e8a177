import Text

/// `-band`, `-bor` and `-bxor`.
enum BitwiseOperator {
  case and, or, xor

  var sign: String {
    switch self {
    case .and: "-band"
    case .or: "-bor"
    case .xor: "-bxor"
    }
  }

  var methodName: StaticString {
    switch self {
    case .and: "op_BitwiseAnd"
    case .or: "op_BitwiseOr"
    case .xor: "op_ExclusiveOr"
    }
  }

  func callAsFunction<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    switch self {
    case .and: a & b
    case .or: a | b
    case .xor: a ^ b
    }
  }
}

extension Operators {
  static func bitwiseAnd(_ a: Value, _ b: Value) throws(Unwind) -> Value { try bitwise(.and, a.unwrapped, b.unwrapped) }
  static func bitwiseOr(_ a: Value, _ b: Value) throws(Unwind) -> Value { try bitwise(.or, a.unwrapped, b.unwrapped) }
  static func bitwiseXor(_ a: Value, _ b: Value) throws(Unwind) -> Value { try bitwise(.xor, a.unwrapped, b.unwrapped) }

  private static func bitwise(_ operation: BitwiseOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value {
    if case .string(let s) = a { return try bitwise(operation, try number(s, meeting: b), b) }
    if case .string(let s) = b { return try bitwise(operation, a, try number(s, meeting: a)) }
    let left = a.isNull ? Value.int32(0) : a
    let right = b.isNull ? Value.int32(0) : b
    let x = left.typeCode
    let y = right.typeCode
    let isReal = x.isFloating || x == .decimal || y.isFloating || y == .decimal
    guard x.isNumericOrPrimitive && y.isNumericOrPrimitive else {
      if isReal, x != .dateTime, y != .dateTime, !left.isBigInteger, !right.isBigInteger {
        throw Unwind.raw("System.NullReferenceException", "Object reference not set to an instance of an object.")
      }
      return try implicit(operation.methodName, operation.sign, left, right)
    }
    if isReal { return try onReals(operation, left, right) }
    if let enumeration = left.enumValue {
      let number = right.enumValue?.number ?? right
      let bits = try bits(enumeration.number, number, operation)
      return .object(EnumValue(enumeration.type, truncated(unsignedBits(bits), to: enumeration.type)))
    }
    if let enumeration = right.enumValue, x != .boolean { return try bits(left, enumeration.number, operation) }
    return try bits(left, right.enumValue?.number ?? right, operation)
  }

  /// The bits that an enum's underlying type keeps.
  private static func truncated(_ bits: UInt64, to type: DotNetType) -> Int64 {
    switch type.typeCode {
    case .sbyte: Int64(Int8(truncatingIfNeeded: bits))
    case .byte: Int64(UInt8(truncatingIfNeeded: bits))
    case .int16: Int64(Int16(truncatingIfNeeded: bits))
    case .uint16: Int64(UInt16(truncatingIfNeeded: bits))
    case .uint32: Int64(UInt32(truncatingIfNeeded: bits))
    case .int64, .uint64: Int64(bitPattern: bits)
    default: Int64(Int32(truncatingIfNeeded: bits))
    }
  }

  private static func bits(_ left: Value, _ right: Value, _ operation: BitwiseOperator) throws(Unwind) -> Value {
    let x = left.typeCode
    let y = right.typeCode
    switch max(x, y) {
    case .uint64: return .uint64(operation(unsignedBits(left), unsignedBits(right)))
    case .uint32:
      if x.isSignedInteger || y.isSignedInteger { return .int64(operation(left.asInt64 ?? 0, right.asInt64 ?? 0)) }
      return .uint32(UInt32(truncatingIfNeeded: operation(left.asInt64 ?? 0, right.asInt64 ?? 0)))
    case .int64: return .int64(operation(left.asInt64 ?? 0, right.asInt64 ?? 0))
    default: return .int32(Int32(truncatingIfNeeded: operation(left.asInt64 ?? 0, right.asInt64 ?? 0)))
    }
  }

  private static func unsignedBits(_ value: Value) -> UInt64 {
    if case .uint64(let n) = value { return n }
    return UInt64(bitPattern: value.asInt64 ?? 0)
  }

  /// Reals as 64-bit integers; the result has a sign if an operand is negative.
  private static func onReals(_ operation: BitwiseOperator, _ left: Value, _ right: Value) throws(Unwind) -> Value {
    // Beside a double an UInt64 is a double itself, which may be too large to come back.
    let isFloating = left.typeCode.isFloating || right.typeCode.isFloating
    let x = try realBits(isFloating ? floated(left) : left)
    let y = try realBits(isFloating ? floated(right) : right)
    let bits = operation(x.bits, y.bits)
    return x.isNegative || y.isNegative ? .int64(Int64(bitPattern: bits)) : .uint64(bits)
  }

  private static func floated(_ value: Value) -> Value { if case .uint64(let n) = value { .double(Double(n)) } else { value } }

  private static func realBits(_ value: Value) throws(Unwind) -> (bits: UInt64, isNegative: Bool) {
    if case .uint64(let n) = value { return (n, false) }
    if let n = value.asInt64 { return (UInt64(bitPattern: n), n < 0) }
    let isNegative = NumericOperation.double(value) < 0
    let whole = try Conversion.convert(value, to: isNegative ? DotNetType.int64 : DotNetType.uint64)
    return (unsignedBits(whole), isNegative)
  }

  /// `-bnot a`
  static func bitwiseNot(_ a: Value) throws(Unwind) -> Value {
    var value = a.unwrapped
    if case .string(let s) = value { value = try number(s, meeting: .int32(0)) }
    if value.isNull { return .int32(-1) }
    if let enumeration = value.enumValue { return .object(EnumValue(enumeration.type, truncated(UInt64(bitPattern: ~enumeration.raw), to: enumeration.type))) }
    switch value {
    case .uint64(let n): return .uint64(~n)
    case .uint32(let n): return .uint32(~n)
    case .int64(let n): return .int64(~n)
    case .single, .double: return try notOfReal(value)
    case .object(let o) where o is DecimalObject: return try notOfReal(value)
    default: break
    }
    if value.typeCode.isNumericOrPrimitive, let n = value.asInt64 { return .int32(Int32(truncatingIfNeeded: ~n)) }
    let name = PSString.of("op_OnesComplement")
    guard case .methods(let group) = value.dotNetType.staticMember(name) else {
      if value.dotNetType.isPrimitive {
        throw Unwind.runtime("NotADefinedOperationForType", "The operation '-bnot [\(value.dotNetType.netName)]' is not defined.")
      }
      throw MemberErrors.methodNotFound(name, on: value.dotNetType)
    }
    return try MethodCall.invoke(group.overloads, on: .null, [value], named: name, wrapName: name, Runtime.current.global.top)
  }

  /// In the smallest of `Int32`, `UInt32`, `Int64` and `UInt64` that holds the value.
  private static func notOfReal(_ value: Value) throws(Unwind) -> Value {
    let d = NumericOperation.double(value)
    if d <= Double(Int32.max) && d >= Double(Int32.min) { return try bitwiseNot(try Conversion.convert(value, to: DotNetType.int32)) }
    if d <= Double(UInt32.max) && d >= 0 { return try bitwiseNot(try Conversion.convert(value, to: DotNetType.uint32)) }
    if d < 0x1p63 && d >= -0x1p63 { return try bitwiseNot(try Conversion.convert(value, to: DotNetType.int64)) }
    return try bitwiseNot(try Conversion.convert(value, to: DotNetType.uint64))
  }

  // MARK: - Shifts

  static func shiftLeft(_ a: Value, _ b: Value) throws(Unwind) -> Value { try shift(a.unwrapped, b.unwrapped, isLeft: true) }
  static func shiftRight(_ a: Value, _ b: Value) throws(Unwind) -> Value { try shift(a.unwrapped, b.unwrapped, isLeft: false) }

  private static func undefinedShift(_ a: Value, isLeft: Bool) -> Unwind {
    Unwind.raw(
      "System.InvalidOperationException",
      "The binary operator \(isLeft ? "LeftShift" : "RightShift") is not defined for the types '\(a.dotNetType.netName)' and 'System.Int32'.")
  }

  private static func shift(_ a: Value, _ b: Value, isLeft: Bool) throws(Unwind) -> Value {
    if a.isNull { return .int32(0) }
    if case .string(let s) = a { return try shift(try number(s, meeting: b), b, isLeft: isLeft) }
    if case .string(let s) = b { return try shift(a, try number(s, meeting: a), isLeft: isLeft) }
    let code = a.typeCode
    guard code.isNumeric else {
      return try implicit(isLeft ? "op_LeftShift" : "op_RightShift", isLeft ? "-shl" : "-shr", a, b)
    }
    if a.enumValue != nil, b.isNull || b.typeCode.isNumericOrPrimitive || b.typeCode == .dateTime { throw undefinedShift(a, isLeft: isLeft) }
    guard case .int32(let count) = try Conversion.convert(b, to: DotNetType.int32) else { return a }
    if a.enumValue != nil { throw undefinedShift(a, isLeft: isLeft) }
    func shifted<T: FixedWidthInteger>(_ n: T) -> T { isLeft ? n &<< T(truncatingIfNeeded: count & 63) : n &>> T(truncatingIfNeeded: count & 63) }
    // Types smaller than Int32 shift as Int32 and keep their type.
    switch a {
    case .int8(let n): return .int8(Int8(truncatingIfNeeded: shifted(Int32(n))))
    case .uint8(let n): return .uint8(UInt8(truncatingIfNeeded: shifted(Int32(n))))
    case .int16(let n): return .int16(Int16(truncatingIfNeeded: shifted(Int32(n))))
    case .uint16(let n): return .uint16(UInt16(truncatingIfNeeded: shifted(Int32(n))))
    case .int32(let n): return .int32(shifted(n))
    case .uint32(let n): return .uint32(shifted(n))
    case .int64(let n): return .int64(shifted(n))
    case .uint64(let n): return .uint64(shifted(n))
    default:
      let real = try realBits(a)
      if real.isNegative { return .int64(shifted(Int64(bitPattern: real.bits))) }
      return .uint64(shifted(real.bits))
    }
  }
}
