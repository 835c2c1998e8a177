import Text

/// What an entry is, as the parser sees it.
package enum Completeness: Sendable {
  /// Enter runs it.
  case complete
  /// Enter begins a line within it.
  case incomplete
  /// Enter runs it, and running it tells the error.
  case error
}

/// What may happen to an entry that was accepted.
package enum HistoryPolicy: Sendable {
  case file
  /// Recalled in this session, but never written: it may hold a secret.
  case memory
  case none
}

/// One proposal for the text at the cursor.
package struct Completion {
  /// What goes into the entry.
  package var text: PSString
  /// What the menu shows.
  package var listText: PSString
  /// A line shown below the menu while this is chosen.
  package var toolTip: PSString

  package init(text: PSString, listText: PSString, toolTip: PSString) {
    self.text = text
    self.listText = listText
    self.toolTip = toolTip
  }
}

/// Proposals that replace `length` UTF-16 units from `start`.
package struct CompletionSet {
  package var start: Int
  package var length: Int
  package var completions: [Completion]

  package init(start: Int, length: Int, completions: [Completion]) {
    self.start = start
    self.length = length
    self.completions = completions
  }
}

/// UTF-16 units to be shown in a colour: an SGR sequence such as `"\u{1B}[93m"`.
package struct ColourSpan: Sendable {
  package var range: Range<Int>
  package var sequence: String

  package init(range: Range<Int>, sequence: String) {
    self.range = range
    self.sequence = sequence
  }
}

/// What the shell knows and the editor asks. Positions are UTF-16 offsets, as the parser's are.
package struct EntryServices {
  package var completeness: (PSString) -> Completeness
  /// Proposals for the text and the cursor's offset; nil for none.
  package var completions: (PSString, Int) -> CompletionSet?
  /// Colours of the text, in any order; a later span lies over an earlier one.
  package var colours: (PSString) -> [ColourSpan]
  package var historyPolicy: (PSString) -> HistoryPolicy
  /// Called about three times a second while nothing is typed, for events and finished jobs. What it shows goes through `LineEditor.writeAbove`.
  package var idle: (() -> Void)?

  package init(
    completeness: @escaping (PSString) -> Completeness = { _ in .complete },
    completions: @escaping (PSString, Int) -> CompletionSet? = { _, _ in nil },
    colours: @escaping (PSString) -> [ColourSpan] = { _ in [] },
    historyPolicy: @escaping (PSString) -> HistoryPolicy = { _ in .file },
    idle: (() -> Void)? = nil
  ) {
    self.completeness = completeness
    self.completions = completions
    self.colours = colours
    self.historyPolicy = historyPolicy
    self.idle = idle
  }
}
