import Glibc
import Text

// What the commands do to the entry.
extension LineEditor {
  func perform(_ command: EditCommand) -> Step {
    guard let engine = session.engine else { return .end }
    if search != nil, let step = performInSearch(command) { return step }
    if menu != nil, let step = performInMenu(command) { return step }
    let before = snapshot
    let step = execute(command, engine)
    if engine.text != before.text {
      switch command {
      case .undo, .redo: break
      case .insert(let scalar): undo.record(before, typed: scalar)
      default: undo.record(before)
      }
      changed()
    } else if engine.cursor != before.cursor {
      undo.breakTyping()
    }
    if !command.isHistory { recalled = nil }
    if command != .yankLastArg { lastArgument = nil }
    previousCommand = command
    return step
  }

  private func execute(_ command: EditCommand, _ engine: LineEngine) -> Step {
    let text = engine.text
    let cursor = engine.cursor
    switch command {
    case .insert(let scalar): engine.insert([scalar])
    case .acceptLine: return accept(engine)
    case .addLine: isField ? () : engine.insert([0x0A])
    case .cancelLine: return .cancel
    case .deleteCharOrExit:
      if text.isEmpty { return .end }
      engine.delete(cursor..<ClusterBoundary.after(cursor, in: text))
      engine.move(to: cursor)
    case .suspend: suspend()
    case .escape, .abort: suggestionHidden = true
    case .ignore: break

    case .backwardChar: engine.move(to: ClusterBoundary.before(cursor, in: text))
    case .forwardChar:
      if cursor == text.count { engine.insert(suggestion) } else { engine.move(to: ClusterBoundary.after(cursor, in: text)) }
    case .backwardWord: engine.move(to: WordBoundary.startBefore(cursor, in: text))
    case .forwardWord:
      if cursor == text.count, !suggestion.isEmpty {
        engine.insert(Array(suggestion[..<WordBoundary.endAfter(0, in: suggestion)]))
      } else {
        engine.move(to: WordBoundary.endAfter(cursor, in: text))
      }
    case .beginningOfLine:
      let start = lineStart(cursor, text)
      engine.move(to: start == cursor ? 0 : start)
    case .endOfLine:
      let end = lineEnd(cursor, text)
      if cursor == text.count, !suggestion.isEmpty {
        engine.insert(suggestion)
      } else {
        engine.move(to: end == cursor ? text.count : end)
      }
    case .gotoBrace: gotoBrace(engine)
    case .previousLine:
      if lineStart(cursor, text) > 0, !(previousCommand.isHistory && recalled != nil) {
        moveLine(-1, engine)
      } else {
        recallOlder(engine, prefixed: true)
      }
    case .nextLine:
      if lineEnd(cursor, text) < text.count, !(previousCommand.isHistory && recalled != nil) {
        moveLine(1, engine)
      } else {
        recallNewer(engine)
      }

    case .backwardDeleteChar:
      engine.delete(ClusterBoundary.before(cursor, in: text)..<cursor)
    case .deleteChar:
      engine.delete(cursor..<ClusterBoundary.after(cursor, in: text))
    case .killLine:
      let end = lineEnd(cursor, text)
      kill(cursor..<(end == cursor && end < text.count ? end + 1 : end), before: false, engine)
    case .backwardKillInput: kill(0..<cursor, before: true, engine)
    case .killWord: kill(cursor..<WordBoundary.endAfter(cursor, in: text), before: false, engine)
    case .backwardKillWord: kill(WordBoundary.startBefore(cursor, in: text)..<cursor, before: true, engine)
    case .unixWordRubout: kill(WordBoundary.startBefore(cursor, in: text, where: WordBoundary.isSpace)..<cursor, before: true, engine)
    case .yank:
      guard let cut = killRing.yank() else { break }
      yanked = cursor..<cursor + cut.count
      engine.insert(cut)
    case .yankPop:
      guard previousCommand == .yank || previousCommand == .yankPop, let range = yanked, let cut = killRing.yankPop() else { break }
      engine.replace(range, with: cut)
      yanked = range.lowerBound..<range.lowerBound + cut.count
    case .yankLastArg: yankLastArgument(engine)
    case .swapCharacters: return swapCharacters(engine)
    case .upcaseWord: changeCase(engine) { text, _ in text.uppercased() }
    case .downcaseWord: changeCase(engine) { text, _ in text.lowercased() }
    case .capitalizeWord: changeCase(engine) { text, first in first ? text.uppercased() : text.lowercased() }

    case .undo: restore(undo.undo(from: snapshot), engine)
    case .redo: restore(undo.redo(from: snapshot), engine)
    case .revertLine: engine.set([], cursor: 0)

    case .historySearchBackward: recallOlder(engine, prefixed: true)
    case .historySearchForward: recallNewer(engine)
    case .previousHistory: recallOlder(engine, prefixed: false)
    case .nextHistory: recallNewer(engine)
    case .beginningOfHistory: if !isField, let oldest = history.oldest { recall(oldest, engine) }
    case .endOfHistory: if !isField, recalled != nil { restore(typed, engine) }
    case .reverseSearchHistory: if !isField { search = IncrementalSearch(forward: false, from: snapshot) }
    case .forwardSearchHistory: if !isField { search = IncrementalSearch(forward: true, from: snapshot) }

    case .complete: complete(engine, step: 1)
    case .completeBackward: complete(engine, step: -1)
    case .clearScreen: clearScreen()
    case .quotedInsert: quoting = true
    case .controlX: afterControlX = true
    }
    return .again
  }

