import Engine
import Testing
import Text

import Formatting

/// Lines, columns and cells.
@Suite struct LayoutTests {
  private func s(_ text: String) -> PSString { PSString.of(text) }
  private func wrapped(_ text: String, _ width: Int, _ following: Int? = nil) -> [String] {
    LineWrapping.wrap(s(text), first: width, following: following ?? width).map(\.string)
  }

  @Test func wordsWrap() {
    #expect(wrapped("one two three four five", 9) == ["one two ", "three ", "four five"])
    #expect(wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    #expect(wrapped("a\nb c", 10) == ["a", "b c"])
    #expect(wrapped("", 5) == [""])
    #expect(wrapped("日本語", 3) == ["日", "本", "語"])
    #expect(wrapped("soft\u{AD}hyphen", 5) == ["soft-", "hyphe", "n"])
  }

  @Test func sequencesGoOnOverLines() {
    let lines = LineWrapping.lines(of: s("\u{1B}[31mred\nstill\u{1B}[0m"))
    #expect(lines.map(\.string) == ["\u{1B}[31mred\u{1B}[0m", "\u{1B}[31mstill\u{1B}[0m"])
  }

  @Test func sequencesTakeNoCells() {
    #expect(DecoratedText.cells(s("\u{1B}[31mred\u{1B}[0m")) == 3)
    #expect(DecoratedText.cells(s("\u{1B}]8;;http://x/\u{1B}\\link\u{1B}]8;;\u{1B}\\")) == 4)
    #expect(DecoratedText.plain(s("\u{1B}[32;1mA\u{1B}[0m")).string == "A")
    #expect(DecoratedText.plain(s("\u{1B}[")).string == "\u{1B}[")
    #expect(DecoratedText.head(s("abcdef"), cells: 3).string == "abc")
    #expect(DecoratedText.tail(s("abcdef"), cells: 2, after: s("…")).string == "…ef")
  }

  @Test func columnsShareTheScreen() {
    #expect(ColumnWidths.fitted([15, 50, 10, 0], into: 79) == [15, 50, 10, 1])
    #expect(ColumnWidths.fitted([0, 0], into: 40) == [20, 19])
    #expect(ColumnWidths.fitted([30, 30, 30, 1], into: 80) == [30, 30, 18, -1])
    #expect(ColumnWidths.fitted([100], into: 20) == [20])
  }

  private func table(_ widths: [Int], _ alignments: [TextAlignment], _ rows: [[String]], screen: Int = 40, wraps: Bool = false) throws -> [String] {
    var lines: [String] = []
    let output = CollectedLines(columns: screen) { (line: PSString) throws(Unwind) in lines.append(line.string) }
    let writer = TableWriter(screen: screen, widths: widths, alignments: alignments)
    for row in rows { try writer.writeRow(row.map { PSString.of($0) }, alignments: nil, multiLine: wraps, to: output) }
    return lines
  }

  @Test func cellsAreAligned() throws {
    #expect(try table([4, 5], [.left, .right], [["a", "1"], ["abcdef", "1234567"]]) == ["a        1", "abc… …4567"])
    #expect(try table([5, 3], [.center, .left], [["x", "y"]]) == ["  x   y"])
    #expect(try table([6, 2], [.left, .left], [["one\ntwo", "z"]]) == ["one…   z"])
    #expect(try table([7, 1], [.left, .left], [["日本語テキスト", "n"]]) == ["日本語… n"])
  }

  @Test func rowsWrap() throws {
    #expect(
      try table([9, 6], [.left, .left], [["one two three four five", "six seven eight"]], wraps: true)
        == ["one two   six", "three     seven", "four five eight"])
  }

  @Test func listsAlignTheirLabels() throws {
    var lines: [String] = []
    let output = CollectedLines(columns: 20) { (line: PSString) throws(Unwind) in lines.append(line.string) }
    try ListWriter([s("A"), s("Name")], screen: 20).write([s("1"), s("a word or two more")], to: output)
    #expect(lines == ["A    : 1", "Name : a word or ", "       two more"])
  }

  @Test func itemsStandSideBySide() {
    #expect(TableWriter.itemsPerRow(width: 9, screen: 40) == 4)
    #expect(TableWriter.itemsPerRow(width: 1, screen: 79) == 39)
    #expect(TableWriter.itemsPerRow(width: 100, screen: 79) == 1)
  }
}
