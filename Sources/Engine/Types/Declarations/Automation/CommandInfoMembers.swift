import Syntax
import Text

/// `CommandInfo` and its subclasses, and what they tell of parameters.
enum CommandInfoMembers {
  private static func options(_ o: VariableTraits.Options) -> Value {
    var raw = 0
    if o.contains(.readOnly) { raw |= 1 }
    if o.contains(.constant) { raw |= 2 }
    if o.contains(.isPrivate) { raw |= 4 }
    if o.contains(.allScope) { raw |= 8 }
    return EnumValue.of("System.Management.Automation.ScopedItemOptions", raw)
  }

  private static func verb(_ name: PSString) -> PSString { name.indexOf(0x2D).map { name.substring(0..<$0) } ?? .empty }
  private static func noun(_ name: PSString) -> PSString { name.indexOf(0x2D).map { name.substring(from: $0 + 1) } ?? .empty }

  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(CommandInfo.self) { t in
      t.get("string Name {get;}") { .string($0.name) }
      t.get("System.Management.Automation.CommandTypes CommandType {get;}") {
        EnumValue.of("System.Management.Automation.CommandTypes", $0.kind.rawValue)
      }
      t.get("string Source {get;}") { .string(source($0)) }
      t.get("version Version {get;}") { (this) throws(Unwind) in try version(this) }
      t.get("string Definition {get;}") { (this) throws(Unwind) in .string(try definition(this)) }
      t.get("System.Management.Automation.SessionStateEntryVisibility Visibility {get;}") { _ in
        EnumValue.of("System.Management.Automation.SessionStateEntryVisibility", 0)
      }
      t.get("string ModuleName {get;}") { .string(moduleName($0)) }
      t.get("psmoduleinfo Module {get;}") { .optional($0.module) }
      t.get("System.Management.Automation.RemotingCapability RemotingCapability {get;}") { _ in
        EnumValue.of("System.Management.Automation.RemotingCapability", 1)
      }
      t.get("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters {get;}") { (this) throws(Unwind) in
        guard let description = try this.description() else { return .null }
        let made = GenericDictionary(DotNetType.dictionary.constructed([.string, .parameterMetadata]), comparer: .ignoreCase)
        for parameter in description.allParameters { made.table.set(parameter.name, .object(ParameterMetadataObject(parameter, description))) }
        return .object(made)
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets {get;}") {
        (this) throws(Unwind) in
        guard let description = try this.description() else { return .null }
        let names = description.setNames.isEmpty ? [PSString.of("__AllParameterSets")] : description.setNames
        let sets = names.enumerated().map { Value.object(ParameterSetObject(description, $0, $1)) }
        return .object(ListObject(ContiguousArray(sets), type: DotNetType.readOnlyCollection.constructed([.parameterSetInfo])))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType {get;}") { (this) throws(Unwind) in
        let types = try this.description()?.outputTypes ?? []
        return .object(
          ListObject(
            ContiguousArray(types.map { .object(TypeNameReference(PSString.of($0.description))) }), type: DotNetType.readOnlyCollection.constructed([.psTypeName])))
      }
      t.method("System.Management.Automation.ParameterMetadata ResolveParameter(string name)") { (this, a) throws(Unwind) in
        let name = try a.string(0, "name")
        guard let description = try this.description() else { return .null }
        let found = description.allParameters.filter { $0.name.hasPrefixIgnoringCase(name) || $0.aliases.contains { $0.equalsIgnoringCase(name) } }
        let exact = found.first { $0.name.equalsIgnoringCase(name) } ?? (found.count == 1 ? found[0] : nil)
        return exact.map { .object(ParameterMetadataObject($0, description)) } ?? .null
      }
      t.method("string ToString()") { this, _ in .string(this.name) }
    }
  }

  private static func moduleName(_ info: CommandInfo) -> PSString {
    if let cmdlet = info as? CmdletInfo { return PSString.of(cmdlet.cmdlet.module.description) }
    return info.module?.name ?? .empty
  }

  private static func source(_ info: CommandInfo) -> PSString {
    switch info {
    case let program as ApplicationInfo: program.path
    case let script as ExternalScriptInfo: script.path
    default: moduleName(info)
    }
  }

  private static func version(_ info: CommandInfo) throws(Unwind) -> Value {
    switch info {
    case is ApplicationInfo: return try Conversion.convert(.text("0.0.0.0"), to: .version)
    case is CmdletInfo: return try Conversion.convert(.text("7.0.0.0"), to: .version)
    default: return info.module.flatMap { try? Conversion.convert(.string($0.version), to: .version) } ?? .null
    }
  }

  private static func definition(_ info: CommandInfo) throws(Unwind) -> PSString {
    switch info {
    case let alias as AliasInfo: return alias.definition
    case let function as FunctionInfo: return try function.block.text() ?? .empty
    case let script as ExternalScriptInfo: return script.path
    case let program as ApplicationInfo: return program.path
    case let cmdlet as CmdletInfo: return PSString.of(SetText.lines(cmdlet.cmdlet.command).map { "\n\($0)\n" }.joined())
    default: return .empty
    }
  }

  @Sendable static func function(_ t: TypeDeclaration) {
    t.receiver(FunctionInfo.self) { t in
      t.get("scriptblock ScriptBlock {get;}") { .object($0.block) }
      t.get("bool CmdletBinding {get;}") { (this) throws(Unwind) in .bool(try this.description()?.isAdvanced ?? false) }
      t.get("string DefaultParameterSet {get;}") { (this) throws(Unwind) in .optional(try this.description()?.defaultSet) }
      t.property("System.Management.Automation.ScopedItemOptions Options {get;set;}") { options($0.options) } set: { this, value in
        this.options = VariableTraits.Options(rawValue: Int((value.asObject as? EnumValue)?.raw ?? 0))
      }
      t.property("string Description {get;set;}") { .optional($0.helpDescription) } set: { $0.helpDescription = ParameterValue($1).string }
      t.get("string Verb {get;}") { .string(verb($0.name)) }
      t.get("string Noun {get;}") { .string(noun($0.name)) }
      t.get("string HelpFile {get;}") { _ in .null }
    }
  }

  @Sendable static func cmdlet(_ t: TypeDeclaration) {
    t.receiver(CmdletInfo.self) { t in
      t.get("string Verb {get;}") { .string(verb($0.name)) }
      t.get("string Noun {get;}") { .string(noun($0.name)) }
      t.get("string HelpFile {get;}") { .text("\($0.cmdlet.module).dll-Help.xml") }
      t.get("System.Management.Automation.PSSnapInInfo PSSnapIn {get;}") { _ in .null }
      t.get("type ImplementingType {get;}") { .object(TypeRegistry.find($0.cmdlet.className) ?? DotNetType(made: $0.cmdlet.className, .class, base: .object)) }
      t.get("string DefaultParameterSet {get;}") { .optional($0.cmdlet.command.defaultSet) }
      t.get("System.Management.Automation.ScopedItemOptions Options {get;}") { _ in options([]) }
    }
  }

  @Sendable static func alias(_ t: TypeDeclaration) {
    t.receiver(AliasInfo.self) { t in
      t.get("System.Management.Automation.CommandInfo ReferencedCommand {get;}") { (this) throws(Unwind) in
        .optional(try CommandLookup.find(this.definition, Runtime.current.global.top))
      }
      t.get("System.Management.Automation.CommandInfo ResolvedCommand {get;}") { (this) throws(Unwind) in
        let top = Runtime.current.global.top
        guard let found = try CommandLookup.find(this.definition, top) else { return .null }
        return .object(try CommandLookup.resolve(alias: found, top))
      }
      t.property("System.Management.Automation.ScopedItemOptions Options {get;set;}") { options($0.options) } set: { this, value in
        this.options = VariableTraits.Options(rawValue: Int((value.asObject as? EnumValue)?.raw ?? 0))
      }
      t.property("string Description {get;set;}") { .optional($0.helpDescription) } set: { $0.helpDescription = ParameterValue($1).string }
    }
  }

  @Sendable static func application(_ t: TypeDeclaration) {
    t.receiver(ApplicationInfo.self) { t in
      t.get("string Path {get;}") { .string($0.path) }
      t.get("string Extension {get;}") { this in
        .string(this.name.lastIndexOf(0x2E).map { this.name.substring(from: $0) } ?? .empty)
      }
    }
  }

  @Sendable static func externalScript(_ t: TypeDeclaration) {
    t.receiver(ExternalScriptInfo.self) { t in
      t.get("string Path {get;}") { .string($0.path) }
      t.get("scriptblock ScriptBlock {get;}") { .object($0.block) }
      t.get("string ScriptContents {get;}") { .string($0.block.ast.extent.source.extent.text) }
    }
  }

  // MARK: - Parameters

  @Sendable static func parameterMetadata(_ t: TypeDeclaration) {
    t.receiver(ParameterMetadataObject.self) { t in
      t.get("string Name {get;}") { .string($0.parameter.name) }
      t.get("type ParameterType {get;}") { .object($0.parameter.type) }
      t.get("bool IsDynamic {get;}") { .bool($0.parameter.isDynamic) }
      t.get("bool SwitchParameter {get;}") { .bool($0.parameter.isSwitch) }
      t.get("System.Collections.ObjectModel.Collection[string] Aliases {get;}") {
        .object(ListObject(ContiguousArray($0.parameter.aliases.map { .string($0) }), type: DotNetType.collection.constructed([.string])))
      }
      t.get("System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}") { this in
        .object(ListObject(type: DotNetType.collection.constructed([TypeRegistry.find("System.Attribute") ?? .object])))
      }
      t.get("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata] ParameterSets {get;}") { this in
        let made = GenericDictionary(DotNetType.dictionary.constructed([.string, .object]), comparer: .ignoreCase)
        for (set, membership) in this.parameter.sets {
          let name = set < 0 ? PSString.of("__AllParameterSets") : this.command.setNames.indices.contains(set) ? this.command.setNames[set] : .empty
          made.table.set(name, .object(CommandParameterObject(this.parameter, membership)))
        }
        return .object(made)
      }
    }
  }

  @Sendable static func parameterSet(_ t: TypeDeclaration) {
    t.receiver(ParameterSetObject.self) { t in
      t.get("string Name {get;}") { .string($0.name) }
      t.get("bool IsDefault {get;}") { .bool($0.command.defaultSet?.equalsIgnoringCase($0.name) ?? false) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterInfo] Parameters {get;}") { this in
        let all = this.command.allParameters.compactMap { p in p.membership(in: this.number).map { Value.object(CommandParameterObject(p, $0)) } }
        return .object(ListObject(ContiguousArray(all), type: DotNetType.readOnlyCollection.constructed([.commandParameterInfo])))
      }
      t.method("string ToString()") { this, _ in .text(SetText.line(this.command, set: this.number, withName: false)) }
    }
  }

  @Sendable static func commandParameter(_ t: TypeDeclaration) {
    t.receiver(CommandParameterObject.self) { t in
      t.get("string Name {get;}") { .string($0.parameter.name) }
      t.get("type ParameterType {get;}") { .object($0.parameter.type) }
      t.get("bool IsMandatory {get;}") { .bool($0.membership.isMandatory) }
      t.get("bool IsDynamic {get;}") { .bool($0.parameter.isDynamic) }
      t.get("int Position {get;}") { .int($0.membership.position ?? Int(Int32.min)) }
      t.get("bool ValueFromPipeline {get;}") { .bool($0.membership.fromPipeline) }
      t.get("bool ValueFromPipelineByPropertyName {get;}") { .bool($0.membership.fromPipelineByPropertyName) }
      t.get("bool ValueFromRemainingArguments {get;}") { .bool($0.membership.fromRemainingArguments) }
      t.get("string HelpMessage {get;}") { .optional($0.membership.helpMessage ?? .empty) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[string] Aliases {get;}") {
        .object(ListObject(ContiguousArray($0.parameter.aliases.map { .string($0) }), type: DotNetType.readOnlyCollection.constructed([.string])))
      }
    }
  }
}

