import Engine
import Text

/// `Join-Path`: a folder's path and a child's name as one.
final class JoinPath: PathCmdlet {
  private var children: [PSString] = []
  private var additional: [PSString] = []
  private var resolve = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Join-Path", "Microsoft.PowerShell.Commands.JoinPathCommand", module: "Microsoft.PowerShell.Management", output: ["System.String"]
    ) { JoinPath() }
    d.parameter(
      "AdditionalChildPath", "string[]", "position 2, property, remaining", rules: "AllowNull; AllowEmptyString; AllowEmptyCollection"
    ) { $0.additional = $1.strings ?? [] }
    d.parameter(
      "ChildPath", "string[]", "mandatory, position 1, property", rules: "AllowNull; AllowEmptyString; AllowEmptyCollection"
    ) { $0.children = $1.strings ?? [] }
    declareCredential(d)
    d.parameter("Path", "string[]", "mandatory, position 0, pipeline, property", aliases: "PSPath") { $0.paths = $1.strings ?? [] }
    d.parameter("Resolve", "switch") { $0.resolve = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let rest = (children + additional).reduce("") { JoinPath.join($0, $1.string) }
    for path in paths {
      if let (name, _) = ItemPath.qualifier(path.string), Drives.find(PSString.of(name)) == nil {
        try writeError(ItemPath.driveNotFound(name).record ?? ItemPath.notFound(path.string))
        continue
      }
      let joined = JoinPath.join(path.string, rest)
      guard resolve else {
        try write(.text(joined))
        continue
      }
      let found = try ItemPath.expand(PSString.of(joined), force: true, frame)
      for place in found {
        if exists(place) { try write(.text(place.shown)) } else { try writeError(ItemPath.notFound(place.shown)) }
      }
    }
  }

  static func join(_ parent: String, _ child: String) -> String {
    let a = parent.contains("\\") ? String(parent.map { $0 == "\\" ? "/" : $0 }) : parent
    let b = child.contains("\\") ? String(child.map { $0 == "\\" ? "/" : $0 }) : child
    if a.isEmpty { return b }
    if b.isEmpty { return a.hasSuffix("/") ? a : a + "/" }
    let tail = b.hasPrefix("/") ? String(b.dropFirst()) : b
    return a.hasSuffix("/") ? a + tail : "\(a)/\(tail)"
  }
}
