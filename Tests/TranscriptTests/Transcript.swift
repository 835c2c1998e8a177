import Foundation

/// A file of `Tests/Transcripts`: what a session at the prompt looks like.
///
/// ```
/// # A heading starts a fresh shell
/// PS> 1 + 1
/// 2
/// PS> function f {
/// >>   'more lines'
/// >> }
/// PS> Read-Host Name
/// << what is typed at the question
/// Name: what is typed at the question
/// ```
/// Lines before the first input of a heading are prose. What an entry shows follows it: output and errors together.
struct Transcript {
  struct Entry {
    var input: String
    var answers: [String]
    var expected: [String]
  }
  struct Section {
    var heading: String
    var prose: [String]
    var entries: [Entry]
  }
  var sections: [Section]

  init(_ text: String) {
    sections = []
    var section = Section(heading: "", prose: [], entries: [])
    func isEmpty(_ s: Section) -> Bool { s.heading.isEmpty && s.prose.isEmpty && s.entries.isEmpty }
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    for line in lines {
      if line.hasPrefix("# ") {
        if !isEmpty(section) { sections.append(section) }
        section = Section(heading: String(line.dropFirst(2)), prose: [], entries: [])
      } else if line.hasPrefix("PS> ") || line == "PS>" {
        section.entries.append(Entry(input: String(line.dropFirst(4)), answers: [], expected: []))
      } else if section.entries.isEmpty {
        section.prose.append(line)
      } else if line.hasPrefix(">> ") || line == ">>", section.entries[section.entries.count - 1].expected.isEmpty {
        section.entries[section.entries.count - 1].input += "\n" + line.dropFirst(3)
      } else if line.hasPrefix("<< ") || line == "<<", section.entries[section.entries.count - 1].expected.isEmpty {
        section.entries[section.entries.count - 1].answers.append(String(line.dropFirst(3)))
      } else {
        section.entries[section.entries.count - 1].expected.append(line)
      }
    }
    if !isEmpty(section) { sections.append(section) }
  }

  /// The file again, with what the entries expect now.
  var text: String {
    var lines: [String] = []
    for section in sections {
      if !section.heading.isEmpty { lines.append("# " + section.heading) }
      lines += section.prose
      for entry in section.entries {
        let input = entry.input.components(separatedBy: "\n")
        lines.append("PS> " + input[0])
        lines += input.dropFirst().map { ">> " + $0 }
        lines += entry.answers.map { "<< " + $0 }
        lines += entry.expected
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
