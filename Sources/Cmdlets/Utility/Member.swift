import Engine
import Text

/// `Get-Member`: the members of each type of object that comes in.
final class GetMember: Cmdlet {
  private var input: Value = .unset
  private var names: [PSString] = []
  private var memberTypes = 0
  private var view = 3
  private var isStatic = false
  private var force = false
  private var shown: Set<FoldedName> = []

  /// Bits of `PSMemberTypes` that `All` means.
  private static let allTypes = 0x1FFF

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Member", "Microsoft.PowerShell.Commands.GetMemberCommand", module: "Microsoft.PowerShell.Utility",
      output: ["Microsoft.PowerShell.Commands.MemberDefinition"]
    ) { GetMember() }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("MemberType", "System.Management.Automation.PSMemberTypes", "", aliases: "Type") { $0.memberTypes = $1.int ?? 0 }
    d.parameter("Name", "string[]", "position 0", rules: "ValidateNotNullOrEmpty") { $0.names = $1.strings ?? [] }
    d.parameter("Static", "switch") { $0.isStatic = $1.isPresent }
    d.parameter("View", "System.Management.Automation.PSMemberViewTypes") { $0.view = $1.int ?? 3 }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if input.isNull { return }
    let type = (input.unwrapped.asObject as? DotNetType) ?? input.unwrapped.dotNetType
    let typeName = isStatic ? type.fullName : TypeTable.typeNames(of: input).first ?? PSString.of("<null>")
    guard shown.insert(FoldedName(typeName)).inserted else { return }
    let wanted = memberTypes == 0 ? GetMember.allTypes : memberTypes
    let entries = members(of: type).filter { $0.kind.rawValue & wanted != 0 }
    for pattern in names.isEmpty ? [PSString.of("*")] : names {
      guard let wildcard = try? WildcardPattern(pattern) else { continue }
      let found = entries.filter { wildcard.matches($0.name) }.map { entry in
        MemberDefinition(
          typeName: typeName, name: entry.name, kind: entry.kind, definition: entry.definition(of: input, frame))
      }
      for definition in found.sorted(by: MemberDefinition.precedes) { try write(.object(definition)) }
    }
  }

  /// The members of the views that were asked for; accessors and hidden members only with `-Force`.
  private func members(of type: DotNetType) -> [MemberEntry] {
    if isStatic { return Members.statics(of: type).filter { force || !isSpecial($0) } }
    var all: [MemberEntry]
    switch view & 7 {
    case 1: all = Members.extended(of: input)
    case 2, 4, 6: all = Members.adapted(of: input)
    default: all = Members.all(of: input)
    }
    if force { return all + MemberEntry.intrinsics }
    all.removeAll { $0.isHidden || isSpecial($0) }
    return all
  }

  private func isSpecial(_ entry: MemberEntry) -> Bool {
    guard entry.kind == .method else { return false }
    let name = entry.name.string
    return name.hasPrefix("get_") || name.hasPrefix("set_") || name.hasPrefix("op_") || name.hasPrefix("add_") || name.hasPrefix("remove_")
  }

  override func endProcessing() throws(Unwind) {
    if shown.isEmpty {
      try writeError(
        "System.InvalidOperationException", "You must specify an object for the Get-Member cmdlet.", id: "NoObjectInGetMember", category: .closeError)
    }
  }
}

/// `Microsoft.PowerShell.Commands.MemberDefinition`.
final class MemberDefinition: Object {
  let typeName: PSString
  let name: PSString
  let kind: MemberEntry.Kind
  let definition: PSString

  init(typeName: PSString, name: PSString, kind: MemberEntry.Kind, definition: PSString) {
    self.typeName = typeName
    self.name = name
    self.kind = kind
    self.definition = definition
  }

  override var dotNetType: DotNetType { DotNetType.memberDefinition }
  override func text() throws(Unwind) -> PSString? { definition }

  /// By the name of the kind, then by name.
  static func precedes(_ a: MemberDefinition, _ b: MemberDefinition) -> Bool {
    if a.kind != b.kind { return a.kind.name.lowercased() < b.kind.name.lowercased() }
    return a.name.ordinalCompareIgnoringCase(b.name) < 0
  }
}

