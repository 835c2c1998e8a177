import Glibc

extension TerminalSession {
  /// Runs `body` with keys arriving one by one, unechoed, Ctrl-C among them. Output processing stays as it is.
  func withRawInput<R>(_ body: () -> R) -> R {
    var before = termios()
    guard inputIsTerminal, tcgetattr(STDIN_FILENO, &before) == 0 else { return body() }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
    raw.c_cc.5 = 0  // VTIME
    raw.c_cc.6 = 1  // VMIN
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
    return body()
  }
}
