import Engine
import Text

/// What `Get-`, `Set-`, `New-`, `Clear-` and `Remove-Variable` share: names with wildcards in a scope.
class VariableCmdlet: Cmdlet {
  final var names: [PSString] = []
  final var include: [PSString] = []
  final var exclude: [PSString] = []
  final var scopeName: PSString?
  final var force = false

  /// The scope that `-Scope` names: `Global`, `Script`, `Local`, or a number counted outwards; nil without it.
  final func home() throws(Unwind) -> Frame? {
    guard let scopeName else { return nil }
    switch scopeName.string.lowercased() {
    case "global": return frame.frame(forScope: .global)
    case "script": return frame.frame(forScope: .script)
    case "local", "private": return frame.frame(forScope: .local)
    default: break
    }
    guard let n = Int(scopeName.string), n >= 0 else {
      throw terminating(
        "System.Management.Automation.PSArgumentException",
        "Cannot process argument because the value of argument \"scopeID\" is not valid. Change the value of the \"scopeID\" argument and run the operation again. (Parameter 'scopeID')",
        id: "Argument", category: .invalidArgument)
    }
    guard let f = frame.scope(number: n) else {
      throw terminating(
        "System.Management.Automation.PSArgumentOutOfRangeException",
        "The scope number '\(n)' exceeds the number of active scopes. (Parameter 'scopeID')\nActual value was \(n).", id: "ArgumentOutOfRange",
        category: .invalidArgument)
    }
    return f
  }

  /// The scope of a prefix such as `script:`, else that of `-Scope`.
  final func scope(_ prefix: VariablePathScope?) throws(Unwind) -> Frame? {
    if let prefix { return frame.frame(forScope: prefix) }
    return try home()
  }

  /// A variable that a name on the command line means.
  struct Found {
    let name: VariableName
    let box: VariableBox
    let home: Frame
  }

  /// The variables of one name or pattern, sorted; a prefix such as `script:` chooses the scope.
  final func find(_ given: PSString) throws(Unwind) -> [Found] {
    let (prefix, bare) = CommandLookup.scoped(given)
    let home = try scope(prefix)
    if !WildcardPattern.containsWildcardCharacters(bare) {
      let name = VariableName.of(WildcardPattern.unescape(bare))
      if let home { return home.existingBox(named: name).map { [Found(name: name, box: $0, home: home)] } ?? [] }
      return frame.findBox(named: name).map { [Found(name: name, box: $0.box, home: $0.home)] } ?? []
    }
    guard let pattern = try? WildcardPattern(bare) else { return [] }
    let all = home.map { $0.ownVariableNames() } ?? frame.visibleVariableNames()
    var found: [Found] = []
    for name in all where pattern.matches(name.text) {
      if let home {
        if let box = home.existingBox(named: name) { found.append(Found(name: name, box: box, home: home)) }
      } else if let place = frame.findBox(named: name) {
        found.append(Found(name: name, box: place.box, home: place.home))
      }
    }
    return found.sorted { $0.name.text.cultureCompare($1.name.text, ignoringCase: true) < 0 }
  }

  /// `-Include` and `-Exclude`.
  final func isWanted(_ name: PSString) -> Bool {
    if !include.isEmpty, !include.contains(where: { (try? WildcardPattern($0))?.matches(name) == true }) { return false }
    return !exclude.contains { (try? WildcardPattern($0))?.matches(name) == true }
  }

  final func notFound(_ name: PSString) -> ErrorRecord {
    ErrorRecord(
      ExceptionObject("System.Management.Automation.ItemNotFoundException", "Cannot find a variable with the name '\(name)'."),
      id: "VariableNotFound", category: .objectNotFound, target: .string(name))
  }

  final func object(_ found: Found) -> Value { .object(VariableObject(found.name.text, found.box)) }

