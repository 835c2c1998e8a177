import Engine

/// The cmdlets of the module Microsoft.PowerShell.Utility.
public enum CmdletsUtility {
  public static func register() {
    CmdletRegistry.register(CmdletModule("Microsoft.PowerShell.Utility") { entries })
    TypeRegistry.register { types }
  }

  private static let entries: [CmdletEntry] = [
    CmdletEntry("Add-Member", AddMember.describe),
    CmdletEntry("Clear-Variable", ClearVariable.describe),
    CmdletEntry("Compare-Object", CompareObject.describe),
    CmdletEntry("ConvertFrom-Json", ConvertFromJson.describe),
    CmdletEntry("ConvertTo-Json", ConvertToJson.describe),
    CmdletEntry("Get-Alias", GetAlias.describe),
    CmdletEntry("Get-Date", GetDate.describe),
    CmdletEntry("Get-Member", GetMember.describe),
    CmdletEntry("Get-Random", GetRandom.describe),
    CmdletEntry("Get-SecureRandom", GetRandom.describeSecure),
    CmdletEntry("Get-Unique", GetUnique.describe),
    CmdletEntry("Get-Variable", GetVariable.describe),
    CmdletEntry("Group-Object", GroupObject.describe),
    CmdletEntry("Invoke-Expression", InvokeExpression.describe),
    CmdletEntry("Join-String", JoinString.describe),
    CmdletEntry("Measure-Command", MeasureCommand.describe),
    CmdletEntry("Measure-Object", MeasureObject.describe),
    CmdletEntry("New-Alias", SetAlias.describeNew),
    CmdletEntry("New-Guid", NewGuid.describe),
    CmdletEntry("New-Object", NewObject.describe),
    CmdletEntry("New-TimeSpan", NewTimeSpan.describe),
    CmdletEntry("New-Variable", SetVariable.describeNew),
    CmdletEntry("Read-Host", ReadHost.describe),
    CmdletEntry("Remove-Alias", RemoveAlias.describe),
    CmdletEntry("Remove-Variable", RemoveVariable.describe),
    CmdletEntry("Select-Object", SelectObject.describe),
    CmdletEntry("Set-Alias", SetAlias.describeSet),
    CmdletEntry("Set-Variable", SetVariable.describeSet),
    CmdletEntry("Sort-Object", SortObject.describe),
    CmdletEntry("Start-Sleep", StartSleep.describe),
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
    TypeEntry("Microsoft.PowerShell.Commands.GroupInfo") { DotNetType.groupInfo },
    TypeEntry("Microsoft.PowerShell.Commands.GroupInfoNoElement") { DotNetType.groupInfoNoElement },
    TypeEntry("Microsoft.PowerShell.Commands.MeasureInfo") { DotNetType.measureInfo },
    TypeEntry("Microsoft.PowerShell.Commands.MemberDefinition") { DotNetType.memberDefinition },
    TypeEntry("Microsoft.PowerShell.Commands.TextMeasureInfo") { DotNetType.textMeasureInfo },
    TypeEntry("System.Management.Automation.OrderedHashtable") { DotNetType.orderedHashtable },
    TypeEntry("System.Management.Automation.PSVariable") { DotNetType.variable },
  ]
}
