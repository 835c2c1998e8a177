import Engine
import Farm
import Text

/// `Set-SPApplicationCredentialKey`: the key with which this server encrypts and reads the passwords of outgoing mail. Every server of the farm needs the same.
final class SetSPApplicationCredentialKey: SPCmdlet {
  private var password: SecureStringObject?

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletSetApplicationCredentialKey" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Set-SPApplicationCredentialKey", shouldProcess: .medium) { SetSPApplicationCredentialKey() }
    d.parameter("Password", "securestring", "mandatory, position 0, pipeline", rules: "ValidateNotNull") { $0.password = $1.object() }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    guard let password, try shouldProcess(PSString.of(farm.caller.server)) else { return }
    try inFarm { () throws(FarmError) in try self.farm.setApplicationCredentialKey(SecretBytes(password)) }
  }
}

/// `Remove-SPApplicationCredentialKey`: removes this server's key, so that the server can't read the stored passwords any more.
final class RemoveSPApplicationCredentialKey: SPCmdlet {
  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletRemoveApplicationCredentialKey" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Remove-SPApplicationCredentialKey", shouldProcess: .high) { RemoveSPApplicationCredentialKey() }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    guard try shouldProcess(PSString.of(farm.caller.server)) else { return }
    try inFarm { () throws(FarmError) in try self.farm.removeApplicationCredentialKey() }
  }
}
