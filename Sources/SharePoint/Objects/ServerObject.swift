import Engine
import Farm
import Text

/// `SPServer`.
final class ServerObject: PersistedObject {
  let server: SPServer

  init(_ server: SPServer) {
    self.server = server
    super.init(server)
  }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPServer", base: PersistedObject.upgradable, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.staticProperty("Microsoft.SharePoint.Administration.SPServer Local {get;}") { () throws(Unwind) in
      try inFarm { () throws(FarmError) in try FarmSession.local.localServer() }.map { .object(ServerObject($0)) } ?? .null
    }
    t.receiver(ServerObject.self) { t in
      t.property("string Address {get;set;}") { (this) throws(Unwind) in
        .text(this.server.address)
      } set: { (this, value) throws(Unwind) in
        this.server.address = try Conversion.text(value).string
      }
      t.property("Microsoft.SharePoint.Administration.SPServerRole Role {get;set;}") { (this) throws(Unwind) in
        SharePointEnums.serverRole(this.server.role)
      } set: { (this, value) throws(Unwind) in
        guard let role = SPServerRole(rawValue: try Conversion.text(value).string) else { return }
        this.server.role = role
      }
    }
  }
}
