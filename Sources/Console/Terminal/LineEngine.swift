import CEditline
import Glibc

/// libedit's line: the buffer, its cursor and its key maps. Everything that is seen of it goes through `text` and `cursor`, copies made after each change.
///
/// One thread at a time uses it, and it is made once: setting it up costs 0.2–0.35 ms.
final class LineEngine {
  /// The private sequences are this character and a letter; the terminal's own Ctrl-_ never gets to libedit.
  static let prefix: wchar_t = 0x1F
  /// A character that only tells which of vi's key maps is in force.
  static let probe: wchar_t = 0x1E

  enum Command: Unicode.Scalar, CaseIterable {
    case accept = "a"

    var name: String {
      switch self {
      case .accept: "ed-newline"
      }
    }
  }

  private let editLine: OpaquePointer
  private(set) var text: [wchar_t] = []
  private(set) var cursor = 0
  private(set) var isVi: Bool
  /// vi's command map is in force.
  fileprivate(set) var inCommandMap = false
  /// What to do when libedit wants a character: 1 and the character, 0 at the end of input, -1 with `errno` to give the line up.
  var readCharacter: (UnsafeMutablePointer<wchar_t>) -> Int32 = { _ in 0 }

  /// nil when memory is short.
  init?(vi: Bool) {
    isVi = vi
    guard let opened = spsh_el_open("spsh", nil) else { return nil }
    editLine = opened
    LineEngine.current = self
    setUp()
  }

  deinit { el_end(editLine) }

  /// libedit calls back without a context that Swift could hold safely; there is one engine in the process.
  nonisolated(unsafe) private static weak var current: LineEngine?

  func setEditor(vi: Bool) {
    guard vi != isVi else { return }
    isVi = vi
    setUp()
  }

  private func setUp() {
    spsh_el_set_editor(editLine, isVi ? 1 : 0)
    for command in Command.allCases { bind([Self.prefix, wchar_t(command.rawValue.value)], to: command.name) }
    spsh_el_add(editLine, Self.wide("spsh-inserting")) { _, _ in
      LineEngine.current?.inCommandMap = false
      return UInt8(CC_ARGHACK)
    }
    spsh_el_add(editLine, Self.wide("spsh-commanding")) { _, _ in
      LineEngine.current?.inCommandMap = true
      return UInt8(CC_ARGHACK)
    }
    bind([Self.probe], to: "spsh-inserting")
    if isVi {
      bind([Self.prefix, wchar_t(Command.accept.rawValue.value)], to: Command.accept.name, commandMap: true)
      bind([Self.probe], to: "spsh-commanding", commandMap: true)
    }
    spsh_el_start(editLine) { _, character in
      guard let character, let engine = LineEngine.current else { return 0 }
      return engine.readCharacter(character)
    }
  }

  private func bind(_ sequence: [wchar_t], to command: String, commandMap: Bool = false) {
    spsh_el_bind(editLine, commandMap ? 1 : 0, sequence + [0], Self.wide(command))
  }

  private static func wide(_ text: String) -> [wchar_t] { WideText.from(text) + [0] }

  /// Runs libedit's loop over one line. nil when the read function gave it up or ended it; else the line.
  func readLine() -> [wchar_t]? {
    inCommandMap = false
    text = []
    cursor = 0
    var count: Int32 = 0
    guard let line = el_wgets(editLine, &count), count > 0 else { return nil }
    var out = Array(UnsafeBufferPointer(start: line, count: Int(count)))
    if out.last == 0x0A { out.removeLast() }
    return out
  }

  /// Before a character goes to libedit that it may insert: its `ed-insert` writes into a picture of the screen, at a place that must be in it.
  func synchronize() { spsh_el_refresh(editLine) }

  func setRaw(_ raw: Bool) { spsh_el_prepare_terminal(editLine, raw ? 1 : 0) }

  // MARK: buffer

  /// Looks at the buffer again. True when the text differs from what was seen last.
  @discardableResult
  func refresh() -> Bool {
    guard let line = el_wline(editLine), let start = line.pointee.buffer, let end = line.pointee.lastchar else { return false }
    // vi's `$` on an empty line leaves the cursor before the buffer, and the next `x` would write there.
    if line.pointee.cursor < start { el_cursor(editLine, Int32(clamping: start - line.pointee.cursor)) }
    let count = end - start
    cursor = min(max(0, line.pointee.cursor - start), count)
    let same =
      count == text.count
      && text.withUnsafeBufferPointer { memcmp($0.baseAddress ?? start, start, count * MemoryLayout<wchar_t>.stride) == 0 }
    if same { return false }
    text = Array(UnsafeBufferPointer(start: start, count: count))
    return true
  }

  func move(to index: Int) {
    let delta = min(max(0, index), text.count) - cursor
    if delta != 0 { el_cursor(editLine, Int32(clamping: delta)) }
    refresh()
  }

  /// Puts `inserted` at the cursor, which then stands behind it. NUL cannot be in a line and is dropped.
  func insert(_ inserted: [wchar_t]) {
    let clean = inserted.contains(0) ? inserted.filter { $0 != 0 } : inserted
    if clean.isEmpty { return }
    el_winsertstr(editLine, clean + [0])
    refresh()
  }

  /// Takes a range out; the cursor then stands where it was.
  func delete(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<text.count)
    if range.isEmpty { return }
    move(to: range.upperBound)
    el_deletestr(editLine, Int32(clamping: range.count))
    refresh()
  }

  func replace(_ range: Range<Int>, with replacement: [wchar_t]) {
    delete(range)
    move(to: min(range.lowerBound, text.count))
    insert(replacement)
  }

  /// Replaces everything.
  func set(_ newText: [wchar_t], cursor newCursor: Int) {
    delete(0..<text.count)
    insert(newText)
    move(to: newCursor)
  }
}
