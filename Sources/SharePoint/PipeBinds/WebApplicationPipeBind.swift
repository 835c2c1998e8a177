import Engine
import Farm
import Text

/// `SPWebApplicationPipeBind`: a URL, an id, a name, or the object.
final class WebApplicationPipeBind: PipeBind<SPWebApplication> {
  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.PowerShell.SPWebApplicationPipeBind", base: DotNetType.object, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override func find(_ identity: String, _ farm: LocalFarm) throws(FarmError) -> SPWebApplication { try farm.webApplication(identity) }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.constructor("(Microsoft.SharePoint.Administration.SPWebApplication instance)") { (a: Arguments) throws(Unwind) in
      let given: WebApplicationObject = try a.required(0, "instance")
      return .object(WebApplicationPipeBind(type, object: given.webApplication, identity: given.webApplication.id.description))
    }
    t.constructor("(string inputString)") { (a: Arguments) throws(Unwind) in
      .object(WebApplicationPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(guid guid)") { (a: Arguments) throws(Unwind) in
      .object(WebApplicationPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.constructor("(uri url)") { (a: Arguments) throws(Unwind) in
      .object(WebApplicationPipeBind(type, object: nil, identity: try Identity.text(a[0])))
    }
    t.receiver(WebApplicationPipeBind.self) { t in
      t.method("Microsoft.SharePoint.Administration.SPWebApplication Read()") { (this, _) throws(Unwind) in
        .object(WebApplicationObject.make(try inFarm { () throws(FarmError) in try this.read(FarmSession.local) }))
      }
    }
  }
}
