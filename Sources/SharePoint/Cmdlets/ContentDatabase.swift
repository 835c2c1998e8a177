import Engine
import Farm
import Text

/// `Get-SPContentDatabase`: the content databases of the farm, of a web application or of a site collection, the one of an identity, or one that is attached nowhere.
final class GetSPContentDatabase: SPCmdlet {
  private var identity: ContentDatabasePipeBind?
  private var webApplication: WebApplicationPipeBind?
  private var site: SitePipeBind?
  private var showsEveryStatus = false
  private var isUnattached = false
  private var server = ""
  private var name = ""

  override class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdletGetContentDatabase" }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-SPContentDatabase", defaultSet: "DefaultSet", output: ["Microsoft.SharePoint.Administration.SPContentDatabase"]
    ) { GetSPContentDatabase() }
    d.parameter(
      "Identity", "Microsoft.SharePoint.PowerShell.SPContentDatabasePipeBind", "DefaultSet: position 0, pipeline", rules: "ValidateNotNull"
    ) { $0.identity = $1.object() }
    d.parameter(
      "WebApplication", "Microsoft.SharePoint.PowerShell.SPWebApplicationPipeBind",
      "AllContentDatabasesInWebApplication: mandatory, pipeline", rules: "ValidateNotNull"
    ) { $0.webApplication = $1.object() }
    d.parameter(
      "Site", "Microsoft.SharePoint.PowerShell.SPSitePipeBind", "ContentDatabasesOfSite: mandatory, pipeline", rules: "ValidateNotNull"
    ) { $0.site = $1.object() }
    // The farm has no profile synchronization, so that every database has gone without it for any number of days.
    d.parameter(
      "DaysSinceLastProfileSync", "int", "ContentDatabasesSinceLastProfileSync: mandatory, pipeline", rules: "range 0..2147483647"
    ) { _, _ in }
    d.parameter("ConnectAsUnattachedDatabase", "switch", "Unattached: mandatory") { $0.isUnattached = $1.isPresent }
    // The store needs no SQL login to look at a database.
    d.parameter("DatabaseCredentials", "System.Management.Automation.PSCredential", "Unattached:") { _, _ in }
    d.parameter("DatabaseServer", "string", "Unattached: mandatory") { $0.server = $1.string?.string ?? "" }
    d.parameter("DatabaseName", "string", "Unattached: mandatory") { $0.name = $1.string?.string ?? "" }
    d.parameter(
      "NoStatusFilter", "switch", "AllContentDatabasesInWebApplication|ContentDatabasesSinceLastProfileSync|DefaultSet:"
    ) { $0.showsEveryStatus = $1.isPresent }
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if let identity {
      if let found = try read(identity) { try writeAssigned(ContentDatabaseObject(found)) }
    } else if let webApplication {
      guard let found = try read(webApplication) else { return }
      try list(try inFarm { () throws(FarmError) in try found.contentDatabases() })
    } else if let site {
      guard let found = try read(site) else { return }
      let all = try inFarm { () throws(FarmError) in try self.farm.contentDatabases() }
      for database in all where database.id == found.contentDatabaseId { try writeAssigned(ContentDatabaseObject(database)) }
    } else if isUnattached {
      try writeUnattached()
    } else {
      // Where no web application is asked for, Central Administration's own database is left out, as its web application is.
      let own = try inFarm { () throws(FarmError) in try self.farm.administrationWebApplication().contentDatabases() }
      let all = try inFarm { () throws(FarmError) in try self.farm.contentDatabases() }
      try list(all.filter { database in !own.contains { $0.id == database.id } })
    }
  }

  /// Only databases that are online, unless every status is asked for.
  private func list(_ databases: [SPContentDatabase]) throws(Unwind) {
    for database in databases where showsEveryStatus || database.status == .online { try writeAssigned(ContentDatabaseObject(database)) }
  }

  private func writeUnattached() throws(Unwind) {
    let found = try inFarm { () throws(FarmError) -> SPContentDatabase? in
      for database in try self.farm.contentDatabases()
      where database.name.lowercased() == self.name.lowercased() && database.server.lowercased() == self.server.lowercased() {
        return try database.webApplication() == nil ? database : nil
      }
      return nil
    }
    guard let found else { throw error("There is no unattached content database named \"\(name)\" on the server \"\(server)\".") }
    try writeAssigned(ContentDatabaseObject(found))
  }
}
