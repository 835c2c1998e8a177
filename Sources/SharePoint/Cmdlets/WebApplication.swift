import Engine
import Farm
import Text

/// `Get-SPWebApplication`: the content web applications, with Central Administration if it is asked for, or the one of an identity.
final class GetSPWebApplication: SPCmdlet {
  private var identity: WebApplicationPipeBind?
  private var includesCentralAdministration = false

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletGetWebApplication" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Get-SPWebApplication", output: ["Microsoft.SharePoint.Administration.SPWebApplication"]) { GetSPWebApplication() }
    d.parameter("Identity", "Microsoft.SharePoint.PowerShell.SPWebApplicationPipeBind", "position 0, pipeline") {
      $0.identity = $1.object()
    }
    d.parameter("IncludeCentralAdministration", "switch") { $0.includesCentralAdministration = $1.isPresent }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if let identity {
      if let found = try read(identity) { try writeAssigned(WebApplicationObject.make(found)) }
      return
    }
    let all = try inFarm { () throws(FarmError) in
      try self.farm.webApplications(includingCentralAdministration: self.includesCentralAdministration)
    }
    for webApplication in all { try writeAssigned(WebApplicationObject.make(webApplication)) }
  }
}

/// `Set-SPWebApplication`: general, mail or claims settings of a web application, each set in one transaction.
final class SetSPWebApplication: SPCmdlet {
  private var identity: WebApplicationPipeBind?
  private var general = GeneralSettingsChange()
  private var zone: SPUrlZone?
  private var claims = ClaimSettingsChange()

