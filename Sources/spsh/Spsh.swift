import CSystem
import Console
import Engine
import Glibc
import SharePoint
import Terminal
import Text

/// The executable: reads the command line, makes host and shell, and gives the exit code.
///
/// The interpreter runs on a thread of its own, whose stack is large enough for deep recursion.
@main
enum Spsh {
  static let stackSize = 512 << 20

  static func main() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    var thread = pthread_t()
    guard pthread_create(&thread, &attributes, interpreterThread, nil) == 0 else { exit(interpret(nativeStack: 8 << 20)) }
    spsh_block_signals()
    pthread_join(thread, nil)
  }

  static func interpret(nativeStack: Int) -> Int32 {
    spsh_ignore_broken_pipes()
    TerminalSession.guardThread()
    let options: CommandLineOptions
    do throws(CommandLineOptions.Failure) {
      options = try CommandLineOptions(Array(CommandLine.arguments.dropFirst()))
      switch options.action {
      case .version:
        say("PowerShell 7.6.5\n")
        return 0
      case .help:
        say("\n\(Usage.summary)\(Usage.details)\n")
        return 0
      case .file(let path, _): if !FilePath.isFile(path) { throw CommandLineOptions.missingFile(path) }
      case .standardInput where isatty(STDIN_FILENO) == 1:
        throw CommandLineOptions.Failure(
          message: "'-' was specified as the argument to -Command but standard input has not been redirected for this process.", showsUsage: true)
      default: break
      }
    } catch {
      complain("\(error.message)\n")
      if error.showsUsage { say("\n\(Usage.summary)\n") }
      return CommandLineOptions.badCommandLine
    }
    return run(options, nativeStack: nativeStack)
  }

  private static func run(_ options: CommandLineOptions, nativeStack: Int) -> Int32 {
    FarmSession.configure(farm: options.farm, server: options.server)
    let attention = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    attention.initialize(to: 0)
    TerminalSession.watchInterrupts(stop: attention, mask: Runtime.interruptBit)
    let host = ConsoleHost(attention: attention, mayAsk: !options.nonInteractive)
    let shell = Shell(host: host, attention: attention, nativeStack: nativeStack)
    ShellAssembly.assemble(shell)
    var options = options
    options.resolveFile()
    if let folder = options.workingDirectory, chdir(FilePath.resolve(folder, shell.runtime)) != 0 {
      complain("Set-Location: Cannot find path '\(FilePath.resolve(folder, shell.runtime))' because it does not exist.\n")
    }
    return Session(options: options, host: host, shell: shell).run()
  }

  static func say(_ text: String) { Array(text.utf8).withUnsafeBytes { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) } }
  static func complain(_ text: String) { Array(text.utf8).withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) } }
}

private func interpreterThread(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  exit(Spsh.interpret(nativeStack: Spsh.stackSize))
}
