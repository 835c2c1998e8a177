import Text

/// How deep a script may nest: PowerShell's own stack carries some thousand levels, and the thread's stack must have room.
struct NestingLimit {
  /// A pair of parentheses takes four levels.
  static let maximum = 16_000

  private var depth = 0
  /// The lowest address that may be used, with room to spare for what the rules call.
  private let floor = NativeStack.floor + 128 * 1024

  /// Some levels deeper, if there is room.
  mutating func enter(_ levels: Int) -> Bool {
    guard depth < Self.maximum, NativeStack.address > floor else { return false }
    depth += levels
    return true
  }

  mutating func leave(_ levels: Int) { depth -= levels }
}