/// `ParameterMetadata`.
public final class ParameterMetadataObject: Object {
  let parameter: ParameterDescription
  let command: CommandDescription
  init(_ parameter: ParameterDescription, _ command: CommandDescription) {
    self.parameter = parameter
    self.command = command
  }
  public override var dotNetType: DotNetType { DotNetType.parameterMetadata }
}

/// `CommandParameterSetInfo`.
public final class ParameterSetObject: Object {
  let command: CommandDescription
  let number: Int
  let name: PSString
  init(_ command: CommandDescription, _ number: Int, _ name: PSString) {
    self.command = command
    self.number = number
    self.name = name
  }
  public override var dotNetType: DotNetType { DotNetType.parameterSetInfo }
  public override func text() throws(Unwind) -> PSString? { PSString.of(SetText.line(command, set: number, withName: false)) }
}

/// `CommandParameterInfo`: a parameter as one set has it.
public final class CommandParameterObject: Object {
  let parameter: ParameterDescription
  let membership: ParameterDescription.SetMembership
  init(_ parameter: ParameterDescription, _ membership: ParameterDescription.SetMembership) {
    self.parameter = parameter
    self.membership = membership
  }
  public override var dotNetType: DotNetType { DotNetType.commandParameterInfo }
}

/// `PSTypeName`: a type by its name, which may not be loaded.
public final class TypeNameReference: Object {
  let name: PSString
  init(_ name: PSString) { self.name = name }
  public override var dotNetType: DotNetType { DotNetType.psTypeName }
  public override func text() throws(Unwind) -> PSString? { name }
}

