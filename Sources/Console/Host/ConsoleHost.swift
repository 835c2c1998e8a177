import Engine
import Glibc
import Terminal
import Text

/// The host of the executable: standard output through one buffer, errors to standard error, questions at the terminal or from standard input.
///
/// The terminal is taken over when it is first needed, at the prompt or for a question: a script that asks nothing leaves it alone.
package final class ConsoleHost: Host {
  private let buffer: OutputBuffer
  private let attention: UnsafeMutablePointer<Int32>
  private let mayAsk: Bool
  private let outputIsTerminal: Bool
  private var errorIsTerminal: Bool?
  private var madeSession: TerminalSession?
  private var madeEditor: LineEditor?
  private var progress: ProgressArea?
  /// Where the history of the prompt is kept; nil keeps none.
  package var historyPath: String?
  /// Runs a prompt within a command; set by the loop that runs prompts.
  var nestedPrompt: (() throws(Unwind) -> Void)?

  /// - Parameters:
  ///   - attention: the word that signals raise bits in; lives as long as the process.
  ///   - mayAsk: false under `-NonInteractive`.
  package init(attention: UnsafeMutablePointer<Int32>, mayAsk: Bool) {
    self.attention = attention
    self.mayAsk = mayAsk
    outputIsTerminal = isatty(STDOUT_FILENO) == 1
    buffer = OutputBuffer(attention: attention, mask: Runtime.flushBit, isTerminal: outputIsTerminal)
  }

  /// The terminal, taken over now if it was not yet.
  package var session: TerminalSession {
    if let madeSession { return madeSession }
    flush()
    let made = TerminalSession(stop: attention, stopMask: Runtime.interruptBit)
    made.beginCommand()
    if !buffer.endsLine { made.position.set(nil) }
    buffer.wrote = { [unowned made] in made.noteWritten($0) }
    madeSession = made
    return made
  }

  package var editor: LineEditor {
    if let madeEditor { return madeEditor }
    let made = LineEditor(session: session, history: HistoryStore(path: historyPath))
    madeEditor = made
    return made
  }

  /// Gives the terminal back as it was at first.
  package func close() {
    flush()
    madeSession?.close()
  }

  // MARK: - The screen

  package override var isInteractive: Bool { mayAsk }
  package override var width: Int { outputIsTerminal ? TerminalSize.of(descriptor: STDOUT_FILENO)?.columns ?? super.width : super.width }
  package override var height: Int? { outputIsTerminal ? TerminalSize.of(descriptor: STDOUT_FILENO)?.rows : nil }
  package override var usesColour: Bool {
    guard outputIsTerminal else { return false }
    if let none = getenv("NO_COLOR"), none.pointee != 0 { return false }
    return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
  }

  package override func write(_ text: PSString, to channel: Channel) {
    if let progress, progress.isShown {
      progress.hide()
      defer { progress.showAgain() }
      return writeText(text, to: channel)
    }
    writeText(text, to: channel)
  }

  private func writeText(_ text: PSString, to channel: Channel) {
    if channel == .output { return buffer.append(text) }
    buffer.flush()
    var bytes: [UInt8] = []
    text.appendUTF8(to: &bytes)
    bytes.withUnsafeBytes {
      OutputBuffer.write($0, to: STDERR_FILENO)
      if let wrote = buffer.wrote, standardErrorIsTerminal { wrote($0) }
    }
  }

  private var standardErrorIsTerminal: Bool {
    if let errorIsTerminal { return errorIsTerminal }
    let found = isatty(STDERR_FILENO) == 1
    errorIsTerminal = found
    return found
  }

  package override func flush() { buffer.flush() }

  package override func writeProgress(_ record: ProgressRecord) {
    guard outputIsTerminal, session.isDrawable else { return }
    let area = progress ?? ProgressArea(session: session)
    progress = area
    flush()
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    area.report(
      ProgressReport(
        id: Int32(clamping: record.activityId), parentId: Int32(clamping: record.parentId), activity: record.activity, status: record.status,
        percentComplete: record.percentComplete, secondsRemaining: record.secondsRemaining, isCompleted: record.isCompleted),
      now: UInt64(time.tv_sec) &* 1000 &+ UInt64(time.tv_nsec) / 1_000_000)
  }

  /// A command ended: what it reported as under way goes.
  func endProgress() {
    progress?.clear()
    progress = nil
  }

  // MARK: - Questions

  package override func writeCaption(_ text: PSString) {
    write(PSString.of(usesColour ? "\u{1B}[97m\(text)\u{1B}[0m\n" : "\(text)\n"), to: .output)
  }

  package override func wrapped(_ text: PSString) -> PSString { PSString.of(ChoicePrompt.wrapped(text.string, width: width)) }

  package override func readLine(prompt: PSString?) throws(Unwind) -> PSString? {
    guard mayAsk else { return try super.readLine(prompt: prompt) }
    prepareQuestion()
    return try answer(editor.readLine(prompt: prompt ?? .empty))
  }

  package override func readSecret(prompt: PSString?) throws(Unwind) -> SecureStringObject? {
    guard mayAsk else { return try super.readSecret(prompt: prompt) }
    prepareQuestion()
    guard let secret = try answer(session.readSecret(prompt: prompt ?? .empty)) else { return nil }
    let made = SecureStringObject()
    secret.withBytes { made.append(utf8: $0) }
    return made
  }

  package override func choose(caption: PSString, message: PSString, choices: [Choice], defaultChoice: Int) throws(Unwind) -> Int {
    guard mayAsk else { throw Host.refusal }
    prepareQuestion()
    let question = ChoicePrompt(
      caption: caption, message: message, choices: choices.map { ChoicePrompt.Choice(label: $0.label, help: $0.help) },
      defaults: defaultChoice < 0 ? [] : [defaultChoice])
    guard let chosen = try answer(question.askForOne(editor)) else { throw ConsoleHost.cancelled }
    return chosen
  }

  package override func chooseSeveral(caption: PSString, message: PSString, choices: [Choice], defaults: [Int]) throws(Unwind) -> [Int] {
    guard mayAsk else { throw Host.refusal }
    prepareQuestion()
    let question = ChoicePrompt(
      caption: caption, message: message, choices: choices.map { ChoicePrompt.Choice(label: $0.label, help: $0.help) }, defaults: defaults)
    guard let chosen = try answer(question.askForSeveral(editor)) else { throw ConsoleHost.cancelled }
    return chosen
  }

  package override func readKey(takesControlC: Bool) throws(Unwind) -> HostKey {
    guard mayAsk else { throw Host.refusal }
    prepareQuestion()
    guard let key = try answer(session.readKey(takesControlC: takesControlC)) else {
      throw Unwind.dotNet(
        "System.InvalidOperationException",
        "Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.")
    }
    return HostKey(
      character: key.character, virtualKeyCode: key.virtualKeyCode, isShift: key.modifiers.contains(.shift), isAlt: key.modifiers.contains(.alt),
      isControl: key.modifiers.contains(.control))
  }

  package override var keyIsAvailable: Bool { mayAsk && session.keyIsAvailable }

  package override func enterNestedPrompt() throws(Unwind) {
    guard mayAsk, let nestedPrompt else { throw Host.refusal }
    try nestedPrompt()
  }

  private func prepareQuestion() {
    progress?.hide()
    flush()
  }

  /// The line of an answer; nil at the end of input. Ctrl-C stops the command that asked.
  private func answer<Line>(_ result: ReadResult<Line>) throws(Unwind) -> Line? {
    switch result {
    case .line(let line): return line
    case .cancelled: throw Runtime.current.takeInterrupt()
    case .end: return nil
    }
  }

  private static var cancelled: Unwind {
    Unwind.error(
      "System.Management.Automation.Host.PromptingException", "The prompt was canceled.", id: "PromptCanceled", category: .operationStopped)
  }

  // MARK: - Programs

  package override func lendTerminal() {
    progress?.hide()
    flush()
    madeSession?.lend()
  }

  package override func reclaimTerminal(killed: Bool) { madeSession?.reclaim(programWasKilled: killed) }
}
