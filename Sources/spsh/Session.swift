import Console
import Engine
import Glibc
import Text

/// One run of the executable, from options to exit code.
struct Session {
  let options: CommandLineOptions
  let host: ConsoleHost
  let shell: Shell

  func run() -> Int32 {
    defer { host.close() }
    switch options.action {
    case .command(let text, let arguments):
      runProfile()
      return finish(shell.run(text, arguments: arguments), stopped: 1)
    case .file(let path, let arguments):
      runProfile()
      return finish(shell.run(file: path, arguments: arguments), stopped: 0)
    case .standardInput:
      runProfile()
      return finish(StandardInputScript(shell, host).run(), stopped: 1)
    case .interactive:
      if isatty(STDIN_FILENO) != 1 {
        runProfile()
        return finish(StandardInputScript(shell, host).run(), stopped: 1)
      }
      if !options.noLogo { host.write(PSString.of("spsh: PowerShell 7.6 with a SharePoint farm inside it\n"), to: .output) }
      runProfile()
      return prompt()
    case .version, .help: return 0
    }
  }

  private func prompt() -> Int32 {
    host.historyPath = UserFolder.data.map { "\($0)/history" }
    return InteractiveLoop(shell, host).run()
  }

  /// The exit code; after `-NoExit` the prompt's.
  private func finish(_ outcome: Shell.Outcome, stopped: Int32) -> Int32 {
    host.flush()
    if options.noExit, isatty(STDIN_FILENO) == 1 {
      if case .exit(let code) = outcome { return code }
      return prompt()
    }
    switch outcome {
    case .exit(let code): return code
    case .finished(let succeeded): if case .file = options.action { return 0 } else { return succeeded ? 0 : 1 }
    case .failed: return 1
    case .stopped: return stopped
    }
  }

  /// `profile.ps1` of the user's configuration, in the session's own scope.
  private func runProfile() {
    guard !options.noProfile, let path = UserFolder.configuration.map({ "\($0)/profile.ps1" }), access(path, F_OK) == 0 else { return }
    _ = shell.run(file: path, arguments: [])
  }
}

/// Standard input as a script, run statement by statement, each as soon as it is complete.
///
/// Lines that complete what was begun are one entry until an empty line or the end, as in PowerShell, so that an `else` may follow on a line of its own.
struct StandardInputScript {
  private let shell: Shell
  private let host: ConsoleHost

  init(_ shell: Shell, _ host: ConsoleHost) {
    self.shell = shell
    self.host = host
  }

  func run() -> Shell.Outcome {
    var last = Shell.Outcome.finished(succeeded: true)
    var pending: [PSString] = []
    while true {
      switch host.session.readScriptLine() {
      case .cancelled: return .stopped
      case .end:
        if !pending.isEmpty { last = shell.run(joined(pending)) }
        return last
      case .line(let line):
        let isBlank = line.isWhiteSpace
        if pending.isEmpty, isBlank { continue }
        pending.append(line)
        if pending.count > 1, !isBlank { continue }
        let text = joined(pending)
        if InteractiveLoop.completeness(text) == .incomplete { continue }
        pending = []
        last = shell.run(text)
        host.flush()
        if case .exit = last { return last }
      }
    }
  }

  private func joined(_ lines: [PSString]) -> PSString { PSString.of(lines.map(\.string).joined(separator: "\n")) }
}

/// The user's folders, by the XDG rules; nil without a home.
enum UserFolder {
  /// `$XDG_DATA_HOME/spsh`
  static var data: String? { folder("XDG_DATA_HOME", ".local/share") }
  /// `$XDG_CONFIG_HOME/spsh`
  static var configuration: String? { folder("XDG_CONFIG_HOME", ".config") }

  private static func folder(_ variable: String, _ inHome: String) -> String? {
    if let given = getenv(variable), given.pointee != 0 { return String(cString: given) + "/spsh" }
    guard let home = getenv("HOME"), home.pointee != 0 else { return nil }
    return String(cString: home) + "/\(inHome)/spsh"
  }
}
