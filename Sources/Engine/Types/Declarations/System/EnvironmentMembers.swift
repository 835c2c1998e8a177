import CSystem
import Glibc
import Text

/// `System.Environment`.
enum EnvironmentMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.property("string CurrentDirectory {get;set;}", isStatic: true, get: { _ in .string(currentDirectory) }, set: { (_, value) throws(Unwind) in
      guard case .string(let path) = value, !path.isEmpty else { throw Unwind.argument("Path cannot be the empty string or all whitespace.", "value") }
      if chdir(path.string) != 0 { throw Unwind.dotNet("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.") }
    })
    t.staticProperty("string CommandLine {get;}") { .text(CommandLine.arguments.joined(separator: " ")) }
    t.staticProperty("int CurrentManagedThreadId {get;}") { .int32(1) }
    t.property("int ExitCode {get;set;}", isStatic: true, get: { _ in .int32(exitCode) }, set: { _, value in
      if case .int32(let n) = value { exitCode = n }
    })
    t.staticProperty("bool HasShutdownStarted {get;}") { .bool(false) }
    t.staticProperty("bool Is64BitOperatingSystem {get;}") { .bool(true) }
    t.staticProperty("bool Is64BitProcess {get;}") { .bool(true) }
    t.staticProperty("bool IsPrivilegedProcess {get;}") { .bool(geteuid() == 0) }
    t.staticProperty("string MachineName {get;}") { .string(machineName) }
    t.staticProperty("string NewLine {get;}") { .text("\n") }
    t.staticProperty("System.OperatingSystem OSVersion {get;}") { .object(OperatingSystemObject()) }
    t.staticProperty("int ProcessId {get;}") { .int32(getpid()) }
    t.staticProperty("int ProcessorCount {get;}") { .int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
    t.staticProperty("string ProcessPath {get;}") { .text(CommandLine.arguments.first ?? "") }
    t.staticProperty("string StackTrace {get;}") { .string(.empty) }
    t.staticProperty("string SystemDirectory {get;}") { .string(.empty) }
    t.staticProperty("int SystemPageSize {get;}") { .int(sysconf(Int32(_SC_PAGESIZE))) }
    t.staticProperty("int TickCount {get;}") { .int32(Int32(truncatingIfNeeded: milliseconds)) }
    t.staticProperty("long TickCount64 {get;}") { .int64(milliseconds) }
    t.staticProperty("string UserDomainName {get;}") { .string(machineName) }
    t.staticProperty("bool UserInteractive {get;}") { .bool(true) }
    t.staticProperty("string UserName {get;}") { .string(userName) }
    t.staticProperty("version Version {get;}") { (try? Version(10, 0, 8)).map { .object(VersionObject($0)) } ?? .null }
    t.staticProperty("long WorkingSet {get;}") {
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return .int64(Int64(usage.ru_maxrss) * 1024)
    }
    declareVariables(t)
    t.staticMethod("void Exit(int exitCode)") { (a) throws(Unwind) in throw Unwind(.exit(Int32(truncatingIfNeeded: a.int(0)))) }
    t.staticMethod("string[] GetCommandLineArgs()") { _ in .array(PSArray.strings(CommandLine.arguments.map { PSString.of($0) })) }
    t.staticMethod("string GetFolderPath(System.Environment+SpecialFolder folder)") { a in .string(folder(a.enumeration(0))) }
    t.staticMethod("string[] GetLogicalDrives()") { _ in .array(PSArray.strings([PSString.of("/")])) }
  }

  private nonisolated(unsafe) static var exitCode: Int32 = 0

  static var currentDirectory: PSString {
    guard let path = getcwd(nil, 0) else { return PSString.of("/") }
    defer { free(path) }
    return PSString.of(String(cString: path))
  }

  static var machineName: PSString {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, 255) == 0 else { return PSString.of("localhost") }
    return PSString.of(String(decoding: name.prefix { $0 != 0 && $0 != 0x2E }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  static var userName: PSString {
    if let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name { return PSString.of(String(cString: name)) }
    return PSString.of(getenv("USER").map { String(cString: $0) } ?? "")
  }

  private static var milliseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }

  // MARK: - Variables

  private static func declareVariables(_ t: TypeDeclaration) {
    t.staticMethod("string ExpandEnvironmentVariables(string name)") { (a) throws(Unwind) in
      let parts = try a.string(0, "name").string.split(separator: "%", omittingEmptySubsequences: false)
      var out = String(parts[0])
      var i = 1
      while i < parts.count {
        if i + 1 < parts.count, let value = getenv(String(parts[i])) {
          out += String(cString: value) + parts[i + 1]
          i += 2
        } else {
          out += "%" + parts[i]
          i += 1
        }
      }
      return .text(out)
    }
    for signature in getters {
      t.staticMethod(signature) { (a) throws(Unwind) in
        if a.count > 1, a.enumeration(1) != 0 { return .null }
        return getenv(try a.string(0, "variable").string).map { .text(String(cString: $0)) } ?? .null
      }
    }
    for signature in setters {
      t.staticMethod(signature) { (a) throws(Unwind) in
        let name = try a.string(0, "variable")
        if name.isEmpty { throw Unwind.argument("The value cannot be an empty string.", "variable") }
        if name.contains(0x3D) { throw Unwind.argument("Environment variable name cannot contain equal character.", "variable") }
        if a.count > 2, a.enumeration(2) != 0 { return .void }
        if let value = a.optionalString(1), !value.isEmpty { setenv(name.string, value.string, 1) } else { unsetenv(name.string) }
        return .void
      }
    }
    for signature in lists {
      t.staticMethod(signature) { a in
        let all = PSHashtable(comparer: .ordinal)
        if a.count > 0, a.enumeration(0) != 0 { return .hash(all) }
        var entry = spsh_environment()
        while let text = entry?.pointee {
          let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          if pair.count == 2 { all.table.set(PSString.of(String(pair[0])), .text(String(pair[1]))) }
          entry = entry.map { $0 + 1 }
        }
        return .hash(all)
      }
    }
  }

  private static let getters: [StaticString] = [
    "string GetEnvironmentVariable(string variable)", "string GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target)",
  ]
  private static let setters: [StaticString] = [
    "void SetEnvironmentVariable(string variable, string value)",
    "void SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target)",
  ]
  private static let lists: [StaticString] = [
    "System.Collections.IDictionary GetEnvironmentVariables()",
    "System.Collections.IDictionary GetEnvironmentVariables(System.EnvironmentVariableTarget target)",
  ]

  /// `Environment.SpecialFolder` on Linux, by XDG's rules.
  private static func folder(_ raw: Int) -> PSString {
    let home = getenv("HOME").map { String(cString: $0) } ?? ""
    func xdg(_ variable: String, _ fallback: String) -> String { getenv(variable).map { String(cString: $0) } ?? "\(home)/\(fallback)" }
    let path =
      switch raw {
      case 40, 5: home
      case 26: xdg("XDG_CONFIG_HOME", ".config")
      case 28: xdg("XDG_DATA_HOME", ".local/share")
      case 35: "/usr/share"
      case 0, 16: "\(home)/Desktop"
      case 13: "\(home)/Music"
      case 14: "\(home)/Videos"
      case 39: "\(home)/Pictures"
      case 21: "\(home)/Templates"
      case 20: "\(home)/.fonts"
      default: ""
      }
    return PSString.of(path)
  }
}

