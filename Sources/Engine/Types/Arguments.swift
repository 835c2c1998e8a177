import Text

/// The arguments of a member, converted to the parameter types of the overload that was chosen, and who calls.
///
/// A `params` parameter arrives as one array; an `out` or `ref` parameter as the `[ref]` object, written with `setReference`.
public struct Arguments {
  public let values: [Value]
  /// The calling frame: scope and streams for script blocks that the member runs.
  public let frame: Frame

  public init(_ values: [Value], frame: Frame) {
    self.values = values
    self.frame = frame
  }

  public var count: Int { values.count }
  public subscript(_ i: Int) -> Value { i < values.count ? values[i] : .null }

  public func int(_ i: Int) -> Int {
    switch self[i] {
    case .int32(let n): Int(n)
    case .int64(let n): Int(n)
    case .uint8(let n): Int(n)
    case .uint16(let n): Int(n)
    case .int16(let n): Int(n)
    case .int8(let n): Int(n)
    case .uint32(let n): Int(n)
    case .uint64(let n): Int(truncatingIfNeeded: n)
    case .char(let n): Int(n)
    default: 0
    }
  }

  public func bool(_ i: Int) -> Bool { if case .bool(let b) = self[i] { b } else { false } }
  public func double(_ i: Int) -> Double {
    switch self[i] {
    case .double(let d): d
    case .single(let f): Double(f)
    default: 0
    }
  }
  public func char(_ i: Int) -> UInt16 { if case .char(let c) = self[i] { c } else { 0 } }

  /// A string argument; throws `ArgumentNullException` for null.
  public func string(_ i: Int, _ name: StaticString = "value") throws(Unwind) -> PSString {
    if case .string(let s) = self[i] { return s }
    throw Unwind.argumentNull(name)
  }
  public func optionalString(_ i: Int) -> PSString? { if case .string(let s) = self[i] { s } else { nil } }
  public func object<T: Object>(_ i: Int, as type: T.Type = T.self) -> T? { self[i].asObject as? T }

  /// An object argument; throws `ArgumentNullException` for null and other objects.
  public func required<T: Object>(_ i: Int, _ name: StaticString, as type: T.Type = T.self) throws(Unwind) -> T {
    if let object = self[i].asObject as? T { return object }
    throw Unwind.argumentNull(name)
  }

  /// The raw value of an enum argument.
  public func enumeration(_ i: Int) -> Int { object(i, as: EnumValue.self).map { Int($0.raw) } ?? int(i) }

  /// The elements of an array argument; none for null.
  public func elements(_ i: Int) -> ContiguousArray<Value> { if case .array(let a) = self[i] { a.elements } else { [] } }

  /// The strings of a `string[]` argument, null as empty.
  public func strings(_ i: Int) -> [PSString] { elements(i).map { if case .string(let s) = $0 { s } else { PSString.empty } } }

  /// The units of a `char[]` argument.
  public func chars(_ i: Int) -> [UInt16] { elements(i).map { if case .char(let c) = $0 { c } else { 0 } } }

  /// The bytes of a `byte[]` argument.
  public func bytes(_ i: Int) -> [UInt8] { elements(i).map { if case .uint8(let b) = $0 { b } else { 0 } } }

  /// Everything that an enumerable argument yields; a `null` argument throws `ArgumentNullException`.
  public func sequence(_ i: Int, _ name: StaticString = "collection") throws(Unwind) -> ContiguousArray<Value> {
    if self[i].isNull { throw Unwind.argumentNull(name) }
    return try Members.elements(of: self[i])
  }

  /// Writes an `out` or `ref` parameter.
  public func setReference(_ i: Int, _ value: Value) throws(Unwind) {
    if let reference = object(i, as: PSReference.self) { try reference.set(value) }
  }

  /// The value that a `ref` parameter holds on entry.
  public func reference(_ i: Int) -> Value { object(i, as: PSReference.self)?.value ?? .null }
}

extension Unwind {
  /// `Value cannot be null. (Parameter 'x')`
  public static func argumentNull(_ name: StaticString) -> Unwind {
    argument("System.ArgumentNullException", "Value cannot be null.", name)
  }

  /// `System.ArgumentException` or one derived from it, with the name of the parameter behind the message.
  public static func argument(_ message: String, _ name: StaticString) -> Unwind { argument("System.ArgumentException", message, name) }

  public static func argument(_ exception: StaticString, _ message: String, _ name: StaticString) -> Unwind {
    let made = ExceptionObject(exception, "\(message) (Parameter '\(name)')")
    made.details.set("ParamName", .text(name.description))
    return Unwind(.error(ErrorRecord(made, id: "")))
  }

  /// `ArgumentOutOfRangeException`; `actual` adds the line `Actual value was n.`
  public static func outOfRange(_ name: StaticString, _ message: String, actual: Value? = nil) -> Unwind {
    var text = "\(message) (Parameter '\(name)')"
    if let actual { text += "\nActual value was \((try? Conversion.text(actual).string) ?? "")." }
    let made = ExceptionObject("System.ArgumentOutOfRangeException", text)
    made.details.set("ParamName", .text(name.description))
    if let actual { made.details.set("ActualValue", actual) }
    return Unwind(.error(ErrorRecord(made, id: "")))
  }

  /// The index check of lists: `Index was out of range. Must be non-negative and less than the size of the collection.`
  public static func indexOutOfRange(_ name: StaticString = "index") -> Unwind {
    outOfRange(name, "Index was out of range. Must be non-negative and less than the size of the collection.")
  }

  public static func invalidOperation(_ message: String) -> Unwind { dotNet("System.InvalidOperationException", message) }

  /// `Collection was modified; enumeration operation may not execute.`
  public static var collectionModified: Unwind { invalidOperation("Collection was modified; enumeration operation may not execute.") }
}
