import Testing

import Text

@Suite struct WildcardPatternTests {
  func matches(_ pattern: String, _ text: String, ignoringCase: Bool = true) -> Bool? {
    guard let p = try? WildcardPattern(ps(pattern), ignoringCase: ignoringCase) else { return nil }
    return p.matches(ps(text))
  }

  @Test func wildcards() {
    #expect(matches("*", "") == true)
    #expect(matches("", "") == true)
    #expect(matches("", "a") == false)
    #expect(matches("h?t", "HAT") == true)
    #expect(matches("h?t", "HAT", ignoringCase: false) == false)
    #expect(matches("h?t", "ht") == false)
    #expect(matches("abc*", "ABCdef") == true)
    #expect(matches("*def", "abcDEF") == true)
    #expect(matches("*cd*", "abCDef") == true)
    #expect(matches("a*b*c", "axxbyyc") == true)
    #expect(matches("a*b*c", "axxbyy") == false)
    #expect(matches("*ab", "aab") == true)
    #expect(matches("**", "x") == true)
    #expect(matches("a**?", "a") == false)
    #expect(matches("€*", "€uro") == true)
    #expect(matches("*é", "CAFÉ") == true)
    #expect(matches("*k", "\u{212A}") == true)
    // Without a wildcard, or with one at the end only, the comparison is the culture's.
    #expect(matches("e\u{301}", "É") == true)
    #expect(matches("a\u{AD}b*", "ABC", ignoringCase: true) == true)
    #expect(matches("ab", "a\u{AD}b", ignoringCase: false) == true)
  }

  @Test func sets() {
    #expect(matches("[a-c]x", "BX") == true)
    #expect(matches("[a-c]x", "dx") == false)
    #expect(matches("[abc-]", "-") == true)
    #expect(matches("[a`-c]", "b") == false)
    #expect(matches("[a`-c]", "-") == true)
    #expect(matches("[]a]", "]") == true)
    #expect(matches("[!a]", "!") == true)
    #expect(matches("[^a]", "b") == false)
    #expect(matches("[`]]", "]") == true)
    #expect(matches("[", "x") == nil)
    #expect(matches("[]", "x") == nil)
    #expect(matches("[c-a]", "x") == nil)
    #expect(matches("a]", "a]") == true)
    #expect((try? WildcardPattern(ps("[z")))?.pattern == nil)
  }

  @Test func escapes() {
    #expect(matches("a`*", "a*") == true)
    #expect(matches("a`*", "ab") == false)
    #expect(matches("a``", "a`") == true)
    #expect(matches("a`", "a`") == true)
    #expect(matches("`", "") == true)
    #expect(matches("`a", "a") == true)
    #expect(WildcardPattern.escape(ps("a*[b]?")).string == "a`*`[b`]`?")
    #expect(WildcardPattern.unescape(ps("a`*`[b`]`?`x```")).string == "a*[b]?`x``")
    #expect(WildcardPattern.containsWildcardCharacters(ps("a?c")))
    #expect(!WildcardPattern.containsWildcardCharacters(ps("a`?c")))
  }

  @Test func longTextsDoNotBlowUp() {
    let text = String(repeating: "a", count: 3000)
    #expect(matches("*a*a*a*a*a*a*a*a*a*a*a*a*b?", text) == false)
  }
}
