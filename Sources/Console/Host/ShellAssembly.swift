import Engine
import SharePoint

/// Puts the floors together: each registers its tables once, which costs nothing until they are asked.
package enum ShellAssembly {
  private nonisolated(unsafe) static var isDone = false

  /// - Parameters:
  ///   - farm: a database file or `:memory:`; nil leaves it to the environment.
  ///   - server: the server of the farm that this shell runs on; nil leaves it to the environment.
  package static func register(farm: String?, server: String?) {
    FarmSession.configure(farm: farm, server: server)
    if isDone { return }
    isDone = true
    SharePointModule.register()
  }
}
