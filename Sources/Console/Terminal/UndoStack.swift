import Glibc

/// Undo and redo as snapshots of text and cursor. Characters typed in a row are one step, broken at the start of each word.
package struct UndoStack {
  package struct Snapshot: Equatable {
    package var text: [wchar_t]
    package var cursor: Int

    package init(text: [wchar_t], cursor: Int) {
      self.text = text
      self.cursor = cursor
    }
  }

  /// At most so many characters are kept over all snapshots.
  private static let limit = 16 << 20

  private var past: [Snapshot] = []
  private var future: [Snapshot] = []
  private var held = 0
  private var typing = false

  package init() {}

  /// Remembers `before`, the state that a change is about to leave. `typed` is the character when the change is the typing of one.
  package mutating func record(_ before: Snapshot, typed: wchar_t? = nil) {
    let continues = typing && typed.map { !WordBoundary.isSpace($0) || before.text.last.map(WordBoundary.isSpace) == true } == true
    typing = typed != nil
    future.removeAll()
    if continues { return }
    past.append(before)
    held += before.text.count
    while held > Self.limit, past.count > 1 { held -= past.removeFirst().text.count }
  }

  /// The next character typed begins a step of its own.
  package mutating func breakTyping() { typing = false }

  package mutating func undo(from current: Snapshot) -> Snapshot? {
    typing = false
    while let last = past.popLast() {
      held -= last.text.count
      if last.text == current.text { continue }
      future.append(current)
      return last
    }
    return nil
  }

  package mutating func redo(from current: Snapshot) -> Snapshot? {
    typing = false
    guard let next = future.popLast() else { return nil }
    past.append(current)
    held += current.text.count
    return next
  }

  package mutating func clear() { self = UndoStack() }
}
