extension TextEncoding {
  /// Which encoding a reader that looks for byte order marks takes, and how many bytes the mark has: `StreamReader`'s rules.
  ///
  /// The mark of the encoding that the reader was given goes first, so that UTF-16 reads `FF FE 00 00` as its mark and a null. Two bytes that could begin
  /// a longer mark count as UTF-16's when no more follow: give at least four bytes of a text that has them.
  package static func detected(_ bytes: UnsafeBufferPointer<UInt8>, given: TextEncoding) -> (encoding: TextEncoding, markLength: Int) {
    func begins(_ mark: [UInt8]) -> Bool { bytes.count >= mark.count && zip(bytes, mark).allSatisfy { $0 == $1 } }
    if !given.preamble.isEmpty && begins(given.preamble) { return (given, given.preamble.count) }
    for encoding in [utf16BigEndian, utf32, utf16, utf8BOM, utf32BigEndian] where begins(encoding.preamble) {
      return (encoding, encoding.preamble.count)
    }
    return (given, 0)
  }

  /// The text of a whole file: the mark decides and goes.
  package static func text(_ bytes: UnsafeBufferPointer<UInt8>, given: TextEncoding = utf8) -> PSString {
    let (encoding, length) = detected(bytes, given: given)
    return encoding.decode(UnsafeBufferPointer(rebasing: bytes[length...]))
  }
}

/// Decodes a text that comes in blocks, whose borders may cut characters.
package struct TextDecoder {
  package let encoding: TextEncoding
  private var kept: [UInt8] = []

  package init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// The text of the bytes so far that were not yet decoded; an incomplete character at the end waits for the next block, or for `last`.
  package mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, last: Bool = false) -> PSString {
    if kept.isEmpty {
      let tail = last ? 0 : encoding.incompleteTail(bytes)
      if tail > 0 { kept = Array(bytes[(bytes.count - tail)...]) }
      return encoding.decode(UnsafeBufferPointer(rebasing: bytes[..<(bytes.count - tail)]))
    }
    let whole = kept + bytes
    kept = []
    return whole.withUnsafeBufferPointer { decode($0, last: last) }
  }

  package mutating func decode(_ bytes: [UInt8], last: Bool = false) -> PSString {
    bytes.withUnsafeBufferPointer { decode($0, last: last) }
  }
}
