import Engine
import Text

/// `Write-Information`: an object for the information stream.
final class WriteInformation: Cmdlet {
  private var messageData: Value = .null
  private var tags: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Write-Information", "Microsoft.PowerShell.Commands.WriteInformationCommand", module: "Microsoft.PowerShell.Utility"
    ) { WriteInformation() }
    d.parameter("MessageData", "System.Object", "mandatory, position 0, pipeline", aliases: "Msg Message", rules: "AllowNull") {
      $0.messageData = $1.value ?? .null
    }
    d.parameter("Tags", "string[]", "position 1") { $0.tags = $1.strings ?? [] }
    return d.description
  }

  override func beginProcessing() throws(Unwind) {
    if let empty = tags.first(where: { $0.equalsIgnoringCase(ascii: "PSHOST") || $0.equalsIgnoringCase(ascii: "FORWARDED") }) {
      try writeWarning(PSString.of("The \(empty) tag is reserved."))
    }
  }

  override func processRecord() throws(Unwind) {
    let source = frame.scriptName ?? PSString.of("Write-Information")
    try writeInformation(.object(InformationRecord(messageData: messageData, source: source, tags: tags)))
  }
}
