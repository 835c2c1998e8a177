import Text

/// The types that stand for members: `PSNoteProperty`, `PSMethod`, `PSMemberInfoCollection` …
enum MemberInfoMembers {
  @Sendable static func declareBase(_ t: TypeDeclaration) {
    t.get("System.Management.Automation.PSMemberTypes MemberType {get;}") { (this) throws(Unwind) in
      EnumValue.of("System.Management.Automation.PSMemberTypes", kind(this).rawValue)
    }
    t.property("System.Object Value {get;set;}", get: { (this) throws(Unwind) in
      guard let info = this.asObject as? MemberInfoObject else { return this }
      return try info.value(frame)
    }, set: { (this, value) throws(Unwind) in
      try (this.asObject as? MemberInfoObject)?.set(value, frame)
    })
    t.get("string TypeNameOfValue {get;}") { this in
      guard let info = this.asObject as? MemberInfoObject else { return .string(this.dotNetType.fullName) }
      return .string(info.entry.typeName(of: info.owner, frame))
    }
    t.get("string Name {get;}") { this in
      switch this.asObject {
      case let info as MemberInfoObject: .string(info.entry.name)
      case let method as MethodObject: .string(method.name)
      case let set as MemberSetObject: .string(set.name)
      case let indexer as IndexerObject: .optional(indexer.indexers.first?.name)
      default: .null
      }
    }
    t.get("bool IsInstance {get;}") { this in .bool((this.asObject as? MemberInfoObject)?.entry.isInstance ?? true) }
    t.method("System.Management.Automation.PSMemberInfo Copy()") { this, _ in
      guard let info = this.asObject as? MemberInfoObject else { return this }
      return .object(MemberInfoObject(owner: info.owner, info.entry))
    }
    t.method("string ToString()") { (this, _) throws(Unwind) in .string(try Conversion.textForToString(this)) }
  }

  private static var frame: Frame { Runtime.current.global.top }

  private static func kind(_ value: Value) -> MemberEntry.Kind {
    switch value.asObject {
    case let info as MemberInfoObject: return info.entry.kind
    case let method as MethodObject:
      if case .member(let member) = method.source, case .scriptMethod = member.kind { return .scriptMethod }
      if case .member = method.source { return .codeMethod }
      return .method
    case is IndexerObject: return .parameterizedProperty
    default: return .memberSet
    }
  }

  @Sendable static func declareProperty(_ t: TypeDeclaration) {
    t.receiver(MemberInfoObject.self) { t in
      t.get("bool IsSettable {get;}") { .bool($0.entry.isSettable) }
      t.get("bool IsGettable {get;}") { _ in .bool(true) }
    }
  }

  @Sendable static func declareMethod(_ t: TypeDeclaration) {
    t.get("System.Collections.ObjectModel.Collection[string] OverloadDefinitions {get;}") { this in
      let texts: [PSString] =
        switch this.asObject {
        case let method as MethodObject: method.definitions
        case let indexer as IndexerObject: indexer.indexers.map { PSString.of($0.definition) }
        case let info as MemberInfoObject:
          switch info.entry.source {
          case .methods(let group): group.overloads.map { PSString.of($0.definition) }
          case .indexers(let all): all.map { PSString.of($0.definition) }
          case .member(let member, _): [PSString.of(MemberEntry.words(member))]
          default: []
          }
        default: []
        }
      return .object(ListObject(ContiguousArray(texts.map { .string($0) }), type: DotNetType.collection.constructed([.string])))
    }
    t.method("System.Object Invoke(params System.Object[] arguments)") { (this, a) throws(Unwind) in
      let arguments = Array(a.elements(0))
      switch this.asObject {
      case let method as MethodObject: return try method.invoke(arguments, a.frame)
      case let indexer as IndexerObject: return try Members.getItem(indexer.target, indexer.indexers, arguments, a.frame)
      case let info as MemberInfoObject: return try info.invoke(arguments, a.frame)
      default: return .null
      }
    }
  }

  // MARK: - Members that scripts make

  private static func name(_ a: Arguments) throws(Unwind) -> PSString {
    if let name = a.optionalString(0), !name.isEmpty { return name }
    throw Unwind.dotNet(
      "System.Management.Automation.PSArgumentException",
      "Cannot process argument because the value of argument \"name\" is not valid. Change the value of the \"name\" argument and run the operation again.")
  }

  private static func made(_ a: Arguments, _ kind: InstanceMember.Kind) throws(Unwind) -> Value {
    .object(MemberInfoObject(InstanceMember(try name(a), kind)))
  }

  @Sendable static func declareNote(_ t: TypeDeclaration) {
    t.constructor("(string name, System.Object value)") { (a) throws(Unwind) in try made(a, .note(a[1].nullIfVoid)) }
  }

  @Sendable static func declareAlias(_ t: TypeDeclaration) {
    t.receiver(MemberInfoObject.self) { t in
      t.get("string ReferencedMemberName {get;}") { this in if case .alias(let target, _) = this.member?.kind { .string(target) } else { .null } }
      t.get("type ConversionType {get;}") { this in if case .alias(_, let type) = this.member?.kind { .optional(type) } else { .null } }
    }
    t.constructor("(string name, string referencedMemberName)") { (a) throws(Unwind) in
      try made(a, .alias(try a.string(1, "referencedMemberName"), conversion: nil))
    }
    t.constructor("(string name, string referencedMemberName, type conversionType)") { (a) throws(Unwind) in
      try made(a, .alias(try a.string(1, "referencedMemberName"), conversion: a.object(2, as: DotNetType.self)))
    }
  }

