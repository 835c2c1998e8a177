import Engine
import Farm
import Text

/// `SPContentDatabasePipeBind`: a name, an id, or the object.
final class ContentDatabasePipeBind: PipeBind<SPContentDatabase> {
  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.PowerShell.SPContentDatabasePipeBind", base: DotNetType.object, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> SPContentDatabase {
    let id = GUID(identity)
    guard let found = try farm.contentDatabases().first(where: { $0.id == id || $0.name.lowercased() == identity.lowercased() }) else {
      throw .notFound(type: "SPContentDatabase", identity: identity)
    }
    return found
  }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.constructor("(Microsoft.SharePoint.Administration.SPContentDatabase instance)") { (a: Arguments) throws(Unwind) in
      let given: ContentDatabaseObject = try a.required(0, "instance")
      return .object(ContentDatabasePipeBind(type, object: given.database, identity: given.database.id.description))
    }
    t.constructor("(string inputString)") { (a: Arguments) throws(Unwind) in
      .object(ContentDatabasePipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(guid guid)") { (a: Arguments) throws(Unwind) in
      .object(ContentDatabasePipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.receiver(ContentDatabasePipeBind.self) { t in
      t.method("Microsoft.SharePoint.Administration.SPContentDatabase Read()") { (this, _) throws(Unwind) in
        .object(ContentDatabaseObject(try inFarm { () throws(FarmError) in try this.read(FarmSession.local) }))
      }
    }
  }
}
