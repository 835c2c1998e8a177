/// One URL under which a web application is known: the public one of its zone, or one that comes in and is answered as the public one.
struct AlternateUrlRecord: Equatable {
  var incoming: WebAddress
  var webApplicationId: GUID
  var zone: SPUrlZone
  var isPublic: Bool

  static func all(of webApplication: GUID, in database: Database) throws(FarmError) -> [AlternateUrlRecord] {
    try database.rows(
      "SELECT incoming_url, web_application_id, zone, is_public FROM alternate_url WHERE web_application_id = ?1 ORDER BY zone, is_public DESC, incoming_url",
      webApplication
    ) { (row: inout Row) in AlternateUrlRecord(&row) }
  }

  static func find(_ address: WebAddress, in database: Database) throws(FarmError) -> AlternateUrlRecord? {
    try database.row("SELECT incoming_url, web_application_id, zone, is_public FROM alternate_url WHERE incoming_url = ?1", address) {
      (row: inout Row) in
      AlternateUrlRecord(&row)
    }
  }

  init(incoming: WebAddress, webApplicationId: GUID, zone: SPUrlZone, isPublic: Bool) {
    self.incoming = incoming
    self.webApplicationId = webApplicationId
    self.zone = zone
    self.isPublic = isPublic
  }

  private init(_ row: inout Row) {
    incoming = row.next()
    webApplicationId = row.next()
    zone = SPUrlZone(rawValue: row.next()) ?? .default
    isPublic = row.next()
  }

  func insert(into database: Database) throws(FarmError) {
    try database.run("INSERT INTO alternate_url VALUES (?1, ?2, ?3, ?4)", incoming, webApplicationId, zone.rawValue, isPublic)
  }
}
