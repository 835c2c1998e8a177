import Farm
import Testing

@Suite("Outgoing mail settings")
struct MailSettingsTests {
  let farm = open(.memory)

  func administration() throws -> SPWebApplication { try farm.administrationWebApplication() }
  func content() throws -> SPWebApplication { try farm.webApplication("SharePoint - 80") }

  @Test("A new farm has no mail server: port 25, UTF-8, nothing to encrypt")
  func unset() throws {
    for webApplication in try farm.webApplications(includingCentralAdministration: true) {
      let mail = try webApplication.outboundMailSettings()
      #expect(mail.serverAddress == nil && mail.port == 25 && mail.enableSsl == nil && mail.codePage == 65001 && mail.userName == nil)
      #expect(try webApplication.outboundMailServiceInstance() == nil)
      #expect(try webApplication.outboundMailPassword().text == "anonymous")
    }
  }

  @Test("What is set on Central Administration is in force for every web application")
  func inherited() throws {
    try farm.changeMailSettings(
      of: administration(),
      .settings(server: "mail.example.com", port: 587, senderAddress: "user@example.com", replyToAddress: "replyto@example.com"))
    let mail = try content().outboundMailSettings()
    #expect(mail.serverAddress == "mail.example.com" && mail.port == 587 && mail.enableSsl == true && !mail.hasOwnServer)
    #expect(mail.senderAddress == "user@example.com" && mail.replyToAddress == "replyto@example.com")
    #expect(try content().outboundMailServiceInstance()?.serverAddress == "mail.example.com")
  }

