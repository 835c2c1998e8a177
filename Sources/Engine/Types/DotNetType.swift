import Text

/// `System.Type` as the shell sees it: a name, its bases, and one declaration of its members.
public final class DotNetType: Object {
  public enum Shape {
    case `class`, `struct`, interface, delegate
    /// Names and values in declaration order; `isFlags` combines them.
    case enumeration(EnumDeclaration)
    case array(of: DotNetType, rank: Int)
    /// An open generic such as ``List`1`` with the names of its parameters, and whether its instances are structs or interfaces.
    case generic(parameters: [StaticString], of: GenericKind)
    case constructed(DotNetType, [DotNetType])
    /// A by-reference parameter type (`[ref]`'s target).
    case reference(DotNetType)
    /// A generic parameter by its name.
    case parameter
  }

  public enum GenericKind: Sendable { case `class`, `struct`, interface, delegate }

  /// Namespace and name, with `+` before a nested type's name and `` `n `` behind an open generic's.
  public let fullName: PSString
  public let shape: Shape
  /// The base type; nil for `System.Object` and interfaces.
  public let base: DotNetType?
  private let interfaceNames: [StaticString]
  private var declare: (@Sendable (TypeDeclaration) -> Void)?
  /// `abstract` (or static): `::new()` is refused.
  public let isAbstract: Bool
  public let isSealed: Bool
  /// Interfaces of a script class or a constructed type, by type.
  public var extraInterfaces: [DotNetType] = []
  /// The script class behind this type.
  public var scriptClass: AnyObject?
  private var arrayTypes: [Int: DotNetType] = [:]
  private var constructedTypes: [[ObjectIdentifier]: DotNetType] = [:]
  /// Members that were looked up; see `MemberLookup`.
  final var lookups = MemberLookup()

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

  /// A type made while running: arrays, constructed generics, script classes, rows of the tables of enums and exceptions.
  public init(
    made fullName: PSString, _ shape: Shape, base: DotNetType?, interfaces: [StaticString] = [], isAbstract: Bool = false,
    declare: (@Sendable (TypeDeclaration) -> Void)? = nil
  ) {
    self.fullName = fullName
    self.shape = shape
    self.base = base
    interfaceNames = interfaces
    self.isAbstract = isAbstract
    isSealed = false
    self.declare = declare
  }

  public override var dotNetType: DotNetType { DotNetType.runtimeType }

  /// The members that this type declares itself (not its bases'), built when first asked for.
  public private(set) lazy var members: TypeDeclaration = {
    let made = TypeDeclaration(self)
    // A type that Swift code made is declared by the line of the registry that names it.
    if declare == nil, isRegistered { _ = TypeRegistry.find(fullName) }
    (declare ?? genericDefinition?.declare)?(made)
    return made
  }()

  private var isRegistered: Bool {
    switch shape {
    case .array, .constructed, .reference, .parameter: false
    default: scriptClass == nil
    }
  }

  /// Gives the type its declaration; what a line of the registry does with a type that other Swift code made.
  public func declaring(_ declare: @escaping @Sendable (TypeDeclaration) -> Void) -> DotNetType {
    if self.declare == nil { self.declare = declare }
    return self
  }

  /// The interfaces named by this type itself; a constructed type's with its arguments in place.
  public private(set) lazy var interfaces: [DotNetType] =
    interfaceNames.compactMap { TypeResolver.resolve(word: $0.description, in: self) } + extraInterfaces

  /// `ToString()` of a type is .NET's name for it: ``List`1[System.Int32]``.
  public override func text() throws(Unwind) -> PSString? { netName }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool { other.asObject === self }

  // MARK: - Names

  /// The name without its namespace; nested types have only their own.
  public private(set) lazy var name: PSString = {
    switch shape {
    case .array(let element, let rank): return PSString.of(element.name.string + "[" + String(repeating: ",", count: rank - 1) + "]")
    case .constructed(let definition, _): return definition.name
    default:
      let text = fullName.string
      return PSString.of(text.split(whereSeparator: { $0 == "." || $0 == "+" }).last.map(String.init) ?? text)
    }
  }()

  public private(set) lazy var namespace: PSString? = {
    switch shape {
    case .constructed(let definition, _): return definition.namespace
    case .array(let element, _): return element.namespace
    default:
      let text = fullName.string.prefix { $0 != "+" && $0 != "[" }
      return text.lastIndex(of: ".").map { PSString.of(String(text[..<$0])) }
    }
  }()

  /// As `Type.ToString()` has it: ``System.Collections.Generic.List`1[System.Int32]``, ``Dictionary`2[TKey,TValue]``.
  public private(set) lazy var netName: PSString = {
    switch shape {
    case .array(let element, let rank): return PSString.of("\(element.netName)[" + String(repeating: ",", count: rank - 1) + "]")
    case .constructed(let definition, let arguments):
      return PSString.of("\(definition.fullName)[" + arguments.map(\.netName.string).joined(separator: ",") + "]")
    case .generic(let parameters, _): return PSString.of("\(fullName)[" + parameters.map(\.description).joined(separator: ",") + "]")
    case .reference(let target): return PSString.of("\(target.netName)&")
    default: return fullName
    }
  }()

