import Engine
import Text

/// Writes objects as `label : value` lines, the labels padded to one width.
package struct ListWriter {
  private var labels: [PSString] = []
  private var labelCells = 0
  private let screen: Int

  private nonisolated(unsafe) static let separator = PSString.of(" : ")
  /// Cells that a value needs at least.
  private static let narrowestValue = 1

  package init(_ names: [PSString], screen: Int) {
    self.screen = screen
    let widest = screen - ListWriter.separator.count - ListWriter.narrowestValue
    guard widest >= 1, !names.isEmpty else { return }
    let counts = names.map(DecoratedText.cells)
    labelCells = min(counts.max() ?? 0, widest)
    labels = names.indices.map { k in
      let label =
        counts[k] > labelCells
        ? DecoratedText.head(names[k], cells: labelCells) : names[k].concat(DecoratedText.spaces(labelCells - counts[k])) ?? names[k]
      return label.concat(ListWriter.separator) ?? label
    }
    labelCells += ListWriter.separator.count
  }

  package func write(_ values: [PSString], to output: LineOutput) throws(Unwind) {
    let style = PSStyle.shared.formatting.formatAccent
    let padding = DecoratedText.spaces(labelCells)
    for k in labels.indices {
      let value = k < values.count ? values[k] : .empty
      var isFirst = true
      for line in LineWrapping.lines(of: value) {
        for part in LineWrapping.wrap(line, first: screen - labelCells, following: screen - labelCells) {
          let text = PSStringBuilder()
          if isFirst {
            text.append(style)
            text.append(labels[k])
            if !style.isEmpty { text.append(DecoratedText.reset) }
            isFirst = false
          } else {
            text.append(padding)
          }
          text.append(part)
          try output.writeLine(text.build(), .output)
        }
      }
    }
  }
}