  private var smtpServer: String?
  private var smtpPort: Int?
  private var disablesEncryption = false
  /// nil: not given, and what is stored is kept.
  private var authentication: MailSettingsChange.Authentication?
  private var fromAddress: String?
  private var replyToAddress: String?

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletSetWebApplication" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Set-SPWebApplication", defaultSet: "UpdateGeneralSettings", shouldProcess: .medium) { SetSPWebApplication() }
    d.parameter("Identity", "Microsoft.SharePoint.PowerShell.SPWebApplicationPipeBind", "mandatory, position 0, pipeline") {
      $0.identity = $1.object()
    }
    d.parameter("Zone", "Microsoft.SharePoint.Administration.SPUrlZone", "UpdateClaimSettings: mandatory") {
      $0.zone = SharePointEnums.urlZone($1)
    }
    declareGeneralSettings(d)
    declareMailSettings(d)
    d.parameter(
      "ServiceApplicationProxyGroup", "Microsoft.SharePoint.PowerShell.SPServiceApplicationProxyGroupPipeBind", "UpdateGeneralSettings:",
      aliases: "ProxyGroup"
    ) { $0.general.serviceApplicationProxyGroup = .init($1.object(NamePipeBind.self)?.identity) }
    declareClaimSettings(d)
    // A change here is a change of the store, which every server reads: there is no server to be left out, and nothing that would have to be forced.
    d.parameter("Force", "switch") { _, _ in }
    d.parameter("NotProvisionGlobally", "switch") { _, _ in }
    d.assignmentCollection()
    return d.description
  }

  private static func declareGeneralSettings(_ d: Declaration<SetSPWebApplication>) {
    d.parameter("DefaultTimeZone", "int", "UpdateGeneralSettings:") { $0.general.defaultTimeZone = .init($1.int) }
    d.parameter("DefaultQuotaTemplate", "string", "UpdateGeneralSettings:") { cmdlet, given in
      // An empty name takes the template away.
      guard let name = given.string?.string else { return cmdlet.general.defaultQuotaTemplate = .keep }
      cmdlet.general.defaultQuotaTemplate = name.isEmpty ? .clear : .set(name)
    }
  }

  private static func declareMailSettings(_ d: Declaration<SetSPWebApplication>) {
    d.parameter("SMTPServer", "string", "UpdateMailSettings: mandatory") { $0.smtpServer = $1.string?.string }
    d.parameter("DisableSMTPEncryption", "switch", "UpdateMailSettings:") { $0.disablesEncryption = $1.isPresent }
    d.parameter("SMTPCredentials", "System.Management.Automation.PSCredential", "UpdateMailSettings:") { cmdlet, given in
      guard let value = given.value else { return cmdlet.authentication = nil }
      guard let credential = value.asObject as? CredentialObject else { return cmdlet.authentication = .anonymous }
      cmdlet.authentication = .user(credential.userName.string, password: SecretBytes(credential.password))
    }
    d.parameter("SMTPServerPort", "int", "UpdateMailSettings:") { $0.smtpPort = $1.int }
    d.parameter("OutgoingEmailAddress", "string", "UpdateMailSettings:") { $0.fromAddress = $1.string?.string }
    d.parameter("ReplyToEmailAddress", "string", "UpdateMailSettings:") { $0.replyToAddress = $1.string?.string }
  }

  private static func declareClaimSettings(_ d: Declaration<SetSPWebApplication>) {
    d.parameter("AuthenticationProvider", "Microsoft.SharePoint.PowerShell.SPAuthenticationProviderPipeBind[]", "UpdateClaimSettings:") {
      $0.claims.authenticationProviders = .init(NamePipeBind.names($1))
    }
    d.parameter("AdditionalClaimProvider", "Microsoft.SharePoint.PowerShell.SPClaimProviderPipeBind[]", "UpdateClaimSettings:") {
      $0.claims.claimProviders = .init(NamePipeBind.names($1))
    }
    d.parameter("SignInRedirectURL", "string", "UpdateClaimSettings:") { $0.claims.signInRedirectUrl = .init($1.string?.string) }
    d.parameter("SignInRedirectProvider", "Microsoft.SharePoint.PowerShell.SPTrustedIdentityTokenIssuerPipeBind", "UpdateClaimSettings:") {
      $0.claims.signInRedirectProvider = .init($1.object(NamePipeBind.self)?.identity)
    }
    d.parameter("AuthenticationMethod", "string", "UpdateClaimSettings:", rules: "set Kerberos|NTLM") { cmdlet, given in
      let kerberos = given.string.map { $0.equalsIgnoringCase(ascii: "Kerberos") }
      cmdlet.claims.authenticationMethod = .init(kerberos.map { $0 ? .kerberos : .ntlm })
    }
  }

  override func processRecord() throws(Unwind) {
    guard let identity, let webApplication = try read(identity) else { return }
    guard try shouldProcess(PSString.of(WebApplicationObject.make(webApplication).description)) else { return }
    try inFarm { () throws(FarmError) in
      if let server = self.smtpServer {
        let change = MailSettingsChange.settings(
          server: server, port: self.smtpPort, disableEncryption: self.disablesEncryption, senderAddress: self.fromAddress,
          replyToAddress: self.replyToAddress, authentication: self.authentication ?? .keep)
        try self.farm.changeMailSettings(of: webApplication, change)
      } else if let zone = self.zone {
        try self.farm.changeClaimSettings(of: webApplication, zone: zone, self.claims)
      } else {
        try self.farm.changeGeneralSettings(of: webApplication, self.general)
      }
    }
  }
}