/// `System.OperatingSystem`.
public final class OperatingSystemObject: Object {
  let release: String
  let systemName: String

  public override init() {
    var names = utsname()
    uname(&names)
    release = withUnsafeBytes(of: &names.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    systemName = "Unix"
    super.init()
  }

  public override var dotNetType: DotNetType { DotNetType.operatingSystem }
  public override func text() throws(Unwind) -> PSString? { PSString.of("\(systemName) \(version)") }

  var version: String {
    let numbers = release.prefix { $0.isNumber || $0 == "." }.split(separator: ".").prefix(3)
    return (numbers + Array(repeating: "0", count: max(0, 3 - numbers.count))).joined(separator: ".") + ".0"
  }
}

extension DotNetType {
  public nonisolated(unsafe) static let operatingSystem = DotNetType("System.OperatingSystem", base: object) { t in
    t.receiver(OperatingSystemObject.self) { t in
      t.get("System.PlatformID Platform {get;}") { _ in EnumValue.of("System.PlatformID", 4) }
      t.get("string ServicePack {get;}") { _ in .string(.empty) }
      t.get("version Version {get;}") { (this) throws(Unwind) in try Conversion.convert(.text(this.version), to: .version) }
      t.get("string VersionString {get;}") { .text("\($0.systemName) \($0.version)") }
    }
    for signature in [
      "bool IsWindows()", "bool IsMacOS()", "bool IsAndroid()", "bool IsBrowser()", "bool IsFreeBSD()", "bool IsIOS()", "bool IsWasi()",
    ] as [StaticString] { t.staticMethod(signature) { _ in .bool(false) } }
    t.staticMethod("bool IsLinux()") { _ in .bool(true) }
  }
}