  @Test("Set-SPWebApplication: a port that isn't given is 25, encryption is required unless disabled, addresses are kept")
  func cmdletDefaults() throws {
    let id = try administration().id
    try farm.changeMailSettings(
      of: id, .settings(server: "a", port: 587, disableEncryption: true, senderAddress: "f@x", replyToAddress: "r@x"))
    #expect(try administration().outboundMailSettings().enableSsl == false)
    try farm.changeMailSettings(of: id, .settings(server: "b"))
    let mail = try administration().outboundMailSettings()
    #expect(
      mail.serverAddress == "b" && mail.port == 25 && mail.enableSsl == true && mail.senderAddress == "f@x" && mail.replyToAddress == "r@x")
  }

  @Test("An object that an operation was given sees the change")
  func objectSeesTheChange() throws {
    let webApplication = try content()
    try farm.changeMailSettings(of: webApplication, .settings(server: "own"))
    #expect(try webApplication.outboundMailSettings().serverAddress == "own")
    webApplication.alertsEnabled = false
    try webApplication.update()
    #expect(try content().alertsEnabled == false)
  }

  @Test("The first own server starts a block of its own: anonymous, the farm's addresses behind it")
  func ownBlock() throws {
    try farm.setApplicationCredentialKey(secret("key"))
    try farm.changeMailSettings(
      of: administration(),
      .settings(
        server: "farm", port: 587, senderAddress: "f@x", replyToAddress: "r@x",
        authentication: .user("CONTOSO\\mailer", password: secret("p"))))
    #expect(try content().outboundMailSettings().userName == "CONTOSO\\mailer")
    #expect(try content().outboundMailPassword().text == "password p")

    try farm.changeMailSettings(of: content(), .settings(server: "own", senderAddress: "own@x"))
    let mail = try content().outboundMailSettings()
    #expect(mail.hasOwnServer && mail.serverAddress == "own" && mail.port == 25 && mail.userName == nil)
    #expect(mail.senderAddress == "own@x" && mail.replyToAddress == "r@x")
    #expect(try content().outboundMailPassword().text == "anonymous")
    #expect(try administration().outboundMailSettings().userName == "CONTOSO\\mailer")
  }

  @Test("UpdateMailSettings with four arguments: port 25 and no encryption where nothing was set, else as they are")
  func fourArguments() throws {
    try farm.changeMailSettings(of: administration(), .settings(server: "farm", port: 587))
    try content().updateMailSettings(.update(server: "own", senderAddress: "f@x", replyToAddress: "r@x", codePage: 65001))
    var mail = try content().outboundMailSettings()
    #expect(mail.port == 25 && mail.enableSsl == false && mail.hasOwnServer)
    try content().updateMailSettings(
      .update(server: "own", senderAddress: "f@x", replyToAddress: "r@x", codePage: 65001, enableSsl: true, port: 465))
    try content().updateMailSettings(.update(server: "own2", senderAddress: "f@x", replyToAddress: "r@x", codePage: 28591))
    mail = try content().outboundMailSettings()
    #expect(mail.serverAddress == "own2" && mail.port == 465 && mail.enableSsl == true && mail.codePage == 28591)
  }

  @Test(
    "UpdateMailSettings with nothing takes the own settings away; on Central Administration, the farm's", arguments: [nil, ""] as [String?])
  func inheritAgain(nothing: String?) throws {
    try farm.changeMailSettings(of: administration(), .settings(server: "farm", port: 587, senderAddress: "f@x"))
    try farm.changeMailSettings(of: content(), .settings(server: "own", senderAddress: "own@x", replyToAddress: "own@x"))
    try content().updateMailSettings(.update(server: nothing, senderAddress: nothing, replyToAddress: nothing, codePage: 65001))
    let mail = try content().outboundMailSettings()
    #expect(mail.serverAddress == "farm" && mail.senderAddress == "f@x" && mail.replyToAddress == nil && !mail.hasOwnServer)
    try administration().updateMailSettings(.update(server: nothing, senderAddress: nothing, replyToAddress: nothing, codePage: 65001))
    #expect(try content().outboundMailSettings().serverAddress == nil)
  }

  @Test("Port and encryption of an own server can be set and stored by Update()")
  func setters() throws {
    #expect(throws: FarmError.noOutboundMailServer(webApplication: "SharePoint - 80")) { try content().setOutboundMailPort(26) }
    try farm.changeMailSettings(of: content(), .settings(server: "own"))
    let webApplication = try content()
    try webApplication.setOutboundMailPort(2525)
    try webApplication.setOutboundMailEnableSsl(false)
    #expect(try content().outboundMailSettings().port == 25)
    try webApplication.update()
    #expect(try content().outboundMailSettings().port == 2525)
    #expect(throws: FarmError.invalidPort(0)) { try webApplication.setOutboundMailPort(0) }
  }

  @Test("What belongs to a server isn't set on a web application that has none of its own")
  func noServer() throws {
    var change = MailSettingsChange()
    change.port = .set(26)
    change.senderAddress = .set("a@b")
    #expect(throws: FarmError.noOutboundMailServer(webApplication: "SharePoint - 80")) {
      try farm.changeMailSettings(of: content(), change)
    }
    #expect(try content().outboundMailSettings().senderAddress == nil)
  }

  @Test(
    "What isn't valid changes nothing",
    arguments: [
      (.settings(server: "m", port: 0), .invalidPort(0)), (.settings(server: "m", port: 65536), .invalidPort(65536)),
      (.settings(server: "m", port: -1), .invalidPort(-1)), (.settings(server: ""), .emptyServerName),
      (.settings(server: "  "), .emptyServerName),
      (.settings(server: "m\r\nDATA"), .invalidServerName("m\r\nDATA")), (.settings(server: "a b"), .invalidServerName("a b")),
      (.settings(server: "m", senderAddress: "nobody"), .invalidAddress("nobody")),
      (.settings(server: "m", senderAddress: ""), .invalidAddress("")),
      (.settings(server: "m", senderAddress: "@x"), .invalidAddress("@x")),
      (.settings(server: "m", senderAddress: "a@"), .invalidAddress("a@")),
      (.settings(server: "m", replyToAddress: "a@b\r\nBcc: c@d"), .invalidAddress("a@b\r\nBcc: c@d")),
      (.settings(server: "m", replyToAddress: "a@b\u{2028}"), .invalidAddress("a@b\u{2028}")),
      (.settings(server: "m", replyToAddress: "a@b,c@d"), .invalidAddress("a@b,c@d")),
      (.settings(server: "m", authentication: .user("a\u{0}b", password: secret("p"))), .invalidUserName),
      (.settings(server: "m", authentication: .user("", password: secret("p"))), .invalidUserName),
      (.update(server: "m", senderAddress: "a@b", replyToAddress: nil, codePage: -1), .invalidCodePage(-1)),
      (.settings(server: "m", authentication: .user("u", password: secret("p"))), .credentialKeyMissing(server: "APP1")),
    ] as [(MailSettingsChange, FarmError)])
  func invalid(change: MailSettingsChange, error: FarmError) throws {
    try farm.changeMailSettings(of: content(), .settings(server: "before", port: 26, senderAddress: "before@x"))
    let version = try content().version
    #expect(throws: error) { try farm.changeMailSettings(of: content(), change) }
    #expect(throws: error) { try content().updateMailSettings(change) }
    let mail = try content().outboundMailSettings()
    #expect(mail.serverAddress == "before" && mail.port == 26 && mail.senderAddress == "before@x")
    #expect(try content().version == version)
    #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test("Update() and UpdateMailSettings of a stale object are an update conflict, in SharePoint's words")
  func staleObject() throws {
    let stale = try content()
    try farm.changeMailSettings(of: stale.id, .settings(server: "first"))
    stale.alertsEnabled = false
    let words =
      "An update conflict has occurred, and you must re-try this action. The object SPWebApplication Name=SharePoint - 80 Parent=SPWebService was updated by CONTOSO\\admin, in the tests (\(farm.caller.processId)) process, on machine APP1.  View the tracing log for more information about the conflict."
    let update = #expect(throws: FarmError.self) { try stale.update() }
    #expect(update?.message == words)
    #expect(update?.exceptionTypeName == "Microsoft.SharePoint.Administration.SPUpdatedConcurrencyException")
    #expect(throws: FarmError.self) {
      try stale.updateMailSettings(.update(server: "second", senderAddress: nil, replyToAddress: nil, codePage: 65001))
    }
    #expect(try content().outboundMailSettings().serverAddress == "first")
    try stale.refresh()
    try stale.updateMailSettings(.update(server: "second", senderAddress: nil, replyToAddress: nil, codePage: 65001))
    #expect(try content().outboundMailSettings().serverAddress == "second")
  }

  @Test("An edited object that an operation overtakes stays stale")
  func editedObject() throws {
    let edited = try content()
    edited.alertsMaximum = 7
    try farm.changeMailSettings(of: edited, .settings(server: "m"))
    #expect(edited.alertsMaximum == 7)
    #expect(throws: FarmError.self) { try edited.update() }
  }
}
