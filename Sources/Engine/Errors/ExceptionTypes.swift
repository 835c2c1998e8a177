import Text

/// The exception types and their bases.
public enum ExceptionTypes {
  private nonisolated(unsafe) static var made: [FoldedName: DotNetType] = [:]

  public nonisolated(unsafe) static let exception = DotNetType("System.Exception", base: .object)
  public nonisolated(unsafe) static let systemException = DotNetType("System.SystemException", base: exception)

  /// The type of an exception that Swift code raises.
  public static func type(_ name: StaticString) -> DotNetType {
    let key = FoldedName(name)
    if let known = made[key] { return known }
    let type = TypeRegistry.find(name.description) ?? DotNetType(name, base: systemException)
    made[key] = type
    return type
  }
}
