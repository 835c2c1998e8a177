import Engine
import Text

/// `Update-FormatData`: views out of `.ps1xml` files, before or behind those that exist.
final class UpdateFormatData: Cmdlet {
  private var appended: [PSString] = []
  private var prepended: [PSString] = []

  override func processRecord() throws(Unwind) {
    for path in prepended { try load(path, first: true) }
    for path in appended { try load(path, first: false) }
  }

  private func load(_ given: PSString, first: Bool) throws(Unwind) {
    let path = FilePath.resolve(given.string, runtime)
    guard FilePath.isFile(path) else {
      return try writeError(
        "System.Management.Automation.ItemNotFoundException", "Cannot find path '\(path)' because it does not exist.",
        id: first ? "FormatPrependPathException" : "FormatAppendPathException", category: .invalidOperation, target: .string(given))
    }
    guard path.lowercased().hasSuffix(".ps1xml") else {
      return try writeError(
        "System.Management.Automation.PSInvalidOperationException",
        "Cannot read the file \(path) because it does not have the file name extension \"ps1xml\".", id: "WrongExtension", category: .invalidArgument)
    }
    guard try shouldProcess(PSString.of("FileName: \(path)"), PSString.of("Update FormatData")) else { return }
    guard case .success(let bytes) = FilePath.read(path) else {
      return try refuse(path, ["The file cannot be read."])
    }
    let text = bytes.withUnsafeBufferPointer { TextEncoding.text($0) }
    do throws(FormatFile.Refused) {
      ViewTable.add(try FormatFile.read(text, frame), first: first)
    } catch {
      try refuse(path, error.problems)
    }
  }

  private func refuse(_ path: String, _ problems: [String]) throws(Unwind) {
    let lines = problems.map { "\(path), Error in file \(path): \($0)" }
    try writeError(
      "System.Management.Automation.RuntimeException", "Errors occurred while loading the format data file: \n\(lines.joined(separator: "\n"))",
      id: "FormatXmlUpdateException", category: .invalidOperation)
  }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Update-FormatData", "Microsoft.PowerShell.Commands.UpdateFormatDataCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "FileSet",
      shouldProcess: .low
    ) { UpdateFormatData() }
    d.parameter("AppendPath", "string[]", "FileSet: position 0, pipeline, property", aliases: "PSPath Path", rules: "ValidateNotNull") {
      $0.appended = $1.strings ?? []
    }
    d.parameter("PrependPath", "string[]", "FileSet:", rules: "ValidateNotNull") { $0.prepended = $1.strings ?? [] }
    return d.description
  }
}
