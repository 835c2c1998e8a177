import CEditline
import Glibc
import Terminal
import Testing
import Text

@Suite struct KeyDecoderTests {
  private func decode(_ text: String, final: Bool = true) -> [KeyDecoder.Result] {
    var decoder = KeyDecoder()
    var results: [KeyDecoder.Result] = []
    for byte in text.utf8 {
      decoder.feed([byte])
      while true {
        let result = decoder.next()
        if result == .needMore || result == .ambiguous { break }
        results.append(result)
      }
    }
    while final {
      let result = decoder.next(final: true)
      if result == .needMore { break }
      results.append(result)
    }
    return results
  }

  @Test(arguments: [
    ("a", Key.character("a")), ("é", Key.character("é")), ("😀", Key.character("😀")), ("\r", Key(.enter)), ("\n", Key(.enter)),
    ("\u{1}", Key.control("a")), ("\u{0}", Key.control(" ")), ("\u{1F}", Key.control("_")), ("\u{7F}", Key(.backspace)),
    ("\u{1B}[A", Key(.up)), ("\u{1B}OB", Key(.down)), ("\u{1B}[1;5C", Key(.right, .control)), ("\u{1B}[3;3~", Key(.delete, .alt)),
    ("\u{1B}[Z", Key(.tab, .shift)), ("\u{1B}x", Key.alt("x")), ("\u{1B}é", Key.alt("é")), ("\u{1B}\r", Key(.enter, .alt)),
    ("\u{1B}[15~", Key(.function(5))), ("\u{1B}[24~", Key(.function(12))), ("\u{1B}[[A", Key(.function(1))),
    ("\u{1B}[97;5u", Key.control("a")),
    ("\u{1B}[27;2;13~", Key(.enter, .shift)), ("\u{1B}[1;2R", Key(.function(3), .shift)), ("\u{1B}", Key(.escape)),
    ("\u{1B}[", Key.alt("[")),
    ("\u{1B}[?1;2c", Key(.unknown)),
  ])
  func oneKey(bytes: String, key: Key) {
    #expect(decode(bytes) == [.key(key)])
  }

  @Test func aLoneEscapeWaits() {
    #expect(decode("\u{1B}", final: false) == [])
    #expect(decode("\u{1B}\u{1B}[A") == [.key(Key(.escape)), .key(Key(.up))])
  }

  @Test func brokenBytesNeverHang() {
    var decoder = KeyDecoder()
    decoder.feed([0xFF, 0xC3, 0x41, 0xE2, 0x82])
    #expect(decoder.next() == .key(.character("\u{FFFD}")))
    #expect(decoder.next() == .key(.character("\u{FFFD}")))
    #expect(decoder.next() == .key(.character("A")))
    #expect(decoder.next() == .needMore)
    #expect(decoder.next(final: true) == .key(.character("\u{FFFD}")))
    #expect(decoder.isEmpty)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var random = KeyDecoder()
      random.feed(
        (0..<40).map { _ in [0x1B, 0x5B, 0x3B, 0x32, 0x30, 0x7E, 0x41, 0xC3, 0xA9, 0x00][Int.random(in: 0..<10, using: &generator)] })
      var steps = 0
      while steps < 100 {
        steps += 1
        let result = random.next(final: true)
        if result == .needMore { break }
      }
      #expect(steps < 100)
    }
  }

  @Test func pastes() {
    #expect(decode("\u{1B}[200~a\u{1B}[A\rb\u{1B}[201~c") == [.paste(Array("a\u{1B}[A\rb".utf8)), .key(.character("c"))])
  }

  @Test func cursorReports() {
    var decoder = KeyDecoder()
    decoder.expectsCursorReport = true
    decoder.feed(Array("\u{1B}[12;40R".utf8))
    #expect(decoder.next() == .cursor(row: 12, column: 40))
  }
}

@Suite struct WordTests {
  private let text = WideText.from("Get-Item $x.Name  | foo")

