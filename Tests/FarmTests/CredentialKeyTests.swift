import Farm
import Foundation
import Testing

@Suite("Application credential key and stored passwords")
struct CredentialKeyTests {
  @Test("A password can be read by the servers that have the key it was saved with; a server without it is known without its key")
  func servers() throws {
    let place = try TemporaryDirectory()
    let one = open(.file(place.farm), server: "APP1", keys: .inDirectory(place.keys))
    let two = open(.file(place.farm), server: "APP2", keys: .inDirectory(place.keys))
    #expect(try one.servers().map(\.name) == ["APP1"])
    #expect(try two.servers().map(\.name) == ["APP1", "APP2"])
    func password(_ farm: LocalFarm) throws -> String { try farm.administrationWebApplication().outboundMailPassword().text }
    func findings() throws -> [String] { try one.credentialKeyFindings().map { "\($0.server) \($0.webApplication): \($0.problem)" } }

    try one.setApplicationCredentialKey(secret("the key"))
    let login = MailSettingsChange.settings(server: "mail", authentication: .user("user@example.com", password: secret("pässword")))
    try one.changeMailSettings(of: one.administrationWebApplication().id, login)
    #expect(try password(one) == "password pässword")
    #expect(try password(two) == "key missing")
    #expect(try findings() == ["APP2 SharePoint Central Administration v4: keyMissing"])
    #expect(throws: FarmError.credentialKeyMissing(server: "APP2")) {
      try two.changeMailSettings(of: two.administrationWebApplication().id, login)
    }

    try two.setApplicationCredentialKey(secret("another key"))
    #expect(try password(two) == "key differs")
    #expect(try findings() == ["APP2 SharePoint Central Administration v4: keyDiffers"])

    try two.setApplicationCredentialKey(secret("the key"))
    #expect(try password(two) == "password pässword")
    #expect(try findings().isEmpty)

    for farm in [one, two] { try farm.setApplicationCredentialKey(secret("new key")) }
    #expect(try password(one) == "key differs")
    #expect(try findings().count == 2)
    try one.changeMailSettings(of: one.administrationWebApplication().id, login)
    #expect(try password(two) == "password pässword")
    #expect(try findings().isEmpty)

