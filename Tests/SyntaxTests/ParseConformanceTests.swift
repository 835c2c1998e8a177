import Foundation
import Syntax
import Testing
import Text

/// The parser against what PowerShell 7.6 says of the same scripts: errors, tokens and tree, to the character.
///
/// A script's name with more than one `/` means that it was damaged. `PARSE_CASE=part-of-a-name` shows the scripts with such names that differ, `PARSE_SHOW=n` at most n.
@Suite struct ParseConformanceTests {
  struct Recording: Decodable {
    let name: String
    let script: String
    let errors: String
    let nodes: String
    let tokens: String

    var isDamaged: Bool { name.split(separator: "/").count > 2 }
  }

  static func recordings() throws -> [Recording] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Conformance/parse.jsonl.gz")
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    gzip.arguments = ["-dc", file.standardized.path]
    let pipe = Pipe()
    gzip.standardOutput = pipe
    try gzip.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    gzip.waitUntilExit()
    let decoder = JSONDecoder()
    return try data.split(separator: 0x0A).map { try decoder.decode(Recording.self, from: $0) }
  }

  /// The script as the recordings list it.
  static func listing(of script: String) -> (errors: String, nodes: String, tokens: String) {
    let result = Parser.parse(ScriptSource(units: Array(script.utf16)))
    let errors = result.errors.map { "\($0.errorId)@\($0.extent.startOffset)-\($0.extent.endOffset)" }
    let nodes = result.scriptBlock.findAll { _ in true }.map { "\($0.kind.name):\($0.extent.startOffset)-\($0.extent.endOffset)" }
    let tokens = result.tokens.map {
      "\($0.kind.name):\($0.extent.startOffset)-\($0.extent.endOffset)[\(String($0.flags.rawValue, radix: 16))]"
    }
    return (errors.joined(separator: " "), nodes.joined(separator: " "), tokens.joined(separator: " "))
  }

  private static func difference(_ what: String, _ want: String, _ have: String) -> String? {
    guard want != have else { return nil }
    let (a, b) = (want.split(separator: " "), have.split(separator: " "))
    let at = zip(a, b).prefix { $0 == $1 }.count
    return
      "  \(what) from item \(at): PowerShell \(a.dropFirst(at).prefix(6).joined(separator: " ")) | here \(b.dropFirst(at).prefix(6).joined(separator: " "))"
  }

  @Test func parsesAsPowerShellDoes() throws {
    let environment = ProcessInfo.processInfo.environment
    let wanted = environment["PARSE_CASE"] ?? ""
    var toShow = environment["PARSE_SHOW"].flatMap { Int($0) } ?? (wanted.isEmpty ? 0 : 10)
    var total = (whole: 0, damaged: 0)
    var same = (whole: 0, damaged: 0, errors: 0, nodes: 0, tokens: 0)
    for recording in try Self.recordings() where wanted.isEmpty || recording.name.contains(wanted) {
      let listing = Self.listing(of: recording.script)
      let differences = [
        Self.difference("errors", recording.errors, listing.errors), Self.difference("nodes", recording.nodes, listing.nodes),
        Self.difference("tokens", recording.tokens, listing.tokens),
      ]
      if differences[0] == nil { same.errors += 1 }
      if differences[1] == nil { same.nodes += 1 }
      if differences[2] == nil { same.tokens += 1 }
      let isSame = differences.allSatisfy { $0 == nil }
      if recording.isDamaged {
        total.damaged += 1
        if isSame { same.damaged += 1 }
      } else {
        total.whole += 1
        if isSame { same.whole += 1 }
      }
      if !isSame, toShow > 0 {
        toShow -= 1
        print("--- \(recording.name)\n\(recording.script)\n" + differences.compactMap { $0 }.joined(separator: "\n"))
      }
    }
    print(
      "whole \(same.whole) of \(total.whole), damaged \(same.damaged) of \(total.damaged); errors \(same.errors), tree \(same.nodes), tokens \(same.tokens)"
    )
    #expect(same.whole * 1000 >= total.whole * 990)
    #expect(same.damaged * 1000 >= total.damaged * 950)
  }
}
