import Engine
import Text

/// `Tee-Object`: objects go on, and into a file or a variable as well.
final class TeeObject: Cmdlet {
  private var input: Value = .unset
  private var path: PSString?
  private var literalPath: PSString?
  private var append = false
  private var encoding: Value?
  private var variable: PSString?
  private var file: TextFile?
  private var output: FormatOutput?
  private var values = ContiguousArray<Value>()

  override func beginProcessing() throws(Unwind) {
    guard let given = literalPath ?? path else { return }
    let opened: TextFile
    do throws(Unwind) {
      opened = try TextFile(FilePath.resolve(given.string, runtime), encoding: EncodingArgument.read(encoding, frame), append: append)
    } catch {
      guard let record = error.record else { throw error }
      record.commandId = PSString.of("Microsoft.PowerShell.Commands.OutFileCommand")
      throw terminating(record)
    }
    file = opened
    let end = PSString.of("\n")
    output = FormatOutput(
      CollectedLines(columns: host.width) { (line: PSString) throws(Unwind) in
        try opened.write(line)
        try opened.write(end)
      }, frame)
  }

  override func processRecord() throws(Unwind) {
    if case .unset = input { return }
    if variable != nil {
      values.append(input)
    } else {
      try output?.write(input)
      try file?.flush()
    }
    try write(input)
  }

  override func endProcessing() throws(Unwind) {
    if variable == nil {
      try output?.finish()
      try file?.finish()
    } else {
      try storeVariable()
    }
  }

  override func stopProcessing() { _ = try? file?.finish() }

  /// One object is stored as itself, several as an array.
  private func storeVariable() throws(Unwind) {
    guard let variable else { return }
    let value: Value = values.isEmpty ? .null : values.count == 1 ? values[0] : .array(PSArray(values))
    try frame.assign(VariableName.of(variable), value)
  }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Tee-Object", "Microsoft.PowerShell.Commands.TeeObjectCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "File"
    ) { TeeObject() }
    d.parameter("Append", "switch", "File:") { $0.append = $1.isPresent }
    d.parameter("Encoding", "System.Text.Encoding", "File|LiteralFile:", rules: "ValidateNotNullOrEmpty") { $0.encoding = $1.value }
    d.parameter("FilePath", "string", "File: mandatory, position 0", aliases: "Path") { $0.path = $1.string }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("LiteralPath", "string", "LiteralFile: mandatory", aliases: "PSPath LP") { $0.literalPath = $1.string }
    d.parameter("Variable", "string", "Variable: mandatory") { $0.variable = $1.string }
    return d.description
  }
}
