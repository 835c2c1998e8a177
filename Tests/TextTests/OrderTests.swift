import Testing

import Text

@Suite struct CollationTests {
  let words = collationWords.map { ps($0) }

  @Test func comparesAsRecorded() {
    for (i, row) in recordedComparisons {
      for (word, sign) in zip(words, row) {
        #expect(words[i].cultureCompare(word, ignoringCase: true) == (sign == "<" ? -1 : sign == "=" ? 0 : 1), "\(words[i]) \(word)")
      }
    }
  }

  @Test func operatorsAsRecorded() {
    for (i, row) in recordedOperators {
      for (word, digit) in zip(words, row) {
        let s = words[i]
        let bits =
          (s.cultureEquals(word, ignoringCase: true) ? 8 : 0) + (s.cultureEquals(word, ignoringCase: false) ? 4 : 0)
          + (s.cultureCompare(word, ignoringCase: true) < 0 ? 2 : 0) + (s.cultureCompare(word, ignoringCase: false) < 0 ? 1 : 0)
        #expect(bits == digit.hexDigitValue, "\(s) \(word)")
      }
    }
  }

  @Test func ordinalMembersAsRecorded() {
    func sign(_ n: Int) -> String { n < 0 ? "<" : n == 0 ? "=" : ">" }
    for (i, row) in recordedOrdinals {
      for (word, cell) in zip(words, row.split(separator: " ")) {
        let s = words[i]
        let found = s.cultureIndexOf(word).map { String($0) } ?? "-"
        let answer =
          sign(s.ordinalCompare(word)) + sign(s.ordinalCompareIgnoringCase(word)) + (s.equals(word) ? "1" : "0")
          + (s.cultureHasPrefix(word) ? "1" : "0")
          + found
        #expect(answer == cell, "\(s) \(word)")
      }
    }
  }

  @Test func sortsAsRecorded() {
    func text(_ order: [Int]) -> [String] { order.map { words[$0].string } }
    #expect(
      text(StringSort.order(words, ignoringCase: true, descending: true)).map { Array($0.utf16) }
        == recordedDescending.map { Array($0.utf16) })
    #expect(text(StringSort.order(words, ignoringCase: false)).map { Array($0.utf16) } == recordedArraySort.map { Array($0.utf16) })
    var compared = words
    dotNetSort(&compared) { $0.cultureCompare($1, ignoringCase: false) }
    #expect(compared.map { Array($0.string.utf16) } == recordedArraySort.map { Array($0.utf16) })
    var unique: [PSString] = []
    for place in StringSort.order(words, ignoringCase: true)
    where unique.last.map({ !$0.cultureEquals(words[place], ignoringCase: false) }) ?? true {
      unique.append(words[place])
    }
    #expect(unique.map(\.units) == recordedUnique.map { Array($0.utf16) })
  }

  @Test func asciiAgreesWithICU() {
    var state: UInt64 = 7
    func random(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    let alphabet = Array("\u{1}\u{7F}\u{0}\t\n\r aAbBzZ09_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".utf16)
    for _ in 0..<20_000 {
      let a = PSString.utf16((0..<random(12)).map { _ in alphabet[random(alphabet.count)] })
      let b =
        random(2) == 0
        ? PSString.utf16((0..<random(12)).map { _ in alphabet[random(alphabet.count)] }) : random(2) == 0 ? a.toLower() : a.toUpper()
      for ignoring in [false, true] {
        // Sort keys come from ICU, whatever the characters.
        let x = Collation.sortKey(a, .ignoringCase(ignoring)), y = Collation.sortKey(b, .ignoringCase(ignoring))
        let expected = x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
        if a.cultureCompare(b, ignoringCase: ignoring) != expected { Issue.record("\(a.units) \(b.units)") }
      }
    }
  }

  @Test func searching() {
    #expect(ps("Straße").cultureIndexOf(ps("ss")) == nil)
    #expect(ps("Héllo").cultureIndexOf(ps("e\u{301}")) == 1)
    #expect(ps("abc").cultureIndexOf(.empty) == 0)
    #expect(ps("abc").cultureLastIndexOf(.empty) == 3)
    #expect(ps("a\r\nb").cultureIndexOf(ps("\n")) == 2)
    #expect(ps("é\r\nb").cultureIndexOf(ps("\n")) == 2)
    #expect(ps("xéyéz").cultureLastIndexOf(ps("É"), ignoringCase: true) == 3)
    #expect(ps("xéyéz").cultureIndexOf(ps("é"), in: 2..<5) == 3)
    #expect(ps("abc").cultureIndexOf(ps("\u{0}")) == 0)
    #expect(ps("abc").cultureHasPrefix(ps("\u{0}")))
    #expect(!ps("o\u{308}x").cultureHasPrefix(ps("o")))
    #expect(ps("Ünder").cultureHasPrefix(ps("ü"), ignoringCase: true))
    #expect(ps("café").cultureHasSuffix(ps("fe\u{301}")))
    #expect(ps("a\u{AD}b").cultureEquals(ps("ab"), ignoringCase: false))
    #expect(Collation.compare(ps("a-b"), ps("ab"), .ignoreSymbols) == 0)
    #expect(Collation.compare(ps("é"), ps("e"), .ignoreNonSpace) == 0)
    #expect(Collation.compare(ps("あ"), ps("ア"), .ignoreKanaType) == 0)
    #expect(Collation.compare(ps("あ"), ps("ア"), .ignoreCase) == -1)
    #expect(Collation.compare(ps("ａ"), ps("a"), .ignoreWidth) == 0)
    #expect(Collation.compare(ps("ａ"), ps("Ａ"), .ignoreCase) == 0)
    #expect(Collation.compare(ps("ａ"), ps("a"), .ignoreCase) == 1)
    #expect(Collation.replace(ps("É"), with: ps("e"), in: ps("été"), .ignoreCase)!.string == "ete")
  }
}

@Suite struct SortTests {
  struct Stop: Error {}

  @Test func introspectiveSortSorts() throws {
    for n in [0, 1, 2, 3, 4, 16, 17, 40, 1000] {
      for pattern in 0..<4 {
        var items = (0..<n).map { i in pattern == 0 ? i : pattern == 1 ? n - i : pattern == 2 ? i * 7919 % 101 : 5 }
        let expected = items.sorted()
        #expect(dotNetSort(&items) { $0 < $1 ? -1 : $0 > $1 ? 1 : 0 })
        #expect(items == expected)
      }
    }
    var part = [5, 4, 3, 2, 1]
    dotNetSort(&part, in: 1..<4) { $0 - $1 }
    #expect(part == [5, 2, 3, 4, 1])
    var many = Array(0..<100)
    #expect(!dotNetSort(&many) { (_: Int, _: Int) -> Int in -1 })
    #expect(throws: Stop.self) { try dotNetSort(&many) { (_: Int, _: Int) throws(Stop) -> Int in throw Stop() } }
    #expect(many.count == 100)
  }

  @Test func stableSortKeepsTheOrderOfEquals() {
    for n in [0, 1, 2, 7, 8, 9, 16, 17, 100, 1000] {
      var items = (0..<n).map { ($0 * 7919 % 10, $0) }
      stableSort(&items) { $0.0 - $1.0 }
      #expect(zip(items, items.dropFirst()).allSatisfy { $0.0 < $1.0 || $0.0 == $1.0 && $0.1 < $1.1 })
    }
  }
}
