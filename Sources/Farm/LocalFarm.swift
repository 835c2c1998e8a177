/// `LocalFarm(.standard, caller: …)` – a farm as one process sees it: which file, on which of its servers, acting as whom.
///
/// Making one touches nothing; the file is opened, and a new farm is made, at the first use. What objects of the farm have read stays as it was read until they are
/// refreshed; every look-up reads the store, so that other processes' changes are seen at the next command. For one thread at a time.
package final class LocalFarm {
  package let location: FarmLocation
  package let caller: Caller
  let keys: KeyStore
  private let blueprint: NewFarm
  private let wait: LockWait
  private var opened: Database?
  /// The state of the files that `opened` is a snapshot of.
  private var snapshot: FarmFile.State?

  /// - Parameters:
  ///   - keys: where application credential keys are kept; by default the standard directory, and for a throw-away farm the memory.
  ///   - newFarm: what a farm that has to be made is like.
  ///   - wait: how long another process's lock is waited for.
  package init(_ location: FarmLocation, caller: Caller, keys: KeyStore? = nil, newFarm: NewFarm = NewFarm(), wait: LockWait = LockWait()) {
    self.location = location
    self.caller = caller
    self.keys = keys ?? (location == .memory ? .inMemory() : .standard())
    blueprint = newFarm
    self.wait = wait
  }

  /// The open store. Opening it makes the caller's server a member of the farm, if the farm can be written.
  var database: Database {
    get throws(FarmError) {
      if let opened, !opened.isSnapshot || snapshot == FarmFile.State(of: location) { return opened }
      guard WebAddress.isHost(caller.server) else { throw .invalidLocalServer(caller.server) }
      opened = nil
      let state = FarmFile.State(of: location)
      let database = try FarmFile.open(location, wait: wait) { database throws(FarmError) in
        try self.blueprint.populate(database, by: self.caller)
      }
      if database.isWritable, try ServerRecord.named(caller.server, in: database) == nil { try join(database) }
      opened = database
      snapshot = state
      return database
    }
  }

  /// Whether the farm has been opened.
  package var isOpen: Bool { opened != nil }

  /// Closes the file; the next use opens it again. A throw-away farm stays, since it is nowhere else.
  package func close() { if location != .memory { opened = nil } }

  /// Opens the farm, and tells whether it can be changed.
  package func isWritable() throws(FarmError) -> Bool { try database.isWritable }

  private func join(_ database: Database) throws(FarmError) {
    try database.change { () throws(FarmError) in
      guard try ServerRecord.named(caller.server, in: database) == nil else { return }
      let farm = try FarmRecord.load(from: database).object.id
      let object = ObjectRecord(type: .server, parentId: farm, name: caller.server, caller: caller)
      try ServerRecord(object: object, address: caller.server, role: .custom).insert(into: database)
      try database.run("INSERT INTO local_administrator VALUES (?1, ?2)", object.id, caller.account)
    }
  }

  // MARK: Look-ups

  package func farm() throws(FarmError) -> SPFarm { try SPFarm(self, FarmRecord.load(from: database)) }

  package func servers() throws(FarmError) -> [SPServer] { try ServerRecord.all(in: database).map { SPServer(self, $0) } }

  /// The server of the name, address or id.
  package func server(_ identity: String) throws(FarmError) -> SPServer {
    let id = GUID(identity)
    let found = try ServerRecord.all(in: database).first {
      $0.object.id == id || $0.object.name.namesSame(as: identity) || $0.address.namesSame(as: identity)
    }
    guard let found else { throw .notFound(type: "SPServer", identity: identity) }
    return SPServer(self, found)
  }

  /// The server that this process runs on; nil if it is no member of a farm that can't be written.
  package func localServer() throws(FarmError) -> SPServer? {
    try ServerRecord.named(caller.server, in: database).map { SPServer(self, $0) }
  }

  package func webServices() throws(FarmError) -> [SPWebService] {
    try database.rows("SELECT \(ObjectRecord.columns) FROM object WHERE class = ?1 ORDER BY name", ObjectType.webService.rawValue) {
      (row: inout Row) in
      SPWebService(self, ObjectRecord(&row))
    }
  }

  /// The content web applications in the order of their making, and behind them Central Administration if it is asked for.
  package func webApplications(includingCentralAdministration: Bool = false) throws(FarmError) -> [SPWebApplication] {
    try WebApplicationRecord.all(in: database).filter { includingCentralAdministration || !$0.isAdministration }.map {
      SPWebApplication.make(self, $0)
    }
  }

  package func administrationWebApplication() throws(FarmError) -> SPAdministrationWebApplication {
    guard let record = try WebApplicationRecord.administration(in: database) else {
      throw .notFound(type: "SPWebApplication", identity: NewFarm.administrationName)
    }
    return SPAdministrationWebApplication(self, record)
  }

  package func webApplication(_ id: GUID) throws(FarmError) -> SPWebApplication {
    guard let record = try WebApplicationRecord.find(id, in: database) else {
      throw .notFound(type: "SPWebApplication", identity: id.description)
    }
    return .make(self, record)
  }

  /// The web application of the URL, id or name; Central Administration too.
  ///
  /// A URL means a web application by scheme, host and port: path, letter case, a slash at the end and a default port make no difference, and every alternate URL counts. A name ignores case.
  package func webApplication(_ identity: String) throws(FarmError) -> SPWebApplication {
    guard let record = try findWebApplication(identity) else { throw .notFound(type: "SPWebApplication", identity: identity) }
    return .make(self, record)
  }

  private func findWebApplication(_ identity: String) throws(FarmError) -> WebApplicationRecord? {
    let database = try database
    if let id = GUID(identity) { return try WebApplicationRecord.find(id, in: database) }
    if let address = WebAddress(identity) {
      guard let url = try AlternateUrlRecord.find(address, in: database) else { return nil }
      return try WebApplicationRecord.find(url.webApplicationId, in: database)
    }
    return try WebApplicationRecord.all(in: database).first { $0.object.name.namesSame(as: identity) }
  }

  package func sites() throws(FarmError) -> [SPSite] { try SPSite.all(in: self) }

  package func contentDatabases() throws(FarmError) -> [SPContentDatabase] {
    try ContentDatabaseRecord.all(in: database).map { SPContentDatabase(self, $0) }
  }

  package func applicationPools() throws(FarmError) -> [SPApplicationPool] {
    try ApplicationPoolRecord.all(in: database).map { SPApplicationPool(self, $0) }
  }
}
