/// A way of writing text as bytes, as `System.Text.Encoding` knows it: the Unicode forms, ASCII, Latin-1, and code pages.
///
/// Decoding and encoding never fail: what has no meaning becomes U+FFFD in the Unicode forms and `?` elsewhere.
package final class TextEncoding {
  enum Form {
    case utf7, utf8
    case utf16(bigEndian: Bool)
    case utf32(bigEndian: Bool)
    case ascii, latin1
    /// By the table of a code page that glibc's `iconv` knows.
    case codePage(CodePage)
  }

  let form: Form
  /// The number of the code page, such as 65001.
  package let codePage: Int
  /// The name in the IANA registry, such as `utf-8`.
  package let webName: String
  /// `EncodingName`: what a user calls it.
  package let displayName: String
  /// The byte order mark that a writer puts first, empty for none.
  package let preamble: [UInt8]

  init(_ form: Form, _ codePage: Int, _ webName: String, _ displayName: String, preamble: [UInt8] = []) {
    self.form = form
    self.codePage = codePage
    self.webName = webName
    self.displayName = displayName
    self.preamble = preamble
  }

  // MARK: - The encodings of Unicode and their oldest parts

  /// UTF-8 with a byte order mark: `[Text.Encoding]::UTF8`, `-Encoding utf8BOM`.
  package nonisolated(unsafe) static let utf8BOM = TextEncoding(.utf8, 65001, "utf-8", "Unicode (UTF-8)", preamble: [0xEF, 0xBB, 0xBF])
  /// UTF-8 without: the default of everything.
  package nonisolated(unsafe) static let utf8 = TextEncoding(.utf8, 65001, "utf-8", "Unicode (UTF-8)")
  package nonisolated(unsafe) static let utf16 = TextEncoding(.utf16(bigEndian: false), 1200, "utf-16", "Unicode", preamble: [0xFF, 0xFE])
  package nonisolated(unsafe) static let utf16BigEndian = TextEncoding(
    .utf16(bigEndian: true), 1201, "utf-16BE", "Unicode (Big-Endian)", preamble: [0xFE, 0xFF])
  package nonisolated(unsafe) static let utf32 = TextEncoding(
    .utf32(bigEndian: false), 12000, "utf-32", "Unicode (UTF-32)", preamble: [0xFF, 0xFE, 0, 0])
  package nonisolated(unsafe) static let utf32BigEndian = TextEncoding(
    .utf32(bigEndian: true), 12001, "utf-32BE", "Unicode (UTF-32 Big-Endian)", preamble: [0, 0, 0xFE, 0xFF])
  package nonisolated(unsafe) static let utf7 = TextEncoding(.utf7, 65000, "utf-7", "Unicode (UTF-7)")
  package nonisolated(unsafe) static let ascii = TextEncoding(.ascii, 20127, "us-ascii", "US-ASCII")
  package nonisolated(unsafe) static let latin1 = TextEncoding(.latin1, 28591, "iso-8859-1", "Western European (ISO)")

  /// The same encoding with or without its byte order mark, as the constructors of `UTF8Encoding` and its kin choose it.
  package func withPreamble(_ wanted: Bool) -> TextEncoding {
    if wanted != preamble.isEmpty { return self }
    let mark: [UInt8] =
      switch form {
      case _ where !wanted: []
      case .utf8: [0xEF, 0xBB, 0xBF]
      case .utf16(let bigEndian): bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      case .utf32(let bigEndian): bigEndian ? [0, 0, 0xFE, 0xFF] : [0xFF, 0xFE, 0, 0]
      default: []
      }
    return TextEncoding(form, codePage, webName, displayName, preamble: mark)
  }

  package var isSingleByte: Bool {
    switch form {
    case .ascii, .latin1: true
    case .codePage(let page): page.isSingleByte
    default: false
    }
  }

  // MARK: - Text to bytes

  /// The bytes of a text, without the byte order mark.
  package func encode(_ s: PSString) -> [UInt8] {
    var bytes: [UInt8] = []
    append(s, to: &bytes)
    return bytes
  }

  /// The same behind what `bytes` holds.
  package func append(_ s: PSString, to bytes: inout [UInt8]) {
    switch form {
    case .utf8: s.appendUTF8(to: &bytes)
    case .utf16(let bigEndian): UnicodeForms.appendUTF16(s, bigEndian, to: &bytes)
    case .utf32(let bigEndian): UnicodeForms.appendUTF32(s, bigEndian, to: &bytes)
    case .utf7: UTF7.append(s, to: &bytes)
    case .ascii:
      if s.isASCII { return s.appendUTF8(to: &bytes) }
      for i in 0..<s.count { bytes.append(s[i] < 0x80 ? UInt8(s[i]) : 0x3F) }
    case .latin1:
      if !s.isWide { return s.withLatin1 { bytes.append(contentsOf: $0) } }
      for i in 0..<s.count { bytes.append(s[i] < 0x100 ? UInt8(s[i]) : BestFit.ascii(s[i]) ?? 0x3F) }
    case .codePage(let page): page.append(s, to: &bytes)
    }
  }

  // MARK: - Bytes to text

  /// The text that the bytes mean; a byte order mark among them is U+FEFF.
  package func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> PSString {
    switch form {
    case .utf8: .utf8(bytes)
    case .utf16(let bigEndian): UnicodeForms.decodeUTF16(bytes, bigEndian)
    case .utf32(let bigEndian): UnicodeForms.decodeUTF32(bytes, bigEndian)
    case .utf7: UTF7.decode(bytes)
    case .ascii:
      bytes.allSatisfy { $0 < 0x80 } ? .latin1(bytes) : bytes.map { $0 < 0x80 ? $0 : 0x3F }.withUnsafeBufferPointer { .latin1($0) }
    case .latin1: .latin1(bytes)
    case .codePage(let page): page.decode(bytes)
    }
  }

  package func decode(_ bytes: [UInt8]) -> PSString { bytes.withUnsafeBufferPointer { decode($0) } }

  /// How many bytes at the end of a block begin a character that the next block completes. A reader keeps them back.
  /// For UTF-7, whose meaning depends on all that came before, that is everything.
  func incompleteTail(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch form {
    case .utf8: return UTF8Sequence.incompleteTail(bytes)
    case .utf16(let bigEndian):
      let odd = bytes.count & 1
      guard bytes.count >= 2 else { return odd }
      let last = bytes.count - odd
      let high = bigEndian ? bytes[last - 2] : bytes[last - 1]
      return high & 0xFC == 0xD8 ? odd + 2 : odd
    case .utf32: return bytes.count & 3
    case .utf7: return bytes.count
    case .ascii, .latin1: return 0
    case .codePage(let page): return page.incompleteTail(bytes)
    }
  }

  // MARK: - Sizes

  /// `GetMaxByteCount`.
  package func maximumByteCount(_ units: Int) -> Int {
    switch form {
    case .utf8: (units &+ 1) &* 3
    case .utf16: (units &+ 1) &* 2
    case .utf32: (units &+ 1) &* 4
    case .utf7: units &* 3 &+ 2
    case .ascii, .latin1: units &+ 1
    case .codePage(let page): (units &+ 1) &* (page.isSingleByte ? 1 : 2)
    }
  }

  /// `GetMaxCharCount`.
  package func maximumCharacterCount(_ bytes: Int) -> Int {
    switch form {
    case .utf8: bytes &+ 1
    case .utf16: (bytes &>> 1) &+ (bytes & 1) &+ 1
    case .utf32: bytes / 2 &+ 2
    case .utf7: max(bytes, 1)
    case .ascii, .latin1: bytes
    case .codePage(let page): page.isSingleByte ? bytes : bytes &+ 1
    }
  }
}

/// What .NET's encoders write for a character that a legacy code page lacks, where one comes near: its ASCII counterpart.
enum BestFit {
  static func ascii(_ unit: UInt16) -> UInt8? {
    if unit &- 0xFF01 < 0x5E { return UInt8(truncatingIfNeeded: unit &- 0xFEE0) }
    if unit == 0x3000 { return 0x20 }
    guard unit >= 0x100 && unit < 0x250 || unit >= 0x1E00 && unit < 0x1F00 else { return nil }
    // A letter with marks is, decomposed, the letter first.
    let first = PSString.of(unit: unit).normalized(.formD)[0]
    return first < 0x80 ? UInt8(first) : nil
  }
}
