/// `[Microsoft.SharePoint.Administration.SPFarm]::Local`.
package final class SPFarm: SPPersistedObject<FarmRecord> {
  package var buildVersion: FarmBuild { record.build }
  /// The SQL server that new content databases go to.
  package var defaultDatabaseServer: String { record.databaseServer }

  package func servers() throws(FarmError) -> [SPServer] { try local.servers() }
  package func webServices() throws(FarmError) -> [SPWebService] { try local.webServices() }
}

/// A server of the farm.
package final class SPServer: SPPersistedObject<ServerRecord> {
  package var address: String {
    get { record.address }
    set { record.address = newValue }
  }
  package var role: SPServerRole {
    get { record.role }
    set { record.role = newValue }
  }
  /// Whether the server has an application credential key.
  package var hasApplicationCredentialKey: Bool { record.credentialCheck != nil }
}

/// The service that web applications belong to: the content service, or the one of Central Administration.
package final class SPWebService {
  package let local: LocalFarm
  private let object: ObjectRecord

  init(_ local: LocalFarm, _ object: ObjectRecord) {
    self.local = local
    self.object = object
  }

  /// The content service has no name, as in SharePoint.
  static let contentName = ""
  static let administrationName = "WSS_Administration"

  package var id: GUID { object.id }
  package var name: String { object.name }
  package var typeName: String { object.type.fullName }
  package var status: SPObjectStatus { object.status }
  package var version: Int { object.version }
  package var isAdministrationService: Bool { name == Self.administrationName }

  package func webApplications() throws(FarmError) -> [SPWebApplication] {
    try local.webApplications(includingCentralAdministration: true).filter { $0.parentId == id }
  }
}

/// An IIS application pool of web applications.
package final class SPApplicationPool: SPPersistedObject<ApplicationPoolRecord> {
  package var userName: String { record.account }
}

/// A content database.
package final class SPContentDatabase: SPPersistedObject<ContentDatabaseRecord> {
  package var server: String { record.server }
  package var userName: String { record.userName }
  package var maximumSiteCount: Int {
    get { record.maximumSiteCount }
    set { record.maximumSiteCount = newValue }
  }
  package var warningSiteCount: Int {
    get { record.warningSiteCount }
    set { record.warningSiteCount = newValue }
  }

  /// The web application that the database is attached to.
  package func webApplication() throws(FarmError) -> SPWebApplication? {
    try record.webApplicationId.map { id throws(FarmError) in try local.webApplication(id) }
  }

  package func currentSiteCount() throws(FarmError) -> Int {
    try local.database.value("SELECT count(*) FROM site WHERE content_database_id = ?1", id) ?? 0
  }
}

/// A URL of a web application in one of its zones.
package struct SPAlternateUrl: Equatable, Sendable {
  /// The URL that comes in: `http://server`.
  package let incomingUrl: String
  package let zone: SPUrlZone
  /// The URL that the zone's pages are answered under.
  package let publicUrl: String
}
