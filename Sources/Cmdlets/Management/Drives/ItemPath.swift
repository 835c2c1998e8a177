import Engine
import Glibc
import Text

/// A path as cmdlets take it, resolved: a drive and a place on it.
struct ItemPath {
  let drive: Drive
  /// The absolute path of a file, or the name of an item of the other providers (empty for the drive itself).
  let path: String

  var provider: Provider { drive.provider }
  var isFile: Bool { provider == .fileSystem }

  /// As messages and `PathInfo` show it: `/tmp/x`, `Data:/inner`, `Env:PATH`.
  var shown: String {
    if !isFile { return "\(drive.name):\(drive.current.isEmpty && path.isEmpty ? "" : path)" }
    if drive === Drive.fileSystem { return path }
    let below = path.hasPrefix(drive.root) ? String(path.dropFirst(drive.root.count)) : path
    return "\(drive.name):\(below.isEmpty ? "/" : below.hasPrefix("/") ? below : "/" + below)"
  }

  /// `PSPath`: with the provider in front.
  var qualified: String { "\(provider.moduleName)\\\(provider.rawValue)::\(path)" }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  func child(_ name: String) -> ItemPath { ItemPath(drive: drive, path: path.hasSuffix("/") ? path + name : "\(path)/\(name)") }

  var parent: ItemPath? {
    guard isFile, path != "/" else { return nil }
    return ItemPath(drive: drive, path: FilePath.parent(PSString.of(path)).string)
  }

  // MARK: - Reading

  /// A path without wildcards, as an absolute one.
  static func resolve(_ text: PSString) throws(Unwind) -> ItemPath {
    var text = text.string
    if let colons = text.range(of: "::") {
      let provider = Provider.named(PSString.of(String(text[..<colons.lowerBound])))
      text = String(text[colons.upperBound...])
      if let provider, provider != .fileSystem, let drive = Drives.all().first(where: { $0.provider == provider }) {
        return ItemPath(drive: drive, path: trimmed(text))
      }
      return ItemPath(drive: Drive.fileSystem, path: absolute(text, base: "/"))
    }
    if let (name, rest) = qualifier(text) {
      guard let drive = Drives.find(PSString.of(name)) else { throw driveNotFound(name) }
      if drive.provider == .fileSystem { return ItemPath(drive: drive, path: absolute(slashes(rest), base: drive.root, root: drive.root)) }
      return ItemPath(drive: drive, path: trimmed(rest))
    }
    let here = Locations.current
    if here.isFile {
      let path = slashes(text)
      let isRooted = path.hasPrefix("/") || path == "~" || path.hasPrefix("~/")
      if isRooted { return ItemPath(drive: Drive.fileSystem, path: absolute(path, base: "/")) }
      return ItemPath(drive: here.drive, path: absolute(path, base: here.path, root: here.drive.root))
    }
    return text.hasPrefix("/") ? ItemPath(drive: Drive.fileSystem, path: absolute(text, base: "/")) : ItemPath(drive: here.drive, path: trimmed(text == "." ? "" : text))
  }

  /// `Env:PATH` as a drive's name and the rest; nil for plain paths.
  static func qualifier(_ text: String) -> (name: String, rest: String)? {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return nil }
    let name = text[..<colon]
    if name.contains("/") || name.contains("\\") || name.contains("*") || name.contains("?") || name.hasPrefix(".") { return nil }
    return (String(name), String(text[text.index(after: colon)...]))
  }

  private static func slashes(_ text: String) -> String { text.contains("\\") ? String(text.map { $0 == "\\" ? "/" : $0 }) : text }

  private static func trimmed(_ text: String) -> String {
    var s = Substring(text)
    while let c = s.first, c == "/" || c == "\\" { s = s.dropFirst() }
    return String(s)
  }

  /// Takes `.` and `..` out; a drive's root is not left.
  static func absolute(_ text: String, base: String, root: String = "/") -> String {
    var path = text
    if path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") { path = String(cString: home) + path.dropFirst() }
    if !path.hasPrefix("/") || root != "/" && !path.hasPrefix(root) { path = base + "/" + path }
    var parts: [Substring] = []
    let floor = root.split(separator: "/").count
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        if parts.count > floor { parts.removeLast() }
      } else {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  static func driveNotFound(_ name: String) -> Unwind {
    Unwind.error(
      "System.Management.Automation.DriveNotFoundException", "Cannot find drive. A drive with the name '\(name)' does not exist.",
      id: "DriveNotFound", category: .objectNotFound, target: .text(name))
  }

  static func notFound(_ shown: String) -> ErrorRecord {
    ErrorRecord(
      ExceptionObject("System.Management.Automation.ItemNotFoundException", "Cannot find path '\(shown)' because it does not exist."),
      id: "PathNotFound", category: .objectNotFound, target: .text(shown))
  }

  // MARK: - Wildcards

  /// The items that a path with wildcards means, in the order of their names.
  static func expand(_ text: PSString, force: Bool, _ frame: Frame) throws(Unwind) -> [ItemPath] {
    guard WildcardPattern.containsWildcardCharacters(text) else {
      return [try resolve(text.contains(0x60) ? WildcardPattern.unescape(text) : text)]
    }
    let (prefix, pieces) = split(text.string)
    let start = try resolve(PSString.of(prefix))
    if !start.isFile {
      guard let pattern = try? WildcardPattern(PSString.of(pieces.joined(separator: "/"))) else { return [] }
      return SessionItems.names(start.provider, frame).filter { pattern.matches($0) }.map { ItemPath(drive: start.drive, path: $0.string) }
    }
    var places = [start]
    for (i, piece) in pieces.enumerated() {
      var next: [ItemPath] = []
      let isLast = i == pieces.count - 1
      let hasWildcards = WildcardPattern.containsWildcardCharacters(PSString.of(piece))
      for place in places {
        if !hasWildcards {
          let child = piece == ".." || piece == "." ? ItemPath(drive: place.drive, path: absolute(piece, base: place.path)) : place.child(WildcardPattern.unescape(PSString.of(piece)).string)
          if FileEntry(child.path) != nil { next.append(child) }
          continue
        }
        guard let pattern = try? WildcardPattern(PSString.of(piece)) else { continue }
        for name in Folder.names(place.path) where pattern.matches(PSString.of(name)) {
          if name.hasPrefix("."), !force, !piece.hasPrefix(".") { continue }
          let child = place.child(name)
          if isLast || FilePath.isFolder(child.path) { next.append(child) }
        }
      }
      places = next
    }
    return places
  }

  /// The part of a path before its first piece with wildcards, and the pieces from there on.
  private static func split(_ text: String) -> (String, [String]) {
    var prefix = ""
    var rest = text
    if let (name, after) = qualifier(text) {
      prefix = "\(name):"
      rest = after
    }
    rest = slashesOutsideEscapes(rest)
    let isRooted = rest.hasPrefix("/")
    let pieces = rest.split(separator: "/").map(String.init)
    let first = pieces.firstIndex { WildcardPattern.containsWildcardCharacters(PSString.of($0)) } ?? pieces.count
    let head = pieces[..<first].map { WildcardPattern.unescape(PSString.of($0)).string }.joined(separator: "/")
    let start = (isRooted ? "/" : "") + head
    return (prefix + (start.isEmpty ? (prefix.isEmpty ? "." : "") : start), Array(pieces[first...]))
  }

  private static func slashesOutsideEscapes(_ text: String) -> String { text.contains("\\") ? String(text.map { $0 == "\\" ? "/" : $0 }) : text }
}

extension String {
  /// The range of a text in this one; nil when it is not there.
  func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
