import Engine
import Text

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
