import Text

/// Where the streams besides output go; nil is the host.
public final class Streams {
  public enum Kind: Int, Sendable { case output = 1, error, warning, verbose, debug, information }

  public internal(set) var error: OutputSink?
  public internal(set) var warning: OutputSink?
  public internal(set) var verbose: OutputSink?
  public internal(set) var debug: OutputSink?
  public internal(set) var information: OutputSink?
  /// False inside `Invoke()` and its like: there is no error stream, so a statement list does not go on after an error.
  var hasErrorStream = true
  /// These streams without the error stream, once asked for.
  var strict: Streams?

  var ownedSinks: [OutputSink] = []
  var ownedCells: [UnsafeMutablePointer<Out>] = []

  public init() {}

  deinit {
    for cell in ownedCells {
      cell.deinitialize(count: 1)
      cell.deallocate()
    }
  }

  init(copying other: Streams) {
    error = other.error
    warning = other.warning
    verbose = other.verbose
    debug = other.debug
    information = other.information
    hasErrorStream = other.hasErrorStream
  }

  subscript(_ kind: Kind) -> OutputSink? {
    get {
      switch kind {
      case .output: nil
      case .error: error
      case .warning: warning
      case .verbose: verbose
      case .debug: debug
      case .information: information
      }
    }
    set {
      switch kind {
      case .output: break
      case .error: error = newValue
      case .warning: warning = newValue
      case .verbose: verbose = newValue
      case .debug: debug = newValue
      case .information: information = newValue
      }
    }
  }
}
