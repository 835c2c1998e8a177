import Glibc

/// The last texts that were cut, newest last; cuts in a row grow one text.
package struct KillRing {
  private static let capacity = 10

  private var entries: [[wchar_t]] = []
  private var turned = 0

  package init() {}

  /// `appending`: the command before this one was a cut too. `before`: the cut was towards the beginning.
  package mutating func kill(_ text: [wchar_t], appending: Bool, before: Bool) {
    turned = 0
    if text.isEmpty { return }
    if appending, let last = entries.popLast() {
      entries.append(before ? text + last : last + text)
      return
    }
    entries.append(text)
    if entries.count > Self.capacity { entries.removeFirst() }
  }

  /// The newest text.
  package mutating func yank() -> [wchar_t]? {
    turned = 0
    return entries.last
  }

  /// After a yank: the one before, going round.
  package mutating func yankPop() -> [wchar_t]? {
    guard !entries.isEmpty else { return nil }
    turned = (turned + 1) % entries.count
    return entries[entries.count - 1 - turned]
  }
}
