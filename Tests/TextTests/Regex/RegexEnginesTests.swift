import Testing
import Text

/// PCRE2 and the backtracking matcher must agree wherever both can run a pattern.
@Suite struct RegexEnginesTests {
  /// A generator with a fixed seed, so that a failure comes back.
  private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(sides))
    }

    mutating func pick<T>(_ from: [T]) -> T { from[roll(from.count)] }
  }

  /// Patterns from a small grammar.
  private struct PatternMaker {
    var dice: Dice
    private var groups = 0

    init(seed: UInt64) { dice = Dice(seed: seed) }

    mutating func pattern() -> String {
      groups = 0
      return alternatives(depth: 0)
    }

    private mutating func alternatives(depth: Int) -> String {
      (0..<(1 + (dice.roll(4) == 0 ? dice.roll(3) : 0))).map { _ in sequence(depth: depth) }.joined(separator: "|")
    }

    private mutating func sequence(depth: Int) -> String {
      (0..<dice.roll(4)).map { _ in
        let atom = self.atom(depth: depth)
        return dice.roll(3) == 0
          ? atom + dice.pick(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}"])
          : atom
      }.joined()
    }

    private mutating func atom(depth: Int) -> String {
      let leaves = [
        "a", "b", "B", "k", "s", "i", "é", "ß", "ω", "1", "_", " ", "\\.", ".", "\\w", "\\W", "\\d", "\\s", "\\S", "[ab]", "[^a]",
        "[a-c]",
        "[^\\w]", "[\\dé]", "[a-z-[b]]", "[\\w-[a-kω]]", "\\p{Lu}", "\\P{L}", "\\p{IsGreek}", "^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z",
        "\\G", "\\x41", "\\u03a9", "(?i)", "(?-i)", "(?m)", "(?s)",
      ]
      guard depth < 3, dice.roll(3) == 0 else {
        return groups > 0 && dice.roll(6) == 0 ? "\\\(1 + dice.roll(min(groups, 9)))" : dice.pick(leaves)
      }
      let kind = dice.roll(14)
      switch kind {
      case 0...4:
        groups += 1
        return "(" + alternatives(depth: depth + 1) + ")"
      case 5: return "(?<n\(dice.roll(1000))>" + alternatives(depth: depth + 1) + ")"
      case 6: return "(?:" + alternatives(depth: depth + 1) + ")"
      case 7: return "(?=" + alternatives(depth: depth + 1) + ")"
      case 8: return "(?!" + alternatives(depth: depth + 1) + ")"
      case 9: return "(?<=" + alternatives(depth: depth + 1) + ")"
      case 10: return "(?<!" + alternatives(depth: depth + 1) + ")"
      case 11: return "(?>" + alternatives(depth: depth + 1) + ")"
      case 12: return "(?i:" + alternatives(depth: depth + 1) + ")"
      default:
        let test = groups > 0 && dice.roll(2) == 0 ? "(?(\(1 + dice.roll(groups)))" : "(?(?=" + sequence(depth: depth + 1) + ")"
        return test + sequence(depth: depth + 1) + "|" + sequence(depth: depth + 1) + ")"
      }
    }
  }

  private static func describe(_ regex: DotNetRegex, _ input: PSString) -> String {
    var lines: [String] = []
    let matches = regex.matches(input)
    do {
      while let match = try matches.next() {
        lines.append((0..<match.groupCount).map { match.range(of: $0).map { "\($0)" } ?? "-" }.joined(separator: " "))
      }
    } catch {
      lines.append("\(error)")
    }
    return lines.joined(separator: "; ")
  }

  private static func expectAgreement(_ pattern: String, _ options: RegexOptions, _ inputs: [String]) -> [String] {
    guard let automatic = try? DotNetRegex(.of(pattern), options),
      let backtracking = try? DotNetRegex(.of(pattern), options, engine: .backtracking)
    else { return [] }
    return inputs.compactMap { input in
      let a = describe(automatic, .of(input)), b = describe(backtracking, .of(input))
      return a == b ? nil : "\(pattern) \(options.rawValue) on \"\(input)\": PCRE2 \(a), backtracking \(b)"
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4]) func randomPatterns(seed: UInt64) {
    var maker = PatternMaker(seed: seed)
    var failures: [String] = []
    var shared = 0
    for _ in 0..<5000 {
      let pattern = maker.pattern()
      let options = maker.dice.pick([
        RegexOptions(), .ignoreCase, [.ignoreCase, .cultureInvariant], .multiline, .singleline, .explicitCapture,
      ])
      let alphabet: [String] =
        maker.dice.roll(2) == 0
        ? Array("abABkKsSiI1 .\n_éÉßÿ").map(String.init) : Array("abAkSi1 .\nωΩ\u{212A}ſẞİŸ\u{200D}").map(String.init)
      let inputs = (0..<3).map { _ in (0..<maker.dice.roll(10)).map { _ in maker.dice.pick(alphabet) }.joined() }
      failures += Self.expectAgreement(pattern, options, inputs)
      if let regex = try? DotNetRegex(.of(pattern), options), regex.usesPCRE(for: .of("ω")) { shared += 1 }
    }
    // Otherwise the comparison would be of the backtracking matcher with itself.
    #expect(shared > 3000, "\(shared)")
    #expect(failures.isEmpty, "\(failures.count):\n\(failures.prefix(12).joined(separator: "\n"))")
  }

  @Test func recordedPatterns() throws {
    var failures: [String] = []
    for attempt in try RegexConformanceTests.recordings("regex-attempts.jsonl") where attempt[0] == "match" {
      failures += Self.expectAgreement(attempt[1], .ignoreCase, [attempt[2]])
    }
    #expect(failures.isEmpty, "\(failures.count):\n\(failures.prefix(12).joined(separator: "\n"))")
  }
}
