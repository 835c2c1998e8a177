import Engine
import Text

/// Default formatting in front of the host: what the engine asks for where nobody takes a pipeline's output.
package final class ConsoleOutput: DefaultOutput {
  package init() {}

  package func makeSink(for frame: Frame) -> DefaultOutputSink { HostSink(frame) }

  package func errorText(_ record: ErrorRecord, frame: Frame) throws(Unwind) -> PSString {
    PSStyle.shared.rendered(try ErrorText(record, frame).text(), for: frame.runtime.host)
  }
}

/// One pipeline at the host.
final class HostSink: DefaultOutputSink {
  private let output: FormatOutput
  private let runtime: Runtime

  init(_ frame: Frame) {
    output = FormatOutput(HostLines(frame.runtime.host), frame)
    runtime = frame.runtime
  }

  override func write(_ value: Value) throws(Unwind) { if !runtime.isStopping { try output.write(value) } }
  override func finish() throws(Unwind) { if !runtime.isStopping { try output.finish() } }
}

/// `> file`: the same lines into a file.
final class FileSink: DefaultOutputSink {
  private let file: TextFile
  private let output: FormatOutput

  init(_ path: PSString, _ append: Bool, _ frame: Frame) throws(Unwind) {
    let opened: TextFile
    do throws(Unwind) {
      opened = try TextFile(FilePath.resolve(path.string, frame.runtime), append: append)
    } catch {
      error.record?.commandId = PSString.of("Microsoft.PowerShell.Commands.OutFileCommand")
      throw error
    }
    file = opened
    let end = PSString.of("\n")
    output = FormatOutput(
      CollectedLines(columns: frame.runtime.host.width) { (line: PSString) throws(Unwind) in
        try opened.write(line)
        try opened.write(end)
      }, frame)
  }

  override func write(_ value: Value) throws(Unwind) {
    try output.write(value)
    try file.flush()
  }
  override func finish() throws(Unwind) {
    try output.finish()
    try file.finish()
  }
}
