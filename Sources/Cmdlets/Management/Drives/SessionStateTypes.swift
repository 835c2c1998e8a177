import Engine
import Text

/// What `$ExecutionContext` leads to: `SessionState`, and its paths.
final class EngineIntrinsics: Object {
  nonisolated(unsafe) static let shared = EngineIntrinsics()
  override var dotNetType: DotNetType { DotNetType.engineIntrinsics }
}

/// `$ExecutionContext.SessionState`
final class SessionStateIntrinsics: Object {
  nonisolated(unsafe) static let shared = SessionStateIntrinsics()
  override var dotNetType: DotNetType { DotNetType.sessionState }
}

/// `$ExecutionContext.SessionState.Path`
final class PathIntrinsics: Object {
  nonisolated(unsafe) static let shared = PathIntrinsics()
  override var dotNetType: DotNetType { DotNetType.pathIntrinsics }
}

extension DotNetType {
  nonisolated(unsafe) static let engineIntrinsics = DotNetType("System.Management.Automation.EngineIntrinsics", base: object) { t in
    t.receiver(EngineIntrinsics.self) { t in
      t.get("System.Management.Automation.SessionState SessionState {get;}") { _ in .object(SessionStateIntrinsics.shared) }
    }
  }
  nonisolated(unsafe) static let sessionState = DotNetType("System.Management.Automation.SessionState", base: object) { t in
    t.receiver(SessionStateIntrinsics.self) { t in
      t.get("System.Management.Automation.PathIntrinsics Path {get;}") { _ in .object(PathIntrinsics.shared) }
    }
  }
  nonisolated(unsafe) static let pathIntrinsics = DotNetType("System.Management.Automation.PathIntrinsics", base: object) { t in
    t.receiver(PathIntrinsics.self) { t in
      t.get("System.Management.Automation.PathInfo CurrentLocation {get;}") { _ in .object(PathInfo(Locations.current)) }
      t.get("System.Management.Automation.PathInfo CurrentFileSystemLocation {get;}") { _ in .object(PathInfo(Locations.current)) }
    }
  }
}
