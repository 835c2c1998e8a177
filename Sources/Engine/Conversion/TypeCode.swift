import Text

/// .NET's `TypeCode`: its order decides which type two operands meet in. An enum has the code of its underlying type.
enum TypeCode: UInt8, Comparable {
  case empty = 0
  case object = 1
  case boolean = 3
  case char, sbyte, byte, int16, uint16, int32, uint32, int64, uint64, single, double, decimal, dateTime
  case string = 18

  static func < (a: TypeCode, b: TypeCode) -> Bool { a.rawValue < b.rawValue }

  /// Numbers proper: neither Booleans nor characters.
  var isNumeric: Bool { self >= .sbyte && self <= .decimal }
  var isNumericOrPrimitive: Bool { self >= .boolean && self <= .decimal }
  var isInteger: Bool { self >= .sbyte && self <= .uint64 }
  var isFloating: Bool { self == .single || self == .double }
  var isSignedInteger: Bool {
    switch self {
    case .sbyte, .int16, .int32, .int64: true
    default: false
    }
  }

  var type: DotNetType? {
    switch self {
    case .boolean: .boolean
    case .char: .char
    case .sbyte: .int8
    case .byte: .uint8
    case .int16: .int16
    case .uint16: .uint16
    case .int32: .int32
    case .uint32: .uint32
    case .int64: .int64
    case .uint64: .uint64
    case .single: .single
    case .double: .double
    case .decimal: .decimal
    case .string: .string
    default: nil
    }
  }
}

extension Value {
  /// The code of an unwrapped value.
  var typeCode: TypeCode {
    switch self {
    case .unset, .void, .null: .empty
    case .bool: .boolean
    case .char: .char
    case .int8: .sbyte
    case .uint8: .byte
    case .int16: .int16
    case .uint16: .uint16
    case .int32: .int32
    case .uint32: .uint32
    case .int64: .int64
    case .uint64: .uint64
    case .single: .single
    case .double: .double
    case .string: .string
    case .array, .hash: .object
    case .object(let o):
      if o is DecimalObject {
        .decimal
      } else if let e = o as? EnumValue {
        e.type.typeCode
      } else if let w = o as? WrappedValue {
        w.base.typeCode
      } else {
        o is DateTimeObject ? .dateTime : .object
      }
    case .box(let b): b.value.typeCode
    }
  }

  /// The enum value inside, if it is one.
  var enumValue: EnumValue? { if case .object(let o) = self { o as? EnumValue } else { nil } }

  /// The value of an integer of up to 64 bits with a sign, a character, a Boolean, or an enum of such.
  var asInt64: Int64? {
    switch self {
    case .bool(let b): b ? 1 : 0
    case .char(let c): Int64(c)
    case .int8(let n): Int64(n)
    case .uint8(let n): Int64(n)
    case .int16(let n): Int64(n)
    case .uint16(let n): Int64(n)
    case .int32(let n): Int64(n)
    case .uint32(let n): Int64(n)
    case .int64(let n): n
    case .uint64(let n): Int64(exactly: n)
    case .object(let o): (o as? EnumValue)?.raw
    default: nil
    }
  }
}

extension DotNetType {
  /// The code of a type; enums have their underlying type's.
  var typeCode: TypeCode {
    if self === DotNetType.string { return .string }
    if self === DotNetType.int32 { return .int32 }
    if case .enumeration(let e) = shape { return e.underlying.typeCode }
    guard isValueType else { return .object }
    if self === DotNetType.boolean { return .boolean }
    if self === DotNetType.double { return .double }
    if self === DotNetType.int64 { return .int64 }
    if self === DotNetType.char { return .char }
    if self === DotNetType.uint8 { return .byte }
    if self === DotNetType.decimal { return .decimal }
    if self === DotNetType.int8 { return .sbyte }
    if self === DotNetType.int16 { return .int16 }
    if self === DotNetType.uint16 { return .uint16 }
    if self === DotNetType.uint32 { return .uint32 }
    if self === DotNetType.uint64 { return .uint64 }
    if self === DotNetType.single { return .single }
    return self === DotNetType.dateTime ? .dateTime : .object
  }

  /// `Type.IsPrimitive`.
  var isPrimitive: Bool {
    let code = typeCode
    return enumDeclaration == nil && code >= .boolean && code <= .double
  }
}
