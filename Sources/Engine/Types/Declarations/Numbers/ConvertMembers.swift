import Text

/// `System.Convert`.
enum ConvertMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("System.Object DBNull {get;}") { .object(DBNullObject.value) }
    for target in targets { declare(t, target) }
    declareText(t)
    declareBytes(t)
    t.staticMethod("System.Object ChangeType(System.Object value, type conversionType)") { (a) throws(Unwind) in
      try convert(a[0], to: try a.required(1, "conversionType", as: DotNetType.self))
    }
    t.staticMethod("System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)") { (a) throws(Unwind) in
      try convert(a[0], to: try a.required(1, "conversionType", as: DotNetType.self))
    }
    t.staticMethod("System.TypeCode GetTypeCode(System.Object value)") { a in
      EnumValue.of("System.TypeCode", a[0].isNull ? 0 : Int(a[0].dotNetType.typeCode.rawValue))
    }
    t.staticMethod("bool IsDBNull(System.Object value)") { a in .bool(a[0].asObject is DBNullObject) }
  }

  // MARK: - Between scalars

  private struct Target: Sendable {
    let type: @Sendable () -> DotNetType
    /// Overloads by source type, `object` first.
    let signatures: [StaticString]
    let withProvider: StaticString
    let withBase: StaticString?
  }

  private static let targets: [Target] = [
    Target(type: { .boolean }, signatures: ["bool ToBoolean(System.Object value)", "bool ToBoolean(bool value)", "bool ToBoolean(string value)", "bool ToBoolean(int value)", "bool ToBoolean(long value)", "bool ToBoolean(double value)", "bool ToBoolean(decimal value)", "bool ToBoolean(byte value)"], withProvider: "bool ToBoolean(System.Object value, System.IFormatProvider provider)", withBase: nil),
    Target(type: { .char }, signatures: ["char ToChar(System.Object value)", "char ToChar(char value)", "char ToChar(string value)", "char ToChar(int value)", "char ToChar(long value)", "char ToChar(byte value)", "char ToChar(ushort value)"], withProvider: "char ToChar(System.Object value, System.IFormatProvider provider)", withBase: nil),
    Target(type: { .int8 }, signatures: ["sbyte ToSByte(System.Object value)", "sbyte ToSByte(string value)", "sbyte ToSByte(int value)", "sbyte ToSByte(double value)"], withProvider: "sbyte ToSByte(System.Object value, System.IFormatProvider provider)", withBase: "sbyte ToSByte(string value, int fromBase)"),
    Target(type: { .uint8 }, signatures: ["byte ToByte(System.Object value)", "byte ToByte(bool value)", "byte ToByte(byte value)", "byte ToByte(char value)", "byte ToByte(string value)", "byte ToByte(int value)", "byte ToByte(long value)", "byte ToByte(double value)", "byte ToByte(decimal value)"], withProvider: "byte ToByte(System.Object value, System.IFormatProvider provider)", withBase: "byte ToByte(string value, int fromBase)"),
    Target(type: { .int16 }, signatures: ["short ToInt16(System.Object value)", "short ToInt16(bool value)", "short ToInt16(char value)", "short ToInt16(string value)", "short ToInt16(int value)", "short ToInt16(long value)", "short ToInt16(double value)", "short ToInt16(decimal value)"], withProvider: "short ToInt16(System.Object value, System.IFormatProvider provider)", withBase: "short ToInt16(string value, int fromBase)"),
    Target(type: { .uint16 }, signatures: ["ushort ToUInt16(System.Object value)", "ushort ToUInt16(char value)", "ushort ToUInt16(string value)", "ushort ToUInt16(int value)", "ushort ToUInt16(double value)"], withProvider: "ushort ToUInt16(System.Object value, System.IFormatProvider provider)", withBase: "ushort ToUInt16(string value, int fromBase)"),
    Target(type: { .int32 }, signatures: ["int ToInt32(System.Object value)", "int ToInt32(bool value)", "int ToInt32(char value)", "int ToInt32(byte value)", "int ToInt32(string value)", "int ToInt32(int value)", "int ToInt32(uint value)", "int ToInt32(long value)", "int ToInt32(ulong value)", "int ToInt32(float value)", "int ToInt32(double value)", "int ToInt32(decimal value)"], withProvider: "int ToInt32(System.Object value, System.IFormatProvider provider)", withBase: "int ToInt32(string value, int fromBase)"),
    Target(type: { .uint32 }, signatures: ["uint ToUInt32(System.Object value)", "uint ToUInt32(bool value)", "uint ToUInt32(char value)", "uint ToUInt32(string value)", "uint ToUInt32(int value)", "uint ToUInt32(long value)", "uint ToUInt32(double value)", "uint ToUInt32(decimal value)"], withProvider: "uint ToUInt32(System.Object value, System.IFormatProvider provider)", withBase: "uint ToUInt32(string value, int fromBase)"),
    Target(type: { .int64 }, signatures: ["long ToInt64(System.Object value)", "long ToInt64(bool value)", "long ToInt64(char value)", "long ToInt64(byte value)", "long ToInt64(string value)", "long ToInt64(int value)", "long ToInt64(long value)", "long ToInt64(ulong value)", "long ToInt64(float value)", "long ToInt64(double value)", "long ToInt64(decimal value)"], withProvider: "long ToInt64(System.Object value, System.IFormatProvider provider)", withBase: "long ToInt64(string value, int fromBase)"),
    Target(type: { .uint64 }, signatures: ["ulong ToUInt64(System.Object value)", "ulong ToUInt64(bool value)", "ulong ToUInt64(string value)", "ulong ToUInt64(int value)", "ulong ToUInt64(long value)", "ulong ToUInt64(ulong value)", "ulong ToUInt64(double value)", "ulong ToUInt64(decimal value)"], withProvider: "ulong ToUInt64(System.Object value, System.IFormatProvider provider)", withBase: "ulong ToUInt64(string value, int fromBase)"),
    Target(type: { .single }, signatures: ["float ToSingle(System.Object value)", "float ToSingle(string value)", "float ToSingle(int value)", "float ToSingle(long value)", "float ToSingle(float value)", "float ToSingle(double value)", "float ToSingle(decimal value)"], withProvider: "float ToSingle(System.Object value, System.IFormatProvider provider)", withBase: nil),
    Target(type: { .double }, signatures: ["double ToDouble(System.Object value)", "double ToDouble(bool value)", "double ToDouble(string value)", "double ToDouble(int value)", "double ToDouble(long value)", "double ToDouble(float value)", "double ToDouble(double value)", "double ToDouble(decimal value)"], withProvider: "double ToDouble(System.Object value, System.IFormatProvider provider)", withBase: nil),
    Target(type: { .decimal }, signatures: ["decimal ToDecimal(System.Object value)", "decimal ToDecimal(bool value)", "decimal ToDecimal(string value)", "decimal ToDecimal(int value)", "decimal ToDecimal(long value)", "decimal ToDecimal(float value)", "decimal ToDecimal(double value)", "decimal ToDecimal(decimal value)"], withProvider: "decimal ToDecimal(System.Object value, System.IFormatProvider provider)", withBase: nil),
    Target(type: { .dateTime }, signatures: ["datetime ToDateTime(System.Object value)", "datetime ToDateTime(string value)", "datetime ToDateTime(datetime value)"], withProvider: "datetime ToDateTime(System.Object value, System.IFormatProvider provider)", withBase: nil),
  ]

  private static func declare(_ t: TypeDeclaration, _ target: Target) {
    let type = target.type
    for signature in target.signatures { t.staticMethod(signature) { (a) throws(Unwind) in try convert(a[0], to: type()) } }
    t.staticMethod(target.withProvider) { (a) throws(Unwind) in try convert(a[0], to: type()) }
    guard let withBase = target.withBase else { return }
    t.staticMethod(withBase) { (a) throws(Unwind) in try Radix.parse(a.optionalString(0) ?? .empty, a.int(1), type()) }
  }

  /// `IConvertible` as .NET has it: strings are parsed as their type does, null is the initial value.
  private static func convert(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    let base = value.unwrapped
    if base.isNull { return try Conversion.initialValue(of: type) }
    if case .string(let s) = base, type !== DotNetType.string {
      let parse = PSString.of("Parse")
      guard case .methods(let group) = type.staticMember(parse), let method = group.overloads.first(where: { $0.signature.parameters.count == 1 }) else {
        return try converted(base, to: type)
      }
      return try method.body(.null, Arguments([.string(s)], frame: Runtime.current.global.top))
    }
    return try converted(base, to: type)
  }

  /// A conversion's own error is what .NET's `Convert` throws.
  private static func converted(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    do {
      return try Conversion.convert(value, to: type)
    } catch {
      guard let record = error.record else { throw error }
      var inner = record.exception
      while let next = inner.inner.asObject as? ExceptionObject { inner = next }
      throw Unwind(.error(ErrorRecord(inner, id: inner.exceptionType.name.string)))
    }
  }

  // MARK: - To text

  private static func declareText(_ t: TypeDeclaration) {
    for signature in texts { t.staticMethod(signature) { (a) throws(Unwind) in a[0].isNull ? .string(.empty) : .string(try Operators.text(a[0], format: nil)) } }
    t.staticMethod("string ToString(System.Object value, System.IFormatProvider provider)") { (a) throws(Unwind) in
      a[0].isNull ? .string(.empty) : .string(try FormatProvider.text(a[0], format: nil, a[1]))
    }
    t.staticMethod("string ToString(byte value, int toBase)") { (a) throws(Unwind) in try Radix.text(UInt64(UInt8(truncatingIfNeeded: a.int(0))), a.int(1), a.int(0)) }
    t.staticMethod("string ToString(short value, int toBase)") { (a) throws(Unwind) in
      try Radix.text(UInt64(UInt16(truncatingIfNeeded: a.int(0))), a.int(1), a.int(0))
    }
    t.staticMethod("string ToString(int value, int toBase)") { (a) throws(Unwind) in try Radix.text(UInt64(UInt32(truncatingIfNeeded: a.int(0))), a.int(1), a.int(0)) }
    t.staticMethod("string ToString(long value, int toBase)") { (a) throws(Unwind) in try Radix.text(UInt64(truncatingIfNeeded: a.int(0)), a.int(1), a.int(0)) }
  }

  private static let texts: [StaticString] = [
    "string ToString(System.Object value)", "string ToString(bool value)", "string ToString(char value)", "string ToString(byte value)",
    "string ToString(short value)", "string ToString(int value)", "string ToString(uint value)", "string ToString(long value)",
    "string ToString(ulong value)", "string ToString(float value)", "string ToString(double value)", "string ToString(decimal value)",
    "string ToString(datetime value)", "string ToString(string value)",
  ]

  // MARK: - Bytes

  private static func declareBytes(_ t: TypeDeclaration) {
    t.staticMethod("byte[] FromBase64String(string s)") { (a) throws(Unwind) in
      guard let bytes = Base64.decode(try a.string(0, "s")) else {
        throw Unwind.dotNet(
          "System.FormatException",
          "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.")
      }
      return .bytes(bytes)
    }
    t.staticMethod("byte[] FromHexString(string s)") { (a) throws(Unwind) in
      let s = try a.string(0, "s")
      guard let bytes = Hexadecimal.decode(s) else {
        throw Unwind.dotNet(
          "System.FormatException",
          s.count % 2 == 0 ? "The input is not a valid hex string as it contains a non-hex character." : "The input is not a valid hex string as its length is not a multiple of 2.")
      }
      return .bytes(bytes)
    }
    t.staticMethod("string ToBase64String(byte[] inArray)") { (a) throws(Unwind) in
      if a[0].isNull { throw Unwind.argumentNull("inArray") }
      return .string(try StringRange.fits(Base64.encode(a.bytes(0))))
    }
    t.staticMethod("string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)") { (a) throws(Unwind) in
      if a[0].isNull { throw Unwind.argumentNull("inArray") }
      return .string(try StringRange.fits(Base64.encode(a.bytes(0), lineBreaks: a.enumeration(1) == 1)))
    }
    t.staticMethod("string ToBase64String(byte[] inArray, int offset, int length)") { (a) throws(Unwind) in
      let bytes = a.bytes(0)
      return .string(try StringRange.fits(Base64.encode(Array(bytes[try StringRange.check(a.int(1), a.int(2), in: bytes.count, "offset")]))))
    }
    t.staticMethod("string ToHexString(byte[] inArray)") { (a) throws(Unwind) in .string(try StringRange.fits(Hexadecimal.encode(a.bytes(0)))) }
    t.staticMethod("string ToHexStringLower(byte[] inArray)") { (a) throws(Unwind) in
      .string(try StringRange.fits(Hexadecimal.encode(a.bytes(0), lowerCase: true)))
    }
  }
}