  final func notWritable(_ id: String, _ message: String, _ name: PSString) -> ErrorRecord {
    ErrorRecord(
      ExceptionObject("System.Management.Automation.SessionStateUnauthorizedAccessException", message), id: id, category: .writeError,
      target: .string(name))
  }
}

/// `Get-Variable`.
final class GetVariable: VariableCmdlet {
  private var valueOnly = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Variable", "Microsoft.PowerShell.Commands.GetVariableCommand", module: "Microsoft.PowerShell.Utility",
      output: ["System.Management.Automation.PSVariable"]
    ) { GetVariable() }
    d.parameter("Exclude", "string[]") { $0.exclude = $1.strings ?? [] }
    d.parameter("Include", "string[]") { $0.include = $1.strings ?? [] }
    d.parameter("Name", "string[]", "position 0, pipeline, property", rules: "ValidateNotNullOrEmpty") { $0.names = $1.strings ?? [] }
    d.parameter("Scope", "string", "", rules: "ValidateNotNullOrEmpty") { $0.scopeName = $1.string }
    d.parameter("ValueOnly", "switch") { $0.valueOnly = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names.isEmpty ? [PSString.of("*")] : names {
      let found = try find(name).filter { isWanted($0.name.text) }
      for f in found {
        if valueOnly { try write(VariableObject(f.name.text, f.box).value) } else { try write(object(f)) }
      }
      if found.isEmpty, !WildcardPattern.containsWildcardCharacters(name), isWanted(name) { try writeError(notFound(name)) }
    }
  }
}

/// `Set-Variable` and `New-Variable`.
final class SetVariable: VariableCmdlet {
  private let isNew: Bool
  private var value: Value = .unset
  private var append = false
  private var descriptionText: PSString?
  private var option: VariableTraits.Options?
  private var passThru = false
  private var collected: [Value] = []
  private var nameComesFromPipeline = true

  init(isNew: Bool) { self.isNew = isNew }

  @Sendable static func describeSet() -> CmdletDescription {
    let d = Declaration(
      "Set-Variable", "Microsoft.PowerShell.Commands.SetVariableCommand", module: "Microsoft.PowerShell.Utility", shouldProcess: .medium,
      output: ["System.Management.Automation.PSVariable"]
    ) { SetVariable(isNew: false) }
    d.parameter("Append", "switch") { $0.append = $1.isPresent }
    d.parameter("Description", "string") { $0.descriptionText = $1.string }
    d.parameter("Exclude", "string[]") { $0.exclude = $1.strings ?? [] }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("Include", "string[]") { $0.include = $1.strings ?? [] }
    d.parameter("Name", "string[]", "mandatory, position 0, property") { $0.names = $1.strings ?? [] }
    shared(d)
    return d.description
  }

  @Sendable static func describeNew() -> CmdletDescription {
    let d = Declaration(
      "New-Variable", "Microsoft.PowerShell.Commands.NewVariableCommand", module: "Microsoft.PowerShell.Utility", shouldProcess: .low,
      output: ["System.Management.Automation.PSVariable"]
    ) { SetVariable(isNew: true) }
    d.parameter("Description", "string") { $0.descriptionText = $1.string }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("Name", "string", "mandatory, position 0, property") { $0.names = $1.strings ?? [] }
    shared(d)
    return d.description
  }

  private static func shared(_ d: Declaration<SetVariable>) {
    d.parameter("Option", "System.Management.Automation.ScopedItemOptions") { $0.option = $1.value.map(VariableOptions.read) }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Scope", "string", "", rules: "ValidateNotNullOrEmpty") { $0.scopeName = $1.string }
    d.parameter("Value", "System.Object", "position 1, pipeline, property") { $0.value = $1.value ?? .unset }
    // Nothing here hides commands or variables from a caller.
    d.parameter("Visibility", "System.Management.Automation.SessionStateEntryVisibility") { (_, _) throws(Unwind) in }
  }

  override func beginProcessing() throws(Unwind) { nameComesFromPipeline = names.isEmpty }

