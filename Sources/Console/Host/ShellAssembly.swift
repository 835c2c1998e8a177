import Engine
import SharePoint

/// Puts the floors together: each registers its tables once, which costs nothing until they are asked.
package enum ShellAssembly {
  private nonisolated(unsafe) static var isDone = false

  package static func register() {
    if isDone { return }
    isDone = true
    SharePointModule.register()
  }
}
