import Foundation
import Testing
import Text

@Suite struct RegexTests {
  private static func values(_ regex: DotNetRegex, _ input: String) throws -> [String] {
    let matches = regex.matches(.of(input))
    var result: [String] = []
    while let match = try matches.next() { result.append(match.value.string) }
    return result
  }

  private static func values(_ pattern: String, _ options: RegexOptions = [], _ input: String) throws -> [String] {
    try values(DotNetRegex(.of(pattern), options), input)
  }

  private static func message(_ pattern: String, _ options: RegexOptions = []) -> String? {
    do {
      _ = try DotNetRegex(.of(pattern), options)
      return nil
    } catch {
      return error.message
    }
  }

  // MARK: - Groups

  @Test func unnamedGroupsAreNumberedFirst() throws {
    let regex = try DotNetRegex(.of("(?<x>a)(b)(?<y>c)(d)"))
    #expect(regex.groupNames.map(\.string) == ["0", "1", "2", "x", "y"])
    let match = try #require(try regex.match(.of("abcd")))
    #expect((0..<5).map { match.group(at: $0).value.string } == ["abcd", "b", "d", "a", "c"])
    #expect(regex.groupNumber(named: .of("y")) == 4)
    #expect(regex.groupNumber(named: .of("2")) == 2)
    #expect(regex.groupNumber(named: .of("3")) == nil)
    #expect(regex.groupName(number: 3).string == "x")
    #expect(regex.groupName(number: 7).isEmpty)
  }

  @Test func numbersMayHaveGaps() throws {
    let regex = try DotNetRegex(.of("(?<5>a)(b)"))
    #expect(regex.groupNumbers == [0, 1, 5])
    #expect(regex.groupNames.map(\.string) == ["0", "1", "5"])
    let match = try #require(try regex.match(.of("ab")))
    #expect(match.group(number: 5)?.value.string == "a")
    #expect(match.group(number: 4) == nil)
  }

  @Test func explicitCaptureLeavesNamesOnly() throws {
    #expect(try DotNetRegex(.of("(a)(?<n>b)(?-n)(c)"), .explicitCapture).groupNames.map(\.string) == ["0", "1", "n"])
  }