  override func processRecord() throws(Unwind) {
    if isNew || nameComesFromPipeline { return try setAll(isSet ? value : .null) }
    if isSet { collected.append(value) }
  }

  private var isSet: Bool { if case .unset = value { false } else { true } }

  override func endProcessing() throws(Unwind) {
    if isNew || nameComesFromPipeline { return }
    if append { return try appendAll() }
    switch collected.count {
    case 0: try setAll(isSet ? value : .unset)
    case 1: try setAll(collected[0])
    default: try setAll(.array(PSArray(collected)))
    }
  }

  private func appendAll() throws(Unwind) {
    for name in names {
      let existing = try find(name).first
      var elements = ContiguousArray<Value>()
      if let existing {
        let old = VariableObject(name, existing.box).value
        if !old.isNull { elements = try Conversion.enumerate(old) }
      }
      for value in collected { elements.append(contentsOf: try Conversion.enumerate(value)) }
      let list = ArrayListObject(elements)
      try setOne(name, .object(list))
    }
  }

  private func setAll(_ value: Value) throws(Unwind) {
    for name in names { try setOne(name, value) }
  }

  private func setOne(_ given: PSString, _ value: Value) throws(Unwind) {
    if !isNew, WildcardPattern.containsWildcardCharacters(given) {
      for found in try find(given) where isWanted(found.name.text) { try change(found.name, found.box, found.home, value) }
      return
    }
    let (prefix, bare) = CommandLookup.scoped(given)
    guard isWanted(bare) else { return }
    let name = VariableName.of(bare)
    let home = try scope(prefix) ?? frame.scope
    if isNew {
      let shown = try Conversion.text(value)
      guard try shouldProcess(PSString.of("Name: \(bare) Value: \(shown)"), PSString.of("New variable")) else { return }
      if let box = home.existingBox(named: name) {
        let options = box.traits?.options ?? []
        if !force {
          return try writeError(
            "System.Management.Automation.SessionStateException", "A variable with name '\(bare)' already exists.", id: "VariableAlreadyExists",
            category: .resourceExists, target: .string(bare))
        }
        if !options.isDisjoint(with: [.readOnly, .constant]), options.contains(.constant) {
          return try writeError(notWritable("VariableNotWritable", "Cannot overwrite variable \(bare) because it is read-only or constant.", bare))
        }
        box.traits = nil
      }
      return try store(name, home.existingBox(named: name) ?? home.ownBox(of: name), home, value)
    }
    try change(name, home.existingBox(named: name), home, value)
  }

  private func change(_ name: VariableName, _ existing: VariableBox?, _ home: Frame, _ value: Value) throws(Unwind) {
    // `$null` takes every value and stays what it is.
    if name.text.equalsIgnoringCase(ascii: "null") { return }
    let shown = isSetValue(value) ? try Conversion.text(value) : PSString.empty
    guard try shouldProcess(PSString.of("Name: \(name.text) Value: \(shown)"), PSString.of("Set variable")) else { return }
    if let existing, let options = existing.traits?.options, !options.isDisjoint(with: [.readOnly, .constant]), !force || options.contains(.constant) {
      return try writeError(
        notWritable("VariableNotWritable", "Cannot overwrite variable \(name.text) because it is read-only or constant.", name.text))
    }
    if let option, option.contains(.constant), existing != nil {
      return try writeError(
        notWritable(
          "VariableCannotBeMadeConstant",
          "Existing variable \(name.text) cannot be made constant. Variables can be made constant only at creation time.", name.text))
    }
    try store(name, existing ?? home.ownBox(of: name), home, value)
  }

  private func isSetValue(_ value: Value) -> Bool { if case .unset = value { false } else { true } }

