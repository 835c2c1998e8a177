import Engine
import Text

/// `Out-String`: the lines that the host would show, as one string or one by one.
final class OutString: Cmdlet {
  private var input: Value = .unset
  private var streams = false
  private var noNewLine = false
  private var width: Int?
  private let text = PSStringBuilder()
  private var output: FormatOutput?

  override func beginProcessing() throws(Unwind) {
    let lines = CollectedLines(columns: width ?? host.width) { [unowned self] (line: PSString) throws(Unwind) in
      if self.streams { return try self.write(.string(line)) }
      self.text.append(line)
      if !self.noNewLine { self.text.append(unit: 0x0A) }
    }
    output = FormatOutput(lines, frame)
  }

  override func processRecord() throws(Unwind) {
    if case .unset = input { return }
    try output?.write(input)
  }

  override func endProcessing() throws(Unwind) {
    try output?.finish()
    if !streams { try write(.string(text.build())) }
  }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Out-String", "Microsoft.PowerShell.Commands.OutStringCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "NoNewLineFormatting",
      output: ["System.String"]
    ) { OutString() }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("NoNewline", "switch", "NoNewLineFormatting:") { $0.noNewLine = $1.isPresent }
    d.parameter("Stream", "switch", "StreamFormatting:") { $0.streams = $1.isPresent }
    d.parameter("Width", "int", rules: "range 2..2147483647") { $0.width = $1.int }
    return d.description
  }
}
