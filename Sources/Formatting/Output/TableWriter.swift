import Engine
import Text

/// How a cell's text stands in its column.
package enum TextAlignment: Int {
  case undefined = 0
  case left = 1
  case center = 2
  case right = 3
}

/// Writes the rows of a table whose columns have got their widths.
package struct TableWriter {
  private struct Column {
    var width: Int
    var alignment: TextAlignment
    var labelIsProperty: Bool
  }
  private var columns: [Column] = []
  private var isDisabled = true
  private let hidesHeader: Bool

  /// The narrowest screen that a table is written on.
  private static let narrowest = 5

  package init(screen: Int, widths: [Int], alignments: [TextAlignment], labelsAreProperties: [Bool] = [], hidesHeader: Bool = false) {
    self.hidesHeader = hidesHeader
    guard screen >= TableWriter.narrowest else { return }
    let fitted = ColumnWidths.fitted(widths, into: screen)
    guard fitted.contains(where: { $0 >= ColumnWidths.minimum }) else { return }
    isDisabled = false
    columns = fitted.indices.map {
      Column(width: fitted[$0], alignment: alignments[$0], labelIsProperty: $0 < labelsAreProperties.count ? labelsAreProperties[$0] : true)
    }
  }

  /// How many items of at most `width` cells stand side by side on a screen.
  package static func itemsPerRow(width: Int, screen: Int) -> Int {
    if width <= 0 || screen < 1 || width >= screen { return 1 }
    var items = 1
    while width * (items + 1) + items * ColumnWidths.separator < screen { items += 1 }
    return items
  }

  /// Writes labels and their underlines; the number of lines.
  func writeHeader(_ labels: [PSString], to output: LineOutput) throws(Unwind) -> Int {
    if isDisabled || hidesHeader { return 0 }
    let style = PSStyle.shared.formatting
    let rows = multiLineRow(labels, columns.map(\.alignment)) {
      columns[$0].labelIsProperty ? style.tableHeader : style.customTableHeaderLabel
    }
    for row in rows { try output.writeLine(row, .output) }
    let dashes = columns.indices.map { k -> PSString in
      let width = columns[k].width
      guard width > 0 else { return .empty }
      return PSString.repeating(0x2D, labels[k].isEmpty ? width : min(width, DecoratedText.cells(labels[k]))) ?? .empty
    }
    try output.writeLine(singleLineRow(dashes, columns.map(\.alignment)) { _ in style.tableHeader }, .output)
    return rows.count + 1
  }

  package func writeRow(_ values: [PSString], alignments: [TextAlignment]?, multiLine: Bool, to output: LineOutput) throws(Unwind) {
    if isDisabled { return }
    let aligned = columns.indices.map { k -> TextAlignment in
      guard let alignments, alignments[k] != .undefined else { return columns[k].alignment }
      return alignments[k]
    }
    if multiLine {
      for row in multiLineRow(values, aligned, style: nil) { try output.writeLine(row, .output) }
    } else {
      try output.writeLine(singleLineRow(values, aligned, style: nil), .output)
    }
  }

  // MARK: - Rows

  private func singleLineRow(_ values: [PSString], _ alignments: [TextAlignment], style: ((Int) -> PSString)?) -> PSString {
    let row = PSStringBuilder()
    for k in columns.indices where columns[k].width > 0 {
      if k > 0 { row.append(unit: 0x20) }
      let cell = TableWriter.cell(values[k], columns[k].width, alignments[k], padded: k < columns.count - 1)
      append(cell, style?(k), to: row)
    }
    return row.build()
  }

  private func append(_ cell: PSString, _ style: PSString?, to row: PSStringBuilder) {
    guard let style, !style.isEmpty else { return row.append(cell) }
    row.append(style)
    row.append(cell)
    row.append(DecoratedText.reset)
  }

  private func multiLineRow(_ values: [PSString], _ alignments: [TextAlignment], style: ((Int) -> PSString)?) -> [PSString] {
    let visible = columns.indices.filter { columns[$0].width > 0 }
    guard let last = visible.last else { return [] }
    var cells = visible.map { k -> [PSString] in
      let width = columns[k].width
      let lines = LineWrapping.wrap(values[k], first: width, following: width).map {
        DecoratedText.cells($0) < width ? TableWriter.cell($0, width, alignments[k], padded: k != last) : $0
      }
      return k == visible[0] ? lines : lines.map { TableWriter.space.concat($0) ?? $0 }
    }
    let height = cells.map(\.count).max() ?? 0
    var rows: [PSString] = []
    for line in 0..<height {
      let lastWithContent = cells.lastIndex { $0.count > line } ?? 0
      let row = PSStringBuilder()
      for c in cells.indices {
        if cells[c].count <= line {
          cells[c].append(c > lastWithContent ? .empty : DecoratedText.spaces(columns[visible[c]].width + (c > 0 ? 1 : 0)))
        }
        let cell = c == lastWithContent && height > 1 ? TableWriter.trimmedEnd(cells[c][line]) : cells[c][line]
        if c > lastWithContent && cell.isEmpty { continue }
        if style != nil, c > 0, !columns[visible[c]].labelIsProperty, cell.count > 0 {
          // The separator before a label of another style has none.
          row.append(unit: 0x20)
          append(cell.substring(from: 1), style?(visible[c]), to: row)
        } else {
          append(cell, style?(visible[c]), to: row)
        }
      }
      rows.append(row.build())
    }
    return rows
  }

  private nonisolated(unsafe) static let space = PSString.of(" ")

  private static func trimmedEnd(_ text: PSString) -> PSString {
    var end = text.count
    while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    return end == text.count ? text : text.substring(0..<end)
  }

  /// One line of a cell: padded to its column, or cut with an ellipsis.
  private static func cell(_ value: PSString, _ width: Int, _ alignment: TextAlignment, padded: Bool) -> PSString {
    var text = LineWrapping.firstLine(of: value)
    let length = DecoratedText.cells(text)
    if length < width {
      let missing = width - length
      switch alignment {
      case .right: return DecoratedText.spaces(missing).concat(text) ?? text
      case .center:
        text = DecoratedText.spaces(missing / 2).concat(text) ?? text
        return padded ? text.concat(DecoratedText.spaces(missing - missing / 2)) ?? text : text
      default: return padded ? text.concat(DecoratedText.spaces(missing)) ?? text : text
      }
    }
    if length == width { return text }
    text =
      alignment == .right
      ? DecoratedText.tail(text, cells: width - 1, after: DecoratedText.ellipsis)
      : DecoratedText.head(text, cells: width - 1, appending: DecoratedText.ellipsis)
    // A character of two cells that was cut leaves one cell over.
    if DecoratedText.cells(text) < width {
      if alignment == .right { return space.concat(text) ?? text }
      if padded { return text.concat(space) ?? text }
    }
    return text
  }
}
