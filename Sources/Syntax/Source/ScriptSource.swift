import Text

/// The text of one script, as UTF-16 code units, and the file that it came from.
///
/// Every token and node of a parse shares it. Offsets count code units from 0; lines and columns count from 1.
package final class ScriptSource {
  /// The path of the file; nil for text that was typed or made.
  package let file: PSString?
  package let units: [UInt16]

  /// While a parse runs: all the nodes that it has made, children before parents, and the height of the tallest tree. See `ScriptBlockAst.keptNodes`.
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
