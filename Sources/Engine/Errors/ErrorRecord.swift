import Syntax
import Text

/// `System.Management.Automation.ErrorRecord`.
public final class ErrorRecord: Object {
  public let exception: ExceptionObject
  /// The id before the command's name; `fullyQualifiedErrorId` joins both.
  public var errorId: PSString
  public var category: ErrorCategory
  public var target: Value
  /// What `CategoryInfo` says besides the category; nil where it is derived.
  public var activity: PSString?
  public var reason: PSString?
  public var targetName: PSString?
  public var targetType: PSString?
  /// A message that replaces the exception's (`ErrorDetails`), and what it recommends.
  public var details: PSString?
  public var recommendedAction: PSString?
  /// Where the command that failed was called, or the language construct stands.
  public var invocation: InvocationInfo?
  public var scriptStackTrace: PSString?
  /// The id's second half: the class name of the cmdlet, or the function's name.
  public var commandId: PSString?
  /// It was written to the error stream already (a host shows it once).
  public var isReported = false
  /// What the parser said, when this is a script that does not parse.
  package var parseErrors: [ParseError] = []
  /// Written with the error stream's mark: `2>&1` shows it as an error.
  public var isFromWriteError = false

  public init(_ exception: ExceptionObject, id: PSString, category: ErrorCategory, target: Value) {
    self.exception = exception
    errorId = id
    self.category = category
    self.target = target
    super.init()
    if exception.record == nil { exception.record = self }
  }

  public convenience init(_ exception: ExceptionObject, id: String, category: ErrorCategory = .notSpecified, target: Value = .null) {
    self.init(exception, id: id.isEmpty ? exception.exceptionType.name : PSString.of(id), category: category, target: target)
  }

  public override var dotNetType: DotNetType { DotNetType.errorRecord }

  public override func text() throws(Unwind) -> PSString? { message }

  /// What a person is shown: the details' message, else the exception's.
  public var message: PSString { details ?? exception.message }

  public var fullyQualifiedErrorId: PSString {
    guard let commandId, !commandId.isEmpty else { return errorId }
    return errorId.isEmpty ? commandId : PSString.of("\(errorId),\(commandId)")
  }
}
