import Text

/// The types that the engine names in Swift. Each is made when first touched.
extension DotNetType {
  public nonisolated(unsafe) static let object = DotNetType("System.Object", declare: ObjectMembers.declare)
  public nonisolated(unsafe) static let valueType = DotNetType("System.ValueType", base: object, isAbstract: true)
  public nonisolated(unsafe) static let enumBase = DotNetType("System.Enum", base: valueType, interfaces: ["System.IComparable", "System.IFormattable"], isAbstract: true)
  public nonisolated(unsafe) static let runtimeType = DotNetType("System.RuntimeType", base: DotNetType.type)
  public nonisolated(unsafe) static let type = DotNetType("System.Type", base: DotNetType("System.Reflection.MemberInfo", base: object, isAbstract: true), isAbstract: true)
  public nonisolated(unsafe) static let void = DotNetType("System.Void", .struct, base: valueType)

  static func number(_ name: StaticString) -> DotNetType {
    DotNetType(name, .struct, base: valueType, interfaces: ["System.IComparable", "System.IConvertible", "System.IFormattable"])
  }
  public nonisolated(unsafe) static let boolean = DotNetType("System.Boolean", .struct, base: valueType, interfaces: ["System.IComparable", "System.IConvertible"])
  public nonisolated(unsafe) static let char = DotNetType("System.Char", .struct, base: valueType, interfaces: ["System.IComparable", "System.IConvertible"])
  public nonisolated(unsafe) static let int8 = number("System.SByte")
  public nonisolated(unsafe) static let uint8 = number("System.Byte")
  public nonisolated(unsafe) static let int16 = number("System.Int16")
  public nonisolated(unsafe) static let uint16 = number("System.UInt16")
  public nonisolated(unsafe) static let int32 = number("System.Int32")
  public nonisolated(unsafe) static let uint32 = number("System.UInt32")
  public nonisolated(unsafe) static let int64 = number("System.Int64")
  public nonisolated(unsafe) static let uint64 = number("System.UInt64")
  public nonisolated(unsafe) static let single = number("System.Single")
  public nonisolated(unsafe) static let double = number("System.Double")
  public nonisolated(unsafe) static let decimal = number("System.Decimal")
  public nonisolated(unsafe) static let bigInteger = number("System.Numerics.BigInteger")
  public nonisolated(unsafe) static let string = DotNetType(
    "System.String", base: object,
    interfaces: ["System.IComparable", "System.ICloneable", "System.IConvertible", "System.Collections.IEnumerable"], isSealed: true)

  public nonisolated(unsafe) static let array = DotNetType(
    "System.Array", base: object,
    interfaces: ["System.ICloneable", "System.Collections.IList", "System.Collections.ICollection", "System.Collections.IEnumerable"], isAbstract: true)
  public nonisolated(unsafe) static let hashtable = DotNetType(
    "System.Collections.Hashtable", base: object, interfaces: ["System.Collections.IDictionary", "System.ICloneable"])
  public nonisolated(unsafe) static let orderedDictionary = DotNetType(
    "System.Collections.Specialized.OrderedDictionary", base: object, interfaces: ["System.Collections.IDictionary"])
  public nonisolated(unsafe) static let arrayList = DotNetType(
    "System.Collections.ArrayList", base: object, interfaces: ["System.Collections.IList", "System.ICloneable"])

  public nonisolated(unsafe) static let psObject = DotNetType("System.Management.Automation.PSObject", base: object)
  public nonisolated(unsafe) static let customObject = DotNetType("System.Management.Automation.PSCustomObject", base: object)
  public nonisolated(unsafe) static let scriptBlock = DotNetType(
    "System.Management.Automation.ScriptBlock", base: object, declare: ScriptBlockMembers.declare)
  public nonisolated(unsafe) static let switchParameter = DotNetType("System.Management.Automation.SwitchParameter", .struct, base: valueType)
  public nonisolated(unsafe) static let errorRecord = DotNetType("System.Management.Automation.ErrorRecord", base: object)
  public nonisolated(unsafe) static let invocationInfo = DotNetType("System.Management.Automation.InvocationInfo", base: object)
  public nonisolated(unsafe) static let progressRecord = DotNetType("System.Management.Automation.ProgressRecord", base: object)
  public nonisolated(unsafe) static let informationalRecord = DotNetType("System.Management.Automation.InformationalRecord", base: object, isAbstract: true)
  public nonisolated(unsafe) static let warningRecord = DotNetType("System.Management.Automation.WarningRecord", base: informationalRecord)
  public nonisolated(unsafe) static let verboseRecord = DotNetType("System.Management.Automation.VerboseRecord", base: informationalRecord)
  public nonisolated(unsafe) static let debugRecord = DotNetType("System.Management.Automation.DebugRecord", base: informationalRecord)
  public nonisolated(unsafe) static let informationRecord = DotNetType("System.Management.Automation.InformationRecord", base: object)
  public nonisolated(unsafe) static let actionPreference = DotNetType(
    "System.Management.Automation.ActionPreference",
    .enumeration(EnumDeclaration("SilentlyContinue=0 Stop Continue Inquire Ignore Suspend Break")), base: enumBase)
  public nonisolated(unsafe) static let boundParameters = DotNetType(
    "System.Management.Automation.PSBoundParametersDictionary", base: object, interfaces: ["System.Collections.IDictionary"])
  public nonisolated(unsafe) static let scriptCmdlet = DotNetType("System.Management.Automation.PSScriptCmdlet", base: object)
  public nonisolated(unsafe) static let steppablePipeline = DotNetType(
    "System.Management.Automation.SteppablePipeline", base: object, interfaces: ["System.IDisposable"],
    declare: SteppablePipelineMembers.declare)
  public nonisolated(unsafe) static let moduleInfo = DotNetType("System.Management.Automation.PSModuleInfo", base: object)
  public nonisolated(unsafe) static let secureString = DotNetType("System.Security.SecureString", base: object, interfaces: ["System.IDisposable"])

  public nonisolated(unsafe) static let commandInfo = DotNetType("System.Management.Automation.CommandInfo", base: object, isAbstract: true)
  public nonisolated(unsafe) static let functionInfo = DotNetType("System.Management.Automation.FunctionInfo", base: commandInfo)
  public nonisolated(unsafe) static let filterInfo = DotNetType("System.Management.Automation.FilterInfo", base: functionInfo)
  public nonisolated(unsafe) static let cmdletInfo = DotNetType("System.Management.Automation.CmdletInfo", base: commandInfo)
  public nonisolated(unsafe) static let aliasInfo = DotNetType("System.Management.Automation.AliasInfo", base: commandInfo)
  public nonisolated(unsafe) static let applicationInfo = DotNetType("System.Management.Automation.ApplicationInfo", base: commandInfo)
  public nonisolated(unsafe) static let externalScriptInfo = DotNetType("System.Management.Automation.ExternalScriptInfo", base: commandInfo)
}

extension Value {
  /// The .NET type; `object` for null, which has none.
  public var dotNetType: DotNetType {
    switch self {
    case .unset, .void, .null: .object
    case .bool: .boolean
    case .char: .char
    case .int8: .int8
    case .uint8: .uint8
    case .int16: .int16
    case .uint16: .uint16
    case .int32: .int32
    case .uint32: .uint32
    case .int64: .int64
    case .uint64: .uint64
    case .single: .single
    case .double: .double
    case .string: .string
    case .array(let a): a.dotNetType
    case .hash(let h): h.dotNetType
    case .object(let o): o.dotNetType
    case .box(let b): b.value.dotNetType
    }
  }
}
