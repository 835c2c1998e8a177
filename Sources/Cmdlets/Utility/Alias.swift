import Engine
import Text

/// What the alias cmdlets share.
class AliasCmdlet: Cmdlet {
  final var scopeName: PSString?
  final var force = false

  /// The scope that `-Scope` names; the current one without it.
  final func home() throws(Unwind) -> Frame {
    guard let scopeName else { return frame.scope }
    switch scopeName.string.lowercased() {
    case "global": return frame.frame(forScope: .global)
    case "script": return frame.frame(forScope: .script)
    case "local", "private": return frame.frame(forScope: .local)
    default: break
    }
    guard let n = Int(scopeName.string), n >= 0, let f = frame.scope(number: n) else {
      throw terminating(
        "System.Management.Automation.PSArgumentException",
        "Cannot process argument because the value of argument \"scopeID\" is not valid. Change the value of the \"scopeID\" argument and run the operation again. (Parameter 'scopeID')",
        id: "Argument", category: .invalidArgument)
    }
    return f
  }

  /// All aliases seen from here (or of one scope), sorted by name.
  final func all() throws(Unwind) -> [AliasInfo] {
    var seen: Set<FoldedName> = []
    var found: [AliasInfo] = []
    func add(_ f: Frame) {
      for (key, alias) in f.existingExtras?.aliases ?? [:] where seen.insert(key).inserted { found.append(alias) }
      if f.scopeParent == nil {
        for name in BuiltInAliases.allNames {
          if let alias = CommandLookup.alias(name, f), seen.insert(FoldedName(name)).inserted { found.append(alias) }
        }
      }
    }
    if scopeName != nil {
      add(try home())
    } else {
      var next: Frame? = frame
      while let f = next {
        add(f)
        next = f.scopeParent
      }
    }
    return found.sorted { $0.name.cultureCompare($1.name, ignoringCase: true) < 0 }
  }
}

/// `Get-Alias`.
final class GetAlias: AliasCmdlet {
  private var names: [PSString] = []
  private var definitions: [PSString] = []
  private var exclude: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Alias", "Microsoft.PowerShell.Commands.GetAliasCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Default",
      output: ["System.Management.Automation.AliasInfo"]
    ) { GetAlias() }
    d.parameter("Definition", "string[]", "Definition: ", rules: "ValidateNotNullOrEmpty") { $0.definitions = $1.strings ?? [] }
    d.parameter("Exclude", "string[]") { $0.exclude = $1.strings ?? [] }
    d.parameter("Name", "string[]", "Default: position 0, pipeline, property", rules: "ValidateNotNullOrEmpty") { $0.names = $1.strings ?? [] }
    d.parameter("Scope", "string") { $0.scopeName = $1.string }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let byDefinition = !definitions.isEmpty
    let excluded = exclude.compactMap { try? WildcardPattern($0) }
    for wanted in byDefinition ? definitions : names.isEmpty ? [PSString.of("*")] : names {
      guard let pattern = try? WildcardPattern(wanted) else { continue }
      var any = false
      for alias in try all() {
        guard pattern.matches(byDefinition ? alias.definition : alias.name) else { continue }
        if excluded.contains(where: { $0.matches(byDefinition ? alias.definition : alias.name) }) { continue }
        any = true
        try write(.object(alias))
      }
      if !any, !WildcardPattern.containsWildcardCharacters(wanted) {
        try writeError(
          "System.Management.Automation.ItemNotFoundException",
          "This command cannot find a matching alias because an alias with the \(byDefinition ? "definition" : "name") '\(wanted)' does not exist.",
          id: "ItemNotFoundException", category: .objectNotFound, target: .string(wanted))
      }
    }
  }
}

/// `Set-Alias` and `New-Alias`.
final class SetAlias: AliasCmdlet {
  private let isNew: Bool
  private var name = PSString.empty
  private var value = PSString.empty
  private var text: PSString?
  private var option: VariableTraits.Options = []
  private var passThru = false

  init(isNew: Bool) { self.isNew = isNew }

  @Sendable static func describeSet() -> CmdletDescription {
    let d = Declaration(
      "Set-Alias", "Microsoft.PowerShell.Commands.SetAliasCommand", module: "Microsoft.PowerShell.Utility", shouldProcess: .medium,
      output: ["System.Management.Automation.AliasInfo"]
    ) { SetAlias(isNew: false) }
    declare(d)
    return d.description
  }

