import Engine
import Glibc
import Text

/// Bytes and lines of files.
enum FileText {
  /// Writes or appends bytes; nil, or the number of the error.
  static func write(_ path: String, _ bytes: [UInt8], append: Bool) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0o666)
    if descriptor < 0 { return errno }
    defer { close(descriptor) }
    return write(descriptor, bytes)
  }

  static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    var done = 0
    while done < bytes.count {
      let n = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if n < 0 {
        if errno == EINTR { continue }
        return errno
      }
      done += n
    }
    return nil
  }

  /// The encoding that a byte-order mark tells, else the given one.
  static func encoding(of bytes: [UInt8], else given: TextEncoding) -> (TextEncoding, start: Int) {
    func starts(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
    if starts([0xFF, 0xFE, 0, 0]) { return (TextEncoding.named(PSString.of("utf-32")) ?? given, 4) }
    if starts([0xFF, 0xFE]) { return (TextEncoding.named(PSString.of("utf-16")) ?? given, 2) }
    if starts([0xFE, 0xFF]) { return (TextEncoding.named(PSString.of("utf-16BE")) ?? given, 2) }
    if starts([0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    return (given, 0)
  }

  /// All text of a file's bytes.
  static func text(_ bytes: [UInt8], _ given: TextEncoding) -> PSString {
    let (encoding, start) = encoding(of: bytes, else: given)
    return bytes.withUnsafeBufferPointer { encoding.decode(UnsafeBufferPointer(rebasing: $0[start...])) }
  }

  /// The lines of a text, each handed over without its end; a stop of the consumer passes through.
  static func lines(_ bytes: [UInt8], _ given: TextEncoding, _ take: (PSString) throws(Unwind) -> Bool) throws(Unwind) {
    let (encoding, start) = encoding(of: bytes, else: given)
    guard encoding.isUTF8 else { return try lines(text(bytes, given), take) }
    var from = start
    while from < bytes.count {
      var end = from
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end &+= 1 }
      let line = bytes.withUnsafeBufferPointer { PSString.utf8(UnsafeBufferPointer(rebasing: $0[from..<end])) }
      from = end &+ 1
      if end < bytes.count, bytes[end] == 0x0D, from < bytes.count, bytes[from] == 0x0A { from &+= 1 }
      if try !take(line) { return }
    }
  }

  static func lines(_ text: PSString, _ take: (PSString) throws(Unwind) -> Bool) throws(Unwind) {
    var from = 0
    while from < text.count {
      var end = from
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end &+= 1 }
      let line = text.substring(from..<end)
      from = end &+ 1
      if end < text.count, text[end] == 0x0D, from < text.count, text[from] == 0x0A { from &+= 1 }
      if try !take(line) { return }
    }
  }
}

extension TextEncoding {
  /// Bytes of this encoding are read as UTF-8.
  var isUTF8: Bool { encode(PSString.of("é")) == [0xC3, 0xA9] }
}
