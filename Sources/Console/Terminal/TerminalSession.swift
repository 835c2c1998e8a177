import CEditline
import Glibc
import Text

/// The process's terminal: its modes while a line is edited and while a command runs, its signals, its size and its title.
///
/// Everything that changes the terminal is undone by `close`, and by the guard when the process is killed by a fault or SIGTERM.
/// One thread at a time uses a session: the one that runs commands may be the one that edits.
package final class TerminalSession {
  /// Descriptors 0 and 1 are terminals.
  package let inputIsTerminal: Bool
  package let outputIsTerminal: Bool
  /// Descriptor 1 is a terminal that can move its cursor.
  package let isDrawable: Bool
  /// Lines are edited with cursor movement; otherwise they are read as the kernel gives them.
  package let isEditable: Bool
  /// `NO_COLOR` is set: nothing is coloured that the prompt does not colour itself.
  package let noColor: Bool

  let input: TerminalInput
  /// Input that is not edited.
  package let lines: StandardInput
  /// Where the output stands on its line.
  package var position = OutputColumn()
  private var lent = false
  private var commandModes = termios()
  private var isOpen = true
  private var commandRuns = false
  /// Made at the first line: scripts that ask nothing never pay for it.
  private(set) lazy var engine: LineEngine? = isEditable ? LineEngine(vi: false) : nil
  /// Between `beginEditing` and `endEditing`.
  private(set) var isEditing = false

  /// Takes the terminal over: guard, locale, self-pipe and signal handlers, in this order.
  ///
  /// While a command runs, Ctrl-C sets the bits of `stopMask` in the word at `stop`, which must live as long as the process.
  package init(stop: UnsafeMutablePointer<Int32>?, stopMask: Int32) {
    inputIsTerminal = isatty(STDIN_FILENO) == 1
    outputIsTerminal = isatty(STDOUT_FILENO) == 1
    let term = Self.environment("TERM") ?? "dumb"
    if inputIsTerminal { _ = spsh_guard_install(STDIN_FILENO) }
    spsh_set_locale()
    let signals = spsh_signals_install(stop, stopMask)
    isDrawable = outputIsTerminal && term != "dumb" && !term.isEmpty
    isEditable = inputIsTerminal && isDrawable && signals >= 0
    noColor = Self.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    input = TerminalInput(descriptor: STDIN_FILENO, signals: signals)
    lines = StandardInput(signals: signals)
  }

  /// Has Ctrl-C set the bits of `mask` in the word at `stop` from here on, without taking the terminal over. Where the process was started with SIGINT
  /// ignored (in the background, by `nohup`), it stays ignored.
  package static func watchInterrupts(stop: UnsafeMutablePointer<Int32>, mask: Int32) {
    guard spsh_interrupts_ignored() == 0, spsh_signals_install(stop, mask) >= 0 else { return }
    spsh_signals_running(1)
  }

  /// Gives the calling thread an alternate signal stack, so that the modes are restored when its stack overflows.
  package static func guardThread() { spsh_guard_thread() }

  /// Restores the modes that the terminal had at first.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    spsh_signals_running(0)
    engine = nil
    if inputIsTerminal { spsh_guard_restore(STDIN_FILENO) }
  }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  // MARK: commands

  /// From here on Ctrl-C stops the command that runs.
  package func beginCommand() {
    commandRuns = true
    spsh_signals_running(1)
  }

  /// From here on Ctrl-C is the line editor's.
  package func endCommand() {
    commandRuns = false
    spsh_signals_running(0)
  }

  /// Gives the terminal to a program, in the modes that it had at first. What the program writes is not followed.
  package func lend() {
    guard inputIsTerminal, !lent else { return }
    lent = true
    tcgetattr(STDIN_FILENO, &commandModes)
    spsh_guard_restore(STDIN_FILENO)
  }

  /// Takes the terminal back. After a program that was killed, its modes are what they were before.
  package func reclaim(programWasKilled: Bool) {
    guard lent else { return }
    lent = false
    position.set(nil)
    if !programWasKilled {
      // A change that the program meant to last (`stty`) lasts; only the echo of Ctrl-C is ours.
      tcgetattr(STDIN_FILENO, &commandModes)
      commandModes.c_lflag &= ~tcflag_t(ECHOCTL)
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &commandModes)
  }

  // MARK: output

  /// The window's size; 80 by 24 when nothing says.
  package var size: TerminalSize {
    TerminalSize.of(descriptor: STDOUT_FILENO) ?? TerminalSize.of(descriptor: STDIN_FILENO) ?? TerminalSize(columns: 80, rows: 24)
  }

  /// Writes all of `bytes` to descriptor 1 and follows the column. A terminal that is gone takes nothing.
  package func write(_ bytes: [UInt8]) {
    send(bytes)
    bytes.withUnsafeBytes { position.advance($0, columns: size.columns) }
  }

  /// The same for bytes that the shell's own buffer has already sent to the terminal.
  package func noteWritten(_ bytes: UnsafeRawBufferPointer) { position.advance(bytes, columns: size.columns) }

  /// Writes without following: the editor knows where it is.
  func send(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { all in
      var done = 0
      while done < all.count, let base = all.baseAddress {
        let count = Glibc.write(STDOUT_FILENO, base + done, all.count - done)
        if count > 0 {
          done += count
        } else if errno == EAGAIN {
          var polled = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
          poll(&polled, 1, 1000)
        } else if errno != EINTR {
          return
        }
      }
    }
  }

  /// The column that the cursor is in, from 0: known, or asked of the terminal (which some do not answer: then nil).
  package func cursorColumn() -> Int? {
    if let known = position.column { return known }
    guard isEditable, !isEditing else { return nil }
    return withRawInput { askForColumn() }
  }

  private func askForColumn() -> Int? {
    input.decoder.expectsCursorReport = true
    send(Array("\u{1B}[6n".utf8))
    var early: [TerminalInput.Event] = []
    defer { for event in early { input.requeue(event) } }
    while true {
      switch input.next(timeout: 500) {
      case .cursor(_, let column):
        position.set(max(0, column - 1))
        return position.column
      case .timeout, .end:
        input.decoder.expectsCursorReport = false
        return nil
      case let event: early.append(event)  // typed ahead
      }
    }
  }

  /// Begins a new line unless the cursor is at the beginning of one: what PowerShell does before each prompt.
  package func beginLine() {
    guard outputIsTerminal else { return }
    if let column = cursorColumn(), column > 0 { write([0x0A]) }
  }

  /// The title last set; terminals do not tell theirs.
  package private(set) var title = ""

  /// Sets the window's title. Control characters are left out.
  package func setTitle(_ text: String) {
    title = text
    guard isDrawable else { return }
    let clean = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
    send(Array("\u{1B}]0;\(clean)\u{7}".utf8))
  }

  // MARK: editing

  func beginEditing() {
    isEditing = true
    spsh_signals_running(0)
    input.discardSignals()
  }

  /// A command that asked goes on, and Ctrl-C stops it again.
  func endEditing() {
    isEditing = false
    spsh_signals_running(commandRuns ? 1 : 0)
  }
}
