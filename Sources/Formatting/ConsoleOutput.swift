import Engine
import Text

/// Default formatting in front of the host: what the engine asks for where nobody takes a pipeline's output.
package final class ConsoleOutput: DefaultOutput {
  package init() {}

  /// The sink of the pipeline that runs at the top level.
  private weak var open: HostSink?

  package func makeSink(for frame: Frame) -> DefaultOutputSink {
    let sink = HostSink(frame)
    open = sink
    return sink
  }

  package func message(_ text: PSString, _ kind: Streams.Kind, for host: Host) -> PSString {
    PSStyle.shared.rendered(PSStyle.decorated(text, kind), for: host)
  }

  package func show(_ record: ErrorRecord, frame: Frame) throws(Unwind) {
    let output = open?.output ?? FormatOutput(HostLines(frame.runtime.host), frame)
    try output.write(record, frame)
  }
}

/// One pipeline at the host.
final class HostSink: DefaultOutputSink {
  let output: FormatOutput
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
