import Glibc

/// A compiled zone of the tz database (RFC 9636), the part with 64-bit times.
struct ZoneFile {
  private let changes: [Int64]
  private let kinds: [UInt8]
  private let offsets: [ZoneOffset]
  private let rule: PosixZoneRule?

  static func read(_ path: String) -> ZoneFile? { bytes(path).flatMap(ZoneFile.init) }

  func zone(id: String) -> TimeZone { TimeZone(id: id, changes: changes, kinds: kinds, offsets: offsets, rule: rule) }

  /// A regular file's bytes, up to a megabyte.
  static func bytes(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 1 << 20 else { return nil }
    var content = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < content.count {
      let count = content.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled, off_t(filled))
      }
      if count == 0 || count < 0 && errno != EINTR { break }
      filled += Swift.max(count, 0)
    }
    content.removeLast(content.count - filled)
    return content
  }

  /// The six counts of a header: UT indicators, standard indicators, leap seconds, changes, kinds, characters.
  private struct Header {
    static let size = 44
    let isUT: Int, isStandard: Int, leaps: Int, changes: Int, kinds: Int, characters: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start + Header.size <= bytes.count, bytes[start...].starts(with: "TZif".utf8) else { return nil }
      func count(_ i: Int) -> Int { Int(truncatingIfNeeded: ZoneFile.integer(bytes, start + 20 + i * 4, size: 4)) }
      isUT = count(0)
      isStandard = count(1)
      leaps = count(2)
      changes = count(3)
      kinds = count(4)
      characters = count(5)
      for n in [isUT, isStandard, leaps, changes, kinds, characters] where n < 0 || n > bytes.count { return nil }
    }

    func bodySize(timeSize: Int) -> Int { changes * (timeSize + 1) + kinds * 6 + characters + leaps * (timeSize + 4) + isStandard + isUT }
  }

  /// A signed big-endian integer within the bytes.
  private static func integer(_ bytes: [UInt8], _ at: Int, size: Int) -> Int64 {
    var value: Int64 = bytes[at] & 0x80 != 0 ? -1 : 0
    for i in 0..<size { value = value << 8 | Int64(bytes[at + i]) }
    return value
  }

  init?(_ bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    var header = first
    var at = Header.size
    var timeSize = 4
    if bytes[4] >= 50 {
      let second = Header.size + first.bodySize(timeSize: 4)
      guard let next = Header(bytes, at: second) else { return nil }
      header = next
      at = second + Header.size
      timeSize = 8
    }
    guard at + header.bodySize(timeSize: timeSize) <= bytes.count, header.kinds > 0 else { return nil }
    changes = (0..<header.changes).map { ZoneFile.integer(bytes, at + $0 * timeSize, size: timeSize) }
    at += header.changes * timeSize
    kinds = Array(bytes[at..<(at + header.changes)])
    guard kinds.allSatisfy({ Int($0) < header.kinds }) else { return nil }
    at += header.changes
    let names = at + header.kinds * 6
    offsets = (0..<header.kinds).map { i in
      let start = at + i * 6
      let nameStart = names + Swift.min(Int(bytes[start + 5]), header.characters)
      let name = bytes[nameStart..<(names + header.characters)].prefix { $0 != 0 }
      return ZoneOffset(
        seconds: Int(ZoneFile.integer(bytes, start, size: 4)), isDaylight: bytes[start + 4] != 0,
        abbreviation: String(decoding: name, as: UTF8.self))
    }
    let footer = at - header.changes * (timeSize + 1) + header.bodySize(timeSize: timeSize)
    if timeSize == 8, footer < bytes.count, bytes[footer] == 10 {
      rule = PosixZoneRule(String(decoding: bytes[(footer + 1)...].prefix { $0 != 10 }, as: UTF8.self))
    } else {
      rule = nil
    }
  }
}