  @Test func forwardAndBack() {
    var stops: [Int] = []
    var at = 0
    while at < text.count {
      at = WordBoundary.endAfter(at, in: text)
      stops.append(at)
    }
    #expect(stops == [3, 8, 11, 16, 23])
    stops = []
    while at > 0 {
      at = WordBoundary.startBefore(at, in: text)
      stops.append(at)
    }
    #expect(stops == [20, 12, 9, 4, 0])
  }

  @Test func clusters() {
    let text = WideText.from("ae\u{301}👩‍👧b")
    #expect(ClusterBoundary.after(1, in: text) == 3)
    #expect(ClusterBoundary.after(3, in: text) == 6)
    #expect(ClusterBoundary.before(6, in: text) == 3)
    #expect(ClusterBoundary.before(3, in: text) == 1)
  }
}

@Suite struct UndoTests {
  private func state(_ text: String) -> UndoStack.Snapshot {
    let wide = WideText.from(text)
    return UndoStack.Snapshot(text: wide, cursor: wide.count)
  }

  @Test func wordsAreSteps() {
    var undo = UndoStack()
    var now = ""
    for character in "one two".unicodeScalars {
      undo.record(state(now), typed: wchar_t(bitPattern: character.value))
      now.unicodeScalars.append(character)
    }
    #expect(undo.undo(from: state("one two")) == state("one"))
    #expect(undo.undo(from: state("one")) == state(""))
    #expect(undo.undo(from: state("")) == nil)
    #expect(undo.redo(from: state("")) == state("one"))
    #expect(undo.redo(from: state("one")) == state("one two"))
    #expect(undo.redo(from: state("one two")) == nil)
  }

  @Test func aChangeForgetsTheFuture() {
    var undo = UndoStack()
    undo.record(state(""))
    _ = undo.undo(from: state("a"))
    undo.record(state(""))
    #expect(undo.redo(from: state("b")) == nil)
  }
}

@Suite struct HistoryTests {
  private func file() -> String {
    var name = Array("/tmp/spsh-history-XXXXXX".utf8CString)
    close(mkstemp(&name))
    return name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  private func entries(_ history: HistoryStore) -> [String] {
    var out: [String] = []
    var at = history.previous(before: nil)
    while let position = at {
      out.append(history.text(of: position).string)
      at = history.previous(before: position)
    }
    return out
  }

  @Test func entriesOfManyLines() {
    let path = file()
    defer { unlink(path) }
    let first = HistoryStore(path: path)
    for text in ["one", "if (1) {\n  'x' `\n    -f 2\n}", "one", "one", "zwei Größen"] { first.add(.of(text)) }
    #expect(entries(first) == ["zwei Größen", "one", "if (1) {\n  'x' `\n    -f 2\n}", "one"])
    #expect(entries(HistoryStore(path: path)) == entries(first))
    #expect(first.oldest.map { first.text(of: $0).string } == "one")
  }

  @Test func prefixesIgnoreCaseAndLinesWithin() {
    let history = HistoryStore(path: nil)
    for text in ["Get-Item a", "x {\nget-item b\n}", "GET-ITEM c", "Set-Item"] { history.add(.of(text)) }
    let first = history.previous(withPrefix: .of("get-"), before: nil)
    #expect(first.map { history.text(of: $0).string } == "GET-ITEM c")
    let second = history.previous(withPrefix: .of("get-"), before: first)
    #expect(second.map { history.text(of: $0).string } == "Get-Item a")
    #expect(history.previous(withPrefix: .of("get-"), before: second) == nil)
    #expect(history.previous(withPrefix: .of("nothing"), before: nil) == nil)
  }

  @Test func severalSessionsShareAFile() {
    let path = file()
    defer { unlink(path) }
    let (a, b) = (HistoryStore(path: path), HistoryStore(path: path))
    a.add(.of("a1"))
    b.add(.of("b1"))
    a.add(.of("a2"))
    b.add(.of("secret"), persistent: false)
    #expect(entries(a) == ["a2", "b1", "a1"])
    #expect(entries(b) == ["secret", "b1", "a1"])
    b.add(.of("b2"))
    #expect(entries(b) == ["b2", "a2", "secret", "b1", "a1"])
    #expect(entries(HistoryStore(path: path)) == ["b2", "a2", "b1", "a1"])
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o077 == 0)
  }

