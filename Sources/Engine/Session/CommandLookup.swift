import Glibc
import Syntax
import Text

/// What a command name means: alias, function, cmdlet, script, program, in that order.
package enum CommandLookup {
  /// - Returns: nil when nothing has that name; an alias is followed to what it stands for.
  package static func find(_ name: PSString, _ f: Frame) throws(Unwind) -> CommandInfo? {
    guard !name.isEmpty else { return nil }
    if let alias = alias(name, f) { return try resolve(alias: alias, f) }
    return try findUnaliased(name, f)
  }

  package static func findUnaliased(_ name: PSString, _ f: Frame) throws(Unwind) -> CommandInfo? {
    if let function = function(name, f) { return function }
    if let cmdlet = cmdlet(name) { return cmdlet }
    if let imported = try ModuleCommands.find(name, f) { return imported }
    return try onDisk(name, f)
  }

  /// The command behind an alias; aliases of aliases are followed, circles end.
  package static func resolve(alias info: CommandInfo, _ f: Frame) throws(Unwind) -> CommandInfo {
    var current = info
    var steps = 0
    while let a = current as? AliasInfo, steps < 50 {
      steps += 1
      if let next = alias(a.definition, f), next !== a {
        current = next
      } else if let found = try findUnaliased(a.definition, f) {
        return found
      } else {
        throw notFoundAlias(a)
      }
    }
    return current
  }

  package static func alias(_ name: PSString, _ f: Frame) -> AliasInfo? {
    let key = FoldedName(name)
    var next: Frame? = f
    while let g = next {
      if let found = g.existingExtras?.aliases[key] { return found }
      next = g.scopeParent
    }
    guard let definition = BuiltInAliases.definition(of: name), !f.runtime.removedAliases.contains(key) else { return nil }
    let made = AliasInfo(name: BuiltInAliases.spelling(of: name) ?? name, definition: definition, options: BuiltInAliases.options(of: name))
    f.runtime.global.top.extras.aliases[key] = made
    return made
  }

  package static func function(_ name: PSString, _ f: Frame) -> FunctionInfo? {
    let (scope, bare) = scoped(name)
    let key = FoldedName(bare)
    var next: Frame? = scope == .global ? f.runtime.global.top : scope == .script ? f.environment.scriptScope : f
    while let g = next {
      if let found = g.existingExtras?.functions[key] { return found }
      if scope != nil { break }
      next = g.scopeParent
    }
    return BuiltInFunctions.find(bare, f.runtime)
  }

  /// `global:name` and its like.
  package static func scoped(_ name: PSString) -> (VariablePathScope?, PSString) {
    guard let colon = name.indexOf(0x3A), colon > 0 else { return (nil, name) }
    let prefix = name.substring(0..<colon)
    let rest = name.substring(from: colon + 1)
    if prefix.equalsIgnoringCase(ascii: "global") { return (.global, rest) }
    if prefix.equalsIgnoringCase(ascii: "script") { return (.script, rest) }
    if prefix.equalsIgnoringCase(ascii: "local") || prefix.equalsIgnoringCase(ascii: "private") { return (.local, rest) }
    return (nil, name)
  }

  package static func cmdlet(_ name: PSString) -> CmdletInfo? {
    var bare = name
    var module: PSString?
    if let slash = name.lastIndexOf(0x5C) {
      module = name.substring(0..<slash)
      bare = name.substring(from: slash + 1)
    }
    guard let found = CmdletRegistry.find(bare) else { return nil }
    if let module, !module.equalsIgnoringCase(ascii: found.module) { return nil }
    return CmdletInfo(found)
  }

  // MARK: - Files

  /// A script or program: by path when the name has a slash, else along `PATH`.
  private static func onDisk(_ name: PSString, _ f: Frame) throws(Unwind) -> CommandInfo? {
    let text = name.string.replacingBackslashes
    if text.contains("/") {
      let path = FilePath.resolve(text, f.runtime)
      return try file(path, f)
    }
    guard let path = getenv("PATH") else { return nil }
    for folder in String(cString: path).split(separator: ":") {
      let full = "\(folder)/\(text)"
      if access(full, X_OK) == 0, FilePath.isFile(full) { return ApplicationInfo(path: PSString.of(full)) }
      let script = text.hasSuffix(".ps1") ? full : full + ".ps1"
      if access(script, R_OK) == 0, FilePath.isFile(script) { return try self.script(script, f) }
    }
    return nil
  }

  private static func file(_ path: String, _ f: Frame) throws(Unwind) -> CommandInfo? {
    if FilePath.isFile(path) {
      if path.lowercased().hasSuffix(".ps1") { return try script(path, f) }
      return ApplicationInfo(path: PSString.of(path))
    }
    if FilePath.isFile(path + ".ps1") { return try script(path + ".ps1", f) }
    return nil
  }

  /// A script file, parsed.
  package static func script(_ path: String, _ f: Frame) throws(Unwind) -> ExternalScriptInfo {
    let block = try ScriptFile.load(path, f)
    return ExternalScriptInfo(path: PSString.of(path), block: block)
  }

  // MARK: - Errors

  static func notFound(_ name: PSString, _ node: Node) -> Unwind {
    let unwind = Unwind.error(
      "System.Management.Automation.CommandNotFoundException",
      "The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
      id: "CommandNotFoundException", category: .objectNotFound, target: .string(name))
    unwind.record?.invocation = InvocationInfo(command: nil, extent: (node as? CommandCall)?.name.extent ?? node.extent, name: name)
    return unwind
  }

  private static func notFoundAlias(_ alias: AliasInfo) -> Unwind {
    Unwind.error(
      "System.Management.Automation.CommandNotFoundException",
      "The term '\(alias.definition)' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
      id: "CommandNotFoundException", category: .objectNotFound, target: .string(alias.definition))
  }
}

