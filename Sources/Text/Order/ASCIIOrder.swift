/// The root collation's order of ASCII texts, without ICU: ranks instead of collation elements.
///
/// Each character has a rank, the two cases of a letter share one, and most control characters are ignorable. The first ranks that differ
/// decide; then, with regard to case, the first letters that differ in case, lower before upper. Random texts agree with ICU 72.
enum ASCIIOrder {
  /// From the least to the greatest; the digits and the letters follow.
  private static let punctuation: StaticString = "\t\n\u{0B}\u{0C}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"

  /// Rank of each ASCII character, 1...75; 0 is ignorable. Written once, before anybody reads it.
  nonisolated(unsafe) static let ranks: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)
    table.initialize(repeating: 0, count: 128)
    var rank: UInt8 = 0
    for i in 0..<punctuation.utf8CodeUnitCount {
      rank += 1
      table[Int(punctuation.utf8Start[i])] = rank
    }
    for digit in 0x30...0x39 {
      rank += 1
      table[digit] = rank
    }
    for letter in 0x61...0x7A {
      rank += 1
      table[letter] = rank
      table[letter - 0x20] = rank
    }
    return UnsafePointer(table)
  }()

  /// -1, 0 or 1. Both strings are ASCII.
  static func compare(_ a: PSString, _ b: PSString, ignoringCase: Bool) -> Int {
    let n = a.count, m = b.count, shorter = min(n, m)
    let x = a.narrow, y = b.narrow, ranks = ranks
    var i = 0
    let wx = UnsafeRawPointer(x), wy = UnsafeRawPointer(y)
    while i &+ 8 <= shorter && wx.load(fromByteOffset: i, as: UInt64.self) == wy.load(fromByteOffset: i, as: UInt64.self) { i &+= 8 }
    // Lower case comes first: 'a' against 'A' is less, though its code is greater.
    var byCase = 0
    while i < shorter {
      let p = x[i], q = y[i]
      if p != q {
        let r = ranks[Int(p)], s = ranks[Int(q)]
        if r == 0 || s == 0 { return compareSkipping(a, i, b, i, byCase, ignoringCase) }
        if r != s { return r < s ? -1 : 1 }
        if byCase == 0 { byCase = p > q ? -1 : 1 }
      }
      i &+= 1
    }
    if n != m { return compareSkipping(a, i, b, i, byCase, ignoringCase) }
    return ignoringCase ? 0 : byCase
  }

  /// Goes on from `i` and `j`, passing over ignorable characters.
  private static func compareSkipping(_ a: PSString, _ i: Int, _ b: PSString, _ j: Int, _ byCase: Int, _ ignoringCase: Bool) -> Int {
    let n = a.count, m = b.count
    let x = a.narrow, y = b.narrow
    var i = i, j = j, byCase = byCase
    while true {
      while i < n && ranks[Int(x[i])] == 0 { i &+= 1 }
      while j < m && ranks[Int(y[j])] == 0 { j &+= 1 }
      if i == n || j == m {
        if i < n { return 1 }
        if j < m { return -1 }
        return ignoringCase ? 0 : byCase
      }
      let r = ranks[Int(x[i])], s = ranks[Int(y[j])]
      if r != s { return r < s ? -1 : 1 }
      if byCase == 0 && x[i] != y[j] { byCase = x[i] > y[j] ? -1 : 1 }
      i &+= 1
      j &+= 1
    }
  }

  /// Whether the ASCII string has an ignorable character in `range`.
  static func hasIgnorable(_ s: PSString, _ range: Range<Int>) -> Bool {
    let units = s.narrow
    for i in range where (units[i] < 0x20 && units[i] &- 9 > 4) || units[i] == 0x7F { return true }
    return false
  }

  /// The first eighteen ranks as two words that compare as the texts do; nil when the ASCII string has an ignorable character.
  static func packedKey(_ s: PSString) -> (high: UInt64, low: UInt64)? {
    let n = s.count, units = s.narrow, ranks = ranks
    var words: (high: UInt64, low: UInt64) = (0, 0)
    for i in 0..<min(n, 18) {
      let rank = UInt64(ranks[Int(units[i])])
      if rank == 0 { return nil }
      if i < 9 { words.high |= rank &<< UInt64(56 &- 7 &* i) } else { words.low |= rank &<< UInt64(56 &- 7 &* (i &- 9)) }
    }
    for i in 18..<max(n, 18) where ranks[Int(units[i])] == 0 { return nil }
    return words
  }
}
