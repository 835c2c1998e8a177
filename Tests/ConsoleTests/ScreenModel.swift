import CEditline
import Glibc
import Terminal

/// Just enough of a terminal: rows with scrollback, a cursor with the margin's pending wrap, colours, erasing.
struct ScreenModel {
  struct Cell: Equatable {
    var text = " "
    var style = ""
  }

  private(set) var columns: Int
  private(set) var height: Int
  private(set) var rows: [[Cell]] = [[]]
  private(set) var wrapped = [false]
  private(set) var row = 0
  private(set) var column = 0
  private var pending = false
  private var style = ""
  private var top: Int { max(0, rows.count - height) }
  private var rest: [UInt8] = []
  /// Modes that were switched on: `2004` for bracketed paste.
  private(set) var modes: Set<String> = ["25"]
  private(set) var title = ""
  private(set) var bells = 0

  init(columns: Int, rows: Int) {
    spsh_set_locale()
    self.columns = columns
    height = rows
  }

  /// The cursor's row within the window.
  var windowRow: Int { row - top }

  /// All rows, those that the terminal wrapped joined, trailing spaces cut.
  var text: String {
    var out = ""
    for (index, row) in rows.enumerated() {
      let line = row.map(\.text).joined()
      if wrapped[index] {
        out += line
      } else {
        out += Self.trimmed(line) + "\n"
      }
    }
    while out.hasSuffix("\n\n") { out.removeLast() }
    return out == "\n" ? "" : out
  }

  /// The rows as they are on the screen, trailing spaces cut.
  var lines: [String] {
    var all = rows.map { Self.trimmed($0.map(\.text).joined()) }
    while all.last == "" { all.removeLast() }
    return all
  }

  func style(ofRow row: Int, _ column: Int) -> String { rows[row][column].style }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  mutating func feed(_ bytes: [UInt8]) {
    rest += bytes
    var at = 0
    loop: while at < rest.count {
      let byte = rest[at]
      switch byte {
      case 0x1B:
        guard let end = sequence(from: at) else { break loop }
        at = end
      case 0x0D:
        column = 0
        pending = false
        at += 1
      case 0x0A:
        lineFeed()
        at += 1
      case 0x08:
        column = max(0, column - 1)
        pending = false
        at += 1
      case 0x07:
        bells += 1
        at += 1
      case 0..<0x20: at += 1
      default:
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        if at + length > rest.count { break loop }
        for scalar in String(decoding: rest[at..<at + length], as: UTF8.self).unicodeScalars { put(scalar) }
        at += length
      }
    }
    rest.removeSubrange(0..<at)
  }

  private mutating func lineFeed() {
    pending = false
    row += 1
    while rows.count <= row {
      rows.append([])
      wrapped.append(false)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = CharacterWidth.of(wchar_t(bitPattern: scalar.value))
    if width == 0 {
      var at = column - (pending ? 0 : 1)
      if at >= 0, at < rows[row].count, rows[row][at].text.isEmpty { at -= 1 }
      if at >= 0, at < rows[row].count { rows[row][at].text.unicodeScalars.append(scalar) }
      return
    }
    if pending || column + width > columns {
      wrapped[row] = true
      lineFeed()
      column = 0
    }
    while rows[row].count < column + width { rows[row].append(Cell()) }
    rows[row][column] = Cell(text: String(scalar), style: style)
    if width == 2 { rows[row][column + 1] = Cell(text: "", style: style) }
    column += width
    if column == columns {
      column -= 1
      pending = true
    } else {
      pending = false
    }
  }

  /// The index behind an escape sequence, or nil when it is not all there.
  private mutating func sequence(from start: Int) -> Int? {
    guard start + 1 < rest.count else { return nil }
    switch rest[start + 1] {
    case UInt8(ascii: "["):
      guard let end = rest[(start + 2)...].firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
      csi(String(decoding: rest[start + 2..<end], as: UTF8.self), Character(Unicode.Scalar(rest[end])))
      return end + 1
    case UInt8(ascii: "]"):
      guard let end = rest[start...].firstIndex(of: 7) else { return nil }
      title = String(decoding: rest[start + 4..<end], as: UTF8.self)
      return end + 1
    default: return start + 2
    }
  }

  private mutating func csi(_ parameters: String, _ final: Character) {
    let number = parameters.split(separator: ";").first.flatMap { Int($0) }
    let count = max(1, number ?? 1)
    switch final {
    case "A": move(max(top, row - count), column)
    case "B": move(min(top + height - 1, row + count), column)
    case "C": move(row, min(columns - 1, column + count))
    case "D": move(row, max(0, column - count))
    case "H": move(top + count - 1, 0)
    case "K": erase(row, from: column)
    case "J":
      if number == 2 {
        for index in top..<rows.count { erase(index, from: 0) }
      } else {
        erase(row, from: column)
        for index in (row + 1)..<max(row + 1, rows.count) { erase(index, from: 0) }
      }
    case "m": style = parameters == "0" || parameters.isEmpty ? "" : style + "\u{1B}[\(parameters)m"
    case "h": modes.insert(String(parameters.dropFirst()))
    case "l": modes.remove(String(parameters.dropFirst()))
    default: break
    }
  }

  private mutating func move(_ newRow: Int, _ newColumn: Int) {
    pending = false
    while rows.count <= newRow {
      rows.append([])
      wrapped.append(false)
    }
    row = newRow
    column = newColumn
  }

  private mutating func erase(_ index: Int, from start: Int) {
    pending = false
    if start < rows[index].count { rows[index].removeSubrange(start...) }
    wrapped[index] = false
  }
}