extension DotNetType {
  nonisolated(unsafe) static let parameterMetadata = DotNetType(
    "System.Management.Automation.ParameterMetadata", base: object, declare: CommandInfoMembers.parameterMetadata)
  nonisolated(unsafe) static let parameterSetInfo = DotNetType(
    "System.Management.Automation.CommandParameterSetInfo", base: object, declare: CommandInfoMembers.parameterSet)
  nonisolated(unsafe) static let commandParameterInfo = DotNetType(
    "System.Management.Automation.CommandParameterInfo", base: object, declare: CommandInfoMembers.commandParameter)
  nonisolated(unsafe) static let psTypeName = DotNetType("System.Management.Automation.PSTypeName", base: object) { t in
    t.receiver(TypeNameReference.self) { t in
      t.get("string Name {get;}") { .string($0.name) }
      t.get("type Type {get;}") { .optional(TypeResolver.resolve(text: $0.name)) }
      t.method("string ToString()") { this, _ in .string(this.name) }
    }
    t.constructor("(string name)") { (a) throws(Unwind) in .object(TypeNameReference(try a.string(0, "name"))) }
  }
}

/// How a command is written, as `Get-Command -Syntax` and a set's `ToString()` show it.
private enum SetText {
  static func lines(_ command: CommandDescription) -> [String] {
    (0..<max(1, command.setNames.count)).map { line(command, set: $0, withName: true) }
  }

