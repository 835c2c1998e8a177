/// `New-SPWebApplication`: what a new content web application is to be.
package struct NewWebApplication: Sendable {
  package var name: String
  package var applicationPool: String
  /// Given for a pool that doesn't exist yet, and only then.
  package var applicationPoolAccount: String?
  /// Not given: the URL's, else 443 or 80 if that is free, else the next free one from 10000 on.
  package var port: Int?
  package var hostHeader = ""
  package var isSecure = false
  /// The public URL, at the port if it names none and the port is neither 80 nor 443; not given: the host header or this server, at the port.
  package var url: String?
  /// The directory of the IIS site; not given: one named after host header and port.
  package var path: String?
  package var allowAnonymous = false
  package var claims = ClaimSettings()
  package var serviceApplicationProxyGroup = ""
  /// Not given: the farm's.
  package var databaseServer: String?
  /// Not given: `WSS_Content_` and a new id.
  package var databaseName: String?
  /// The SQL login of the content database; not given: Windows authentication.
  package var databaseUserName: String?

  package init(name: String, applicationPool: String) {
    self.name = name
    self.applicationPool = applicationPool
  }

  /// Where IIS puts a site that isn't told otherwise.
  static func directory(hostHeader: String, port: Int) -> String { "C:\\inetpub\\wwwroot\\wss\\VirtualDirectories\\\(hostHeader)\(port)" }

  /// The paths under which a new web application takes site collections: its root, and one for each name below `sites`.
  static func makeManagedPaths(of webApplication: GUID, in database: Database) throws(FarmError) {
    try database.run("INSERT INTO managed_path VALUES (?1, '', 0)", webApplication)
    try database.run("INSERT INTO managed_path VALUES (?1, 'sites', 1)", webApplication)
  }

  fileprivate func validate() throws(FarmError) {
    for name in [name, applicationPool, databaseName, databaseServer, applicationPoolAccount, databaseUserName, path].compactMap({ $0 }) {
      guard LocalFarm.isValidName(name) else { throw .invalidName(name) }
    }
    for name in claims.authenticationProviders + claims.claimProviders where !LocalFarm.isValidName(name) { throw .invalidName(name) }
    if let port { _ = try MailSettingsChange.checkedPort(port) }
    if !hostHeader.isEmpty, !WebAddress.isHost(hostHeader) { throw .invalidName(hostHeader) }
    if let url, WebAddress(url) == nil { throw .invalidUrl(url) }
  }
}

extension LocalFarm {
  /// Makes a content web application with its IIS site, public URL and content database, in one transaction.
  ///
  /// - Throws: what is in use already, or isn't valid; nothing is made then.
  package func createWebApplication(_ new: NewWebApplication) throws(FarmError) -> SPWebApplication {
    try new.validate()
    let database = try database
    let record = try database.change { () throws(FarmError) in try make(new, in: database) }
    return .make(self, record)
  }

  private func make(_ new: NewWebApplication, in database: Database) throws(FarmError) -> WebApplicationRecord {
    guard let service = try webServices().first(where: { !$0.isAdministrationService }) else {
      throw .notFound(type: "SPWebService", identity: "")
    }
    let object = ObjectRecord(type: .webApplication, parentId: service.id, name: new.name, caller: caller)
    try object.requireUniqueName(in: database)
    let sites = try IisSiteRecord.all(in: database)
    let unusualPort = new.port.flatMap { $0 == 80 || $0 == 443 ? nil : $0 }
    let address = new.url.flatMap { WebAddress($0, absentPort: unusualPort) }
    let port: Int
    if let given = new.port { port = given } else { port = try freePort(for: new, address, beside: sites) }
    let host = new.hostHeader.isEmpty ? caller.server : new.hostHeader
    let publicAddress = address ?? WebAddress(isSecure: new.isSecure, host: host, port: port)
    guard try AlternateUrlRecord.find(publicAddress, in: database) == nil else { throw .urlInUse(publicAddress.description) }

    let pool = try applicationPool(for: new, of: service.id, in: database)
    var record = WebApplicationRecord(object: object, isAdministration: false, applicationPoolId: pool)
    record.proxyGroup = new.serviceApplicationProxyGroup
    try record.insert(into: database)
    try makeIisSite(for: new, of: object.id, port: port, beside: sites, in: database)
    try makeUrls(publicAddress, internalHost: new.hostHeader, isSecure: new.isSecure, port: port, of: object.id, in: database)
    try NewWebApplication.makeManagedPaths(of: object.id, in: database)
    try makeContentDatabase(for: new, of: object.id, in: database)
    return record
  }

  private func freePort(for new: NewWebApplication, _ address: WebAddress?, beside sites: [IisSiteRecord]) throws(FarmError) -> Int {
    func isFree(_ port: Int) -> Bool {
      !sites.contains { $0.webApplicationId != nil && $0.port == port && $0.hostHeader.namesSame(as: new.hostHeader) }
    }
    let standard = address?.port ?? (new.isSecure ? 443 : 80)
    if isFree(standard) { return standard }
    guard let port = (10_000...65_535).first(where: isFree) else { throw .noFreePort }
    return port
  }

