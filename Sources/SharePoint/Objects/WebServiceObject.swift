import Engine
import Farm
import Text

/// `SPWebService`: the service that web applications belong to.
final class WebServiceObject: Object {
  let service: SPWebService

  init(_ service: SPWebService) { self.service = service }

  nonisolated(unsafe) static let serviceType = DotNetType(
    "Microsoft.SharePoint.Administration.SPService", base: PersistedObject.upgradable, isAbstract: true)
  @Sendable static func makeServiceType() -> DotNetType { serviceType }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPWebService", base: serviceType, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  override func text() throws(Unwind) -> PSString? {
    PSString.of(service.name.isEmpty ? "SPWebService" : "SPWebService Name=\(service.name)")
  }

  override func isEqual(to other: Value) throws(Unwind) -> Bool {
    (other.asObject as? WebServiceObject)?.service.id == service.id
  }
  override func hashCode() -> Int { service.id.hashValue }

  private static func service(isAdministration: Bool) throws(Unwind) -> Value {
    let services = try inFarm { () throws(FarmError) in try FarmSession.local.webServices() }
    return services.first { $0.isAdministrationService == isAdministration }.map { .object(WebServiceObject($0)) } ?? .null
  }

  /// The service's own members stand in for those of `SPPersistedObject`: a service has nothing to edit, so that there is nothing that an `Update()` could store.
  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.staticProperty("Microsoft.SharePoint.Administration.SPWebService AdministrationService {get;}") { () throws(Unwind) in
      try service(isAdministration: true)
    }
    t.staticProperty("Microsoft.SharePoint.Administration.SPWebService ContentService {get;}") { () throws(Unwind) in
      try service(isAdministration: false)
    }
    t.receiver(WebServiceObject.self) { t in
      t.get("Microsoft.SharePoint.Administration.SPApplicationPoolCollection ApplicationPools {get;}") { (this) throws(Unwind) in
        let pools = try inFarm { () throws(FarmError) in try FarmSession.local.applicationPools() }
        return .object(
          FarmCollection(FarmCollection.applicationPools, pools.filter { $0.parentId == this.service.id }.map { ApplicationPoolObject($0) })
        )
      }
      t.get("string DisplayName {get;}") { (this) throws(Unwind) in .text(this.service.name) }
      t.get("Microsoft.SharePoint.Administration.SPFarm Farm {get;}") { (_) throws(Unwind) in
        .object(FarmObject(try inFarm { () throws(FarmError) in try FarmSession.local.farm() }))
      }
      t.get("guid Id {get;}") { (this) throws(Unwind) in .guid(this.service.id) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .text(this.service.name) }
      t.get("Microsoft.SharePoint.Administration.SPPersistedObject Parent {get;}") { (_) throws(Unwind) in
        .object(FarmObject(try inFarm { () throws(FarmError) in try FarmSession.local.farm() }))
      }
      t.get("Microsoft.SharePoint.Administration.SPObjectStatus Status {get;}") { (this) throws(Unwind) in
        EnumValue.of("Microsoft.SharePoint.Administration.SPObjectStatus", this.service.status.rawValue)
      }
      t.get("string TypeName {get;}") { (this) throws(Unwind) in .text(this.service.typeName) }
      t.method("void Uncache()") { (_, _) throws(Unwind) in .void }
      t.method("void Update()") { (_, _) throws(Unwind) in .void }
      t.get("long Version {get;}") { (this) throws(Unwind) in .int64(Int64(this.service.version)) }
      t.get("Microsoft.SharePoint.Administration.SPWebApplicationCollection WebApplications {get;}") { (this) throws(Unwind) in
        let all = try inFarm { () throws(FarmError) in try this.service.webApplications() }
        return .object(FarmCollection(FarmCollection.webApplications, all.map { WebApplicationObject.make($0) }))
      }
    }
  }
}

extension WebServiceObject: NamedElement {
  func isNamed(_ name: String) -> Bool { service.name.lowercased() == name.lowercased() }
}
