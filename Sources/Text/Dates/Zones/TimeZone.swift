import Glibc

/// What a zone's clocks show at a moment: seconds east of Greenwich, whether that is daylight-saving time, and its short name.
package struct ZoneOffset: Sendable, Equatable {
  package let seconds: Int
  package let isDaylight: Bool
  package let abbreviation: String

  package init(seconds: Int, isDaylight: Bool, abbreviation: String) {
    self.seconds = seconds
    self.isDaylight = isDaylight
    self.abbreviation = abbreviation
  }

  package var ticks: Int64 { Int64(seconds) &* TimeSpan.ticksPerSecond }
}

/// A zone of the system's tz database: the changes of its file, and the rule behind the last one.
package final class TimeZone: Sendable {
  /// `Europe/Berlin`, `UTC`, …
  package let id: String
  private let changes: [Int64]
  private let kinds: [UInt8]
  private let offsets: [ZoneOffset]
  private let rule: PosixZoneRule?

  /// Seconds from 1 January 0001 to 1970.
  static let epochDaySeconds: Int64 = 62_135_596_800

  init(id: String, changes: [Int64], kinds: [UInt8], offsets: [ZoneOffset], rule: PosixZoneRule?) {
    self.id = id
    self.changes = changes
    self.kinds = kinds
    self.offsets = offsets
    self.rule = rule
  }

  package static let utc = TimeZone(
    id: "UTC", changes: [], kinds: [], offsets: [ZoneOffset(seconds: 0, isDaylight: false, abbreviation: "UTC")], rule: nil)

  /// The zone of `TZ`, else of `/etc/localtime`, else UTC; read when it is first needed.
  package static let local: TimeZone = readLocal()

  // MARK: - Offsets

  /// What holds at a moment of UTC, in ticks.
  package func offset(atUTC ticks: Int64) -> ZoneOffset {
    offset(atSeconds: ticks / TimeSpan.ticksPerSecond &- TimeZone.epochDaySeconds)
  }

  private func offset(atSeconds seconds: Int64) -> ZoneOffset {
    if let rule, changes.isEmpty || seconds >= changes[changes.count - 1] { return rule.offset(atUTC: seconds) }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low > 0 { return offsets[Int(kinds[low - 1])] }
    return offsets.first { !$0.isDaylight } ?? offsets[0]
  }

  /// The offsets before and after the change that is nearest to a reading of the clock, and whether the reading fits each.
  private func candidates(local ticks: Int64) -> (before: ZoneOffset, after: ZoneOffset, fitsBefore: Bool, fitsAfter: Bool) {
    let reading = ticks / TimeSpan.ticksPerSecond &- TimeZone.epochDaySeconds
    let before = offset(atSeconds: reading - 86_400)
    let after = offset(atSeconds: reading + 86_400)
    func fits(_ candidate: ZoneOffset) -> Bool { offset(atSeconds: reading - Int64(candidate.seconds)).seconds == candidate.seconds }
    return (before, after, fits(before), fits(after))
  }

  /// What holds when a clock shows `ticks`. Of two readings the standard time's is taken, or the daylight-saving one's on request; a reading
  /// that the clock jumps over counts as standard time.
  package func offset(atLocal ticks: Int64, prefersDaylight: Bool = false) -> ZoneOffset {
    let (before, after, fitsBefore, fitsAfter) = candidates(local: ticks)
    if before.seconds == after.seconds { return fitsBefore ? before : offset(atUTC: ticks &- before.ticks) }
    if fitsBefore != fitsAfter { return fitsBefore ? before : after }
    if fitsBefore { return before.isDaylight == prefersDaylight ? before : after }
    return before.isDaylight ? after : before
  }

  /// Two moments have this reading.
  package func isAmbiguous(local ticks: Int64) -> Bool {
    let (before, after, fitsBefore, fitsAfter) = candidates(local: ticks)
    return before.seconds != after.seconds && fitsBefore && fitsAfter
  }

  /// No moment has this reading: the clock is put forward over it.
  package func isInvalid(local ticks: Int64) -> Bool {
    let (before, after, fitsBefore, fitsAfter) = candidates(local: ticks)
    return before.seconds != after.seconds && !fitsBefore && !fitsAfter
  }

  /// `BaseUtcOffset`: standard time as it is now.
  package var baseOffset: ZoneOffset {
    let now = DateTime.utcNow.ticks
    let current = offset(atUTC: now)
    if !current.isDaylight { return current }
    let half = offset(atUTC: now + 182 * TimeSpan.ticksPerDay)
    return half.isDaylight ? current : half
  }

  /// Whether daylight-saving time is in force within the year from now.
  package var supportsDaylightSavingTime: Bool {
    let now = DateTime.utcNow.ticks
    return (0..<12).contains { offset(atUTC: now + Int64($0) * 30 * TimeSpan.ticksPerDay).isDaylight }
  }

  /// Converts a time of this zone to another's: `ConvertTime`.
  package func convert(_ local: Int64, to zone: TimeZone) -> Int64 {
    let utc = local &- offset(atLocal: local).ticks
    return utc &+ zone.offset(atUTC: utc).ticks
  }
}

