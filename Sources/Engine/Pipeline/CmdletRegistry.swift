import Text

/// One line of a module's table of cmdlets: its name and the function that describes it.
public struct CmdletEntry: Sendable {
  public let name: StaticString
  public let describe: @Sendable () -> CmdletDescription
  public init(_ name: StaticString, _ describe: @escaping @Sendable () -> CmdletDescription) {
    self.name = name
    self.describe = describe
  }
}

/// One module's (or snap-in's) table of cmdlets.
public struct CmdletModule: Sendable {
  public let name: StaticString
  /// Other names under which `Import-Module` and `#requires` find the module.
  public let aliases: [StaticString]
  /// Sorted by name, ASCII letters ignoring case.
  public let entries: @Sendable () -> [CmdletEntry]
  public init(_ name: StaticString, aliases: [StaticString] = [], _ entries: @escaping @Sendable () -> [CmdletEntry]) {
    self.name = name
    self.aliases = aliases
    self.entries = entries
  }
}

/// The cmdlets that exist; a description is made when its cmdlet is first used and kept.
public enum CmdletRegistry {
  private nonisolated(unsafe) static var modules: [CmdletModule] = []
  private nonisolated(unsafe) static var described: [FoldedName: CmdletDescription] = [:]

  public static func register(_ module: CmdletModule) { modules.append(module) }

  public static func find(_ name: PSString) -> CmdletDescription? {
    let key = FoldedName(name)
    if let d = described[key] { return d }
    let text = name.string
    for module in modules {
      let entries = module.entries()
      if let i = NameTable.position(of: text, count: entries.count, { entries[$0].name }) {
        let d = entries[i].describe()
        described[key] = d
        return d
      }
    }
    return nil
  }

  /// The module of the shell that a name means, whose commands are there from the start; nil for modules that would have to be loaded.
  public static func module(named name: PSString) -> CmdletModule? {
    modules.first { module in
      name.equalsIgnoringCase(PSString.of(module.name.description))
        || module.aliases.contains { name.equalsIgnoringCase(PSString.of($0.description)) }
    }
  }

  /// Names that stand in a table out of order, where they can't be found; a test asserts that there are none.
  package static func misplaced() -> [String] {
    modules.flatMap { module in
      let names = module.entries().map(\.name)
      return names.indices.dropFirst().filter { i in !NameTable.isSorted(count: 2) { names[i &- 1 &+ $0] } }.map { names[$0].description }
    }
  }

  /// Every cmdlet's name with its module, sorted within a module.
  public static func all() -> [(name: StaticString, module: StaticString)] {
    modules.flatMap { module in module.entries().map { ($0.name, module.name) } }
  }
}
