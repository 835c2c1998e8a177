import Engine
import Text

/// `Out-Host` and `Out-Default`: to the screen.
final class OutHost: Cmdlet {
  private var input: Value = .unset
  private var paging = false
  private var output: FormatOutput?

  override func beginProcessing() throws(Unwind) { output = FormatOutput(HostLines(host, pausing: paging), frame) }

  override func processRecord() throws(Unwind) {
    if case .unset = input { return }
    try output?.write(input)
  }

  override func endProcessing() throws(Unwind) { try output?.finish() }

  @Sendable static func describeOutHost() -> CmdletDescription {
    let d = Declaration("Out-Host", "Microsoft.PowerShell.Commands.OutHostCommand", module: "Microsoft.PowerShell.Core") { OutHost() }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("Paging", "switch") { $0.paging = $1.isPresent }
    return d.description
  }
}

/// `Out-Default`: what ends a pipeline that nobody captures.
final class OutDefault: Cmdlet {
  private var input: Value = .unset
  private var onlyTranscript = false
  private var output: FormatOutput?

  override func beginProcessing() throws(Unwind) { output = FormatOutput(HostLines(host), frame) }

  override func processRecord() throws(Unwind) {
    if case .unset = input { return }
    // For the transcript alone the objects go on as they are.
    if onlyTranscript { return try write(input) }
    try output?.write(input)
  }

  override func endProcessing() throws(Unwind) { try output?.finish() }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Out-Default", "Microsoft.PowerShell.Commands.OutDefaultCommand", module: "Microsoft.PowerShell.Core") { OutDefault() }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("Transcript", "switch") { $0.onlyTranscript = $1.isPresent }
    return d.description
  }
}

/// `Out-Null`: nowhere.
final class OutNull: Cmdlet {
  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Out-Null", "Microsoft.PowerShell.Commands.OutNullCommand", module: "Microsoft.PowerShell.Core") { OutNull() }
    d.parameter("InputObject", "psobject", "pipeline") { (_: OutNull, _: ParameterValue) throws(Unwind) in }
    return d.description
  }
}