extension TimeZone {
  private static var directory: String {
    guard let value = getenv("TZDIR") else { return "/usr/share/zoneinfo/" }
    let path = String(cString: value)
    return path.hasSuffix("/") ? path : path + "/"
  }

  /// The zone of a tz database name, or of Windows' name for one, or `nil`. It is known by the name that was asked for.
  package static func find(_ id: String) -> TimeZone? {
    if id.utf8.elementsEqual("UTC".utf8) || id.isEmpty { return id.isEmpty ? nil : utc }
    // A name stays within the database's folder.
    if id.hasPrefix("/") || id.split(separator: "/").contains("..") { return nil }
    let file = ZoneFile.read(directory + id) ?? WindowsZones.databaseID(id).flatMap { ZoneFile.read(directory + $0) }
    return file?.zone(id: id)
  }

  /// The names of the database's zones, as its own table lists them.
  package static var allIDs: [String] {
    guard let bytes = ZoneFile.bytes(directory + "tzdata.zi") ?? ZoneFile.bytes(directory + "zone.tab") else { return ["UTC"] }
    var ids: Set<String> = ["UTC"]
    for line in bytes.split(separator: 10) {
      let fields = line.split { $0 == 32 || $0 == 9 }
      func name(_ i: Int) -> String { String(decoding: fields[i], as: UTF8.self) }
      if line.first == 90 && fields.count > 1 {  // Z name …
        ids.insert(name(1))
      } else if line.first == 76 && fields.count > 2 {  // L target name
        ids.insert(name(2))
      } else if line.first != 35 && fields.count > 2 && fields[2].contains(47) {  // zone.tab
        ids.insert(name(2))
      }
    }
    return ids.sorted()
  }

  private static func readLocal() -> TimeZone {
    if let value = getenv("TZ") {
      var name = String(cString: value)
      if name.hasPrefix(":") { name.removeFirst() }
      if name.hasPrefix("/") { return ZoneFile.read(name)?.zone(id: id(ofPath: name)) ?? utc }
      return find(name) ?? utc
    }
    guard let file = ZoneFile.read("/etc/localtime") else { return utc }
    return file.zone(id: id(ofPath: "/etc/localtime"))
  }

  /// The name of the zone that a path leads to, through links.
  private static func id(ofPath path: String) -> String {
    guard let resolved = realpath(path, nil) else { return "Local" }
    defer { free(resolved) }
    let text = String(cString: resolved)
    guard let range = text.firstRange(of: "/zoneinfo/") else { return "Local" }
    let name = String(text[range.upperBound...])
    return name == "Etc/UTC" || name == "UCT" || name == "Universal" ? "UTC" : name
  }
}

extension String {
  /// The first place where `part` stands.
  fileprivate func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
