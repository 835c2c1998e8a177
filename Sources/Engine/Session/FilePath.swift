import Glibc
import Text

/// Paths of the file system as the engine needs them.
public enum FilePath {
  public static func parent(_ path: PSString) -> PSString {
    guard let slash = path.lastIndexOf(0x2F) else { return PSString.empty }
    return slash == 0 ? PSString.of("/") : path.substring(0..<slash)
  }

  /// An absolute path against the current folder, `~` expanded, `.` and `..` taken out.
  public static func resolve(_ path: String, _ runtime: Runtime) -> String {
    var text = path
    if text == "~" || text.hasPrefix("~/"), let home = getenv("HOME") { text = String(cString: home) + text.dropFirst() }
    if !text.hasPrefix("/") { text = currentFolder() + "/" + text }
    var parts: [Substring] = []
    for part in text.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        if !parts.isEmpty { parts.removeLast() }
      } else {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  public static func currentFolder() -> String {
    guard let raw = getcwd(nil, 0) else { return "/" }
    defer { free(raw) }
    return String(cString: raw)
  }

  public static func isFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  public static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a file, or the error number.
  public static func read(_ path: String) -> Result<[UInt8], FileError> {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return .failure(FileError(code: errno)) }
    defer { close(fd) }
    var info = stat()
    let size = fstat(fd, &info) == 0 ? Int(info.st_size) : 0
    var bytes = [UInt8]()
    bytes.reserveCapacity(size + 1)
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let n = Glibc.read(fd, &buffer, buffer.count)
      if n < 0 {
        if errno == EINTR { continue }
        return .failure(FileError(code: errno))
      }
      if n == 0 { return .success(bytes) }
      bytes.append(contentsOf: buffer[..<n])
    }
  }
}

/// What the system said about a file.
public struct FileError: Error {
  public let code: Int32
  public var message: String { String(cString: strerror(code)) }
}
