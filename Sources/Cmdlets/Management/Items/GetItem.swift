import Engine
import Text

/// `Get-Item`: the items that paths name.
final class GetItem: PathCmdlet {
  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-Item", "Microsoft.PowerShell.Commands.GetItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      output: ["System.Boolean", "System.IO.DirectoryInfo", "System.IO.FileInfo", "System.String"]
    ) { GetItem() }
    declareCredential(d)
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d)
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for place in try targets() {
      if !place.isFile, place.path.isEmpty {
        for name in SessionItems.names(place.provider, frame) {
          if let value = object(ItemPath(drive: place.drive, path: name.string)) { try write(value) }
        }
        continue
      }
      if place.isFile, !force, place.name.hasPrefix("."), isHidden(place) {
        try writeError(
          "System.IO.IOException", "Could not find item \(place.shown).", id: "ItemNotFound", category: .objectNotFound, target: .text(place.shown))
        continue
      }
      if let value = object(place) { try write(value) }
    }
  }

  private func isHidden(_ place: ItemPath) -> Bool { place.path != "/" }
}
