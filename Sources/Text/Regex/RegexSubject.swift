/// The text of a search as UTF-16: a wide string as it lies in memory, a one-byte string widened once for all matches in it.
///
/// An object of its own where the search goes on later (enumerating matches, `NextMatch`).
final class RegexSubject {
  let input: PSString
  let units: UnsafeBufferPointer<UInt16>
  private let buffer = RegexBuffer()

  init(_ input: PSString) {
    self.input = input
    units = buffer.units(of: input)
  }
}

/// Room to widen one-byte strings in.
final class RegexBuffer {
  private var room: UnsafeMutableBufferPointer<UInt16> = .init(start: nil, count: 0)
  /// Units kept between searches; a longer text's room is given back after the search.
  private static let kept = 1 << 16

  deinit { room.deallocate() }

  /// The units of `input`, which the caller keeps alive; valid until the next call.
  func units(of input: PSString) -> UnsafeBufferPointer<UInt16> {
    let count = input.count
    if input.isWide { return UnsafeBufferPointer(start: input.wide, count: count) }
    if room.count < count || room.baseAddress == nil {
      room.deallocate()
      room = .allocate(capacity: max(count, 64))
    }
    guard let target = room.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
    let source = input.narrow
    for i in 0..<count { target[i] = UInt16(truncatingIfNeeded: source[i]) }
    return UnsafeBufferPointer(start: target, count: count)
  }

  func trim() {
    guard room.count > Self.kept else { return }
    room.deallocate()
    room = .init(start: nil, count: 0)
  }
}