  static func line(_ command: CommandDescription, set: Int, withName: Bool) -> String {
    let own = command.parameters.filter { !$0.isCommon && !$0.isHidden }.compactMap { p in p.membership(in: set).map { (p, $0) } }
    let positional = own.filter { $0.1.position != nil }.sorted { ($0.1.position ?? 0) < ($1.1.position ?? 0) }
    let named = own.filter { $0.1.position == nil }
    let mandatory = named.filter { $0.1.isMandatory }
    let optional = named.filter { !$0.1.isMandatory }
    var parts = withName ? [command.name.string] : []
    for (p, m) in positional { parts.append(word(p, m)) }
    for (p, m) in mandatory + optional { parts.append(word(p, m)) }
    if command.isAdvanced { parts.append("[<CommonParameters>]") }
    return parts.joined(separator: " ")
  }

  private static func word(_ p: ParameterDescription, _ m: ParameterDescription.SetMembership) -> String {
    if p.isSwitch { return m.isMandatory ? "-\(p.name)" : "[-\(p.name)]" }
    let name = m.position == nil ? "-\(p.name)" : "[-\(p.name)]"
    let text = "\(name) <\(TypeDisplayName.of(p.type, withoutNamespaces: true))>"
    return m.isMandatory ? text : "[\(text)]"
  }
}
