import Glibc
import Text

/// The rows below the output that show what is under way, in PowerShell's Minimal view: `Activity [Status       ]`, the done part reversed.
///
/// The cursor always stands where the output ends: before anything else is written the rows must be hidden, and may be shown again after it.
package final class ProgressArea {
  /// Rows are drawn at most once in so many milliseconds, as PowerShell does.
  private static let interval: UInt64 = 200

  private let session: TerminalSession
  private var tree = ProgressTree()
  private var shown = false
  private var lastDrawn: UInt64?
  /// `$PSStyle.Progress.Style`: an SGR sequence, or empty.
  package var style: String
  /// `$PSStyle.Progress.MaxWidth`; 0 for no limit.
  package var maximumWidth = 120

  package init(session: TerminalSession, style: String = "\u{1B}[33;1m") {
    self.session = session
    self.style = session.noColor ? "" : style
  }

  package var isShown: Bool { shown }

  /// Takes a report in, and draws when it is time. `now` counts milliseconds on any clock that does not go back.
  package func report(_ record: ProgressReport, now: UInt64) {
    tree.update(record)
    guard session.isDrawable else { return }
    if tree.isEmpty {
      hide()
      lastDrawn = nil
      return
    }
    if let last = lastDrawn, now &- last < Self.interval, !record.isCompleted { return }
    lastDrawn = now
    draw()
  }

  /// Takes the rows off the screen; whoever writes calls this first. What is under way is kept.
  package func hide() {
    guard shown else { return }
    shown = false
    session.send(Array("\u{1B}[J\u{1B}[?25h".utf8))
  }

  /// After others have written: draws the rows again.
  package func showAgain() {
    if !tree.isEmpty, lastDrawn != nil { draw() }
  }

  /// The command is over: forgets everything.
  package func clear() {
    hide()
    tree = ProgressTree()
    lastDrawn = nil
  }

  private func draw() {
    let size = session.size
    let column = session.position.column ?? 0
    let rows = tree.visible(height: max(1, min(max(5, size.rows / 3), size.rows - 2)))
    var out = "\u{1B}[?25l"
    if column > 0 { out += "\r\n" }
    for (index, row) in rows.enumerated() {
      if index > 0 { out += "\r\n" }
      out += Self.row(row.record, depth: row.depth, width: size.columns, maximumWidth: maximumWidth, style: style) + "\u{1B}[K"
    }
    out += "\u{1B}[J"
    let up = rows.count - 1 + (column > 0 ? 1 : 0)
    if up > 0 { out += "\u{1B}[\(up)A" }
    out += "\r"
    if column > 0 { out += "\u{1B}[\(column)C" }
    session.send(Array(out.utf8))
    shown = true
  }

  /// One activity's row, escape sequences included; it takes `width - 1` cells at most.
  package static func row(_ record: ProgressReport, depth: Int, width: Int, maximumWidth: Int = 120, style: String) -> String {
    let limit = maximumWidth > 0 ? min(width, maximumWidth) : width
    let indent = min(depth * 2, limit / 2)
    let remaining = record.secondsRemaining >= 0 ? "\(record.secondsRemaining)s" : ""
    let tail = remaining.count + 1
    let activity = fitted(record.activity, columns: CharacterWidth.of(clean(record.activity)) > limit / 2 ? limit / 2 : limit)
    // The space, both brackets, and one cell so that the row never wraps.
    let bar = max(0, limit - CharacterWidth.of(activity) - indent - 4)
    let status = fitted(record.status, columns: max(0, bar - tail))
    var cells = status
    cells += Array(repeating: 0x20, count: max(0, bar - CharacterWidth.of(status) - tail))
    if bar > tail { cells += WideText.from(remaining) }

    var done = cells.count
    if record.percentComplete >= 0, record.percentComplete < 100, bar > 0 {
      let wanted = min(record.percentComplete * bar / 100, bar - 1)
      var used = 0
      done = 0
      while done < cells.count, used < wanted {
        used += CharacterWidth.of(cells[done])
        done += 1
      }
    }
    func text(_ slice: ArraySlice<wchar_t>) -> String { String(decoding: WideText.utf8(slice), as: UTF8.self) }
    return String(repeating: " ", count: indent) + style + text(activity[...]) + " [\u{1B}[7m" + text(cells[..<done]) + "\u{1B}[27m"
      + text(cells[done...]) + "]\u{1B}[0m"
  }

  private static func clean(_ text: PSString) -> [wchar_t] { WideText.from(text).map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 } }

  private static func fitted(_ text: PSString, columns: Int) -> [wchar_t] { StyledText.truncated(clean(text), columns: columns) }
}