extension DotNetType {
  nonisolated(unsafe) static let memberDefinition = DotNetType("Microsoft.PowerShell.Commands.MemberDefinition", base: object) { t in
    t.receiver(MemberDefinition.self) { t in
      t.get("string TypeName {get;}") { (this) throws(Unwind) in .string(this.typeName) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .string(this.name) }
      t.get("System.Management.Automation.PSMemberTypes MemberType {get;}") { (this) throws(Unwind) in
        EnumValue.of("System.Management.Automation.PSMemberTypes", this.kind.rawValue)
      }
      t.get("string Definition {get;}") { (this) throws(Unwind) in .string(this.definition) }
    }
  }
}

/// `Add-Member`: gives one object a member, or a type name.
final class AddMember: Cmdlet {
  private var input: Value = .unset
  private var force = false
  private var passThru = false
  private var memberType = 0
  private var name = PSString.empty
  private var value: Value = .unset
  private var secondValue: Value = .unset
  private var typeName: PSString?
  private var notes: DictionaryObject?
  private var noteName = PSString.empty
  private var noteValue: Value = .null

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Add-Member", "Microsoft.PowerShell.Commands.AddMemberCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "TypeNameSet"
    ) { AddMember() }
    d.parameter("Force", "switch", "MemberSet|NotePropertyMultiMemberSet|NotePropertySingleMemberSet: ") { $0.force = $1.isPresent }
    d.parameter(
      "InputObject", "psobject", "MemberSet|NotePropertyMultiMemberSet|NotePropertySingleMemberSet|TypeNameSet: mandatory, pipeline"
    ) { $0.input = $1.value ?? .unset }
    d.parameter("MemberType", "System.Management.Automation.PSMemberTypes", "MemberSet: mandatory, position 0", aliases: "Type") {
      $0.memberType = $1.int ?? 0
    }
    d.parameter("Name", "string", "MemberSet: mandatory, position 1") { $0.name = $1.string ?? PSString.empty }
    d.parameter(
      "NotePropertyMembers", "System.Collections.IDictionary", "NotePropertyMultiMemberSet: mandatory, position 0", rules: "ValidateNotNullOrEmpty"
    ) { $0.notes = $1.object() }
    d.parameter("NotePropertyName", "string", "NotePropertySingleMemberSet: mandatory, position 0", rules: "ValidateNotNullOrEmpty") {
      $0.noteName = $1.string ?? PSString.empty
    }
    d.parameter("NotePropertyValue", "System.Object", "NotePropertySingleMemberSet: mandatory, position 1", rules: "AllowNull") {
      $0.noteValue = $1.value ?? .null
    }
    d.parameter("PassThru", "switch", "MemberSet|NotePropertyMultiMemberSet|NotePropertySingleMemberSet|TypeNameSet: ") { $0.passThru = $1.isPresent }
    d.parameter("SecondValue", "System.Object", "MemberSet: position 3") { $0.secondValue = $1.value ?? .unset }
    d.parameter(
      "TypeName", "string", "MemberSet|NotePropertyMultiMemberSet|NotePropertySingleMemberSet: ; TypeNameSet: mandatory",
      rules: "ValidateNotNullOrEmpty"
    ) { $0.typeName = $1.string }
    d.parameter("Value", "System.Object", "MemberSet: position 2") { $0.value = $1.value ?? .unset }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let (value, object) = Attachment.carrier(for: input)
    let set = parameterSetName
    if set.equalsIgnoringCase(ascii: "TypeNameSet") {
      addTypeName(object, value)
    } else {
      var added = true
      if let notes {
        for entry in notes.orderedEntries() {
          added = try add(InstanceMember(try Conversion.text(entry.key), .note(entry.value)), object, value) && added
        }
      } else if !noteName.isEmpty {
        added = try add(InstanceMember(noteName, .note(noteValue.nullIfVoid)), object, value)
      } else {
        guard let member = try makeMember() else { return }
        added = try add(member, object, value)
      }
      if added, typeName != nil { addTypeName(object, value) }
    }
    if passThru { try write(value) }
  }

  private func addTypeName(_ object: Object, _ value: Value) {
    guard let typeName else { return }
    let extra = object.extra ?? ObjectExtension()
    let full = TypeResolver.resolve(text: typeName)?.fullName ?? typeName
    extra.typeNames = [full] + TypeTable.typeNames(of: value)
    object.extra = extra
  }

  private func add(_ member: InstanceMember, _ object: Object, _ value: Value) throws(Unwind) -> Bool {
    let extra = object.extra ?? ObjectExtension()
    let isInstance = extra.members.position(of: member.name) != nil
    if isInstance || exists(member.name, value) {
      if !force {
        try refuse(
          "MemberAlreadyExists",
          "Cannot add a member with the name \"\(member.name)\" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command."
        )
        return false
      }
    }
    extra.members.set(member)
    object.extra = extra
    return true
  }

  private func exists(_ name: PSString, _ value: Value) -> Bool {
    if case .none = Members.access(value, name) { return false }
    return true
  }

  private func refuse(_ id: String, _ message: String) throws(Unwind) {
    try writeError("System.InvalidOperationException", message, id: id, category: .invalidOperation, target: input)
  }

  private func isGiven(_ value: Value) -> Bool { if case .unset = value { false } else { true } }

  /// The member of `-MemberType`; nil when an error was written instead.
  private func makeMember() throws(Unwind) -> InstanceMember? {
    let isSecondGiven = isGiven(secondValue)
    guard let kind = MemberEntry.Kind(rawValue: memberType) else {
      try refuse("WrongMemberCount", "The MemberType parameter must name one kind of member.")
      return nil
    }
    func noSecond() throws(Unwind) -> Bool {
      if !isSecondGiven { return true }
      try refuse("Value2ShouldNotBeSpecified", "The SecondValue parameter is not necessary for a member of type \"\(kind.name)\", and should not be specified.")
      return false
    }
    switch kind {
    case .noteProperty:
      guard try noSecond() else { return nil }
      return InstanceMember(name, .note(isGiven(value) ? value.nullIfVoid : .null))
    case .aliasProperty:
      guard isGiven(value) else {
        try refuse("Value1ShouldBeSpecified", "The Value parameter is required for a member of type \"\(kind.name)\".")
        return nil
      }
      let type = isSecondGiven ? try Conversion.convert(secondValue, to: DotNetType.type).asObject as? DotNetType : nil
      return InstanceMember(name, .alias(try Conversion.text(value), conversion: type))
    case .scriptProperty:
      let get = try block(value)
      let set = isSecondGiven ? try block(secondValue) : nil
      guard get != nil || set != nil else {
        try refuse("Value1AndValue2AreNotBothNull", "The Value and SecondValue parameters should not both be null for a member of type \"ScriptProperty\".")
        return nil
      }
      return InstanceMember(name, .scriptProperty(get: get, set: set))
    case .scriptMethod:
      guard try noSecond() else { return nil }
      guard let body = try block(value) else {
        try refuse("Value1ShouldBeSpecified", "The Value parameter is required for a member of type \"\(kind.name)\".")
        return nil
      }
      return InstanceMember(name, .scriptMethod(body))
    case .propertySet:
      guard try noSecond() else { return nil }
      var names: [PSString] = []
      for element in try Conversion.enumerate(value) { names.append(try Conversion.text(element)) }
      return InstanceMember(name, .propertySet(names))
    case .memberSet:
      return InstanceMember(name, .memberSet(MemberTable(), inherit: true))
    default:
      try refuse("CannotAddMemberType", "The member type \"\(kind.name)\" cannot be added.")
      return nil
    }
  }

  private func block(_ value: Value) throws(Unwind) -> ScriptBlock? {
    if value.isNull { return nil }
    return try Conversion.convert(value, to: DotNetType.scriptBlock).asObject as? ScriptBlock
  }
}
