import CmdletsCore
import CmdletsManagement
import CmdletsSecurity
import CmdletsUtility
import Engine
import Formatting
import SharePoint

/// Puts the floors together: each registers its tables once, which costs nothing until they are asked.
package enum ShellAssembly {
  private nonisolated(unsafe) static var isDone = false

  /// The shell's objects are shown by default formatting.
  package static func assemble(_ shell: Shell) {
    register()
    shell.runtime.defaultOutput = ConsoleOutput()
  }

  /// Registers every floor's tables, for who needs no shell.
  package static func register() {
    if isDone { return }
    isDone = true
    HostObject.install()
    FormattingModule.register()
    CmdletsCore.register()
    CmdletsManagement.register()
    CmdletsUtility.register()
    CmdletsSecurity.register()
    SharePointModule.register()
  }
}
