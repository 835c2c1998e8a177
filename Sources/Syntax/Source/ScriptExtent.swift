import Text

/// A half-open range of a script: what `IScriptExtent` is to PowerShell.
package struct ScriptExtent {
  package let source: ScriptSource
  let start: Int32
  let end: Int32

  /// Offsets outside the source are clipped to it.
  package init(_ source: ScriptSource, _ start: Int, _ end: Int) {
    self.source = source
    let limit = source.units.count
    let from = min(max(start, 0), limit)
    self.start = Int32(truncatingIfNeeded: from)
    self.end = Int32(truncatingIfNeeded: min(max(end, from), limit))
  }

  /// From the start of `first` to the end of `last`.
  package init(from first: ScriptExtent, to last: ScriptExtent) { self.init(first.source, first.startOffset, last.endOffset) }

  /// In UTF-16 code units from the start of the script, from 0.
  package var startOffset: Int { Int(start) }
  package var endOffset: Int { Int(end) }
  package var isEmpty: Bool { start == end }

  package var file: PSString? { source.file }
  package var text: PSString { PSString.utf16(source.units[startOffset..<endOffset]) }

  /// Lines and columns count from 1. A column is in code units.
  package var startLineNumber: Int { source.line(at: startOffset) }
  package var startColumnNumber: Int { source.column(at: startOffset) }
  package var endLineNumber: Int { source.line(at: endOffset) }
  package var endColumnNumber: Int { source.column(at: endOffset) }

  /// Whether `other` lies within this extent.
  package func contains(_ other: ScriptExtent) -> Bool { start <= other.start && other.end <= end }
}
