import Engine
import Farm
import Text

/// `SPGroup`: a group of a site collection.
final class GroupObject: Object {
  let group: SPGroup

  init(_ group: SPGroup) { self.group = group }

  nonisolated(unsafe) static let type = DotNetType("Microsoft.SharePoint.SPGroup", base: DotNetType.object, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }
  override func text() throws(Unwind) -> PSString? { PSString.of(group.name) }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(GroupObject.self) { t in
      t.get("int ID {get;}") { (this) throws(Unwind) in .int32(Int32(clamping: this.group.id)) }
      t.get("string Name {get;}") { (this) throws(Unwind) in .text(this.group.name) }
      t.get("Microsoft.SharePoint.SPUserCollection Users {get;}") { (this) throws(Unwind) in
        let users = try inFarm { () throws(FarmError) in try this.group.users() }
        return .object(FarmCollection(FarmCollection.users, users.map { UserObject($0) }))
      }
    }
  }
}

extension GroupObject: NamedElement {
  func isNamed(_ name: String) -> Bool { group.name.lowercased() == name.lowercased() }
}
