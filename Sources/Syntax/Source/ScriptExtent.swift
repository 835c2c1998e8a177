import Text

/// A half-open range of a script: what `IScriptExtent` is to PowerShell.
package struct ScriptExtent {
  package let source: ScriptSource
  let start: Int32
  let end: Int32

  /// PowerShell's offsets are kept as they are: the end of the input lies one past the last unit, and what is missing there is reported there.
  init(_ source: ScriptSource, _ start: Int, _ end: Int) {
    self.source = source
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
  }

  /// From the start of `first` to the end of `last`; one that is nowhere does not count.
  init(from first: ScriptExtent, to last: ScriptExtent) {
    if first.isNowhere {
      self = last
    } else if last.isNowhere {
      self = first
    } else {
      self.init(first.source, Int(first.start), Int(last.end))
    }
  }

  /// The place of what was not written, such as the statements of `$()`. Its offsets are 0: `PositionUtilities.EmptyExtent`.
  static func nowhere(_ source: ScriptSource) -> ScriptExtent { ScriptExtent(source, -1, -1) }
  package var isNowhere: Bool { start < 0 }

  /// In UTF-16 code units from the start of the script, from 0.
  package var startOffset: Int { Int(max(start, 0)) }
  package var endOffset: Int { Int(max(end, 0)) }

  package var file: PSString? { source.file }
  package var text: PSString {
    let limit = source.units.count
    let from = min(startOffset, limit)
    return PSString.utf16(source.units[from..<max(from, min(endOffset, limit))])
  }

  /// Lines and columns count from 1. A column is in code units. What is nowhere has 0.
  package var startLineNumber: Int { isNowhere ? 0 : source.line(at: startOffset) }
  package var startColumnNumber: Int { isNowhere ? 0 : source.column(at: startOffset) }
  package var endLineNumber: Int { isNowhere ? 0 : source.line(at: endOffset) }
  package var endColumnNumber: Int { isNowhere ? 0 : source.column(at: endOffset) }

  /// Whether `other` lies within this extent.
  package func contains(_ other: ScriptExtent) -> Bool { start <= other.start && other.end <= end }

  /// The empty place before the first unit's predecessor: where PowerShell reports what should have come before.
  var before: ScriptExtent {
    let offset = max(startOffset - 1, 0)
    return ScriptExtent(source, offset, offset)
  }

  /// The empty place at the end: where PowerShell reports what should have followed.
  var after: ScriptExtent { ScriptExtent(source, endOffset, endOffset) }
}
