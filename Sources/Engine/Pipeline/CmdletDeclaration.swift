import Text

/// A cmdlet's name, class and parameters: what its `describe` function gives when the cmdlet is first used.
public final class CmdletDescription {
  public let command: CommandDescription
  /// Full name of the .NET class: `Microsoft.PowerShell.Commands.GetMemberCommand`.
  public let className: PSString
  public let module: StaticString
  let make: () -> Cmdlet
  /// By parameter index; nil puts the initial value back.
  var setters: [(Cmdlet, ParameterValue) throws(Unwind) -> Void] = []
  /// `Cmdlet.dynamicParameters` is asked before binding.
  public internal(set) var hasDynamicParameters = false

  init(command: CommandDescription, className: PSString, module: StaticString, make: @escaping () -> Cmdlet) {
    self.command = command
    self.className = className
    self.module = module
    self.make = make
  }
}

/// A value on its way to a cmdlet's property; nothing when the initial value is put back.
public struct ParameterValue {
  public let value: Value?
  public init(_ value: Value?) { self.value = value }

  /// The value, `$null` when given as null; nil when not given.
  public var string: PSString? { if case .string(let s) = value { s } else { nil } }
  public var strings: [PSString]? {
    switch value {
    case .array(let a): a.elements.map { if case .string(let s) = $0 { s } else { PSString.empty } }
    case .string(let s): [s]
    default: nil
    }
  }
  public var values: [Value]? {
    switch value {
    case nil: nil
    case .array(let a): Array(a.elements)
    case .null, .void, .unset: []
    case .some(let v): [v]
    }
  }
  public var int: Int? {
    switch value {
    case .int32(let n): Int(n)
    case .int64(let n): Int(n)
    case .uint8(let n): Int(n)
    case .uint16(let n): Int(n)
    case .uint32(let n): Int(n)
    case .char(let n): Int(n)
    case .object(let o): (o as? EnumValue).map { Int($0.raw) }
    default: nil
    }
  }
  public var ints: [Int]? { values?.compactMap { ParameterValue($0).int } }
  /// A switch: given and true.
  public var isPresent: Bool {
    switch value {
    case .bool(let b): b
    case .object(let o): (o as? SwitchParameterObject)?.isPresent ?? false
    default: false
    }
  }
  public var double: Double? { if case .double(let d) = value { d } else { nil } }
  public func object<T: Object>(_: T.Type = T.self) -> T? { value?.asObject as? T }
  public var scriptBlock: ScriptBlock? { object(ScriptBlock.self) }
}

/// Declares a cmdlet beside its properties.
///
/// ```swift
/// final class GetMember: Cmdlet {
///   var names: [PSString]?
///   @Sendable static func describe() -> CmdletDescription {
///     let d = Declaration("Get-Member", "Microsoft.PowerShell.Commands.GetMemberCommand", module: "Microsoft.PowerShell.Utility") { GetMember() }
///     d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
///     d.parameter("Name", "string[]", "position 0", rules: "ValidateNotNullOrEmpty") { $0.names = $1.strings }
///     return d.description
///   }
/// }
/// ```
public struct Declaration<C: Cmdlet> {
  public let description: CmdletDescription

  public init(
    _ name: StaticString, _ className: StaticString, module: StaticString, defaultSet: StaticString? = nil,
    shouldProcess: CommandDescription.ConfirmImpact? = nil, output: [StaticString] = [], make: @escaping () -> C
  ) {
    let command = CommandDescription(name: PSString.of(name.description), errorIdSuffix: PSString.of(className.description))
    if let defaultSet {
      let name = PSString.of(defaultSet.description)
      command.defaultSet = name
      // The default set comes first, as in PowerShell's list of a command's sets.
      _ = command.setNumber(name)
    }
    command.supportsShouldProcess = shouldProcess != nil
    command.confirmImpact = shouldProcess ?? .medium
    command.outputTypes = output
    description = CmdletDescription(command: command, className: PSString.of(className.description), module: module, make: { make() })
  }

  /// The cmdlet has parameters that depend on others.
  public func dynamicParameters() { description.hasDynamicParameters = true }

  /// A parameter that PowerShell has and that cannot be honoured here (other computers, Windows): giving it is an error.
  @inline(never)
  public func unsupported(
    _ name: StaticString, _ type: StaticString, _ sets: StaticString = "", aliases: StaticString = "", rules: StaticString = ""
  ) {
    parameter(name, type, sets, aliases: aliases, rules: rules) { (cmdlet, value) throws(Unwind) in
      if value.value == nil { return }
      throw cmdlet.terminating(
        "System.Management.Automation.PSNotSupportedException", "The parameter '\(name)' is not supported by this shell.", id: "NotSupported",
        category: .notImplemented)
    }
  }

  /// A parameter.
  /// - Parameters:
  ///   - type: a type name as a script would write it between brackets, or `switch`.
  ///   - sets: how it takes part in the sets, in the words `mandatory`, `position n`, `pipeline`, `property` (pipeline by property name), `remaining`,
  ///     separated by commas; `Path: mandatory; LiteralPath: property` for named sets, no name for every set.
  ///   - rules: validation, separated by `;`: `ValidateNotNullOrEmpty`, `AllowNull`, `range 1..65535`, `set A|B`, `count 1..2`, `length 1..8`, `pattern …`, `Credential`.
  ///   - transform: changes an argument before it is converted, as .NET's transformation attributes do.
  ///   - set: stores the converted value; a `ParameterValue` of nil puts the initial value back.
  @inline(never)
  public func parameter(
    _ name: StaticString, _ type: StaticString, _ sets: StaticString = "", aliases: StaticString = "", rules: StaticString = "",
    transform: ((Value) throws(Unwind) -> Value)? = nil, set: @escaping (C, ParameterValue) throws(Unwind) -> Void
  ) {
    description.declareParameter(name, type, sets, aliases, rules, transform) { (cmdlet: Cmdlet, value: ParameterValue) throws(Unwind) in
      try set(unsafeDowncast(cmdlet, to: C.self), value)
    }
  }
}
