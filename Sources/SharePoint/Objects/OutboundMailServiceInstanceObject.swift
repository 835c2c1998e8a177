import Engine
import Farm
import Text

/// `SPOutboundMailServiceInstance`: the mail server that a web application sends through, as a service instance of the farm.
final class OutboundMailServiceInstanceObject: Object {
  private let instance: SPOutboundMailServiceInstance

  init(_ instance: SPOutboundMailServiceInstance) { self.instance = instance }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPOutboundMailServiceInstance", base: PersistedObject.autoSerializing, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? { PSString.of("SPOutboundMailServiceInstance") }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(OutboundMailServiceInstanceObject.self) { t in
      t.get("Microsoft.SharePoint.Administration.SPServer Server {get;}") { (this) throws(Unwind) in
        .object(MailServerObject(this.instance.serverAddress))
      }
    }
  }
}

/// The mail server: a server that is known by its address only, and is no member of the farm.
final class MailServerObject: Object {
  private let address: String

  init(_ address: String) { self.address = address }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPServer", base: PersistedObject.autoSerializing, declare: declare)

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? { PSString.of("SPServer Name=\(address)") }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(MailServerObject.self) { t in
      t.get("string Address {get;}") { (this) throws(Unwind) in .text(this.address) }
      t.get("string DisplayName {get;}") { (this) throws(Unwind) in .text(this.address) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .text(this.address) }
      t.get("Microsoft.SharePoint.Administration.SPServerRole Role {get;}") { (_) throws(Unwind) in SharePointEnums.serverRole(.invalid) }
    }
  }
}
