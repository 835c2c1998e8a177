import Foundation
import Testing
import Text

/// What PowerShell 7.6 printed, replayed against the engine.
@Suite struct RegexConformanceTests {
  /// Lines of JSON arrays of strings from `Tests/Conformance`.
  static func recordings(_ name: String) throws -> [[String]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("Conformance/\(name)"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String])
    }
  }

  /// `-match`, `-split` and `-replace` of every pattern and input of the recorded matrix.
  @Test func attempts() throws {
    var failures: [String] = []
    let attempts = try Self.recordings("regex-attempts.jsonl")
    #expect(attempts.count > 1600)
    for attempt in attempts {
      let actual = Self.attempt(attempt[0], attempt[1], attempt[2])
      let expected = attempt[3].hasPrefix("!") ? "!" : attempt[3]
      if actual != expected { failures.append("\(attempt) gave \(actual)") }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(10).joined(separator: "\n"))")
  }

  private static func attempt(_ operation: String, _ pattern: String, _ input: String) -> String {
    guard let regex = try? DotNetRegex(.of(pattern), .ignoreCase) else { return "!" }
    do {
      switch operation {
      case "match": return "string \(try matched(regex, input) ?? "no")"
      case "split": return "string[](" + (try regex.split(.of(input)).map { "string \($0.string)" }.joined(separator: ", ")) + ")"
      default: return "string " + (try regex.replace(.of(input), .of("<$0>")).string)
      }
    } catch {
      return "\(error)"
    }
  }

  /// `$Matches` as the script prints it.
  private static func matched(_ regex: DotNetRegex, _ input: String) throws -> String? {
    guard let match = try regex.match(.of(input)) else { return nil }
    var pairs: [String] = []
    for slot in 0..<match.groupCount {
      let group = match.group(at: slot)
      if group.success { pairs.append("\(group.name.string)=\(group.value.string)") }
    }
    return pairs.sorted().joined(separator: ";")
  }

  /// Matches, groups, captures, replacing and splitting as the recorded scripts print them.
  @Test func scripts() throws {
    for script in try Self.recordings("regex-scripts.jsonl") {
      #expect(try Self.output(input: .of(script[1]), pattern: .of(script[2])) == script[3], "\(script[0])")
    }
  }

  private static func output(input: PSString, pattern: PSString) throws -> String {
    var lines: [String] = []
    let exact = try DotNetRegex(pattern)
    let loose = try DotNetRegex(pattern, .ignoreCase)
    let matches = exact.matches(input)
    while let match = try matches.next() {
      lines.append("match '\(match.value.string)' at \(match.index)")
      for slot in 0..<match.groupCount {
        let group = match.group(at: slot)
        let captures = try group.captures().map { "\($0.value.string)@\($0.index)" }.joined(separator: " ")
        let success = group.success ? "True" : "False"
        lines.append("  \(group.name.string) \(success) '\(group.value.string)' at \(group.index): \(captures)")
      }
    }
    lines.append(try loose.replace(input, .of("<$&>")).string)
    lines.append(try exact.replace(input, .of("[$1]")).string)
    lines.append(try loose.split(input).map { "'\($0.string)'" }.joined(separator: ","))
    if let match = try loose.match(input) {
      let keys = (0..<match.groupCount).map { match.group(at: $0) }.filter { $0.success }.map { $0.name.string }
      lines.append(keys.sorted().joined(separator: ","))
    } else {
      lines.append("no match")
    }
    lines.append(exact.groupNames.map { $0.string }.joined(separator: ","))
    return lines.map { $0 + "\n" }.joined()
  }

  @Test(arguments: [
    ("(", "Invalid pattern '(' at offset 1. Not enough )'s."),
    ("[", "Invalid pattern '[' at offset 1. Unterminated [] set."),
    ("a**", "Invalid pattern 'a**' at offset 3. Nested quantifier '*'."),
    ("(?<n", "Invalid pattern '(?<n' at offset 4. Unrecognized grouping construct."),
    ("\\", "Invalid pattern '\\' at offset 1. Illegal \\ at end of pattern."),
    ("(?<=", "Invalid pattern '(?<=' at offset 4. Not enough )'s."),
    ("[z-a]", "Invalid pattern '[z-a]' at offset 4. [x-y] range in reverse order."),
    ("a{2,1}", "Invalid pattern 'a{2,1}' at offset 6. Illegal {x,y} with x > y."),
    ("(?(x", "Invalid pattern '(?(x' at offset 4. Not enough )'s."),
    ("\\p{Nope}", "Invalid pattern '\\p{Nope}' at offset 8. Unknown property 'Nope'."),
    ("\\2", "Invalid pattern '\\2' at offset 2. Reference to undefined group number 2."),
    ("(?<1x>a)", "Invalid pattern '(?<1x>a)' at offset 4. Invalid group name: Group names must begin with a word character."),
    ("*", "Invalid pattern '*' at offset 1. Quantifier '*' following nothing."),
    ("\\k<q>", "Invalid pattern '\\k<q>' at offset 5. Reference to undefined group name 'q'."),
    ("(?z)", "Invalid pattern '(?z)' at offset 3. Unrecognized grouping construct."),
    ("[a", "Invalid pattern '[a' at offset 2. Unterminated [] set."),
    ("\\xZ", "Invalid pattern '\\xZ' at offset 2. Insufficient or invalid hexadecimal digits."),
    ("\\u12", "Invalid pattern '\\u12' at offset 2. Insufficient or invalid hexadecimal digits."),
    ("\\c", "Invalid pattern '\\c' at offset 2. Missing control character."),
    ("\\u0041\\n\\x", "Invalid pattern '\\u0041\\n\\x' at offset 10. Insufficient or invalid hexadecimal digits."),
  ])
  func errors(pattern: String, message: String) {
    #expect { try DotNetRegex(.of(pattern)) } throws: { error in (error as? RegexConstructionError)?.message == message }
  }
}
