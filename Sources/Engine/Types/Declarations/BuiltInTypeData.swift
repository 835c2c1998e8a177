import Text

/// What PowerShell adds to .NET's types: one line a type, filled when an object of the type is first looked at.
enum BuiltInTypeData {
  @Sendable static func table() -> [TypeDataEntry] { rows }

  private static let rows: [TypeDataEntry] = [
    TypeDataEntry("System.Collections.DictionaryEntry") { $0.alias("Name", "Key") },
    TypeDataEntry("System.DateTime") { data in
      data.script("DateTime") { (this) throws(Unwind) in
        let hint = this.asObject?.extra?.members.note(PSString.of("DisplayHint")).flatMap { try? Conversion.text($0).string } ?? ""
        let format = hint.lowercased() == "date" ? "D" : hint.lowercased() == "time" ? "T" : "f"
        if format != "f" { return .string(try Operators.text(this.unwrapped, format: PSString.of(format))) }
        return .text("\(try Operators.text(this.unwrapped, format: PSString.of("D"))) \(try Operators.text(this.unwrapped, format: PSString.of("T")))")
      }
    },
    TypeDataEntry("System.Exception") { $0.serializationDepth = 1 },
    TypeDataEntry("System.Guid") { data in data.script("Guid") { (this) throws(Unwind) in .string(try Conversion.text(this)) } },
    TypeDataEntry("System.Management.Automation.AliasInfo") { data in
      data.script("ResolvedCommandName") { (this) throws(Unwind) in
        guard let alias = this.asObject as? AliasInfo else { return .null }
        let top = Runtime.current.global.top
        guard let found = try CommandLookup.find(alias.definition, top) else { return .null }
        return .string(try CommandLookup.resolve(alias: found, top).name)
      }
      data.script("DisplayName") { this in
        guard let alias = this.asObject as? AliasInfo else { return .null }
        return .text("\(alias.name) -> \(alias.definition)")
      }
    },
    TypeDataEntry("System.Management.Automation.CmdletInfo") { data in data.script("DLL") { _ in .null } },
    TypeDataEntry("System.Management.Automation.CommandInfo") { data in
      data.alias("Namespace", "ModuleName")
      data.script("HelpUri") { (this) throws(Unwind) in .string(try (this.asObject as? CommandInfo)?.description()?.helpUri ?? .empty) }
    },
    TypeDataEntry("System.Management.Automation.ErrorRecord") { data in data.script("PSMessageDetails") { _ in .null } },
    TypeDataEntry("System.Management.Automation.PSCredential") { $0.serializationDepth = 1 },
    TypeDataEntry("System.Management.Automation.PSModuleInfo") {
      $0.display(
        "Name Path Description Guid Version ModuleBase ModuleType PrivateData AccessMode ExportedAliases ExportedCmdlets ExportedFunctions ExportedVariables NestedModules")
    },
    TypeDataEntry("System.Management.Automation.SwitchParameter") { $0.serializationDepth = 1 },
  ]
}
