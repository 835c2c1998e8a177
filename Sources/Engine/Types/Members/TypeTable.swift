import Text

/// What PowerShell knows about a type beyond its .NET members: members that it adds, and how to show and serialize its objects.
public final class TypeData {
  public let typeName: PSString
  public var members = MemberTable()
  /// `DefaultDisplayPropertySet`: the properties shown in a list or table.
  public var displayProperties: [PSString]?
  /// `DefaultDisplayProperty`: the one that stands for the object in a wide view.
  public var displayProperty: PSString?
  /// `DefaultKeyPropertySet`.
  public var keyProperties: [PSString]?
  public var serializationDepth: Int?
  public var serializationMethod: PSString?
  public var stringSerializationSource: PSString?
  public var propertySerializationSet: [PSString]?
  public var inheritPropertySerializationSet = false
  public var targetTypeForDeserialization: DotNetType?
  public var typeConverter: DotNetType?
  public var typeAdapter: DotNetType?

  public init(_ typeName: PSString) { self.typeName = typeName }
}

/// The type table: PowerShell's own extensions and what `Update-TypeData` adds.
///
/// Data is found under type names, those of an object's `PSTypeNames` from the most derived on. The built-in data of a name is made when the name is first asked for.
public enum TypeTable {
  /// Counts changes; whoever keeps a looked-up member compares it.
  public private(set) nonisolated(unsafe) static var version = 0
  private nonisolated(unsafe) static var data: [FoldedName: TypeData] = [:]
  /// Names whose built-in data was looked for.
  private nonisolated(unsafe) static var known: Set<FoldedName> = []
  private nonisolated(unsafe) static var tables: [() -> [TypeDataEntry]] = [BuiltInTypeData.table]

  /// Adds a module's table of type data; called by whoever assembles the shell.
  public static func register(_ table: @escaping @Sendable () -> [TypeDataEntry]) { tables.append(table) }

  /// The data of one type name; nil when there is none.
  public static func find(_ typeName: PSString) -> TypeData? {
    let key = FoldedName(typeName)
    if let found = data[key] { return found }
    guard known.insert(key).inserted else { return nil }
    let text = typeName.string
    for table in tables {
      let rows = table()
      if let i = NameTable.position(of: text, count: rows.count, { rows[$0].name }) {
        let made = TypeData(typeName)
        rows[i].fill(made)
        data[key] = made
        return made
      }
    }
    return nil
  }

  /// Changes the data of a type name, making it first when there is none.
  public static func update<R, E: Error>(_ typeName: PSString, _ body: (TypeData) throws(E) -> R) throws(E) -> R {
    let found: TypeData
    if let existing = find(typeName) {
      found = existing
    } else {
      found = TypeData(typeName)
      data[FoldedName(typeName)] = found
    }
    defer { version &+= 1 }
    return try body(found)
  }

  /// Removes all data of a type name; false when there was none.
  @discardableResult
  public static func remove(_ typeName: PSString) -> Bool {
    guard find(typeName) != nil else { return false }
    data[FoldedName(typeName)] = nil
    version &+= 1
    return true
  }

  /// A member that type data adds to objects of a .NET type.
  static func member(_ name: PSString, of type: DotNetType) -> InstanceMember? {
    var t: DotNetType? = type
    while let current = t {
      if let member = find(current.fullName)?.members[name] { return member }
      t = current.base
    }
    return nil
  }

  /// A member that type data adds to objects with these type names.
  static func member(_ name: PSString, among typeNames: [PSString]) -> InstanceMember? {
    for typeName in typeNames {
      if let member = find(typeName)?.members[name] { return member }
    }
    return nil
  }

  /// The data of a value's type names, most derived first.
  public static func data(for value: Value) -> [TypeData] { typeNames(of: value).compactMap(find) }

  /// Every name that has data by now, and the built-in ones.
  public static func allNames() -> [PSString] {
    var names = data.values.map(\.typeName)
    for table in tables {
      for row in table() where !known.contains(FoldedName(row.name)) { names.append(PSString.of(row.name.description)) }
    }
    return names
  }

  /// `PSTypeNames`: an object's own names, or the names of its type and bases.
  public static func typeNames(of value: Value) -> [PSString] {
    if let object = value.asObject {
      if let own = object.extra?.typeNames { return own }
      if let wrapped = object as? WrappedValue { return wrapped.base.dotNetType.typeNames }
    }
    return value.dotNetType.typeNames
  }
}

/// One row of a table of type data: the type's name and what fills its data.
public struct TypeDataEntry: Sendable {
  public let name: StaticString
  public let fill: @Sendable (TypeData) -> Void
  public init(_ name: StaticString, _ fill: @escaping @Sendable (TypeData) -> Void) {
    self.name = name
    self.fill = fill
  }
}

extension DotNetType {
  /// The full names of the type and its bases.
  public var typeNames: [PSString] {
    var names: [PSString] = []
    var type: DotNetType? = self
    while let t = type {
      names.append(t.fullName)
      type = t.base
    }
    return names
  }
}

extension TypeData {
  /// A property computed in Swift that shows as a `ScriptProperty`.
  public func script(_ name: StaticString, _ get: @escaping (Value) throws(Unwind) -> Value) {
    members.set(InstanceMember(PSString.of(name.description), .codeProperty(get: get, set: nil, typeName: "System.Object", isScript: true)))
  }

  /// A property computed in Swift (`CodeProperty`).
  public func code(_ name: StaticString, type: StaticString, _ get: @escaping (Value) throws(Unwind) -> Value) {
    members.set(InstanceMember(PSString.of(name.description), .codeProperty(get: get, set: nil, typeName: type, isScript: false)))
  }

  public func alias(_ name: StaticString, _ target: StaticString) {
    members.set(InstanceMember(PSString.of(name.description), .alias(PSString.of(target.description), conversion: nil)))
  }

  public func note(_ name: StaticString, _ value: StaticString) {
    members.set(InstanceMember(PSString.of(name.description), .note(.text(value.description))))
  }

  /// A method written in Swift (`CodeMethod`), or one that PowerShell writes as a script.
  public func method(_ name: StaticString, isScript: Bool, _ body: @escaping (Value, [Value], Frame) throws(Unwind) -> Value) {
    members.set(InstanceMember(PSString.of(name.description), .codeMethod(body, isScript: isScript)))
  }

  /// Names separated by spaces.
  public func display(_ names: StaticString) { displayProperties = names.description.split(separator: " ").map { PSString.of(String($0)) } }
}
