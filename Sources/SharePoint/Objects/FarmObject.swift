import Engine
import Farm
import Text

/// `SPFarm`.
final class FarmObject: PersistedObject {
  let farm: SPFarm

  init(_ farm: SPFarm) {
    self.farm = farm
    super.init(farm)
  }

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.Administration.SPFarm", base: PersistedObject.upgradable, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.staticProperty("Microsoft.SharePoint.Administration.SPFarm Local {get;}") { () throws(Unwind) in
      .object(FarmObject(try inFarm { () throws(FarmError) in try FarmSession.local.farm() }))
    }
    t.receiver(FarmObject.self) { t in
      t.get("version BuildVersion {get;}") { (this) throws(Unwind) in try .version(this.farm.buildVersion) }
      t.get("Microsoft.SharePoint.Administration.SPServerCollection Servers {get;}") { (this) throws(Unwind) in
        let servers = try inFarm { () throws(FarmError) in try this.farm.servers() }
        return .object(FarmCollection(FarmCollection.servers, servers.map { ServerObject($0) }))
      }
      t.get("Microsoft.SharePoint.Administration.SPServiceCollection Services {get;}") { (this) throws(Unwind) in
        let services = try inFarm { () throws(FarmError) in try this.farm.webServices() }
        return .object(FarmCollection(FarmCollection.services, services.map { WebServiceObject($0) }))
      }
    }
  }
}

extension Value {
  /// A farm's build as .NET's `Version`.
  static func version(_ build: FarmBuild) throws(Unwind) -> Value {
    func number(_ part: Int) -> Int32 { Int32(clamping: part) }
    guard
      let version = try? Version(number(build.major), number(build.minor), number(build.build), number(build.revision))
    else { return .null }
    return .object(VersionObject(version))
  }
}
