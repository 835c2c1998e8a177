import Text

/// One member of a value as lists of members show it: `Get-Member`, `PSObject.Members`, `Select-Object *`, formatting.
public struct MemberEntry {
  /// `PSMemberTypes`, with its values.
  public enum Kind: Int, Sendable {
    case aliasProperty = 1
    case codeProperty = 2
    case property = 4
    case noteProperty = 8
    case scriptProperty = 16
    case propertySet = 32
    case method = 64
    case codeMethod = 128
    case scriptMethod = 256
    case parameterizedProperty = 512
    case memberSet = 1024
    case event = 2048
    case dynamic = 4096

    public var isProperty: Bool { rawValue & 31 != 0 || self == .dynamic }
    public var isMethod: Bool { rawValue & 448 != 0 }

    /// The name that scripts see: `NoteProperty`.
    public var name: String {
      let own = String(describing: self)
      return own.prefix(1).uppercased() + own.dropFirst()
    }
  }

  enum Source {
    case property(DeclaredProperty)
    case methods(MethodGroup)
    case indexers([DeclaredIndexer])
    case member(InstanceMember, isInstance: Bool)
    /// What an adapter answers by name.
    case dynamic
    /// `psobject`, `psbase` and their like.
    case intrinsic
  }

  public let name: PSString
  public let kind: Kind
  let source: Source
  public let isHidden: Bool

  init(_ property: DeclaredProperty) {
    name = property.name
    kind = .property
    source = .property(property)
    isHidden = property.isHidden
  }

  init(_ group: MethodGroup) {
    name = group.name
    kind = .method
    source = .methods(group)
    isHidden = group.overloads.allSatisfy(\.isHidden)
  }

  init(_ indexers: [DeclaredIndexer], name: PSString) {
    self.name = name
    kind = .parameterizedProperty
    source = .indexers(indexers)
    isHidden = false
  }

  init(dynamic name: PSString) {
    self.name = name
    kind = .property
    source = .dynamic
    isHidden = false
  }

  init(intrinsic name: PSString) {
    self.name = name
    kind = .memberSet
    source = .intrinsic
    isHidden = true
  }

  public init(_ member: InstanceMember, isInstance: Bool) {
    name = member.name
    source = .member(member, isInstance: isInstance)
    isHidden = member.isHidden
    kind =
      switch member.kind {
      case .note: .noteProperty
      case .alias: .aliasProperty
      case .scriptProperty: .scriptProperty
      case .scriptMethod: .scriptMethod
      case .propertySet: .propertySet
      case .memberSet: .memberSet
      case .codeProperty(_, _, _, let isScript): isScript ? .scriptProperty : .codeProperty
      case .codeMethod(_, let isScript): isScript ? .scriptMethod : .codeMethod
      }
  }

  /// Not from the type table.
  public var isInstance: Bool { if case .member(_, let isInstance) = source { isInstance } else { true } }

  /// A method or property of the .NET type rather than one that PowerShell added.
  public var isAdapted: Bool {
    switch source {
    case .property, .methods, .indexers, .dynamic: true
    case .member, .intrinsic: false
    }
  }

  /// The value of a property; a method as an object.
  public func value(of target: Value, _ frame: Frame) throws(Unwind) -> Value {
    switch source {
    case .property(let property): return try Members.read(property, of: target)
    case .methods(let group): return .object(MethodObject(target, group))
    case .indexers(let indexers): return .object(IndexerObject(target, indexers))
    case .member(let member, _): return try Members.read(member, of: target, frame)
    case .dynamic: return try target.unwrapped.asObject?.dynamicMember(name) ?? .null
    case .intrinsic: return try Intrinsics.get(target, name) ?? .null
    }
  }

  public var isSettable: Bool {
    switch source {
    case .property(let property): property.set != nil
    case .indexers(let indexers): indexers.contains { $0.set != nil }
    case .member(let member, _):
      switch member.kind {
      case .note, .alias: true
      case .scriptProperty(_, let set): set != nil
      case .codeProperty(_, let set, _, _): set != nil
      default: false
      }
    case .dynamic: true
    case .methods, .intrinsic: false
    }
  }

