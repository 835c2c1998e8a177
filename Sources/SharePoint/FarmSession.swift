import Engine
import Farm
import Glibc

/// `FarmSession.configure(farm: "/tmp/a.db", server: "SP02")` – which farm this shell works on, and which of its servers it runs on.
///
/// Nothing is opened before the first command or member that needs the farm.
public enum FarmSession {
  private nonisolated(unsafe) static var location: FarmLocation?
  private nonisolated(unsafe) static var server: String?
  private nonisolated(unsafe) static var made: LocalFarm?

  /// Takes the options `-Farm` and `-Server`; what isn't given comes from `SPSH_FARM` and `SPSH_SERVER`, else is the user's own farm and the host's name.
  ///
  /// - Parameter farm: a path, relative to the current directory as it is now, or `:memory:` for a farm that ends with the process.
  package static func configure(farm: String? = nil, server: String? = nil) {
    location = (farm ?? environment("SPSH_FARM")).map { FarmLocation($0) }
    self.server = server ?? environment("SPSH_SERVER")
    AssignmentCollection.global = nil
    made = nil
  }

  /// The farm of this session; made when first asked for, opened at its first use.
  package static var local: LocalFarm {
    if let made { return made }
    let caller = Caller(account: Caller.loginName, server: server ?? Caller.hostName)
    let farm = LocalFarm(location ?? .standard, caller: caller, wait: LockWait(isInterrupted: { Runtime.current?.isInterrupted ?? false }))
    made = farm
    return farm
  }

  /// A variable that is set to something.
  private static func environment(_ name: String) -> String? {
    guard let text = getenv(name).map({ String(cString: $0) }), !text.isEmpty else { return nil }
    return text
  }
}
