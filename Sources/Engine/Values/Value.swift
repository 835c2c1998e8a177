import Text

/// Everything a variable, an argument or a pipeline can hold: 9 bytes, 16 in an array.
///
/// Scalars of the language are inline. What else .NET calls a value type (decimals, dates, enums …) is an immutable `Object`, so that a copy of a
/// value is never more than a range check of the tag and perhaps one retain. The cases that hold a reference are contiguous for that reason.
public enum Value {
  /// A slot that was never assigned; reading such a slot looks along the scope's parents. Never seen by scripts.
  case unset
  /// No output at all: PowerShell's AutomationNull. An empty sequence in a pipeline, `$null` elsewhere.
  case void
  case null
  case bool(Bool)
  case char(UInt16)
  case int8(Int8)
  case uint8(UInt8)
  case int16(Int16)
  case uint16(UInt16)
  case int32(Int32)
  case uint32(UInt32)
  case int64(Int64)
  case uint64(UInt64)
  case single(Float)
  case double(Double)
  case string(PSString)
  case array(PSArray)
  case hash(PSHashtable)
  case object(Object)
  /// A variable that needs an identity of its own (`[ref]`, constraints, closures, by-name scopes); found in slots only.
  case box(VariableBox)
}

extension Value {
  /// `$null` to a script: null, no output, or never assigned.
  @inline(__always) public var isNull: Bool {
    switch self {
    case .unset, .void, .null: true
    default: false
    }
  }

  /// No output at all turned into `$null`, as binding to a parameter does.
  @inline(__always) public var nullIfVoid: Value { if case .void = self { .null } else { self } }

  public static func text(_ text: String) -> Value { .string(PSString.of(text)) }

  /// The value below a wrapper that carries note properties (`PSObject.BaseObject`).
  @inline(__always) public var unwrapped: Value {
    if case .object(let o) = self, let wrapper = o as? WrappedValue { return wrapper.base }
    return self
  }

  /// The reference inside, for what treats arrays and hashtables as objects.
  public var asObject: Object? {
    switch self {
    case .array(let a): a
    case .hash(let h): h
    case .object(let o): o
    default: nil
    }
  }

  /// The value of a native object in its canonical case.
  public static func of(_ object: Object) -> Value {
    if let a = object as? PSArray { return .array(a) }
    if let h = object as? PSHashtable { return .hash(h) }
    return .object(object)
  }
}

/// A variable with an identity: shared by slots, by-name scopes, closures and `[ref]`.
public final class VariableBox {
  public var value: Value
  /// Type constraint, validation attributes, options, breakpoints: nil for the plain variable.
  public var traits: VariableTraits?
  public init(_ value: Value, traits: VariableTraits? = nil) {
    self.value = value
    self.traits = traits
  }
}