  private func applicationPool(for new: NewWebApplication, of service: GUID, in database: Database) throws(FarmError) -> GUID {
    let existing = try ApplicationPoolRecord.all(in: database).first { $0.object.name.namesSame(as: new.applicationPool) }
    switch (existing, new.applicationPoolAccount) {
    case (let pool?, nil): return pool.object.id
    case (nil, let account?):
      let object = ObjectRecord(type: .applicationPool, parentId: service, name: new.applicationPool, caller: caller)
      try ApplicationPoolRecord(object: object, account: account).insert(into: database)
      return object.id
    case (_?, _?): throw .applicationPoolExists
    case (nil, nil): throw .applicationPoolAccountMissing(pool: new.applicationPool)
    }
  }

  /// Makes the IIS site, or takes over the one of the same binding that a removed web application has left behind.
  private func makeIisSite(
    for new: NewWebApplication, of webApplication: GUID, port: Int, beside sites: [IisSiteRecord], in database: Database
  ) throws(FarmError) {
    var site = IisSiteRecord(
      webApplicationId: webApplication, zone: .default, serverComment: new.name, port: port, hostHeader: new.hostHeader.lowercased(),
      isSecure: new.isSecure,
      path: new.path ?? NewWebApplication.directory(hostHeader: new.hostHeader.lowercased(), port: port))
    site.allowAnonymous = new.allowAnonymous
    site.claims = new.claims
    if let bound = sites.first(where: { $0.port == port && $0.hostHeader.namesSame(as: new.hostHeader) }) {
      guard bound.webApplicationId == nil else { throw .bindingInUse }
      site.id = bound.id
    }
    guard !sites.contains(where: { $0.id != site.id && $0.path.namesSame(as: site.path) }) else { throw .directoryInUse(site.path) }
    try site.save(in: database)
  }

  /// The public URL, and beside it the host header's own, under which IIS hears.
  private func makeUrls(
    _ publicAddress: WebAddress, internalHost: String, isSecure: Bool, port: Int, of webApplication: GUID, in database: Database
  ) throws(FarmError) {
    try AlternateUrlRecord(incoming: publicAddress, webApplicationId: webApplication, zone: .default, isPublic: true).insert(into: database)
    guard !internalHost.isEmpty else { return }
    let heard = WebAddress(isSecure: isSecure, host: internalHost, port: port)
    if heard == publicAddress { return }
    guard try AlternateUrlRecord.find(heard, in: database) == nil else { throw .urlInUse(heard.description) }
    try AlternateUrlRecord(incoming: heard, webApplicationId: webApplication, zone: .default, isPublic: false).insert(into: database)
  }

  /// Makes the content database; one of this name that is attached nowhere is attached here.
  private func makeContentDatabase(for new: NewWebApplication, of webApplication: GUID, in database: Database) throws(FarmError) {
    let name = new.databaseName ?? "WSS_Content_\(GUID.random().digits)"
    let server: String
    if let given = new.databaseServer { server = given } else { server = try FarmRecord.load(from: database).databaseServer }
    let known = try ContentDatabaseRecord.all(in: database).first { $0.object.name.namesSame(as: name) && $0.server.namesSame(as: server) }
    if var known {
      guard known.webApplicationId == nil else { throw .databaseInUse(name) }
      known.webApplicationId = webApplication
      return try known.update(in: database, by: caller)
    }
    let object = ObjectRecord(type: .contentDatabase, parentId: nil, name: name, caller: caller)
    var record = ContentDatabaseRecord(object: object, webApplicationId: webApplication, server: server)
    record.userName = new.databaseUserName ?? ""
    try record.insert(into: database)
  }

  /// Adds a URL under which a web application is known in a zone: the zone's public one, or an internal one of a zone that has a public one.
  package func addAlternateUrl(_ url: String, to webApplication: GUID, zone: SPUrlZone, isInternal: Bool) throws(FarmError) {
    guard let address = WebAddress(url) else { throw .invalidUrl(url) }
    let database = try database
    _ = try change(webApplication) { record throws(FarmError) in
      guard try AlternateUrlRecord.find(address, in: database) == nil else { throw .urlInUse(address.description) }
      let shown = try AlternateUrlRecord.all(of: webApplication, in: database).first { $0.zone == zone && $0.isPublic }
      if isInternal {
        guard shown != nil else { throw .zoneNotExtended(zone: zone.name, webApplication: record.object.name) }
      } else if let shown {
        throw .urlInUse(shown.incoming.description)
      }
      try AlternateUrlRecord(incoming: address, webApplicationId: webApplication, zone: zone, isPublic: !isInternal).insert(into: database)
    }
  }
}
