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

  static let nameText: StaticString = "Microsoft.SharePoint.PowerShell"
  static nonisolated(unsafe) let name = PSString.of(nameText.description)

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

/// `Get-PSSnapin`: the snap-ins that are added; with `-Registered`, those that could be.
final class GetPSSnapin: Cmdlet {
  private var names: [PSString]?
  private var isRegistered = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-PSSnapin", "Microsoft.PowerShell.Commands.GetPSSnapinCommand", module: "Microsoft.PowerShell.Core",
      output: ["System.Management.Automation.PSSnapInInfo"]
    ) { GetPSSnapin() }
    d.parameter("Name", "string[]", "position 0") { $0.names = $1.strings }
    d.parameter("Registered", "switch") { $0.isRegistered = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let isListed = SnapIn.isAdded || isRegistered
    guard let names else {
      if isListed { try write(.object(SnapIn.sharePoint)) }
      return
    }
    for name in names {
      if isListed, SnapIn.matches(name) {
        try write(.object(SnapIn.sharePoint))
      } else {
        try writeError(
          "System.Management.Automation.PSArgumentException",
          "No Windows PowerShell snap-ins matching the pattern '\(name)' were found. Check the pattern and then try the command again.",
          id: "GetPSSnapInRead", category: .invalidArgument, target: .string(name))
      }
    }
  }
}

/// `Add-PSSnapin`: adds the snap-in. One that is there already is no error, so that scripts begin with it wherever they run.
final class AddPSSnapin: Cmdlet {
  private var names: [PSString] = []
  private var passesThrough = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Add-PSSnapin", "Microsoft.PowerShell.Commands.AddPSSnapinCommand", module: "Microsoft.PowerShell.Core",
      output: ["System.Management.Automation.PSSnapInInfo"]
    ) { AddPSSnapin() }
    d.parameter("Name", "string[]", "mandatory, position 0, property") { $0.names = $1.strings ?? [] }
    d.parameter("PassThru", "switch") { $0.passesThrough = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names {
      guard SnapIn.matches(name) else {
        try writeError(
          "System.Management.Automation.PSArgumentException",
          "The Windows PowerShell snap-in '\(name)' is not installed on this computer.", id: "AddPSSnapInRead",
          category: .invalidArgument, target: .string(name))
        continue
      }
      SnapIn.add()
      if passesThrough { try write(.object(SnapIn.sharePoint)) }
    }
  }
}

/// `Remove-PSSnapin`: takes the snap-in out of the list of those that are added.
final class RemovePSSnapin: Cmdlet {
  private var names: [PSString] = []
  private var passesThrough = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Remove-PSSnapin", "Microsoft.PowerShell.Commands.RemovePSSnapinCommand", module: "Microsoft.PowerShell.Core", shouldProcess: .medium,
      output: ["System.Management.Automation.PSSnapInInfo"]
    ) { RemovePSSnapin() }
    d.parameter("Name", "string[]", "mandatory, position 0, property") { $0.names = $1.strings ?? [] }
    d.parameter("PassThru", "switch") { $0.passesThrough = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for name in names {
      guard SnapIn.isAdded, SnapIn.matches(name) else {
        try writeError(
          "System.Management.Automation.PSArgumentException",
          "No Windows PowerShell snap-ins matching the pattern '\(name)' were found. Check the pattern and then try the command again.",
          id: "RemovePSSnapIn", category: .invalidArgument, target: .string(name))
        continue
      }
      guard try shouldProcess(SnapIn.name) else { continue }
      SnapIn.remove()
      if passesThrough { try write(.object(SnapIn.sharePoint)) }
    }
  }
}
