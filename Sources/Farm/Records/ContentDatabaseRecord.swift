/// A content database. Without a web application it is detached, and keeps its sites.
package struct ContentDatabaseRecord: StoredRecord {
  package var object: ObjectRecord
  var webApplicationId: GUID?
  var server: String
  /// The SQL login it was made with; empty for Windows authentication.
  var userName = ""
  var maximumSiteCount = 5000
  var warningSiteCount = 2000

  init(object: ObjectRecord, webApplicationId: GUID?, server: String) {
    self.object = object
    self.webApplicationId = webApplicationId
    self.server = server
  }

  private init(_ row: inout Row) {
    object = ObjectRecord(&row)
    webApplicationId = row.next()
    server = row.next()
    userName = row.next()
    maximumSiteCount = row.next()
    warningSiteCount = row.next()
  }

  static func all(in database: Database) throws(FarmError) -> [ContentDatabaseRecord] {
    try database.rows(
      """
      SELECT \(ObjectRecord.columns), content.web_application_id, content.server, content.user_name, content.maximum_site_count, content.warning_site_count
      FROM content_database AS content JOIN object ON object.id = content.id ORDER BY object.number
      """
    ) { (row: inout Row) in ContentDatabaseRecord(&row) }
  }

  package static func find(_ id: GUID, in database: Database) throws(FarmError) -> ContentDatabaseRecord? {
    try all(in: database).first { $0.object.id == id }
  }

  func insert(into database: Database) throws(FarmError) {
    try object.insert(into: database)
    try database.run(
      "INSERT INTO content_database VALUES (?1, ?2, ?3, ?4, ?5, ?6)", object.id, webApplicationId, server, userName, maximumSiteCount,
      warningSiteCount)
  }

  package mutating func update(in database: Database, by caller: Caller) throws(FarmError) {
    try object.touch(in: database, by: caller)
    try database.run(
      "UPDATE content_database SET web_application_id = ?2, maximum_site_count = ?3, warning_site_count = ?4 WHERE id = ?1", object.id,
      webApplicationId,
      maximumSiteCount, warningSiteCount)
  }
}
