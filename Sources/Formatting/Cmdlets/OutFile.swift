import Engine
import Glibc
import Text

/// `Out-File`: the lines that the host would show, into a file.
final class OutFile: Cmdlet {
  private var input: Value = .unset
  private var path: PSString?
  private var literalPath: PSString?
  private var append = false
  private var encoding: Value?
  private var force = false
  private var noClobber = false
  private var noNewLine = false
  private var width: Int?
  private var file: TextFile?
  private var output: FormatOutput?

  override func beginProcessing() throws(Unwind) {
    let given = literalPath ?? path ?? .empty
    guard try shouldProcess(given, PSString.of("Output to File")) else { return }
    let opened: TextFile
    do throws(Unwind) {
      opened = try TextFile(
        FilePath.resolve(given.string, runtime), encoding: EncodingArgument.read(encoding, frame), append: append, noClobber: noClobber, force: force)
    } catch {
      if let record = error.record { throw terminating(record) }
      throw error
    }
    file = opened
    let end = PSString.of(noNewLine ? "" : "\n")
    output = FormatOutput(
      CollectedLines(columns: width ?? host.width) { (line: PSString) throws(Unwind) in
        try opened.write(line)
        try opened.write(end)
      }, frame)
  }

  override func processRecord() throws(Unwind) {
    if case .unset = input { return }
    try output?.write(input)
    try file?.flush()
  }

  override func endProcessing() throws(Unwind) {
    try output?.finish()
    try file?.finish()
  }

  override func stopProcessing() { _ = try? file?.finish() }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Out-File", "Microsoft.PowerShell.Commands.OutFileCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "ByPath", shouldProcess: .medium
    ) { OutFile() }
    d.parameter("Append", "switch") { $0.append = $1.isPresent }
    d.parameter("Encoding", "System.Text.Encoding", "position 1", rules: "ValidateNotNullOrEmpty") { $0.encoding = $1.value }
    d.parameter("FilePath", "string", "ByPath: mandatory, position 0", aliases: "Path") { $0.path = $1.string }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("LiteralPath", "string", "ByLiteralPath: mandatory, property", aliases: "PSPath LP") { $0.literalPath = $1.string }
    d.parameter("NoClobber", "switch", aliases: "NoOverwrite") { $0.noClobber = $1.isPresent }
    d.parameter("NoNewline", "switch") { $0.noNewLine = $1.isPresent }
    d.parameter("Width", "int", rules: "range 2..2147483647") { $0.width = $1.int }
    return d.description
  }
}
