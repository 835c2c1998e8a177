import Text

extension Members {
  /// Every member of a value in PowerShell's order: its own, the type table's, its type's properties, indexers and methods.
  ///
  /// A name occurs once: the first to have it hides the others. Hidden members are among them and say so.
  public static func all(of value: Value) -> [MemberEntry] {
    var list = EntryList()
    collectExtended(value, into: &list)
    collectAdapted(value, into: &list)
    return list.entries
  }

  /// The properties of a value in PowerShell's order, hidden ones left out: what `Select-Object *`, `Format-List *` and `PSObject.Properties` go through.
  public static func properties(of value: Value) -> [MemberEntry] {
    if value.isNull { return [] }
    var list = EntryList()
    collectExtended(value, into: &list)
    collectProperties(value, into: &list)
    return list.entries.filter { $0.kind.isProperty && !$0.isHidden }
  }

  /// What PowerShell added: an object's own members and those of the type table.
  public static func extended(of value: Value) -> [MemberEntry] {
    var list = EntryList()
    collectExtended(value, into: &list)
    return list.entries
  }

  /// What the .NET type (or its adapter) has.
  public static func adapted(of value: Value) -> [MemberEntry] {
    var list = EntryList()
    collectAdapted(value, into: &list)
    return list.entries
  }

  /// The static members of a type: properties and fields, enum names, methods; `new` is left out.
  public static func statics(of type: DotNetType) -> [MemberEntry] {
    var list = EntryList()
    for declaring in type.memberTypes {
      for property in declaring.members.properties where property.isStatic { list.add(MemberEntry(property)) }
    }
    for declaring in type.memberTypes {
      for method in declaring.members.methods where method.isStatic && !list.contains(method.name) {
        if case .methods(let group) = type.staticMember(method.name) { list.add(MemberEntry(group)) }
      }
    }
    return list.entries
  }

  private static func collectExtended(_ value: Value, into list: inout EntryList) {
    if let extra = value.asObject?.extra {
      for member in extra.members.members { list.add(MemberEntry(member, isInstance: true)) }
    }
    for data in TypeTable.data(for: value) {
      for member in data.members.members { list.add(MemberEntry(member, isInstance: false)) }
    }
  }

  private static func collectAdapted(_ value: Value, into list: inout EntryList) {
    collectProperties(value, into: &list)
    let type = value.dotNetType
    let types = type.memberTypes
    for declaring in types {
      for indexer in declaring.members.indexers where !list.contains(indexer.name) {
        list.add(MemberEntry(declaring.members.indexers.filter { $0.name.equals(indexer.name) }, name: indexer.name))
      }
    }
    for declaring in types {
      for method in declaring.members.methods where !method.isStatic && !list.contains(method.name) {
        if case .methods(let group) = type.lookups.adapted(method.name, of: type) { list.add(MemberEntry(group)) }
      }
    }
  }

  private static func collectProperties(_ value: Value, into list: inout EntryList) {
    for declaring in value.dotNetType.memberTypes {
      for property in declaring.members.properties where !property.isStatic { list.add(MemberEntry(property)) }
    }
    if let object = value.unwrapped.asObject {
      for name in object.dynamicMemberNames() { list.add(MemberEntry(dynamic: name)) }
    }
  }

  /// Entries by name, the first of a name only.
  private struct EntryList {
    private(set) var entries: [MemberEntry] = []
    private var names: Set<FoldedName> = []

    func contains(_ name: PSString) -> Bool { names.contains(FoldedName(name)) }
    mutating func add(_ entry: MemberEntry) {
      if names.insert(FoldedName(entry.name)).inserted { entries.append(entry) }
    }
  }
}
