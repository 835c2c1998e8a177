import Syntax
import Text

/// A place in a script as errors show it: the line, cut to what fits, and the marks below it (`PositionMessage`).
package struct ErrorPosition {
  /// The line as shown.
  package let line: PSString
  /// Spaces before the marks, and how many marks.
  package let marks: (before: Int, count: Int)
  package let extent: ScriptExtent

  /// Units of a line that are shown.
  private static let longest = 69

  /// nil for a place that is nowhere, or in an empty line.
  package init?(_ extent: ScriptExtent) {
    guard !extent.isNowhere else { return nil }
    self.extent = extent
    var units = extent.source.text(ofLine: extent.startLineNumber).withUTF16 { Array($0) }
    while let last = units.last, Character16.isWhiteSpace(last) { units.removeLast() }
    guard !units.isEmpty else { return nil }
    var before = max(extent.startColumnNumber - 1, 0)
    var count =
      extent.startLineNumber == extent.endLineNumber && extent.endColumnNumber <= units.count + 1
      ? extent.endColumnNumber - extent.startColumnNumber : units.count - extent.startColumnNumber + 1
    if units.contains(0x09) {
      let expanded = units.map { $0 == 0x09 ? 4 : 1 }
      let start = min(before, units.count)
      let end = min(start + max(count, 0), units.count)
      before = expanded[..<start].reduce(before - start, +)
      count = expanded[start..<end].reduce(count - (end - start), +)
      units = units.flatMap { $0 == 0x09 ? [0x20, 0x20, 0x20, 0x20] : [$0] }
    }
    var dotsBefore = false
    var dotsBehind = false
    if units.count > ErrorPosition.longest {
      // As much of the marked text as fits, then as much before it, then as much behind.
      var prefix = min(before, 12)
      let allBehind = max(units.count - count - before, 0)
      var suffix = min(allBehind, 8)
      if prefix + count + suffix >= ErrorPosition.longest {
        if prefix + count >= ErrorPosition.longest { count = ErrorPosition.longest - prefix }
      } else {
        prefix += min(before - prefix, ErrorPosition.longest - prefix - count - suffix)
        if prefix + count + suffix < ErrorPosition.longest { suffix += min(allBehind, ErrorPosition.longest - prefix - count - suffix) }
      }
      if prefix < before {
        units.removeFirst(min(before - prefix, units.count))
        before = prefix
        dotsBefore = true
      }
      let shown = min(prefix + count + suffix, ErrorPosition.longest)
      if units.count > shown {
        units.removeLast(units.count - shown)
        dotsBehind = true
      }
    }
    if dotsBefore {
      units.insert(contentsOf: [0x2026, 0x20], at: 0)
      before += 2
    }
    if dotsBehind { units.append(contentsOf: [0x20, 0x2026]) }
    line = PSString.utf16(units)
    marks = (before, max(count, 1))
  }

  /// `At file:line char:column` and the marked line.
  package static func message(_ extent: ScriptExtent) -> PSString {
    guard !extent.isNowhere else { return .empty }
    let place = "At \(extent.file?.string ?? "line"):\(extent.startLineNumber) char:\(extent.startColumnNumber)"
    guard let position = ErrorPosition(extent) else { return PSString.of("\(place)\n+ ") }
    let marks = String(repeating: " ", count: position.marks.before) + String(repeating: "~", count: position.marks.count)
    return PSString.of("\(place)\n+ \(position.line)\n+ \(marks)")
  }
}
