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
  private let isTimed: Bool
  private var isTimerRunning = false
  /// Told of everything that went out, to follow the cursor.
  var wrote: ((UnsafeRawBufferPointer) -> Void)?

  private static let capacity = 64 << 10

  /// - Parameter attention: the word in which the timer raises `mask`.
  init(attention: UnsafeMutablePointer<Int32>?, mask: Int32) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    isTimed = attention.map { spsh_flush_timer($0, mask) == 0 } ?? false
    bytes.reserveCapacity(OutputBuffer.capacity)
  }

  func append(_ text: PSString) {
    if bytes.isEmpty, isTimed, !isTerminal {
      spsh_flush_timer_start()
      isTimerRunning = true
    }
    text.appendUTF8(to: &bytes)
    if bytes.count >= OutputBuffer.capacity || (isTerminal && bytes.last == 0x0A) || (isTerminal && text.contains(0x0A)) { flush() }
  }

  func flush() {
    if isTimerRunning {
      spsh_flush_timer_stop()
      isTimerRunning = false
    }
    guard !bytes.isEmpty else { return }
    bytes.withUnsafeBytes { all in
      OutputBuffer.write(all, to: STDOUT_FILENO)
      wrote?(all)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes all bytes; a reader that is gone takes nothing.
  static func write(_ all: UnsafeRawBufferPointer, to descriptor: Int32) {
    var done = 0
    while done < all.count, let base = all.baseAddress {
      let n = Glibc.write(descriptor, base + done, all.count - done)
      if n > 0 {
        done += n
      } else if errno == EAGAIN {
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&polled, 1, 1000)
      } else if errno != EINTR {
        return
      }
    }
  }
}
