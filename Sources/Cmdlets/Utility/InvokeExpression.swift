import Engine
import Syntax
import Text

/// `Invoke-Expression`: runs text as script in the caller's scope.
final class InvokeExpression: Cmdlet {
  private var command = PSString.empty

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Invoke-Expression", "Microsoft.PowerShell.Commands.InvokeExpressionCommand", module: "Microsoft.PowerShell.Utility"
    ) { InvokeExpression() }
    d.parameter("Command", "string", "mandatory, position 0, pipeline") { $0.command = $1.string ?? PSString.empty }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let block: ScriptBlock
    do {
      block = try ScriptFile.parse(ScriptSource(command), frame)
    } catch {
      // A text that does not parse is this command's error, shown where it was called.
      guard let record = error.record else { throw error }
      record.invocation = nil
      throw terminating(record)
    }
    try run(block)
  }
}
