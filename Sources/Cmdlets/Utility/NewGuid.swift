import Engine
import Text

/// `New-Guid`: a random identifier, an empty one, or one read from text.
final class NewGuid: Cmdlet {
  private var empty = false
  private var input: PSString?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "New-Guid", "Microsoft.PowerShell.Commands.NewGuidCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "Default",
      output: ["System.Guid"]
    ) { NewGuid() }
    d.parameter("Empty", "switch", "Empty: ") { $0.empty = $1.isPresent }
    d.parameter("InputObject", "string", "InputObject: position 0, pipeline") { $0.input = $1.string }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    guard parameterSetName.equalsIgnoringCase(ascii: "InputObject"), let input else {
      return try write(.object(GuidObject(empty ? Guid(high: 0, low: 0) : Guid.random())))
    }
    let guid: Value
    do {
      guid = try Members.construct(DotNetType.guid, [.string(input)], frame)
    } catch {
      guard let record = error.record else { throw error }
      let inner = record.exception.inner.asObject as? ExceptionObject ?? record.exception
      return try writeError(ErrorRecord(inner, id: "StringNotRecognizedAsGuid", category: .invalidArgument))
    }
    try write(guid)
  }
}
