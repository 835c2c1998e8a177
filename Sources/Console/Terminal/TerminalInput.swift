import CSystem
import Glibc

/// Keys and signals of a terminal, one after the other.
package final class TerminalInput {
  package enum Event: Equatable {
    case key(Key)
    case paste([UInt8])
    case cursor(row: Int, column: Int)
    /// SIGINT came from elsewhere than the keyboard.
    case interrupted
    case resized
    /// The process goes on after having been stopped.
    case resumed
    /// The terminal is gone.
    case end
    case timeout
  }

  /// How long a lone Escape may be the beginning of a sequence, in milliseconds.
  private static let escapeDelay: Int32 = 40

  private let descriptor: Int32
  private let signals: Int32
  var decoder = KeyDecoder()
  private var ended = false
  private var queued: [Event] = []

  init(descriptor: Int32, signals: Int32) {
    self.descriptor = descriptor
    self.signals = signals
  }

  /// Something can be had without waiting.
  var hasPending: Bool {
    if !queued.isEmpty || !decoder.isEmpty { return true }
    return wait(0).keys
  }

  /// Forgets the signals of the time before.
  func discardSignals() {
    var byte: UInt8 = 0
    while read(signals, &byte, 1) == 1 {}
    queued.removeAll()
  }

  /// Waits for the next event, at most `timeout` milliseconds (-1: for ever).
  func next(timeout: Int32 = -1) -> Event {
    if !queued.isEmpty { return queued.removeFirst() }
    while true {
      let decoded = decoder.next()
      if let event = Self.event(decoded) { return event }
      if ended {
        // What is left of a sequence is what it is.
        return Self.event(decoder.next(final: true)) ?? .end
      }
      let ready = wait(decoded == .ambiguous ? Self.escapeDelay : timeout)
      if ready.signal, let event = readSignal() { return event }
      if ready.keys {
        fill()
      } else if !ready.signal {
        if decoded == .ambiguous {
          if let event = Self.event(decoder.next(final: true)) { return event }
        } else if timeout >= 0 {
          return .timeout
        }
      }
    }
  }

  /// One byte for a secret: nothing else keeps it. nil with an event when something else came.
  func nextByte() -> (byte: UInt8?, event: Event) {
    if let byte = decoder.takeByte() { return (byte, .timeout) }
    while true {
      let ready = wait(-1)
      if ready.signal, let event = readSignal() { return (nil, event) }
      if ready.keys {
        var byte: UInt8 = 0
        let count = read(descriptor, &byte, 1)
        if count == 1 {
          defer { spsh_wipe(&byte, 1) }
          return (byte, .timeout)
        }
        if count == 0 || (errno != EINTR && errno != EAGAIN) {
          ended = true
          return (nil, .end)
        }
      }
    }
  }

  /// More bytes of this secret's key are there or come at once (the rest of an escape sequence).
  func byteFollows() -> Bool { !decoder.isEmpty || wait(Self.escapeDelay).keys }

  /// Puts an event back for the next one who asks.
  func requeue(_ event: Event) { queued.append(event) }

  private static func event(_ result: KeyDecoder.Result) -> Event? {
    switch result {
    case .key(let key): .key(key)
    case .paste(let bytes): .paste(bytes)
    case .cursor(let row, let column): .cursor(row: row, column: column)
    case .needMore, .ambiguous: nil
    }
  }

  private func fill() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65536) { buffer in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count > 0 {
        decoder.feed(UnsafeBufferPointer(rebasing: buffer[0..<count]))
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        ended = true
      }
    }
  }

  private func readSignal() -> Event? {
    var byte: UInt8 = 0
    guard read(signals, &byte, 1) == 1 else { return nil }
    switch byte {
    case UInt8(ascii: "I"): return .interrupted
    case UInt8(ascii: "W"): return .resized
    default: return .resumed
    }
  }

  private func wait(_ timeout: Int32) -> (keys: Bool, signal: Bool) {
    var polled = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0)]
    let count = poll(&polled, 2, timeout)
    if count <= 0 { return (false, count < 0 && errno == EINTR) }
    return (polled[0].revents != 0, polled[1].revents != 0)
  }
}
