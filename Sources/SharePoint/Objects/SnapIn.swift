import Engine
import Text

/// The PowerShell snap-in of SharePoint: there from the start, as in the SharePoint Management Shell.
///
/// `Remove-PSSnapin` takes it out of the list, so that `Get-PSSnapin` and `Add-PSSnapin` answer as scripts expect.
final class SnapIn: Object {
  nonisolated(unsafe) static let sharePoint = SnapIn()
  private(set) nonisolated(unsafe) static var isAdded = true

  nonisolated(unsafe) static let type = DotNetType("System.Management.Automation.PSSnapInInfo", base: DotNetType.object, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? { Self.name }

  static nonisolated(unsafe) let name = PSString.of(SharePointModule.name.description)

  static func add() { isAdded = true }
  static func remove() { isAdded = false }

  /// Whether a pattern of `Get-PSSnapin` or `Remove-PSSnapin` means the snap-in.
  static func matches(_ pattern: PSString) -> Bool { (try? WildcardPattern(pattern))?.matches(name) ?? false }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(SnapIn.self) { t in
      t.get("string Name {get;}") { (_) throws(Unwind) in .string(name) }
      t.get("bool IsDefault {get;}") { (_) throws(Unwind) in .bool(false) }
      t.get("string ApplicationBase {get;}") { (_) throws(Unwind) in
        .text("C:\\Program Files\\Common Files\\Microsoft Shared\\Web Server Extensions\\16\\CONFIG\\PowerShell\\Registration")
      }
      t.get("string AssemblyName {get;}") { (_) throws(Unwind) in
        .text("Microsoft.SharePoint.PowerShell, Version=16.0.0.0, Culture=neutral, PublicKeyToken=71e9bce111e9429c")
      }
      t.get("version PSVersion {get;}") { (_) throws(Unwind) in try version(1, 0) }
      t.get("version Version {get;}") { (_) throws(Unwind) in try version(16, 0, 0, 0) }
      t.get("string Description {get;}") { (_) throws(Unwind) in
        .text("Register all administration Cmdlets for Microsoft SharePoint Server")
      }
      t.get("string Vendor {get;}") { (_) throws(Unwind) in .text("Microsoft Inc.") }
    }
  }

  private static func version(_ major: Int32, _ minor: Int32, _ build: Int32? = nil, _ revision: Int32? = nil) throws(Unwind) -> Value {
    (try? Version(major, minor, build, revision)).map { .object(VersionObject($0)) } ?? .null
  }
}
