import Engine

/// The cmdlets of the module Microsoft.PowerShell.Core.
public enum CmdletsCore {
  public static func register() { CmdletRegistry.register(CmdletModule("Microsoft.PowerShell.Core") { entries }) }

  private static let entries: [CmdletEntry] = [
    CmdletEntry("ForEach-Object", ForEachObject.describe),
    CmdletEntry("Set-StrictMode", SetStrictMode.describe),
    CmdletEntry("Where-Object", WhereObject.describe),
  ]
}
