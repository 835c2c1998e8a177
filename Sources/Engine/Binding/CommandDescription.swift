import Text

/// The parameters and sets of a command: what the binder works with, for functions and cmdlets alike.
public final class CommandDescription {
  /// Medium is `SupportsShouldProcess`'s default.
  public enum ConfirmImpact: Int, Sendable { case none, low, medium, high }

  public let name: PSString
  /// The class name that stands behind the comma of an error id; a function's own name.
  public let errorIdSuffix: PSString
  public internal(set) var parameters: [ParameterDescription] = []
  /// Names of the sets; their positions are the set numbers. Empty: one unnamed set.
  public internal(set) var setNames: [PSString] = []
  public internal(set) var defaultSet: PSString?
  public internal(set) var supportsShouldProcess = false
  public internal(set) var confirmImpact = ConfirmImpact.medium
  public internal(set) var supportsPaging = false
  public internal(set) var supportsTransactions = false
  /// Advanced functions and cmdlets have the common parameters and refuse what they do not know; simple functions put it into `$args`.
  public internal(set) var isAdvanced = true
  public internal(set) var positionalBinding = true
  public internal(set) var outputTypes: [StaticString] = []
  public internal(set) var helpUri: PSString?

  public init(name: PSString, errorIdSuffix: PSString) {
    self.name = name
    self.errorIdSuffix = errorIdSuffix
  }

  /// Its own parameters, and behind them the common ones.
  var allParameters: [ParameterDescription] { parameters + CommonParameters.available(self) }

  /// The number of a set by its name, adding it when new; -1 for `__AllParameterSets`.
  func setNumber(_ name: PSString) -> Int {
    if name.equalsIgnoringCase(PSString.of("__AllParameterSets")) { return -1 }
    if let i = setNames.firstIndex(where: { $0.equalsIgnoringCase(name) }) { return i }
    setNames.append(name)
    return setNames.count - 1
  }
}