  private func accept(_ engine: LineEngine) -> Step {
    if isField || services.completeness(WideText.string(engine.text)) != .incomplete { return .accept }
    engine.insert([0x0A])
    return .again
  }

  /// Text between paste brackets: its lines stay together, whatever they hold. For a command's question they are answers, one after the other.
  func paste(_ bytes: [UInt8]) {
    guard let engine = session.engine else { return }
    if isField {
      session.input.decoder.unread(bytes)
      return
    }
    closeMenu()
    search = nil
    var text: [wchar_t] = []
    text.reserveCapacity(bytes.count)
    var afterReturn = false
    for scalar in WideText.from(utf8: bytes) {
      if scalar == 0x0A && afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == 0x0D
      text.append(afterReturn ? 0x0A : scalar)
    }
    undo.record(snapshot)
    engine.insert(text)
    recalled = nil
    previousCommand = .ignore
    changed()
  }

  private func restore(_ snapshot: UndoStack.Snapshot?, _ engine: LineEngine) {
    if let snapshot { engine.set(snapshot.text, cursor: snapshot.cursor) }
  }

  // MARK: lines and words

  private func lineStart(_ index: Int, _ text: [wchar_t]) -> Int { (text[..<index].lastIndex(of: 0x0A) ?? -1) + 1 }

  private func lineEnd(_ index: Int, _ text: [wchar_t]) -> Int { text[index...].firstIndex(of: 0x0A) ?? text.count }

  /// To the same cell of the line above or below.
  private func moveLine(_ direction: Int, _ engine: LineEngine) {
    let text = engine.text
    let start = lineStart(engine.cursor, text)
    let wanted = CharacterWidth.of(text[start..<engine.cursor])
    var at = direction < 0 ? lineStart(start - 1, text) : lineEnd(engine.cursor, text) + 1
    var width = 0
    while at < text.count, text[at] != 0x0A, width + CharacterWidth.of(text[at]) <= wanted {
      width += CharacterWidth.of(text[at])
      at += 1
    }
    engine.move(to: at)
  }

  private func kill(_ range: Range<Int>, before: Bool, _ engine: LineEngine) {
    killRing.kill(Array(engine.text[range]), appending: previousCommand.isKill, before: before)
    engine.delete(range)
  }

  private func swapCharacters(_ engine: LineEngine) -> Step {
    let text = engine.text
    guard text.count > 1, engine.cursor > 0 else { return .again }
    let end = engine.cursor == text.count ? text.count : ClusterBoundary.after(engine.cursor, in: text)
    let middle = ClusterBoundary.before(end, in: text)
    let start = ClusterBoundary.before(middle, in: text)
    engine.replace(start..<end, with: Array(text[middle..<end] + text[start..<middle]))
    return .again
  }

  private func changeCase(_ engine: LineEngine, _ change: (String, _ first: Bool) -> String) {
    let text = engine.text
    let end = WordBoundary.endAfter(engine.cursor, in: text)
    var first = true
    var changed: [wchar_t] = []
    for scalar in text[engine.cursor..<end] {
      guard !WordBoundary.isDelimiter(scalar), let character = Unicode.Scalar(UInt32(bitPattern: scalar)) else {
        changed.append(scalar)
        continue
      }
      changed += WideText.from(change(String(character), first))
      first = false
    }
    engine.replace(engine.cursor..<end, with: changed)
  }

  /// To the brace that belongs to the one at the cursor.
  private func gotoBrace(_ engine: LineEngine) {
    let pairs: [(wchar_t, wchar_t)] = [(0x28, 0x29), (0x5B, 0x5D), (0x7B, 0x7D)]
    let text = engine.text
    guard engine.cursor < text.count else { return }
    let here = text[engine.cursor]
    guard let pair = pairs.first(where: { $0.0 == here || $0.1 == here }) else { return }
    let step = here == pair.0 ? 1 : -1
    var depth = 0
    var at = engine.cursor
    while text.indices.contains(at) {
      if text[at] == pair.0 { depth += step }
      if text[at] == pair.1 { depth -= step }
      if depth == 0 {
        engine.move(to: at)
        return
      }
      at += step
    }
  }