    try one.removeApplicationCredentialKey()
    #expect(try password(one) == "key missing")
    #expect(try one.localServer()?.hasApplicationCredentialKey == false)
    #expect(throws: FarmError.credentialKeyMissing(server: "APP1")) {
      try one.changeMailSettings(of: one.administrationWebApplication().id, login)
    }
  }

  @Test("Omitted credentials are kept with the password, anonymous forgets them")
  func keepAndForget() throws {
    let farm = open(.memory)
    let id = try farm.administrationWebApplication().id
    try farm.setApplicationCredentialKey(secret("k"))
    try farm.changeMailSettings(of: id, .settings(server: "a", authentication: .user("u", password: secret(""))))
    try farm.changeMailSettings(of: id, .settings(server: "b"))
    #expect(try farm.webApplication(id).outboundMailSettings().userName == "u")
    #expect(try farm.webApplication(id).outboundMailPassword().text == "password ")
    try farm.changeMailSettings(of: id, .settings(server: "b", authentication: .anonymous))
    #expect(try farm.webApplication(id).outboundMailSettings().userName == nil)
    #expect(try farm.webApplication(id).outboundMailPassword().text == "anonymous")
  }

  @Test("A credential without a key changes nothing of the command")
  func nothingApplied() throws {
    let farm = open(.memory)
    let id = try farm.administrationWebApplication().id
    let change = MailSettingsChange.settings(server: "m", port: 26, senderAddress: "a@b", authentication: .user("u", password: secret("p")))
    let error = #expect(throws: FarmError.self) { try farm.changeMailSettings(of: id, change) }
    #expect(error?.message.contains("Set-SPApplicationCredentialKey") == true)
    #expect(try farm.webApplication(id).outboundMailSettings().serverAddress == nil)
    #expect(try farm.webApplication(id).outboundMailSettings().senderAddress == nil)
    #expect(throws: FarmError.emptyCredentialKey) { try farm.setApplicationCredentialKey(secret("")) }
  }

  @Test("Keys are files of mode 0600 in a directory of mode 0700; no clear text is anywhere")
  func noClearText() throws {
    let place = try TemporaryDirectory()
    let farm = open(.file(place.farm), server: "APP1.contoso_x", keys: .inDirectory(place.keys))
    try farm.setApplicationCredentialKey(secret("Kxq7-clear-key"))
    try farm.changeMailSettings(
      of: farm.administrationWebApplication().id,
      .settings(server: "m", authentication: .user("u", password: secret("Pzw9-clear-password"))))
    #expect(try farm.administrationWebApplication().outboundMailPassword().text == "password Pzw9-clear-password")

    let manager = FileManager.default
    #expect(try manager.attributesOfItem(atPath: place.keys)[.posixPermissions] as? Int == 0o700)
    let files = try manager.contentsOfDirectory(atPath: place.keys)
    #expect(files.count == 1)
    #expect(files.first?.hasSuffix("-app1_2econtoso_5fx.key") == true)
    for file in files { #expect(try manager.attributesOfItem(atPath: place.keys + "/" + file)[.posixPermissions] as? Int == 0o600) }

    var searched = 0
    for path in try manager.subpathsOfDirectory(atPath: place.path) {
      guard let data = manager.contents(atPath: place.path + "/" + path) else { continue }
      searched += 1
      for clear in ["Kxq7-clear-key", "Pzw9-clear-password"] {
        #expect(data.range(of: Data(clear.utf8)) == nil, "\(path)")
        #expect(data.range(of: clear.data(using: .utf16LittleEndian) ?? Data()) == nil, "\(path)")
      }
    }
    #expect(searched >= 3, "the database, its log, and a key")
    #expect("\(secret("Pzw9-clear-password"))" == "SecretBytes")
    var dumped = ""
    dump(secret("Pzw9-clear-password"), to: &dumped)
    #expect(!dumped.contains("Pzw9"))
  }

  @Test("A password that was moved to another web application or user in the database doesn't open")
  func bound() throws {
    let place = try TemporaryDirectory()
    let farm = open(.file(place.farm), keys: .inDirectory(place.keys))
    try farm.setApplicationCredentialKey(secret("k"))
    for webApplication in try farm.webApplications(includingCentralAdministration: true) {
      try farm.changeMailSettings(
        of: webApplication.id, .settings(server: "m", authentication: .user("u", password: secret("p of \(webApplication.name)"))))
    }
    farm.close()
    let raw = try RawDatabase(place.farm)
    try raw.execute(
      "UPDATE outbound_mail_server SET password = (SELECT password FROM outbound_mail_server ORDER BY web_application_id LIMIT 1)")
    let passwords = try farm.webApplications(includingCentralAdministration: true).map { try $0.outboundMailPassword().text }
    #expect(passwords.filter { $0 == "damaged" }.count == 1)
    try raw.execute("UPDATE outbound_mail_server SET user_name = 'v'")
    for webApplication in try farm.webApplications() { #expect(try webApplication.outboundMailPassword().text == "damaged") }
  }

  @Test(
    "A process that dies between writing a key and committing its check value leaves the old key in force, one that dies after it the new")
  func interruptedChange() throws {
    let place = try TemporaryDirectory()
    let farm = open(.file(place.farm), keys: .inDirectory(place.keys))
    let id = try farm.administrationWebApplication().id
    func password() throws -> String { try farm.webApplication(id).outboundMailPassword().text }
    try farm.setApplicationCredentialKey(secret("old"))
    try farm.changeMailSettings(of: id, .settings(server: "m", authentication: .user("u", password: secret("p"))))
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: place.keys).first)
    let path = place.keys + "/" + file
    let old = try #require(FileManager.default.contents(atPath: path))

    // Before the commit: a new key lies prepared.
    try write(repeatElement(7, count: 32), to: path + ".new")
    #expect(try password() == "password p")

    // After it: the old file is still in the new one's place.
    try farm.setApplicationCredentialKey(secret("new"))
    try farm.changeMailSettings(of: id, .settings(server: "m", authentication: .user("u", password: secret("q"))))
    try FileManager.default.moveItem(atPath: path, toPath: path + ".new")
    try write(old, to: path)
    #expect(try password() == "password q")
    #expect(!FileManager.default.fileExists(atPath: path + ".new"))

    // A file that is no key is an error, and not a missing key.
    try write("x".utf8, to: path)
    #expect(throws: FarmError.self) { try password() }
  }

  @Test("A throw-away farm keeps its key in memory")
  func memory() throws {
    // With the cost that farms really have.
    let farm = LocalFarm(.memory, caller: Caller(account: "a", server: "APP1"))
    try farm.setApplicationCredentialKey(secret("k"))
    farm.close()
    #expect(try farm.localServer()?.hasApplicationCredentialKey == true)
    #expect(try open(.memory).localServer()?.hasApplicationCredentialKey == false)
  }
}
