import CSystem
import Glibc

/// Descriptor 0 line by line, where nothing is edited: redirected input, or a terminal that cannot move its cursor.
///
/// The bytes wait in one buffer that is wiped as they are taken, so that a password from a pipe leaves nothing behind.
package final class StandardInput {
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65536, alignment: 1)
  private var head = 0
  private var tail = 0
  private let signals: Int32
  private var afterReturn = false

  init(signals: Int32) { self.signals = signals }

  deinit {
    spsh_wipe(buffer.baseAddress!, buffer.count)
    buffer.deallocate()
  }

  /// Hands the bytes of the next line, without its end (LF, CR or CR LF), to `take`. A last line without an end is a line.
  /// SIGINT cancels while waiting.
  func readLine(_ take: (UInt8) -> Void) -> ReadResult<Void> {
    var any = false
    while true {
      if head == tail {
        switch fill() {
        case .line: break
        case .cancelled: return .cancelled
        case .end: return any ? .line(()) : .end
        }
      }
      let byte = buffer[head]
      buffer[head] = 0
      head += 1
      let skipped = afterReturn && byte == 0x0A
      afterReturn = byte == 0x0D
      if skipped { continue }
      if byte == 0x0A || byte == 0x0D { return .line(()) }
      any = true
      take(byte)
    }
  }

  private func fill() -> ReadResult<Void> {
    head = 0
    tail = 0
    while true {
      var polled = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0)]
      if poll(&polled, signals >= 0 ? 2 : 1, -1) < 0, errno != EINTR { return .end }
      if polled[1].revents != 0 {
        var event: UInt8 = 0
        if read(signals, &event, 1) == 1, event == UInt8(ascii: "I") { return .cancelled }
      }
      if polled[0].revents == 0 { continue }
      let count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      if count > 0 {
        tail = count
        return .line(())
      }
      if count == 0 || (errno != EINTR && errno != EAGAIN) { return .end }
    }
  }
}