  /// As PowerShell shows types: `int`, `System.Collections.Generic.List[string]`, `string[][]`.
  public private(set) lazy var displayName: PSString = TypeDisplayName.of(self)

  /// The assembly that holds the type, as `AssemblyQualifiedName` says it.
  public var assemblyName: String { TypeAssemblies.fullName(for: self) }

  // MARK: - Types made from this one

  /// The array type over this element type; the same object every time.
  public func arrayType(rank: Int) -> DotNetType {
    if let made = arrayTypes[rank] { return made }
    let made = DotNetType(
      made: PSString.of(fullName.string + "[" + String(repeating: ",", count: rank - 1) + "]"), .array(of: self, rank: rank), base: DotNetType.array,
      declare: ArrayMembers.declareIndexer)
    arrayTypes[rank] = made
    return made
  }

  /// The type that an open generic makes with these arguments; the same object every time. Their number must be `genericParameters.count`.
  public func constructed(_ arguments: [DotNetType]) -> DotNetType {
    let key = arguments.map(ObjectIdentifier.init)
    if let made = constructedTypes[key] { return made }
    let inner = arguments.map { "[\($0.fullName), \($0.assemblyName)]" }.joined(separator: ",")
    let made = DotNetType(
      made: PSString.of("\(fullName)[\(inner)]"), .constructed(self, arguments), base: base, interfaces: interfaceNames, isAbstract: isAbstract)
    _ = members
    constructedTypes[key] = made
    return made
  }

  // MARK: - What kind of type

  /// Names of an open generic's parameters.
  public var genericParameters: [StaticString] { if case .generic(let names, _) = shape { names } else { [] } }

  /// A constructed type's arguments.
  public var genericArguments: [DotNetType] { if case .constructed(_, let arguments) = shape { arguments } else { [] } }

  /// The open generic behind a constructed type.
  public var genericDefinition: DotNetType? { if case .constructed(let definition, _) = shape { definition } else { nil } }

  public var elementType: DotNetType? {
    switch shape {
    case .array(let element, _), .reference(let element): element
    default: nil
    }
  }

  public var isArray: Bool { if case .array = shape { true } else { false } }

  public var isValueType: Bool {
    switch shape {
    case .struct, .enumeration, .generic(_, .struct): true
    case .constructed(let definition, _): definition.isValueType
    default: false
    }
  }

  public var isInterface: Bool {
    switch shape {
    case .interface, .generic(_, .interface): true
    case .constructed(let definition, _): definition.isInterface
    default: false
    }
  }

  /// `Action`, `Func[int,int]`: what a script block converts to.
  public var isDelegate: Bool {
    switch shape {
    case .delegate, .generic(_, .delegate): true
    case .constructed(let definition, _): definition.isDelegate
    default: false
    }
  }

  /// `Nullable[T]`'s argument; nil for every other type.
  public var nullableArgument: DotNetType? {
    if case .constructed(let definition, let arguments) = shape, definition === DotNetType.nullable { arguments[0] } else { nil }
  }

  public var enumDeclaration: EnumDeclaration? { if case .enumeration(let e) = shape { e } else { nil } }

  // MARK: - Relations

  /// Whether this type is `other` or derives from it.
  public func inherits(from other: DotNetType) -> Bool {
    var type: DotNetType? = self
    while let t = type {
      if t === other { return true }
      type = t.base
    }
    return false
  }

  /// Whether a value of this type can be held where `other` is asked for: itself, a base, an implemented interface, an array of a derived class.
  public func isAssignable(to other: DotNetType) -> Bool {
    if self === other || other === DotNetType.object { return true }
    if case .array(let mine, let rank) = shape, case .array(let theirs, let theirRank) = other.shape {
      return rank == theirRank && !mine.isValueType && !theirs.isValueType && mine.isAssignable(to: theirs)
    }
    if !other.isInterface { return inherits(from: other) || other.nullableArgument === self }
    return implements(other)
  }

  private func implements(_ other: DotNetType) -> Bool {
    if case .array(let element, 1) = shape, let definition = other.genericDefinition, other.genericArguments.count == 1,
      DotNetType.arrayInterfaces.contains(definition.fullName.string)
    {
      let argument = other.genericArguments[0]
      return element === argument || (!element.isValueType && element.isAssignable(to: argument))
    }
    var type: DotNetType? = self
    while let t = type {
      for i in t.interfaces where i === other || i.isAssignable(to: other) || i.isCovariant(with: other) { return true }
      type = t.base
    }
    return isCovariant(with: other)
  }

  /// `IEnumerable[string]` is an `IEnumerable[object]`.
  private func isCovariant(with other: DotNetType) -> Bool {
    guard case .constructed(let definition, let mine) = shape, case .constructed(let same, let theirs) = other.shape, definition === same, mine.count == 1,
      DotNetType.covariantInterfaces.contains(definition.fullName.string)
    else { return false }
    return !mine[0].isValueType && mine[0].isAssignable(to: theirs[0])
  }

  private static let covariantInterfaces: Set<String> = [
    "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.IEnumerator`1", "System.Collections.Generic.IReadOnlyCollection`1",
    "System.Collections.Generic.IReadOnlyList`1",
  ]
  private static let arrayInterfaces = covariantInterfaces.union(["System.Collections.Generic.IList`1", "System.Collections.Generic.ICollection`1"])
}
