import Engine
import Text

/// `SPAssignmentCollection`: the objects that `Stop-SPAssignment` disposes of together.
final class AssignmentCollection: Object {
  private var objects: [any Disposable] = []

  /// The collection that `Start-SPAssignment -Global` opened: what no other collection takes.
  nonisolated(unsafe) static var global: AssignmentCollection?

  nonisolated(unsafe) static let type = DotNetType(
    "Microsoft.SharePoint.PowerShell.SPAssignmentCollection", base: DotNetType.object, isSealed: true, declare: declare)
  @Sendable static func makeType() -> DotNetType { type }

  override var dotNetType: DotNetType { Self.type }

  func add(_ object: any Disposable) { objects.append(object) }

  func stop() {
    for object in objects.reversed() { object.dispose() }
    objects = []
  }

  @Sendable private static func declare(_ t: TypeDeclaration) {
    t.receiver(AssignmentCollection.self) { t in
      t.get("int Count {get;}") { (this) throws(Unwind) in .int32(Int32(clamping: this.objects.count)) }
    }
  }
}