  @Sendable static func describeNew() -> CmdletDescription {
    let d = Declaration(
      "New-Alias", "Microsoft.PowerShell.Commands.NewAliasCommand", module: "Microsoft.PowerShell.Utility", shouldProcess: .low,
      output: ["System.Management.Automation.AliasInfo"]
    ) { SetAlias(isNew: true) }
    declare(d)
    return d.description
  }

  private static func declare(_ d: Declaration<SetAlias>) {
    d.parameter("Description", "string") { $0.text = $1.string }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("Name", "string", "mandatory, position 0, property") { $0.name = $1.string ?? PSString.empty }
    d.parameter("Option", "System.Management.Automation.ScopedItemOptions") { $0.option = $1.value.map(VariableOptions.read) ?? [] }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Scope", "string") { $0.scopeName = $1.string }
    d.parameter("Value", "string", "mandatory, position 1, property") { $0.value = $1.string ?? PSString.empty }
  }

  override func processRecord() throws(Unwind) {
    guard try shouldProcess(PSString.of("Name: \(name) Value: \(value)"), PSString.of(isNew ? "New Alias" : "Set Alias")) else { return }
    let (prefix, bare) = CommandLookup.scoped(name)
    let home: Frame
    if let prefix { home = frame.frame(forScope: prefix) } else { home = try self.home() }
    if let old = existing(bare, home) {
      if isNew, !force {
        return try writeError(
          "System.Management.Automation.SessionStateException", "The alias is not allowed, because an alias with the name '\(bare)' already exists.",
          id: "AliasAlreadyExists", category: .resourceExists, target: .string(bare))
      }
      if old.options.contains(.constant) || old.options.contains(.readOnly) && !force {
        return try writeError(
          "System.Management.Automation.SessionStateUnauthorizedAccessException",
          "Alias is not writeable because alias \(bare) is read-only or constant and cannot be written to.", id: "AliasNotWritable",
          category: .writeError, target: .string(bare))
      }
      if old.options.contains(.allScope), isBound("Option"), !option.contains(.allScope) {
        return try writeError(
          "System.Management.Automation.SessionStateUnauthorizedAccessException",
          "The AllScope option cannot be removed from the alias '\(bare)'.", id: "AliasAllScopeOptionCannotBeRemoved", category: .writeError,
          target: .string(bare))
      }
    }
    let made = AliasInfo(name: bare, definition: value, options: option)
    made.helpDescription = text
    frame.define(made, in: home)
    if passThru { try write(.object(made)) }
  }

  /// The alias of that name in the scope itself; built-in ones are the global scope's, and those of all scopes are everywhere.
  private func existing(_ name: PSString, _ home: Frame) -> AliasInfo? {
    if let own = home.existingExtras?.aliases[FoldedName(name)] { return own }
    guard let seen = CommandLookup.alias(name, home) else { return nil }
    return home.scopeParent == nil || seen.options.contains(.allScope) ? seen : nil
  }
}

/// `Remove-Alias`.
final class RemoveAlias: AliasCmdlet {
  private var names: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Remove-Alias", "Microsoft.PowerShell.Commands.RemoveAliasCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Default"
    ) { RemoveAlias() }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("Name", "string[]", "mandatory, position 0, pipeline, property") { $0.names = $1.strings ?? [] }
    d.parameter("Scope", "string") { $0.scopeName = $1.string }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names {
      let place: Frame? = scopeName == nil ? nil : try home()
      guard let alias = CommandLookup.alias(name, place ?? frame) else {
        try writeError(
          "System.Management.Automation.ItemNotFoundException",
          "This command cannot find a matching alias because an alias with the name '\(name)' does not exist.", id: "ItemNotFoundException",
          category: .objectNotFound, target: .string(name))
        continue
      }
      if alias.options.contains(.constant) || alias.options.contains(.readOnly) && !force {
        try writeError(
          "System.Management.Automation.SessionStateUnauthorizedAccessException",
          "Alias was not removed because alias \(name) is constant or read-only.", id: "AliasNotRemovable", category: .writeError,
          target: .string(name))
        continue
      }
      frame.removeAlias(name, from: place)
    }
  }
}
