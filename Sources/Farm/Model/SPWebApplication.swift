/// A web application.
package class SPWebApplication: SPPersistedObject<WebApplicationRecord> {
  /// The right class for the record.
  static func make(_ local: LocalFarm, _ record: WebApplicationRecord) -> SPWebApplication {
    record.isAdministration ? SPAdministrationWebApplication(local, record) : SPWebApplication(local, record)
  }

  package final var isAdministrationWebApplication: Bool { record.isAdministration }
  package final var defaultServerComment: String {
    get { record.defaultServerComment }
    set { record.defaultServerComment = newValue }
  }
  package override var displayName: String { name.isEmpty ? defaultServerComment : name }

  // MARK: General settings

  /// The identifier of a SharePoint time zone; nil while none is set.
  package final var defaultTimeZone: Int? { record.defaultTimeZone }
  package final var defaultQuotaTemplate: String {
    get { record.defaultQuotaTemplate }
    set { record.defaultQuotaTemplate = newValue }
  }
  /// Empty for the farm's default group.
  package final var serviceApplicationProxyGroup: String { record.proxyGroup }
  package final var alertsEnabled: Bool {
    get { record.alertsEnabled }
    set { record.alertsEnabled = newValue }
  }
  package final var alertsLimited: Bool {
    get { record.alertsLimited }
    set { record.alertsLimited = newValue }
  }
  package final var alertsMaximum: Int {
    get { record.alertsMaximum }
    set { record.alertsMaximum = newValue }
  }
  /// The property bag; stored by `update()`.
  package final var properties: [String: PropertyValue] {
    get { record.properties }
    set { record.properties = newValue }
  }

  // MARK: Related objects, as they are now

  /// The public URL of the default zone, with a slash at its end.
  package final func url() throws(FarmError) -> String {
    let urls = try AlternateUrlRecord.all(of: id, in: local.database)
    return (urls.first { $0.zone == .default && $0.isPublic } ?? urls.first)?.incoming.url ?? ""
  }

  package final func alternateUrls() throws(FarmError) -> [SPAlternateUrl] {
    let urls = try AlternateUrlRecord.all(of: id, in: local.database)
    return urls.map { url in
      let shown = urls.first { $0.zone == url.zone && $0.isPublic } ?? url
      return SPAlternateUrl(incomingUrl: url.incoming.description, zone: url.zone, publicUrl: shown.incoming.description)
    }
  }

  package final func contentDatabases() throws(FarmError) -> [SPContentDatabase] {
    try ContentDatabaseRecord.all(in: local.database).filter { $0.webApplicationId == id }.map { SPContentDatabase(local, $0) }
  }

  package final func sites() throws(FarmError) -> [SPSite] { try local.sites().filter { $0.webApplicationId == id } }

  package final func applicationPool() throws(FarmError) -> SPApplicationPool {
    guard let pool = try ApplicationPoolRecord.find(record.applicationPoolId, in: local.database) else {
      throw .notFound(type: "SPApplicationPool", identity: record.applicationPoolId.description)
    }
    return SPApplicationPool(local, pool)
  }

  /// The zones that the web application is extended to, each with its IIS site and how it signs people in.
  package final func iisSettings() throws(FarmError) -> [SPIisSettings] {
    try IisSiteRecord.all(of: id, in: local.database).map {
      SPIisSettings(
        zone: $0.zone, serverComment: $0.serverComment, port: $0.port, hostHeader: $0.hostHeader, isSecure: $0.isSecure, path: $0.path,
        allowAnonymous: $0.allowAnonymous, claims: $0.claims)
    }
  }
}

/// Central Administration, whose mail settings are the farm's.
package final class SPAdministrationWebApplication: SPWebApplication {}

/// `SPIisSettings`: one zone of a web application.
package struct SPIisSettings: Equatable, Sendable {
  package let zone: SPUrlZone
  package let serverComment: String
  package let port: Int
  package let hostHeader: String
  package let isSecure: Bool
  package let path: String
  package let allowAnonymous: Bool
  package let claims: ClaimSettings
}
