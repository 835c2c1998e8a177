import CSystem
import Glibc

/// Ordinal search. Ranges lie within the string; a match lies wholly within the range. Positions are units; nil is .NET's -1.
extension PSString {
  /// The first place of a unit.
  package func indexOf(_ unit: UInt16, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    if range.isEmpty { return nil }
    if isWide { return Self.find(unit, wide, range) }
    guard unit < 0x100, let hit = memchr(narrow + range.lowerBound, Int32(unit), range.count) else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(narrow)
  }

  /// The last place of a unit.
  package func lastIndexOf(_ unit: UInt16, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    if range.isEmpty { return nil }
    if !isWide {
      guard unit < 0x100, let hit = memrchr(narrow + range.lowerBound, Int32(unit), range.count) else { return nil }
      return UnsafeRawPointer(hit) - UnsafeRawPointer(narrow)
    }
    let units = wide
    var i = range.upperBound
    while i > range.lowerBound {
      i &-= 1
      if units[i] == unit { return i }
    }
    return nil
  }

  /// The first place of any of the units.
  package func indexOfAny(_ set: [UInt16], in range: Range<Int>? = nil) -> Int? {
    if set.count == 1 { return indexOf(set[0], in: range) }
    return (range ?? 0..<count).first { set.contains(self[$0]) }
  }

  /// The last place of any of the units.
  package func lastIndexOfAny(_ set: [UInt16], in range: Range<Int>? = nil) -> Int? { (range ?? 0..<count).last { set.contains(self[$0]) } }

  /// The first place of a text; an empty one is found at the range's start.
  package func indexOf(_ text: PSString, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    let m = text.count
    if m == 0 { return range.lowerBound }
    if m > range.count { return nil }
    if m == 1 { return indexOf(text[0], in: range) }
    if !isWide {
      guard !text.isWide, let hit = memmem(narrow + range.lowerBound, range.count, text.narrow, m) else { return nil }
      return UnsafeRawPointer(hit) - UnsafeRawPointer(narrow)
    }
    if text.isWide { return Self.find(text.wide, m, wide, range) }
    return text.withUTF16 { Self.find($0.baseAddress!, m, wide, range) }
  }

  /// The last place of a text; an empty one is found at the range's end.
  package func lastIndexOf(_ text: PSString, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    let m = text.count
    if m == 0 { return range.upperBound }
    if text.isWide && !isWide { return nil }
    var end = range.upperBound &- m &+ 1
    while end > range.lowerBound, let place = lastIndexOf(text[0], in: range.lowerBound..<end) {
      if matches(text, at: place) { return place }
      end = place
    }
    return nil
  }

  /// The first place of a text, ignoring case (`OrdinalIgnoreCase`).
  package func indexOfIgnoringCase(_ text: PSString, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    let m = text.count
    if m == 0 { return range.lowerBound }
    if m > range.count { return nil }
    let last = range.upperBound &- m
    if isASCII {
      guard text.isASCII else { return nil }
      let units = narrow
      let upper = UInt8(truncatingIfNeeded: text.foldedUnit(0)), lower = CaseMapping.lowerLatin1(upper)
      var i = range.lowerBound
      while i <= last {
        if (units[i] == upper || units[i] == lower) && matchesIgnoringCase(text, at: i) { return i }
        i &+= 1
      }
      return nil
    }
    let first = text.foldedUnit(0)
    var i = range.lowerBound
    while i <= last {
      if foldedUnit(i) == first && matchesIgnoringCase(text, at: i) { return i }
      i &+= 1
    }
    return nil
  }

  /// The last place of a text, ignoring case.
  package func lastIndexOfIgnoringCase(_ text: PSString, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    let m = text.count
    if m == 0 { return range.upperBound }
    var i = range.upperBound &- m
    while i >= range.lowerBound {
      if matchesIgnoringCase(text, at: i) { return i }
      i &-= 1
    }
    return nil
  }

  package func contains(_ text: PSString) -> Bool { indexOf(text) != nil }
  package func contains(_ unit: UInt16) -> Bool { indexOf(unit) != nil }
  package func containsIgnoringCase(_ text: PSString) -> Bool { indexOfIgnoringCase(text) != nil }

  /// Ordinal `StartsWith`.
  package func hasPrefix(_ text: PSString) -> Bool { text.count <= count && matches(text, at: 0) }
  package func hasPrefixIgnoringCase(_ text: PSString) -> Bool { text.count <= count && matchesIgnoringCase(text, at: 0) }
  /// Ordinal `EndsWith`.
  package func hasSuffix(_ text: PSString) -> Bool { text.count <= count && matches(text, at: count &- text.count) }
  package func hasSuffixIgnoringCase(_ text: PSString) -> Bool { text.count <= count && matchesIgnoringCase(text, at: count &- text.count) }

  /// Whether the units at `place`, where there are enough, are those of `text`.
  func matches(_ text: PSString, at place: Int) -> Bool {
    let m = text.count
    if isWide == text.isWide { return memcmp(narrow + (isWide ? place &* 2 : place), text.narrow, text.byteCount) == 0 }
    if text.isWide { return false }
    for i in 0..<m where self[place &+ i] != text[i] { return false }
    return true
  }

  /// The same, folded.
  func matchesIgnoringCase(_ text: PSString, at place: Int) -> Bool {
    let m = text.count
    if !isWide && !text.isWide {
      let a = narrow + place, b = text.narrow
      for i in 0..<m where a[i] != b[i] {
        guard CaseMapping.foldLatin1(a[i]) == CaseMapping.foldLatin1(b[i]) else { return false }
      }
      return true
    }
    for i in 0..<m where foldedUnit(place &+ i) != text.foldedUnit(i) { return false }
    return true
  }

  // MARK: - Wide loops

  /// The first place of a unit, sixteen at a time.
  private static func find(_ unit: UInt16, _ units: UnsafePointer<UInt16>, _ range: Range<Int>) -> Int? {
    var i = range.lowerBound
    let pattern = SIMD16<UInt16>(repeating: unit)
    while i &+ 16 <= range.upperBound {
      let block = UnsafeRawPointer(units + i).loadUnaligned(as: SIMD16<UInt16>.self)
      if any(block .== pattern) { break }
      i &+= 16
    }
    while i < range.upperBound {
      if units[i] == unit { return i }
      i &+= 1
    }
    return nil
  }

  /// The first place of a wide text among wide units, by bytes; a hit at an odd byte is none.
  private static func find(_ text: UnsafePointer<UInt16>, _ m: Int, _ units: UnsafePointer<UInt16>, _ range: Range<Int>) -> Int? {
    let start = UnsafeRawPointer(units)
    var from = range.lowerBound &* 2
    let end = range.upperBound &* 2
    while from < end, let hit = memmem(start + from, end &- from, text, m &* 2) {
      let place = UnsafeRawPointer(hit) - start
      if place & 1 == 0 { return place / 2 }
      from = place &+ 1
    }
    return nil
  }
}
