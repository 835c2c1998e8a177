import Engine
import Glibc
import Text

/// What a drive's items are: the provider behind it.
enum Provider: String, CaseIterable {
  case alias = "Alias"
  case environment = "Environment"
  case fileSystem = "FileSystem"
  case function = "Function"
  case variable = "Variable"

  static func named(_ name: PSString) -> Provider? {
    let bare = name.lastIndexOf(0x5C).map { name.substring(from: $0 + 1) } ?? name
    return allCases.first { PSString.of($0.rawValue).equalsIgnoringCase(bare) }
  }

  var moduleName: String { "Microsoft.PowerShell.Core" }
}

/// `System.Management.Automation.ProviderInfo`.
final class ProviderInfo: Object {
  let provider: Provider
  private init(_ provider: Provider) { self.provider = provider }
  private nonisolated(unsafe) static var made: [Provider: ProviderInfo] = [:]

  static func of(_ provider: Provider) -> ProviderInfo {
    if let known = made[provider] { return known }
    let info = ProviderInfo(provider)
    made[provider] = info
    return info
  }

  override var dotNetType: DotNetType { DotNetType.providerInfo }
  override func text() throws(Unwind) -> PSString? { PSString.of("\(provider.moduleName)\\\(provider.rawValue)") }
}

/// `System.Management.Automation.PSDriveInfo`: a name for a root.
final class Drive: Object {
  let name: PSString
  let provider: Provider
  /// A folder of the file system; empty for the other providers.
  let root: String
  let descriptionText: PSString
  /// The folder that was last current on the drive, below its root.
  var current = ""

  init(_ name: PSString, _ provider: Provider, root: String, description: PSString = PSString.empty) {
    self.name = name
    self.provider = provider
    self.root = root
    descriptionText = description
  }

  override var dotNetType: DotNetType { DotNetType.driveInfo }
  override func text() throws(Unwind) -> PSString? { name }

  /// The drive of plain paths.
  nonisolated(unsafe) static let fileSystem = Drive(PSString.of("/"), .fileSystem, root: "/")
}

/// The drives of a session: PowerShell's own, and those that `New-PSDrive` made in a scope.
enum Drives {
  private nonisolated(unsafe) static let builtIn: [Drive] = [
    Drive.fileSystem, Drive(PSString.of("Alias"), .alias, root: ""), Drive(PSString.of("Env"), .environment, root: ""),
    Drive(PSString.of("Function"), .function, root: ""),
    Drive(PSString.of("Temp"), .fileSystem, root: "/tmp", description: PSString.of("Drive that maps to the temporary directory path for the current user")),
    Drive(PSString.of("Variable"), .variable, root: ""),
  ]
  /// Made drives with the scope that they live in; a scope that is gone takes its drives with it.
  private nonisolated(unsafe) static var made: [(drive: Drive, scope: ScopeMark)] = []

  static func all() -> [Drive] {
    made.removeAll { !$0.scope.isAlive }
    return (builtIn + made.map(\.drive)).sorted { $0.name.cultureCompare($1.name, ignoringCase: true) < 0 }
  }

  static func find(_ name: PSString) -> Drive? {
    made.removeAll { !$0.scope.isAlive }
    if let own = made.last(where: { $0.drive.name.equalsIgnoringCase(name) }) { return own.drive }
    return builtIn.first { $0.name.equalsIgnoringCase(name) && $0 !== Drive.fileSystem }
  }

  static func add(_ drive: Drive, in home: Frame) { made.append((drive, home.scopeMark())) }

  static func remove(_ drive: Drive) { made.removeAll { $0.drive === drive } }
}

extension DotNetType {
  nonisolated(unsafe) static let providerInfo = DotNetType("System.Management.Automation.ProviderInfo", base: object) { t in
    t.receiver(ProviderInfo.self) { t in
      t.get("string Name {get;}") { (this) throws(Unwind) in .text(this.provider.rawValue) }
      t.get("string ModuleName {get;}") { (this) throws(Unwind) in .text(this.provider.moduleName) }
      t.get("string Home {get;}") { (this) throws(Unwind) in
        this.provider == .fileSystem ? .text(getenv("HOME").map { String(cString: $0) } ?? "/") : .string(PSString.empty)
      }
      t.get("System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] Drives {get;}") { (this) throws(Unwind) in
        .object(
          ListObject(
            ContiguousArray(Drives.all().filter { $0.provider == this.provider }.map { .object($0) }),
            type: DotNetType.collection.constructed([DotNetType.driveInfo])))
      }
    }
  }

  nonisolated(unsafe) static let driveInfo = DotNetType("System.Management.Automation.PSDriveInfo", base: object) { t in
    t.receiver(Drive.self) { t in
      t.get("string CurrentLocation {get;}") { (this) throws(Unwind) in .text(this.current) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .string(this.name) }
      t.get("System.Management.Automation.ProviderInfo Provider {get;}") { (this) throws(Unwind) in .object(ProviderInfo.of(this.provider)) }
      t.get("string Root {get;}") { (this) throws(Unwind) in .text(this.root) }
      t.get("string Description {get;}") { (this) throws(Unwind) in .string(this.descriptionText) }
      t.get("pscredential Credential {get;}") { (_) throws(Unwind) in
        .object(CredentialObject(userName: PSString.empty, password: SecureStringObject()))
      }
      t.get("string DisplayRoot {get;}") { (_) throws(Unwind) in .null }
    }
  }
}
