/// An IIS application pool of web applications.
package struct ApplicationPoolRecord: StoredRecord {
  package var object: ObjectRecord
  var account: String

  static func all(in database: Database) throws(FarmError) -> [ApplicationPoolRecord] {
    try database.rows(
      "SELECT \(ObjectRecord.columns), application_pool.account FROM application_pool JOIN object ON object.id = application_pool.id ORDER BY object.number"
    ) { (row: inout Row) in ApplicationPoolRecord(object: ObjectRecord(&row), account: row.next()) }
  }

  package static func find(_ id: GUID, in database: Database) throws(FarmError) -> ApplicationPoolRecord? {
    try all(in: database).first { $0.object.id == id }
  }

  package mutating func update(in database: Database, by caller: Caller) throws(FarmError) {
    try object.touch(in: database, by: caller)
    try database.run("UPDATE application_pool SET account = ?2 WHERE id = ?1", object.id, account)
  }

  func insert(into database: Database) throws(FarmError) {
    try object.insert(into: database)
    try database.run("INSERT INTO application_pool VALUES (?1, ?2)", object.id, account)
  }
}
