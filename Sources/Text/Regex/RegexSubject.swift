/// The text of a search as UTF-16: a wide string as it lies in memory, a one-byte string widened once for all matches in it.
final class RegexSubject {
  let input: PSString
  /// The units that matching may look at: the input, or the part that `match(in:range:)` was given.
  let units: UnsafeBufferPointer<UInt16>
  private let widened: RegexBuffer?
  var isWide: Bool { input.isWide }

  /// Lives as long as somebody goes through the matches.
  init(_ input: PSString) {
    self.input = input
    if input.isWide {
      // The string does not move, and this object keeps it alive.
      units = input.withWide { $0 }
      widened = nil
    } else {
      var buffer = RegexBuffer()
      units = buffer.widen(input)
      widened = buffer
    }
  }

  deinit { widened?.deallocate() }
}

/// Room to widen one-byte strings in.
struct RegexBuffer {
  private var units: UnsafeMutableBufferPointer<UInt16> = .init(start: nil, count: 0)
  /// Units kept between searches; a longer text's buffer goes at its end.
  private static let kept = 1 << 16

  mutating func widen(_ input: PSString) -> UnsafeBufferPointer<UInt16> {
    let count = input.count
    if units.count < max(count, 1) {
      units.deallocate()
      units = .allocate(capacity: max(count, 64))
    }
    guard let target = units.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
    input.withLatin1 { source in
      guard let source = source.baseAddress else { return }
      for i in 0..<count { target[i] = UInt16(truncatingIfNeeded: source[i]) }
    }
    return UnsafeBufferPointer(start: target, count: count)
  }

  mutating func trim() {
    if units.count > Self.kept { deallocate() }
  }

  mutating func deallocate() {
    units.deallocate()
    units = .init(start: nil, count: 0)
  }
}