extension Frame {
  /// Defines a function in a scope; every call site that could see it resolves again.
  package func define(_ info: FunctionInfo, in scope: VariablePathScope) throws(Unwind) {
    let home = frame(forScope: scope)
    if let old = home.existingExtras?.functions[FoldedName(info.name)], !old.options.isDisjoint(with: [.readOnly, .constant]) {
      throw Unwind.error(
        "System.Management.Automation.SessionStateUnauthorizedAccessException",
        "Cannot write to function \(info.name) because it is read-only or constant.", id: "FunctionNotWritable", category: .writeError,
        target: .string(info.name))
    }
    home.extras.functions[FoldedName(info.name)] = info
    commandsChanged(in: home)
  }

  package func define(_ info: AliasInfo, in home: Frame) {
    home.extras.aliases[FoldedName(info.name)] = info
    if home.scopeParent == nil { runtime.removedAliases.remove(FoldedName(info.name)) }
    commandsChanged(in: home)
  }

  /// Removes an alias from a scope, or from the nearest one that has it.
  package func removeAlias(_ name: PSString, from scope: Frame? = nil) {
    let key = FoldedName(name)
    var next: Frame? = scope ?? self
    while let f = next {
      if f.existingExtras?.aliases.removeValue(forKey: key) != nil {
        if f.scopeParent == nil { runtime.removedAliases.insert(key) }
        return commandsChanged(in: f)
      }
      next = scope == nil ? f.scopeParent : nil
    }
  }

  /// Removes a function from a scope, or from the nearest one that has it.
  package func removeFunction(_ name: PSString, from scope: Frame? = nil) {
    let key = FoldedName(name)
    var next: Frame? = scope ?? self
    while let f = next {
      if f.existingExtras?.functions.removeValue(forKey: key) != nil {
        if f.scopeParent == nil { runtime.removedFunctions.insert(key) }
        return commandsChanged(in: f)
      }
      next = scope == nil ? f.scopeParent : nil
    }
  }

  /// Gives new numbers to every environment from here down to the scope whose commands changed.
  package func commandsChanged(in home: Frame) {
    let runtime = self.runtime
    if home.scopeParent != nil, !home.header.pointee.flags.contains(.onHeap) { _ = home.ownEnvironment() }
    home.environment.commandNumber = runtime.nextCommandNumber()
    var next: Frame? = self
    while let f = next {
      if f.environment !== home.environment { f.environment.commandNumber = runtime.nextCommandNumber() }
      next = f.caller
    }
    if home.scopeParent == nil { runtime.global.top.environment.commandNumber = runtime.nextCommandNumber() }
  }

  package func ownFunction(_ name: PSString) -> FunctionInfo? { existingExtras?.functions[FoldedName(name)] }
}

extension String {
  /// Windows' separators, which PowerShell takes in paths everywhere.
  var replacingBackslashes: String { contains("\\") ? String(map { $0 == "\\" ? "/" : $0 }) : self }
}