extension Value {
  /// A `byte[]`.
  package static func bytes(_ bytes: some Sequence<UInt8>) -> Value { .array(PSArray(bytes.map { .uint8($0) }, elementType: .uint8)) }
}

/// `Convert`'s numbers in base 2, 8, 10 and 16.
private enum Radix {
  static func text(_ bits: UInt64, _ radix: Int, _ value: Int) throws(Unwind) -> Value {
    switch radix {
    case 10: return .text(String(value))
    case 2, 8, 16: return .text(String(bits, radix: radix))
    default: throw Unwind.dotNet("System.ArgumentException", "Invalid Base.")
    }
  }

  static func parse(_ text: PSString, _ radix: Int, _ type: DotNetType) throws(Unwind) -> Value {
    guard [2, 8, 10, 16].contains(radix) else { throw Unwind.dotNet("System.ArgumentException", "Invalid Base.") }
    if text.isEmpty { return try Conversion.initialValue(of: type) }
    var digits = text.string[...]
    var negative = false
    if digits.hasPrefix("-") {
      if radix != 10 { throw Unwind.dotNet("System.ArgumentException", "String cannot contain a minus sign if the base is not 10.") }
      negative = true
      digits = digits.dropFirst()
    }
    if radix == 16, digits.hasPrefix("0x") || digits.hasPrefix("0X") { digits = digits.dropFirst(2) }
    let allowed = digits.allSatisfy { ($0.hexDigitValue ?? 99) < radix }
    if digits.isEmpty || !allowed {
      if digits.first.map({ ($0.hexDigitValue ?? 99) >= radix }) ?? true {
        throw Unwind.dotNet("System.FormatException", "Could not find any recognizable digits.")
      }
      throw Unwind.dotNet("System.FormatException", "Additional non-parsable characters are at the end of the string.")
    }
    guard let magnitude = UInt64(digits, radix: radix) else { throw overflow(type) }
    return try value(magnitude, negative, radix, type)
  }

