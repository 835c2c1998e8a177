import Engine
import Farm
import Text

/// `SPWeb`: a web of a site collection.
final class WebObject: Object, Disposable {
  let web: SPWeb

  init(_ web: SPWeb) { self.web = web }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.SPWeb", base: DotNetType.object, interfaces: ["System.IDisposable"], declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? { PSString.of(web.title) }

  func dispose() {}

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(WebObject.self) { t in
      t.get("guid ID {get;}") { (this) throws(Unwind) in .guid(this.web.id) }
      t.get("string ServerRelativeUrl {get;}") { (this) throws(Unwind) in .text(this.web.serverRelativeUrl) }
      t.get("Microsoft.SharePoint.SPSite Site {get;}") { (this) throws(Unwind) in .object(SiteObject(this.web.site)) }
      t.get("Microsoft.SharePoint.SPGroupCollection SiteGroups {get;}") { (this) throws(Unwind) in
        let groups = try inFarm { () throws(FarmError) in try this.web.siteGroups() }
        return .object(FarmCollection(FarmCollection.groups, groups.map { GroupObject($0) }))
      }
      t.get("string Title {get;}") { (this) throws(Unwind) in .text(this.web.title) }
      t.get("string Url {get;}") { (this) throws(Unwind) in .text(try url(this.web)) }
      t.get("string WebTemplate {get;}") { (this) throws(Unwind) in
        .text(String(this.web.webTemplate.prefix { $0 != "#" }))
      }
      t.method("void Dispose()") { (this, _) throws(Unwind) in
        this.dispose()
        return .void
      }
    }
  }

  /// The site collection's URL, and behind it what the web adds to its path.
  private static func url(_ web: SPWeb) throws(Unwind) -> String {
    let site = try inFarm { () throws(FarmError) in try web.site.url() }
    let path =
      web.site.serverRelativeUrl == "/" ? web.serverRelativeUrl : String(web.serverRelativeUrl.dropFirst(web.site.serverRelativeUrl.count))
    return path == "/" || path.isEmpty ? site : site + path
  }
}
