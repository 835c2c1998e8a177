extension PSString {
  /// `ToUpper()` in en-US: ı becomes I.
  package func toUpper() -> PSString { mapped(ASCIIWord.upper, CaseMapping.toUpper, CaseMapping.upperLowSurrogate) }
  /// `ToUpperInvariant()`: ı stays.
  package func toUpperInvariant() -> PSString { mapped(ASCIIWord.upper, CaseMapping.toUpperInvariant, CaseMapping.upperLowSurrogate) }
  /// `ToLower()` in en-US: İ becomes i.
  package func toLower() -> PSString { mapped(ASCIIWord.lower, CaseMapping.toLower, CaseMapping.lowerLowSurrogate) }
  /// `ToLowerInvariant()`: İ stays.
  package func toLowerInvariant() -> PSString { mapped(ASCIIWord.lower, CaseMapping.toLowerInvariant, CaseMapping.lowerLowSurrogate) }

  /// Every unit mapped; the string itself when nothing changes, as in .NET.
  @inline(__always)
  private func mapped(
    _ word: (UInt64) -> UInt64, _ unit: (UInt16) -> UInt16, _ lowSurrogate: (_ high: UInt16, _ low: UInt16) -> UInt16
  ) -> PSString {
    let n = count
    if isASCII {
      // A string's room is a multiple of eight bytes; what the last word has beyond the text is nobody's.
      let from = UnsafeRawPointer(narrow)
      var i = 0
      while i < n {
        let old = i &+ 8 <= n ? from.load(fromByteOffset: i, as: UInt64.self) : ASCIIWord.tail(from, count: n)
        if word(old) != old { break }
        i &+= 8
      }
      if i >= n { return self }
      let s = PSString.allocate(count: n, wide: false, ascii: true)
      let to = UnsafeMutableRawPointer(s.narrow)
      i = 0
      while i < n {
        let old = i &+ 8 <= n ? from.load(fromByteOffset: i, as: UInt64.self) : ASCIIWord.tail(from, count: n)
        to.storeBytes(of: word(old), toByteOffset: i, as: UInt64.self)
        i &+= 8
      }
      return s
    }
    var i = 0
    var mapped: UInt16 = 0
    func map(_ i: Int) -> UInt16 {
      let old = self[i]
      return UTF16.isTrailSurrogate(old) && i > 0 ? lowSurrogate(self[i &- 1], old) : unit(old)
    }
    while i < n {
      mapped = map(i)
      if mapped != self[i] { break }
      i &+= 1
    }
    if i == n { return self }
    let s = PSString.allocate(count: n, wide: true, ascii: false)
    s.write(self, 0..<i, at: 0)
    let to = s.wide
    while i < n {
      to[i] = map(i)
      i &+= 1
    }
    return s.canonical()
  }
}
