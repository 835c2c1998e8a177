import Syntax
import Text

/// What binding, help, completion and `Get-Command` know of one parameter of a function, script block or cmdlet.
public final class ParameterDescription {
  /// Membership of one parameter set.
  public struct SetMembership {
    public var isMandatory = false
    /// nil: by name only.
    public var position: Int?
    public var fromPipeline = false
    public var fromPipelineByPropertyName = false
    public var fromRemainingArguments = false
    public var helpMessage: PSString?
    public init() {}
  }

  public let name: PSString
  public var aliases: [PSString]
  /// The type that arguments are converted to; `object` when none is declared.
  public let type: DotNetType
  /// By set number; the key -1 stands for "every set".
  public var sets: [(set: Int, membership: SetMembership)]
  /// Validation and transformation in the order in which they apply.
  public var attributes: [ParameterAttribute]
  public var isSwitch: Bool { type === DotNetType.switchParameter }
  public var isDynamic = false
  public var isHidden = false
  /// One of the common parameters (`-ErrorAction` …).
  public var isCommon = false
  /// Position in the owner's list: which slot or setter takes the value.
  public let index: Int

  public init(name: PSString, type: DotNetType, index: Int, aliases: [PSString] = [], sets: [(set: Int, membership: SetMembership)] = [], attributes: [ParameterAttribute] = []) {
    self.name = name
    self.type = type
    self.index = index
    self.aliases = aliases
    self.sets = sets
    self.attributes = attributes
  }

  /// How the parameter takes part in a set; nil when it does not.
  public func membership(in set: Int) -> SetMembership? {
    for s in sets where s.set == set || s.set == -1 { return s.membership }
    return nil
  }

  /// One bit a set; all ones for a parameter of every set.
  public var setMask: UInt32 { sets.reduce(0) { $0 | ($1.set < 0 ? .max : 1 << UInt32($1.set)) } }
}

/// An attribute that checks or changes an argument.
public enum ParameterAttribute {
  case allowNull, allowEmptyString, allowEmptyCollection
  case validateNotNull, validateNotNullOrEmpty, validateNotNullOrWhiteSpace
  case validateSet([PSString], ignoreCase: Bool, message: PSString?)
  case validateRange(Value, Value)
  /// `Positive`, `NonNegative`, `Negative`, `NonPositive`.
  case validateRangeKind(PSString)
  case validatePattern(PSString, options: Int, message: PSString?)
  case validateLength(Int, Int)
  case validateCount(Int, Int)
  case validateScript(ScriptBlock, message: PSString?)
  case validateDrive([PSString])
  case validateUserDrive
  case validateTrustedData
  /// `[Credential()]`: a user name becomes a prompt for its password.
  case credential
  /// A transformation that a cmdlet's declaration brings: an encoding by its name, a version that may be `Latest`.
  case transformation((Value) throws(Unwind) -> Value)
  case argumentCompleter(Value)
  case argumentCompletions([PSString])
  case supportsWildcards
  case obsolete(PSString?)
  /// A validation or transformation attribute that a script class defines, or one this list does not know: the attribute's instance.
  case custom(Object)
}
