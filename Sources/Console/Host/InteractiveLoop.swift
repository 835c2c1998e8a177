import Engine
import Syntax
import Terminal
import Text

/// The prompt: reads an entry, runs it, and again until `exit` or Ctrl-D.
package struct InteractiveLoop {
  private let shell: Shell
  private let host: ConsoleHost

  package init(_ shell: Shell, _ host: ConsoleHost) {
    self.shell = shell
    self.host = host
  }

  /// - Returns: the exit code.
  package func run() -> Int32 {
    host.editor.services.completeness = { InteractiveLoop.completeness($0) }
    host.editor.services.historyPolicy = { SecretText.mayBeSecret($0) ? .memory : .file }
    defer { host.session.close() }
    while true {
      host.flush()
      host.session.endCommand()
      host.session.beginLine()
      let prompt = shell.prompt()
      host.flush()
      switch host.editor.readEntry(prompt: prompt) {
      case .end:
        host.write(PSString.of("\n"), to: .output)
        host.flush()
        return 0
      case .cancelled: continue
      case .line(let text):
        if text.isWhiteSpace { continue }
        host.session.beginCommand()
        let outcome = shell.run(text)
        host.flush()
        if case .exit(let code) = outcome { return code }
      }
    }
  }

  /// Whether text can run as it is, or never will.
  package static func isComplete(_ text: PSString) -> Bool { completeness(text) != .incomplete }

  /// Whether Enter ends the entry: the parser says when more is missing.
  static func completeness(_ text: PSString) -> Completeness {
    let errors = Parser.parse(ScriptSource(text)).errors
    if errors.isEmpty { return .complete }
    return errors.contains(where: \.incompleteInput) ? .incomplete : .error
  }
}

/// Entries that may carry a secret stay out of the history file, as PSReadLine keeps them.
enum SecretText {
  private static let words = ["password", "asplaintext", "token", "apikey", "secret"]

  static func mayBeSecret(_ text: PSString) -> Bool {
    let lower = text.string.lowercased()
    return words.contains { lower.contains($0) }
  }
}
