import Text

/// The members that one type declares, in declaration order; filled by the type's `declare` function when first needed.
///
/// A member is a signature in .NET's words (as `Get-Member` prints it) and a body; signatures are parsed when overloads are chosen.
public final class TypeDeclaration {
  /// Reads a property of `this`.
  public typealias Getter = (_ this: Value) throws(Unwind) -> Value
  public typealias Setter = (_ this: Value, _ value: Value) throws(Unwind) -> Void
  public typealias Body = (_ this: Value, _ arguments: Arguments) throws(Unwind) -> Value

  /// The type whose members these are; a constructed generic's own, so that `T` means its argument.
  public unowned let type: DotNetType
  public private(set) var properties: [DeclaredProperty] = []
  public private(set) var methods: [DeclaredMethod] = []
  public private(set) var constructors: [DeclaredMethod] = []
  /// `Item[…]` in declaration order.
  public private(set) var indexers: [DeclaredIndexer] = []

  public init(_ type: DotNetType) { self.type = type }

  /// `signature` is `type Name {get;}` or `type Name {get;set;}`.
  @inline(never)
  public func property(_ signature: StaticString, isStatic: Bool = false, get: @escaping Getter, set: Setter? = nil) {
    properties.append(DeclaredProperty(signature, of: type, isStatic: isStatic, get: get, set: set))
  }

  /// A property that a script class declares.
  public func property(
    _ name: PSString, _ valueType: DotNetType, isStatic: Bool, isHidden: Bool, get: @escaping Getter, set: Setter?
  ) {
    properties.append(DeclaredProperty(name, valueType, of: type, isStatic: isStatic, isHidden: isHidden, get: get, set: set))
  }

  /// A static property or a constant field: `int MaxValue {get;}`.
  @inline(never)
  public func staticProperty(_ signature: StaticString, _ get: @escaping () throws(Unwind) -> Value) {
    property(signature, isStatic: true, get: { (_: Value) throws(Unwind) -> Value in try get() })
  }

  @inline(never)
  public func method(_ signature: StaticString, _ body: @escaping Body) {
    methods.append(DeclaredMethod(signature, of: type, isStatic: false, body: body))
  }

  @inline(never)
  public func staticMethod(_ signature: StaticString, _ body: @escaping (Arguments) throws(Unwind) -> Value) {
    methods.append(DeclaredMethod(signature, of: type, isStatic: true) { (_: Value, a: Arguments) throws(Unwind) in try body(a) })
  }

  /// A method that a script class declares.
  public func method(_ signature: MemberSignature, isStatic: Bool, isHidden: Bool, _ body: @escaping Body) {
    methods.append(DeclaredMethod(signature, of: type, isStatic: isStatic, isHidden: isHidden, body: body))
  }

  /// `signature` is the parameter list alone: `(string message, System.Exception innerException)`.
  @inline(never)
  public func constructor(_ signature: StaticString, _ body: @escaping (Arguments) throws(Unwind) -> Value) {
    constructors.append(
      DeclaredMethod(signature, of: type, isStatic: true, isConstructor: true) { (_: Value, a: Arguments) throws(Unwind) in try body(a) })
  }

  /// A constructor whose object's type may be one that derives from this (a script class over an exception).
  @inline(never)
  public func constructor(_ signature: StaticString, of make: @escaping (DotNetType, Arguments) throws(Unwind) -> Value) {
    constructors.append(
      DeclaredMethod(signature, of: type, isStatic: true, isConstructor: true) { [unowned type] (this: Value, a: Arguments) throws(Unwind) in
        try make(this.asObject as? DotNetType ?? type, a)
      })
  }

  /// A constructor that a script class declares; the signature's name is `new`.
  public func constructor(_ signature: MemberSignature, isHidden: Bool, _ body: @escaping (Arguments) throws(Unwind) -> Value) {
    constructors.append(
      DeclaredMethod(signature, of: type, isStatic: true, isHidden: isHidden, isConstructor: true) { (_: Value, a: Arguments) throws(Unwind) in
        try body(a)
      })
  }

  /// `signature` is `System.Object Item(int index) {get;set;}`.
  @inline(never)
  public func indexer(
    _ signature: StaticString, get: @escaping Body, set: ((_ this: Value, _ arguments: Arguments, _ value: Value) throws(Unwind) -> Void)? = nil
  ) {
    indexers.append(DeclaredIndexer(signature, of: type, get: get, set: set))
  }

  /// Declares members whose bodies take the receiver as the class that implements the type.
  public func receiver<T: Object>(_: T.Type, _ declare: (TypeMembers<T>) -> Void) { declare(TypeMembers(self)) }
}

/// A property, static or not, or a constant field.
public final class DeclaredProperty {
  public let name: PSString
  public unowned let declaringType: DotNetType
  public let isStatic: Bool
  public let isHidden: Bool
  public let get: TypeDeclaration.Getter
  public let set: TypeDeclaration.Setter?
  private let word: StaticString?
  private var knownType: DotNetType?

