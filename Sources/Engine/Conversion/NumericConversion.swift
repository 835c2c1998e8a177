import Text

/// Numbers into numbers, as `System.Convert` does it: rounded half to even, checked.
enum NumericConversion {
  /// A number, character, Boolean or enum value as a number of type `code`.
  ///
  /// nil when there is no conversion (a `Boolean` to a character); throws the exception of .NET when the value does not fit.
  static func convert(_ value: Value, to code: TypeCode) throws(ArithmeticError) -> Value? {
    if let n = value.asInt64 { return try fromInteger(n, value.typeCode, to: code) }
    switch value {
    case .uint64(let n): return try fromUnsigned(n, to: code)
    case .single(let d): return try fromDouble(Double(d), isSingle: true, to: code)
    case .double(let d): return try fromDouble(d, isSingle: false, to: code)
    case .object(let o):
      if let d = o as? DecimalObject { return try fromDecimal(d.value, to: code) }
      return nil
    default: return nil
    }
  }

  private static func fromInteger(_ n: Int64, _ from: TypeCode, to code: TypeCode) throws(ArithmeticError) -> Value? {
    switch code {
    case .int32: return .int32(try fit(n))
    case .int64: return .int64(n)
    case .double: return .double(Double(n))
    case .byte: return .uint8(try fit(n))
    case .sbyte: return .int8(try fit(n))
    case .int16: return .int16(try fit(n))
    case .uint16: return .uint16(try fit(n))
    case .uint32: return .uint32(try fit(n))
    case .uint64: return .uint64(try fit(n))
    case .single: return .single(Float(n))
    case .decimal: return .decimal(PSDecimal(n))
    case .boolean: return .bool(n != 0)
    case .char:
      if from == .boolean { return nil }
      guard let c = UInt16(exactly: n) else { throw .overflow("Value was either too large or too small for a character.") }
      return .char(c)
    default: return nil
    }
  }

  private static func fit<T: FixedWidthInteger>(_ n: Int64) throws(ArithmeticError) -> T {
    guard let small = T(exactly: n) else { throw .overflow(NumberParsing.overflowMessage(T.self)) }
    return small
  }

  private static func fromUnsigned(_ n: UInt64, to code: TypeCode) throws(ArithmeticError) -> Value? {
    switch code {
    case .uint64: return .uint64(n)
    case .double: return .double(Double(n))
    case .single: return .single(Float(n))
    case .decimal: return .decimal(PSDecimal(n))
    case .boolean: return .bool(n != 0)
    default:
      // Above Int64 no smaller type holds it; the words are the target's.
      guard let small = Int64(exactly: n) else { throw .overflow(overflowWords(code)) }
      return try fromInteger(small, .uint64, to: code)
    }
  }

  private static func fromDouble(_ d: Double, isSingle: Bool, to code: TypeCode) throws(ArithmeticError) -> Value? {
    switch code {
    case .double: return .double(d)
    case .single: return .single(Float(d))
    case .boolean: return .bool(d != 0)
    case .decimal: return .decimal(isSingle ? try PSDecimal(Float(d)) : try PSDecimal(d))
    case .char: return nil
    default:
      let rounded = d.rounded(.toNearestOrEven)
      if code == .uint64 {
        guard let n = UInt64(exactly: rounded) else { throw .overflow(overflowWords(code)) }
        return .uint64(n)
      }
      guard let n = Int64(exactly: rounded) else { throw .overflow(overflowWords(code)) }
      return try fromInteger(n, .double, to: code)
    }
  }

  private static func fromDecimal(_ d: PSDecimal, to code: TypeCode) throws(ArithmeticError) -> Value? {
    switch code {
    case .decimal: return .decimal(d)
    case .double: return .double(d.double)
    case .single: return .single(d.float)
    case .boolean: return .bool(!d.isZero)
    case .char: return nil
    default:
      if code == .uint64 {
        guard let n = d.rounded(to: UInt64.self) else { throw .overflow(overflowWords(code)) }
        return .uint64(n)
      }
      guard let n = d.rounded(to: Int64.self) else { throw .overflow(overflowWords(code)) }
      return try fromInteger(n, .decimal, to: code)
    }
  }

  /// `Value was either too large or too small for an Int32.`
  static func overflowWords(_ code: TypeCode) -> String {
    switch code {
    case .sbyte: NumberParsing.overflowMessage(Int8.self)
    case .byte: NumberParsing.overflowMessage(UInt8.self)
    case .int16: NumberParsing.overflowMessage(Int16.self)
    case .uint16: NumberParsing.overflowMessage(UInt16.self)
    case .int32: NumberParsing.overflowMessage(Int32.self)
    case .uint32: NumberParsing.overflowMessage(UInt32.self)
    case .uint64: NumberParsing.overflowMessage(UInt64.self)
    case .char: "Value was either too large or too small for a character."
    default: NumberParsing.overflowMessage(Int64.self)
    }
  }
}

extension NumericValue {
  /// The number as a value of the shell.
  var value: Value {
    switch self {
    case .int8(let n): .int8(n)
    case .uint8(let n): .uint8(n)
    case .int16(let n): .int16(n)
    case .uint16(let n): .uint16(n)
    case .int32(let n): .int32(n)
    case .uint32(let n): .uint32(n)
    case .int64(let n): .int64(n)
    case .uint64(let n): .uint64(n)
    case .double(let d): .double(d)
    case .decimal(let d): .decimal(d)
    case .bigInteger(let b): .bigInteger(b)
    }
  }
}