  @Test func aLineCutByAKillEndsBeforeTheNext() {
    let path = file()
    defer { unlink(path) }
    let handle = open(path, O_WRONLY)
    #expect(write(handle, "whole\nhal", 9) == 9)
    close(handle)
    let history = HistoryStore(path: path)
    history.add(.of("next"))
    #expect(entries(HistoryStore(path: path)) == ["next", "hal", "whole"])
  }
}

@Suite struct RendererTests {
  /// Whatever is drawn after whatever else, the screen shows the last frame, and wraps where the entry does.
  @Test(arguments: 0..<40) func anySequenceOfFrames(seed: UInt64) {
    var random = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let columns = Int.random(in: 8...30, using: &random)
    var screen = ScreenModel(columns: columns, rows: 12)
    var renderer = Renderer(startColumn: 0)
    var styles = StyleTable()
    var layout = EntryLayout()
    layout.prompt = StyledText(.of("\u{1B}[32mP>\u{1B}[0m "), styles: &styles)
    layout.continuation = StyledText(.of(">> "), styles: &styles)
    let alphabet: [wchar_t] = [0x61, 0x62, 0x20, 0x0A, 0x65E5, 0x301, 0x09, 0x1F600, 0x63, 0x64, 0x65, 0x66]
    var top = 0
    for _ in 0..<60 {
      let count = Int.random(in: 0...70, using: &random)
      if Bool.random(using: &random) {
        layout.text = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0x61 }
      } else if Bool.random(using: &random), !layout.text.isEmpty {
        layout.text.removeLast(Int.random(in: 1...layout.text.count, using: &random))
      } else {
        layout.text.append(alphabet.randomElement(using: &random) ?? 0x61)
      }
      layout.cursor = Int.random(in: 0...layout.text.count, using: &random)
      layout.below = Bool.random(using: &random) ? [StyledText(plain: WideText.from("below"))] : []
      let frame = layout.visible(size: TerminalSize(columns: columns, rows: 12), top: &top)
      screen.feed(renderer.draw(frame, columns: columns, styles: styles))
      let expected = frame.rows.map { row in
        var line = row.map { cell in cell.scalar == 0 ? "" : String(decoding: WideText.utf8([cell.scalar] + cell.marks), as: UTF8.self) }
          .joined()
        while line.last == " " { line.removeLast() }
        return line
      }
      var shown = screen.lines.suffix(max(0, screen.row - frame.cursorRow + 12)).map { $0 }
      shown = Array(
        screen.rows.indices.dropFirst(max(0, screen.row - frame.cursorRow)).map { index in
          var line = screen.rows[index].map(\.text).joined()
          while line.last == " " { line.removeLast() }
          return line
        })
      while shown.count > expected.count, shown.last == "" { shown.removeLast() }
      while shown.count < expected.count { shown.append("") }
      #expect(shown == expected)
      #expect(screen.column == frame.cursorColumn)
      for index in frame.wraps.indices.dropLast() where screen.rows.indices.contains(index + screen.row - frame.cursorRow) {
        #expect(screen.wrapped[index + screen.row - frame.cursorRow] == frame.wraps[index])
      }
    }
  }

  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  @Test func aKeyIsAFewBytes() {
    spsh_set_locale()
    var renderer = Renderer(startColumn: 0)
    let styles = StyleTable()
    var layout = EntryLayout()
    layout.text = WideText.from("Get-Item")
    layout.cursor = 8
    var top = 0
    let size = TerminalSize(columns: 80, rows: 24)
    _ = renderer.draw(layout.visible(size: size, top: &top), columns: 80, styles: styles)
    layout.text += WideText.from("s")
    layout.cursor = 9
    #expect(renderer.draw(layout.visible(size: size, top: &top), columns: 80, styles: styles) == Array("s".utf8))
  }
}

