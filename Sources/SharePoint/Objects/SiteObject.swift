import Engine
import Farm
import Text

/// An object that holds resources until someone disposes of it; an assignment collection does that for whole scripts.
protocol Disposable: AnyObject {
  func dispose()
}

/// `SPSite`: a site collection.
final class SiteObject: Object, Disposable {
  let site: SPSite

  init(_ site: SPSite) { self.site = site }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.SPSite", base: DotNetType.object, interfaces: ["System.IDisposable"], declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? {
    PSString.of("SPSite Url=\(try inFarm { () throws(FarmError) in try self.site.url() })")
  }

  /// A site holds nothing here, so that it stays usable: as in SharePoint, whose objects open again when they are used.
  func dispose() {}

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(SiteObject.self) { t in
      t.get("Microsoft.SharePoint.SPWebCollection AllWebs {get;}") { (this) throws(Unwind) in
        let webs = try inFarm { () throws(FarmError) in try this.site.allWebs() }
        return .object(FarmCollection(FarmCollection.webs, webs.map { WebObject($0) }))
      }
      t.get("Microsoft.SharePoint.Administration.SPContentDatabase ContentDatabase {get;}") { (this) throws(Unwind) in
        let all = try inFarm { () throws(FarmError) in try this.site.local.contentDatabases() }
        return all.first { $0.id == this.site.contentDatabaseId }.map { .object(ContentDatabaseObject($0)) } ?? .null
      }
      t.get("guid ID {get;}") { (this) throws(Unwind) in .guid(this.site.id) }
      t.get("Microsoft.SharePoint.SPWeb RootWeb {get;}") { (this) throws(Unwind) in
        try inFarm { () throws(FarmError) in try this.site.rootWeb() }.map { .object(WebObject($0)) } ?? .null
      }
      t.get("string ServerRelativeUrl {get;}") { (this) throws(Unwind) in .text(this.site.serverRelativeUrl) }
      t.get("string Url {get;}") { (this) throws(Unwind) in .text(try inFarm { () throws(FarmError) in try this.site.url() }) }
      t.get("Microsoft.SharePoint.Administration.SPWebApplication WebApplication {get;}") { (this) throws(Unwind) in
        guard let id = this.site.webApplicationId else { return .null }
        return .object(WebApplicationObject.make(try inFarm { () throws(FarmError) in try this.site.local.webApplication(id) }))
      }
      t.method("void Dispose()") { (this, _) throws(Unwind) in
        this.dispose()
        return .void
      }
    }
  }
}

extension SiteObject: NamedElement {
  func isNamed(_ name: String) -> Bool {
    site.serverRelativeUrl.lowercased() == name.lowercased() || site.serverRelativeUrl.dropFirst().lowercased() == name.lowercased()
  }
}
