/// The trim family: at the ends, white space as `Char.IsWhiteSpace` has it, or the units of a set.
extension PSString {
  package func trim() -> PSString { substring(trimmed(0..<count)) }
  package func trimStart() -> PSString { substring(from: trimmed(0..<count, end: false).lowerBound) }
  package func trimEnd() -> PSString { substring(0..<trimmed(0..<count, start: false).upperBound) }

  /// Trims the units of the set; an empty set means white space.
  package func trim(_ set: [UInt16]) -> PSString { substring(trimmed(0..<count, set: set)) }
  package func trimStart(_ set: [UInt16]) -> PSString { substring(trimmed(0..<count, set: set, end: false)) }
  package func trimEnd(_ set: [UInt16]) -> PSString { substring(trimmed(0..<count, set: set, start: false)) }

  /// `range` without what is to trim at its ends.
  func trimmed(_ range: Range<Int>, set: [UInt16] = [], start: Bool = true, end: Bool = true) -> Range<Int> {
    var low = range.lowerBound, high = range.upperBound
    func goes(_ i: Int) -> Bool { set.isEmpty ? Character16.isWhiteSpace(self[i]) : set.contains(self[i]) }
    if start { while low < high && goes(low) { low &+= 1 } }
    if end { while high > low && goes(high &- 1) { high &-= 1 } }
    return low..<high
  }
}

extension PSString {
  /// `IsNullOrWhiteSpace` of a string that is there.
  package var isWhiteSpace: Bool { trimmed(0..<count).isEmpty }
}