  private static func value(_ magnitude: UInt64, _ negative: Bool, _ radix: Int, _ type: DotNetType) throws(Unwind) -> Value {
    func unsigned<T: FixedWidthInteger & UnsignedInteger>(_: T.Type) throws(Unwind) -> T {
      guard let n = T(exactly: magnitude), !negative || n == 0 else { throw overflow(type) }
      return n
    }
    func signed<T: FixedWidthInteger & SignedInteger>(_: T.Type) throws(Unwind) -> T {
      if radix == 10 {
        guard let n = negative ? T(exactly: 0 - Int128(magnitude)) : T(exactly: magnitude) else { throw overflow(type) }
        return n
      }
      if magnitude >> UInt64(T.bitWidth - 1) > 1 { throw overflow(type) }
      return T(truncatingIfNeeded: magnitude)
    }
    switch type {
    case .uint8: return .uint8(try unsigned(UInt8.self))
    case .uint16: return .uint16(try unsigned(UInt16.self))
    case .uint32: return .uint32(try unsigned(UInt32.self))
    case .uint64: return .uint64(try unsigned(UInt64.self))
    case .int8: return .int8(try signed(Int8.self))
    case .int16: return .int16(try signed(Int16.self))
    case .int64: return .int64(try signed(Int64.self))
    default: return .int32(try signed(Int32.self))
    }
  }

  private static func overflow(_ type: DotNetType) -> Unwind {
    let words =
      switch type {
      case .uint8: "Value was either too large or too small for an unsigned byte."
      case .int8: "Value was either too large or too small for a signed byte."
      case .int16: "Value was either too large or too small for an Int16."
      case .uint16: "Value was either too large or too small for a UInt16."
      case .int64: "Value was either too large or too small for an Int64."
      case .uint32: "Value was either too large or too small for a UInt32."
      case .uint64: "Value was either too large or too small for a UInt64."
      default: "Value was either too large or too small for an Int32."
      }
    return Unwind.dotNet("System.OverflowException", words)
  }
}

/// `[System.DBNull]::Value`.
public final class DBNullObject: Object {
  public nonisolated(unsafe) static let value = DBNullObject()
  public override var dotNetType: DotNetType { DotNetType.dbNull }
  public override func text() throws(Unwind) -> PSString? { .empty }
}

extension DotNetType {
  public nonisolated(unsafe) static let dbNull = DotNetType("System.DBNull", base: object, interfaces: ["System.IConvertible"], isSealed: true) { t in
    t.staticProperty("System.DBNull Value {get;}") { .object(DBNullObject.value) }
  }
}
