/// The farm's own row.
package struct FarmRecord: StoredRecord {
  package var object: ObjectRecord
  var build: FarmBuild
  /// The default for new content databases.
  var databaseServer: String
  /// The salt of the application credential key: the farm's, so that one password makes one key on every server.
  var keySalt: [UInt8]
  /// scrypt's N.
  var keyCost: Int

  static func load(from database: Database) throws(FarmError) -> FarmRecord {
    let record = try database.row(
      "SELECT \(ObjectRecord.columns), farm.build, farm.database_server, farm.key_salt, farm.key_cost FROM farm JOIN object ON object.id = farm.id"
    ) { (row: inout Row) in
      FarmRecord(
        object: ObjectRecord(&row), build: FarmBuild(row.next()) ?? .sharePoint2019, databaseServer: row.next(), keySalt: row.next(),
        keyCost: row.next())
    }
    guard let record else { throw .notAFarm(path: database.path) }
    return record
  }

  package static func find(_ id: GUID, in database: Database) throws(FarmError) -> FarmRecord? {
    let record = try load(from: database)
    return record.object.id == id ? record : nil
  }

  package mutating func update(in database: Database, by caller: Caller) throws(FarmError) { try object.touch(in: database, by: caller) }

  func insert(into database: Database) throws(FarmError) {
    try object.insert(into: database)
    try database.run("INSERT INTO farm VALUES (?1, ?2, ?3, ?4, ?5)", object.id, build.description, databaseServer, keySalt, keyCost)
  }
}
