import Farm
import Testing

@Suite("The farm and its web applications")
struct WebApplicationTests {
  let farm = open(.memory)

  @Test("A new farm has itself, this server, Central Administration and one content web application")
  func newFarm() throws {
    #expect(try farm.farm().name == "SharePoint_Config")
    #expect(try farm.farm().buildVersion.description == "16.0.10337.12109")
    #expect(try farm.farm().status == .online)
    #expect(try farm.servers().map(\.address) == ["APP1"])
    #expect(try farm.webApplications().map(\.displayName) == ["SharePoint - 80"])
    let all = try farm.webApplications(includingCentralAdministration: true)
    #expect(try all.map { try $0.url() } == ["http://app1/", "http://app1:2016/"])
    #expect(all.map(\.isAdministrationWebApplication) == [false, true])
    #expect(all.last?.defaultServerComment == "SharePoint Central Administration v4")
    #expect(all.last?.typeName == "Microsoft.SharePoint.Administration.SPAdministrationWebApplication")
    #expect(
      try farm.webServices().map { try $0.webApplications().map(\.name) } == [
        ["SharePoint - 80"], ["SharePoint Central Administration v4"],
      ])
    #expect(try all[0].contentDatabases().map(\.name) == ["WSS_Content"])
    #expect(try all[0].applicationPool().name == "SharePoint - 80")
    #expect(try farm.server("app1").role == .custom)
    #expect(throws: FarmError.notFound(type: "SPServer", identity: "APP9")) { try farm.server("APP9") }
  }

  @Test(
    "A web application is found by any of its URLs, by its id and by its name",
    arguments: [
      "http://app1", "HTTP://APP1/", "http://app1:80/", "http://app1/sites/a?b#c", "sharepoint - 80", "https://PORTAL.contoso.com/",
      "https://portal.contoso.com:443", "http://inside:8080",
    ])
  func lookUp(identity: String) throws {
    let content = try farm.webApplication("SharePoint - 80")
    try farm.addAlternateUrl("https://portal.contoso.com", to: content.id, zone: .internet, isInternal: false)
    try farm.addAlternateUrl("http://inside:8080", to: content.id, zone: .internet, isInternal: true)
    #expect(try farm.webApplication(identity).id == content.id)
    #expect(try farm.webApplication(content.id.description).id == content.id)
    #expect(try farm.webApplication("{\(content.id.description.uppercased())}").id == content.id)
    #expect(
      try content.alternateUrls().map { "\($0.incomingUrl) \($0.zone.name) \($0.publicUrl)" } == [
        "http://app1 Default http://app1", "https://portal.contoso.com Internet https://portal.contoso.com",
        "http://inside:8080 Internet https://portal.contoso.com",
      ])
  }

  @Test("Central Administration is found when it is meant exactly")
  func administration() throws {
    for identity in ["http://app1:2016", "SharePoint Central Administration v4"] {
      #expect(try farm.webApplication(identity).isAdministrationWebApplication)
    }
  }

  @Test(
    "What names nothing is an error with its identity",
    arguments: ["http://nowhere", "https://app1", "no such", "00000000-0000-0000-0000-000000000000", ""])
  func notFound(identity: String) throws {
    let error = #expect(throws: FarmError.self) { try farm.webApplication(identity) }
    #expect(error?.message == "Cannot find an SPWebApplication object with Name, Id, or Url: \(identity).")
  }

  @Test("A new web application has site, URL, pool and database")
  func create() throws {
    var new = NewWebApplication(name: "Contoso", applicationPool: "ContosoPool")
    new.applicationPoolAccount = "CONTOSO\\pool"
    new.hostHeader = "SharePoint.contoso.com"
    new.port = 443
    new.isSecure = true
    new.url = "https://www.contoso.com:443/"
    new.claims.authenticationMethod = .kerberos
    let made = try farm.createWebApplication(new)
    #expect(try made.url() == "https://www.contoso.com/")
    #expect(try farm.webApplication("https://sharepoint.contoso.com").id == made.id)
    #expect(try made.applicationPool().userName == "CONTOSO\\pool")
    #expect(try made.contentDatabases().first?.name.hasPrefix("WSS_Content_") == true)
    let site = try #require(try made.iisSettings().first)
    #expect(site.path == "C:\\inetpub\\wwwroot\\wss\\VirtualDirectories\\sharepoint.contoso.com443")
    #expect(site.claims.authenticationMethod == .kerberos && site.isSecure)
    #expect(try farm.webApplications().map(\.name) == ["SharePoint - 80", "Contoso"])
  }

  func other(_ edit: (inout NewWebApplication) -> Void) -> NewWebApplication {
    var new = NewWebApplication(name: "Other", applicationPool: "SharePoint - 80")
    edit(&new)
    return new
  }

  @Test("Without a port, the standard one if it is free, else one that is")
  func ports() throws {
    #expect(try farm.createWebApplication(other { $0.isSecure = true }).url() == "https://app1/")
    #expect(
      try farm.createWebApplication(NewWebApplication(name: "Third", applicationPool: "SharePoint - 80")).url() == "http://app1:10000/")
    var host = NewWebApplication(name: "Fourth", applicationPool: "SharePoint - 80")
    host.hostHeader = "portal"
    #expect(try farm.createWebApplication(host).url() == "http://portal/")
  }

  @Test("What is in use, missing or not valid is refused, and nothing is made")
  func refused() throws {
    let cases: [(NewWebApplication, FarmError)] = [
      (
        other { $0.name = "sharepoint - 80" },
        .alreadyExists(
          type: "Microsoft.SharePoint.Administration.SPWebApplication", name: "sharepoint - 80",
          parentType: "Microsoft.SharePoint.Administration.SPWebService", parentName: "")
      ),
      (other { $0.name = " " }, .invalidName(" ")), (other { $0.port = 0 }, .invalidPort(0)),
      (other { $0.port = 70000 }, .invalidPort(70000)),
      (other { $0.url = "portal" }, .invalidUrl("portal")), (other { $0.hostHeader = "a/b" }, .invalidName("a/b")),
      (other { $0.applicationPoolAccount = "CONTOSO\\x" }, .applicationPoolExists),
      (other { $0.applicationPool = "None" }, .applicationPoolAccountMissing(pool: "None")),
      (
        other {
          $0.port = 80
          $0.url = "http://elsewhere"
        }, .bindingInUse
      ), (other { $0.url = "http://APP1/" }, .urlInUse("http://app1")),
      (
        other { $0.path = "c:\\inetpub\\wwwroot\\wss\\virtualdirectories\\80" },
        .directoryInUse("c:\\inetpub\\wwwroot\\wss\\virtualdirectories\\80")
      ), (other { $0.databaseName = "wss_content" }, .databaseInUse("wss_content")),
    ]
    for (new, error) in cases { #expect(throws: error) { try farm.createWebApplication(new) } }
    #expect(try farm.webApplications().count == 1)
    #expect(try farm.applicationPools().count == 2)
    #expect(try farm.contentDatabases().count == 2)
  }

  @Test("Removing a web application leaves its databases and IIS site, or removes them too")
  func remove() throws {
    let id = try farm.webApplication("SharePoint - 80").id
    let administration = try farm.administrationWebApplication().id
    #expect(throws: FarmError.administrationCannotBeRemoved) { try farm.removeWebApplication(administration) }
    let object = try farm.webApplication(id)
    try farm.removeWebApplication(id)
    #expect(throws: FarmError.self) { try object.update() }
    #expect(throws: FarmError.notFound(type: "SPWebApplication", identity: id.description)) { try farm.removeWebApplication(id) }
    #expect(try farm.webApplications().isEmpty)
    #expect(try farm.contentDatabases().map { try $0.webApplication()?.name } == ["SharePoint Central Administration v4", nil])

    // The site left behind keeps its directory, and its binding is taken over with it.
    var again = NewWebApplication(name: "Again", applicationPool: "Pool")
    again.applicationPoolAccount = "CONTOSO\\pool"
    again.port = 81
    again.path = "C:\\inetpub\\wwwroot\\wss\\VirtualDirectories\\80"
    #expect(throws: FarmError.directoryInUse("C:\\inetpub\\wwwroot\\wss\\VirtualDirectories\\80")) { try farm.createWebApplication(again) }
    again.port = 80
    again.databaseName = "WSS_Content"
    let made = try farm.createWebApplication(again)
    #expect(try made.contentDatabases().map(\.name) == ["WSS_Content"])
    try farm.removeWebApplication(made.id, removingContentDatabases: true, deletingIisSites: true)
    #expect(try farm.contentDatabases().count == 1)
    again.port = 81
    #expect(try farm.createWebApplication(again).url() == "http://app1:81/")
  }

  @Test("A URL without a port takes an unusual port with it")
  func urlWithoutPort() throws {
    func url(_ text: String, port: Int) throws -> String {
      var new = NewWebApplication(name: text, applicationPool: "SharePoint - 80")
      new.url = text
      new.port = port
      return try farm.createWebApplication(new).url()
    }
    #expect(try url("http://portal", port: 8080) == "http://portal:8080/")
    #expect(try url("http://portal:81", port: 8081) == "http://portal:81/")
    #expect(try url("https://portal", port: 443) == "https://portal/")
  }

  @Test("Whoever makes a farm is a farm administrator")
  func farmAdministrators() throws {
    let site = try #require(try farm.administrationWebApplication().sites().first)
    #expect(try site.url() == "http://app1:2016")
    let group = try #require(try site.rootWeb()?.siteGroups().first { $0.name == "Farm Administrators" })
    #expect(try group.users().map(\.loginName) == ["CONTOSO\\admin"])
    #expect(try farm.webApplication("SharePoint - 80").sites().isEmpty)
  }

  @Test("A server's name that can't stand in a URL is refused", arguments: ["", "a/b", "a b", "a\n"])
  func localServer(name: String) throws { #expect(throws: FarmError.invalidLocalServer(name)) { try open(.memory, server: name).farm() } }

  @Test("A zone is removed by itself, the default one isn't")
  func removeZone() throws {
    let id = try farm.webApplication("SharePoint - 80").id
    try farm.addAlternateUrl("https://extranet", to: id, zone: .extranet, isInternal: false)
    #expect(throws: FarmError.defaultZoneCannotBeRemoved) { try farm.removeZone(.default, of: id) }
    #expect(throws: FarmError.zoneNotExtended(zone: "Custom", webApplication: "SharePoint - 80")) { try farm.removeZone(.custom, of: id) }
    try farm.removeZone(.extranet, of: id)
    #expect(throws: FarmError.self) { try farm.webApplication("https://extranet") }
  }

  @Test("General and claims settings are stored and shown")
  func settings() throws {
    let webApplication = try farm.webApplication("SharePoint - 80")
    var general = GeneralSettingsChange()
    general.defaultTimeZone = .set(4)
    general.defaultQuotaTemplate = .set("Team")
    try farm.changeGeneralSettings(of: webApplication, general)
    #expect(webApplication.defaultTimeZone == 4 && webApplication.defaultQuotaTemplate == "Team")
    general.defaultTimeZone = .set(4000)
    #expect(throws: FarmError.timeZoneUnknown(4000)) { try farm.changeGeneralSettings(of: webApplication, general) }

    var claims = ClaimSettingsChange()
    claims.authenticationMethod = .set(.kerberos)
    claims.claimProviders = .set(["One", "Two"])
    try farm.changeClaimSettings(of: webApplication, zone: .default, claims)
    #expect(try webApplication.iisSettings().first?.claims.authenticationMethod == .kerberos)
    #expect(try webApplication.iisSettings().first?.claims.claimProviders == ["One", "Two"])
    #expect(throws: FarmError.zoneNotExtended(zone: "Internet", webApplication: "SharePoint - 80")) {
      try farm.changeClaimSettings(of: webApplication, zone: .internet, claims)
    }
  }

  @Test("Edits and the property bag are stored by Update(), and not before")
  func update() throws {
    let webApplication = try farm.webApplication("SharePoint - 80")
    webApplication.alertsMaximum = 42
    webApplication.properties["Owner"] = .text("Zoë")
    webApplication.properties["Count"] = .integer(3)
    #expect(try farm.webApplication(webApplication.id).properties.isEmpty)
    try webApplication.update()
    let stored = try farm.webApplication(webApplication.id)
    #expect(stored.alertsMaximum == 42 && stored.properties == ["Owner": .text("Zoë"), "Count": .integer(3)])
    #expect(stored.version == 2 && webApplication.version == 2)
    webApplication.name = "sharepoint - 81"
    try webApplication.update()
    let other = try farm.createWebApplication(other { $0.port = 81 })
    other.name = "SharePoint - 81"
    let duplicate = #expect(throws: FarmError.self) { try other.update() }
    #expect(duplicate?.exceptionTypeName == "Microsoft.SharePoint.Administration.SPDuplicateObjectException")
    webApplication.name = "line\nend"
    #expect(throws: FarmError.invalidName("line\nend")) { try webApplication.update() }
    #expect(try farm.webApplication(webApplication.id).name == "sharepoint - 81")
  }
}