@Suite struct PromptPartsTests {
  @Test func columnsAreFollowed() {
    spsh_set_locale()
    func column(_ text: String, columns: Int = 20) -> Int? {
      var output = OutputColumn()
      Array(text.utf8).withUnsafeBytes { output.advance($0, columns: columns) }
      return output.column
    }
    #expect(column("abc") == 3)
    #expect(column("abc\n") == 0)
    #expect(column("x\n\u{1B}[31mab\u{1B}[0m\u{1B}]0;title\u{7}c") == 3)
    #expect(column("日本\t") == 8)
    #expect(column(String(repeating: "x", count: 45)) == 5)
    #expect(column("abc\rd") == 1)
  }

  @Test func optionsAreBrokenAsPowerShellDoes() {
    let choices = ["&Yes", "Yes to &All", "&No", "No to A&ll", "&Suspend"].map { ChoicePrompt.Choice(label: .of($0), help: .empty) }
    let prompt = ChoicePrompt(caption: .empty, message: .empty, choices: choices, defaults: [0])
    #expect(
      prompt.optionLines(width: 100, coloured: false, several: false)
        == "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"): ")
    #expect(
      prompt.optionLines(width: 50, coloured: false, several: false)
        == "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  \n[S] Suspend[?] Help (default is \"Y\"): ")
    #expect(prompt.choice(for: "l") == 3)
    #expect(prompt.choice(for: "yes TO all") == 1)
    #expect(prompt.choice(for: "x") == nil)
  }

  @Test func textIsBrokenAtWords() {
    #expect(ChoicePrompt.wrapped("S - Pause the current pipeline", width: 16) == "S - Pause the\ncurrent\npipeline")
    #expect(ChoicePrompt.wrapped("a\n\nb", width: 16) == "a\n\nb")
    #expect(ChoicePrompt.wrapped("abcdefghij", width: 5) == "abcd\nefgh\nij")
  }

  @Test func progressRows() {
    func row(_ record: ProgressReport, width: Int = 40) -> String { ProgressArea.row(record, depth: 0, width: width, style: "") }
    #expect(
      row(ProgressReport(id: 1, activity: .of("Copy"), status: .of("a"), percentComplete: 50, secondsRemaining: 7))
        == "Copy [\u{1B}[7ma               \u{1B}[27m             7s]\u{1B}[0m")
    #expect(
      row(ProgressReport(id: 1, activity: .of("Copy"), status: .of("a"))).contains(
        "\u{1B}[7ma" + String(repeating: " ", count: 30) + "\u{1B}[27m]"))
    let long = ProgressReport(id: 1, activity: .of(String(repeating: "x", count: 50)), status: .of("status"), percentComplete: 10)
    #expect(row(long).hasPrefix(String(repeating: "x", count: 19) + "… [\u{1B}[7m"))
  }

  @Test func progressIsATree() {
    var tree = ProgressTree()
    func report(_ id: Int32, parent: Int32 = -1, done: Bool = false) {
      tree.update(ProgressReport(id: id, parentId: parent, activity: .of("\(id)"), status: .empty, isCompleted: done))
    }
    report(1)
    report(2, parent: 1)
    report(3)
    report(4, parent: 2)
    #expect(tree.visible(height: 9).map { [Int($0.record.id), $0.depth] } == [[1, 0], [2, 1], [4, 2], [3, 0]])
    #expect(tree.visible(height: 2).map(\.record.id) == [4, 3])
    report(2, parent: 1, done: true)
    #expect(tree.visible(height: 9).map(\.record.id) == [1, 3])
  }

  @Test func secretsAreWiped() {
    let secret = SecretBytes()
    for byte in Array(repeating: UInt8(ascii: "x"), count: 100) + Array("ö".utf8) { secret.append(byte) }
    #expect(secret.characterCount == 101)
    #expect(secret.removeLastCharacter())
    #expect(secret.count == 100)
    secret.wipe()
    #expect(secret.count == 0 && !secret.removeLastCharacter())
  }
}
