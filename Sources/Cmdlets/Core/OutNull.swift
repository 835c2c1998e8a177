import Engine
import Text

/// `Out-Null`: takes everything, shows nothing.
final class OutNull: Cmdlet {
  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Out-Null", "Microsoft.PowerShell.Commands.OutNullCommand", module: "Microsoft.PowerShell.Core") { OutNull() }
    d.parameter("InputObject", "psobject", "pipeline") { (_, _) throws(Unwind) in }
    return d.description
  }
}
