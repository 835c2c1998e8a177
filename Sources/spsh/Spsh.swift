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
    pthread_join(thread, nil)
  }

  static func interpret(nativeStack: Int) -> Int32 {
    TerminalSession.guardThread()
    let options: CommandLineOptions
    do throws(CommandLineOptions.Failure) {
      options = try CommandLineOptions(Array(CommandLine.arguments.dropFirst()))
    } catch {
      complain("\(error.message)\n\n\(CommandLineOptions.usage)")
      return error.code
    }
    switch options.action {
    case .version:
      say("PowerShell 7.6.5\n")
      return 0
    case .help:
      say(CommandLineOptions.usage)
      return 0
    default: break
    }
    FarmSession.configure(farm: options.farm, server: options.server)
    if let folder = options.workingDirectory, chdir(folder) != 0 {
      complain("Cannot find path '\(folder)' because it does not exist.\n")
    }
    let attention = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    attention.initialize(to: 0)
    let host = ConsoleHost(attention: attention, mayAsk: !options.nonInteractive)
    let shell = Shell(host: host, attention: attention, nativeStack: nativeStack)
    ShellAssembly.assemble(shell)
    return Session(options: options, host: host, shell: shell).run()
  }

  static func say(_ text: String) { Array(text.utf8).withUnsafeBytes { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) } }
  static func complain(_ text: String) { Array(text.utf8).withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) } }
}

private func interpreterThread(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  exit(Spsh.interpret(nativeStack: Spsh.stackSize))
}
