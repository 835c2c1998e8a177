import Engine
import Text

/// `Invoke-Command`: runs a script block here; there are no other computers.
final class InvokeCommand: Cmdlet {
  private var block: ScriptBlock?
  private var arguments: [Value] = []
  private var input: Value = .unset
  private var collected: [Value] = []
  private var noNewScope = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Invoke-Command", "Microsoft.PowerShell.Commands.InvokeCommandCommand", module: "Microsoft.PowerShell.Core", defaultSet: "InProcess"
    ) { InvokeCommand() }
    d.parameter("ArgumentList", "System.Object[]", "", aliases: "Args") { $0.arguments = $1.values ?? [] }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("NoNewScope", "switch", "InProcess: ") { $0.noNewScope = $1.isPresent }
    d.parameter("ScriptBlock", "scriptblock", "InProcess: mandatory, position 0", aliases: "Command", rules: "ValidateNotNull") {
      $0.block = $1.scriptBlock
    }
    return d.description
  }

  override func processRecord() throws(Unwind) { if case .unset = input {} else { collected.append(input) } }

  override func endProcessing() throws(Unwind) {
    guard let block else { return }
    try run(block, mode: noNewScope ? .dotted : .child, input: .array(PSArray(collected)), arguments: arguments)
  }
}
