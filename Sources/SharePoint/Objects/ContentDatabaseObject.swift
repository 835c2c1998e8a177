import Engine
import Farm
import Text

/// `SPContentDatabase`.
final class ContentDatabaseObject: PersistedObject {
  let database: SPContentDatabase

  init(_ database: SPContentDatabase) {
    self.database = database
    super.init(database)
  }

  nonisolated(unsafe) static let databaseType = DotNetType(
    "Microsoft.SharePoint.Administration.SPDatabase", base: PersistedObject.upgradable)
  @Sendable static func makeDatabaseType() -> DotNetType { databaseType }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPContentDatabase", base: databaseType, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(ContentDatabaseObject.self) { t in
      t.get("int CurrentSiteCount {get;}") { (this) throws(Unwind) in
        .int32(Int32(clamping: try inFarm { () throws(FarmError) in try this.database.currentSiteCount() }))
      }
      t.property("int MaximumSiteCount {get;set;}") { (this) throws(Unwind) in
        .int32(Int32(clamping: this.database.maximumSiteCount))
      } set: { (this, value) throws(Unwind) in
        this.database.maximumSiteCount = try Self.count(value)
      }
      t.get("string Server {get;}") { (this) throws(Unwind) in .text(this.database.server) }
      t.get("string Username {get;}") { (this) throws(Unwind) in .text(this.database.userName) }
      t.property("int WarningSiteCount {get;set;}") { (this) throws(Unwind) in
        .int32(Int32(clamping: this.database.warningSiteCount))
      } set: { (this, value) throws(Unwind) in
        this.database.warningSiteCount = try Self.count(value)
      }
      t.get("Microsoft.SharePoint.Administration.SPWebApplication WebApplication {get;}") { (this) throws(Unwind) in
        try inFarm { () throws(FarmError) in try this.database.webApplication() }.map { .object(WebApplicationObject.make($0)) } ?? .null
      }
    }
  }

  /// A number of sites.
  private static func count(_ value: Value) throws(Unwind) -> Int {
    let number = ParameterValue(value).int ?? 0
    guard number >= 0 else { throw Unwind.outOfRange("value", "The number of sites must not be negative.", actual: value) }
    return number
  }
}
