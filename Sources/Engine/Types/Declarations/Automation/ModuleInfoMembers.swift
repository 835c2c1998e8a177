import Text

/// `PSModuleInfo`.
enum ModuleInfoMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(ModuleInfo.self) { t in
      t.get("string Name {get;}") { .string($0.name) }
      t.get("string Path {get;}") { .optional($0.path) }
      t.get("string ModuleBase {get;}") { this in
        guard let path = this.path, let slash = path.lastIndexOf(0x2F) else { return .null }
        return .string(path.substring(0..<slash))
      }
      t.get("version Version {get;}") { (this) throws(Unwind) in try Conversion.convert(.string(this.version), to: .version) }
      t.get("System.Collections.Generic.Dictionary[string,System.Management.Automation.FunctionInfo] ExportedFunctions {get;}") { this in
        dictionary(.functionInfo, this.exportedFunctions.map { ($0.name, .object($0)) })
      }
      t.get("System.Collections.Generic.Dictionary[string,System.Management.Automation.AliasInfo] ExportedAliases {get;}") { this in
        dictionary(.aliasInfo, this.exportedAliases.map { ($0.name, .object($0)) })
      }
      t.get("System.Collections.Generic.Dictionary[string,System.Management.Automation.CmdletInfo] ExportedCmdlets {get;}") { this in
        dictionary(.cmdletInfo, this.exportedCmdlets.compactMap { name in CmdletRegistry.find(name).map { (name, .object(CmdletInfo($0))) } })
      }
      t.get("System.Collections.Generic.Dictionary[string,System.Management.Automation.CommandInfo] ExportedCommands {get;}") { this in
        let functions = this.exportedFunctions.map { ($0.name, Value.object($0)) }
        let aliases = this.exportedAliases.map { ($0.name, Value.object($0)) }
        let cmdlets = this.exportedCmdlets.compactMap { name in CmdletRegistry.find(name).map { (name, Value.object(CmdletInfo($0))) } }
        return dictionary(.commandInfo, functions + cmdlets + aliases)
      }
      t.get("System.Collections.Generic.Dictionary[string,psvariable] ExportedVariables {get;}") { this in
        dictionary(.object, this.exportedVariables.map { ($0.text, .null) })
      }
      property(t, "System.Management.Automation.ModuleType ModuleType {get;}", "ModuleType") { this in
        let isScript = this.path?.hasSuffixIgnoringCase(PSString.of(".psd1")) != true
        return EnumValue.of("System.Management.Automation.ModuleType", isScript ? 0 : 2)
      }
      property(t, "string Author {get;}", "Author")
      property(t, "string CompanyName {get;}", "CompanyName")
      property(t, "string Copyright {get;}", "Copyright")
      property(t, "System.Object PrivateData {get;set;}", "PrivateData")
      property(t, "string Description {get;set;}", "Description")
      property(t, "guid Guid {get;}", "Guid") { _ in .object(GuidObject(.empty)) }
      property(t, "string RootModule {get;}", "RootModule")
      property(t, "string Prefix {get;}", "Prefix")
      property(t, "System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules {get;}", "NestedModules") { _ in .array(PSArray()) }
      property(t, "System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules {get;}", "RequiredModules") { _ in .array(PSArray()) }
      property(t, "scriptblock OnRemove {get;set;}", "OnRemove")
      property(t, "System.Management.Automation.ModuleAccessMode AccessMode {get;set;}", "AccessMode") { _ in
        EnumValue.of("System.Management.Automation.ModuleAccessMode", 0)
      }
      t.method("scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)") { (this, a) throws(Unwind) in
        let block = try a.required(0, "scriptBlockToBind", as: ScriptBlock.self)
        guard let session = this.session else { return .object(block) }
        return .object(ScriptBlock(sharing: block, environment: session.top.environment))
      }
      t.method("System.Object Invoke(scriptblock sb, params System.Object[] args)") { (this, a) throws(Unwind) in
        let block = try a.required(0, "sb", as: ScriptBlock.self)
        let bound = this.session.map { ScriptBlock(sharing: block, environment: $0.top.environment) } ?? block
        return try bound.invoke(a.frame, mode: .child, arguments: Array(a.elements(1)))
      }
      t.method("string ToString()") { this, _ in .string(this.name) }
    }
  }

  private static func dictionary(_ type: DotNetType, _ entries: [(PSString, Value)]) -> Value {
    let made = GenericDictionary(DotNetType.dictionary.constructed([.string, type]), comparer: .ignoreCase)
    for (name, value) in entries { made.table.set(name, value) }
    return .object(made)
  }

  /// A property that the module's manifest may set.
  private static func property(
    _ t: TypeMembers<ModuleInfo>, _ signature: StaticString, _ name: StaticString, fallback: @escaping @Sendable (ModuleInfo) -> Value = { _ in .null }
  ) {
    t.property(signature) { $0.properties[PSString.of(name.description)] == nil ? fallback($0) : $0.properties.note(name) } set: {
      $0.properties.set(name, $1)
    }
  }
}
