import Text

/// Methods of one name: every overload of a type and its bases, the most derived first.
public final class MethodGroup {
  public let name: PSString
  public let overloads: [DeclaredMethod]
  public let isStatic: Bool

  init(_ name: PSString, _ overloads: [DeclaredMethod], isStatic: Bool) {
    self.name = name
    self.overloads = overloads
    self.isStatic = isStatic
  }

  /// As `Get-Member` defines the method: all overloads, separated by commas.
  public var definition: String { overloads.map(\.definition).joined(separator: ", ") }
}

/// What a member's name means for a type; found once and kept with the type, so that call sites can hold on to it.
public enum MemberAccess {
  case none
  case property(DeclaredProperty)
  case methods(MethodGroup)
  /// A member that type data adds (`Update-TypeData`, PowerShell's own extensions).
  case extended(InstanceMember)
  /// `Item` and its like: indexers by name.
  case indexers([DeclaredIndexer])
}

/// The members of one type that were asked for.
///
/// Valid for one version of the type table: what `Update-TypeData` changes is looked up again.
struct MemberLookup {
  private var version = -1
  private var instance: [FoldedName: MemberAccess] = [:]
  private var statics: [FoldedName: MemberAccess] = [:]

  mutating func instance(_ name: PSString, of type: DotNetType) -> MemberAccess {
    if version != TypeTable.version { reset() }
    let key = FoldedName(name)
    if let known = instance[key] { return known }
    let found = MemberLookup.find(name, of: type, isStatic: false)
    instance[key] = found
    return found
  }

  mutating func statics(_ name: PSString, of type: DotNetType) -> MemberAccess {
    if version != TypeTable.version { reset() }
    let key = FoldedName(name)
    if let known = statics[key] { return known }
    let found = MemberLookup.find(name, of: type, isStatic: true)
    statics[key] = found
    return found
  }

  /// An instance member of the declaration, without what the type table adds.
  func adapted(_ name: PSString, of type: DotNetType) -> MemberAccess { MemberLookup.find(name, of: type, isStatic: false, extended: false) }

  private mutating func reset() {
    version = TypeTable.version
    instance = [:]
    statics = [:]
  }

  private static func find(_ name: PSString, of type: DotNetType, isStatic: Bool, extended: Bool = true) -> MemberAccess {
    if extended, !isStatic, let extended = TypeTable.member(name, of: type) { return .extended(extended) }
    var overloads: [DeclaredMethod] = []
    for declaring in type.memberTypes {
      let members = declaring.members
      if overloads.isEmpty {
        for property in members.properties where property.isStatic == isStatic && property.name.equalsIgnoringCase(name) { return .property(property) }
        if !isStatic {
          let indexers = members.indexers.filter { $0.name.equalsIgnoringCase(name) }
          if !indexers.isEmpty { return .indexers(indexers) }
        }
      }
      for method in members.methods where method.isStatic == isStatic && method.name.equalsIgnoringCase(name) {
        if !overloads.contains(where: { $0.signature.hasSameParameters(as: method.signature) }) { overloads.append(method) }
      }
    }
    if isStatic, overloads.isEmpty, name.equalsIgnoringCase(ascii: "new"), !type.members.constructors.isEmpty {
      return .methods(MethodGroup(PSString.of("new"), type.members.constructors, isStatic: true))
    }
    guard let first = overloads.first else { return accessor(name, of: type, isStatic: isStatic) }
    return .methods(MethodGroup(first.name, overloads, isStatic: isStatic))
  }

  /// `get_Count` and `set_Count`: the methods behind a property.
  private static func accessor(_ name: PSString, of type: DotNetType, isStatic: Bool) -> MemberAccess {
    let text = name.string.lowercased()
    guard text.hasPrefix("get_") || text.hasPrefix("set_") else { return .none }
    let isGetter = text.hasPrefix("get_")
    let wanted = name.substring(from: 4)
    for declaring in type.memberTypes {
      for property in declaring.members.properties where property.isStatic == isStatic && property.name.equalsIgnoringCase(wanted) {
        if isGetter {
          let signature = MemberSignature(PSString.of("get_\(property.name)"), returns: property.valueType, [])
          let get = property.get
          let method = DeclaredMethod(signature, of: declaring, isStatic: isStatic, isHidden: true) { (this: Value, _: Arguments) throws(Unwind) in
            try get(this)
          }
          return .methods(MethodGroup(signature.name, [method], isStatic: isStatic))
        }
        guard let set = property.set else { return .none }
        let signature = MemberSignature(
          PSString.of("set_\(property.name)"), returns: DotNetType.void, [MemberSignature.Parameter(PSString.of("value"), property.valueType)])
        let method = DeclaredMethod(signature, of: declaring, isStatic: isStatic, isHidden: true) { (this: Value, a: Arguments) throws(Unwind) in
          try set(this, a[0])
          return .void
        }
        return .methods(MethodGroup(signature.name, [method], isStatic: isStatic))
      }
      for indexer in declaring.members.indexers where !isStatic && indexer.name.equalsIgnoringCase(wanted) && isGetter {
        let method = DeclaredMethod(
          MemberSignature(PSString.of("get_\(indexer.name)"), returns: indexer.signature.returnType, indexer.signature.parameters), of: declaring,
          isStatic: false, isHidden: true, body: indexer.get)
        return .methods(MethodGroup(method.name, [method], isStatic: false))
      }
    }
    return .none
  }
}

extension MemberSignature {
  func hasSameParameters(as other: MemberSignature) -> Bool {
    parameters.count == other.parameters.count && zip(parameters, other.parameters).allSatisfy { $0.type === $1.type && $0.isReference == $1.isReference }
  }
}

extension DotNetType {
  /// An instance member by name, ignoring case.
  public func member(_ name: PSString) -> MemberAccess { lookups.instance(name, of: self) }

  /// A static member by name, ignoring case; `new` is the constructors.
  public func staticMember(_ name: PSString) -> MemberAccess { lookups.statics(name, of: self) }

  /// The types whose declarations make up this one's members: itself and its bases, an interface's parents.
  var memberTypes: [DotNetType] {
    var all: [DotNetType] = []
    var type: DotNetType? = self
    while let t = type {
      all.append(t)
      type = t.base
    }
    if isInterface {
      for i in interfaces where !all.contains(where: { $0 === i }) { all.append(contentsOf: i.memberTypes) }
      if !all.contains(where: { $0 === DotNetType.object }) { all.append(DotNetType.object) }
    }
    return all
  }
}