/// `New-SPWebApplication`: a content web application with its IIS site and content database.
final class NewSPWebApplication: SPCmdlet {
  private var new = NewWebApplication(name: "", applicationPool: "")

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletNewWebApplication" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "New-SPWebApplication", shouldProcess: .medium, output: ["Microsoft.SharePoint.Administration.SPWebApplication"]
    ) { NewSPWebApplication() }
    d.parameter("Name", "string", "mandatory, pipeline") { $0.new.name = $1.string?.string ?? "" }
    d.parameter("ApplicationPool", "string", "mandatory") { $0.new.applicationPool = $1.string?.string ?? "" }
    d.parameter("ApplicationPoolAccount", "Microsoft.SharePoint.PowerShell.SPProcessAccountPipeBind") {
      $0.new.applicationPoolAccount = $1.object(NamePipeBind.self)?.identity
    }
    d.parameter(
      "ServiceApplicationProxyGroup", "Microsoft.SharePoint.PowerShell.SPServiceApplicationProxyGroupPipeBind", aliases: "ProxyGroup"
    ) { $0.new.serviceApplicationProxyGroup = $1.object(NamePipeBind.self)?.identity ?? "" }
    declareIisSite(d)
    declareClaims(d)
    d.parameter("DatabaseCredentials", "System.Management.Automation.PSCredential") {
      $0.new.databaseUserName = $1.object(CredentialObject.self)?.userName.string
    }
    d.parameter("DatabaseServer", "string") { $0.new.databaseServer = $1.string?.string }
    d.parameter("DatabaseName", "string") { $0.new.databaseName = $1.string?.string }
    d.assignmentCollection()
    return d.description
  }

  private static func declareIisSite(_ d: Declaration<NewSPWebApplication>) {
    d.parameter("SecureSocketsLayer", "switch") { $0.new.isSecure = $1.isPresent }
    d.parameter("HostHeader", "string") { $0.new.hostHeader = $1.string?.string ?? "" }
    d.parameter("Port", "uint") { $0.new.port = $1.int }
    d.parameter("AllowAnonymousAccess", "switch") { $0.new.allowAnonymous = $1.isPresent }
    d.parameter("Path", "string") { $0.new.path = $1.string?.string }
    d.parameter("Url", "string") { $0.new.url = $1.string?.string }
  }

  private static func declareClaims(_ d: Declaration<NewSPWebApplication>) {
    d.parameter("AuthenticationMethod", "string", rules: "set Kerberos|NTLM") {
      $0.new.claims.authenticationMethod = $1.string?.equalsIgnoringCase(ascii: "Kerberos") == true ? .kerberos : .ntlm
    }
    d.parameter("AuthenticationProvider", "Microsoft.SharePoint.PowerShell.SPAuthenticationProviderPipeBind[]") {
      $0.new.claims.authenticationProviders = NamePipeBind.names($1) ?? []
    }
    d.parameter("AdditionalClaimProvider", "Microsoft.SharePoint.PowerShell.SPClaimProviderPipeBind[]") {
      $0.new.claims.claimProviders = NamePipeBind.names($1) ?? []
    }
    d.parameter("SignInRedirectURL", "string") { $0.new.claims.signInRedirectUrl = $1.string?.string ?? "" }
    d.parameter("SignInRedirectProvider", "Microsoft.SharePoint.PowerShell.SPTrustedIdentityTokenIssuerPipeBind") {
      $0.new.claims.signInRedirectProvider = $1.object(NamePipeBind.self)?.identity ?? ""
    }
    d.parameter("UserSettingsProvider", "Microsoft.SharePoint.PowerShell.SPUserSettingsProviderPipeBind") {
      $0.new.claims.userSettingsProvider = $1.object(NamePipeBind.self)?.identity ?? ""
    }
  }

  override func processRecord() throws(Unwind) {
    guard try shouldProcess(PSString.of(new.name)) else { return }
    let made = try inFarm { () throws(FarmError) in try self.farm.createWebApplication(self.new) }
    try writeAssigned(WebApplicationObject.make(made))
  }
}

/// `Remove-SPWebApplication`: a content web application, or one of its zones.
final class RemoveSPWebApplication: SPCmdlet {
  private var identity: WebApplicationPipeBind?
  private var zone: SPUrlZone?
  private var removesContentDatabases = false
  private var deletesIisSite = false

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletRemoveWebApplication" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Remove-SPWebApplication", defaultSet: "RemoveWebApp", shouldProcess: .high) { RemoveSPWebApplication() }
    d.parameter("Identity", "Microsoft.SharePoint.PowerShell.SPWebApplicationPipeBind", "mandatory, position 0, pipeline") {
      $0.identity = $1.object()
    }
    d.parameter("Zone", "Microsoft.SharePoint.Administration.SPUrlZone", "RemoveZoneOfWebApp: mandatory") {
      $0.zone = SharePointEnums.urlZone($1)
    }
    d.parameter("RemoveContentDatabases", "switch", "RemoveWebApp:") { $0.removesContentDatabases = $1.isPresent }
    d.parameter("DeleteIISSite", "switch") { $0.deletesIisSite = $1.isPresent }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    guard let identity, let webApplication = try read(identity) else { return }
    guard try shouldProcess(PSString.of(WebApplicationObject.make(webApplication).description)) else { return }
    try inFarm { () throws(FarmError) in
      if let zone = self.zone {
        try self.farm.removeZone(zone, of: webApplication.id, deletingIisSite: self.deletesIisSite)
      } else {
        try self.farm.removeWebApplication(
          webApplication.id, removingContentDatabases: self.removesContentDatabases, deletingIisSites: self.deletesIisSite)
      }
    }
  }
}
