import CSystem
import Glibc
import Text

/// A child process with the pipes that a pipeline needs.
final class NativeProcess {
  struct StartError: Error {
    let message: String
  }

  private let path: String
  private let arguments: [String]
  private let input: [UInt8]?
  private let capturesOutput: Bool
  private let capturesError: Bool
  private(set) var pid: pid_t = 0
  private var inputEnd: Int32 = -1
  private var outputEnd: Int32 = -1
  private var errorEnd: Int32 = -1

  /// - Parameter input: what the program reads; nil leaves our own standard input to it.
  init(path: String, arguments: [String], input: [UInt8]?, capturesOutput: Bool, capturesError: Bool) {
    self.path = path
    self.arguments = arguments
    self.input = input
    self.capturesOutput = capturesOutput
    self.capturesError = capturesError
  }

  func start() throws(StartError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var close: [Int32] = []
    func pipeFor(_ descriptor: Int32, reads: Bool) -> Int32 {
      var ends: [Int32] = [0, 0]
      guard spsh_pipe(&ends) == 0 else { return -1 }
      posix_spawn_file_actions_adddup2(&actions, ends[reads ? 0 : 1], descriptor)
      close.append(ends[reads ? 0 : 1])
      return ends[reads ? 1 : 0]
    }
    if input != nil { inputEnd = pipeFor(0, reads: true) }
    if capturesOutput { outputEnd = pipeFor(1, reads: false) }
    if capturesError { errorEnd = pipeFor(2, reads: false) }
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for p in argv { free(p) } }
    let code = posix_spawn(&pid, path, &actions, nil, &argv, environ)
    for descriptor in close { Glibc.close(descriptor) }
    if code != 0 {
      closeAll()
      throw StartError(message: String(cString: strerror(code)))
    }
  }

  /// Feeds the input and hands over what comes out line by line, until both ends are closed.
  func drain(attention: UnsafeMutablePointer<Int32>, _ f: Frame, _ take: (PSString, _ isError: Bool) throws(Unwind) -> Void) throws(Unwind) {
    defer { closeAll() }
    var pending: [[UInt8]] = [[], []]
    var written = 0
    if inputEnd >= 0 { _ = fcntl(inputEnd, F_SETFL, O_NONBLOCK) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while outputEnd >= 0 || errorEnd >= 0 || inputEnd >= 0 {
      var polled = [
        pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0), pollfd(fd: errorEnd, events: Int16(POLLIN), revents: 0),
        pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&polled, 3, 200)
      if attention.pointee != 0 {
        if attention.pointee & Runtime.interruptBit != 0 { terminate() }
        try f.attend()
      }
      if ready < 0 { if errno == EINTR { continue } else { break } }
      for which in 0...1 where polled[which].revents != 0 {
        let n = read(polled[which].fd, &buffer, buffer.count)
        if n < 0, errno == EINTR || errno == EAGAIN { continue }
        if n <= 0 {
          close(polled[which].fd)
          if which == 0 { outputEnd = -1 } else { errorEnd = -1 }
          continue
        }
        pending[which].append(contentsOf: buffer[..<n])
        try lines(&pending[which], isError: which == 1, take)
      }
      if polled[2].revents != 0, let input {
        let n = input[written...].withUnsafeBytes { Glibc.write(inputEnd, $0.baseAddress, $0.count) }
        if n > 0 { written += n }
        if written >= input.count || (n < 0 && errno != EAGAIN && errno != EINTR) {
          close(inputEnd)
          inputEnd = -1
        }
      }
    }
    for which in 0...1 where !pending[which].isEmpty {
      try take(PSString.of(String(decoding: pending[which], as: UTF8.self)), which == 1)
    }
  }

  private func lines(_ pending: inout [UInt8], isError: Bool, _ take: (PSString, Bool) throws(Unwind) -> Void) throws(Unwind) {
    var start = 0
    while let end = pending[start...].firstIndex(of: 0x0A) {
      let stop = end > start && pending[end - 1] == 0x0D ? end - 1 : end
      try take(PSString.of(String(decoding: pending[start..<stop], as: UTF8.self)), isError)
      start = end + 1
    }
    pending.removeFirst(start)
  }

  /// A signal ended it.
  private(set) var wasKilled = false

  /// The exit code; 128 and the signal when it was killed.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    wasKilled = status & 0x7F != 0
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  func terminate() { if pid > 0 { kill(pid, SIGINT) } }

  private func closeAll() {
    for end in [inputEnd, outputEnd, errorEnd] where end >= 0 { close(end) }
    inputEnd = -1
    outputEnd = -1
    errorEnd = -1
  }
}
