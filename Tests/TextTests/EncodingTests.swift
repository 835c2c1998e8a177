import Testing

import Text

@Suite struct EncodingTests {
  func hex(_ bytes: [UInt8]) -> String { bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(separator: " ") }
  func written(_ text: String, _ name: String) -> String? {
    guard let encoding = TextEncoding.argument(ps(name)) else { return nil }
    return hex(encoding.preamble + encoding.encode(ps(text)))
  }
  func read(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt16] {
    bytes.withUnsafeBufferPointer { TextEncoding.text($0, given: encoding) }.units
  }

  @Test func writesAsRecorded() {
    let recorded = [
      "ascii": "61 3f 3f", "ansi": "61 e9 80", "utf8": "61 c3 a9 e2 82 ac", "utf8BOM": "ef bb bf 61 c3 a9 e2 82 ac",
      "utf8NoBOM": "61 c3 a9 e2 82 ac",
      "unicode": "ff fe 61 00 e9 00 ac 20", "bigendianunicode": "fe ff 00 61 00 e9 20 ac", "utf7": "61 2b 41 4f 6b 67 72 41 2d",
      "utf32": "ff fe 00 00 61 00 00 00 e9 00 00 00 ac 20 00 00", "bigendianutf32": "00 00 fe ff 00 00 00 61 00 00 00 e9 00 00 20 ac",
      "oem": "61 c3 a9 e2 82 ac", "windows-1252": "61 e9 80", "iso-8859-1": "61 e9 3f",
    ]
    for (name, bytes) in recorded { #expect(written("aé€", name) == bytes, "\(name)") }
    #expect(written("x", "nope") == nil)
    #expect(TextEncoding.numbered(1252)?.encode(ps("aé€")) == [0x61, 0xE9, 0x80])
    #expect(TextEncoding.numbered(12345) == nil)
  }

  @Test func readsAsRecorded() {
    let text = "aé€😀\n"
    let files: [(TextEncoding, [UInt8])] = [TextEncoding.utf8, .utf8BOM, .utf16, .utf32].map { ($0, $0.preamble + $0.encode(ps(text))) }
    let whole: [UInt16] = Array(text.utf16)
    let given: [TextEncoding] = [.utf8, .utf16, .ascii, .utf32]
    for (i, (_, bytes)) in files.enumerated() {
      for (j, encoding) in given.enumerated() {
        let units = read(bytes, encoding)
        switch (i, j) {
        case (0, 1): #expect(units == [0xC361, 0xE2A9, 0xAC82, 0x9FF0, 0x8098, 0xFFFD])
        case (0, 2): #expect(units == [0x61] + [UInt16](repeating: 0x3F, count: 9) + [0x0A])
        case (0, 3): #expect(units == [0xFFFD, 0xFFFD, 0xFFFD])
        case (3, 1): #expect(units == [0, 0x61, 0, 0xE9, 0, 0x20AC, 0, 0xF600, 1, 0x0A, 0])
        default: #expect(units == whole, "\(i) \(j)")
        }
      }
    }
    #expect(read([0xFE, 0xFF, 0, 0x61], .utf8) == [0x61])
    #expect(read([], .utf16) == [])
  }

  @Test func replacements() {
    #expect(TextEncoding.utf16.encode(.utf16([0xD800, 0x61, 0xDC00])) == [0xFD, 0xFF, 0x61, 0, 0xFD, 0xFF])
    #expect(TextEncoding.utf32.encode(.utf16([0xD83D, 0xDE00, 0xD83D])) == [0, 0xF6, 1, 0, 0xFD, 0xFF, 0, 0])
    #expect(TextEncoding.utf16.decode([0x3D, 0xD8, 0x61, 0]).units == [0xFFFD, 0x61])
    #expect(TextEncoding.utf32BigEndian.decode([0, 0x11, 0, 0, 0, 0, 0xD8, 0]).units == [0xFFFD, 0xFFFD])
    #expect(TextEncoding.ascii.encode(ps("😀")) == [0x3F, 0x3F])
    #expect(TextEncoding.latin1.encode(ps("ｆĀ€")) == [0x66, 0x41, 0x3F])
    #expect(TextEncoding.ascii.decode([0x61, 0x80]).string == "a?")
  }

  @Test func codePages() throws {
    let windows = try #require(TextEncoding.named(ps("Windows-1252")))
    #expect(windows.displayName == "Western European (Windows)" && windows.isSingleByte)
    #expect(windows.decode([0x80, 0x81, 0xE9]).units == [0x20AC, 0x81, 0xE9])
    #expect(windows.encode(ps("Ā😀")) == [0x41, 0x3F, 0x3F])
    #expect(TextEncoding.named(ps("cp437"))?.encode(ps("é")) == [0x82])
    let japanese = try #require(TextEncoding.named(ps("shift_jis")))
    let bytes: [UInt8] = [0x93, 0xFA, 0x96, 0x7B, 0x61]
    #expect(japanese.decode(bytes).string == "日本a")
    #expect(japanese.encode(ps("日本a😀")) == bytes + [0x3F, 0x3F])
    var decoder = TextDecoder(japanese)
    #expect(decoder.decode([0x93]).isEmpty)
    #expect(decoder.decode([0xFA, 0x96]).string == "日")
    #expect(decoder.decode([0x7B], last: true).string == "本")
  }

  @Test func utf7() {
    for text in ["", "a+b", "é€", "日本x", "+", "a-b", "\n~"] {
      #expect(TextEncoding.utf7.decode(TextEncoding.utf7.encode(ps(text))).string == text)
    }
    #expect(hex(TextEncoding.utf7.encode(ps("a+"))) == "61 2b 2d")
  }

  @Test func blocksMayCutCharacters() {
    let text = ps("aé€😀b\u{10FFFF}")
    for encoding in [TextEncoding.utf8, .utf16, .utf16BigEndian, .utf32, .utf7, .latin1] {
      let bytes = encoding.encode(text)
      for cut in 0...bytes.count {
        var decoder = TextDecoder(encoding)
        let joined = decoder.decode(Array(bytes[..<cut])).concat(decoder.decode(Array(bytes[cut...]), last: true))
        #expect(joined == encoding.decode(bytes))
      }
    }
    var decoder = TextDecoder(.utf8)
    #expect(decoder.decode([0xE2, 0x82]).isEmpty)
    #expect(decoder.decode([], last: true).units == [0xFFFD])
  }

  @Test func preambles() {
    #expect(TextEncoding.utf8.withPreamble(true).preamble == [0xEF, 0xBB, 0xBF])
    #expect(TextEncoding.utf16.withPreamble(false).preamble.isEmpty)
    #expect(TextEncoding.named(ps("UTF-8"))?.preamble.count == 3)
    #expect(TextEncoding.utf8.maximumByteCount(10) == 33)
  }
}

@Suite struct TextFormTests {
  @Test func base64() {
    for n in 0..<10 {
      let bytes = (0..<n).map { UInt8($0 * 37 & 0xFF) }
      #expect(Base64.decode(Base64.encode(bytes)!) == bytes)
    }
    #expect(Base64.encode(Array("héllo".utf8))!.string == "aMOpbGxv")
    #expect(Base64.decode(ps(" aMOp\r\nbGxv ")) == Array("héllo".utf8))
    for bad in ["a", "ab", "abc", "a===", "ab=c", "ab==cdef", "é", "====", "abcd=", "ab=="] where bad != "ab==" {
      #expect(Base64.decode(ps(bad)) == nil, "\(bad)")
    }
    #expect(Base64.encode([UInt8](repeating: 0, count: 58), lineBreaks: true)!.indexOf(ps("\r\n")) == 76)
    #expect(Base64.encode([UInt8](repeating: 0, count: 57), lineBreaks: true)!.count == 76)
  }

