import Engine
import Text

/// Which stream of the shell an entry came from; at the host, warnings and their like keep their prefix and colour.
package enum EntryStream { case output, error, warning, verbose, debug, information }

/// Where formatted lines go: the host, a file, a string.
package protocol LineOutput: AnyObject {
  /// Columns of a line.
  var columns: Int { get }
  /// Rows of a screen; nil where nothing scrolls.
  var rows: Int? { get }
  /// A line that fits, without its end.
  func writeLine(_ line: PSString, _ stream: EntryStream) throws(Unwind)
  /// Text as it is, however long; a line end follows it.
  func writeRaw(_ text: PSString, _ stream: EntryStream) throws(Unwind)
}

/// The host's screen, or the pipe in its place. Its last column stays free, as at a PowerShell console.
final class HostLines: LineOutput {
  private let host: Host
  /// `-Paging`: a key is asked for after every screen.
  private let isPausing: Bool
  private var written = 0

  init(_ host: Host, pausing: Bool = false) {
    self.host = host
    isPausing = pausing
  }

  var columns: Int { max(host.width - 1, 1) }
  var rows: Int? { host.height }

  func writeLine(_ line: PSString, _ stream: EntryStream) throws(Unwind) { try writeRaw(line, stream) }

  func writeRaw(_ text: PSString, _ stream: EntryStream) throws(Unwind) {
    try pause()
    switch stream {
    case .output, .information: host.write(ended(PSStyle.shared.rendered(text, for: host)), to: .output)
    case .error: host.write(ended(PSStyle.shared.rendered(text, for: host, .error)), to: .error)
    case .warning: writeMessage(.warning, "WARNING: ", text)
    case .verbose: writeMessage(.verbose, "VERBOSE: ", text)
    case .debug: writeMessage(.debug, "DEBUG: ", text)
    }
  }

  /// Waits after a screenful; any answer but `q` goes on.
  private func pause() throws(Unwind) {
    guard isPausing, host.isInteractive, let rows = host.height, rows > 1 else { return }
    written += 1
    guard written >= rows else { return }
    written = 0
    host.flush()
    let answer = try host.readLine(prompt: PSString.of("<SPACE> next page; <CR> next line; Q quit"))
    if answer?.equalsIgnoringCase(PSString.of("q")) == true { throw Unwind(.stopped(nil)) }
  }

  private func ended(_ text: PSString) -> PSString { text.concat(HostLines.lineEnd) ?? text }

  private func writeMessage(_ kind: Streams.Kind, _ prefix: StaticString, _ text: PSString) {
    let line = PSString.of(prefix.description).concat(text) ?? text
    host.writeMessage(kind, PSStyle.shared.rendered(PSStyle.decorated(line, kind), for: host))
  }
  nonisolated(unsafe) private static let lineEnd = PSString.of("\n")
}

/// Lines given to a closure: strings of `Out-String`, the bytes of a file.
package final class CollectedLines: LineOutput {
  package let columns: Int
  package var rows: Int? { nil }
  private let take: (PSString) throws(Unwind) -> Void

  package init(columns: Int, _ take: @escaping (PSString) throws(Unwind) -> Void) {
    self.columns = columns
    self.take = take
  }

  package func writeLine(_ line: PSString, _ stream: EntryStream) throws(Unwind) { try take(PSStyle.shared.renderedOutsideHost(line)) }
  package func writeRaw(_ text: PSString, _ stream: EntryStream) throws(Unwind) { try writeLine(text, stream) }
}
