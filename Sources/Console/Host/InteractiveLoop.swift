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

  /// - Returns: the exit code: that of `exit`, or at the end of input 1 when the last entry failed.
  package func run() -> Int32 {
    let editor = host.editor
    editor.services.completeness = { InteractiveLoop.completeness($0) }
    editor.services.historyPolicy = { SecretText.mayBeSecret($0) ? .memory : .file }
    if host.usesColour { editor.services.colours = { TokenColours.spans(of: $0) } }
    let completion = MinimalCompletion(shell)
    editor.services.completions = { completion.proposals(for: $0, at: $1) }
    host.nestedPrompt = { () throws(Unwind) in try self.runNested() }
    defer {
      host.nestedPrompt = nil
      host.close()
    }
    return read()
  }

  /// A prompt while a command waits: `exit` goes back to it.
  private func runNested() throws(Unwind) {
    shell.nestedPromptLevel += 1
    defer { shell.nestedPromptLevel -= 1 }
    _ = read()
    host.session.beginCommand()
  }

  private func read() -> Int32 {
    while true {
      host.endProgress()
      host.flush()
      host.session.endCommand()
      host.session.beginLine()
      host.session.beginCommand()
      let prompt = shell.prompt()
      host.flush()
      host.session.endCommand()
      switch host.editor.readEntry(prompt: prompt) {
      case .end:
        if host.session.inputIsTerminal { host.write(PSString.of("\n"), to: .output) }
        host.flush()
        return shell.runtime.succeeded ? 0 : 1
      case .cancelled: continue
      case .line(let text):
        if text.isWhiteSpace { continue }
        host.session.beginCommand()
        let before = shell.newestError
        let outcome = shell.run(text)
        if case .exit(let code) = outcome { return code }
        if let newest = shell.newestError, newest !== before, let feedback = CommandFeedback.text(for: newest, shell) {
          host.write(feedback, to: .output)
        }
        host.flush()
      }
    }
  }

  /// Whether Enter ends the entry: the parser says when more is missing.
  package static func completeness(_ text: PSString) -> Completeness {
    let errors = Parser.parse(ScriptSource(text)).errors
    if errors.isEmpty { return .complete }
    return errors.contains(where: \.incompleteInput) ? .incomplete : .error
  }
}
