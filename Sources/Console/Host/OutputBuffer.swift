import CSystem
import Glibc
import Text

/// What is written to standard output, held back in one buffer.
///
/// It never holds a line back across an effect outside the process (whoever causes one calls `flush`), nor longer than 100 ms: a timer raises a bit that the
/// interpreter looks at. At a terminal a line goes out when it ends.
final class OutputBuffer {
  private var bytes: [UInt8] = []
  private let isTerminal: Bool
  private let attention: UnsafeMutablePointer<Int32>
  private let mask: Int32
  private var timer = Timer.unmade
  /// Nobody reads any more: what follows is dropped, and the script goes on, as in PowerShell.
  private var isBroken = false
  /// Told of everything that went out, to follow the cursor.
  var wrote: ((UnsafeRawBufferPointer) -> Void)?
  /// What went out last ended a line.
  private(set) var endsLine = true

  private enum Timer { case unmade, unavailable, stopped, running }
  private static let capacity = 64 << 10

  /// - Parameter attention: the word in which the timer raises `mask`.
  init(attention: UnsafeMutablePointer<Int32>, mask: Int32, isTerminal: Bool) {
    self.attention = attention
    self.mask = mask
    self.isTerminal = isTerminal
  }

  func append(_ text: PSString) {
    if isBroken { return }
    if bytes.isEmpty { begin() }
    text.appendUTF8(to: &bytes)
    if bytes.count >= OutputBuffer.capacity || (isTerminal && bytes.last == 0x0A) || (isTerminal && text.contains(0x0A)) { flush() }
  }

  private func begin() {
    if isTerminal { return }
    if timer == .unmade {
      bytes.reserveCapacity(OutputBuffer.capacity)
      timer = spsh_flush_timer(attention, mask) == 0 ? .stopped : .unavailable
    }
    if timer == .stopped {
      spsh_flush_timer_start()
      timer = .running
    }
  }

  func flush() {
    guard !bytes.isEmpty else { return }
    if timer == .running {
      spsh_flush_timer_stop()
      timer = .stopped
    }
    endsLine = bytes.last == 0x0A
    bytes.withUnsafeBytes { all in
      isBroken = !OutputBuffer.write(all, to: STDOUT_FILENO)
      wrote?(all)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes all bytes; false when nobody reads them any more.
  @discardableResult
  static func write(_ all: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var done = 0
    while done < all.count, let base = all.baseAddress {
      let n = Glibc.write(descriptor, base + done, all.count - done)
      if n > 0 {
        done += n
      } else if errno == EAGAIN {
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&polled, 1, 1000)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
