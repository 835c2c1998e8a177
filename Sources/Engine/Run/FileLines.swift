import Text

/// The lines of a file, for `switch -File`.
enum FileLines {
  static func enumerate(_ path: PSString, _ f: Frame) throws(Unwind) -> ValueEnumerator {
    let full = FilePath.resolve(path.string, f.runtime)
    guard case .success(let bytes) = FilePath.read(full) else {
      throw Unwind.error(
        "System.IO.FileNotFoundException", "Could not find file '\(full)'.", id: "FileReadError", category: .readError, target: .string(path))
    }
    var at = 0
    return ClosureEnumerator { () throws(Unwind) in
      guard at < bytes.count else { return nil }
      var end = at
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      var stop = end
      if stop > at, bytes[stop - 1] == 0x0D { stop -= 1 }
      let line = PSString.of(String(decoding: bytes[at..<stop], as: UTF8.self))
      at = end + 1
      return .string(line)
    }
  }
}
