import Engine

/// The cmdlets of the module Microsoft.PowerShell.Utility.
public enum CmdletsUtility {
  public static func register() {
    CmdletRegistry.register(CmdletModule("Microsoft.PowerShell.Utility") { entries })
    TypeRegistry.register { types }
  }

  private static let entries: [CmdletEntry] = [
    CmdletEntry("Clear-Variable", ClearVariable.describe),
    CmdletEntry("Get-Variable", GetVariable.describe),
    CmdletEntry("Measure-Object", MeasureObject.describe),
    CmdletEntry("New-Variable", SetVariable.describeNew),
    CmdletEntry("Read-Host", ReadHost.describe),
    CmdletEntry("Remove-Variable", RemoveVariable.describe),
    CmdletEntry("Select-Object", SelectObject.describe),
    CmdletEntry("Set-Variable", SetVariable.describeSet),
    CmdletEntry("Sort-Object", SortObject.describe),
    CmdletEntry("Write-Debug", WriteMessage.describeDebug),
    CmdletEntry("Write-Error", WriteErrorCommand.describe),
    CmdletEntry("Write-Host", WriteHost.describe),
    CmdletEntry("Write-Information", WriteInformation.describe),
    CmdletEntry("Write-Output", WriteOutput.describe),
    CmdletEntry("Write-Progress", WriteProgress.describe),
    CmdletEntry("Write-Verbose", WriteMessage.describeVerbose),
    CmdletEntry("Write-Warning", WriteMessage.describeWarning),
  ]

  private static let types: [TypeEntry] = [
    TypeEntry("Microsoft.PowerShell.Commands.GenericMeasureInfo") { DotNetType.genericMeasureInfo },
    TypeEntry("Microsoft.PowerShell.Commands.GenericObjectMeasureInfo") { DotNetType.genericObjectMeasureInfo },
    TypeEntry("Microsoft.PowerShell.Commands.MeasureInfo") { DotNetType.measureInfo },
    TypeEntry("Microsoft.PowerShell.Commands.TextMeasureInfo") { DotNetType.textMeasureInfo },
    TypeEntry("System.Management.Automation.PSVariable") { DotNetType.variable },
  ]
}
