import Engine
import Farm
import Text

/// `Get-SPContentDatabase`: the content databases of the farm, of a web application or of a site collection, or the one of an identity.
final class GetSPContentDatabase: SPCmdlet {
  private var identity: ContentDatabasePipeBind?
  private var webApplication: WebApplicationPipeBind?

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
    d.assignmentCollection()
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if let identity {
      if let found = try read(identity) { try writeAssigned(ContentDatabaseObject(found)) }
      return
    }
    if let webApplication {
      guard let found = try read(webApplication) else { return }
      for database in try inFarm({ () throws(FarmError) in try found.contentDatabases() }) { try writeAssigned(ContentDatabaseObject(database)) }
      return
    }
    // Without a web application to ask for, Central Administration's own database is left out, as its web application is.
    let administration = try inFarm { () throws(FarmError) in try self.farm.administrationWebApplication().contentDatabases() }
    for database in try inFarm({ () throws(FarmError) in try self.farm.contentDatabases() })
    where !administration.contains(where: { $0.id == database.id }) { try writeAssigned(ContentDatabaseObject(database)) }
  }
}
