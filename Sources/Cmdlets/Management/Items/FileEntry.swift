import Engine
import Glibc
import Text

/// What the system knows of a file or folder.
struct FileEntry {
  let info: Glibc.stat
  /// The path is a symbolic link.
  let isLink: Bool
  /// The entry's, or where a link leads to a folder, that it is one.
  let isFolder: Bool

  /// nil when there is nothing of that name.
  init?(_ path: String) {
    var own = Glibc.stat()
    guard lstat(path, &own) == 0 else { return nil }
    isLink = own.st_mode & S_IFMT == S_IFLNK
    if isLink {
      var target = Glibc.stat()
      let reached = fstatat(AT_FDCWD, path, &target, 0) == 0
      info = reached ? target : own
      isFolder = reached && target.st_mode & S_IFMT == S_IFDIR
    } else {
      info = own
      isFolder = own.st_mode & S_IFMT == S_IFDIR
    }
  }

  static func time(_ t: timespec) -> DateTime {
    let ticks = DateTime.unixEpoch.ticks &+ Int64(t.tv_sec) &* TimeSpan.ticksPerSecond &+ Int64(t.tv_nsec / 100)
    return ((try? DateTime(ticks: ticks, kind: .utc)) ?? DateTime.unixEpoch).local
  }
}

/// A folder's names.
enum Folder {
  /// Sorted by code unit, `.` and `..` left out; empty when it cannot be read.
  static func names(_ path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var all: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
      if name != "." && name != ".." { all.append(name) }
    }
    return all.sorted { a, b in PSString.of(a).cultureCompare(PSString.of(b), ignoringCase: true) < 0 }
  }
}
