import Engine
import Farm
import Text

/// `SPUser`: a user of a site collection.
final class UserObject: Object {
  let user: SPUser

  init(_ user: SPUser) { self.user = user }

  nonisolated(unsafe) static let type = DotNetType("Microsoft.SharePoint.SPUser", base: DotNetType.object, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? { PSString.of(user.loginName) }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(UserObject.self) { t in
      t.get("string DisplayName {get;}") { (this) throws(Unwind) in .text(this.user.displayName) }
      t.get("string Email {get;}") { (this) throws(Unwind) in .text(this.user.email) }
      t.get("int ID {get;}") { (this) throws(Unwind) in .int32(Int32(clamping: this.user.id)) }
      t.get("bool IsSiteAdmin {get;}") { (this) throws(Unwind) in .bool(this.user.isSiteAdmin) }
      t.get("string LoginName {get;}") { (this) throws(Unwind) in .text(this.user.loginName) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .text(this.user.displayName) }
      t.get("string UserLogin {get;}") { (this) throws(Unwind) in .text(this.user.loginName) }
    }
  }
}

extension UserObject: NamedElement {
  func isNamed(_ name: String) -> Bool { user.loginName.lowercased() == name.lowercased() }
}
