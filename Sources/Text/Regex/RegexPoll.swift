import Glibc

/// The moment at which a regex with a time-out gives up, by the monotonic clock.
struct RegexDeadline {
  private let nanoseconds: UInt64

  init(after timeout: UInt64) { nanoseconds = Self.now &+ timeout }

  var hasPassed: Bool { Self.now >= nanoseconds }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}

/// Looks up from a long match now and then: at Ctrl-C and at the clock.
struct RegexPoll {
  /// Whether the running command is to stop. Set once by the host, before other threads; asked every few thousand steps.
  nonisolated(unsafe) static var isInterrupted: () -> Bool = { false }

  private static let interval = 4096

  let deadline: RegexDeadline?
  private var countdown = interval
  /// Why the match is to stop.
  private(set) var error: RegexMatchError?

  init(deadline: RegexDeadline?) { self.deadline = deadline }

  @inline(__always)
  mutating func shouldStop() -> Bool {
    countdown &-= 1
    return countdown <= 0 && look()
  }

  @inline(never)
  private mutating func look() -> Bool {
    countdown = Self.interval
    if Self.isInterrupted() {
      error = .interrupted
    } else if let deadline, deadline.hasPassed {
      error = .timedOut
    }
    return error != nil
  }
}
