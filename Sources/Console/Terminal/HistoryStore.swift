import CSystem
import Glibc
import Text

/// The entries typed so far: one UTF-8 blob, loaded when first needed, searched by `memmem`, shared with other processes through a file.
///
/// The file is PSReadLine's format: an entry a line, a newline within an entry written as a backtick and a newline.
/// Entries are numbered by position; newer ones have higher offsets.
package final class HistoryStore {
  /// Only this much of the end of a longer file is read.
  private static let loadLimit = 16 << 20
  private static let newline = UInt8(ascii: "\n")
  private static let backtick = UInt8(ascii: "`")

  private let path: String?
  private var loaded = false
  /// Begins with a newline, and every entry ends with one.
  private var blob: [UInt8] = [newline]
  /// The blob in lower case (ASCII letters only), same offsets: searching ignores case.
  private var folded: [UInt8] = [newline]
  /// How much of the file has been seen.
  private var fileOffset = 0

  /// A history in the file at `path`, made with mode 0600 at the first entry; nil keeps it in memory.
  package init(path: String?) { self.path = path }

  /// An entry: where its text begins in the blob.
  package struct Position: Comparable, Sendable {
    let start: Int
    package static func < (a: Position, b: Position) -> Bool { a.start < b.start }
  }

  // MARK: adding

  /// Adds an entry unless it repeats the newest, and writes it to the file when `persistent`.
  /// Other processes' entries of the meantime come before it. A file that cannot be written is no error: the entry is in memory.
  package func add(_ text: PSString, persistent: Bool = true) {
    load()
    let encoded = Self.encode(WideText.from(text))
    if encoded.isEmpty { return }
    if let newest = previous(before: nil), bytes(of: newest).elementsEqual(encoded) { return }
    if persistent, path != nil { append(encoded) }
    absorb(encoded + [Self.newline])
  }

  private func append(_ encoded: [UInt8]) {
    guard let path else { return }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    guard flock(file, LOCK_EX) == 0 else { return }
    readNew(from: file)
    let end = lseek(file, 0, SEEK_END)
    var line = encoded + [Self.newline]
    if end > 0 {
      var last: UInt8 = 0
      // A process killed in the middle of a line leaves it open.
      if pread(file, &last, 1, end - 1) == 1, last != Self.newline { line.insert(Self.newline, at: 0) }
    }
    var written = 0
    while written < line.count {
      let count = line.withUnsafeBytes { write(file, $0.baseAddress! + written, line.count - written) }
      if count < 0 {
        if errno == EINTR { continue }
        break
      }
      written += count
    }
    fileOffset = Int(end) + written
  }

  private func absorb(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      blob.append(byte)
      folded.append(Self.fold(byte))
    }
  }

  private static func fold(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  private static func encode(_ text: [wchar_t]) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text where scalar != 0x0D {
      if scalar == 0x0A { bytes.append(backtick) }
      WideText.appendUTF8(scalar, to: &bytes)
    }
    return bytes
  }

  // MARK: loading

  private func load() {
    if loaded { return }
    loaded = true
    guard let path else { return }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    _ = flock(file, LOCK_SH)
    let size = Int(lseek(file, 0, SEEK_END))
    if size > Self.loadLimit { fileOffset = size - Self.loadLimit }
    let skips = fileOffset > 0
    readNew(from: file)
    if skips, let first = blob.dropFirst().firstIndex(of: Self.newline) {
      blob.removeSubrange(1...first)
      folded.removeSubrange(1...first)
    }
  }

  /// Takes in what the file has beyond `fileOffset`.
  private func readNew(from file: Int32) {
    let size = Int(lseek(file, 0, SEEK_END))
    if size < fileOffset { fileOffset = size }  // cut by someone: what it had is in memory
    let count = size - fileOffset
    guard count > 0 else { return }
    var got = 0
    var fresh = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while got < count {
        let n = pread(file, buffer.baseAddress! + got, count - got, off_t(fileOffset + got))
        if n < 0, errno == EINTR { continue }
        if n <= 0 { break }
        got += n
      }
      initialized = got
    }
    fileOffset += got
    if fresh.last != Self.newline { fresh.append(Self.newline) }
    blob.append(contentsOf: fresh)
    let start = folded.count
    folded.append(contentsOf: fresh)
    folded.withUnsafeMutableBufferPointer { all in
      for index in start..<all.count { all[index] = Self.fold(all[index]) }
    }
  }

  // MARK: entries

  /// The text of an entry.
  package func text(of position: Position) -> PSString { WideText.string(wideText(of: position)) }

  func wideText(of position: Position) -> [wchar_t] {
    var text = WideText.from(utf8: bytes(of: position))
    var out = 0
    for index in text.indices {
      if text[index] == 0x60, index + 1 < text.count, text[index + 1] == 0x0A { continue }
      text[out] = text[index]
      out += 1
    }
    text.removeLast(text.count - out)
    return text
  }

  private func bytes(of position: Position) -> ArraySlice<UInt8> {
    blob[position.start..<max(position.start, endOfEntry(from: position.start))]
  }

  /// The newline that ends the entry which `index` is in.
  private func endOfEntry(from index: Int) -> Int {
    var at = index
    while at < blob.count {
      let end = blob.withUnsafeBufferPointer { all -> Int? in
        guard let base = all.baseAddress, let hit = memchr(base + at, Int32(Self.newline), all.count - at) else { return nil }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      }
      guard let end else { return blob.count }
      if end > index, blob[end - 1] == Self.backtick {
        at = end + 1
        continue
      }
      return end
    }
    return blob.count
  }

  /// The start of the entry that `index` is in.
  private func startOfEntry(around index: Int) -> Int {
    var at = min(index, blob.count)
    while at > 1 {
      if blob[at - 1] == Self.newline, blob[at - 2] != Self.backtick { return at }
      at -= 1
    }
    return 1
  }

  /// The entry before `position`, or the newest for nil. Empty lines of the file are no entries.
  package func previous(before position: Position?) -> Position? {
    load()
    var end = (position?.start ?? blob.count) - 1
    while end > 0 {
      let start = startOfEntry(around: end)
      if start < end { return Position(start: start) }
      end = start - 1
    }
    return nil
  }

  package func next(after position: Position) -> Position? {
    var start = endOfEntry(from: position.start) + 1
    while start < blob.count {
      let end = endOfEntry(from: start)
      if end > start { return Position(start: start) }
      start = end + 1
    }
    return nil
  }

  package var oldest: Position? {
    load()
    return next(after: Position(start: 0))
  }

  // MARK: searching

  /// The newest entry before `position` that begins with `prefix`, ignoring the case of ASCII letters.
  package func previous(withPrefix prefix: PSString, before position: Position?) -> Position? {
    previous(withPrefix: WideText.from(prefix), before: position)
  }

  func previous(withPrefix prefix: [wchar_t], before position: Position?) -> Position? {
    load()
    let needle = [Self.newline] + Self.encode(prefix).map(Self.fold)
    var limit = position.map { $0.start - 1 } ?? folded.count
    while let hit = lastOccurrence(of: needle, before: limit) {
      if hit == 0 || blob[hit - 1] != Self.backtick {
        let start = hit + 1
        if start < blob.count, endOfEntry(from: start) > start { return Position(start: start) }
      }
      limit = hit
    }
    return nil
  }

  func next(withPrefix prefix: [wchar_t], after position: Position) -> Position? {
    let needle = [Self.newline] + Self.encode(prefix).map(Self.fold)
    var from = endOfEntry(from: position.start)
    while let hit = firstOccurrence(of: needle, from: from) {
      if hit == 0 || blob[hit - 1] != Self.backtick {
        let start = hit + 1
        if start < blob.count, endOfEntry(from: start) > start { return Position(start: start) }
      }
      from = hit + 1
    }
    return nil
  }

  /// The newest entry before `position` that contains `text`, ignoring the case of ASCII letters.
  func previous(containing text: [wchar_t], before position: Position?) -> Position? {
    load()
    let needle = Self.encode(text).map(Self.fold)
    if needle.isEmpty { return previous(before: position) }
    return lastOccurrence(of: needle, before: position?.start ?? folded.count).map { Position(start: startOfEntry(around: $0)) }
  }

  func next(containing text: [wchar_t], after position: Position) -> Position? {
    let needle = Self.encode(text).map(Self.fold)
    if needle.isEmpty { return next(after: position) }
    return firstOccurrence(of: needle, from: endOfEntry(from: position.start)).map { Position(start: startOfEntry(around: $0)) }
  }

  private func firstOccurrence(of needle: [UInt8], from start: Int) -> Int? {
    folded.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress, start < all.count, let hit = memmem(base + start, all.count - start, needle, needle.count)
      else { return nil }
      return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
  }

  /// The last occurrence that ends at or before `end`: block by block from the end, `memmem` in each.
  private func lastOccurrence(of needle: [UInt8], before end: Int) -> Int? {
    folded.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress, !needle.isEmpty else { return nil }
      var blockEnd = min(end, all.count)
      var block = 4096
      while blockEnd >= needle.count {
        let blockStart = max(0, blockEnd - block)
        var found: Int?
        var at = blockStart
        while at < blockEnd, let hit = memmem(base + at, blockEnd - at, needle, needle.count) {
          let offset = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
          found = offset
          at = offset + 1
        }
        if let found { return found }
        if blockStart == 0 { return nil }
        blockEnd = blockStart + needle.count - 1
        block = max(min(block * 4, 1 << 20), needle.count * 2)
      }
      return nil
    }
  }
}
