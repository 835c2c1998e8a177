import Glibc
import Text

/// Edits one entry at a time: libedit holds the buffer and vi's state, keys are decoded and everything is drawn here.
///
/// An entry may have many lines: Enter in an unfinished one begins a line with the continuation prompt. One editor serves a process.
/// Where nothing can be edited (no terminal, `TERM=dumb`), entries are read as lines.
package final class LineEditor {
  package struct Options {
    package var viMode = false
    /// Proposes the rest of an entry from history, in grey. Never with NO_COLOR: it could not be told from what was typed.
    package var suggestions = true
    package var continuationPrompt = PSString.of(">> ")
    package var suggestionColour = "\u{1B}[90m"
    package var menuChoice = "\u{1B}[7m"
    package var toolTipColour = "\u{1B}[90m"
    /// Texts longer than this many characters are not coloured.
    package var colouringLimit = 20_000

    package init() {}
  }

  package let session: TerminalSession
  package let history: HistoryStore
  package var services: EntryServices
  package var options: Options

  var killRing = KillRing()
  /// What the last yank put in.
  var yanked: Range<Int>?
  var undo = UndoStack()
  var layout = EntryLayout()
  var renderer = Renderer(startColumn: 0)
  var styles = StyleTable()
  var top = 0
  /// The size that the last frame was made for.
  var size = TerminalSize(columns: 80, rows: 24)
  /// A line for a prompt of a command (`Read-Host`): no history, no completion, Enter always ends it.
  var isField = false
  var menu: CompletionMenu?
  var search: IncrementalSearch?
  /// Where in history the entry comes from, what it must begin with, and what was typed before.
  var recalled: HistoryStore.Position?
  var recallPrefix: [wchar_t] = []
  var typed = UndoStack.Snapshot(text: [], cursor: 0)
  var previousCommand = EditCommand.ignore
  var afterControlX = false
  var quoting = false
  var suggestion: [wchar_t] = []
  var suggestionHidden = false
  /// Which argument the last Alt-. put in, and where.
  var lastArgument: (position: HistoryStore.Position, range: Range<Int>)?

  private var suggestionSource: (text: [wchar_t], position: HistoryStore.Position?)?
  private var colouredText: [wchar_t]?
  /// Characters on their way to libedit.
  private var outgoing: [wchar_t] = []
  private var outcome = Outcome.none
  private var started = false
  private var seen = UndoStack.Snapshot(text: [], cursor: 0)
  /// vi: a character went to libedit, so its key map may have changed; or the next one is an operand as it is.
  private var probeNeeded = false
  private var operandFollows = false
  private var sentCharacter: wchar_t?

  private static let idleInterval: Int32 = 300

  enum Outcome { case none, accepted, cancelled, ended }

  package init(session: TerminalSession, history: HistoryStore, services: EntryServices = EntryServices(), options: Options = Options()) {
    self.session = session
    self.history = history
    self.services = services
    self.options = options
  }

  /// Reads an entry after `prompt`, which may have several rows and SGR colours; `rightPrompt` stands at the right end of its last row until the
  /// entry reaches it. The cursor is then at the beginning of a new row. What was accepted goes into the history as the policy says.
  package func readEntry(prompt: PSString, rightPrompt: PSString = .empty) -> ReadResult<PSString> {
    guard session.isEditable, !session.isEditing, session.engine != nil else { return readPlainEntry(prompt: prompt) }
    isField = false
    let result = edit(prompt: prompt, rightPrompt: rightPrompt)
    if case .line(let text) = result { remember(text) }
    return result
  }

  /// Asks a command's question: one line, edited, without history, completion or colours.
  package func readLine(prompt: PSString) -> ReadResult<PSString> {
    guard session.isEditable, !session.isEditing, session.engine != nil else { return readPlainLine(prompt: prompt) }
    isField = true
    return edit(prompt: prompt, rightPrompt: .empty)
  }

  private func remember(_ text: PSString) {
    if text.isEmpty { return }
    switch services.historyPolicy(text) {
    case .file: history.add(text)
    case .memory: history.add(text, persistent: false)
    case .none: break
    }
  }

  // MARK: one entry

  private func edit(prompt: PSString, rightPrompt: PSString) -> ReadResult<PSString> {
    guard let engine = session.engine else { return .end }
    engine.setEditor(vi: options.viMode)
    begin(prompt: prompt, rightPrompt: rightPrompt)
    session.beginEditing()
    engine.readCharacter = { [unowned self] in self.nextCharacter($0) }
    let line = engine.readLine()
    engine.readCharacter = { _ in 0 }
    session.endEditing()
    switch outcome {
    case .accepted: return .line(WideText.string(typed.text))
    case .cancelled: return .cancelled
    case .ended: return .end
    case .none:
      // One of libedit's own commands ended the line.
      finishDrawing()
      return line.map { .line(WideText.string($0)) } ?? .end
    }
  }

  private func begin(prompt: PSString, rightPrompt: PSString) {
    let startColumn = session.cursorColumn() ?? 0
    styles = StyleTable()
    layout = EntryLayout()
    layout.prompt = StyledText(prompt, styles: &styles)
    layout.rightPrompt = StyledText(rightPrompt, styles: &styles)
    layout.continuation = isField ? StyledText() : StyledText(options.continuationPrompt, styles: &styles)
    layout.startColumn = startColumn
    renderer = Renderer(startColumn: startColumn)
    size = session.size
    top = 0
    undo.clear()
    menu = nil
    search = nil
    recalled = nil
    previousCommand = .ignore
    afterControlX = false
    quoting = false
    suggestion = []
    suggestionSource = nil
    suggestionHidden = false
    lastArgument = nil
    colouredText = nil
    outgoing = []
    outcome = .none
    started = false
    probeNeeded = options.viMode
    operandFollows = false
    sentCharacter = nil
    typed = UndoStack.Snapshot(text: [], cursor: 0)
    seen = typed
  }

  /// libedit asks for a character: everything that a user does happens in here.
  private func nextCharacter(_ out: UnsafeMutablePointer<wchar_t>) -> Int32 {
    guard let engine = session.engine else { return 0 }
    engine.refresh()
    if !started {
      started = true
      session.send(Array("\u{1B}[?2004h".utf8) + layout.prompt.sideEffects)
    } else if engine.text != seen.text {
      undo.record(seen, typed: engine.inCommandMap ? nil : sentCharacter)
      changed()
    }
    note()
    while true {
      if !outgoing.isEmpty {
        out.pointee = outgoing.removeFirst()
        return 1
      }
      if probeNeeded, !operandFollows {
        probeNeeded = false
        out.pointee = LineEngine.probe
        return 1
      }
      if !session.input.hasPending { draw() }
      switch handle(session.input.next(timeout: services.idle == nil || isField ? -1 : Self.idleInterval)) {
      case .again: note()
      case .send(let character):
        engine.synchronize()
        out.pointee = character
        sentCharacter = character
        probeNeeded = engine.isVi
        return 1
      case .accept:
        typed = snapshot
        outcome = .accepted
        finishDrawing()
        outgoing = [LineEngine.prefix, wchar_t(LineEngine.Command.accept.rawValue.value)]
      case .cancel:
        outcome = .cancelled
        finishDrawing()
        errno = EINTR
        return -1
      case .end:
        outcome = .ended
        finishDrawing()
        return 0
      }
    }
  }

  enum Step {
    case again
    /// To libedit.
    case send(wchar_t)
    case accept, cancel, end
  }

  private func handle(_ event: TerminalInput.Event) -> Step {
    guard let engine = session.engine else { return .end }
    switch event {
    case .key(let key):
      if operandFollows {
        operandFollows = false
        guard case .scalar(let scalar) = key.code, key.modifiers.isEmpty else { return .send(0x1B) }
        return .send(wchar_t(bitPattern: scalar.value))
      }
      if engine.isVi, let step = viStep(key, engine) { return step }
      return perform(command(for: key))
    case .paste(let bytes):
      paste(bytes)
      return .again
    case .interrupted: return .cancel
    case .end: return .end
    case .resized:
      resize()
      return .again
    case .resumed:
      resume()
      return .again
    case .timeout:
      services.idle?()
      return .again
    case .cursor: return .again
    }
  }

  private func command(for key: Key) -> EditCommand {
    if quoting {
      quoting = false
      switch key.code {
      case .scalar(let scalar):
        let value = key.modifiers.contains(.control) ? scalar.value & 0x1F : scalar.value
        return value == 0 ? .ignore : .insert(wchar_t(bitPattern: value))
      case .tab: return .insert(9)
      case .enter: return .insert(0x0A)
      case .escape: return .insert(0x1B)
      default: return .ignore
      }
    }
    if afterControlX {
      afterControlX = false
      return .afterControlX(key)
    }
    return .emacs(key)
  }

  /// In vi mode, what libedit is to have; nil for what both modes share.
  private func viStep(_ key: Key, _ engine: LineEngine) -> Step? {
    if search != nil || menu != nil || quoting || afterControlX { return nil }
    if key.code == .escape {
      suggestionHidden = true
      return .send(0x1B)
    }
    guard engine.inCommandMap else {
      guard case .scalar(let scalar) = key.code, key.modifiers.isEmpty else { return nil }
      return .send(wchar_t(bitPattern: scalar.value))
    }
    if let command = EditCommand.viCommand(key) { return perform(command) }
    guard case .scalar(let scalar) = key.code else { return .send(key.code == .backspace ? 0x08 : 0x1B) }
    operandFollows = ["f", "F", "t", "T", "r"].contains(scalar)
    return .send(wchar_t(bitPattern: scalar.value))
  }

  // MARK: state

  var snapshot: UndoStack.Snapshot { UndoStack.Snapshot(text: session.engine?.text ?? [], cursor: session.engine?.cursor ?? 0) }

  /// The text has changed: what depended on it no longer holds.
  func changed() {
    suggestionHidden = false
    note()
  }

  private func note() { seen = snapshot }

  // MARK: drawing

  func draw() {
    guard let engine = session.engine else { return }
    layout.text = engine.text
    layout.cursor = engine.cursor
    updateColours()
    updateSuggestion()
    layout.suggestion = suggestion
    layout.suggestionStyle = styles.number(of: options.suggestionColour)
    layout.below = linesBelow()
    let frame = layout.visible(size: size, top: &top)
    renderer.scrolled = top > 0
    let bytes = renderer.draw(frame, columns: size.columns, styles: styles)
    if !bytes.isEmpty { session.send(bytes) }
  }

  private func linesBelow() -> [StyledText] {
    if let search { return [StyledText(plain: StyledText.truncated(search.status, columns: size.columns - 1))] }
    return menu?.lines(
      width: size.columns, height: max(1, size.rows / 2), chosenStyle: styles.number(of: options.menuChoice),
      tipStyle: session.noColor ? 0 : styles.number(of: options.toolTipColour)) ?? []
  }

  private func updateColours() {
    if isField || session.noColor || layout.text.count > options.colouringLimit {
      layout.styles = []
      return
    }
    if colouredText == layout.text { return }
    colouredText = layout.text
    layout.styles = Array(repeating: 0, count: layout.text.count)
    for span in services.colours(WideText.string(layout.text)) {
      let style = styles.number(of: span.sequence)
      let start = WideText.index(ofUTF16: span.range.lowerBound, in: layout.text)
      let end = WideText.index(ofUTF16: span.range.upperBound, in: layout.text)
      if start < end { for index in start..<end { layout.styles[index] = style } }
    }
  }

  /// The newest entry that begins with all that was typed. While one types along the suggestion, nothing is searched.
  private func updateSuggestion() {
    let text = layout.text
    suggestion = []
    if isField || session.noColor || !options.suggestions || suggestionHidden || menu != nil || search != nil { return }
    if text.isEmpty || text.count > 1000 || layout.cursor != text.count { return }
    if let source = suggestionSource, text.starts(with: source.text) {
      if source.position == nil { return }
    } else {
      suggestionSource = nil
    }
    if let position = suggestionSource?.position {
      let entry = history.wideText(of: position)
      if entry.count > text.count, entry.starts(with: text) {
        suggestion = Array(entry[text.count...])
        return
      }
    }
    let found = history.previous(withPrefix: text, before: nil)
    suggestionSource = (text, found)
    if let found {
      let entry = history.wideText(of: found)
      if entry.count > text.count { suggestion = Array(entry[text.count...]) }
    }
  }

  /// Leaves the entry on the screen as it is and the cursor on the row below.
  private func finishDrawing() {
    guard let engine = session.engine else { return }
    layout.text = engine.text
    updateColours()
    let bytes = renderer.finish(layout.complete(columns: size.columns), columns: size.columns, rows: size.rows, styles: styles)
    session.send(bytes + Array("\u{1B}[?2004l".utf8))
    session.position.set(0)
  }

  private func resize() {
    let new = session.size
    if new == size { return }
    let bytes = renderer.restart(oldColumns: size.columns, newColumns: new.columns, reflows: Self.terminalReflows)
    size = new
    layout.startColumn = 0
    session.send(bytes)
  }

  /// Most terminals set their rows anew for another width; the Linux console, xterm and screen do not.
  private static let terminalReflows: Bool = {
    let term = TerminalSession.environment("TERM") ?? ""
    if TerminalSession.environment("XTERM_VERSION") != nil || term.hasPrefix("linux") { return false }
    return !(term.hasPrefix("screen") && TerminalSession.environment("TMUX") == nil)
  }()

  /// Stops the whole job as Ctrl-Z does in cooked mode, and goes on with the same entry.
  func suspend() {
    guard let engine = session.engine else { return }
    finishDrawing()
    engine.setRaw(false)
    kill(0, SIGTSTP)
    // Nothing stops a process group without a job-control shell above it: then no SIGCONT ever comes.
    var waited = false
    while !waited {
      switch session.input.next(timeout: 200) {
      case .resumed, .timeout, .end: waited = true
      case let event:
        session.input.requeue(event)
        waited = true
      }
    }
    resume()
  }

  private func resume() {
    guard let engine = session.engine else { return }
    engine.setRaw(false)
    engine.setRaw(true)
    size = session.size
    renderer = Renderer(startColumn: 0)
    layout.startColumn = 0
    session.send(Array("\u{1B}[?2004h".utf8))
  }

  /// Writes something while an entry is edited: it appears above the entry, which is drawn again below it.
  package func writeAbove(_ bytes: [UInt8]) {
    guard session.isEditing, session.isEditable else { return session.write(bytes) }
    session.send(renderer.restart(oldColumns: size.columns, newColumns: size.columns, reflows: false))
    layout.startColumn = 0
    session.position.set(0)
    session.write(bytes)
    if session.position.column != 0 { session.write([0x0A]) }
    draw()
  }

  /// Begins again at the top of an empty screen.
  func clearScreen() {
    session.send(renderer.clearScreen())
    layout.startColumn = 0
  }
}
