import Engine
import Glibc
import Text

/// A file that lines are written to: opened at once, written in blocks, never left with a block in memory when it is closed.
final class TextFile {
  private let descriptor: Int32
  private let encoding: TextEncoding
  private var bytes: [UInt8] = []
  private var isClosed = false

  private static let blockSize = 1 << 16

  /// Opens or makes the file; the errors are those of `Out-File`.
  init(
    _ path: String, encoding: TextEncoding = .utf8, append: Bool = false, noClobber: Bool = false, force: Bool = false, shown: PSString? = nil
  ) throws(Unwind) {
    self.encoding = encoding
    if noClobber, access(path, F_OK) == 0 {
      throw TextFile.error("System.IO.IOException", "The file '\(path)' already exists.", "NoClobber", .resourceExists, path)
    }
    if force {
      var info = stat()
      if stat(path, &info) == 0, info.st_mode & S_IWUSR == 0 { chmod(path, info.st_mode | S_IWUSR) }
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0o666)
    if descriptor < 0 { throw TextFile.openError(path, errno) }
    var info = stat()
    let isNew = fstat(descriptor, &info) == 0 && info.st_size == 0
    if isNew { bytes.append(contentsOf: encoding.preamble) }
  }

  deinit { if !isClosed { _ = try? finish() } }

  func write(_ text: PSString) throws(Unwind) {
    encoding.append(text, to: &bytes)
    if bytes.count >= TextFile.blockSize { try flush() }
  }

  func flush() throws(Unwind) {
    var done = 0
    while done < bytes.count {
      let n = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if n < 0 {
        if errno == EINTR { continue }
        let code = errno
        bytes = []
        throw TextFile.error("System.IO.IOException", String(cString: strerror(code)), "FileWriteFailure", .writeError, "")
      }
      done += n
    }
    bytes.removeAll(keepingCapacity: true)
  }

  func finish() throws(Unwind) {
    guard !isClosed else { return }
    isClosed = true
    defer { close(descriptor) }
    try flush()
  }

  private static func openError(_ path: String, _ code: Int32) -> Unwind {
    let parent = FilePath.parent(PSString.of(path)).string
    switch code {
    case ENOENT where !FilePath.isFolder(parent):
      return error("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.", "FileOpenFailure", .openError, path)
    case ENOTDIR:
      return error("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.", "FileOpenFailure", .openError, path)
    case EACCES, EISDIR, EROFS, EPERM:
      return error("System.UnauthorizedAccessException", "Access to the path '\(path)' is denied.", "FileOpenFailure", .openError, path)
    default:
      return error("System.IO.IOException", "\(String(cString: strerror(code))) : '\(path)'", "FileOpenFailure", .openError, path)
    }
  }

  private static func error(_ exception: StaticString, _ message: String, _ id: String, _ category: ErrorCategory, _ target: String) -> Unwind {
    Unwind(.error(ErrorRecord(ExceptionObject(exception, message), id: id, category: category, target: target.isEmpty ? .null : .text(target))))
  }
}

/// The value of an `-Encoding` parameter: a name, the number of a code page, or an encoding's object.
package enum EncodingArgument {
  package static func read(_ value: Value?, _ frame: Frame?) -> TextEncoding {
    switch value?.unwrapped {
    case .string(let name): return TextEncoding.argument(name) ?? .utf8
    case .int32(let n): return TextEncoding.numbered(Int(n)) ?? .utf8
    case .object(let o):
      guard let frame, case .string(let name)? = try? Members.propertyIfPresent(.object(o), PSString.of("WebName"), frame) else { return .utf8 }
      let encoding = TextEncoding.named(name) ?? .utf8
      let preamble = try? Members.propertyIfPresent(.object(o), PSString.of("Preamble"), frame)
      guard case .array(let mark)? = preamble else { return encoding }
      return encoding.withPreamble(mark.count > 0)
    default: return .utf8
    }
  }
}
