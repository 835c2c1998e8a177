import Glibc
import Text

/// Variables that exist in the global scope from the start; each is made when first asked for.
extension Runtime {
  /// The box of a built-in global variable, made now; nil when there is none of that name.
  package func automaticVariable(_ name: VariableName) -> VariableBox? {
    guard let global else { return nil }
    if let box = global.top.existingExtras?.variables[name] { return box }
    if missingAutomatic.contains(name) { return nil }
    guard let box = makeAutomatic(name.text.string.lowercased()) else {
      missingAutomatic.insert(name)
      return nil
    }
    global.top.extras.variables[name] = box
    return box
  }

  /// The names of all of them, for `Get-Variable` and completion.
  package static let automaticNames: [String] = [
    "?", "^", "$", "args", "ConfirmPreference", "DebugPreference", "EnabledExperimentalFeatures", "Error", "ErrorActionPreference", "ErrorView",
    "ExecutionContext", "false", "FormatEnumerationLimit", "HOME", "Host", "InformationPreference", "input", "IsCoreCLR", "IsLinux", "IsMacOS",
    "IsWindows", "MaximumHistoryCount", "MyInvocation", "NestedPromptLevel", "null", "OutputEncoding", "PID", "ProgressPreference",
    "PSBoundParameters", "PSCommandPath", "PSCulture", "PSDefaultParameterValues", "PSEdition", "PSEmailServer", "PSHOME",
    "PSNativeCommandArgumentPassing", "PSNativeCommandUseErrorActionPreference", "PSScriptRoot", "PSSessionApplicationName",
    "PSSessionConfigurationName", "PSSessionOption", "PSStyle", "PSUICulture", "PSVersionTable", "PWD", "ShellId", "StackTrace", "true",
    "VerbosePreference", "WarningPreference", "WhatIfPreference",
  ]

  private func stored(_ value: Value, _ options: VariableTraits.Options = []) -> VariableBox {
    guard !options.isEmpty else { return VariableBox(value) }
    let traits = VariableTraits()
    traits.options = options
    return VariableBox(value, traits: traits)
  }

  private func computed(_ options: VariableTraits.Options = [], _ compute: @escaping () -> Value) -> VariableBox {
    let traits = VariableTraits()
    traits.options = options
    traits.compute = compute
    return VariableBox(.null, traits: traits)
  }

  private func preference(_ value: ActionPreference) -> VariableBox {
    let traits = VariableTraits()
    traits.constraint = .actionPreference
    return VariableBox(.object(EnumValue(.actionPreference, Int64(value.rawValue))), traits: traits)
  }

  private func makeAutomatic(_ name: String) -> VariableBox? {
    switch name {
    case "true": return stored(.bool(true), [.constant, .allScope])
    case "false": return stored(.bool(false), [.constant, .allScope])
    case "null": return stored(.null, [.constant, .allScope])
    case "?": return computed([.readOnly, .allScope]) { [unowned self] in .bool(succeeded) }
    case "error": return stored(.object(errors), .constant)
    case "erroractionpreference": return preference(.continue)
    case "warningpreference", "progresspreference": return preference(.continue)
    case "verbosepreference", "debugpreference", "informationpreference": return preference(.silentlyContinue)
    case "confirmpreference": return stored(Runtime.enumeration("System.Management.Automation.ConfirmImpact", 3, "High"))
    case "errorview": return stored(Runtime.enumeration("System.Management.Automation.ErrorView", 2, "ConciseView"))
    case "whatifpreference": return stored(.bool(false))
    case "formatenumerationlimit": return stored(.int32(4))
    case "maximumhistorycount": return stored(.int32(4096))
    case "nestedpromptlevel": return stored(.int32(0))
    case "pid": return stored(.int32(getpid()), [.constant, .allScope])
    case "home": return stored(.text(getenv("HOME").map { String(cString: $0) } ?? "/"), [.readOnly, .allScope])
    case "shellid": return stored(.text("Microsoft.PowerShell"), [.constant, .allScope])
    case "psedition": return stored(.text("Core"), [.constant, .allScope])
    case "pshome": return stored(.text(Runtime.applicationFolder()), [.constant, .allScope])
    case "iscoreclr", "islinux": return stored(.bool(true), [.readOnly, .allScope])
    case "ismacos", "iswindows": return stored(.bool(false), [.readOnly, .allScope])
    case "psculture", "psuiculture": return stored(.text("en-US"), [.readOnly, .allScope])
    case "pssessionapplicationname": return stored(.text("wsman"))
    case "pssessionconfigurationname": return stored(.text("http://schemas.microsoft.com/powershell/Microsoft.PowerShell"))
    case "psnativecommanduseerroractionpreference": return stored(.bool(false))
    case "psnativecommandargumentpassing":
      return stored(Runtime.enumeration("System.Management.Automation.NativeArgumentPassingStyle", 1, "Standard"))
    case "psemailserver": return stored(.string(PSString.empty))
    case "psdefaultparametervalues": return stored(.hash(PSHashtable()))
    case "stacktrace": return stored(.null)
    case "psversiontable": return stored(.hash(Runtime.versionTable()), [.constant, .allScope])
    case "host", "executioncontext", "pwd", "psstyle", "outputencoding":
      guard let make = Runtime.variableMakers[name] else { return nil }
      return make(self)
    default: return Runtime.variableMakers[name]?(self)
    }
  }

  /// Variables whose values are types of the floors above, by lower-case name; filled when the shell is assembled.
  nonisolated(unsafe) public static var variableMakers: [String: (Runtime) -> VariableBox] = [:]

  /// A value of an enum that a floor above declares; its text while nobody does.
  private static func enumeration(_ type: StaticString, _ raw: Int64, _ name: String) -> Value {
    TypeRegistry.find(type.description).map { .object(EnumValue($0, raw)) } ?? .text(name)
  }

  private static func applicationFolder() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let n = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard n > 0 else { return "/" }
    let path = String(decoding: buffer[..<n].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
  }

  /// `$PSVersionTable`: the language's version, and ours under a name of its own.
  private static func versionTable() -> PSHashtable {
    let table = PSHashtable()
    var name = utsname()
    uname(&name)
    func text<T>(_ tuple: T) -> String {
      withUnsafeBytes(of: tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    let os = "\(text(name.sysname)) \(text(name.release)) \(text(name.version))"
    let rows: [(String, Value)] = [
      ("PSVersion", VersionValues.semantic("7.6.5")), ("PSEdition", .text("Core")), ("GitCommitId", .text("7.6.5")), ("OS", .text(os)),
      ("Platform", .text("Unix")),
      ("PSCompatibleVersions", .array(PSArray(["1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0"].map { VersionValues.version($0) }))),
      ("PSRemotingProtocolVersion", VersionValues.version("2.4")), ("SerializationVersion", VersionValues.version("1.1.0.1")),
      ("WSManStackVersion", VersionValues.version("3.0")),
    ]
    for (key, value) in rows { table.table.set(PSString.of(key), value) }
    return table
  }
}

/// Versions as values.
enum VersionValues {
  static func version(_ text: String) -> Value { (try? Conversion.convert(.text(text), to: TypeRegistry.find("System.Version") ?? .string)) ?? .text(text) }
  static func semantic(_ text: String) -> Value {
    (try? Conversion.convert(.text(text), to: TypeRegistry.find("System.Management.Automation.SemanticVersion") ?? .string)) ?? .text(text)
  }
}
