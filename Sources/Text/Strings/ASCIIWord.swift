/// Eight ASCII bytes in a word, worked on at once. Every byte is below 0x80.
enum ASCIIWord {
  /// The bytes with a…z made upper case.
  @inline(__always)
  static func upper(_ word: UInt64) -> UInt64 { word ^ (letters(word, from: 0x61) &>> 2) }

  /// The bytes with A…Z made lower case.
  @inline(__always)
  static func lower(_ word: UInt64) -> UInt64 { word ^ (letters(word, from: 0x41) &>> 2) }

  /// 0x80 in each byte that is one of the 26 letters starting at `first`.
  @inline(__always)
  private static func letters(_ word: UInt64, from first: UInt64) -> UInt64 {
    let atLeast = word &+ (0x80 &- first) &* 0x0101_0101_0101_0101
    let above = word &+ (0x80 &- first &- 26) &* 0x0101_0101_0101_0101
    return atLeast & ~above & 0x8080_8080_8080_8080
  }

  /// The last `count % 8` bytes of a text as a word with zeros above, read as a whole word: a string's room is a multiple of eight bytes.
  @inline(__always)
  static func tail(_ start: UnsafeRawPointer, count: Int) -> UInt64 {
    start.load(fromByteOffset: count & ~7, as: UInt64.self) & ((1 &<< UInt64(truncatingIfNeeded: (count & 7) &* 8)) &- 1)
  }
}
