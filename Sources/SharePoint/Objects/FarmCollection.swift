import Engine
import Farm
import Text

/// The collections of the farm's objects: `SPServerCollection`, `SPWebApplicationCollection` and their like, as they were when they were asked for.
final class FarmCollection: Object {
  let elements: [Object]
  private let type: DotNetType

  init(_ type: DotNetType, _ elements: [Object]) {
    self.type = type
    self.elements = elements
  }

  override var dotNetType: DotNetType { type }

  override func enumerator() throws(Unwind) -> ValueEnumerator? {
    var next = elements.makeIterator()
    return ClosureEnumerator { () throws(Unwind) in next.next().map { .object($0) } }
  }

  nonisolated(unsafe) static let servers = make("Microsoft.SharePoint.Administration.SPServerCollection")
  nonisolated(unsafe) static let services = make("Microsoft.SharePoint.Administration.SPServiceCollection")
  nonisolated(unsafe) static let webApplications = make("Microsoft.SharePoint.Administration.SPWebApplicationCollection")
  nonisolated(unsafe) static let contentDatabases = make("Microsoft.SharePoint.Administration.SPContentDatabaseCollection")
  nonisolated(unsafe) static let applicationPools = make("Microsoft.SharePoint.Administration.SPApplicationPoolCollection")
  nonisolated(unsafe) static let alternateUrls = make("Microsoft.SharePoint.Administration.SPAlternateUrlCollection")
  nonisolated(unsafe) static let sites = make("Microsoft.SharePoint.Administration.SPSiteCollection")
  nonisolated(unsafe) static let webs = make("Microsoft.SharePoint.SPWebCollection")
  nonisolated(unsafe) static let groups = make("Microsoft.SharePoint.SPGroupCollection")
  nonisolated(unsafe) static let users = make("Microsoft.SharePoint.SPUserCollection")

  @Sendable static func makeServers() -> DotNetType { servers }
  @Sendable static func makeServices() -> DotNetType { services }
  @Sendable static func makeWebApplications() -> DotNetType { webApplications }
  @Sendable static func makeContentDatabases() -> DotNetType { contentDatabases }
  @Sendable static func makeApplicationPools() -> DotNetType { applicationPools }
  @Sendable static func makeAlternateUrls() -> DotNetType { alternateUrls }
  @Sendable static func makeSites() -> DotNetType { sites }
  @Sendable static func makeWebs() -> DotNetType { webs }
  @Sendable static func makeGroups() -> DotNetType { groups }
  @Sendable static func makeUsers() -> DotNetType { users }

  private static func make(_ name: StaticString) -> DotNetType {
    DotNetType(name, base: DotNetType.object, interfaces: ["System.Collections.IEnumerable"], declare: declare)
  }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(FarmCollection.self) { t in
      t.get("int Count {get;}") { (this) throws(Unwind) in .int32(Int32(truncatingIfNeeded: this.elements.count)) }
      t.indexer("System.Object Item(int index) {get;}") { (this, a) throws(Unwind) in
        let index = a.int(0)
        guard this.elements.indices.contains(index) else { throw Unwind.indexOutOfRange() }
        return .object(this.elements[index])
      }
      t.indexer("System.Object Item(string name) {get;}") { (this, a) throws(Unwind) in
        let name = try a.string(0, "name")
        return this.elements.first { ($0 as? any NamedElement)?.isNamed(name.string) ?? false }.map { .object($0) } ?? .null
      }
      t.indexer("System.Object Item(guid id) {get;}") { (this, a) throws(Unwind) in
        guard let id = GUID(try Identity.text(a[0])) else { return .null }
        return this.elements.first { ($0 as? PersistedObject)?.base.id == id }.map { .object($0) } ?? .null
      }
    }
  }
}

/// An element that a collection finds by its name.
protocol NamedElement {
  func isNamed(_ name: String) -> Bool
}

extension PersistedObject: NamedElement {
  func isNamed(_ name: String) -> Bool { base.name.lowercased() == name.lowercased() }
}
