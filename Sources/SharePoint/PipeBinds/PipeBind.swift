import Engine
import Farm
import Text

/// The base of SharePoint's pipe binds: the type of a parameter that takes an object of the farm, or something that names one.
///
/// Binding only keeps what was given. It is looked up when the cmdlet runs, by `read`, as the farm is then.
class PipeBind<Bound>: Object {
  private let type: DotNetType
  /// The object, where one was given.
  private let object: Bound?
  /// What names the object else: a URL, an id, a name.
  let identity: String

  init(_ type: DotNetType, object: Bound?, identity: String) {
    self.type = type
    self.object = object
    self.identity = identity
  }

  final override var dotNetType: DotNetType { type }

  /// The object that is meant.
  ///
  /// - Throws: `FarmError.notFound` if there is none.
  final func read(_ farm: LocalFarm) throws(FarmError) -> Bound {
    if let object { return object }
    return try find(identity, farm)
  }

  func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> Bound {
    throw .notFound(type: type.name.string, identity: identity)
  }
}

/// What names an object when it is no object of the farm: a string, a GUID or a URI, by its text.
enum Identity {
  static func text(_ value: Value) throws(Unwind) -> String { try Conversion.text(value).string }
}

/// `SPWebApplicationPipeBind`: a URL, an id, a name, or the object.
final class WebApplicationPipeBind: PipeBind<SPWebApplication> {
  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.PowerShell.SPWebApplicationPipeBind", base: DotNetType.object, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> SPWebApplication { try farm.webApplication(identity) }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.constructor("(Microsoft.SharePoint.Administration.SPWebApplication instance)") { (a: Arguments) throws(Unwind) in
      let given: WebApplicationObject = try a.required(0, "instance")
      return .object(WebApplicationPipeBind(type, object: given.webApplication, identity: given.webApplication.id.description))
    }
    t.constructor("(string inputString)") { (a: Arguments) throws(Unwind) in
      .object(WebApplicationPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(guid guid)") { (a: Arguments) throws(Unwind) in
      .object(WebApplicationPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(uri url)") { (a: Arguments) throws(Unwind) in
      .object(WebApplicationPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.receiver(WebApplicationPipeBind.self) { t in
      t.method("Microsoft.SharePoint.Administration.SPWebApplication Read()") { (this, _) throws(Unwind) in
        .object(WebApplicationObject.make(try inFarm { () throws(FarmError) in try this.read(FarmSession.local) }))
      }
    }
  }
}

/// `SPServerPipeBind`: a name, an address, an id, or the object.
final class ServerPipeBind: PipeBind<SPServer> {
  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.PowerShell.SPServerPipeBind", base: DotNetType.object, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> SPServer { try farm.server(identity) }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.constructor("(Microsoft.SharePoint.Administration.SPServer instance)") { (a: Arguments) throws(Unwind) in
      let given: ServerObject = try a.required(0, "instance")
      return .object(ServerPipeBind(type, object: given.server, identity: given.server.id.description))
    }
    t.constructor("(string inputString)") { (a: Arguments) throws(Unwind) in
      .object(ServerPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(guid guid)") { (a: Arguments) throws(Unwind) in
      .object(ServerPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.receiver(ServerPipeBind.self) { t in
      t.method("Microsoft.SharePoint.Administration.SPServer Read()") { (this, _) throws(Unwind) in
        .object(ServerObject(try inFarm { () throws(FarmError) in try this.read(FarmSession.local) }))
      }
    }
  }
}

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
