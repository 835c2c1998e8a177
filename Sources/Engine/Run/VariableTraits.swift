import Text

/// What makes a variable more than a value: type constraint, validation, options, description.
public final class VariableTraits {
  public struct Options: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let readOnly = Options(rawValue: 1)
    public static let constant = Options(rawValue: 2)
    public static let isPrivate = Options(rawValue: 4)
    public static let allScope = Options(rawValue: 8)
  }

  public var constraint: DotNetType?
  public var attributes: [ParameterAttribute] = []
  public var options: Options = []
  public var description: PSString?
  /// A variable whose value is computed, such as `$PID` or `$HOME` set from Swift; nil for stored ones.
  public var compute: (() -> Value)?
  /// Called after a stored value changed: engine settings such as preferences.
  public var changed: ((Value) -> Void)?

  public init() {}
}
