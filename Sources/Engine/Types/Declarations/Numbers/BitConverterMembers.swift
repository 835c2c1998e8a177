import Text

/// `System.BitConverter`, little-endian.
enum BitConverterMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("bool IsLittleEndian {get;}") { .bool(true) }
    t.staticMethod("byte[] GetBytes(bool value)") { a in .bytes([a.bool(0) ? 1 : 0]) }
    t.staticMethod("byte[] GetBytes(char value)") { a in bytes(a.char(0)) }
    t.staticMethod("byte[] GetBytes(short value)") { a in bytes(Int16(truncatingIfNeeded: a.int(0))) }
    t.staticMethod("byte[] GetBytes(int value)") { a in bytes(Int32(truncatingIfNeeded: a.int(0))) }
    t.staticMethod("byte[] GetBytes(long value)") { a in bytes(Int64(a.int(0))) }
    t.staticMethod("byte[] GetBytes(ushort value)") { a in bytes(UInt16(truncatingIfNeeded: a.int(0))) }
    t.staticMethod("byte[] GetBytes(uint value)") { a in bytes(UInt32(truncatingIfNeeded: a.int(0))) }
    t.staticMethod("byte[] GetBytes(ulong value)") { a in bytes(UInt64(truncatingIfNeeded: a.int(0))) }
    t.staticMethod("byte[] GetBytes(float value)") { a in bytes(Float(a.double(0)).bitPattern) }
    t.staticMethod("byte[] GetBytes(double value)") { a in bytes(a.double(0).bitPattern) }
    t.staticMethod("long DoubleToInt64Bits(double value)") { a in .int64(Int64(bitPattern: a.double(0).bitPattern)) }
    t.staticMethod("ulong DoubleToUInt64Bits(double value)") { a in .uint64(a.double(0).bitPattern) }
    t.staticMethod("double Int64BitsToDouble(long value)") { a in .double(Double(bitPattern: UInt64(truncatingIfNeeded: a.int(0)))) }
    t.staticMethod("double UInt64BitsToDouble(ulong value)") { a in .double(Double(bitPattern: UInt64(truncatingIfNeeded: a.int(0)))) }
    t.staticMethod("int SingleToInt32Bits(float value)") { a in .int32(Int32(bitPattern: Float(a.double(0)).bitPattern)) }
    t.staticMethod("uint SingleToUInt32Bits(float value)") { a in .uint32(Float(a.double(0)).bitPattern) }
    t.staticMethod("float Int32BitsToSingle(int value)") { a in .single(Float(bitPattern: UInt32(truncatingIfNeeded: a.int(0)))) }
    t.staticMethod("float UInt32BitsToSingle(uint value)") { a in .single(Float(bitPattern: UInt32(truncatingIfNeeded: a.int(0)))) }
    t.staticMethod("bool ToBoolean(byte[] value, int startIndex)") { (a) throws(Unwind) in .bool(try read(a, UInt8.self) != 0) }
    t.staticMethod("char ToChar(byte[] value, int startIndex)") { (a) throws(Unwind) in .char(try read(a, UInt16.self)) }
    t.staticMethod("short ToInt16(byte[] value, int startIndex)") { (a) throws(Unwind) in .int16(try read(a, Int16.self)) }
    t.staticMethod("int ToInt32(byte[] value, int startIndex)") { (a) throws(Unwind) in .int32(try read(a, Int32.self)) }
    t.staticMethod("long ToInt64(byte[] value, int startIndex)") { (a) throws(Unwind) in .int64(try read(a, Int64.self)) }
    t.staticMethod("ushort ToUInt16(byte[] value, int startIndex)") { (a) throws(Unwind) in .uint16(try read(a, UInt16.self)) }
    t.staticMethod("uint ToUInt32(byte[] value, int startIndex)") { (a) throws(Unwind) in .uint32(try read(a, UInt32.self)) }
    t.staticMethod("ulong ToUInt64(byte[] value, int startIndex)") { (a) throws(Unwind) in .uint64(try read(a, UInt64.self)) }
    t.staticMethod("float ToSingle(byte[] value, int startIndex)") { (a) throws(Unwind) in .single(Float(bitPattern: try read(a, UInt32.self))) }
    t.staticMethod("double ToDouble(byte[] value, int startIndex)") { (a) throws(Unwind) in .double(Double(bitPattern: try read(a, UInt64.self))) }
    t.staticMethod("string ToString(byte[] value)") { (a) throws(Unwind) in try hex(a.bytes(0)) }
    t.staticMethod("string ToString(byte[] value, int startIndex)") { (a) throws(Unwind) in
      let all = a.bytes(0)
      return try hex(Array(all[try StringRange.check(a.int(1), all.count - a.int(1), in: all.count)]))
    }
    t.staticMethod("string ToString(byte[] value, int startIndex, int length)") { (a) throws(Unwind) in
      let all = a.bytes(0)
      return try hex(Array(all[try StringRange.check(a.int(1), a.int(2), in: all.count)]))
    }
  }

  private static func bytes<T: FixedWidthInteger>(_ value: T) -> Value { withUnsafeBytes(of: value.littleEndian) { .bytes(Array($0)) } }

  private static func hex(_ bytes: [UInt8]) throws(Unwind) -> Value {
    .string(try StringRange.fits(Hexadecimal.encode(bytes, separator: UInt8(ascii: "-"))))
  }

  private static func read<T: FixedWidthInteger>(_ a: Arguments, _: T.Type) throws(Unwind) -> T {
    if a[0].isNull { throw Unwind.argumentNull("value") }
    let all = a.bytes(0)
    let start = a.int(1)
    if start < 0 || start >= all.count {
      throw Unwind.outOfRange("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.")
    }
    if start > all.count - T.bitWidth / 8 {
      throw Unwind.argument("Destination array is not long enough to copy all the items in the collection. Check array index and length.", "value")
    }
    var result: T = 0
    for i in 0..<(T.bitWidth / 8) { result |= T(truncatingIfNeeded: all[start + i]) << T(8 * i) }
    return result
  }
}
