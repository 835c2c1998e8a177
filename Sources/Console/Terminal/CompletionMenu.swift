import Glibc
import Text

/// The proposals for the text at the cursor, one of them chosen and already in the entry, laid out in columns below it.
struct CompletionMenu {
  private static let gap = 2
  private static let heightLimit = 10

  struct Item {
    var text: [wchar_t]
    var label: [wchar_t]
    var toolTip: [wchar_t]
  }

  let items: [Item]
  /// Where the chosen text begins in the entry, and how long it is there.
  let start: Int
  var length: Int
  /// The entry before the menu.
  let before: UndoStack.Snapshot
  private(set) var chosen = 0
  /// Chosen by arrow keys: Enter then takes the choice and does not run the entry.
  var navigated = false
  private var firstRow = 0

  init(_ set: CompletionSet, in entry: UndoStack.Snapshot) {
    items = set.completions.map {
      let label = WideText.from($0.listText)
      let text = WideText.from($0.text)
      return Item(text: text, label: label.isEmpty ? text : label, toolTip: WideText.from($0.toolTip))
    }
    start = WideText.index(ofUTF16: set.start, in: entry.text)
    length = WideText.index(ofUTF16: set.start + set.length, in: entry.text) - start
    before = entry
  }

  var text: [wchar_t] { items[chosen].text }

  /// The next one (or, with a negative `step`, the one before), going round.
  mutating func advance(_ step: Int) { chosen = ((chosen + step) % items.count + items.count) % items.count }

  /// One row down or up in the same column, or one column to the side; stays at the edges.
  mutating func move(rows: Int, columns: Int, width: Int) {
    navigated = true
    let height = grid(width: width).rows
    let target = chosen + rows + columns * height
    if rows != 0, chosen / height != target / height { return }
    if items.indices.contains(target) { chosen = target }
  }

  private func grid(width: Int) -> (rows: Int, columns: Int, cell: Int) {
    let widest = items.reduce(1) { max($0, CharacterWidth.of($1.label)) }
    let cell = min(widest + Self.gap, max(4, width - 1))
    let columns = max(1, (width - 1) / cell)
    return ((items.count + columns - 1) / columns, columns, cell)
  }

  /// The rows to show below the entry: as many as `height` allows, the chosen one among them, then its tool tip.
  mutating func lines(width: Int, height: Int, chosenStyle: UInt16, tipStyle: UInt16) -> [StyledText] {
    let (rows, columns, cell) = grid(width: width)
    let visible = max(1, min(rows, Self.heightLimit, height))
    let chosenRow = chosen % rows
    firstRow = min(max(firstRow, chosenRow - visible + 1), chosenRow)
    firstRow = max(0, min(firstRow, rows - visible))
    var lines: [StyledText] = []
    for row in firstRow..<firstRow + visible {
      var line = StyledText()
      for column in 0..<columns {
        let index = column * rows + row
        guard index < items.count else { break }
        let label = StyledText.truncated(Self.printable(items[index].label), columns: cell - Self.gap)
        line.append(label, style: index == chosen ? chosenStyle : 0)
        let padding = cell - CharacterWidth.of(label)
        line.append(Array(repeating: 0x20, count: max(0, padding)), style: 0)
      }
      while line.scalars.last == 0x20, line.styles.last == 0 {
        line.scalars.removeLast()
        line.styles.removeLast()
      }
      lines.append(line)
    }
    let tip = Self.printable(Array(items[chosen].toolTip.drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A && $0 != 0x0D }))
    if height > visible, !tip.isEmpty, tip != items[chosen].label {
      lines.append(StyledText(plain: StyledText.truncated(tip, columns: width - 1), style: tipStyle))
    }
    return lines
  }

  private static func printable(_ text: [wchar_t]) -> [wchar_t] { text.map { $0 < 0x20 ? 0x20 : $0 } }
}