  /// `TypeNameOfValue`.
  public func typeName(of target: Value, _ frame: Frame) -> PSString {
    switch source {
    case .property(let property): return property.valueType.fullName
    case .methods: return PSString.of("System.Management.Automation.PSMethod")
    case .indexers: return PSString.of("System.Management.Automation.PSParameterizedProperty")
    case .intrinsic: return PSString.of("System.Management.Automation.PSMemberSet")
    case .dynamic: return (try? target.unwrapped.asObject?.dynamicMember(name))?.dotNetType.fullName ?? DotNetType.object.fullName
    case .member(let member, _):
      switch member.kind {
      case .note(let value): return value.isNull ? DotNetType.object.fullName : TypeTable.typeNames(of: value).first ?? DotNetType.object.fullName
      case .alias(let referenced, let conversion):
        if let conversion { return conversion.fullName }
        let entry = Members.all(of: target).first { $0.name.equalsIgnoringCase(referenced) && !$0.name.equalsIgnoringCase(name) }
        return entry?.typeName(of: target, frame) ?? DotNetType.object.fullName
      case .codeProperty(_, _, let type, _): return PSString.of(type.description)
      case .propertySet: return PSString.of("System.Management.Automation.PSPropertySet")
      case .memberSet: return PSString.of("System.Management.Automation.PSMemberSet")
      case .codeMethod: return PSString.of("System.Management.Automation.PSCodeMethod")
      case .scriptProperty, .scriptMethod: return DotNetType.object.fullName
      }
    }
  }

  /// The text of `Get-Member`'s column `Definition`.
  public func definition(of target: Value, _ frame: Frame) -> PSString { PSString.of(words(target, frame)) }

  private func words(_ target: Value, _ frame: Frame) -> String {
    switch source {
    case .property(let property): return property.definition
    case .methods(let group): return group.definition
    case .indexers(let indexers): return indexers.map(\.definition).joined(separator: ", ")
    case .dynamic: return "\(typeName(of: target, frame)) \(name) {get;set;}"
    case .intrinsic: return Intrinsics.definition(name)
    case .member(let member, _): return MemberEntry.words(member)
    }
  }

  /// How one of PowerShell's own members prints.
  static func words(_ member: InstanceMember) -> String {
    let name = member.name
    switch member.kind {
    case .note(let value):
      if value.isNull { return "object \(name)=null" }
      let type = value.asObject?.extra?.typeNames?.first?.string ?? value.dotNetType.displayName.string
      return "\(type) \(name)=\((try? Conversion.text(value).string) ?? "")"
    case .alias(let target, let conversion): return conversion.map { "\(name) = (\($0.displayName))\(target)" } ?? "\(name) = \(target)"
    case .scriptProperty(let get, let set):
      let getter = get.map { "get=\((try? $0.text()?.string) ?? "");" } ?? ""
      let setter = set.map { "set=\((try? $0.text()?.string) ?? "");" } ?? ""
      return "System.Object \(name) {\(getter)\(setter)}"
    case .codeProperty(_, let set, let type, let isScript):
      return isScript ? "\(type) \(name) {get=;}" : "\(type) \(name){get=\(name);\(set == nil ? "" : "set=\(name);")}"
    case .scriptMethod: return "System.Object \(name)();"
    case .codeMethod(_, let isScript): return isScript ? "System.Object \(name)();" : "static System.Object \(name)(psobject instance)"
    case .propertySet(let names): return "\(name) {\(names.map(\.string).joined(separator: ", "))}"
    case .memberSet(let table, _): return "\(name) {\(table.names.map(\.string).joined(separator: ", "))}"
    }
  }
}

extension MemberEntry {
  /// The members that every value has and `Get-Member -Force` shows: `psobject`, `psbase` and their like.
  package static var intrinsics: [MemberEntry] { Intrinsics.names.map { MemberEntry(intrinsic: PSString.of($0.description)) } }
}
