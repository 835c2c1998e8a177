import Syntax
import Text

/// `System.Management.Automation.InvocationInfo`: which command was called, and where.
public final class InvocationInfo: Object {
  public let command: CommandInfo?
  /// The call's place; nil for a call out of the host.
  package let extent: ScriptExtent?
  public var invocationName: PSString
  public var boundParameters: DictionaryObject?
  public var unboundArguments: PSArray?
  public var expectingInput = false
  public var pipelineLength = 1
  public var pipelinePosition = 1
  public var historyId = 1
  /// Where the call is shown when it is not where it stands (`$PSCmdlet.ThrowTerminatingError` shows the caller's line).
  package var displayExtent: ScriptExtent?
  /// `$MyInvocation.PSScriptRoot` and `PSCommandPath` are the caller's.
  public var callerPath: PSString?

  package init(command: CommandInfo?, extent: ScriptExtent?, name: PSString) {
    self.command = command
    self.extent = extent
    invocationName = name
  }

  public override var dotNetType: DotNetType { DotNetType.invocationInfo }
}
