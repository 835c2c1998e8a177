import Text

/// Everything that leaves an activation other than by its completion code: one pointer-sized typed throw.
///
/// `catch` in scripts takes errors only; `break`, `continue`, `return` and `exit` pass through it, and a stop runs `finally` and `clean` on its way.
public final class Unwind: Error {
  public enum Reason {
    case error(ErrorRecord)
    /// `break` and `continue` that no loop of their own activation took; the label may be empty.
    case `break`(PSString?)
    case `continue`(PSString?)
    /// `return` out of a subexpression; its output was written already.
    case `return`
    case exit(Int32)
    /// A pipeline that ends early (`Select-Object -First`), named by its identity; nil for Ctrl-C and the end of the runspace.
    case stopped(AnyObject?)
  }

  public let reason: Reason
  /// The error came from a `throw` statement or a call of `ThrowTerminatingError` and may not be turned into a non-terminating one.
  public let isThrown: Bool

  public init(_ reason: Reason, isThrown: Bool = false) {
    self.reason = reason
    self.isThrown = isThrown
  }

  /// The error record, when this is an error.
  public var record: ErrorRecord? { if case .error(let r) = reason { r } else { nil } }

  /// A terminating error of a .NET exception type.
  /// - Parameters:
  ///   - exception: the full type name, such as `System.ArgumentException`.
  ///   - id: the FullyQualifiedErrorId before the command's name is appended; the exception's short name where empty.
  public static func error(
    _ exception: StaticString, _ message: String, id: String = "", category: ErrorCategory = .notSpecified, target: Value = .null
  ) -> Unwind {
    Unwind(.error(ErrorRecord(ExceptionObject(exception, message), id: id, category: category, target: target)))
  }

  /// A `RuntimeException` as the language itself raises: an id and a message.
  public static func runtime(_ id: String, _ message: String, category: ErrorCategory = .invalidOperation, target: Value = .null) -> Unwind {
    error("System.Management.Automation.RuntimeException", message, id: id, category: category, target: target)
  }

  /// An exception raised inside a .NET member; the call wraps it in a `MethodInvocationException` as PowerShell does.
  public static func dotNet(_ exception: StaticString, _ message: String) -> Unwind { error(exception, message) }
}
