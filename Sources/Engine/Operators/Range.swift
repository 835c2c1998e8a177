import Text

extension Operators {
  /// `a..b`: whole numbers, or characters when both ends are single ones.
  static func range(_ a: Value, _ b: Value) throws(Unwind) -> Value {
    if let x = character(a.unwrapped), let y = character(b.unwrapped) {
      let units = x <= y ? Array(x...y) : Array((y...x).reversed())
      return .array(PSArray(units.map { Value.char($0) }))
    }
    let from = try bound(a.unwrapped)
    let to = try bound(b.unwrapped)
    let count = abs(Int(to) - Int(from)) + 1
    guard count <= 0x7FFF_FFC7 else { throw Unwind.raw("System.OutOfMemoryException", "Array dimensions exceeded supported range.") }
    var numbers = ContiguousArray<Value>()
    numbers.reserveCapacity(count)
    var n = from
    for _ in 0..<count {
      numbers.append(.int32(n))
      n = from <= to ? n &+ 1 : n &- 1
    }
    return .array(PSArray(numbers))
  }

  /// The ends of a range of whole numbers, for loops that do not need the array; nil for characters.
  static func bounds(_ a: Value, _ b: Value) throws(Unwind) -> (from: Int32, to: Int32)? {
    if character(a.unwrapped) != nil, character(b.unwrapped) != nil { return nil }
    return (try bound(a.unwrapped), try bound(b.unwrapped))
  }

  private static func character(_ value: Value) -> UInt16? {
    switch value {
    case .char(let c): c
    case .string(let s): s.count == 1 ? s[0] : nil
    default: nil
    }
  }

  /// `Convert.ToInt32`
  private static func bound(_ value: Value) throws(Unwind) -> Int32 {
    switch value {
    case .int32(let n): return n
    case .null, .void, .unset: return 0
    case .string(let s):
      do { return try s.withUTF16 { (units) throws(NumberParseError) in try NumberParsing.integer(units, Int32.self) } } catch {
        throw error.exceptionType == "System.OverflowException"
          ? Unwind.raw("System.OverflowException", error.message) : Unwind.raw("System.FormatException", error.message)
      }
    default: break
    }
    let code = value.typeCode
    guard code.isNumericOrPrimitive else {
      throw Unwind.raw(
        "System.InvalidCastException",
        code == .dateTime
          ? "Invalid cast from 'DateTime' to 'Int32'."
          : "Unable to cast object of type '\(value.dotNetType.netName)' to type 'System.IConvertible'.")
    }
    do {
      if case .int32(let n)? = try NumericConversion.convert(value, to: .int32) { return n }
    } catch {
      throw Unwind.raw("System.OverflowException", error.message)
    }
    return 0
  }
}