  @Sendable static func declareScriptProperty(_ t: TypeDeclaration) {
    t.receiver(MemberInfoObject.self) { t in
      t.get("scriptblock GetterScript {get;}") { this in if case .scriptProperty(let get, _) = this.member?.kind { .optional(get) } else { .null } }
      t.get("scriptblock SetterScript {get;}") { this in if case .scriptProperty(_, let set) = this.member?.kind { .optional(set) } else { .null } }
    }
    t.constructor("(string name, scriptblock getterScript)") { (a) throws(Unwind) in
      try made(a, .scriptProperty(get: a.object(1, as: ScriptBlock.self), set: nil))
    }
    t.constructor("(string name, scriptblock getterScript, scriptblock setterScript)") { (a) throws(Unwind) in
      try made(a, .scriptProperty(get: a.object(1, as: ScriptBlock.self), set: a.object(2, as: ScriptBlock.self)))
    }
  }

  @Sendable static func declareScriptMethod(_ t: TypeDeclaration) {
    t.get("scriptblock Script {get;}") { this in
      let member: InstanceMember? =
        switch this.asObject {
        case let info as MemberInfoObject: info.member
        case let method as MethodObject: if case .member(let member) = method.source { member } else { nil }
        default: nil
        }
      return if case .scriptMethod(let block)? = member?.kind { .object(block) } else { .null }
    }
    t.constructor("(string name, scriptblock script)") { (a) throws(Unwind) in
      try made(a, .scriptMethod(try a.required(1, "script", as: ScriptBlock.self)))
    }
  }

  @Sendable static func declarePropertySet(_ t: TypeDeclaration) {
    t.receiver(MemberInfoObject.self) { t in
      t.get("System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames {get;}") { this in
        guard case .propertySet(let names)? = this.member?.kind else { return .null }
        return .object(ListObject(ContiguousArray(names.map { .string($0) }), type: DotNetType.collection.constructed([.string])))
      }
    }
    t.constructor("(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)") { (a) throws(Unwind) in
      var names: [PSString] = []
      for value in try a.sequence(1, "referencedPropertyNames") { names.append(try Conversion.text(value)) }
      return try made(a, .propertySet(names))
    }
  }

  @Sendable static func declareMemberSet(_ t: TypeDeclaration) {
    t.receiver(MemberSetObject.self) { t in
      t.get("bool InheritMembers {get;}") { _ in .bool(true) }
      t.get("System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMemberInfo] Members {get;}") { this in
        .array(PSArray(this.table.members.map { .object(MemberInfoObject(owner: this.target, $0)) }))
      }
    }
    t.constructor("(string name)") { (a) throws(Unwind) in try made(a, .memberSet(MemberTable(), inherit: true)) }
    t.constructor("(string name, System.Collections.Generic.IEnumerable[System.Management.Automation.PSMemberInfo] members)") { (a) throws(Unwind) in
      var table = MemberTable()
      for value in try a.sequence(1, "members") { if let member = (value.asObject as? MemberInfoObject)?.member { table.set(member) } }
      return try made(a, .memberSet(table, inherit: true))
    }
  }

  // MARK: - Collections of members

  @Sendable static func declareCollection(_ t: TypeDeclaration) {
    t.receiver(MemberCollectionObject.self) { t in
      t.indexer("T Item(string name) {get;}") { (this, a) throws(Unwind) in .optional(this.find(try a.string(0, "name"))) }
      t.method("void Add(T member)") { (this, a) throws(Unwind) in
        try this.add(try a.required(0, "member", as: MemberInfoObject.self))
        return .void
      }
      t.method("void Add(T member, bool preValidated)") { (this, a) throws(Unwind) in
        try this.add(try a.required(0, "member", as: MemberInfoObject.self))
        return .void
      }
      t.method("void Remove(string name)") { (this, a) throws(Unwind) in
        this.target.asObject?.extra?.members.remove(try a.string(0, "name"))
        return .void
      }
      t.method("System.Management.Automation.ReadOnlyPSMemberInfoCollection[T] Match(string name)") { (this, a) throws(Unwind) in
        try matches(this, try a.string(0, "name"), nil)
      }
      t.method("System.Management.Automation.ReadOnlyPSMemberInfoCollection[T] Match(string name, System.Management.Automation.PSMemberTypes memberTypes)") {
        (this, a) throws(Unwind) in try matches(this, try a.string(0, "name"), a.enumeration(1))
      }
      t.method("System.Collections.Generic.IEnumerator[T] GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.enumerator()) }
    }
  }

  private static func matches(_ this: MemberCollectionObject, _ name: PSString, _ kinds: Int?) throws(Unwind) -> Value {
    guard let pattern = try? WildcardPattern(name) else { return .array(PSArray()) }
    let found = this.entries.filter { entry in pattern.matches(entry.name) && (kinds.map { entry.kind.rawValue & $0 != 0 } ?? true) }
    return .object(
      ListObject(
        ContiguousArray(found.map { .object(MemberInfoObject(owner: this.target, $0)) }), type: DotNetType.readOnlyCollection.constructed([.memberInfo])))
  }
}
