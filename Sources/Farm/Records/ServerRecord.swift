/// A server of the farm.
package struct ServerRecord: StoredRecord {
  package var object: ObjectRecord
  var address: String
  var role: SPServerRole
  /// The check value of the server's application credential key; nil when it has none.
  var credentialCheck: [UInt8]?

  init(object: ObjectRecord, address: String, role: SPServerRole) {
    self.object = object
    self.address = address
    self.role = role
  }

  private init(_ row: inout Row) {
    object = ObjectRecord(&row)
    address = row.next()
    role = SPServerRole(rawValue: row.next()) ?? .invalid
    credentialCheck = row.next()
  }

  static func all(in database: Database) throws(FarmError) -> [ServerRecord] {
    try database.rows(
      "SELECT \(ObjectRecord.columns), server.address, server.role, server.credential_check FROM server JOIN object ON object.id = server.id ORDER BY object.number"
    ) { (row: inout Row) in ServerRecord(&row) }
  }

  package static func find(_ id: GUID, in database: Database) throws(FarmError) -> ServerRecord? {
    try all(in: database).first { $0.object.id == id }
  }

  static func named(_ name: String, in database: Database) throws(FarmError) -> ServerRecord? {
    try all(in: database).first { $0.object.name.namesSame(as: name) }
  }

  func insert(into database: Database) throws(FarmError) {
    try object.insert(into: database)
    try database.run("INSERT INTO server VALUES (?1, ?2, ?3, ?4)", object.id, address, role.rawValue, credentialCheck)
  }

  package mutating func update(in database: Database, by caller: Caller) throws(FarmError) {
    try object.touch(in: database, by: caller)
    try database.run(
      "UPDATE server SET address = ?2, role = ?3, credential_check = ?4 WHERE id = ?1", object.id, address, role.rawValue, credentialCheck)
  }
}

/// `SPServerRole`, from SharePoint 2016 on.
package enum SPServerRole: String, Sendable {
  case invalid = "Invalid"
  case webFrontEnd = "WebFrontEnd"
  case application = "Application"
  case singleServer = "SingleServer"
  case singleServerFarm = "SingleServerFarm"
  case distributedCache = "DistributedCache"
  case search = "Search"
  case custom = "Custom"
  case applicationWithSearch = "ApplicationWithSearch"
  case webFrontEndWithDistributedCache = "WebFrontEndWithDistributedCache"
}