  @Test func hexadecimal() {
    #expect(Hexadecimal.encode([0, 0xAB, 0xFF])!.string == "00ABFF")
    #expect(Hexadecimal.encode([0, 0xAB], lowerCase: true, separator: 0x2D)!.string == "00-ab")
    #expect(Hexadecimal.decode(ps("00aBFf")) == [0, 0xAB, 0xFF])
    #expect(Hexadecimal.decode(ps("0")) == nil && Hexadecimal.decode(ps("0g")) == nil)
  }

  @Test func percentAndHTML() {
    #expect(PercentEncoding.encode(ps("a b/é~!"), .data).string == "a%20b%2F%C3%A9~%21")
    #expect(PercentEncoding.encode(ps("a b/é~!"), .form).string == "a+b%2F%C3%A9%7E!")
    #expect(PercentEncoding.decode(ps("a%20b%c3%a9+%zz%"), .data).string == "a bé+%zz%")
    #expect(PercentEncoding.decode(ps("a+b%C3"), .form).string == "a b\u{FFFD}")
    #expect(PercentEncoding.decode(ps("%C3%41"), .data).string == "%C3A")
    #expect(
      HTMLText.encode(ps("<a href=\"x\">'é' & 😀</a>")).string == "&lt;a href=&quot;x&quot;&gt;&#39;&#233;&#39; &amp; &#128512;&lt;/a&gt;")
    #expect(HTMLText.decode(ps("&lt;&eacute;&#233;&#xE9;&hearts;&nope; & &amp;amp;")).string == "<ééé♥&nope; & &amp;")
  }

  @Test func titleCase() {
    #expect(ps("o'clock co-op war AND peace x10 ǆ").toTitleCase().string == "O'clock Co-Op War AND Peace X10 ǅ")
    for (word, title) in [
      ("co-op", "Co-Op"), ("o'clock", "O'clock"), ("ﬁ", "ﬁ"), ("ss", "Ss"), ("\u{131}", "\u{131}"), ("_x", "_X"),
      ("\u{200B}q", "\u{200B}Q"),
    ] {
      #expect(ps(word).toTitleCase(invariant: true).string == title)
    }
  }

  @Test func widths() {
    #expect(ps("abc").displayWidth == 3)
    #expect(ps("日本").displayWidth == 4)
    #expect(ps("e\u{301}").displayWidth == 1)
    #expect(ps("😀").displayWidth == 2)
    #expect(ps("\u{200B}x\t").displayWidth == 1)
    #expect(ps("é").displayWidth == 1)
    #expect(ps("日e\u{301}").bufferCells == 4)
    #expect(ps("😀").bufferCells == 2)
  }

  @Test func normalForms() {
    #expect(ps("e\u{301}").normalized().units == [0xE9])
    #expect(ps("é").normalized(.formD).units == [0x65, 0x301])
    #expect(ps("ﬁ①").normalized(.formKC).string == "fi1")
    #expect(ps("é").isNormalized() && !ps("é").isNormalized(.formD) && !ps("e\u{301}").isNormalized())
    #expect(PSString.utf16([0x61, 0xD83D, 0xDE00, 0xDC00]).firstLoneSurrogate == 3)
  }
}
