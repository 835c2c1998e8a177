import Engine

/// The cmdlets of the module Microsoft.PowerShell.Security.
public enum CmdletsSecurity {
  public static func register() {
    CmdletRegistry.register(CmdletModule("Microsoft.PowerShell.Security") { entries })
    CredentialTransformation.ask = CredentialPrompt.ask
  }

  private static let entries: [CmdletEntry] = [
    CmdletEntry("ConvertFrom-SecureString", ConvertFromSecureString.describe),
    CmdletEntry("ConvertTo-SecureString", ConvertToSecureString.describe),
    CmdletEntry("Get-Credential", GetCredential.describe),
  ]
}
