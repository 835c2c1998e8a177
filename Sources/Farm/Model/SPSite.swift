/// A site collection, as it was when it was read.
package final class SPSite {
  package let local: LocalFarm
  package let id: GUID
  /// nil while its content database is detached.
  package let webApplicationId: GUID?
  package let contentDatabaseId: GUID
  /// `/` or `/sites/team`.
  package let serverRelativeUrl: String
  /// `DOMAIN\\user`.
  package let ownerLogin: String

  private init(_ local: LocalFarm, _ row: inout Row) {
    self.local = local
    id = row.next()
    contentDatabaseId = row.next()
    serverRelativeUrl = row.next()
    ownerLogin = row.next()
    webApplicationId = row.next()
  }

  static func all(in local: LocalFarm) throws(FarmError) -> [SPSite] {
    try local.database.rows(
      """
      SELECT site.id, site.content_database_id, site.server_relative_url, site.owner_login, content.web_application_id
      FROM site JOIN content_database AS content ON content.id = site.content_database_id ORDER BY site.server_relative_url, site.id
      """
    ) { (row: inout Row) in SPSite(local, &row) }
  }

  /// Without a slash at the end, but for a root.
  package func url() throws(FarmError) -> String {
    guard let webApplicationId else { return serverRelativeUrl }
    let root = try local.webApplication(webApplicationId).url()
    return serverRelativeUrl == "/" ? String(root.dropLast()) : String(root.dropLast()) + serverRelativeUrl
  }

  /// The webs, the root web first.
  package func allWebs() throws(FarmError) -> [SPWeb] {
    try local.database.rows("SELECT id, server_relative_url, title, template FROM web WHERE site_id = ?1 ORDER BY server_relative_url", id)
    {
      (row: inout Row) in SPWeb(self, &row)
    }
  }

  package func rootWeb() throws(FarmError) -> SPWeb? { try allWebs().first }
}

/// A web of a site collection.
package final class SPWeb {
  package let site: SPSite
  package let id: GUID
  package let serverRelativeUrl: String
  package let title: String
  package let webTemplate: String

  fileprivate init(_ site: SPSite, _ row: inout Row) {
    self.site = site
    id = row.next()
    serverRelativeUrl = row.next()
    title = row.next()
    webTemplate = row.next()
  }

  /// The groups of the site collection: `SiteGroups`.
  package func siteGroups() throws(FarmError) -> [SPGroup] {
    try site.local.database.rows("SELECT number, name FROM site_group WHERE site_id = ?1 ORDER BY number", site.id) { (row: inout Row) in
      SPGroup(site: site, id: row.next(), name: row.next())
    }
  }
}

/// A group of a site collection.
package struct SPGroup {
  package let site: SPSite
  /// The group's number within the site collection.
  package let id: Int
  package let name: String

  package func users() throws(FarmError) -> [SPUser] {
    try site.local.database.rows(
      """
      SELECT member.number, member.login, member.display_name, member.email, member.is_site_admin FROM group_member
      JOIN site_user AS member ON member.site_id = group_member.site_id AND member.number = group_member.user_number
      WHERE group_member.site_id = ?1 AND group_member.group_number = ?2 ORDER BY member.number
      """, site.id, id
    ) { (row: inout Row) in
      SPUser(id: row.next(), loginName: row.next(), displayName: row.next(), email: row.next(), isSiteAdmin: row.next())
    }
  }
}

/// A user of a site collection.
package struct SPUser: Equatable, Sendable {
  /// The user's number within the site collection.
  package let id: Int
  package let loginName: String
  package let displayName: String
  package let email: String
  package let isSiteAdmin: Bool
}
