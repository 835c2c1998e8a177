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
    switch options.action {
    case .command(let text): return finish(shell.run(text))
    case .standardInput: return readStandardInput()
    case .file(let path, let arguments): return runFile(path, arguments)
    case .interactive:
      if isatty(STDIN_FILENO) == 1 || options.interactive { return prompt() }
      return readStandardInput()
    case .version, .help: return 0
    }
  }

  private func prompt() -> Int32 {
    host.historyPath = Session.historyPath()
    if !options.noLogo {
      host.write(PSString.of("spsh: PowerShell 7.6 with a SharePoint farm inside it\n"), to: .output)
    }
    return InteractiveLoop(shell, host).run()
  }

  private func runFile(_ path: String, _ arguments: [String]) -> Int32 {
    guard let found = Session.scriptPath(path) else {
      Spsh.complain(
        "The argument '\(path)' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.\n\n\(CommandLineOptions.usage)"
      )
      return 64
    }
    return finish(shell.run(file: found, arguments: arguments))
  }

  /// The exit code; after `-NoExit` the prompt's.
  private func finish(_ outcome: Shell.Outcome) -> Int32 {
    host.flush()
    if case .exit(let code) = outcome { return code }
    if options.noExit { return prompt() }
    switch outcome {
    case .finished(let succeeded): if case .command = options.action { return succeeded ? 0 : 1 } else { return 0 }
    case .exit(let code): return code
    case .failed: return 1
    case .stopped: return 130
    }
  }

  /// Runs standard input piece by piece, each as soon as it is complete.
  private func readStandardInput() -> Int32 {
    var pending = ""
    var last = Shell.Outcome.finished(succeeded: true)
    func flushPending() -> Int32? {
      let text = PSString.of(pending)
      pending = ""
      if text.isWhiteSpace { return nil }
      last = shell.run(text)
      host.flush()
      if case .exit(let code) = last { return code }
      return nil
    }
    while let line = readLine(strippingNewline: false) {
      pending += line
      if InteractiveLoop.isComplete(PSString.of(pending)) { if let code = flushPending() { return code } }
    }
    if !pending.isEmpty, let code = flushPending() { return code }
    if case .failed = last { return 1 }
    return 0
  }

  /// A script file by its path, with `.ps1` added where that exists.
  private static func scriptPath(_ path: String) -> String? {
    let full = path.hasPrefix("/") ? path : FilePath.currentFolder() + "/" + path
    var clean: [Substring] = []
    for part in full.split(separator: "/") {
      if part == "." { continue }
      if part == ".." { _ = clean.popLast() } else { clean.append(part) }
    }
    let normal = "/" + clean.joined(separator: "/")
    if FilePath.isFile(normal) { return normal }
    if FilePath.isFile(normal + ".ps1") { return normal + ".ps1" }
    return nil
  }

  /// `$XDG_DATA_HOME/spsh/history`, made private; nil when there is no home.
  private static func historyPath() -> String? {
    let base: String
    if let data = getenv("XDG_DATA_HOME"), data.pointee != 0 {
      base = String(cString: data)
    } else if let home = getenv("HOME"), home.pointee != 0 {
      base = String(cString: home) + "/.local/share"
    } else {
      return nil
    }
    return base + "/spsh/history"
  }
}
