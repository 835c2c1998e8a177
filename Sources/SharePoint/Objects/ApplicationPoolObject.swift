import Engine
import Farm
import Text

/// `SPApplicationPool`: an IIS application pool of web applications.
final class ApplicationPoolObject: PersistedObject {
  let pool: SPApplicationPool

  init(_ pool: SPApplicationPool) {
    self.pool = pool
    super.init(pool)
  }

  nonisolated(unsafe) static let processIdentity = DotNetType(
    "Microsoft.SharePoint.Administration.SPProcessIdentity", base: PersistedObject.persisted, isAbstract: true)
  @Sendable static func makeProcessIdentity() -> DotNetType { processIdentity }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPApplicationPool", base: processIdentity, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(ApplicationPoolObject.self) { t in
      t.get("string Username {get;}") { (this) throws(Unwind) in .text(this.pool.userName) }
    }
  }
}
