/// The IIS web site that serves one zone of a web application, with the zone's settings. One that was left behind by its web application has none.
struct IisSiteRecord: Equatable {
  var id: GUID
  var webApplicationId: GUID?
  var zone: SPUrlZone
  var serverComment: String
  var port: Int
  var hostHeader: String
  var isSecure: Bool
  /// The site's directory, as a Windows path.
  var path: String
  var allowAnonymous = false
  var claims = ClaimSettings()

  init(webApplicationId: GUID, zone: SPUrlZone, serverComment: String, port: Int, hostHeader: String, isSecure: Bool, path: String) {
    id = .random()
    self.webApplicationId = webApplicationId
    self.zone = zone
    self.serverComment = serverComment
    self.port = port
    self.hostHeader = hostHeader
    self.isSecure = isSecure
    self.path = path
  }

  private static let selection = """
    SELECT id, web_application_id, zone, server_comment, port, host_header, is_secure, path, allow_anonymous, authentication_method, authentication_providers,
      claim_providers, sign_in_redirect_url, sign_in_redirect_provider, user_settings_provider FROM iis_site
    """

  private init(_ row: inout Row) {
    id = row.next()
    webApplicationId = row.next()
    zone = SPUrlZone(rawValue: row.next()) ?? .default
    serverComment = row.next()
    port = row.next()
    hostHeader = row.next()
    isSecure = row.next()
    path = row.next()
    allowAnonymous = row.next()
    claims.authenticationMethod = AuthenticationMethod(rawValue: row.next()) ?? .ntlm
    claims.authenticationProviders = Self.list(row.next())
    claims.claimProviders = Self.list(row.next())
    claims.signInRedirectUrl = row.next()
    claims.signInRedirectProvider = row.next()
    claims.userSettingsProvider = row.next()
  }

  static func all(in database: Database) throws(FarmError) -> [IisSiteRecord] {
    try database.rows(selection + " ORDER BY port, host_header") { (row: inout Row) in IisSiteRecord(&row) }
  }

  static func all(of webApplication: GUID, in database: Database) throws(FarmError) -> [IisSiteRecord] {
    try database.rows(selection + " WHERE web_application_id = ?1 ORDER BY zone", webApplication) { (row: inout Row) in IisSiteRecord(&row)
    }
  }

  /// Writes the site, new or known by its id.
  func save(in database: Database) throws(FarmError) {
    try database.run(
      "INSERT OR REPLACE INTO iis_site VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)", id, webApplicationId,
      zone.rawValue,
      serverComment, port, hostHeader, isSecure, path, allowAnonymous, claims.authenticationMethod.rawValue,
      claims.authenticationProviders.joined(separator: "\n"), claims.claimProviders.joined(separator: "\n"), claims.signInRedirectUrl,
      claims.signInRedirectProvider, claims.userSettingsProvider)
  }

  func delete(from database: Database) throws(FarmError) { try database.run("DELETE FROM iis_site WHERE id = ?1", id) }

  /// Names never have line ends (`FarmError.invalidName`), so that a list is its names, one a line.
  private static func list(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}

/// How a zone of a web application signs people in: what `Set-SPWebApplication`'s claims set changes.
package struct ClaimSettings: Equatable, Sendable {
  package var authenticationMethod = AuthenticationMethod.ntlm
  /// The display names of the authentication providers; empty: Windows authentication alone.
  package var authenticationProviders: [String] = []
  package var claimProviders: [String] = []
  package var signInRedirectUrl = ""
  package var signInRedirectProvider = ""
  package var userSettingsProvider = ""

  package init() {}
}

package enum AuthenticationMethod: String, Sendable {
  case ntlm = "NTLM"
  case kerberos = "Kerberos"
}
