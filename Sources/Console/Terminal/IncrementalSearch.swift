import Glibc

/// Searching the history as one types (Ctrl-R backward, Ctrl-S forward). The line below the entry tells the direction and what is searched for.
struct IncrementalSearch {
  var query: [wchar_t] = []
  var position: HistoryStore.Position?
  var forward: Bool
  var failed = false
  /// The entry before the search.
  let before: UndoStack.Snapshot
  /// What each character of the query led to, for Backspace.
  private var trail: [(position: HistoryStore.Position?, failed: Bool)] = []

  init(forward: Bool, from entry: UndoStack.Snapshot) {
    self.forward = forward
    before = entry
  }

  /// Extends the query; the entry found stays when it matches the longer query.
  mutating func type(_ scalar: wchar_t, in history: HistoryStore) {
    trail.append((position, failed))
    query.append(scalar)
    if failed { return }
    let found: HistoryStore.Position?
    if forward, let position {
      found = matches(position, history) ? position : history.next(containing: query, after: position)
    } else {
      found = history.previous(containing: query, before: position.flatMap { history.next(after: $0) })
    }
    if let found { position = found } else { failed = true }
  }

  mutating func backspace() {
    guard let last = trail.popLast() else { return }
    query.removeLast()
    (position, failed) = last
  }

  /// The next hit in the direction, skipping entries that read the same.
  mutating func advance(forward newForward: Bool, in history: HistoryStore) {
    forward = newForward
    guard !query.isEmpty else { return }
    let current = position.map { history.wideText(of: $0) }
    var at = position
    while true {
      let found = forward ? at.flatMap { history.next(containing: query, after: $0) } : history.previous(containing: query, before: at)
      guard let found else {
        failed = true
        return
      }
      at = found
      if history.wideText(of: found) != current { break }
    }
    position = at
    failed = false
  }

  private func matches(_ position: HistoryStore.Position, _ history: HistoryStore) -> Bool {
    Self.find(query, in: history.wideText(of: position)) != nil
  }

  /// What the entry shows: the text found and the place of the match in it, or what was there before.
  func shown(in history: HistoryStore) -> UndoStack.Snapshot {
    guard let position else { return before }
    let text = history.wideText(of: position)
    return UndoStack.Snapshot(text: text, cursor: Self.find(query, in: text) ?? text.count)
  }

  /// PSReadLine's words for the state.
  var status: [wchar_t] {
    WideText.from((failed ? "failed-" : "") + (forward ? "fwd-i-search: " : "bck-i-search: ")) + query + [0x5F]
  }

  private static func find(_ needle: [wchar_t], in text: [wchar_t]) -> Int? {
    if needle.isEmpty || needle.count > text.count { return nil }
    func fold(_ unit: wchar_t) -> wchar_t { unit >= 0x41 && unit <= 0x5A ? unit | 0x20 : unit }
    return (0...text.count - needle.count).last { start in
      needle.indices.allSatisfy { fold(text[start + $0]) == fold(needle[$0]) }
    }
  }
}
