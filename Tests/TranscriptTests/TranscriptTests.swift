import Console
import Engine
import Foundation
import SharePoint
import Testing
import Text

/// Runs every transcript. With `UPDATE_TRANSCRIPTS=1` in the environment what is shown now becomes what is expected, for review.
@Suite(.serialized) struct TranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Transcripts")

  static let files: [String] = {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  @Test(arguments: files) func transcript(_ file: String) throws {
    let url = Self.folder.appendingPathComponent(file)
    var transcript = Transcript(try String(contentsOf: url, encoding: .utf8))
    #expect(!transcript.sections.isEmpty)
    let updates = ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1"
    for s in transcript.sections.indices {
      let results = TranscriptTests.play(transcript.sections[s])
      for (e, shown) in results.enumerated() {
        let entry = transcript.sections[s].entries[e]
        if updates {
          transcript.sections[s].entries[e].expected = shown
        } else {
          #expect(shown == entry.expected, "\(file), \(transcript.sections[s].heading): PS> \(entry.input)")
        }
      }
    }
    if updates { try transcript.text.write(to: url, atomically: true, encoding: .utf8) }
  }

  /// Runs one section in a fresh shell, with a new farm whose server is SP01, on a thread with a stack as the executable's; gives the lines that each entry shows.
  private static func play(_ section: Transcript.Section) -> [[String]] {
    nonisolated(unsafe) var results: [[String]] = []
    let thread = Thread {
      let attention = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
      attention.initialize(to: 0)
      FarmSession.configure(farm: ":memory:", server: "SP01")
      let host = TranscriptHost()
      let shell = Shell(host: host, attention: attention, nativeStack: 64 << 20)
      ShellAssembly.assemble(shell)
      for entry in section.entries {
        host.shown = ""
        host.answers = entry.answers
        _ = shell.run(PSString.of(entry.input))
        var lines = host.shown.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        results.append(lines)
      }
      done.signal()
    }
    thread.stackSize = 64 << 20
    thread.start()
    done.wait()
    return results
  }

  private static let done = DispatchSemaphore(value: 0)
}