  /// The example of Microsoft's page on balancing groups, with the captures that it lists.
  @Test func balancingGroups() throws {
    let regex = try DotNetRegex(.of("^[^<>]*(((?'Open'<)[^<>]*)+((?'Close-Open'>)[^<>]*)+)*(?(Open)(?!))$"))
    let match = try #require(try regex.match(.of("<abc><mno<xyz>>")))
    let captures = try (0..<match.groupCount).map { try match.captures(of: $0).map(\.value.string) }
    #expect(
      captures == [
        ["<abc><mno<xyz>>"], ["<abc>", "<mno<xyz>>"], ["<abc", "<mno", "<xyz"], [">", ">", ">"], [], ["abc", "xyz", "mno<xyz>"],
      ])
    #expect(match.group(at: 4).success == false)
    #expect(try regex.isMatch(.of("<abc<x>")) == false)
  }

  @Test func popWithoutAName() throws {
    let regex = try DotNetRegex(.of("^(?:(?<o>\\()|(?<-o>\\))|[^()])*(?(o)(?!))$"))
    #expect(try regex.isMatch(.of("(a(b)c)()")))
    #expect(try regex.isMatch(.of("(a(b)c")) == false)
    #expect(try regex.isMatch(.of(")(")) == false)
  }

  @Test func capturesOfALoopBeforeBacktracking() throws {
    let match = try #require(try DotNetRegex(.of("(?:(\\w)\\d?)+1")).match(.of("a1b2c1")))
    #expect(try match.captures(of: 1).map(\.value.string) == ["a", "b", "c"])
  }

  @Test func conditionals() throws {
    #expect(try Self.values("(?<q>\")?\\w+(?(q)\"|;)", [], "\"a\" b; \"c;") == ["\"a\"", "b;", "c;"])
    #expect(try Self.values("(?(\\d)\\d\\d|[a-z])", [], "12a3b") == ["12", "a", "b"])
    #expect(try Self.values("(?(nogroup)x|y)", [], "nogroup y") == ["y"])
  }

  // MARK: - Direction and look-around

  @Test func lookBehindIsMatchedBackwards() throws {
    let match = try #require(try DotNetRegex(.of("(?<=(\\d+)(\\d+))$")).match(.of("1053")))
    #expect(match.group(at: 1).value.string == "1")
    #expect(match.group(at: 2).value.string == "053")
    #expect(try Self.values("(?<=a+|xyz)b", [], "aab xyzb cb") == ["b", "b"])
    #expect(try Self.values("(?<!a+b*)c", [], "abbc bc c") == ["c", "c"])
    #expect(try Self.values("(?<=\\1(a))b", [], "aab ab") == ["b"])
  }

  @Test func rightToLeft() throws {
    #expect(try Self.values("\\d+", .rightToLeft, "abc123def456") == ["456", "123"])
    #expect(try DotNetRegex(.of("\\d"), .rightToLeft).replace(.of("a1b2c3"), .of("x"), count: 2).string == "a1bxcx")
    #expect(try DotNetRegex(.of("(\\d)"), .rightToLeft).split(.of("a1b2c3"), count: 2).map(\.string) == ["a1b2c", "3", ""])
    #expect(try Self.values("(?=b)\\w*a", .rightToLeft, "bca a") == ["bca"])
    #expect(try Self.values("^a", [.rightToLeft, .multiline], "a\na\nb") == ["a", "a"])
    let regex = try DotNetRegex(.of("a*"), .rightToLeft)
    let matches = regex.matches(.of("baa"))
    var found: [Range<Int>] = []
    while let match = try matches.next() { found.append(match.index..<(match.index + match.length)) }
    #expect(found == [1..<3, 1..<1, 0..<0])
  }

  // MARK: - Dialect

  @Test func ecmaScript() throws {
    #expect(try Self.values("\\w", .ecmaScript, "é3٣_") == ["3", "_"])
    #expect(try Self.values("\\d", .ecmaScript, "3٣") == ["3"])
    #expect(try Self.values("\\s", .ecmaScript, "a\u{A0}b c") == [" "])
    #expect(try Self.values("(a)?\\1b", .ecmaScript, "aab b") == ["aab", "b"])
    #expect(try Self.values("(a)?\\1b", [], "aab b") == ["aab"])
    #expect(try Self.values("(a)\\11", .ecmaScript, "aa1") == ["aa1"])
    #expect(
      Self.message("a", [.ecmaScript, .singleline]) == "Specified argument was out of the range of valid values. (Parameter 'options')")
  }

  @Test func caseFollowsLowerCase() throws {
    #expect(try Self.values("k", .ignoreCase, "kK\u{212A}") == ["k", "K", "\u{212A}"])
    #expect(try Self.values("\u{212A}", .ignoreCase, "kK\u{212A}") == ["k", "K", "\u{212A}"])
    #expect(try Self.values("[j-l]", .ignoreCase, "K\u{212A}m") == ["K", "\u{212A}"])
    #expect(try Self.values("s", .ignoreCase, "sSſ") == ["s", "S"])
    #expect(try Self.values("σ", .ignoreCase, "σΣς") == ["σ", "Σ"])
    #expect(try Self.values("µ", .ignoreCase, "µμΜ") == ["µ"])
    #expect(try Self.values("i", .ignoreCase, "iIİı") == ["i", "I", "İ"])
    #expect(try Self.values("i", [.ignoreCase, .cultureInvariant], "iIİı") == ["i", "I"])
    #expect(try Self.values("ß", .ignoreCase, "ßẞss") == ["ß", "ẞ"])
    #expect(try Self.values("ǆ", .ignoreCase, "ǄǅǆD") == ["Ǆ", "ǅ", "ǆ"])
    #expect(try Self.values("(\\w)\\1", .ignoreCase, "éÉ ωΩ aB") == ["éÉ", "ωΩ"])
    #expect(try Self.values("\\p{Lu}", .ignoreCase, "aB1") == ["a", "B"])
  }

  @Test func codeUnits() throws {
    #expect(try DotNetRegex(.of("^..$")).isMatch(.of("😀")))
    let lone = PSString.utf16([0x61, 0xD83D, 0x62])
    #expect(try DotNetRegex(.of("a\\ud83db")).isMatch(lone))
    #expect(try DotNetRegex(.of("\\p{Cs}")).isMatch(lone))
    #expect(try DotNetRegex(lone).isMatch(lone))
    #expect(try DotNetRegex(.of("a.b")).replace(lone, .of("x")).string == "x")
  }

  @Test func classes() throws {
    #expect(try Self.values("[a-z-[aeiou]]+", [], "abcde") == ["bcd"])
    #expect(try Self.values("[\\w-[\\d_]]+", [], "ab12_ωc") == ["ab", "ωc"])
    #expect(try Self.values("[^a-c-[x]]", [], "axy") == ["y"])
    #expect(try Self.values("[\\W\\d]", [], "a1 _") == ["1", " "])
    #expect(try Self.values("[\\S]", [], "a\u{85} ") == ["a"])
    #expect(try Self.values("\\p{IsCyrillic}+", [], "abжд") == ["жд"])
    #expect(try Self.values("\\P{IsBasicLatin}", [], "aé") == ["é"])
    #expect(try Self.values("[]a]+", [], "]a[") == ["]a"])
    #expect(try Self.values("[a\\-z]+", [], "a-zb") == ["a-z"])
  }

  @Test func inlineOptionsAndComments() throws {
    #expect(try Self.values("a(?i)b(?-i)c", [], "aBc aBC") == ["aBc"])
    #expect(try Self.values("(?x) a b # c\n d", [], "abd") == ["abd"])
    #expect(try Self.values("a(?#comment)b", [], "ab") == ["ab"])
    #expect(try Self.values("(?i:a)b|c", [], "Ab AB C c") == ["Ab", "c"])
    #expect(try Self.values("a {2}", .ignorePatternWhitespace, "aa a") == ["aa"])
    #expect(try Self.values("(?s-i:a.)b", .ignoreCase, "a\nB A\nb") == ["a\nB"])
  }

  @Test func literalBraces() throws {
    #expect(try Self.values("a{,2}", [], "a{,2}") == ["a{,2}"])
    #expect(try Self.values("x{a}", [], "x{a}") == ["x{a}"])
    #expect(try Self.values("\\101\\x42\\u0043\\cA\\e", [], "ABC\u{1}\u{1B}").count == 1)
  }

  @Test func repeatsAboveWhatPCRE2Takes() throws {
    let regex = try DotNetRegex(.of("a{70000}"))
    #expect(try regex.isMatch(.of(String(repeating: "a", count: 70000))))
    #expect(try regex.isMatch(.of(String(repeating: "a", count: 69999))) == false)
  }

  @Test func nonBacktrackingRefusesWhatItCannotRun() {
    let prefix = "RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: "
    #expect(Self.message("(a)\\1", .nonBacktracking) == prefix + "'backreference (\\ number)'.")
    #expect(Self.message("(?>a)", .nonBacktracking) == prefix + "'atomic subexpressions (?> pattern)'.")
    #expect(Self.message("(a|b)*c", .nonBacktracking) == nil)
    #expect(Self.message("a", [.nonBacktracking, .rightToLeft])?.hasPrefix("Specified argument") == true)
  }

  @Test(arguments: [
    ("a)", "Invalid pattern 'a)' at offset 2. Too many )'s."),
    ("(?", "Invalid pattern '(?' at offset 2. Unrecognized grouping construct."),
    ("(?<0>a)", "Invalid pattern '(?<0>a)' at offset 4. Capture number cannot be zero."),
    ("(?#a", "Invalid pattern '(?#a' at offset 4. Unterminated (?#...) comment."),
    ("(?(1)a)", "Invalid pattern '(?(1)a)' at offset 5. Conditional alternation refers to an undefined group number 1."),
    (
      "()(?(1a)a)",
      "Invalid pattern '()(?(1a)a)' at offset 7. Conditional alternation is missing a closing parenthesis after the group number 1."
    ),
    ("(?(a)b|c|d)", "Invalid pattern '(?(a)b|c|d)' at offset 11. Too many | in (?()|)."),
    ("(?(?<n>a)b)", "Invalid pattern '(?(?<n>a)b)' at offset 2. Alternation conditions do not capture and cannot be named."),
    ("[a-\\d]", "Invalid pattern '[a-\\d]' at offset 5. Cannot include class \\d in character range."),
    ("[a-z-[b]c]", "Invalid pattern '[a-z-[b]c]' at offset 8. A subtraction must be the last element in a character class."),
    ("\\p", "Invalid pattern '\\p' at offset 2. Incomplete \\p{X} character escape."),
    ("\\pLu}", "Invalid pattern '\\pLu}' at offset 3. Malformed \\p{X} character escape."),
    ("\\y", "Invalid pattern '\\y' at offset 2. Unrecognized escape sequence \\y."),
    ("\\c1", "Invalid pattern '\\c1' at offset 3. Unrecognized control character."),
    ("\\k", "Invalid pattern '\\k' at offset 1. Malformed \\k<...> named back reference."),
    (
      "a{99999999999}",
      "Invalid pattern 'a{99999999999}' at offset 12. Quantifier and capture group numbers must be less than or equal to Int32.MaxValue."
    ),
    ("a*{2}", "Invalid pattern 'a*{2}' at offset 3. Nested quantifier '{'."),
    ("a|*", "Invalid pattern 'a|*' at offset 3. Quantifier '*' following nothing."),
  ])
  func errors(pattern: String, expected: String) { #expect(Self.message(pattern) == expected) }

  // MARK: - Replacing, splitting, escaping

  @Test(arguments: [
    ("[$&]", "a[bc]d"), ("$1$2", "abcd"), ("$2-$1", "ac-bd"), ("${1}1", "ab1d"), ("${x}", "acd"), ("$$", "a$d"), ("$`", "aad"),
    ("$'", "add"),
    ("$+", "acd"), ("$_", "aabcdd"), ("$3", "a$3d"), ("$", "a$d"), ("${nope}", "a${nope}d"), ("$10", "a$10d"), ("${", "a${d"),
    ("$0$", "abc$d"),
  ])
  func replacementPatterns(replacement: String, result: String) throws {
    // Group 1, then x, which is 2.
    let regex = try DotNetRegex(.of("(b)(?<x>c)"))
    #expect(try regex.replace(.of("abcd"), .of(replacement)).string == result)
    let match = try #require(try regex.match(.of("abcd")))
    #expect("a" + match.result(.of(replacement)).string + "d" == result)
  }

  @Test func replacingByAnEvaluator() throws {
    struct Stop: Error {}
    let regex = try DotNetRegex(.of("\\d+"))
    let doubled = try regex.replace(.of("1 22 é"), failure: { _ in Stop() }) { (match: RegexMatch) throws(Stop) in
      PSString.of(String((Int(match.value.string) ?? 0) * 2) + "→")
    }
    #expect(doubled.string == "2→ 44→ é")
    #expect(throws: Stop.self) {
      try regex.replace(.of("1"), failure: { _ in Stop() }) { (_: RegexMatch) throws(Stop) in throw Stop() }
    }
    let same = PSString.of("none")
    #expect(try regex.replace(same, .of("x")) === same)
  }

  @Test func splitting() throws {
    func split(_ pattern: String, _ input: String, count: Int = 0) throws -> [String] {
      try DotNetRegex(.of(pattern)).split(.of(input), count: count).map(\.string)
    }
    #expect(try split("(-)|(,)", "a-b,c") == ["a", "-", "b", ",", "c"])
    #expect(try split("", "ab") == ["", "a", "b", ""])
    #expect(try split(",", "a,b,c", count: 2) == ["a", "b,c"])
    #expect(try split(",", "a") == ["a"])
    #expect(try split("\\s", "ω x") == ["ω", "x"])
  }

  @Test func escaping() throws {
    let text = PSString.of(" a.b*c+d?e|f(g)h[i]j{k}l^m$n#o-p\\q/r\t\n")
    #expect(DotNetRegex.escape(text).string == "\\ a\\.b\\*c\\+d\\?e\\|f\\(g\\)h\\[i]j\\{k}l\\^m\\$n\\#o-p\\\\q/r\\t\\n")
    #expect(try DotNetRegex.unescape(.of("a\\.b\\tc\\x41")).string == "a.b\tcA")
    #expect(try DotNetRegex.unescape(DotNetRegex.escape(text)) == text)
    let plain = PSString.of("é😀")
    #expect(DotNetRegex.escape(plain) === plain)
  }

  // MARK: - Positions

  @Test func startsAndParts() throws {
    let regex = try DotNetRegex(.of("^a|\\bb"))
    #expect(try regex.isMatch(.of("ab"), from: 1) == false)
    let part = try #require(try DotNetRegex(.of("^b+$")).match(.of("abbc"), in: 1..<3))
    #expect(part.index == 1 && part.value.string == "bb")
    #expect(try DotNetRegex(.of("\\Gb")).match(.of("ab"), from: 1)?.index == 1)
    #expect(try Self.values("\\Ga", [], "aaba") == ["a", "a"])
    #expect(try Self.values("x*", [], "axb") == ["", "x", "", ""])
    #expect(try DotNetRegex(.of("a")).isMatch(.of("a"), from: 99) == false)
  }

  @Test func nextMatch() throws {
    var match = try DotNetRegex(.of("\\w+")).match(.of("ab cd e"))
    var found: [String] = []
    while let current = match {
      found.append(current.value.string)
      match = try current.next()
    }
    #expect(found == ["ab", "cd", "e"])
  }

  @Test func longTextsAreSearchedToTheEnd() throws {
    let text = PSString.of(String(repeating: "ab ", count: 60_000) + "zz")
    #expect(try DotNetRegex(.of("z.*")).match(text)?.index == 180_000)
    #expect(try DotNetRegex(.of("\\w+")).count(text) == 60_001)
    #expect(try DotNetRegex(.of("(?:a|b| )*z")).match(text)?.index == 0)
    #expect(try DotNetRegex(.of("(?:a|b| )*y")).isMatch(.of(String(repeating: "ab ", count: 300))) == false)
  }

  // MARK: - Bounds

  @Test func deepNestingIsAnError() throws {
    for deep in ["(", "(?:", "(?=", "[a-"] {
      let message = Self.message(String(repeating: deep, count: 100_000))
      #expect(message?.hasSuffix("nested too deeply.") == true || message?.hasSuffix("Unterminated [] set.") == true, "\(deep)")
    }
    let depth = 900
    for (open, close) in [("(", ")"), ("(?:b|", ")*"), ("(?=", ")"), ("(?<=x|", ")"), ("(?>", ")+")] {
      let pattern = String(repeating: open, count: depth) + "a" + String(repeating: close, count: depth)
      let regex = try DotNetRegex(.of(pattern))
      _ = try regex.isMatch(.of("aab"))
      _ = try regex.isMatch(.of("ω"))
    }
  }

  @Test func timeOut() throws {
    let text = PSString.of(String(repeating: "a", count: 60) + "!")
    for engine in [DotNetRegex.Engine.automatic, .backtracking] {
      let regex = try DotNetRegex(.of("^(a+)+$"), timeout: 20_000_000, engine: engine)
      #expect(throws: RegexMatchError.timedOut) { try regex.isMatch(text) }
    }
    #expect(try DotNetRegex(.of("^(a+)+$"), timeout: 1_000_000_000_000).isMatch(.of("aaa")))
  }

  @Test func interruption() throws {
    // Only this thread's matches: other tests run beside it.
    nonisolated(unsafe) let thread = pthread_self()
    let before = DotNetRegex.isInterrupted
    DotNetRegex.isInterrupted = { pthread_equal(thread, pthread_self()) != 0 }
    defer { DotNetRegex.isInterrupted = before }
    let text = PSString.of(String(repeating: "a", count: 60) + "!")
    for pattern in ["^(a+)+$", "^(?:a*?a*)*$", "a*a*a*a*a*a*a*a*a*a*a*[bc]", "(?<=x(a+)+)!"] {
      #expect(throws: RegexMatchError.interrupted, "\(pattern)") { try DotNetRegex(.of(pattern)).isMatch(text) }
    }
  }

  @Test func cache() throws {
    var cache = RegexCache()
    let pattern = PSString.of("a+")
    let first = try cache.regex(pattern, .ignoreCase)
    #expect(try cache.regex(pattern, .ignoreCase) === first)
    #expect(try cache.regex(.of("b"), []).pattern.string == "b")
    #expect(try cache.regex(.of("a+"), .ignoreCase) === first)
    #expect(try cache.regex(pattern, []) !== first)
    for i in 0..<2000 { #expect(try cache.regex(.of("x\(i)"), []).isMatch(.of("x\(i)"))) }
  }
}
