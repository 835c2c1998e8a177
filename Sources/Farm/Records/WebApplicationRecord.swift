/// A web application as it is stored, with everything that belongs to it alone.
package struct WebApplicationRecord: StoredRecord {
  package var object: ObjectRecord
  var isAdministration: Bool
  var applicationPoolId: GUID
  var defaultServerComment: String
  var defaultTimeZone: Int?
  var defaultQuotaTemplate = ""
  var proxyGroup = ""
  var alertsEnabled = true
  var alertsLimited = true
  var alertsMaximum = 500
  var mail = MailRecord()
  var properties: [String: PropertyValue] = [:]

  init(object: ObjectRecord, isAdministration: Bool, applicationPoolId: GUID) {
    self.object = object
    self.isAdministration = isAdministration
    self.applicationPoolId = applicationPoolId
    defaultServerComment = object.name
  }

  private static let selection = """
    SELECT \(ObjectRecord.columns), web.is_administration, web.application_pool_id, web.default_server_comment, web.default_time_zone,
      web.default_quota_template, web.proxy_group, web.alerts_enabled, web.alerts_limited, web.alerts_maximum, \(MailRecord.columns)
    FROM web_application AS web JOIN object ON object.id = web.id LEFT JOIN outbound_mail_server AS mail ON mail.web_application_id = web.id
    """

  private init(_ row: inout Row) {
    object = ObjectRecord(&row)
    isAdministration = row.next()
    applicationPoolId = row.next()
    defaultServerComment = row.next()
    defaultTimeZone = row.next()
    defaultQuotaTemplate = row.next()
    proxyGroup = row.next()
    alertsEnabled = row.next()
    alertsLimited = row.next()
    alertsMaximum = row.next()
    mail = MailRecord(&row)
  }

  /// All web applications: Central Administration last, the others in the order of their making.
  static func all(in database: Database) throws(FarmError) -> [WebApplicationRecord] {
    try withProperties(
      database.rows(selection + " ORDER BY web.is_administration, object.number") { (row: inout Row) in WebApplicationRecord(&row) },
      in: database)
  }

  package static func find(_ id: GUID, in database: Database) throws(FarmError) -> WebApplicationRecord? {
    try withProperties(database.rows(selection + " WHERE web.id = ?1", id) { (row: inout Row) in WebApplicationRecord(&row) }, in: database)
      .first
  }

  static func administration(in database: Database) throws(FarmError) -> WebApplicationRecord? {
    try withProperties(
      database.rows(selection + " WHERE web.is_administration") { (row: inout Row) in WebApplicationRecord(&row) }, in: database
    ).first
  }

  private static func withProperties(_ records: [WebApplicationRecord], in database: Database) throws(FarmError) -> [WebApplicationRecord] {
    var records = records
    for index in records.indices { records[index].properties = try PropertyValue.load(of: records[index].object.id, from: database) }
    return records
  }

  func insert(into database: Database) throws(FarmError) {
    try object.insert(into: database)
    try database.run(
      "INSERT INTO web_application (id, is_administration, application_pool_id, default_server_comment) VALUES (?1, ?2, ?3, ?4)", object.id,
      isAdministration,
      applicationPoolId, defaultServerComment)
    try write(in: database)
  }

  package mutating func update(in database: Database, by caller: Caller) throws(FarmError) {
    try object.touch(in: database, by: caller)
    try write(in: database)
  }

  private func write(in database: Database) throws(FarmError) {
    try database.run(
      """
      UPDATE web_application SET application_pool_id = ?2, default_server_comment = ?3, default_time_zone = ?4, default_quota_template = ?5,
        proxy_group = ?6, alerts_enabled = ?7, alerts_limited = ?8, alerts_maximum = ?9, mail_sender = ?10, mail_reply_to = ?11, mail_code_page = ?12
      WHERE id = ?1
      """, object.id, applicationPoolId, defaultServerComment, defaultTimeZone, defaultQuotaTemplate, proxyGroup, alertsEnabled,
      alertsLimited,
      alertsMaximum, mail.senderAddress, mail.replyToAddress, mail.codePage)
    #if SPLIT_TRANSACTION
      try database.splitTransaction()
    #endif
    try mail.server.write(of: object.id, in: database)
    try PropertyValue.save(properties, of: object.id, in: database)
  }
}

/// The outgoing mail settings that a web application has of its own.
struct MailRecord: Equatable {
  /// Server, port, encryption and authentication are one block: a web application has its own or the farm's, never a mixture.
  var server: MailServerRecord?
  var senderAddress: String?
  var replyToAddress: String?
  var codePage: Int?

  static let columns = """
    web.mail_sender, web.mail_reply_to, web.mail_code_page, mail.address, mail.port, mail.enable_ssl, mail.user_name, mail.password, mail.password_check
    """

  init() {}

  init(_ row: inout Row) {
    senderAddress = row.next()
    replyToAddress = row.next()
    codePage = row.next()
    let address: String? = row.next()
    let port: Int = row.next()
    let enableSsl: Bool = row.next()
    let userName: String? = row.next()
    let password: [UInt8] = row.next()
    let check: [UInt8] = row.next()
    if let address {
      server = MailServerRecord(
        address: address, port: port, enableSsl: enableSsl,
        login: userName.map { MailLogin(userName: $0, sealedPassword: password, keyCheck: check) })
    }
  }
}

struct MailServerRecord: Equatable {
  var address: String
  var port: Int
  var enableSsl: Bool
  /// Anonymous, if nil.
  var login: MailLogin?
}

/// The stored credentials of a mail server: the password as `PasswordSeal` made it, and the check value of the key that it was sealed with.
struct MailLogin: Equatable {
  var userName: String
  var sealedPassword: [UInt8]
  var keyCheck: [UInt8]
}

extension Optional where Wrapped == MailServerRecord {
  fileprivate func write(of webApplication: GUID, in database: Database) throws(FarmError) {
    guard let self else { return try database.run("DELETE FROM outbound_mail_server WHERE web_application_id = ?1", webApplication) }
    try database.run(
      "INSERT OR REPLACE INTO outbound_mail_server VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", webApplication, self.address, self.port,
      self.enableSsl,
      self.login?.userName, self.login?.sealedPassword, self.login?.keyCheck)
  }
}
