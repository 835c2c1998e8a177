import Engine
import Glibc
import Text

/// Changes of the file system. Each gives nil, or the number of the error that ended it.
enum FileCopy {
  static func file(_ from: String, _ to: String) -> Int32? {
    let source = open(from, O_RDONLY | O_CLOEXEC)
    if source < 0 { return errno }
    defer { close(source) }
    var info = stat()
    fstat(source, &info)
    let target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, info.st_mode & 0o777)
    if target < 0 { return errno }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = read(source, &buffer, buffer.count)
      if n < 0 {
        if errno == EINTR { continue }
        return errno
      }
      if n == 0 { return nil }
      var done = 0
      while done < n {
        let m = buffer[done..<n].withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
        if m < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += m
      }
    }
  }

  /// A folder and what is missing above it.
  static func makeFolders(_ path: String) -> Int32? {
    if FilePath.isFolder(path) { return nil }
    let parent = FilePath.parent(PSString.of(path)).string
    if parent != path, !parent.isEmpty, !FilePath.isFolder(parent), let code = makeFolders(parent) { return code }
    return mkdir(path, 0o777) == 0 ? nil : errno
  }

  /// A file, or a folder with everything in it; links are removed, not followed.
  static func removeTree(_ path: String) -> Int32? {
    var pending = [path]
    var folders: [String] = []
    while let next = pending.popLast() {
      guard let entry = FileEntry(next) else { return ENOENT }
      if entry.isFolder, !entry.isLink {
        folders.append(next)
        for name in Folder.names(next) { pending.append("\(next)/\(name)") }
      } else if unlink(next) != 0 {
        return errno
      }
    }
    for folder in folders.reversed() where rmdir(folder) != 0 { return errno }
    return nil
  }

  /// A folder with everything in it.
  static func tree(_ from: String, _ to: String) -> Int32? {
    var pending = [(from, to)]
    while let (source, target) = pending.popLast() {
      if FilePath.isFolder(source) {
        if let code = makeFolders(target) { return code }
        for name in Folder.names(source) { pending.append(("\(source)/\(name)", "\(target)/\(name)")) }
      } else if let code = file(source, target) {
        return code
      }
    }
    return nil
  }

  /// Renames, or copies and removes where the file systems differ.
  static func move(_ from: String, _ to: String) -> Int32? {
    if rename(from, to) == 0 { return nil }
    if errno != EXDEV { return errno }
    return tree(from, to) ?? removeTree(from)
  }
}

/// The exceptions that .NET throws for an error of the system.
enum FileFailure {
  static func exception(_ code: Int32, _ path: String) -> ExceptionObject {
    switch code {
    case ENOENT:
      let parent = FilePath.parent(PSString.of(path)).string
      if !parent.isEmpty, !FilePath.isFolder(parent) {
        return ExceptionObject("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.")
      }
      return ExceptionObject("System.IO.FileNotFoundException", "Could not find file '\(path)'.")
    case ENOTDIR: return ExceptionObject("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.")
    case EACCES, EPERM, EROFS, EISDIR: return ExceptionObject("System.UnauthorizedAccessException", "Access to the path '\(path)' is denied.")
    case EEXIST: return ExceptionObject("System.IO.IOException", "The file '\(path)' already exists.")
    case ENOTEMPTY: return ExceptionObject("System.IO.IOException", "Directory not empty : '\(path)'")
    default: return ExceptionObject("System.IO.IOException", "\(String(cString: strerror(code))) : '\(path)'")
    }
  }

  static func thrown(_ code: Int32, _ path: String) -> Unwind { Unwind(.error(ErrorRecord(exception(code, path), id: ""))) }

  static func isDenied(_ code: Int32) -> Bool { code == EACCES || code == EPERM || code == EROFS || code == EISDIR }
}
