import Text

/// The text of one script, as UTF-16 code units, and the file that it came from.
///
/// Every token and node of a parse shares it. Offsets count code units from 0; lines and columns count from 1.
package final class ScriptSource {
  /// The path of the file; nil for text that was typed or made.
  package let file: PSString?
  package let units: [UInt16]

  /// While a parse runs: all the nodes that it has made, children before parents, and the height of the tallest tree. See `NodeKeeper`.
  var nodes: ContiguousArray<Ast>?
  var tallest: Int32 = 0

  /// Text longer than `maximumLength` units is cut there: offsets are 32 bits.
  package init(units: [UInt16], file: PSString? = nil) {
    self.units = units.count <= Self.maximumLength ? units : Array(units[..<Self.maximumLength])
    self.file = file
  }

  package convenience init(_ text: PSString, file: PSString? = nil) {
    self.init(units: text.withUTF16 { Array($0) }, file: file)
  }

  /// The text of a script file: UTF-8, or what a byte order mark says. Bytes that mean nothing become U+FFFD.
  package convenience init(decoding bytes: [UInt8], file: PSString? = nil) {
    self.init(units: Self.decode(bytes), file: file)
  }

  private static func decode(_ bytes: [UInt8]) -> [UInt16] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return PSString.utf8(Array(bytes[3...])).units }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return decodeUTF32(bytes[4...], bigEndian: false) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return decodeUTF32(bytes[4...], bigEndian: true) }
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes[2...], bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes[2...], bigEndian: true) }
    return PSString.utf8(bytes).units
  }

  private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var i = bytes.startIndex
    while i + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      i += 2
    }
    if i < bytes.endIndex { units.append(0xFFFD) }
    return units
  }

  private static func decodeUTF32(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt16] {
    var units: [UInt16] = []
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let four = bytes[i..<min(i + 4, bytes.endIndex)]
      let value = (bigEndian ? Array(four) : four.reversed()).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let scalar = four.count == 4 ? Unicode.Scalar(value) : nil
      units.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf16)
      i += 4
    }
    return units
  }

  package static let maximumLength = Int(Int32.max) - 1

  /// Offsets of the first unit of each line. A line ends after `\n`, `\r\n` or a lone `\r`.
  package private(set) lazy var lineStarts: [Int32] = {
    var starts: [Int32] = [0]
    units.withUnsafeBufferPointer { units in
      var i = 0
      while i < units.count {
        let unit = units[i]
        i &+= 1
        if unit == 0x0D {
          if i < units.count, units[i] == 0x0A { i &+= 1 }
          starts.append(Int32(i))
        } else if unit == 0x0A {
          starts.append(Int32(i))
        }
      }
    }
    return starts
  }()

  /// The line, from 1, that holds the unit at `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The column, from 1, of the unit at `offset` in its line.
  package func column(at offset: Int) -> Int { offset - Int(lineStarts[line(at: offset) - 1]) + 1 }

  /// The text of line `number`, from 1, without its end; empty when there is no such line.
  package func text(ofLine number: Int) -> PSString {
    guard number >= 1, number <= lineStarts.count else { return .empty }
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) : units.count
    while end > start, units[end - 1] == 0x0A || units[end - 1] == 0x0D { end -= 1 }
    return PSString.utf16(units[start..<end])
  }

  /// The whole text as an extent.
  /// The whole text as an extent.
  package var extent: ScriptExtent { ScriptExtent(self, 0, units.count) }
}
