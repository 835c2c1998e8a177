import Glibc
import Text

/// A question with labelled answers, `[Y] Yes  [N] No  [?] Help (default is "Y"): `, asked until the answer is one of them.
///
/// The words and the layout are those of PowerShell's console host.
package struct ChoicePrompt {
  package struct Choice {
    /// The label with `&` before its hot key.
    package var label: PSString
    package var help: PSString

    package init(label: PSString, help: PSString) {
      self.label = label
      self.help = help
    }

    /// The label without its ampersand, and the hot key (upper case; empty when the label has none).
    package var parts: (name: String, hotKey: String) {
      let text = label.string
      guard let mark = text.firstIndex(of: "&") else { return (text, "") }
      let after = text.index(after: mark)
      let name = String(text[..<mark] + text[after...])
      return (name, after < text.endIndex ? String(text[after]).uppercased() : "")
    }
  }

  package var caption: PSString
  package var message: PSString
  package var choices: [Choice]
  /// The choices that an empty answer stands for: none, one, or several where several may be chosen.
  package var defaults: [Int]

  package init(caption: PSString, message: PSString, choices: [Choice], defaults: [Int]) {
    self.caption = caption
    self.message = message
    self.choices = choices
    self.defaults = defaults.filter { choices.indices.contains($0) }
  }

  private static let captionColour = "\u{1B}[97m"
  private static let defaultColour = "\u{1B}[93m"

  /// Asks for one choice: its index.
  package func askForOne(_ editor: LineEditor) -> ReadResult<Int> {
    introduce(editor.session)
    while true {
      let prompt = optionLines(width: editor.session.size.columns, coloured: !editor.session.noColor, several: false)
      switch editor.readLine(prompt: .of(prompt)) {
      case .cancelled: return .cancelled
      case .end: return .end
      case .line(let line):
        if line.isEmpty {
          if let first = defaults.first { return .line(first) }
          continue
        }
        let answer = Self.trimmed(line.string)
        if answer == "?" {
          showHelp(editor.session)
        } else if let chosen = choice(for: answer) {
          return .line(chosen)
        }
      }
    }
  }

  /// Asks for any number of choices, one a line, until an empty answer; that alone stands for the defaults.
  package func askForSeveral(_ editor: LineEditor) -> ReadResult<[Int]> {
    introduce(editor.session)
    let session = editor.session
    let options = optionLines(width: session.size.columns, coloured: !session.noColor, several: true)
    session.write(Array((options + (defaults.isEmpty ? "" : "\n")).utf8))
    var chosen: [Int] = []
    while true {
      switch editor.readLine(prompt: .of("Choice[\(chosen.count)]: ")) {
      case .cancelled: return .cancelled
      case .end: return .end
      case .line(let line):
        if line.isEmpty { return .line(chosen.isEmpty ? defaults : chosen) }
        let answer = Self.trimmed(line.string)
        if answer == "?" {
          showHelp(session)
        } else if let index = choice(for: answer) {
          chosen.append(index)
        }
      }
    }
  }

  /// The choice with that label, else the one with that hot key.
  package func choice(for answer: String) -> Int? {
    let wanted = answer.uppercased()
    return choices.firstIndex { $0.parts.name.uppercased() == wanted }
      ?? choices.firstIndex { !$0.parts.hotKey.isEmpty && $0.parts.hotKey == wanted }
  }

  private func introduce(_ session: TerminalSession) {
    let width = session.size.columns
    var out = ""
    if !caption.isEmpty {
      let text = Self.wrapped(caption.string, width: width)
      out += "\n" + (session.noColor || !session.outputIsTerminal ? text : Self.captionColour + text + "\u{1B}[0m") + "\n"
    }
    if !message.isEmpty { out += Self.wrapped(message.string, width: width) + "\n" }
    session.write(Array(out.utf8))
  }

  /// `[Y] Yes  [N] No  [?] Help (default is "Y"): `, broken between options where the row is full; for several choices an option a row.
  ///
  /// As in PowerShell, what begins a row after such a break loses its trailing spaces, and rows of their own do not start the count anew.
  package func optionLines(width: Int, coloured: Bool, several: Bool) -> String {
    var out = ""
    var length = 0
    func add(_ text: String, highlighted: Bool = false) {
      let cells = CharacterWidth.of(WideText.from(text))
      let breaks = length + cells > width - 1
      length = breaks ? cells : length + cells
      let shown = breaks ? Self.trimmedEnd(text) : text
      out += breaks ? "\n" : ""
      out += coloured && highlighted ? Self.defaultColour + shown + "\u{1B}[0m" : shown
    }
    for (index, choice) in choices.enumerated() {
      let (name, hotKey) = choice.parts
      add("[\(hotKey)] \(name)  ", highlighted: defaults.contains(index))
      if several { out += "\n" }
    }
    add("[?] Help ")
    if several { out += "\n" }
    guard !defaults.isEmpty else { return out }
    let names = defaults.map { choices[$0].parts.hotKey.isEmpty ? choices[$0].parts.name : choices[$0].parts.hotKey }
    let listed = names.joined(separator: ",")
    add(several ? (names.count == 1 ? "(default is \"\(listed)\")" : "(default choices are \(listed))") : "(default is \"\(listed)\"): ")
    return out
  }

  private func showHelp(_ session: TerminalSession) {
    var out = ""
    for choice in choices {
      let (name, hotKey) = choice.parts
      out += Self.wrapped("\(hotKey.isEmpty ? name : hotKey) - \(choice.help.string)", width: session.size.columns) + "\n"
    }
    session.write(Array(out.utf8))
  }

  // MARK: text

  private static func trimmed(_ text: String) -> String {
    String(trimmedEnd(text).drop(while: \.isWhitespace))
  }

  private static func trimmedEnd(_ text: String) -> String {
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(text[...last])
  }

  /// Breaks lines at spaces so that they keep within `width - 1` cells; a longer word is cut.
  package static func wrapped(_ text: String, width: Int) -> String {
    let limit = max(2, width - 1)
    var rows: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var row: [wchar_t] = []
      var used = 0
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        let cells = WideText.from(String(word))
        let size = CharacterWidth.of(cells)
        if used > 0, used + 1 + size > limit {
          rows.append(String(decoding: WideText.utf8(row), as: UTF8.self))
          row = []
          used = 0
        } else if used > 0 || !row.isEmpty {
          row.append(0x20)
          used += 1
        }
        for cell in cells {
          let cellWidth = CharacterWidth.of(cell)
          if used + cellWidth > limit {
            rows.append(String(decoding: WideText.utf8(row), as: UTF8.self))
            row = []
            used = 0
          }
          row.append(cell)
          used += cellWidth
        }
      }
      rows.append(String(decoding: WideText.utf8(row), as: UTF8.self))
    }
    return rows.joined(separator: "\n")
  }
}
