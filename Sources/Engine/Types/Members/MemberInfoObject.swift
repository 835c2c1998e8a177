import Text

/// A member as an object: `PSNoteProperty`, `PSProperty`, `PSScriptMethod` … of a value, or one that a script made to add it somewhere.
public final class MemberInfoObject: Object {
  /// The value that has the member; null for one that is not added yet.
  let owner: Value
  private(set) var entry: MemberEntry

  init(owner: Value, _ entry: MemberEntry) {
    self.owner = owner
    self.entry = entry
  }

  public convenience init(owner: Value = .null, _ member: InstanceMember) { self.init(owner: owner, MemberEntry(member, isInstance: true)) }

  /// The member as it is added to objects; nil for a .NET member.
  public var member: InstanceMember? { if case .member(let member, _) = entry.source { member } else { nil } }

  public override var dotNetType: DotNetType {
    switch entry.kind {
    case .noteProperty: DotNetType.noteProperty
    case .aliasProperty: DotNetType.aliasProperty
    case .scriptProperty: DotNetType.scriptProperty
    case .codeProperty: DotNetType.codeProperty
    case .property, .event, .dynamic: DotNetType.propertyInfo
    case .propertySet: DotNetType.propertySet
    case .method: DotNetType.methodInfo
    case .codeMethod: DotNetType.codeMethod
    case .scriptMethod: DotNetType.scriptMethod
    case .parameterizedProperty: DotNetType.parameterizedProperty
    case .memberSet: DotNetType.memberSet
    }
  }

  public override func text() throws(Unwind) -> PSString? {
    guard let runtime = Runtime.current else { return entry.name }
    return entry.definition(of: owner, runtime.global.top)
  }

  func value(_ frame: Frame) throws(Unwind) -> Value {
    if let member, case .note(let value) = member.kind, owner.isNull { return value }
    // The object may have changed since the member was looked up.
    if entry.kind == .noteProperty, let current = owner.asObject?.extra?.members[entry.name] { return try Members.read(current, of: owner, frame) }
    return try entry.value(of: owner, frame)
  }

  func set(_ value: Value, _ frame: Frame) throws(Unwind) {
    if let member, case .note = member.kind {
      entry = MemberEntry(InstanceMember(member.name, .note(value), isHidden: member.isHidden), isInstance: true)
      if owner.isNull { return }
    }
    switch entry.source {
    case .property(let property): try Members.write(property, of: owner, value)
    case .member(let member, _) where !entry.isInstance: try Members.write(member, of: owner, value, frame)
    default: try Members.set(owner, entry.name, value, frame)
    }
  }

  func invoke(_ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    switch entry.source {
    case .methods(let group): return try MethodObject(owner, group).invoke(arguments, frame)
    case .member(let member, _): return try Members.call(member, owner, arguments, frame) ?? .null
    case .indexers(let indexers): return try Members.getItem(owner, indexers, arguments, frame)
    default: throw MemberErrors.methodNotFound(PSString.of("Invoke"), on: dotNetType)
    }
  }
}

/// A method without parentheses: `'abc'.Insert`, which shows its overloads and can be invoked.
public final class MethodObject: Object {
  enum Source {
    case group(MethodGroup)
    case member(InstanceMember)
  }
  let target: Value
  let source: Source

  init(_ target: Value, _ group: MethodGroup) {
    self.target = target
    source = .group(group)
  }

  init(_ target: Value, _ member: InstanceMember) {
    self.target = target
    source = .member(member)
  }

  public override var dotNetType: DotNetType {
    switch source {
    case .group: DotNetType.methodObject
    case .member(let member): if case .scriptMethod = member.kind { DotNetType.scriptMethod } else { DotNetType.codeMethod }
    }
  }

  var name: PSString {
    switch source {
    case .group(let group): group.name
    case .member(let member): member.name
    }
  }

  var definitions: [PSString] {
    switch source {
    case .group(let group): group.overloads.map { PSString.of($0.definition) }
    case .member(let member): [PSString.of(MemberEntry.words(member))]
    }
  }

  public override func text() throws(Unwind) -> PSString? { PSString.of(definitions.map(\.string).joined(separator: ", ")) }

  public func invoke(_ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    switch source {
    case .group(let group):
      if group.isStatic, case .object(let o) = target, let type = o as? DotNetType { return try Members.invokeStatic(type, group.name, arguments, frame) }
      return try MethodCall.invoke(group.overloads, on: target.unwrapped, arguments, named: group.name, wrapName: group.name, frame)
    case .member(let member): return try Members.call(member, target, arguments, frame) ?? .null
    }
  }
}

/// An indexer without parentheses (`PSParameterizedProperty`).
public final class IndexerObject: Object {
  let target: Value
  let indexers: [DeclaredIndexer]
  init(_ target: Value, _ indexers: [DeclaredIndexer]) {
    self.target = target
    self.indexers = indexers
  }
  public override var dotNetType: DotNetType { DotNetType.parameterizedProperty }
  public override func text() throws(Unwind) -> PSString? { PSString.of(indexers.map(\.definition).joined(separator: ", ")) }
}

/// `$o.PSObject.Properties`, `.Members`, `.Methods`: the members of a value, live.
public final class MemberCollectionObject: Object {
  enum Scope { case all, properties, methods }
  let target: Value
  let scope: Scope

  init(_ target: Value, _ scope: Scope) {
    self.target = target
    self.scope = scope
  }

  public override var dotNetType: DotNetType {
    DotNetType.memberCollection.constructed([
      scope == .all ? DotNetType.memberInfo : scope == .properties ? DotNetType.propertyInfoBase : DotNetType.methodInfoBase
    ])
  }

  var entries: [MemberEntry] {
    switch scope {
    case .properties: return Members.properties(of: target)
    case .methods: return Members.all(of: target).filter(\.kind.isMethod)
    case .all: return Members.all(of: target) + Intrinsics.names.map { MemberEntry(intrinsic: PSString.of($0.description)) }
    }
  }

  func find(_ name: PSString) -> MemberInfoObject? {
    entries.first { $0.name.equalsIgnoringCase(name) }.map { MemberInfoObject(owner: target, $0) }
  }

  public override func enumerator() throws(Unwind) -> ValueEnumerator? {
    var rest = entries[...]
    return ClosureEnumerator { [target] () throws(Unwind) in rest.popFirst().map { .object(MemberInfoObject(owner: target, $0)) } }
  }

  /// Adds a member that a script made.
  func add(_ info: MemberInfoObject) throws(Unwind) {
    guard let member = info.member, let object = target.asObject else {
      throw Unwind.error(
        "System.Management.Automation.ExtendedTypeSystemException", "Cannot add a member of this kind to the object.", id: "CannotAddPropertyOrMethod")
    }
    let extra = object.extra ?? ObjectExtension()
    if extra.members.position(of: member.name) != nil {
      throw Unwind.error(
        "System.Management.Automation.ExtendedTypeSystemException",
        "Cannot add a member with the name \"\(member.name)\" because a member with that name already exists. If you want to overwrite the member anyway, use the Force parameter to overwrite it.",
        id: "MemberAlreadyPresent")
    }
    extra.members.set(member)
    object.extra = extra
  }
}
