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
}
