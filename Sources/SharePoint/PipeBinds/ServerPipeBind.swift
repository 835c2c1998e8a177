import Engine
import Farm
import Text

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
