import Engine
import Text

/// `Test-Path`: whether items exist.
final class TestPath: PathCmdlet {
  private var pathType = 0
  private var isValid = false
  private var newerThan: DateTimeObject?
  private var olderThan: DateTimeObject?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Test-Path", "Microsoft.PowerShell.Commands.TestPathCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      output: ["System.Boolean"]
    ) { TestPath() }
    declareCredential(d)
    declareFilters(d)
    d.parameter("IsValid", "switch") { $0.isValid = $1.isPresent }
    d.parameter(
      "LiteralPath", "string[]", "LiteralPath: mandatory, property", aliases: "PSPath LP", rules: "AllowNull; AllowEmptyCollection; AllowEmptyString"
    ) {
      if $1.value != nil {
        $0.paths = $1.strings ?? []
        $0.isLiteral = true
      }
    }
    d.parameter("NewerThan", "System.Nullable[datetime]") { $0.newerThan = $1.object() }
    d.parameter("OlderThan", "System.Nullable[datetime]") { $0.olderThan = $1.object() }
    d.parameter(
      "Path", "string[]", "Path: mandatory, position 0, pipeline, property", rules: "AllowNull; AllowEmptyCollection; AllowEmptyString"
    ) {
      if $1.value != nil {
        $0.paths = $1.strings ?? []
        $0.isLiteral = false
      }
    }
    d.parameter("PathType", "Microsoft.PowerShell.Commands.TestPathType", "", aliases: "Type") { $0.pathType = $1.int ?? 0 }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    if paths.isEmpty {
      return try writeError(
        "System.ArgumentNullException", "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')",
        id: "NullPathNotPermitted", category: .invalidArgument)
    }
    for text in paths { try write(.bool(test(text))) }
  }

  private func test(_ text: PSString) -> Bool {
    let isBlank = text.string.allSatisfy { $0 == " " || $0 == "\t" }
    if isBlank { return false }
    if isValid { return !text.contains(0) }
    let found: [ItemPath]
    do {
      found = isLiteral ? [try ItemPath.resolve(text)] : try ItemPath.expand(text, force: true, frame)
    } catch {
      return false
    }
    return found.contains { place in
      exists(place) && isWanted(place.name) && isOfKind(place) && isOfAge(place)
    }
  }

  private func isOfKind(_ place: ItemPath) -> Bool {
    if pathType == 0 { return true }
    let isContainer = place.isFile ? FileEntry(place.path)?.isFolder == true : place.path.isEmpty
    return (pathType == 1) == isContainer
  }

  private func isOfAge(_ place: ItemPath) -> Bool {
    if newerThan == nil, olderThan == nil { return true }
    guard place.isFile, let entry = FileEntry(place.path) else { return false }
    let changed = FileEntry.time(entry.info.st_mtim)
    if let newerThan, !(newerThan.value < changed) { return false }
    if let olderThan, !(changed < olderThan.value) { return false }
    return true
  }
}
