import Engine
import Text

/// `Write-Output`: writes its arguments, lists taken apart.
final class WriteOutput: Cmdlet {
  private var input: Value = .null
  private var noEnumerate = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Write-Output", "Microsoft.PowerShell.Commands.WriteOutputCommand", module: "Microsoft.PowerShell.Utility") { WriteOutput() }
    d.parameter("InputObject", "psobject", "mandatory, position 0, pipeline, remaining", rules: "AllowNull; AllowEmptyCollection") {
      $0.input = $1.value ?? .null
    }
    d.parameter("NoEnumerate", "switch") { $0.noEnumerate = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) { try write(input, enumerate: !noEnumerate) }
}
