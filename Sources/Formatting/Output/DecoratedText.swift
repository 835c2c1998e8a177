import Text

/// Text that may carry ANSI escape sequences, measured and cut by what a terminal shows of it.
///
/// Sequences are those that PowerShell knows (`StringDecorated`): graphics (`ESC [ … m`), private modes (`ESC [ ? n h`) and hyperlinks (`ESC ] 8 ; ; … ESC \`).
package enum DecoratedText {
  static let escape: UInt16 = 0x1B
  nonisolated(unsafe) static let reset = PSString.of("\u{1B}[0m")
  nonisolated(unsafe) static let ellipsis = PSString.of("…")

  static func isDecorated(_ text: PSString) -> Bool { text.contains(escape) }

  /// The length in units of the sequence that starts at `start`; 0 when none does.
  static func sequenceLength(_ units: [UInt16], at start: Int) -> Int {
    guard start + 2 < units.count, units[start] == escape else { return 0 }
    var i = start + 2
    func digits() -> Bool {
      let first = i
      while i < units.count, units[i] &- 0x30 < 10 { i += 1 }
      return i > first
    }
    switch units[start + 1] {
    case 0x5B where units[i] == 0x3F:
      i += 1
      guard digits(), i < units.count, units[i] == 0x68 || units[i] == 0x6C else { return 0 }
      return i + 1 - start
    case 0x5B:
      _ = digits()
      while i < units.count, units[i] == 0x3B {
        i += 1
        guard digits() else { return 0 }
      }
      guard i < units.count, units[i] == 0x6D else { return 0 }
      return i + 1 - start
    case 0x5D:
      guard start + 5 <= units.count, units[i] == 0x38, units[i + 1] == 0x3B, units[i + 2] == 0x3B else { return 0 }
      i += 3
      while i + 1 < units.count {
        if units[i] == escape, units[i + 1] == 0x5C { return i + 2 - start }
        if units[i] == 0x0A { return 0 }
        i += 1
      }
      return 0
    default: return 0
    }
  }

  /// The text without its sequences.
  package static func plain(_ text: PSString) -> PSString {
    guard isDecorated(text) else { return text }
    let units = text.withUTF16 { Array($0) }
    var kept: [UInt16] = []
    kept.reserveCapacity(units.count)
    var i = 0
    while i < units.count {
      let length = sequenceLength(units, at: i)
      if length > 0 {
        i += length
      } else {
        kept.append(units[i])
        i += 1
      }
    }
    return PSString.utf16(kept)
  }

  /// Cells of the screen that the text takes.
  package static func cells(_ text: PSString) -> Int { isDecorated(text) ? plain(text).bufferCells : text.bufferCells }

  /// As much of the start as fits into `cells`, `appended` behind it; its sequences are kept and closed.
  package static func head(_ text: PSString, cells: Int, appending appended: PSString = .empty) -> PSString {
    let units = text.withUTF16 { Array($0) }
    var kept: [UInt16] = []
    var room = cells
    var i = 0
    var decorated = false
    while i < units.count {
      let length = sequenceLength(units, at: i)
      if length > 0 {
        kept.append(contentsOf: units[i..<i + length])
        decorated = true
        i += length
        continue
      }
      let width = PSString.bufferCells(of: units[i])
      if width > room { break }
      room -= width
      kept.append(units[i])
      i += 1
    }
    append(appended, to: &kept)
    if decorated, !endsWithReset(kept) { append(reset, to: &kept) }
    return PSString.utf16(kept)
  }

  /// As much of the end as fits into `cells`, behind `prefix`; sequences before it are kept.
  package static func tail(_ text: PSString, cells: Int, after prefix: PSString) -> PSString {
    let units = text.withUTF16 { Array($0) }
    var visible: [(unit: UInt16, index: Int)] = []
    var sequences: [(range: Range<Int>, index: Int)] = []
    var i = 0
    while i < units.count {
      let length = sequenceLength(units, at: i)
      if length > 0 {
        sequences.append((i..<i + length, i))
        i += length
      } else {
        visible.append((units[i], i))
        i += 1
      }
    }
    var room = cells
    var first = visible.count
    while first > 0 {
      let width = PSString.bufferCells(of: visible[first - 1].unit)
      if width > room { break }
      room -= width
      first -= 1
    }
    let start = first < visible.count ? visible[first].index : units.count
    var kept: [UInt16] = []
    for sequence in sequences where sequence.index < start { kept.append(contentsOf: units[sequence.range]) }
    append(prefix, to: &kept)
    kept.append(contentsOf: units[start...])
    return PSString.utf16(kept)
  }

  static func endsWithReset(_ units: [UInt16]) -> Bool {
    units.count >= 4 && units[units.count - 4] == escape && units[units.count - 3] == 0x5B && units[units.count - 2] == 0x30 && units[units.count - 1] == 0x6D
  }

  static func append(_ text: PSString, to units: inout [UInt16]) { text.withUTF16 { units.append(contentsOf: $0) } }

  static func spaces(_ count: Int) -> PSString { count <= 0 ? .empty : PSString.repeating(0x20, min(count, PSString.maximumLength)) ?? .empty }
}
