import Engine
import Glibc
import Text

/// `Get-Command`: what command names mean.
final class GetCommand: Cmdlet {
  private var names: [PSString] = []
  private var verbs: [PSString] = []
  private var nouns: [PSString] = []
  private var modules: [PSString] = []
  private var kinds = 0
  private var all = false
  private var listImported = false
  private var syntax = false
  private var totalCount = -1
  private var parameterNames: [PSString] = []
  private var written = 0

  private enum Bits {
    static let alias = 1
    static let function = 2
    static let filter = 4
    static let cmdlet = 8
    static let script = 16
    static let application = 32
    static let all = 511
  }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Command", "Microsoft.PowerShell.Commands.GetCommandCommand", module: "Microsoft.PowerShell.Core", defaultSet: "CmdletSet",
      output: [
        "System.Management.Automation.AliasInfo", "System.Management.Automation.ApplicationInfo", "System.Management.Automation.FunctionInfo",
        "System.Management.Automation.CmdletInfo", "System.Management.Automation.ExternalScriptInfo", "System.Management.Automation.FilterInfo", "System.String",
      ]
    ) { GetCommand() }
    d.parameter("All", "switch", "property") { $0.all = $1.isPresent }
    // No command here has parameters that depend on its arguments in a way that would change what is shown.
    d.parameter("ArgumentList", "System.Object[]", "position 1, remaining", aliases: "Args", rules: "AllowNull; AllowEmptyCollection") {
      (_, _) throws(Unwind) in
    }
    d.parameter("CommandType", "System.Management.Automation.CommandTypes", "AllCommandSet: property", aliases: "Type") { $0.kinds = $1.int ?? 0 }
    d.parameter("ListImported", "switch", "property") { $0.listImported = $1.isPresent }
    d.parameter("Module", "string[]", "property", aliases: "PSSnapin") { $0.modules = $1.strings ?? [] }
    d.parameter("Name", "string[]", "AllCommandSet: position 0, pipeline, property", rules: "ValidateNotNullOrEmpty") { $0.names = $1.strings ?? [] }
    d.parameter("Noun", "string[]", "CmdletSet: property") { $0.nouns = $1.strings ?? [] }
    d.parameter("ParameterName", "string[]", "", rules: "ValidateNotNullOrEmpty") { $0.parameterNames = $1.strings ?? [] }
    d.parameter("Syntax", "switch", "property") { $0.syntax = $1.isPresent }
    d.parameter("TotalCount", "int", "property") { $0.totalCount = $1.int ?? -1 }
    d.parameter("Verb", "string[]", "CmdletSet: property") { $0.verbs = $1.strings ?? [] }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if names.isEmpty {
      let wanted = kinds != 0 ? kinds : !nouns.isEmpty || !verbs.isEmpty ? Bits.cmdlet | Bits.function | Bits.filter | Bits.alias : 15
      var found = try listing(wanted) { _ in true }
      if !nouns.isEmpty || !verbs.isEmpty { found = found.filter(hasWantedWords) }
      for info in found { try emit(info) }
      return
    }
    for name in names {
      if WildcardPattern.containsWildcardCharacters(name) {
        guard let pattern = try? WildcardPattern(name) else { continue }
        for info in try listing(kinds == 0 ? 15 : kinds, { pattern.matches($0) }) { try emit(info) }
      } else {
        let found = try exact(name)
        if found.isEmpty { try writeError(notFound(name)) }
        for info in all ? found[...] : found.prefix(1) { try emit(info) }
      }
    }
  }

  private func notFound(_ name: PSString) -> ErrorRecord {
    ErrorRecord(
      ExceptionObject(
        "System.Management.Automation.CommandNotFoundException",
        "The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again."
      ), id: "CommandNotFoundException", category: .objectNotFound, target: .string(name))
  }

  // MARK: - Finding

  /// What a name without wildcards means, in the order of precedence.
  private func exact(_ name: PSString) throws(Unwind) -> [CommandInfo] {
    let wanted = kinds == 0 ? Bits.all : kinds
    var found: [CommandInfo] = []
    if wanted & Bits.alias != 0, let alias = CommandLookup.alias(name, frame) { found.append(alias) }
    if wanted & (Bits.function | Bits.filter) != 0, let function = CommandLookup.function(name, frame), wanted & function.kind.rawValue != 0 {
      found.append(function)
    }
    if wanted & Bits.cmdlet != 0, let cmdlet = CommandLookup.cmdlet(name) { found.append(cmdlet) }
    if found.isEmpty || all, !listImported, let other = try CommandLookup.findOutside(name, frame), wanted & other.kind.rawValue != 0 { found.append(other) }
    return found.filter(isOfWantedModule)
  }

  private func isOfWantedModule(_ info: CommandInfo) -> Bool {
    if modules.isEmpty { return true }
    let module: PSString
    if let cmdlet = info as? CmdletInfo { module = PSString.of(cmdlet.cmdlet.module.description) } else { module = info.module?.name ?? PSString.empty }
    return modules.contains { (try? WildcardPattern($0))?.matches(module) == true }
  }

  /// Every command whose name is wanted, by kind and then by name.
  private func listing(_ wanted: Int, _ isWanted: (PSString) -> Bool) throws(Unwind) -> [CommandInfo] {
    var found: [CommandInfo] = []
    var seen: Set<FoldedName> = []
    if wanted & Bits.alias != 0 {
      for name in CommandLookup.aliasNames(frame) where isWanted(name) {
        if let alias = CommandLookup.alias(name, frame) { found.append(alias) }
      }
    }
    if wanted & (Bits.function | Bits.filter) != 0 {
      for name in CommandLookup.functionNames(frame) where isWanted(name) {
        guard let function = CommandLookup.function(name, frame), wanted & function.kind.rawValue != 0 else { continue }
        if seen.insert(FoldedName(function.name)).inserted { found.append(function) }
      }
    }
    if wanted & Bits.cmdlet != 0 {
      for (name, _) in CmdletRegistry.all() {
        let text = PSString.of(name.description)
        guard isWanted(text), let cmdlet = CommandLookup.cmdlet(text), seen.insert(FoldedName(text)).inserted else { continue }
        found.append(cmdlet)
      }
    }
    if wanted & Bits.application != 0 {
      for path in CommandLookup.programs() {
        let file = PSString.of(path.split(separator: "/").last.map(String.init) ?? path)
        if isWanted(file), seen.insert(FoldedName(file)).inserted { found.append(ApplicationInfo(path: PSString.of(path))) }
      }
    }
    found = found.filter(isOfWantedModule)
    if !parameterNames.isEmpty { found = found.filter(hasWantedParameter) }
    func rank(_ info: CommandInfo) -> Int { info.kind == .filter ? CommandInfo.Kind.function.rawValue : info.kind.rawValue }
    return found.sorted { a, b in
      rank(a) != rank(b) ? rank(a) < rank(b) : a.name.cultureCompare(b.name, ignoringCase: true) < 0
    }
  }

  private func hasWantedParameter(_ info: CommandInfo) -> Bool {
    guard let description = (try? info.description()) ?? nil else { return false }
    let patterns = parameterNames.compactMap { try? WildcardPattern($0) }
    return description.parameters.contains { p in
      patterns.contains { pattern in pattern.matches(p.name) || p.aliases.contains { pattern.matches($0) } }
    }
  }

  private func hasWantedWords(_ info: CommandInfo) -> Bool {
    let parts = info.name.string.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return false }
    func fits(_ text: String, _ patterns: [PSString]) -> Bool {
      patterns.isEmpty || patterns.contains { (try? WildcardPattern($0))?.matches(PSString.of(text)) == true }
    }
    return fits(parts[0], verbs) && fits(parts[1], nouns)
  }

  // MARK: - Writing

  private func emit(_ info: CommandInfo) throws(Unwind) {
    if totalCount >= 0, written >= totalCount { return }
    written += 1
    guard syntax else { return try write(.object(info)) }
    var target = info
    if info is AliasInfo { target = try CommandLookup.resolve(alias: info, frame) }
    if let program = target as? ApplicationInfo { return try write(.string(program.path)) }
    guard let description = try target.description() else { return try write(.string(target.name)) }
    let lines = CommandSyntax(description).lines(name: target.name)
    try write(.text(lines.map { "\n\($0)\n" }.joined()))
  }
}
