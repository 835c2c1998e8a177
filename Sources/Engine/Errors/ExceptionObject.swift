import Text

/// An instance of `System.Exception` or of a type derived from it, script classes included.
///
/// The exception types form one table (`ExceptionTypes`); a type's own properties (`ParamName`, `FileName` …) are kept by name.
public final class ExceptionObject: Object {
  public let exceptionType: DotNetType
  public var message: PSString
  public var inner: Value
  /// The error record that `RuntimeException`s carry.
  public weak var record: ErrorRecord?
  /// Values of the properties that the type adds.
  public var details = MemberTable()
  public private(set) lazy var data = PSHashtable(comparer: .ordinal)
  /// Where it was thrown, as `StackTrace` tells; nil until thrown.
  public var stackTrace: PSString?

  public init(type: DotNetType, message: PSString, inner: Value = .null) {
    exceptionType = type
    self.message = message
    self.inner = inner
  }

  public convenience init(_ typeName: StaticString, _ message: String, inner: Value = .null) {
    self.init(type: ExceptionTypes.type(typeName), message: PSString.of(message), inner: inner)
  }

  public override var dotNetType: DotNetType { exceptionType }

  /// `ToString()`: type and message, the inner exceptions behind arrows, and the stack trace where it was thrown.
  public override func text() throws(Unwind) -> PSString? {
    var parts: [String] = []
    var current: ExceptionObject? = self
    while let exception = current {
      parts.append(exception.message.isEmpty ? exception.exceptionType.netName.string : "\(exception.exceptionType.netName): \(exception.message)")
      current = exception.inner.asObject as? ExceptionObject
    }
    var text = parts.joined(separator: "\n ---> ")
    for _ in parts.dropFirst() { text += "\n   --- End of inner exception stack trace ---" }
    if let stackTrace { text += "\n\(stackTrace)" }
    return PSString.of(text)
  }

  /// `RuntimeException.ErrorRecord`: the record that was made with the exception or raised with it, else one made now.
  public var errorRecord: ErrorRecord {
    if let own = adopted ?? record { return own }
    return ErrorRecord(self, id: exceptionType.name, category: .notSpecified, target: .null)
  }

  /// A record that a script made the exception with.
  private var adopted: ErrorRecord?
  func adopt(_ record: ErrorRecord) { adopted = record }
}
