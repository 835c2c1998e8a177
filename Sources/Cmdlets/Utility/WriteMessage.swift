import Engine
import Text

/// `Write-Warning`, `Write-Verbose` and `Write-Debug`: a line for one of the message streams.
final class WriteMessage: Cmdlet {
  private let kind: Streams.Kind
  private var message = PSString.empty

  init(_ kind: Streams.Kind) { self.kind = kind }

  private static func describe(_ name: StaticString, _ className: StaticString, _ kind: Streams.Kind) -> CmdletDescription {
    let d = Declaration(name, className, module: "Microsoft.PowerShell.Utility") { WriteMessage(kind) }
    d.parameter("Message", "string", "mandatory, position 0, pipeline", aliases: "Msg", rules: "AllowEmptyString") {
      $0.message = $1.string ?? PSString.empty
    }
    return d.description
  }

  @Sendable static func describeWarning() -> CmdletDescription { describe("Write-Warning", "Microsoft.PowerShell.Commands.WriteWarningCommand", .warning) }
  @Sendable static func describeVerbose() -> CmdletDescription { describe("Write-Verbose", "Microsoft.PowerShell.Commands.WriteVerboseCommand", .verbose) }
  @Sendable static func describeDebug() -> CmdletDescription { describe("Write-Debug", "Microsoft.PowerShell.Commands.WriteDebugCommand", .debug) }

  override func processRecord() throws(Unwind) {
    switch kind {
    case .warning: try writeWarning(message)
    case .verbose: try writeVerbose(message)
    default: try writeDebug(message)
    }
  }
}