@Suite("Identities and addresses")
struct AddressTests {
  @Test("A GUID is read in .NET's forms and written in lower case")
  func guids() {
    let text = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
    for form in [text, text.uppercased(), "{\(text)}", "(\(text))", " \(text) ", "3f2504e04f8941d39a0c0305e82c3301"] {
      #expect(GUID(form)?.description == text)
    }
    for wrong in [
      "", "{\(text)", "3f2504e0-4f89-41d3-9a0c-0305e82c330", "3f2504e0-4f89-41d3-9a0c_0305e82c3301", "{3f2504e04f8941d39a0c0305e82c3301}",
      "x" + text,
    ] {
      #expect(GUID(wrong) == nil)
    }
    #expect(GUID.random() != GUID.random())
    #expect(Array(GUID.random().description)[14] == "4")
  }

  @Test(
    "An address is scheme, host and port",
    arguments: [
      ("http://Server", "http://server"), ("HTTPS://server:443/x", "https://server"), ("http://server:443", "http://server:443"),
      ("http://[::1]:8080/", "http://[::1]:8080"), ("http://server:", "http://server"),
    ])
  func addresses(text: String, canonical: String) { #expect(WebAddress(text)?.description == canonical) }

  @Test(
    "What is no address is nil",
    arguments: ["", "server", "ftp://server", "http:/server", "http://", "http://a:0", "http://a:99999", "http://u@h", "http://a b"])
  func noAddress(text: String) { #expect(WebAddress(text) == nil) }
}
