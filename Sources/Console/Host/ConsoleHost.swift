import Engine
import Glibc
import Terminal
import Text

/// The host of the executable: standard output through one buffer, errors to standard error, questions at the terminal or from standard input.
package final class ConsoleHost: Host {
  private let buffer: OutputBuffer
  private let attention: UnsafeMutablePointer<Int32>
  private let mayAsk: Bool
  private let errorIsTerminal = isatty(STDERR_FILENO) == 1
  private let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  private lazy var terminal: TerminalSession = {
    let session = TerminalSession(stop: attention, stopMask: Runtime.interruptBit)
    session.beginCommand()
    buffer.wrote = { [unowned session] in session.noteWritten($0) }
    return session
  }()
  private(set) package lazy var editor = LineEditor(session: terminal, history: HistoryStore(path: historyPath))
  /// Where the history of the prompt is kept; nil keeps none.
  package var historyPath: String?

  /// - Parameters:
  ///   - attention: the word that signals raise bits in; lives as long as the process.
  ///   - mayAsk: false under `-NonInteractive`.
  package init(attention: UnsafeMutablePointer<Int32>, mayAsk: Bool) {
    self.attention = attention
    self.mayAsk = mayAsk
    buffer = OutputBuffer(attention: attention, mask: Runtime.flushBit)
  }

  /// The terminal, taken over when first needed: the prompt, or a question.
  package var session: TerminalSession { terminal }

  package override var isInteractive: Bool { mayAsk }
  package override var width: Int { outputIsTerminal ? TerminalSize.of(descriptor: STDOUT_FILENO)?.columns ?? 80 : 80 }
  package override var height: Int? { outputIsTerminal ? TerminalSize.of(descriptor: STDOUT_FILENO)?.rows : nil }
  package override var usesColour: Bool {
    guard outputIsTerminal || ConsoleHost.forcesColour else { return false }
    if let none = getenv("NO_COLOR"), none.pointee != 0 { return false }
    return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
  }
  private static var forcesColour: Bool { false }

  package override func write(_ text: PSString, to channel: Channel) {
    if channel == .output { return buffer.append(text) }
    buffer.flush()
    var bytes: [UInt8] = []
    text.appendUTF8(to: &bytes)
    bytes.withUnsafeBytes {
      OutputBuffer.write($0, to: STDERR_FILENO)
      if errorIsTerminal { buffer.wrote?($0) }
    }
  }

  package override func flush() { buffer.flush() }

  // MARK: - Questions

  package override func readLine(prompt: PSString?) throws(Unwind) -> PSString? {
    guard mayAsk else { return try super.readLine(prompt: prompt) }
    flush()
    switch editor.readLine(prompt: prompt ?? .empty) {
    case .line(let text): return text
    case .cancelled: throw Unwind(.stopped(nil))
    case .end: return nil
    }
  }

  package override func readSecret(prompt: PSString?) throws(Unwind) -> SecureStringObject {
    guard mayAsk else { return try super.readSecret(prompt: prompt) }
    flush()
    switch terminal.readSecret(prompt: prompt ?? .empty) {
    case .line(let secret):
      let made = SecureStringObject()
      secret.withBytes { made.append(utf8: $0) }
      return made
    case .cancelled: throw Unwind(.stopped(nil))
    case .end: return SecureStringObject()
    }
  }

  package override func choose(caption: PSString, message: PSString, choices: [Choice], defaultChoice: Int) throws(Unwind) -> Int {
    guard mayAsk else { return try super.choose(caption: caption, message: message, choices: choices, defaultChoice: defaultChoice) }
    writeHeading(caption, message)
    let question = ChoiceQuestion(choices: choices, defaultChoice: defaultChoice)
    while true {
      guard let answer = try readLine(prompt: question.prompt) else { return defaultChoice }
      if answer.equalsIgnoringCase(ascii: "?") {
        write(question.help(width: width), to: .output)
        continue
      }
      if let choice = question.choice(for: answer) { return choice }
    }
  }

  package override func promptForField(
    caption: PSString?, message: PSString?, field: PSString, help: PSString?, isSecret: Bool
  ) throws(Unwind) -> Value {
    guard mayAsk else { return try super.promptForField(caption: caption, message: message, field: field, help: help, isSecret: isSecret) }
    if caption != nil || message != nil { writeHeading(caption, message) }
    let prompt = PSString.of("\(field): ")
    while true {
      if isSecret { return .object(try readSecret(prompt: prompt)) }
      guard let line = try readLine(prompt: prompt) else { return .string(.empty) }
      guard help != nil || line.equalsIgnoringCase(ascii: "!?") else { return .string(line) }
      if line.equalsIgnoringCase(ascii: "!?") {
        write(help.map { PSString.of("\($0)\n") } ?? PSString.of("No help is available for \(field).\n"), to: .output)
        continue
      }
      return .string(line)
    }
  }

  private func writeHeading(_ caption: PSString?, _ message: PSString?) {
    write(PSString.of("\n"), to: .output)
    for line in [caption, message] {
      if let line, !line.isEmpty { write(PSString.of(Wrapping.text(line.string, width: width) + "\n"), to: .output) }
    }
  }
}

/// `[Y] Yes  [N] No  [?] Help (default is "Y"): `
struct ChoiceQuestion {
  private let labels: [(key: String, label: String, help: String)]
  private let defaultChoice: Int

  init(choices: [Host.Choice], defaultChoice: Int) {
    labels = choices.map { choice in
      let text = choice.label.string
      guard let mark = text.firstIndex(of: "&"), text.index(after: mark) < text.endIndex else { return ("", text, choice.help.string) }
      return (text[text.index(after: mark)].uppercased(), text.replacing("&", with: ""), choice.help.string)
    }
    self.defaultChoice = defaultChoice
  }

  var prompt: PSString {
    let options = labels.map { "[\($0.key)] \($0.label)  " }.joined()
    let preset = labels.indices.contains(defaultChoice) ? " (default is \"\(labels[defaultChoice].key)\")" : ""
    return PSString.of("\(options)[?] Help\(preset): ")
  }

  func help(width: Int) -> PSString {
    PSString.of(labels.map { Wrapping.text("\($0.key) - \($0.help)", width: width) + "\n" }.joined())
  }

  /// The position of the answer; nil asks again.
  func choice(for answer: PSString) -> Int? {
    let text = answer.string.trimmingSpaces
    if text.isEmpty { return labels.indices.contains(defaultChoice) ? defaultChoice : nil }
    return labels.firstIndex { $0.key.lowercased() == text.lowercased() || $0.label.lowercased() == text.lowercased() }
  }
}

/// Breaking lines between words, as the host's questions do.
enum Wrapping {
  static func text(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0, width: width) }.joined(separator: "\n")
  }

  private static func line(_ text: Substring, width: Int) -> String {
    guard width > 1, text.count >= width else { return String(text) }
    var rows: [String] = []
    var row = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !row.isEmpty, row.count + 1 + word.count >= width {
        rows.append(row)
        row = String(word)
      } else {
        row += row.isEmpty && rows.isEmpty ? String(word) : row.isEmpty ? String(word) : " " + word
      }
    }
    rows.append(row)
    return rows.joined(separator: "\n")
  }
}

extension String {
  var trimmingSpaces: String {
    var s = Substring(self)
    while let c = s.first, c == " " || c == "\t" { s = s.dropFirst() }
    while let c = s.last, c == " " || c == "\t" || c == "\r" { s = s.dropLast() }
    return String(s)
  }
}
