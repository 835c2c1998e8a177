import Engine
import Formatting
import Text

/// The SharePoint snap-in: what the shell's assembler registers.
public enum SharePointModule {
  static let name: StaticString = "Microsoft.SharePoint.PowerShell"

  /// Adds the snap-in's cmdlets, types and views to the shell, and answers `#requires` for it. Called once, before anything runs.
  public static func register() {
    // The Subscription Edition calls its module otherwise.
    CmdletRegistry.register(CmdletModule(name, aliases: ["SharePointServer"]) { cmdlets })
    CmdletRegistry.register(CmdletModule("Microsoft.PowerShell.Core") { snapInCmdlets })
    TypeRegistry.register { SharePointTypes.entries }
    ViewTable.register(SharePointViews.rows)
    Requirements.hasSnapIn = { $0.equalsIgnoringCase(SnapIn.name) }
  }

  /// Sorted by name.
  package static let cmdlets: [CmdletEntry] = [
    CmdletEntry("Get-SPContentDatabase", GetSPContentDatabase.describe),
    CmdletEntry("Get-SPFarm", GetSPFarm.describe),
    CmdletEntry("Get-SPServer", GetSPServer.describe),
    CmdletEntry("Get-SPWebApplication", GetSPWebApplication.describe),
    CmdletEntry("New-SPWebApplication", NewSPWebApplication.describe),
    CmdletEntry("Remove-SPApplicationCredentialKey", RemoveSPApplicationCredentialKey.describe),
    CmdletEntry("Remove-SPWebApplication", RemoveSPWebApplication.describe),
    CmdletEntry("Set-SPApplicationCredentialKey", SetSPApplicationCredentialKey.describe),
    CmdletEntry("Set-SPWebApplication", SetSPWebApplication.describe),
    CmdletEntry("Start-SPAssignment", StartSPAssignment.describe),
    CmdletEntry("Stop-SPAssignment", StopSPAssignment.describe),
  ]

  /// Windows PowerShell's own commands for snap-ins, which PowerShell 7 has no more. Sorted by name.
  package static let snapInCmdlets: [CmdletEntry] = [
    CmdletEntry("Add-PSSnapin", AddPSSnapin.describe),
    CmdletEntry("Get-PSSnapin", GetPSSnapin.describe),
    CmdletEntry("Remove-PSSnapin", RemovePSSnapin.describe),
  ]
}
