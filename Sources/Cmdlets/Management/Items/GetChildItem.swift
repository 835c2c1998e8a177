import Engine
import Text

/// `Get-ChildItem`: what folders and drives hold.
final class GetChildItem: PathCmdlet {
  private var depth: Int?
  private var recurse = false
  private var namesOnly = false
  private var directoriesOnly = false
  private var filesOnly = false
  private var hiddenOnly = false
  private var readOnlyOnly = false
  private var systemOnly = false
  private var followLinks = false
  private var attributes: PSString?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Get-ChildItem", "Microsoft.PowerShell.Commands.GetChildItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Items",
      output: ["System.IO.DirectoryInfo", "System.IO.FileInfo"]
    ) { GetChildItem() }
    d.parameter("Attributes", "System.Object") { (c, v) throws(Unwind) in c.attributes = try v.value.map { (v) throws(Unwind) in try Conversion.text(v) } }
    d.parameter("Depth", "uint") { $0.depth = $1.int }
    d.parameter("Directory", "switch", "", aliases: "ad") { $0.directoriesOnly = $1.isPresent }
    d.parameter("File", "switch", "", aliases: "af") { $0.filesOnly = $1.isPresent }
    d.parameter("FollowSymlink", "switch") { $0.followLinks = $1.isPresent }
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    d.parameter("Hidden", "switch", "", aliases: "ah h") { $0.hiddenOnly = $1.isPresent }
    declareFilters(d, filter: "position 1")
    d.parameter("Name", "switch") { $0.namesOnly = $1.isPresent }
    declarePaths(d, path: "Items: position 0, pipeline, property", literal: "LiteralItems: mandatory, property")
    d.parameter("ReadOnly", "switch", "", aliases: "ar") { $0.readOnlyOnly = $1.isPresent }
    d.parameter("Recurse", "switch", "", aliases: "s r") { $0.recurse = $1.isPresent }
    d.parameter("System", "switch", "", aliases: "as") { $0.systemOnly = $1.isPresent }
    return d.description
  }

  private var goesDown: Bool { recurse || depth != nil }

  override func processRecord() throws(Unwind) {
    let given = paths.isEmpty ? [PSString.of(".")] : paths
    for text in given { try list(text) }
  }

  private func list(_ text: PSString) throws(Unwind) {
    let isPattern = !isLiteral && WildcardPattern.containsWildcardCharacters(text)
    let found: [ItemPath]
    do {
      found = isLiteral || paths.isEmpty ? [try ItemPath.resolve(text)] : try ItemPath.expand(text, force: force || hiddenOnly, frame)
    } catch {
      guard let record = error.record else { throw error }
      return try writeError(record)
    }
    // A pattern means the items themselves; a single folder among them is listed.
    let single = isPattern && found.count == 1 && !text.string.hasSuffix("*")
    for place in found {
      guard exists(place) else {
        // A name that is not there may be looked for below its folder.
        if goesDown, !isPattern, let parent = place.parent, FileEntry(parent.path)?.isFolder == true {
          try search(parent, for: place.name)
          continue
        }
        if !isPattern { try writeError(ItemPath.notFound(place.shown)) }
        continue
      }
      if !place.isFile {
        try listSession(place, isPattern)
      } else if FileEntry(place.path)?.isFolder == true, !isPattern || single {
        try walk(place, prefix: "", level: 0)
      } else {
        if isChosen(place) { try emit(place, prefix: "") }
        if isPattern, goesDown, FileEntry(place.path)?.isFolder == true { try walk(place, prefix: place.name + "/", level: 0) }
      }
    }
  }

  private func search(_ folder: ItemPath, for name: String) throws(Unwind) {
    filter = PSString.of(name)
    try walk(folder, prefix: "", level: 0)
  }

  private func listSession(_ place: ItemPath, _ isPattern: Bool) throws(Unwind) {
    let names = place.path.isEmpty ? SessionItems.names(place.provider, frame) : [PSString.of(place.path)]
    for name in names where isWanted(name.string) {
      if namesOnly {
        try write(.string(name))
      } else if let value = object(ItemPath(drive: place.drive, path: name.string)) {
        try write(value)
      }
    }
  }

  // MARK: - Folders

  /// A folder's folders first, then its files, each by name; what lies below a folder follows its own level.
  private func walk(_ folder: ItemPath, prefix: String, level: Int) throws(Unwind) {
    try frame.attend()
    var folders: [ItemPath] = []
    var files: [ItemPath] = []
    for name in Folder.names(folder.path) {
      let child = folder.child(name)
      if FileEntry(child.path)?.isFolder == true { folders.append(child) } else { files.append(child) }
    }
    for child in folders + files where isChosen(child) { try emit(child, prefix: prefix) }
    guard goesDown, level < depth ?? .max, level < 200 else { return }
    for child in folders {
      if child.name.hasPrefix("."), !force, !hiddenOnly { continue }
      if let entry = FileEntry(child.path), entry.isLink, !followLinks { continue }
      try walk(child, prefix: prefix + child.name + "/", level: level + 1)
    }
  }

  private func isChosen(_ place: ItemPath) -> Bool {
    let name = place.name
    guard isWanted(name) else { return false }
    let item = FileItem(place.path, isFolder: FileEntry(place.path)?.isFolder ?? false)
    if directoriesOnly != filesOnly, item.isFolder != directoriesOnly { return false }
    let bits = item.attributes
    if let attributes { return AttributeFilter.matches(attributes.string, bits) && (force || bits & 2 == 0 || attributes.string.lowercased().contains("h")) }
    if hiddenOnly { return bits & 2 != 0 }
    if bits & 2 != 0, !force { return false }
    if readOnlyOnly, bits & 1 == 0 { return false }
    if systemOnly, bits & 4 == 0 { return false }
    return true
  }

  private func emit(_ place: ItemPath, prefix: String) throws(Unwind) {
    if namesOnly { return try write(.text(prefix + place.name)) }
    try write(FileItem.value(place))
  }
}

/// `-Attributes`: `Directory+Hidden,!ReadOnly`: commas mean or, plus means and.
enum AttributeFilter {
  private static let bits: [(name: String, bit: Int)] = [
    ("readonly", 1), ("r", 1), ("hidden", 2), ("h", 2), ("system", 4), ("s", 4), ("directory", 16), ("d", 16), ("archive", 32), ("a", 32),
    ("normal", 128), ("reparsepoint", 1024), ("l", 1024), ("compressed", 2048), ("encrypted", 16384),
  ]

  static func matches(_ expression: String, _ attributes: Int) -> Bool {
    expression.split(separator: ",").contains { alternative in
      alternative.split(separator: "+").allSatisfy { term in
        var word = term.filter { $0 != " " }.lowercased()
        let isNegated = word.hasPrefix("!")
        if isNegated { word.removeFirst() }
        guard let bit = bits.first(where: { $0.name == word })?.bit else { return false }
        return (attributes & bit != 0) != isNegated
      }
    }
  }
}
