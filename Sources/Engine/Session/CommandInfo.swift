import Syntax
import Text

/// `System.Management.Automation.CommandInfo`: something that a command name can mean.
open class CommandInfo: Object {
  public enum Kind: Int, Sendable { case alias = 1, function = 2, filter = 4, cmdlet = 8, externalScript = 16, application = 32, script = 64, configuration = 256 }

  public let name: PSString
  public let kind: Kind
  public internal(set) var module: ModuleInfo?

  public init(name: PSString, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// Parameters and sets; nil for programs.
  open func description() throws(Unwind) -> CommandDescription? { nil }
  open override func text() throws(Unwind) -> PSString? { name }
}

/// A function or filter, and a script file (`ExternalScriptInfo`) with its path.
public final class FunctionInfo: CommandInfo {
  public internal(set) var block: ScriptBlock
  public var options: VariableTraits.Options = []
  public var helpDescription: PSString?

  public init(name: PSString, kind: Kind = .function, block: ScriptBlock) {
    self.block = block
    super.init(name: name, kind: kind)
  }

  public override var dotNetType: DotNetType { kind == .filter ? DotNetType.filterInfo : DotNetType.functionInfo }
  public override func description() throws(Unwind) -> CommandDescription? { try block.compiled().description(for: name) }
}

/// A `.ps1` file found as a command.
public final class ExternalScriptInfo: CommandInfo {
  public let path: PSString
  public let block: ScriptBlock

  public init(path: PSString, block: ScriptBlock) {
    self.path = path
    self.block = block
    let file = path.string.split(separator: "/").last.map(String.init) ?? path.string
    super.init(name: PSString.of(file), kind: .externalScript)
  }

  public override var dotNetType: DotNetType { DotNetType.externalScriptInfo }
  public override func description() throws(Unwind) -> CommandDescription? { try block.compiled().description(for: name) }
}

/// A cmdlet.
public final class CmdletInfo: CommandInfo {
  public let cmdlet: CmdletDescription
  public init(_ cmdlet: CmdletDescription) {
    self.cmdlet = cmdlet
    super.init(name: cmdlet.command.name, kind: .cmdlet)
  }
  public override var dotNetType: DotNetType { DotNetType.cmdletInfo }
  public override func description() throws(Unwind) -> CommandDescription? { cmdlet.command }
}

/// An alias; what it stands for is looked up when it is used.
public final class AliasInfo: CommandInfo {
  public let definition: PSString
  public var options: VariableTraits.Options
  public var helpDescription: PSString?

  public init(name: PSString, definition: PSString, options: VariableTraits.Options = []) {
    self.definition = definition
    self.options = options
    super.init(name: name, kind: .alias)
  }
  public override var dotNetType: DotNetType { DotNetType.aliasInfo }
}

/// A program on the file system.
public final class ApplicationInfo: CommandInfo {
  public let path: PSString
  public init(path: PSString) {
    self.path = path
    let file = path.string.split(separator: "/").last.map(String.init) ?? path.string
    super.init(name: PSString.of(file), kind: .application)
  }
  public override var dotNetType: DotNetType { DotNetType.applicationInfo }
}

/// A module, loaded.
public final class ModuleInfo: Object {
  public let name: PSString
  public internal(set) var path: PSString?
  public internal(set) var session: SessionState?
  public var version = PSString.of("0.0")
  public var properties = MemberTable()
  public var exportedFunctions: [FunctionInfo] = []
  public var exportedAliases: [AliasInfo] = []
  public var exportedVariables: [VariableName] = []
  public var exportedCmdlets: [PSString] = []

  public init(name: PSString) { self.name = name }
  public override var dotNetType: DotNetType { DotNetType.moduleInfo }
  public override func text() throws(Unwind) -> PSString? { name }
}
