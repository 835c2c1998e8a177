import Text

/// What a frame inherits along `scopeParent` and rarely changes, shared by pointer: whoever changes it gets a copy of its own.
public final class ScopeEnvironment {
  public let runtime: Runtime
  /// The session state (global or a module's) whose functions and variables are seen.
  public let session: SessionState
  /// The frame that `$script:` names: a file's or module's, else the global one.
  public internal(set) var scriptScope: Frame
  /// 0 off, else the version of `Set-StrictMode`; `Latest` is the newest.
  public internal(set) var strictMode = 0
  /// Identity of the set of commands seen from here: a call site that resolved under another number resolves again. 0 is never cached.
  var commandNumber: UInt64

  init(runtime: Runtime, session: SessionState, scriptScope: Frame) {
    self.runtime = runtime
    self.session = session
    self.scriptScope = scriptScope
    commandNumber = runtime.nextCommandNumber()
  }

  init(copying other: ScopeEnvironment) {
    runtime = other.runtime
    session = other.session
    scriptScope = other.scriptScope
    strictMode = other.strictMode
    commandNumber = other.commandNumber
  }

  /// The heap frame of a script file, which lives as long as somebody names its environment.
  private var ownedFrame: Frame?

  func adopt(_ frame: Frame) {
    ownedFrame = frame
    scriptScope = frame
  }

  deinit { ownedFrame?.freeHeap() }
}
