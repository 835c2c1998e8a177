import CSystem
import Syntax
import Text

/// One running interpreter (a runspace): its stack of values, its global session state, its errors.
public final class Runtime {
  /// The runtime of whoever holds the interpreter lock.
  public nonisolated(unsafe) static var current: Runtime!

  public let host: Host
  /// Formatting registers how objects become text; without it nothing is shown.
  public var defaultOutput: DefaultOutput?
  public private(set) var global: SessionState!
  /// `$Error`: the newest first.
  public let errors = ArrayListObject()

  // The value stack: one reservation, committed by the kernel as it is touched.
  let stackBase: UnsafeMutableRawPointer
  let stackEnd: UnsafeMutableRawPointer
  var stackTop: UnsafeMutableRawPointer
  /// The lowest native stack address that a call may reach.
  var nativeLimit: UInt
  /// 0: a statement list reports an error and goes on. Otherwise a `try` or `trap` is active below, and errors are thrown.
  var propagate: UInt8 = 0
  /// Loops and calls look at it: not zero when there is something to attend to.
  public let attention: UnsafeMutablePointer<Int32>
  /// Ctrl-C ends what runs: `finally` still does its work, but what it puts out is not shown.
  public internal(set) var isStopping = false
  private var commandNumbers: UInt64 = 0
  /// `$?`
  public internal(set) var succeeded = true
  /// `$LASTEXITCODE` of the last program.
  public var lastExitCode: Int32?
  /// Built-in aliases and functions that a script removed.
  package var removedAliases: Set<FoldedName> = []
  package var removedFunctions: Set<FoldedName> = []
  /// Names that no built-in variable has, so that they are not looked for again.
  var missingAutomatic: Set<VariableName> = []
  private var keptEnvironments: [ScopeEnvironment] = []
  /// The block of the global frame: no code, no slots.
  var globalBlock: CompiledBlock?
  let globalOut: UnsafeMutablePointer<Out>

  static let stackSize = 256 << 20

  /// - Parameter nativeStack: bytes of native stack left to the thread that runs this.
  public init(host: Host, attention: UnsafeMutablePointer<Int32>, nativeStack: Int) {
    self.host = host
    stackBase = spsh_reserve(Runtime.stackSize)
    stackTop = stackBase
    stackEnd = stackBase + Runtime.stackSize
    nativeLimit = spsh_stack_address() &- UInt(nativeStack) &+ (1 << 20)
    self.attention = attention
    globalOut = UnsafeMutablePointer<Out>.allocate(capacity: 1)
    globalOut.initialize(to: Out())
  }

  /// Makes the global session state; called once, before anything runs.
  func install(global: SessionState) { self.global = global }

  /// `$LASTEXITCODE`, after a program or a script ended.
  func setExitCode(_ code: Int32) {
    lastExitCode = code
    // The same box stays: by-name frames remember it.
    if let box = global.top.extras.variables[VariableName.lastExitCode] {
      box.value = .int32(code)
    } else {
      global.top.extras.variables[VariableName.lastExitCode] = VariableBox(.int32(code))
    }
  }

  /// Keeps the environment of a module's session for as long as this runtime lives.
  func keep(_ environment: ScopeEnvironment) { keptEnvironments.append(environment) }

  func nextCommandNumber() -> UInt64 {
    commandNumbers &+= 1
    return commandNumbers
  }
}
