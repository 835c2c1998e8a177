import Text

/// `System.Type` as the shell sees it: a name, its bases, and one declaration of its members.
public final class DotNetType: Object {
  public enum Shape {
    case `class`, `struct`, interface, delegate
    /// Names and values in declaration order; `isFlags` combines them.
    case enumeration(EnumDeclaration)
    case array(of: DotNetType, rank: Int)
    /// An open generic such as ``List`1`` with its number of parameters.
    case generic(arity: Int)
    case constructed(DotNetType, [DotNetType])
    /// A by-reference parameter type (`[ref]`'s target), or a generic parameter by its name.
    case reference(DotNetType)
    case parameter
  }

  /// Namespace and name, with `+` before a nested type's name and `` `n `` behind an open generic's.
  public let fullName: PSString
  public let shape: Shape
  /// The base type; nil for `System.Object` and interfaces.
  public let base: DotNetType?
  private let interfaceNames: [StaticString]
  private let declare: (@Sendable (TypeDeclaration) -> Void)?
  /// `abstract` (or static): `::new()` is refused.
  public let isAbstract: Bool
  public let isSealed: Bool
  /// Interfaces of a script class or a constructed type, by type.
  public var extraInterfaces: [DotNetType] = []
  /// The script class behind this type.
  public var scriptClass: AnyObject?
  private var arrayTypes: [Int: DotNetType] = [:]

  public init(
    _ fullName: StaticString, _ shape: Shape = .class, base: DotNetType? = nil, interfaces: [StaticString] = [], isAbstract: Bool = false,
    isSealed: Bool = false, declare: (@Sendable (TypeDeclaration) -> Void)? = nil
  ) {
    self.fullName = PSString.of(fullName.description)
    self.shape = shape
    self.base = base
    interfaceNames = interfaces
    self.isAbstract = isAbstract
    self.isSealed = isSealed
    self.declare = declare
  }

  /// A type made while running: arrays, constructed generics, script classes.
  public init(made fullName: PSString, _ shape: Shape, base: DotNetType?, declare: (@Sendable (TypeDeclaration) -> Void)? = nil) {
    self.fullName = fullName
    self.shape = shape
    self.base = base
    interfaceNames = []
    isAbstract = false
    isSealed = false
    self.declare = declare
  }

  public override var dotNetType: DotNetType { DotNetType.runtimeType }

  /// The members that this type declares itself (not its bases'), built when first asked for.
  public private(set) lazy var members: TypeDeclaration = {
    let made = TypeDeclaration(self)
    declare?(made)
    return made
  }()

  public private(set) lazy var interfaces: [DotNetType] =
    interfaceNames.compactMap { TypeRegistry.find($0.description) } + extraInterfaces

  /// The name without its namespace; nested types have only their own.
  public private(set) lazy var name: PSString = {
    let text = fullName.string
    if case .array(let element, let rank) = shape { return PSString.of(element.name.string + "[" + String(repeating: ",", count: rank - 1) + "]") }
    if case .constructed(let definition, _) = shape { return definition.name }
    let last = text.split(whereSeparator: { $0 == "." || $0 == "+" }).last.map(String.init) ?? text
    return PSString.of(last)
  }()

  public private(set) lazy var namespace: PSString? = {
    if case .constructed(let definition, _) = shape { return definition.namespace }
    let text = fullName.string.prefix { $0 != "+" && $0 != "[" }
    return text.lastIndex(of: ".").map { PSString.of(String(text[..<$0])) }
  }()

  /// The array type over this element type; the same object every time.
  public func arrayType(rank: Int) -> DotNetType {
    if let made = arrayTypes[rank] { return made }
    let made = DotNetType(
      made: PSString.of(fullName.string + "[" + String(repeating: ",", count: rank - 1) + "]"), .array(of: self, rank: rank), base: DotNetType.array)
    arrayTypes[rank] = made
    return made
  }

  public var isValueType: Bool {
    switch shape {
    case .struct, .enumeration: true
    case .constructed(let definition, _): definition.isValueType
    default: false
    }
  }

  public var isInterface: Bool {
    switch shape {
    case .interface: true
    case .constructed(let definition, _): definition.isInterface
    default: false
    }
  }

  public var enumDeclaration: EnumDeclaration? { if case .enumeration(let e) = shape { e } else { nil } }

  /// Whether this type is `other` or derives from it.
  public func inherits(from other: DotNetType) -> Bool {
    var type: DotNetType? = self
    while let t = type {
      if t === other { return true }
      type = t.base
    }
    return false
  }

  /// Whether a value of this type can be held where `other` is asked for: itself, a base, an implemented interface.
  public func isAssignable(to other: DotNetType) -> Bool {
    if self === other || other === DotNetType.object { return true }
    if !other.isInterface { return inherits(from: other) }
    var type: DotNetType? = self
    while let t = type {
      for i in t.interfaces where i === other || i.isAssignable(to: other) { return true }
      type = t.base
    }
    return false
  }
}

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
  public convenience init(isFlags: Bool = false, _ names: StaticString) {
    var next: Int64 = 0
    let cases = names.description.split(separator: " ").map { word -> (name: PSString, value: Int64) in
      let parts = word.split(separator: "=")
      let value = parts.count > 1 ? Int64(parts[1]) ?? next : next
      next = value &+ 1
      return (PSString.of(String(parts[0])), value)
    }
    self.init(isFlags: isFlags, cases: cases)
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
  public override var dotNetType: DotNetType { type }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let e = o as? EnumValue { return e.type === type && e.raw == raw }
    return false
  }
  public override func hashCode() -> Int { raw.hashValue }
}
