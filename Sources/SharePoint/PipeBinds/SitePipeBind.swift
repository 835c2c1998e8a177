import Engine
import Farm
import Text

/// `SPSitePipeBind`: the URL or the id of a site collection, or the object.
final class SitePipeBind: PipeBind<SPSite> {
  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.PowerShell.SPSitePipeBind", base: DotNetType.object, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  /// A URL means a site collection by web application and path; letter case and a slash at the end make no difference.
  override func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> SPSite {
    let id = GUID(identity)
    let url = Self.normal(identity)
    for site in try farm.sites() {
      if let id { if site.id == id { return site } } else if try Self.normal(site.url()) == url { return site }
    }
    throw .notFound(type: "SPSite", identity: identity)
  }

  private static func normal(_ url: String) -> String {
    var text = url.lowercased()
    while text.hasSuffix("/") { text.removeLast() }
    guard let address = WebAddress(url) else { return text }
    let host = text.dropFirst(address.isSecure ? 8 : 7)
    return address.description + (host.firstIndex(of: "/").map { String(host[$0...]) } ?? "")
  }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.constructor("(Microsoft.SharePoint.SPSite site)") { (a: Arguments) throws(Unwind) in
      let given: SiteObject = try a.required(0, "site")
      return .object(SitePipeBind(type, object: given.site, identity: given.site.id.description))
    }
    t.constructor("(string inputString)") { (a: Arguments) throws(Unwind) in
      .object(SitePipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(guid siteId)") { (a: Arguments) throws(Unwind) in
      .object(SitePipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(uri siteUri)") { (a: Arguments) throws(Unwind) in
      .object(SitePipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.receiver(SitePipeBind.self) { t in
      t.method("Microsoft.SharePoint.SPSite Read()") { (this, _) throws(Unwind) in
        .object(SiteObject(try inFarm { () throws(FarmError) in try this.read(FarmSession.local) }))
      }
    }
  }
}
