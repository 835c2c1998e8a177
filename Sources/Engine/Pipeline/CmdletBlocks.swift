import Text

/// Script blocks that a cmdlet runs for its caller.
extension Cmdlet {
  /// Runs a block in the caller's scope, its output going where this cmdlet's goes: `ForEach-Object`.
  package final func run(
    _ block: ScriptBlock, mode: InvocationMode = .dotted, under: Value = .unset, input: Value = .unset, this: Value = .unset, arguments: [Value] = []
  ) throws(Unwind) {
    let old = frame.setStreams(stage.preferences.streams)
    defer { frame.restoreStreams(old) }
    try block.run(frame, mode: mode, under: under, input: input, this: this, arguments: arguments, out: stage.output)
  }

  /// Runs a block for its value: `Where-Object`.
  package final func evaluate(
    _ block: ScriptBlock, mode: InvocationMode = .dotted, under: Value = .unset, input: Value = .unset, arguments: [Value] = []
  ) throws(Unwind) -> Value {
    let old = frame.setStreams(stage.preferences.streams)
    defer { frame.restoreStreams(old) }
    return try block.invoke(frame, mode: mode, under: under, input: input, arguments: arguments)
  }

  /// Writes to the host: what `Write-Host` says is an information record that is shown whatever the preference.
  package final func writeHost(_ message: HostMessage) throws(Unwind) {
    let source = frame.scriptName ?? PSString.of("Write-Host")
    let record = InformationRecord(messageData: .object(message), source: source, tags: [PSString.of("PSHOST")])
    try stage.preferences.writeInformation(.object(record), frame, host: message)
  }

  /// The version of strict mode that the caller runs under; 0 when off.
  package final var strictMode: Int { frame.environment.strictMode }

  /// `$MyInvocation` of this call.
  package final var invocation: InvocationInfo { stage.invocation }

  /// What was bound, as `$PSBoundParameters` would have it.
  package final var boundParameters: DictionaryObject? { stage.boundParameters }
}

extension Frame {
  /// The file of the script that runs here; nil at the prompt.
  package var scriptName: PSString? {
    var next: Frame? = self
    while let f = next {
      if let file = f.block.ast?.extent.file { return file }
      next = f.caller
    }
    return nil
  }
}

/// `System.Management.Automation.HostInformationMessage`: what `Write-Host` writes.
public final class HostMessage: Object {
  public let message: PSString
  public let noNewLine: Bool
  /// `System.ConsoleColor` values.
  public let foreground: Int?
  public let background: Int?

  public init(_ message: PSString, noNewLine: Bool, foreground: Int?, background: Int?) {
    self.message = message
    self.noNewLine = noNewLine
    self.foreground = foreground
    self.background = background
  }

  public override var dotNetType: DotNetType { DotNetType.hostInformationMessage }
  public override func text() throws(Unwind) -> PSString? { message }
}

extension DotNetType {
  public nonisolated(unsafe) static let hostInformationMessage = DotNetType(
    "System.Management.Automation.HostInformationMessage", base: object
  ) { t in
    t.receiver(HostMessage.self) { t in
      t.get("string Message {get;}") { (this) throws(Unwind) in .string(this.message) }
      t.get("System.Nullable[bool] NoNewLine {get;}") { (this) throws(Unwind) in .bool(this.noNewLine) }
      t.get("System.Nullable[System.ConsoleColor] ForegroundColor {get;}") { (this) throws(Unwind) in
        this.foreground.map { EnumValue.of("System.ConsoleColor", $0) } ?? .null
      }
      t.get("System.Nullable[System.ConsoleColor] BackgroundColor {get;}") { (this) throws(Unwind) in
        this.background.map { EnumValue.of("System.ConsoleColor", $0) } ?? .null
      }
    }
  }
}
