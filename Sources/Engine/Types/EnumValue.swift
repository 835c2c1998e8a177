import Text

/// The names and values of an enum.
public final class EnumDeclaration {
  public let isFlags: Bool
  public let underlying: DotNetType
  /// In declaration order; values as 64-bit patterns.
  public let cases: [(name: PSString, value: Int64)]

  public init(isFlags: Bool = false, underlying: DotNetType = DotNetType.int32, cases: [(name: PSString, value: Int64)]) {
    self.isFlags = isFlags
    self.underlying = underlying
    self.cases = cases
  }

  /// From `"Name=1 Other=2 Third"`: a value left out is the last one plus one.
  public convenience init(isFlags: Bool = false, underlying: DotNetType = DotNetType.int32, _ names: StaticString) {
    var next: Int64 = 0
    let cases = names.description.split(separator: " ").map { word -> (name: PSString, value: Int64) in
      let parts = word.split(separator: "=")
      let value = parts.count > 1 ? Int64(parts[1]) ?? next : next
      next = value &+ 1
      return (PSString.of(String(parts[0])), value)
    }
    self.init(isFlags: isFlags, underlying: underlying, cases: cases)
  }

  /// The value of a name, ignoring case.
  public func value(of name: PSString) -> Int64? {
    for c in cases where c.name.equalsIgnoringCase(name) { return c.value }
    return nil
  }

  /// The names in the order in which .NET lists them: by value as an unsigned number, the first of equals first.
  public private(set) lazy var sorted: [(name: PSString, value: Int64)] = cases.enumerated().sorted { a, b in
    let x = UInt64(bitPattern: a.element.value)
    let y = UInt64(bitPattern: b.element.value)
    return x == y ? a.offset < b.offset : x < y
  }.map(\.element)

  /// `ToString()`: a name, for flags the names that make up the value, else the number.
  public func text(of value: Int64) -> PSString {
    if let exact = sorted.first(where: { $0.value == value }) { return exact.name }
    guard isFlags && value != 0 else { return PSString.of(String(value)) }
    var rest = UInt64(bitPattern: value)
    var parts: [String] = []
    for c in sorted.reversed() where c.value != 0 {
      let bits = UInt64(bitPattern: c.value)
      if rest & bits == bits {
        rest &= ~bits
        parts.append(c.name.string)
      }
    }
    return PSString.of(rest == 0 ? parts.reversed().joined(separator: ", ") : String(value))
  }
}

/// A value of an enum type.
public final class EnumValue: Object {
  public let type: DotNetType
  public let raw: Int64
  public init(_ type: DotNetType, _ raw: Int64) {
    self.type = type
    self.raw = raw
  }

  /// A value of an enum by the type's full name; for enums that Swift code gives out.
  public static func of(_ typeName: StaticString, _ raw: Int) -> Value {
    guard let type = TypeRegistry.find(typeName.description) else { return .int32(Int32(truncatingIfNeeded: raw)) }
    return .object(EnumValue(type, Int64(raw)))
  }

  public override var dotNetType: DotNetType { type }

  public override func text() throws(Unwind) -> PSString? { type.enumDeclaration?.text(of: raw) ?? PSString.of(String(raw)) }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let e = o as? EnumValue { return e.type === type && e.raw == raw }
    return false
  }
  public override func hashCode() -> Int { Int(Int32(truncatingIfNeeded: raw)) }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let e = o as? EnumValue, e.type === type else { return nil }
    return raw < e.raw ? -1 : raw > e.raw ? 1 : 0
  }

  /// The number behind the name, in the enum's underlying type.
  public var number: Value {
    switch type.enumDeclaration?.underlying ?? .int32 {
    case DotNetType.uint8: .uint8(UInt8(truncatingIfNeeded: raw))
    case DotNetType.int8: .int8(Int8(truncatingIfNeeded: raw))
    case DotNetType.int16: .int16(Int16(truncatingIfNeeded: raw))
    case DotNetType.uint16: .uint16(UInt16(truncatingIfNeeded: raw))
    case DotNetType.uint32: .uint32(UInt32(truncatingIfNeeded: raw))
    case DotNetType.int64: .int64(raw)
    case DotNetType.uint64: .uint64(UInt64(bitPattern: raw))
    default: .int32(Int32(truncatingIfNeeded: raw))
    }
  }
}
