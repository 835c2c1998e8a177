import Glibc
import Testing

/// A program at a pseudo-terminal, as a user would have it: keys go in, the screen is looked at.
final class PseudoTerminal {
  private let master: Int32
  private var process: pid_t = 0
  private(set) var screen: ScreenModel
  private(set) var raw: [UInt8] = []
  private var exitStatus: Int32?

  /// How long anything may take before a test fails.
  private static let patience: Int32 = 10_000

  init(
    _ arguments: [String] = [], columns: Int = 60, rows: Int = 24, environment: [String: String] = [:],
    program: String = PseudoTerminal.probe
  ) throws {
    screen = ScreenModel(columns: columns, rows: rows)
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    try #require(openpty(&ours, &theirs, &name, nil, &window) == 0)
    master = ours
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    // Kept open until the program has it: a terminal without anyone at the other end would hang up.
    defer { close(theirs) }
    _ = fcntl(theirs, F_SETFD, FD_CLOEXEC)
    let slave = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by a session's leader, it becomes the controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))  // 0x80: POSIX_SPAWN_SETSID

    var variables = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "TERM": "xterm-256color", "LANG": "C.UTF-8"]
    variables.merge(environment) { $1 }
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    try #require(posix_spawn(&process, program, &actions, &attributes, &argv, &envp) == 0)
  }

  deinit {
    if exitStatus == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
  }

  /// The probe lies beside the test bundle.
  static let probe: String = {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let executable = String(decoding: path[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // `swift test` runs the bundle itself, or a helper that has it as an argument.
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? executable
    return bundle[..<(bundle.lastIndex(of: "/") ?? bundle.endIndex)] + "/LineEditorProbe"
  }()

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var at = 0
    while at < bytes.count {
      // Both ways at once: neither side's buffer may fill up.
      var polled = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&polled, 1, Self.patience) > 0 else { return }
      if polled.revents & Int16(POLLIN) != 0 { read() }
      if polled.revents & Int16(POLLOUT) != 0 {
        let count = bytes.withUnsafeBytes { write(master, $0.baseAddress! + at, min(1024, bytes.count - at)) }
        if count < 0 { return }
        at += count
      }
    }
  }

  @discardableResult
  private func read() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    raw += buffer[..<count]
    screen.feed(Array(buffer[..<count]))
    return true
  }

  /// Reads until the screen satisfies `condition`, and fails the test when it never does.
  func wait(_ what: String = "", sourceLocation: SourceLocation = #_sourceLocation, _ condition: (ScreenModel) -> Bool) {
    while !condition(screen) {
      var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, Self.patience) > 0, read() else {
        Issue.record("never on the screen: \(what)\n\(screen.text)", sourceLocation: sourceLocation)
        return
      }
    }
  }

  /// Waits until the row with the cursor, up to the cursor, ends in `text`.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    wait(text, sourceLocation: sourceLocation) { screen in
      let row = screen.rows[screen.row]
      var line = row.prefix(screen.column).map(\.text).joined()
      line += String(repeating: " ", count: max(0, screen.column - row.count))
      return line.hasSuffix(text)
    }
  }

  /// Waits until the screen's rows are exactly these.
  func expect(rows: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    wait(rows.joined(separator: "\n"), sourceLocation: sourceLocation) { $0.lines == rows }
  }

  func resize(columns: Int, rows: Int) {
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for the end of the process: its exit code, or minus the signal.
  func end() -> Int32 {
    while read() {}
    var status: Int32 = 0
    waitpid(process, &status, 0)
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    exitStatus = code
    return code
  }

  /// Keys typed before a program reads them one by one are echoed, as everywhere: waits until it does.
  func waitForRawModes() {
    while localModes & tcflag_t(ECHO) != 0 { sched_yield() }
  }

  var localModes: tcflag_t {
    var modes = termios()
    tcgetattr(master, &modes)
    return modes.c_lflag
  }
}
