import Engine
import Glibc
import Text

/// `System.IO.FileInfo` and `System.IO.DirectoryInfo`: a file or folder by its path, its state read when first asked for.
final class FileItem: Object {
  private(set) var path: String
  let isFolder: Bool
  /// The path as it was given, which is what the object prints as.
  let original: String
  private var state: FileEntry??

  init(_ path: String, isFolder: Bool, original: String? = nil) {
    self.path = path
    self.isFolder = isFolder
    self.original = original ?? path
  }

  override var dotNetType: DotNetType { isFolder ? DotNetType.directoryInfo : DotNetType.fileInfo }
  override func text() throws(Unwind) -> PSString? { PSString.of(original) }

  /// nil when nothing is there.
  var entry: FileEntry? {
    if let state { return state }
    let read = FileEntry(path)
    state = .some(read)
    return read
  }

  func refresh() { state = nil }
  func moved(to path: String) {
    self.path = path
    state = nil
  }

  var name: String { path == "/" ? "/" : path.split(separator: "/").last.map(String.init) ?? path }
  var fileExtension: String { name.lastIndex(of: ".").map { String(name[$0...]) } ?? "" }
  var exists: Bool { entry.map { $0.isFolder == isFolder } ?? false }

  /// `System.IO.FileAttributes`.
  var attributes: Int {
    guard let entry else { return -1 }
    var bits = 0
    if entry.info.st_mode & S_IWUSR == 0 { bits |= 1 }
    if name.hasPrefix("."), path != "/" { bits |= 2 }
    if entry.isFolder { bits |= 16 }
    if entry.isLink { bits |= 1024 }
    return bits == 0 ? 128 : bits
  }

  var linkTarget: String? {
    guard let entry, entry.isLink else { return nil }
    var buffer = [CChar](repeating: 0, count: 4096)
    let n = readlink(path, &buffer, buffer.count - 1)
    return n > 0 ? String(decoding: buffer[..<n].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  var kindOfLink: String? {
    guard let entry else { return nil }
    if entry.isLink { return "SymbolicLink" }
    return !isFolder && entry.info.st_nlink > 1 ? "HardLink" : nil
  }

  /// `d--h-`: directory or link, archive, read-only, hidden, system.
  var mode: String {
    let a = attributes
    return (entry?.isLink == true ? "l" : isFolder ? "d" : "-") + "-" + (a & 1 != 0 ? "r" : "-") + (a & 2 != 0 ? "h" : "-") + "-"
  }

  /// `drwxr-xr-x`.
  var unixMode: String {
    guard let info = entry?.info else { return "" }
    var text = entry?.isLink == true ? "l" : isFolder ? "d" : "-"
    let bits = info.st_mode
    let letters: [(UInt32, String)] = [(0o400, "r"), (0o200, "w"), (0o100, "x"), (0o040, "r"), (0o020, "w"), (0o010, "x"), (0o004, "r"), (0o002, "w"), (0o001, "x")]
    for (mask, letter) in letters { text += bits & mask != 0 ? letter : "-" }
    return text
  }

  var user: String { entry.flatMap { getpwuid($0.info.st_uid) }.map { String(cString: $0.pointee.pw_name) } ?? String(entry?.info.st_uid ?? 0) }
  var group: String { entry.flatMap { getgrgid($0.info.st_gid) }.map { String(cString: $0.pointee.gr_name) } ?? String(entry?.info.st_gid ?? 0) }

  /// The object with the notes that cmdlets give to items (`PSPath` and its kin).
  static func value(_ place: ItemPath, original: String? = nil) -> Value {
    let isFolder = FileEntry(place.path)?.isFolder ?? false
    let item = FileItem(place.path, isFolder: isFolder, original: original)
    return ItemNotes.attach(to: .object(item), place, isContainer: isFolder)
  }
}

/// `PSPath`, `PSParentPath`, `PSChildName`, `PSDrive`, `PSProvider`, `PSIsContainer`.
enum ItemNotes {
  static func attach(to value: Value, _ place: ItemPath, isContainer: Bool) -> Value {
    guard let object = value.asObject else { return value }
    let extra = object.extra ?? ObjectExtension()
    extra.members.set("PSPath", .text(place.qualified))
    if let parent = place.parent { extra.members.set("PSParentPath", .text(parent.qualified)) }
    extra.members.set("PSChildName", .text(place.name))
    extra.members.set("PSDrive", .object(place.drive))
    extra.members.set("PSProvider", .object(ProviderInfo.of(place.provider)))
    extra.members.set("PSIsContainer", .bool(isContainer))
    object.extra = extra
    return value
  }
}
