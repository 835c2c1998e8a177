import Text

/// The members that one type declares, in declaration order; filled by the type's `declare` function when first needed.
///
/// A member is a signature in .NET's words (as `Get-Member` prints it) and a body; signatures are parsed when overloads are chosen.
public final class TypeDeclaration {
  /// Reads a property of `this`.
  public typealias Getter = (_ this: Value) throws(Unwind) -> Value
  public typealias Setter = (_ this: Value, _ value: Value) throws(Unwind) -> Void
  public typealias Body = (_ this: Value, _ arguments: Arguments) throws(Unwind) -> Value

  public struct Property {
    public let name: PSString
    /// Such as `int Length {get;}`.
    public let signature: StaticString
    public let isStatic: Bool
    public let get: Getter
    public let set: Setter?
  }

  public struct Method {
    public let name: PSString
    /// Such as `string Substring(int startIndex, int length)`; a constructor's is `(int capacity)`.
    public let signature: StaticString
    public let isStatic: Bool
    public let body: Body
  }

  public unowned let type: DotNetType
  public private(set) var properties: [Property] = []
  public private(set) var methods: [Method] = []
  public private(set) var constructors: [Method] = []

  public init(_ type: DotNetType) { self.type = type }

  /// `signature` is `type Name {get;}` or `type Name {get;set;}`.
  public func property(_ signature: StaticString, isStatic: Bool = false, get: @escaping Getter, set: Setter? = nil) {
    properties.append(Property(name: TypeDeclaration.propertyName(signature), signature: signature, isStatic: isStatic, get: get, set: set))
  }

  /// A static property or a constant field: `int MaxValue {get;}`.
  public func staticProperty(_ signature: StaticString, _ get: @escaping () throws(Unwind) -> Value) {
    property(signature, isStatic: true, get: { (_: Value) throws(Unwind) -> Value in try get() })
  }

  public func method(_ signature: StaticString, _ body: @escaping Body) {
    methods.append(Method(name: TypeDeclaration.methodName(signature), signature: signature, isStatic: false, body: body))
  }

  public func staticMethod(_ signature: StaticString, _ body: @escaping (Arguments) throws(Unwind) -> Value) {
    methods.append(
      Method(name: TypeDeclaration.methodName(signature), signature: signature, isStatic: true) { (_: Value, a: Arguments) throws(Unwind) in try body(a) })
  }

  /// `signature` is the parameter list alone: `(string message, System.Exception innerException)`.
  public func constructor(_ signature: StaticString, _ body: @escaping (Arguments) throws(Unwind) -> Value) {
    constructors.append(Method(name: PSString.of("new"), signature: signature, isStatic: true) { (_: Value, a: Arguments) throws(Unwind) in try body(a) })
  }

  /// Declares members whose bodies take the receiver as the class that implements the type.
  public func receiver<T: Object>(_ : T.Type, _ declare: (TypeMembers<T>) -> Void) { declare(TypeMembers(self)) }

  private static func propertyName(_ signature: StaticString) -> PSString {
    let words = signature.description.prefix { $0 != "{" }.split(separator: " ")
    return PSString.of(words.last.map(String.init) ?? "")
  }

  private static func methodName(_ signature: StaticString) -> PSString {
    let words = signature.description.prefix { $0 != "(" }.split(separator: " ")
    return PSString.of(words.last.map(String.init) ?? "")
  }
}

/// `TypeDeclaration` with a typed receiver: `t.get("int Count {get;}") { this in .int32(Int32(this.count)) }`.
public struct TypeMembers<Receiver: Object> {
  public let declaration: TypeDeclaration
  init(_ declaration: TypeDeclaration) { self.declaration = declaration }

  public func get(_ signature: StaticString, _ body: @escaping (Receiver) throws(Unwind) -> Value) {
    declaration.property(signature, get: { (this: Value) throws(Unwind) in try body(TypeMembers.receive(this)) })
  }

  public func property(
    _ signature: StaticString, _ get: @escaping (Receiver) throws(Unwind) -> Value, set: @escaping (Receiver, Value) throws(Unwind) -> Void
  ) {
    declaration.property(
      signature, get: { (this: Value) throws(Unwind) in try get(TypeMembers.receive(this)) },
      set: { (this: Value, value: Value) throws(Unwind) in try set(TypeMembers.receive(this), value) })
  }

  public func method(_ signature: StaticString, _ body: @escaping (Receiver, Arguments) throws(Unwind) -> Value) {
    declaration.method(signature) { (this: Value, a: Arguments) throws(Unwind) in try body(TypeMembers.receive(this), a) }
  }

  @inline(never)
  private static func receive(_ this: Value) throws(Unwind) -> Receiver {
    guard let object = this.asObject as? Receiver else {
      throw Unwind.dotNet("System.Reflection.TargetException", "Object does not match target type.")
    }
    return object
  }
}

/// The arguments of a member, converted to the parameter types of the overload that was chosen, and who calls.
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
    throw Unwind.dotNet("System.ArgumentNullException", "Value cannot be null. (Parameter '\(name)')")
  }
  public func optionalString(_ i: Int) -> PSString? { if case .string(let s) = self[i] { s } else { nil } }
  public func object<T: Object>(_ i: Int, as type: T.Type = T.self) -> T? { self[i].asObject as? T }
  /// The raw value of an enum argument.
  public func enumeration(_ i: Int) -> Int { object(i, as: EnumValue.self).map { Int($0.raw) } ?? int(i) }
}