  private func store(_ name: VariableName, _ box: VariableBox, _ home: Frame, _ value: Value) throws(Unwind) {
    let old = box.traits?.options
    box.traits?.options.subtract([.readOnly, .constant])
    do {
      if isSetValue(value) || isUnset(box) { try box.assign(isSetValue(value) ? value.nullIfVoid : .null, name: name) }
    } catch {
      if let old { box.traits?.options = old }
      guard let record = error.record else { throw error }
      return try writeError(record)
    }
    if let old { box.traits?.options = old }
    if option != nil || descriptionText != nil {
      let traits = box.traits ?? VariableTraits()
      if let option { traits.options = option }
      if let descriptionText { traits.description = descriptionText }
      box.traits = traits
    }
    if passThru { try write(.object(VariableObject(name.text, box))) }
  }

  private func isUnset(_ box: VariableBox) -> Bool { if case .unset = box.value { true } else { false } }
}

/// `Clear-Variable`.
final class ClearVariable: VariableCmdlet {
  private var passThru = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Clear-Variable", "Microsoft.PowerShell.Commands.ClearVariableCommand", module: "Microsoft.PowerShell.Utility", shouldProcess: .medium,
      output: ["System.Management.Automation.PSVariable"]
    ) { ClearVariable() }
    d.parameter("Exclude", "string[]") { $0.exclude = $1.strings ?? [] }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("Include", "string[]") { $0.include = $1.strings ?? [] }
    d.parameter("Name", "string[]", "mandatory, position 0, property") { $0.names = $1.strings ?? [] }
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Scope", "string", "", rules: "ValidateNotNullOrEmpty") { $0.scopeName = $1.string }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names {
      let found = try find(name).filter { isWanted($0.name.text) }
      if found.isEmpty, !WildcardPattern.containsWildcardCharacters(name) { try writeError(notFound(name)) }
      for f in found {
        guard try shouldProcess(PSString.of("Name: \(f.name.text)"), PSString.of("Clear variable")) else { continue }
        let options = f.box.traits?.options ?? []
        if !options.isDisjoint(with: [.readOnly, .constant]), !force || options.contains(.constant) {
          try writeError(
            notWritable("VariableNotWritable", "Cannot overwrite variable \(f.name.text) because it is read-only or constant.", f.name.text))
          continue
        }
        do throws(Unwind) {
          if let type = f.box.traits?.constraint { f.box.value = try Conversion.convertForVariable(.null, to: type) } else { f.box.value = .null }
        } catch {
          guard let record = error.record else { throw error }
          try writeError(record)
          continue
        }
        if passThru { try write(object(f)) }
      }
    }
  }
}

/// `Remove-Variable`.
final class RemoveVariable: VariableCmdlet {
  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Remove-Variable", "Microsoft.PowerShell.Commands.RemoveVariableCommand", module: "Microsoft.PowerShell.Utility", shouldProcess: .medium
    ) { RemoveVariable() }
    d.parameter("Exclude", "string[]") { $0.exclude = $1.strings ?? [] }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("Include", "string[]") { $0.include = $1.strings ?? [] }
    d.parameter("Name", "string[]", "mandatory, position 0, property") { $0.names = $1.strings ?? [] }
    d.parameter("Scope", "string", "", rules: "ValidateNotNullOrEmpty") { $0.scopeName = $1.string }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    // Without a scope only this one's variables are removed.
    if scopeName == nil { scopeName = PSString.of("local") }
    for name in names {
      let found = try find(name).filter { isWanted($0.name.text) }
      if found.isEmpty, !WildcardPattern.containsWildcardCharacters(name) { try writeError(notFound(name)) }
      for f in found {
        guard try shouldProcess(PSString.of("Name: \(f.name.text)"), PSString.of("Remove variable")) else { continue }
        let options = f.box.traits?.options ?? []
        if !options.isDisjoint(with: [.readOnly, .constant]), !force || options.contains(.constant) {
          try writeError(
            notWritable(
              "VariableNotRemovable",
              "Cannot remove variable \(f.name.text) because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.",
              f.name.text))
          continue
        }
        f.home.removeVariable(f.name)
      }
    }
  }
}
