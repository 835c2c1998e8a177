import Glibc

/// Ordinal equality, with case and without, and the hash that goes with both.
extension PSString {
  /// The same units.
  package func equals(_ other: PSString) -> Bool {
    if self === other { return true }
    // The form is canonical: strings that differ in width or in the ASCII flag differ in a unit.
    guard header.bits == other.header.bits else { return false }
    return PSString.sameBytes(narrow, other.narrow, count: byteCount)
  }

  /// The same units after simple upper-casing: `StringComparison.OrdinalIgnoreCase`, which names, hashtable keys and `-eq` on ASCII use.
  package func equalsIgnoringCase(_ other: PSString) -> Bool {
    if self === other { return true }
    // No unit above 0x7F folds to one below, so that the ASCII flags must agree; the widths need not (ÿ and Ÿ).
    guard (header.bits ^ other.header.bits) & 0xBFFF_FFFF == 0 else { return false }
    if header.hash != 0 && other.header.hash != 0 && header.hash != other.header.hash { return false }
    let n = count
    if isASCII { return PSString.sameFoldedASCII(narrow, other.narrow, count: n) }
    return foldedMismatch(other, upTo: n) == n
  }

  /// Whether the ASCII string `word` (a keyword, a name) is this one, ignoring case.
  package func equalsIgnoringCase(ascii word: StaticString) -> Bool {
    guard isASCII, word.utf8CodeUnitCount == count else { return false }
    let mine = narrow, its = word.utf8Start
    for i in 0..<count where mine[i] != its[i] {
      guard CaseMapping.foldLatin1(mine[i]) == CaseMapping.foldLatin1(its[i]) else { return false }
    }
    return true
  }

  /// Hash of the folded units, never 0, kept in the string: alike for strings that `equalsIgnoringCase`, whatever their forms.
  @inlinable package var foldedHash: UInt32 {
    if header.hash != 0 { return header.hash }
    return computeFoldedHash()
  }

  /// Hash of the units as they are: `GetHashCode`, which .NET seeds anew in every process.
  package var ordinalHash: Int32 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    for i in 0..<count { hash = PSString.mix(hash, UInt64(self[i])) }
    return Int32(truncatingIfNeeded: hash ^ (hash &>> 32))
  }

  @usableFromInline
  func computeFoldedHash() -> UInt32 {
    let n = count
    var hash = UInt64(truncatingIfNeeded: n) &* 0x9E37_79B9_7F4A_7C15
    if isASCII {
      let start = UnsafeRawPointer(narrow)
      var i = 0
      while i &+ 8 <= n {
        hash = PSString.mix(hash, ASCIIWord.upper(start.load(fromByteOffset: i, as: UInt64.self)))
        i &+= 8
      }
      if i < n { hash = PSString.mix(hash, ASCIIWord.upper(ASCIIWord.tail(start, count: n))) }
    } else if isWide {
      let units = wide, fold = CaseMapping.foldTable
      var previous: UInt16 = 0
      for i in 0..<n {
        let unit = units[i]
        let folded = UTF16.isTrailSurrogate(unit) ? CaseMapping.upperLowSurrogate(high: previous, low: unit) : fold[Int(unit)]
        hash = PSString.mix(hash, UInt64(folded))
        previous = unit
      }
    } else {
      let units = narrow
      for i in 0..<n { hash = PSString.mix(hash, UInt64(CaseMapping.foldLatin1(units[i]))) }
    }
    let short = UInt32(truncatingIfNeeded: hash ^ (hash &>> 32))
    header.hash = short == 0 ? 1 : short
    return header.hash
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low ^ 0xA076_1D64_78BD_642F
  }

  /// Equality of two texts of `count` bytes, a word at a time while they are short.
  @inline(__always)
  static func sameBytes(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int) -> Bool {
    if count > 64 { return memcmp(a, b, count) == 0 }
    let a = UnsafeRawPointer(a), b = UnsafeRawPointer(b)
    var i = 0
    while i &+ 8 <= count {
      if a.load(fromByteOffset: i, as: UInt64.self) != b.load(fromByteOffset: i, as: UInt64.self) { return false }
      i &+= 8
    }
    return i == count || ASCIIWord.tail(a, count: count) == ASCIIWord.tail(b, count: count)
  }

  @inline(__always)
  private static func sameFoldedASCII(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int) -> Bool {
    let a = UnsafeRawPointer(a), b = UnsafeRawPointer(b)
    var i = 0
    while i &+ 8 <= count {
      let x = a.load(fromByteOffset: i, as: UInt64.self), y = b.load(fromByteOffset: i, as: UInt64.self)
      if x != y && ASCIIWord.upper(x) != ASCIIWord.upper(y) { return false }
      i &+= 8
    }
    if i == count { return true }
    let x = ASCIIWord.tail(a, count: count), y = ASCIIWord.tail(b, count: count)
    return x == y || ASCIIWord.upper(x) == ASCIIWord.upper(y)
  }

  // MARK: - Order by units

  /// `string.CompareOrdinal`: the difference of the first units that differ, else of the lengths.
  package func ordinalCompare(_ other: PSString) -> Int {
    let n = min(count, other.count)
    var i = 0
    if !isWide && !other.isWide {
      let a = narrow, b = other.narrow
      while i < n && a[i] == b[i] { i &+= 1 }
    } else {
      while i < n && self[i] == other[i] { i &+= 1 }
    }
    return i < n ? Int(self[i]) &- Int(other[i]) : count &- other.count
  }

  /// `StringComparer.OrdinalIgnoreCase.Compare`: the difference of the first folded units that differ, else of the lengths.
  package func ordinalCompareIgnoringCase(_ other: PSString) -> Int {
    let n = min(count, other.count)
    let i = foldedMismatch(other, upTo: n)
    return i < n ? Int(foldedUnit(i)) &- Int(other.foldedUnit(i)) : count &- other.count
  }

  /// The first place below `n`, which both have, where the folded units differ; `n` if there is none.
  private func foldedMismatch(_ other: PSString, upTo n: Int) -> Int {
    var i = 0
    if !isWide && !other.isWide {
      let a = narrow, b = other.narrow
      while i < n && (a[i] == b[i] || CaseMapping.foldLatin1(a[i]) == CaseMapping.foldLatin1(b[i])) { i &+= 1 }
    } else {
      while i < n && (self[i] == other[i] && !UTF16.isTrailSurrogate(self[i]) || foldedUnit(i) == other.foldedUnit(i)) { i &+= 1 }
    }
    return i
  }

  /// The unit at `i`, which the caller has checked, folded; a low surrogate with regard to the one before it.
  func foldedUnit(_ i: Int) -> UInt16 {
    let unit = self[i]
    if UTF16.isTrailSurrogate(unit) && i > 0 { return CaseMapping.upperLowSurrogate(high: self[i &- 1], low: unit) }
    return CaseMapping.fold(unit)
  }
}

/// Ordinal equality; the hash is the cached one, which strings that differ in case share.
extension PSString: Hashable {
  public static func == (a: PSString, b: PSString) -> Bool { a.equals(b) }
  public func hash(into hasher: inout Hasher) { hasher.combine(foldedHash) }
}

/// A string as a key of a `Dictionary` or `Set` that ignores case (`OrdinalIgnoreCase`).
package struct FoldedKey: Hashable {
  package let string: PSString
  @inlinable package init(_ string: PSString) { self.string = string }
  @inlinable package static func == (a: FoldedKey, b: FoldedKey) -> Bool { a.string.equalsIgnoringCase(b.string) }
  @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(string.foldedHash) }
}
