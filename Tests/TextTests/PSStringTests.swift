import Testing

import Text

func ps(_ text: String) -> PSString { PSString.of(text) }
func units(_ s: PSString) -> [UInt16] { s.units }

/// Texts at every border: empty, word sizes, ASCII, Latin-1, wide, surrogates whole and lone.
let borderTexts: [[UInt16]] = [
  [], [0x61], Array("abcdefg".utf16), Array("abcdefgh".utf16), Array("ABCDEFGH".utf16), Array("abcdefghi".utf16),
  Array("Hello, World 123 @[`{".utf16),
  [0xE9], [0xC9], [0xFF], [0x178], [0xB5], [0x3BC], [0x39C], [0x61, 0xFF], [0x41, 0x178], [0x100], [0x101], [0x61, 0x131], [0x61, 0x69],
  [0x53], [0x17F], [0x73],
  [0xD801, 0xDC28], [0xD801, 0xDC00], [0xDC28], [0xDC00], [0xD801], [0x61, 0xD83D, 0xDE00], [0xD83D, 0xDE00, 0x61], [0x20AC, 0x61, 0xFF],
  [0, 0], [0], [0x212A], [0x4B],
]

@Suite struct PSStringTests {
  @Test func formIsCanonical() {
    for text in borderTexts {
      let s = PSString.utf16(text)
      #expect(s.units == text)
      #expect(s.isWide == text.contains { $0 > 0xFF })
      #expect(s.isASCII == text.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func equalityIsOrdinal() {
    for a in borderTexts {
      for b in borderTexts {
        let x = PSString.utf16(a), y = PSString.utf16(b)
        #expect(x.equals(y) == (a == b))
        #expect(x.ordinalCompare(y).signum() == (a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1))
      }
    }
  }

  @Test func equalityIgnoringCaseAgreesWithHashAndOrder() {
    for a in borderTexts {
      for b in borderTexts {
        let x = PSString.utf16(a), y = PSString.utf16(b)
        let same = x.equalsIgnoringCase(y)
        if same { #expect(x.foldedHash == y.foldedHash) }
        #expect(same == (x.ordinalCompareIgnoringCase(y) == 0))
        #expect(x.equalsIgnoringCase(y) == same)
      }
    }
    func same(_ a: [UInt16], _ b: [UInt16]) -> Bool { PSString.utf16(a).equalsIgnoringCase(PSString.utf16(b)) }
    #expect(same([0xFF], [0x178]))
    #expect(same([0xB5], [0x3BC]))
    #expect(same([0x3C2], [0x3C3]))
    #expect(same([0xD801, 0xDC28], [0xD801, 0xDC00]))
    #expect(!same([0xD800, 0xDC28], [0xD800, 0xDC00]))
    #expect(!same([0x131], [0x49]))
    #expect(!same([0x17F], [0x53]))
    #expect(!same([0x212A], [0x4B]))
    #expect(!same([0xDF], [0x1E9E]))
    #expect(!same(Array("@".utf16), Array("`".utf16)))
    #expect(!same(Array("[abc".utf16), Array("{abc".utf16)))
    #expect(ps("Get-ChildItem").equalsIgnoringCase(ascii: "get-childITEM"))
    #expect(!ps("Get-ChildItem").equalsIgnoringCase(ascii: "get-childITE"))
  }

  @Test func ordinalDifferenceIsThatOfTheUnits() {
    #expect(ps("a").ordinalCompare(ps("d")) == -3)
    #expect(ps("abc").ordinalCompare(ps("a")) == 2)
    #expect(ps("a").ordinalCompareIgnoringCase(ps("D")) == -3)
    #expect(ps("Z").ordinalCompareIgnoringCase(ps("_")) == -5)
  }

  @Test func substringsKeepTheForm() {
    let s = PSString.utf16([0x61, 0x20AC, 0xE9, 0x62])
    #expect(s.substring(0..<4) === s)
    #expect(!s.substring(2..<4).isWide)
    #expect(s.substring(3..<4).isASCII)
    #expect(s.substring(1..<1) === PSString.empty)
    #expect(ps("héllo").substring(2..<5).isASCII)
  }

  @Test func joining() {
    #expect(PSString.join([], separator: ps(","))!.isEmpty)
    #expect(PSString.join([ps("a")], separator: ps(","))!.string == "a")
    #expect(PSString.join([ps("a"), ps("ÿ"), ps("€"), .empty], separator: ps(", "))!.string == "a, ÿ, €, ")
    #expect(PSString.concat([ps("a"), ps("é"), ps("b")])!.string == "aéb")
    #expect(ps("ab").repeated(3)!.string == "ababab")
    #expect(ps("€").repeated(5)!.string == "€€€€€")
    #expect(ps("x").repeated(0)!.isEmpty)
    #expect(ps("xy").repeated(.max) == nil)
    #expect(ps("a").padLeft(3)!.string == "  a")
    #expect(ps("a").padRight(3, with: 0x20AC)!.string == "a€€")
    #expect(ps("a").padRight(.max) == nil)
  }

  @Test func insertingAndRemoving() {
    #expect(ps("ac").inserting(ps("€"), at: 1)!.string == "a€c")
    #expect(ps("ac").inserting(ps("b"), at: 2)!.string == "acb")
    let cut = ps("a€c").removing(1..<2)
    #expect(cut.string == "ac" && cut.isASCII)
    #expect(ps("a€c").reversed().string == "c€a")
  }

  @Test func searchAgreesWithBruteForce() {
    let haystacks =
      borderTexts + [Array("abababab".utf16), Array("aéaéaéb€aé€".utf16), Array(repeating: 0x20AC, count: 40) + [0xAC20, 0x61]]
    for h in haystacks {
      for n in borderTexts + [Array("ab".utf16), Array("aé".utf16), Array("é€".utf16), [0xAC20, 0x61], [0x20AC, 0xAC20]] {
        let s = PSString.utf16(h), t = PSString.utf16(n)
        let places = (0...h.count).filter { $0 + n.count <= h.count && Array(h[$0..<$0 + n.count]) == n }
        #expect(s.indexOf(t) == places.first)
        #expect(s.lastIndexOf(t) == places.last)
        #expect(s.contains(t) == !places.isEmpty)
        #expect(s.hasPrefix(t) == places.contains(0))
        #expect(s.hasSuffix(t) == (h.count >= n.count && places.contains(h.count - n.count)))
        // Half a pair is not found in a folded one.
        if !n.contains(where: Character16.isSurrogate) {
          #expect(s.indexOfIgnoringCase(t).map { $0 <= places.first ?? .max } ?? places.isEmpty)
        }
        if let unit = n.first {
          #expect(s.indexOf(unit) == h.firstIndex(of: unit))
          #expect(s.lastIndexOf(unit) == h.lastIndex(of: unit))
        }
      }
    }
    #expect(ps("Hello World").indexOfIgnoringCase(ps("WORLD")) == 6)
    #expect(ps("Hello World").lastIndexOfIgnoringCase(ps("o")) == 7)
    #expect(ps("xÿx").indexOfIgnoringCase(ps("Ÿ")) == 1)
    #expect(ps("abcabc").indexOf(ps("abc"), in: 1..<6) == 3)
    #expect(ps("abcabc").indexOf(ps("abc"), in: 1..<5) == nil)
    #expect(ps("abcabc").lastIndexOf(ps("c"), in: 0..<5) == 2)
    #expect(ps("a,b;c").indexOfAny([0x3B, 0x2C]) == 1)
    #expect(ps("a,b;c").lastIndexOfAny([0x3B, 0x2C]) == 3)
  }

  @Test func replacing() {
    #expect(ps("aXbXc").replacing(ps("X"), with: ps("--"))!.string == "a--b--c")
    #expect(ps("aXbXc").replacing(ps("x"), with: ps(""), ignoringCase: true)!.string == "abc")
    #expect(ps("aaa").replacing(ps("aa"), with: ps("b"))!.string == "ba")
    let narrowed = ps("a€b").replacing(ps("€"), with: ps("e"))!
    #expect(narrowed.string == "aeb" && narrowed.isASCII)
    #expect(ps("abc").replacing(0x62, with: 0x20AC).string == "a€c")
    #expect(ps("aaa").replacing(ps("a"), with: ps(""))!.isEmpty)
    let untouched = ps("abc")
    #expect(untouched.replacing(ps("x"), with: ps("y"))! === untouched)
  }

  @Test func splitting() {
    func strings(_ pieces: [PSString]) -> [String] { pieces.map(\.string) }
    let comma: [UInt16] = [0x2C]
    #expect(strings(ps("a,b,,c").split(units: comma)) == ["a", "b", "", "c"])
    #expect(strings(ps("a,b,,c").split(units: comma, limit: 2)) == ["a", "b,,c"])
    #expect(strings(ps(",,a,,b,").split(units: comma, limit: 2, options: .removeEmptyEntries)) == ["a", "b,"])
    #expect(strings(ps(",,a,,b,").split(units: comma, options: .removeEmptyEntries)) == ["a", "b"])
    #expect(strings(ps(" a , , b ").split(units: comma, options: [.removeEmptyEntries, .trimEntries])) == ["a", "b"])
    #expect(strings(ps("").split(units: comma)) == [""])
    #expect(strings(ps("").split(units: comma, options: .removeEmptyEntries)) == [])
    #expect(strings(ps("a,b").split(units: comma, limit: 0)) == [])
    #expect(strings(ps("a,b").split(units: comma, limit: 1)) == ["a,b"])
    #expect(strings(ps("a b\tc").split(units: [])) == ["a", "b", "c"])
    #expect(strings(ps("a--b--c").split(separator: ps("--"))) == ["a", "b", "c"])
    #expect(strings(ps("a--b<>c").split(separators: [ps("--"), ps("<>"), .empty])) == ["a", "b", "c"])
    #expect(strings(ps("abc").split(separator: .empty)) == ["abc"])
    #expect(strings(ps("aébéc").split(units: [0xE9, 0x2C])) == ["a", "b", "c"])
  }

  @Test func trimming() {
    #expect(ps(" \t a \u{A0}\u{3000}").trim().string == "a")
    #expect(ps("  a ").trimStart().string == "a ")
    #expect(ps("  a ").trimEnd().string == "  a")
    #expect(ps("xxaxx").trim([0x78]).string == "a")
    #expect(ps("   ").trim().isEmpty)
    #expect(ps(" \u{2003} ").isWhiteSpace)
    #expect(!ps("\u{200B}").isWhiteSpace)
  }

  @Test func changingCase() {
    #expect(ps("Hello, wörld ÿ µ").toUpper().string == "HELLO, WÖRLD Ÿ Μ")
    #expect(ps("HELLO WÖRLD Ÿ").toLower().string == "hello wörld ÿ")
    #expect(ps("ıſ").toUpper().string == "IS")
    #expect(ps("ıſ").toUpperInvariant().string == "ıS")
    #expect(ps("İK").toLower().string == "ik")
    #expect(ps("İK").toLowerInvariant().string == "İk")
    #expect(ps("K").toLower().isASCII)
    #expect(ps("ßﬁ").toUpper().string == "ßﬁ")
    #expect(ps("ẞ").toLower().string == "ß")
    #expect(ps("\u{10428}").toUpper().string == "\u{10400}")
    #expect(ps("\u{10400}").toLower().string == "\u{10428}")
    #expect(ps("ABCDEFGHIJ@[").toLower().string == "abcdefghij@[")
    let same = ps("UPPER 1")
    #expect(same.toUpper() === same)
  }

  @Test func growingInPlace() {
    var s = ps("a"), expected: [UInt16] = [0x61]
    for i in 0..<2000 {
      let tail = i % 100 == 99 ? ps("é") : i == 1500 ? ps("€") : ps("b\(i)")
      let before = s.foldedHash
      #expect(PSString.append(tail, to: &s))
      expected += tail.units
      #expect(s.foldedHash != before)
    }
    #expect(s.units == expected)
    #expect(s.foldedHash == PSString.utf16(expected).foldedHash)
    let shared = s
    #expect(PSString.append(ps("z"), to: &s))
    #expect(shared.units == expected && s.units == expected + [0x7A])
  }

  @Test func builder() {
    let b = PSStringBuilder(capacity: 1)
    b.append(ascii: "k")
    b.append(42)
    b.append(Int.min)
    b.append(unit: 0xE9)
    b.append(ps("€"))
    b.append(ps("x"))
    b.append("yé")
    b.append(unit: 0x2D, times: 3)
    b.append(scalar: 0x1F600)
    #expect(b.build().string == "k42-9223372036854775808é€xyé---😀")
    b.removeAll()
    b.append(ps("hello world"))
    b.insert(ps("€"), at: 5)
    b.remove(0..<1)
    #expect(b.build().string == "ello€ world")
    b.replace(ps("l"), with: ps("LL"), in: 0..<3)
    #expect(b.build().string == "eLLLLo€ world")
    b[6] = 0x20
    #expect(b.build().isASCII)
    b.setLength(3)
    b.setLength(4)
    #expect(b.build().units == [0x65, 0x4C, 0x4C, 0])
    let mark = b.count
    b.append(ps("nested€"))
    #expect(b.build(from: mark).string == "nested€")
    #expect(b.count == mark)
    b.append(unit: 0x61, times: .max)
    #expect(b.overflowed && b.count == mark)
  }

  @Test func utf8InAndOut() {
    for text in borderTexts {
      let s = PSString.utf16(text)
      #expect(s.utf8 == Array(String(decoding: text, as: UTF16.self).utf8))
      var bytes: [UInt8] = [1]
      s.appendUTF8(to: &bytes)
      #expect(Array(bytes.dropFirst()) == s.utf8)
      #expect(PSString.utf8(s.utf8).units == Array(String(decoding: text, as: UTF16.self).utf16))
    }
    let broken: [[UInt8]] = [
      [0x61, 0xC3], [0x80], [0xC0, 0x80], [0xE2, 0x82], [0xE2, 0x82, 0x61], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xFF, 0xFE], [0xC3, 0xA9, 0xC3, 0x28],
    ]
    for bytes in broken { #expect(PSString.utf8(bytes).string == String(decoding: bytes, as: UTF8.self)) }
    func tail(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { UTF8Sequence.incompleteTail($0) } }
    #expect(tail([0x61]) == 0)
    #expect(tail([0x61, 0xC3]) == 1)
    #expect(tail([0xE2, 0x82]) == 2)
    #expect(tail([0xE2, 0x82, 0xAC]) == 0)
    #expect(tail([0xF0, 0x9F, 0x98]) == 3)
    #expect(tail([0xF4, 0x90]) == 0)
    #expect(tail([]) == 0)
  }

  @Test func caseTablesAgreeWithUnicode() {
    for value in 0..<0x10000 where !(0xD800...0xDFFF).contains(value) {
      let unit = UInt16(value)
      let full = Array(Unicode.Scalar(unit)!.properties.uppercaseMapping.utf16)
      // Where the full mapping is one unit, the simple one is the same; Unicode 17 has a few pairs that ICU 72 has not.
      if full.count == 1 && full[0] != CaseMapping.toUpper(unit) {
        #expect(CaseMapping.toUpper(unit) == unit && [0x19B, 0x264, 0x1C8A, 0xA7CD, 0xA7CF, 0xA7D3, 0xA7D5, 0xA7DB].contains(unit))
      }
    }
  }

  @Test func categories() {
    #expect(Character16.category(0x2460) == .otherNumber)
    #expect(Character16.category(0xAE) == .otherSymbol)
    #expect(Character16.category(0x5F) == .connectorPunctuation)
    #expect(Character16.category(0xD83D) == .surrogate)
    #expect(Character16.category(0x200B) == .format)
    #expect(Character16.isLetter(0x65E5) && Character16.isLetter(0x61) && !Character16.isLetter(0x31))
    #expect(Character16.isDigit(0x663) && !Character16.isDigit(0xB2))
    #expect(Character16.isSymbol(0x2B) && Character16.isPunctuation(0x21))
    #expect(Character16.numericValue(0xBD) == 0.5 && Character16.numericValue(0x61) == -1)
    #expect(UnicodeCategory(scalar: 0x1F600).rawValue == 28)
  }
}
