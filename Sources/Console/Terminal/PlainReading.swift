import Text

// Without a terminal that can be drawn on, the kernel edits and the prompts are all that is written.
extension LineEditor {
  func readPlainEntry(prompt: PSString) -> ReadResult<PSString> {
    var question = prompt
    var entry = PSString.empty
    while true {
      switch readPlainLine(prompt: question) {
      case .cancelled: return .cancelled
      case .end: return entry.isEmpty ? .end : .line(entry)
      case .line(let line):
        entry = entry.isEmpty ? line : WideText.string(WideText.from(entry) + [0x0A] + WideText.from(line))
        if services.completeness(entry) != .incomplete {
          if session.inputIsTerminal, !entry.isEmpty, services.historyPolicy(entry) != .none {
            history.add(entry, persistent: services.historyPolicy(entry) == .file)
          }
          return .line(entry)
        }
        question = options.continuationPrompt
      }
    }
  }

  func readPlainLine(prompt: PSString) -> ReadResult<PSString> {
    session.beginEditing()
    defer { session.endEditing() }
    session.write(WideText.utf8(WideText.from(prompt)))
    var bytes: [UInt8] = []
    switch session.lines.readLine({ bytes.append($0) }) {
    case .line:
      if session.inputIsTerminal { session.position.set(0) }
      return .line(WideText.string(WideText.from(utf8: bytes)))
    case .cancelled:
      session.write([0x0A])
      return .cancelled
    case .end: return .end
    }
  }
}

extension TerminalSession {
  /// A line of a script that comes through redirected standard input.
  package func readScriptLine() -> ReadResult<PSString> {
    var bytes: [UInt8] = []
    return switch lines.readLine({ bytes.append($0) }) {
    case .line: .line(WideText.string(WideText.from(utf8: bytes)))
    case .cancelled: .cancelled
    case .end: .end
    }
  }
}
