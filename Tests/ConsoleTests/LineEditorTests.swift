import Glibc
import Testing

/// The line editor through a real pseudo-terminal, looked at on the screen. The probe shows an accepted entry as `<entry>`.
@Suite struct LineEditorTests {
  @Test func typingAndEmacsKeys() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("hello wurld\u{17}world\u{1}say \r")
    terminal.expect(rows: ["PS> say hello world", "<say hello world>", "PS>"])
    terminal.send("one two\u{1B}b\u{4}\u{4}\u{5}three\u{1B}[D\u{1B}[D\u{1B}[3~\u{8}\r")
    terminal.expect(
      rows: ["PS> say hello world", "<say hello world>", "PS> one othre", "<one othre>", "PS>"].map { $0.replacing("othre", with: "othe") })
    terminal.send("exit\r")
    #expect(terminal.end() == 0)
  }

  @Test func wordsAreThoseOfPowerShell() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("Get-Item ./a.txt\u{1B}\u{7F}csv\u{1}\u{1B}d\u{1B}dSet-Content\r")
    terminal.expect(rows: ["PS> Set-Content ./a.csv", "<Set-Content ./a.csv>", "PS>"])
  }

  @Test func killRingAndYank() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("first\u{15}second\u{15}\u{19}\u{19}\u{1B}y\r")
    terminal.expect(rows: ["PS> secondfirst", "<secondfirst>", "PS>"])
    terminal.send("a b\u{17}\u{17}x\u{19}\r")
    terminal.wait { $0.text.contains("<xa b>") }
  }

  @Test func undoAndRedo() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("one two\u{15}")
    terminal.expect("PS> ")
    terminal.send("\u{1F}")
    terminal.expect("PS> one two")
    terminal.send("\u{1F}")
    terminal.expect("PS> one")
    terminal.send("\u{18}\u{12}!\r")
    terminal.wait { $0.text.contains("<one two!>") }
  }

  @Test func unfinishedEntriesGoOnBelow() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("if (1) {\r'x'\r}")
    terminal.expect(rows: ["PS> if (1) {", ">> 'x'", ">> }"])
    terminal.send("\u{1B}[A\u{1B}[Ay\u{1B}[B\u{1B}[B\r")
    terminal.wait { $0.text.contains("|'x'|}>") }
    #expect(terminal.screen.lines[0].filter { $0 == "y" }.count == 1)
  }

  @Test func controlCCancelsAndControlDEnds() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("abc\u{3}")
    terminal.expect(rows: ["PS> abc", "cancelled", "PS>"])
    terminal.send("'abc'\u{4}\r")
    terminal.expect(rows: ["PS> abc", "cancelled", "PS> 'abc'", "<'abc'>", "PS>"])
    terminal.send("\u{4}")
    terminal.wait { $0.lines.last == "end" }
    #expect(terminal.end() == 0)
  }

  @Test(arguments: [[], ["--vi"]]) func anEndIsNotTheLast(mode: [String]) throws {
    let terminal = try PseudoTerminal(["--endless"] + mode)
    terminal.expect("PS> ")
    terminal.send("\u{4}")
    terminal.expect(rows: ["PS>", "end", "PS>"])
    terminal.send("abc\r")
    terminal.expect(rows: ["PS>", "end", "PS> abc", "<abc>", "PS>"])
  }

  /// libedit's own picture of the screen must not matter, however small the window.
  @Test func viInATinyWindow() throws {
    let terminal = try PseudoTerminal(["--vi"], columns: 8, rows: 3)
    terminal.expect("PS> ")
    // `CSI 27 u` is Escape without the wait that a lone one takes.
    for _ in 0..<6 {
      terminal.send("dQfUp !U9zp,\u{1B}[H}fU\u{1B}[F$$xf\u{1B}[200~a\nb\u{1B}[201~\u{1B}[27u$xdd3p.idQfUp !U9zp,\u{1B}[27u.ux$A")
    }
    terminal.send("\u{3}")
    terminal.wait { $0.lines.contains("cancelle") }
  }

  @Test func historyByPrefixAndBySearch() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    for entry in ["Get-Item a", "Set-Item b", "Get-Item c"] {
      terminal.send(entry + "\r")
      terminal.wait { $0.lines.suffix(2) == ["<\(entry)>", "PS>"] }
    }
    terminal.send("get\u{1B}[A")
    terminal.expect("PS> Get-Item c")
    terminal.send("\u{1B}[A")
    terminal.expect("PS> Get-Item a")
    terminal.send("\u{1B}[B\u{1B}[B")
    terminal.expect("PS> get")
    terminal.send("\u{15}\u{12}")
    terminal.wait { $0.lines.last == "bck-i-search: _" }
    terminal.send("item")
    terminal.wait { $0.lines.suffix(2) == ["PS> Get-Item c", "bck-i-search: item_"] }
    terminal.send("\u{12}")
    terminal.wait { $0.lines.suffix(2) == ["PS> Set-Item b", "bck-i-search: item_"] }
    terminal.send("zz")
    terminal.wait { $0.lines.last == "failed-bck-i-search: itemzz_" }
    terminal.send("\u{7F}\u{7F}\r")
    terminal.wait { $0.lines.suffix(3) == ["PS> Set-Item b", "<Set-Item b>", "PS>"] }
    terminal.send("x \u{1B}.\r")
    terminal.wait { $0.lines.suffix(2) == ["<x b>", "PS>"] }
  }

  @Test func completionMenu() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("x get-c\t")
    terminal.expect(
      rows: ["PS> x Get-ChildItem", "Get-ChildItem  Get-Command    Get-Content", "tip of Get-ChildItem"])
    terminal.send("\t")
    terminal.expect("PS> x Get-Command")
    terminal.send("\u{1B}[C")
    terminal.expect("PS> x Get-Content")
    terminal.send("\r")
    terminal.expect(rows: ["PS> x Get-Content"])
    terminal.send(" set\t\r")
    terminal.expect(rows: ["PS> x Get-Content Set-Content", "<x Get-Content Set-Content>", "PS>"])
    terminal.send("get-\t")
    terminal.expect("PS> Get-ChildItem")
    terminal.send("\u{7}")
    terminal.expect("PS> get-")
  }

  @Test func suggestionsAndColours() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("echo 1 2\r")
    terminal.wait { $0.lines.suffix(2) == ["<echo 1 2>", "PS>"] }
    #expect(terminal.screen.style(ofRow: 0, 9) == "\u{1B}[97m")
    terminal.send("ec")
    terminal.wait { $0.lines.last == "PS> echo 1 2" }
    #expect(terminal.screen.column == 6)
    #expect(terminal.screen.style(ofRow: 2, 6) == "\u{1B}[90m")
    terminal.send("\u{1B}[C!\r")
    terminal.wait { $0.lines.suffix(3) == ["PS> echo 1 2!", "<echo 1 2!>", "PS>"] }
    terminal.send("ech\r")
    terminal.wait { $0.lines.suffix(3) == ["PS> ech", "<ech>", "PS>"] }
  }

  @Test func noColorMeansNone() throws {
    let terminal = try PseudoTerminal(environment: ["NO_COLOR": "1"])
    terminal.expect("PS> ")
    terminal.send("echo 1\r")
    terminal.wait { $0.lines.suffix(2) == ["<echo 1>", "PS>"] }
    terminal.send("ec\r")
    terminal.wait { $0.lines.suffix(3) == ["PS> ec", "<ec>", "PS>"] }
    #expect(!String(decoding: terminal.raw, as: UTF8.self).contains("m1"))
  }

  @Test func pastesStayTogether() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    #expect(terminal.screen.modes.contains("2004"))
    terminal.send("\u{1B}[200~one\rtwo\n\tthree\u{1B}[201~")
    terminal.expect(rows: ["PS> one", ">> two", ">>      three"])
    terminal.send("\r")
    terminal.wait { $0.text.contains("<one|two|\tthree>".replacing("\t", with: "")) || $0.text.contains("three>") }
  }

  @Test func longPasteInAWindow() throws {
    let terminal = try PseudoTerminal(columns: 40, rows: 10)
    terminal.expect("PS> ")
    let line = "Get-Item 0123456789 0123456789\n"
    terminal.send("\u{1B}[200~" + String(repeating: line, count: 200_000 / line.utf8.count) + "end\u{1B}[201~")
    terminal.expect(">> end")
    #expect(terminal.screen.rows.count <= 10)
    terminal.send("\u{3}")
    terminal.wait { $0.lines.suffix(2) == ["cancelled", "PS>"] }
  }

  @Test func longRowsWrapAsTheTerminalDoes() throws {
    let terminal = try PseudoTerminal(columns: 20)
    terminal.expect("PS> ")
    terminal.send("0123456789abcdef")
    terminal.wait { $0.row == 1 && $0.column == 0 }
    terminal.send("ghij")
    terminal.expect("ghij")
    #expect(terminal.screen.text == "PS> 0123456789abcdefghij\n")
    terminal.send("\u{7F}\u{7F}\u{7F}\u{7F}\r")
    terminal.wait { $0.text == "PS> 0123456789abcdef\n<0123456789abcdef>\nPS>\n" }
  }

  @Test func wideAndCombinedCharacters() throws {
    let terminal = try PseudoTerminal(columns: 15)
    terminal.expect("PS> ")
    terminal.send("日本語日本語e\u{301}")
    terminal.expect(rows: ["PS> 日本語日本", "語e\u{301}"])
    terminal.send("\u{7F}x\u{1}👩‍👧!\r")
    terminal.wait { $0.text.contains("<👩‍👧!日本語日本語x>") }
    terminal.send("👩‍👧b\u{2}\u{2}a\r")
    terminal.wait { $0.text.contains("<a👩‍👧b>") }
  }

  @Test func resizing() throws {
    let terminal = try PseudoTerminal(columns: 40)
    terminal.expect("PS> ")
    terminal.send(String(repeating: "y", count: 30))
    terminal.expect(String(repeating: "y", count: 30))
    let before = terminal.raw.count
    terminal.resize(columns: 25, rows: 24)
    // The terminal has reflowed the row into two; both are taken back.
    let redrawn = "\u{1B}[1A\r\u{1B}[JPS> " + String(repeating: "y", count: 30)
    terminal.wait { _ in String(decoding: terminal.raw[before...], as: UTF8.self) == redrawn }
  }

  @Test func rightPromptGivesWay() throws {
    let terminal = try PseudoTerminal(["--right", "RIGHT"], columns: 30)
    terminal.wait { $0.lines == ["PS>" + String(repeating: " ", count: 21) + "RIGHT"] }
    terminal.send(String(repeating: "x", count: 22))
    terminal.expect(rows: ["PS> " + String(repeating: "x", count: 22)])
    terminal.send("\u{15}a\r")
    terminal.wait { $0.lines.prefix(2) == ["PS> a", "<a>"] }
  }

  @Test func promptsWithSeveralRowsAndColours() throws {
    let terminal = try PseudoTerminal(["--prompt", "one\n\u{1B}[32mtwo\u{1B}[0m> "])
    terminal.expect("two> ")
    #expect(terminal.screen.style(ofRow: 1, 0) == "\u{1B}[32m")
    terminal.send("\u{C}abc")
    terminal.expect(rows: ["one", "two> abc"])
  }

  @Test func theViMode() throws {
    let terminal = try PseudoTerminal(["--vi"])
    terminal.expect("PS> ")
    terminal.send("hello brave world")
    terminal.expect("world")
    terminal.send("\u{1B}")
    terminal.wait { $0.column == 20 }
    terminal.send("0dw")
    terminal.wait { $0.lines == ["PS> brave world"] }
    terminal.send("u")
    terminal.wait { $0.lines == ["PS> hello brave world"] }
    terminal.send("\u{12}")
    terminal.wait { $0.lines == ["PS> brave world"] }
    terminal.send("cwtree")
    terminal.expect("PS> tree")
    terminal.send("\u{1B}")
    terminal.wait { $0.column == 7 }
    terminal.send("A!\r")
    terminal.wait { $0.text.contains("<tree world!>") }
    terminal.send("\u{1B}")
    // On an empty line, these two would write before the buffer.
    terminal.send("$xk0.")
    terminal.send("ffx")
    terminal.send("\r")
    terminal.wait { $0.lines.count >= 4 && $0.lines.last == "PS>" }
  }

  @Test func questionsOfCommands() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("ask\r")
    terminal.expect("Value: ")
    terminal.send("answer\r")
    terminal.expect(rows: ["PS> ask", "Value: answer", "<answer>", "PS>"])
    terminal.send("ask\r")
    terminal.expect("Value: ")
    terminal.send("x\u{3}")
    terminal.wait { $0.lines.suffix(3) == ["Value: x", "cancelled", "PS>"] }
    terminal.send("partial\r")
    terminal.wait { $0.lines.suffix(3) == ["PS> partial", "partial", "PS>"] }
  }

  @Test func secretsAreMasked() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("secret\r")
    terminal.expect("Password: ")
    terminal.send("xö\u{7F}\u{1B}[Aé")
    terminal.expect("Password: **")
    terminal.send("\r")
    terminal.expect(rows: ["PS> secret", "Password: **", "2 78 c3 a9", "PS>"])
    terminal.send("secret\r")
    terminal.expect("Password: ")
    terminal.send("abc\u{15}")
    terminal.expect("Password: ")
    terminal.send("\u{3}")
    terminal.wait { $0.lines.suffix(3) == ["Password:", "cancelled", "PS>"] }
    #expect(!String(decoding: terminal.raw, as: UTF8.self).contains("abc"))
  }

  @Test func singleKeys() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    for (keys, shown) in [("x", "120 88 0"), ("\u{1B}[A", "0 38 0"), ("\u{1B}OP", "0 112 0"), ("\u{1}", "1 65 4"), ("A", "65 65 1")] {
      terminal.send("key\r")
      terminal.wait { $0.lines.last == "PS> key" && $0.column == 0 && !$0.modes.contains("2004") }
      terminal.waitForRawModes()
      terminal.send(keys)
      terminal.wait(shown) { $0.lines.suffix(2) == [shown, "PS>"] }
    }
  }

  @Test func choices() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("choose\r")
    terminal.expect("(default is \"Y\"): ")
    terminal.send("?\r")
    terminal.wait { $0.text.contains("Maybe - help of Maybe") && $0.column > 50 }
    terminal.send("what\r")
    terminal.wait { $0.lines.count == 10 && $0.column > 50 }
    terminal.send("MAYBE\r")
    terminal.wait { $0.lines.suffix(2) == ["chosen 2", "PS>"] }
    #expect(
      terminal.screen.lines.prefix(5) == [
        "PS> choose", "", "Careful", "Really do it?", "[Y] Yes  [N] No  [] Maybe  [?] Help (default is \"Y\"): ?",
      ])
  }

  @Test func commandsRunCookedAndControlCStopsThem() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    #expect(terminal.localModes & tcflag_t(ICANON | ECHO | ISIG) == 0)
    terminal.send("sleep\r")
    terminal.wait { $0.lines.last == "sleeping" }
    #expect(terminal.localModes & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG))
    terminal.send("\u{3}")
    terminal.expect(rows: ["PS> sleep", "sleeping", "stopped 4", "PS>"])
  }

  @Test(arguments: [SIGTERM, SIGSEGV]) func beingKilledRestoresTheTerminal(signal: Int32) throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("ab")
    terminal.expect("PS> ab")
    terminal.signal(signal)
    #expect(terminal.end() == -signal)
    #expect(terminal.localModes & tcflag_t(ICANON | ECHO | ISIG | ECHOCTL) == tcflag_t(ICANON | ECHO | ISIG | ECHOCTL))
    #expect(!terminal.screen.modes.contains("2004"))
  }

  @Test func progressComesAndGoes() throws {
    let terminal = try PseudoTerminal(columns: 40)
    terminal.expect("PS> ")
    terminal.send("progress\r")
    terminal.wait { $0.lines == ["PS> progress", "Copying [half way                    ]", "  File [a                            ]"] }
    #expect(terminal.screen.row == 1)
    terminal.waitForRawModes()
    #expect(!terminal.screen.modes.contains("25"))
    terminal.send(" ")
    terminal.wait { $0.lines.count == 4 && $0.lines[1] == "written meanwhile" }
    terminal.waitForRawModes()
    terminal.send(" ")
    terminal.expect(rows: ["PS> progress", "written meanwhile", "PS>"])
    #expect(terminal.screen.modes.contains("25"))
  }

  @Test func titlesHoldNoControlCharacters() throws {
    let terminal = try PseudoTerminal()
    terminal.expect("PS> ")
    terminal.send("title\r")
    terminal.wait { $0.title == "atitle" }
  }

  @Test func suspendingUnderAShell() throws {
    let terminal = try PseudoTerminal(["--norc", "-i"], environment: ["PS1": "sh$ "], program: "/bin/bash")
    terminal.expect("sh$ ")
    terminal.send("\(PseudoTerminal.probe)\r")
    terminal.expect("PS> ")
    terminal.send("abc")
    terminal.expect("PS> abc")
    terminal.send("\u{1A}")
    terminal.expect("sh$ ")
    terminal.send("fg\r")
    terminal.expect("PS> abc")
    terminal.send("d\r")
    terminal.wait { $0.text.contains("<abcd>") }
  }

  @Test func dumbTerminalsReadLines() throws {
    let terminal = try PseudoTerminal(environment: ["TERM": "dumb"])
    terminal.expect("PS> ")
    terminal.send("ab {\r")
    terminal.expect(">> ")
    terminal.send("}\r")
    terminal.expect(rows: ["PS> ab {", ">> }", "<ab {|}>", "PS>"])
    terminal.send("\u{3}")
    terminal.wait { $0.text.contains("cancelled") }
    #expect(!String(decoding: terminal.raw, as: UTF8.self).contains("\u{1B}"))
  }
}