  // MARK: history

  private func recallOlder(_ engine: LineEngine, prefixed: Bool) {
    if isField { return }
    if recalled == nil {
      typed = snapshot
      recallPrefix = prefixed ? Array(engine.text[..<engine.cursor]) : []
    }
    var at = recalled
    while true {
      at = recallPrefix.isEmpty ? history.previous(before: at) : history.previous(withPrefix: recallPrefix, before: at)
      guard let found = at else { return }
      if history.wideText(of: found) != engine.text { return recall(found, engine) }
    }
  }

  private func recallNewer(_ engine: LineEngine) {
    guard let position = recalled else { return }
    var at = position
    while let found = recallPrefix.isEmpty ? history.next(after: at) : history.next(withPrefix: recallPrefix, after: at) {
      if history.wideText(of: found) != engine.text { return recall(found, engine) }
      at = found
    }
    recalled = nil
    restore(typed, engine)
  }

  private func recall(_ position: HistoryStore.Position, _ engine: LineEngine) {
    if recalled == nil, typed.text.isEmpty { typed = snapshot }
    recalled = position
    let text = history.wideText(of: position)
    engine.set(text, cursor: text.count)
  }

  /// The last word of the newest entry; again: of the one before it.
  private func yankLastArgument(_ engine: LineEngine) {
    if isField { return }
    let repeated = previousCommand == .yankLastArg ? lastArgument : nil
    guard let position = history.previous(before: repeated?.position) else { return }
    let entry = history.wideText(of: position)
    let end = (entry.lastIndex { !WordBoundary.isSpace($0) } ?? -1) + 1
    let word = Array(entry[WordBoundary.startBefore(end, in: entry, where: WordBoundary.isSpace)..<end])
    let range = repeated?.range ?? engine.cursor..<engine.cursor
    engine.replace(range, with: word)
    lastArgument = (position, range.lowerBound..<range.lowerBound + word.count)
  }

  /// A key while searching. nil: the search is over and the key does what it does.
  private func performInSearch(_ command: EditCommand) -> Step? {
    guard var current = search, let engine = session.engine else { return nil }
    switch command {
    case .insert(let scalar): current.type(scalar, in: history)
    case .backwardDeleteChar: current.backspace()
    case .reverseSearchHistory: current.advance(forward: false, in: history)
    case .forwardSearchHistory: current.advance(forward: true, in: history)
    case .abort:
      search = nil
      restore(current.before, engine)
      changed()
      return .again
    default:
      search = nil
      if engine.text != current.before.text { undo.record(current.before) }
      return command == .escape ? .again : nil
    }
    search = current
    restore(current.shown(in: history), engine)
    changed()
    return .again
  }

  // MARK: completion

  private func complete(_ engine: LineEngine, step: Int) {
    if isField { return engine.insert([0x09]) }
    let entry = snapshot
    guard let found = services.completions(WideText.string(entry.text), WideText.utf16Offset(of: entry.cursor, in: entry.text)),
      !found.completions.isEmpty
    else { return }
    var opened = CompletionMenu(found, in: entry)
    if step < 0 { opened.advance(-1) }
    engine.replace(opened.start..<opened.start + opened.length, with: opened.text)
    opened.length = opened.text.count
    if opened.items.count > 1 { menu = opened }
  }

  /// A key while the menu is shown. nil: the choice stands, and the key does what it does.
  private func performInMenu(_ command: EditCommand) -> Step? {
    guard var open = menu, let engine = session.engine else { return nil }
    switch command {
    case .complete: open.advance(1)
    case .completeBackward: open.advance(-1)
    case .previousLine: open.move(rows: -1, columns: 0, width: size.columns)
    case .nextLine: open.move(rows: 1, columns: 0, width: size.columns)
    case .backwardChar: open.move(rows: 0, columns: -1, width: size.columns)
    case .forwardChar: open.move(rows: 0, columns: 1, width: size.columns)
    case .abort, .escape:
      menu = nil
      restore(open.before, engine)
      changed()
      return .again
    case .acceptLine where open.navigated:
      closeMenu()
      return .again
    default:
      closeMenu()
      return nil
    }
    engine.replace(open.start..<open.start + open.length, with: open.text)
    open.length = open.text.count
    menu = open
    changed()
    return .again
  }

  private func closeMenu() {
    guard menu != nil else { return }
    menu = nil
    changed()
  }
}