  init(
    _ signature: StaticString, of type: DotNetType, isStatic: Bool, get: @escaping TypeDeclaration.Getter, set: TypeDeclaration.Setter?
  ) {
    let words = signature.description.prefix { $0 != "{" }.split(separator: " ")
    name = PSString.of(words.last.map(String.init) ?? "")
    declaringType = type
    self.isStatic = isStatic
    isHidden = false
    self.get = get
    self.set = set
    word = signature
  }

  init(
    _ name: PSString, _ valueType: DotNetType, of type: DotNetType, isStatic: Bool, isHidden: Bool, get: @escaping TypeDeclaration.Getter,
    set: TypeDeclaration.Setter?
  ) {
    self.name = name
    declaringType = type
    self.isStatic = isStatic
    self.isHidden = isHidden
    self.get = get
    self.set = set
    word = nil
    knownType = valueType
  }

  /// The type of its value.
  public var valueType: DotNetType {
    if let knownType { return knownType }
    let first = word?.description.prefix { $0 != " " } ?? "System.Object"
    let type = TypeResolver.resolve(word: String(first), in: declaringType)
    knownType = type
    return type
  }

  /// As `Get-Member` defines it: `int Length {get;}`, `static int MaxValue {get;}`.
  public var definition: String {
    "\(isStatic ? "static " : "")\(valueType.displayName) \(name) {get;\(set == nil ? "" : "set;")}"
  }
}

/// A method or constructor; its signature is parsed when first needed.
public final class DeclaredMethod {
  public let name: PSString
  public unowned let declaringType: DotNetType
  public let isStatic: Bool
  public let isHidden: Bool
  public let isConstructor: Bool
  public let body: TypeDeclaration.Body
  private let words: StaticString?
  private var parsed: MemberSignature?

  init(
    _ signature: StaticString, of type: DotNetType, isStatic: Bool, isConstructor: Bool = false, body: @escaping TypeDeclaration.Body
  ) {
    let text = signature.description.prefix { $0 != "(" }.split(separator: " ")
    name = isConstructor ? DeclaredMethod.new : PSString.of(text.last.map(String.init) ?? "")
    declaringType = type
    self.isStatic = isStatic
    isHidden = false
    self.isConstructor = isConstructor
    self.body = body
    words = signature
  }

  init(
    _ signature: MemberSignature, of type: DotNetType, isStatic: Bool, isHidden: Bool, isConstructor: Bool = false, body: @escaping TypeDeclaration.Body
  ) {
    name = signature.name
    declaringType = type
    self.isStatic = isStatic
    self.isHidden = isHidden
    self.isConstructor = isConstructor
    self.body = body
    words = nil
    parsed = signature
  }

  private nonisolated(unsafe) static let new = PSString.of("new")

  public var signature: MemberSignature {
    if let parsed { return parsed }
    let made = MemberSignature(words?.description ?? "", in: declaringType, isConstructor: isConstructor)
    parsed = made
    return made
  }

  /// As `Get-Member` and a method without parentheses define it.
  public var definition: String { (isStatic && !isConstructor ? "static " : "") + signature.text }
}

/// An indexer: what `$object[…]` and `$object.Item(…)` use.
public final class DeclaredIndexer {
  public unowned let declaringType: DotNetType
  public let get: TypeDeclaration.Body
  public let set: ((_ this: Value, _ arguments: Arguments, _ value: Value) throws(Unwind) -> Void)?
  public private(set) lazy var signature = MemberSignature(
    String(words.description.prefix { $0 != "{" }), in: declaringType, isConstructor: false)
  private let words: StaticString

  init(
    _ signature: StaticString, of type: DotNetType, get: @escaping TypeDeclaration.Body,
    set: ((_ this: Value, _ arguments: Arguments, _ value: Value) throws(Unwind) -> Void)?
  ) {
    words = signature
    declaringType = type
    self.get = get
    self.set = set
  }

  public var name: PSString { signature.name }
  public var definition: String { signature.text + " {get;\(set == nil ? "" : "set;")}" }
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

  public func indexer(
    _ signature: StaticString, _ get: @escaping (Receiver, Arguments) throws(Unwind) -> Value,
    set: ((Receiver, Arguments, Value) throws(Unwind) -> Void)? = nil
  ) {
    let getter: TypeDeclaration.Body = { (this: Value, a: Arguments) throws(Unwind) in try get(TypeMembers.receive(this), a) }
    guard let set else { return declaration.indexer(signature, get: getter) }
    declaration.indexer(signature, get: getter) { (this: Value, a: Arguments, value: Value) throws(Unwind) in
      try set(TypeMembers.receive(this), a, value)
    }
  }

  @inline(never)
  private static func receive(_ this: Value) throws(Unwind) -> Receiver {
    if let object = this.asObject {
      if let receiver = object as? Receiver { return receiver }
      if let wrapped = object as? WrappedValue, let receiver = wrapped.base.asObject as? Receiver { return receiver }
    }
    throw Unwind.dotNet("System.Reflection.TargetException", "Object does not match target type.")
  }
}
