import Engine
import Farm
import Text

/// `SPAlternateUrl`: a URL that a web application is known by.
final class AlternateUrlObject: Object {
  let url: SPAlternateUrl

  init(_ url: SPAlternateUrl) { self.url = url }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPAlternateUrl", base: PersistedObject.autoSerializing, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? { PSString.of(url.incomingUrl) }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(AlternateUrlObject.self) { t in
      t.get("string IncomingUrl {get;}") { (this) throws(Unwind) in .text(this.url.incomingUrl) }
      t.get("string PublicUrl {get;}") { (this) throws(Unwind) in .text(this.url.publicUrl) }
      t.get("Microsoft.SharePoint.Administration.SPUrlZone UrlZone {get;}") { (this) throws(Unwind) in
        SharePointEnums.urlZone(this.url.zone)
      }
      t.get("Microsoft.SharePoint.Administration.SPUrlZone Zone {get;}") { (this) throws(Unwind) in SharePointEnums.urlZone(this.url.zone) }
    }
  }
}

extension AlternateUrlObject: NamedElement {
  func isNamed(_ name: String) -> Bool { url.incomingUrl.lowercased() == name.lowercased() }
}
