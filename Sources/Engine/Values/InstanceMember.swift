import Text

/// One member that a script, the type table or the engine gave to an object.
public struct InstanceMember {
  public enum Kind {
    case note(Value)
    case alias(PSString, conversion: DotNetType?)
    case scriptProperty(get: ScriptBlock?, set: ScriptBlock?)
    case scriptMethod(ScriptBlock)
    case propertySet([PSString])
    case memberSet(MemberTable, inherit: Bool)
    /// A property written in Swift: a `CodeProperty`, or one that PowerShell itself writes as a script.
    case codeProperty(
      get: (Value) throws(Unwind) -> Value, set: ((Value, Value) throws(Unwind) -> Void)?, typeName: StaticString, isScript: Bool)
    /// A method written in Swift: a `CodeMethod`, or one that PowerShell itself writes as a script.
    case codeMethod((_ this: Value, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value, isScript: Bool)
  }
  public let name: PSString
  public var kind: Kind
  public var isHidden = false
  public init(_ name: PSString, _ kind: Kind, isHidden: Bool = false) {
    self.name = name
    self.kind = kind
    self.isHidden = isHidden
  }

  /// A property rather than a method or a set.
  public var isProperty: Bool {
    switch kind {
    case .note, .alias, .scriptProperty, .codeProperty: true
    case .scriptMethod, .propertySet, .memberSet, .codeMethod: false
    }
  }
}
