import Text

/// The members that the types of integers share: `System.Byte` to `System.UInt64`. In their signatures `Self` is the type.
enum IntegerMembers<T: FixedWidthInteger & Sendable> {
  /// - Parameters:
  ///   - wrap: the value of an integer of this size.
  ///   - typeCode: `System.TypeCode`'s number.
  static func declare(_ t: TypeDeclaration, typeCode: Int, wrap: @escaping @Sendable (T) -> Value, unwrap: @escaping @Sendable (Value) -> T) {
    t.staticProperty("Self MaxValue {get;}") { wrap(T.max) }
    t.staticProperty("Self MinValue {get;}") { wrap(T.min) }
    declareParsing(t, wrap)
    declareArithmetic(t, wrap, unwrap)
    t.comparable()
    t.method("int CompareTo(Self value)") { this, a in .int(unwrap(this) < unwrap(a[0]) ? -1 : unwrap(this) > unwrap(a[0]) ? 1 : 0) }
    t.method("bool Equals(System.Object obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this, a[0])) }
    t.method("bool Equals(Self obj)") { this, a in .bool(unwrap(this) == unwrap(a[0])) }
    t.method("int GetHashCode()") { this, _ in
      let n = Int64(truncatingIfNeeded: unwrap(this))
      return .int32(T.bitWidth <= 32 ? Int32(truncatingIfNeeded: n) : Int32(truncatingIfNeeded: n) ^ Int32(truncatingIfNeeded: n >> 32))
    }
    t.method("System.TypeCode GetTypeCode()") { _, _ in EnumValue.of("System.TypeCode", typeCode) }
    t.method("string ToString()") { this, _ in .string(NumberFormatting.text(unwrap(this))) }
    t.formattable()
  }

  private static func declareParsing(_ t: TypeDeclaration, _ wrap: @escaping @Sendable (T) -> Value) {
    t.staticMethod("Self Parse(string s)") { (a) throws(Unwind) in wrap(try parse(try a.string(0, "s"))) }
    t.staticMethod("Self Parse(string s, System.Globalization.NumberStyles style)") { (a) throws(Unwind) in
      wrap(try parse(try a.string(0, "s"), styles: try NumberStyleArgument.integer(a.enumeration(1))))
    }
    t.staticMethod("Self Parse(string s, System.IFormatProvider provider)") { (a) throws(Unwind) in
      wrap(try parse(try a.string(0, "s"), info: FormatProvider.numbers(a[1])))
    }
    t.staticMethod("Self Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)") { (a) throws(Unwind) in
      wrap(try parse(try a.string(0, "s"), styles: try NumberStyleArgument.integer(a.enumeration(1)), info: FormatProvider.numbers(a[2])))
    }
    t.staticMethod("bool TryParse(string s, out Self result)") { (a) throws(Unwind) in try tryParse(a, .integer, .enUS, out: 1, wrap) }
    t.staticMethod("bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, out Self result)") {
      (a) throws(Unwind) in try tryParse(a, try NumberStyleArgument.integer(a.enumeration(1)), FormatProvider.numbers(a[2]), out: 3, wrap)
    }
    t.staticMethod("bool TryParse(string s, System.IFormatProvider provider, out Self result)") { (a) throws(Unwind) in
      try tryParse(a, .integer, FormatProvider.numbers(a[1]), out: 2, wrap)
    }
  }

  private static func parse(_ text: PSString, styles: NumberStyles = .integer, info: NumberFormatInfo = .enUS) throws(Unwind) -> T {
    try Unwind.parsing { () throws(NumberParseError) in
      try text.withUTF16 { (units) throws(NumberParseError) in try NumberParsing.integer(units, T.self, styles: styles, format: info) }
    }
  }

  private static func tryParse(
    _ a: Arguments, _ styles: NumberStyles, _ info: NumberFormatInfo, out: Int, _ wrap: (T) -> Value
  ) throws(Unwind) -> Value {
    var result: T?
    if let text = a.optionalString(0) {
      result = try? text.withUTF16 { (units) throws(NumberParseError) in try NumberParsing.integer(units, T.self, styles: styles, format: info) }
    }
    try a.setReference(out, wrap(result ?? 0))
    return .bool(result != nil)
  }

  private static func declareArithmetic(_ t: TypeDeclaration, _ wrap: @escaping @Sendable (T) -> Value, _ unwrap: @escaping @Sendable (Value) -> T) {
    if T.isSigned {
      t.staticMethod("Self Abs(Self value)") { (a) throws(Unwind) in
        let n = unwrap(a[0])
        if n == T.min { throw Unwind.dotNet("System.OverflowException", "Negating the minimum value of a twos complement number is invalid.") }
        return wrap(n < 0 ? 0 &- n : n)
      }
      t.staticMethod("bool IsNegative(Self value)") { a in .bool(unwrap(a[0]) < 0) }
      t.staticMethod("bool IsPositive(Self value)") { a in .bool(unwrap(a[0]) >= 0) }
    }
    t.staticMethod("Self Clamp(Self value, Self min, Self max)") { (a) throws(Unwind) in
      if unwrap(a[1]) > unwrap(a[2]) { throw Unwind.dotNet("System.ArgumentException", "'\(unwrap(a[1]))' cannot be greater than \(unwrap(a[2])).") }
      return wrap(min(max(unwrap(a[0]), unwrap(a[1])), unwrap(a[2])))
    }
    t.staticMethod("bool IsEvenInteger(Self value)") { a in .bool(unwrap(a[0]) & 1 == 0) }
    t.staticMethod("bool IsOddInteger(Self value)") { a in .bool(unwrap(a[0]) & 1 != 0) }
    t.staticMethod("bool IsPow2(Self value)") { a in .bool(unwrap(a[0]) > 0 && unwrap(a[0]).nonzeroBitCount == 1) }
    t.staticMethod("Self LeadingZeroCount(Self value)") { a in wrap(T(truncatingIfNeeded: unwrap(a[0]).leadingZeroBitCount)) }
    t.staticMethod("Self Log2(Self value)") { (a) throws(Unwind) in
      let n = unwrap(a[0])
      if n < 0 { throw Unwind.outOfRange("value", "Non-negative number required.") }
      return wrap(n == 0 ? 0 : T(truncatingIfNeeded: T.bitWidth - 1 - n.leadingZeroBitCount))
    }
    t.staticMethod("Self Max(Self x, Self y)") { a in wrap(max(unwrap(a[0]), unwrap(a[1]))) }
    t.staticMethod("Self Min(Self x, Self y)") { a in wrap(min(unwrap(a[0]), unwrap(a[1]))) }
    t.staticMethod("Self PopCount(Self value)") { a in wrap(T(truncatingIfNeeded: unwrap(a[0]).nonzeroBitCount)) }
    t.staticMethod("Self RotateLeft(Self value, int rotateAmount)") { a in wrap(rotate(unwrap(a[0]), a.int(1))) }
    t.staticMethod("Self RotateRight(Self value, int rotateAmount)") { a in wrap(rotate(unwrap(a[0]), 0 &- a.int(1))) }
    t.staticMethod("int Sign(Self value)") { a in .int(unwrap(a[0]).signum() < 0 ? -1 : unwrap(a[0]) == 0 ? 0 : 1) }
    t.staticMethod("Self TrailingZeroCount(Self value)") { a in wrap(T(truncatingIfNeeded: unwrap(a[0]).trailingZeroBitCount)) }
  }

  private static func rotate(_ n: T, _ by: Int) -> T {
    let k = by & (T.bitWidth - 1)
    let bits = T.Magnitude(truncatingIfNeeded: n)
    return T(truncatingIfNeeded: bits << k | bits >> (T.bitWidth - k))
  }
}

/// `NumberStyles` arguments, checked as .NET checks them.
enum NumberStyleArgument {
  static func integer(_ raw: Int) throws(Unwind) -> NumberStyles {
    let styles = try any(raw)
    if styles.contains(.hexSpecifier), raw & ~0x203 != 0 {
      throw Unwind.argument(
        "With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be a subset of those in HexNumber or BinaryNumber.",
        "style")
    }
    return styles
  }

