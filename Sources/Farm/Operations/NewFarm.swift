import COpenSSL

/// What a new farm is like: its own object, this server, Central Administration, and one content web application.
package struct NewFarm: Sendable {
  package var name = "SharePoint_Config"
  package var build = FarmBuild.sharePoint2019
  /// scrypt's N for the application credential key.
  package var keyCost = ApplicationCredentialKey.standardCost

  package init() {}

  static let administrationName = "SharePoint Central Administration v4"
  static let administrationPort = 2016
  static let contentName = "SharePoint - 80"
  static let farmAdministrators = "Farm Administrators"

  /// Fills the empty tables, in the transaction that made them.
  func populate(_ database: Database, by caller: Caller) throws(FarmError) {
    var salt = [UInt8](repeating: 0, count: 32)
    guard RAND_bytes(&salt, Int32(salt.count)) == 1 else { throw .cryptography("random numbers") }
    let farm = ObjectRecord(type: .farm, parentId: nil, name: name, caller: caller)
    try FarmRecord(object: farm, build: build, databaseServer: caller.server, keySalt: salt, keyCost: keyCost).insert(into: database)
    let configuration = ObjectRecord(type: .configurationDatabase, parentId: farm.id, name: name, caller: caller)
    try configuration.insert(into: database)
    let server = ObjectRecord(type: .server, parentId: farm.id, name: caller.server, caller: caller)
    try ServerRecord(object: server, address: caller.server, role: .custom).insert(into: database)

    let administration = ObjectRecord(type: .webService, parentId: farm.id, name: SPWebService.administrationName, caller: caller)
    try administration.insert(into: database)
    let content = ObjectRecord(type: .webService, parentId: farm.id, name: SPWebService.contentName, caller: caller)
    try content.insert(into: database)
    let central = try makeWebApplication(
      Self.administrationName, of: administration, port: Self.administrationPort, databaseName: "SharePoint_AdminContent_\(GUID.random())",
      in: database,
      by: caller)
    _ = try makeWebApplication(Self.contentName, of: content, port: 80, databaseName: "WSS_Content", in: database, by: caller)
    try makeAdministrationSite(in: central, database, by: caller)

    try database.run("INSERT INTO shell_admin VALUES (?1, ?2)", caller.account, configuration.id)
    try database.run("INSERT INTO local_administrator VALUES (?1, ?2)", server.id, caller.account)
  }

  /// - Returns: the id of the web application's content database.
  private func makeWebApplication(
    _ name: String, of service: ObjectRecord, port: Int, databaseName: String, in database: Database, by caller: Caller
  ) throws(FarmError) -> GUID {
    let isAdministration = service.name == SPWebService.administrationName
    let pool = ObjectRecord(type: .applicationPool, parentId: service.id, name: name, caller: caller)
    try ApplicationPoolRecord(object: pool, account: caller.account).insert(into: database)
    let object = ObjectRecord(
      type: isAdministration ? .administrationWebApplication : .webApplication, parentId: service.id, name: name, caller: caller)
    try WebApplicationRecord(object: object, isAdministration: isAdministration, applicationPoolId: pool.id).insert(into: database)
    let address = WebAddress(isSecure: false, host: caller.server, port: port)
    try AlternateUrlRecord(incoming: address, webApplicationId: object.id, zone: .default, isPublic: true).insert(into: database)
    let directory = NewWebApplication.directory(hostHeader: "", port: port)
    try IisSiteRecord(
      webApplicationId: object.id, zone: .default, serverComment: name, port: port, hostHeader: "", isSecure: false, path: directory
    ).save(in: database)
    try NewWebApplication.makeManagedPaths(of: object.id, in: database)
    let contentDatabase = ObjectRecord(type: .contentDatabase, parentId: nil, name: databaseName, caller: caller)
    try ContentDatabaseRecord(object: contentDatabase, webApplicationId: object.id, server: caller.server).insert(into: database)
    return contentDatabase.id
  }

  /// Central Administration's root web, whose owner group are the farm administrators: whoever makes the farm is the first.
  private func makeAdministrationSite(in contentDatabase: GUID, _ database: Database, by caller: Caller) throws(FarmError) {
    let site = GUID.random()
    try database.run(
      "INSERT INTO site (id, content_database_id, server_relative_url, owner_login, created_at) VALUES (?1, ?2, '/', ?3, strftime('%Y-%m-%dT%H:%M:%fZ'))",
      site,
      contentDatabase, caller.account)
    try database.run(
      "INSERT INTO web (id, site_id, server_relative_url, title, template) VALUES (?1, ?2, '/', 'Central Administration', 'CENTRALADMIN#0')",
      GUID.random(), site)
    try database.run(
      "INSERT INTO site_user (site_id, number, login, display_name, is_site_admin) VALUES (?1, 1, ?2, ?2, 1)", site, caller.account)
    try database.run("INSERT INTO site_group (site_id, number, name) VALUES (?1, 3, ?2)", site, Self.farmAdministrators)
    try database.run("INSERT INTO group_member VALUES (?1, 3, 1)", site)
  }
}
