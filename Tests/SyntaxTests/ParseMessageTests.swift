import Foundation
import Syntax
import Testing
import Text

/// The words and lines of errors against what PowerShell 7.6 printed for a script that it would not run.
@Suite struct ParseMessageTests {
  struct Recording: Decodable {
    let name: String
    let script: String
    let stderr: String
  }

  /// The text without the frame that the error view draws around it, its lines joined.
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: { $0 == "\n" || $0 == " " || $0 == "|" }).filter { !$0.allSatisfy { $0 == "~" } }.joined(separator: " ")
  }

  @Test func saysWhatPowerShellSays() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Conformance/parse-errors.jsonl")
    var unlike: [String] = []
    var total = 0
    for line in try Data(contentsOf: file).split(separator: 0x0A) {
      let recording = try JSONDecoder().decode(Recording.self, from: line)
      // A type that is missing is the engine's to know.
      guard recording.stderr.hasPrefix("ParserError"), !recording.stderr.contains("Unable to find type") else { continue }
      total += 1
      let errors = Parser.parse(ScriptSource(units: Array(recording.script.utf16))).errors
      let printed = Self.words(recording.stderr)
      let first = errors.first.map { Self.words($0.message) } ?? "no error"
      let place = errors.first.map { "case.ps1:\($0.extent.startLineNumber) " } ?? ""
      if !printed.contains(first) || !printed.contains(place) { unlike.append("\(recording.name): \(place)\(first) | \(printed)") }
    }
    print("messages: \(total - unlike.count) of \(total)")
    for line in unlike { print(line) }
    #expect(unlike.isEmpty)
  }
}