  static func floating(_ raw: Int) throws(Unwind) -> NumberStyles {
    let styles = try any(raw)
    if styles.contains(.hexSpecifier) || styles.contains(.binarySpecifier) {
      throw Unwind.argument("The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types.", "style")
    }
    return styles
  }

  private static func any(_ raw: Int) throws(Unwind) -> NumberStyles {
    if raw & ~0x7FF != 0 { throw Unwind.argument("An undefined NumberStyles value is being used.", "style") }
    return NumberStyles(rawValue: Int32(truncatingIfNeeded: raw))
  }
}

/// One declaration function a type, as the registry names them.
enum IntegerTypes {
  @Sendable static func sbyte(_ t: TypeDeclaration) {
    IntegerMembers<Int8>.declare(t, typeCode: 5, wrap: { .int8($0) }, unwrap: { if case .int8(let n) = $0 { n } else { 0 } })
  }
  @Sendable static func byte(_ t: TypeDeclaration) {
    IntegerMembers<UInt8>.declare(t, typeCode: 6, wrap: { .uint8($0) }, unwrap: { if case .uint8(let n) = $0 { n } else { 0 } })
  }
  @Sendable static func int16(_ t: TypeDeclaration) {
    IntegerMembers<Int16>.declare(t, typeCode: 7, wrap: { .int16($0) }, unwrap: { if case .int16(let n) = $0 { n } else { 0 } })
  }
  @Sendable static func uint16(_ t: TypeDeclaration) {
    IntegerMembers<UInt16>.declare(t, typeCode: 8, wrap: { .uint16($0) }, unwrap: { if case .uint16(let n) = $0 { n } else { 0 } })
  }
  @Sendable static func int32(_ t: TypeDeclaration) {
    IntegerMembers<Int32>.declare(t, typeCode: 9, wrap: { .int32($0) }, unwrap: { if case .int32(let n) = $0 { n } else { 0 } })
  }
  @Sendable static func uint32(_ t: TypeDeclaration) {
    IntegerMembers<UInt32>.declare(t, typeCode: 10, wrap: { .uint32($0) }, unwrap: { if case .uint32(let n) = $0 { n } else { 0 } })
  }
  @Sendable static func int64(_ t: TypeDeclaration) {
    IntegerMembers<Int64>.declare(t, typeCode: 11, wrap: { .int64($0) }, unwrap: { if case .int64(let n) = $0 { n } else { 0 } })
  }
  @Sendable static func uint64(_ t: TypeDeclaration) {
    IntegerMembers<UInt64>.declare(t, typeCode: 12, wrap: { .uint64($0) }, unwrap: { if case .uint64(let n) = $0 { n } else { 0 } })
  }
}
