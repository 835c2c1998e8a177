import Engine
import Text

/// Lays records out as lines.
struct RecordWriter {
  private let output: LineOutput
  private var start: FormatStart?
  private var layout = Layout.none
  private var group: GroupStart?
  /// Widths that the rows held back need; used by the next group only.
  private var hint: [Int]?

  private enum Layout {
    case none
    case table(TableHeader, TableWriter)
    case wide(TableWriter, items: Int)
    case list
    case custom
  }
  private var rowsOnScreen = 0
  private var pendingItems: [PSString] = []

  init(_ output: LineOutput) { self.output = output }

  /// Reads the widths that a group's rows need.
  mutating func measure(_ start: FormatStart, _ records: [FormatRecord]) {
    switch start.shape {
    case .table(let header):
      var widths = header.columns.map { DecoratedText.cells($0.label) }
      for case let entry as FormatEntry in records {
        guard case .row(let cells, _) = entry.content else { continue }
        for (k, cell) in cells.enumerated() where k < widths.count { widths[k] = max(widths[k], DecoratedText.cells(cell.text)) }
      }
      hint = widths
    case .wide(let columns):
      guard columns == 0 else { return }
      var width = 0
      for case let entry as FormatEntry in records {
        if case .wide(let text) = entry.content { width = max(width, DecoratedText.cells(text)) }
      }
      hint = [width]
    case .list, .custom: break
    }
  }

  mutating func write(_ record: FormatRecord) throws(Unwind) {
    switch record {
    case let start as FormatStart:
      self.start = start
      try output.writeLine(.empty, .output)
    case let group as GroupStart:
      self.group = group
      if let heading = group.heading {
        var writer = ComplexWriter(output, columns: output.columns)
        try writer.write(heading)
        try output.writeLine(.empty, .output)
      }
      try begin()
    case let entry as FormatEntry: try entry.isOutOfBand ? writeOutOfBand(entry) : writeEntry(entry)
    case is GroupEnd: try writeItems()
    case is FormatEnd:
      // The line after each object of a list is enough.
      if start?.isList != true { try output.writeLine(.empty, .output) }
      start = nil
      layout = .none
    default: break
    }
  }

  private mutating func begin() throws(Unwind) {
    let hint = self.hint
    self.hint = nil
    switch start?.shape {
    case .table(let header):
      guard !header.columns.isEmpty else {
        layout = .none
        return
      }
      let widths = hint.map { $0.count == header.columns.count ? $0 : header.columns.map(\.width) } ?? header.columns.map(\.width)
      let writer = TableWriter(
        screen: output.columns, widths: widths, alignments: header.columns.map(\.alignment), labelsAreProperties: header.columns.map(\.labelIsProperty),
        hidesHeader: header.isHidden)
      layout = .table(header, writer)
      rowsOnScreen = try writer.writeHeader(header.columns.map(\.label), to: output)
    case .wide(let columns):
      var items = 2
      if let width = hint?.first, hint?.count == 1, width > 0 {
        items = TableWriter.itemsPerRow(width: width, screen: output.columns)
      } else if columns > 0 {
        items = columns
      }
      layout = .wide(
        TableWriter(screen: output.columns, widths: Array(repeating: 0, count: items), alignments: Array(repeating: .left, count: items)), items: items)
    case .list: layout = .list
    case .custom: layout = .custom
    case nil: layout = .none
    }
  }

  private mutating func writeEntry(_ entry: FormatEntry) throws(Unwind) {
    switch (entry.content, layout) {
    case (.row(let cells, let multiLine), .table(let header, let writer)):
      if header.repeats, let rows = output.rows, rowsOnScreen >= rows - 1 {
        try output.writeLine(.empty, .output)
        rowsOnScreen = try writer.writeHeader(header.columns.map(\.label), to: output)
      }
      var values: [PSString] = []
      var alignments: [TextAlignment] = []
      for k in header.columns.indices {
        values.append(k < cells.count ? cells[k].text : .empty)
        alignments.append(k < cells.count ? cells[k].alignment : .left)
      }
      try writer.writeRow(values, alignments: alignments, multiLine: multiLine, to: output)
      rowsOnScreen += 1
    case (.list(let fields), .list):
      try ListWriter(fields.map(\.label), screen: output.columns).write(fields.map(\.value), to: output)
      try output.writeLine(.empty, .output)
    case (.wide(let text), .wide(_, let items)):
      pendingItems.append(text)
      if pendingItems.count == items { try writeItems() }
    case (.custom(let values), .custom):
      var writer = ComplexWriter(output, columns: output.columns)
      try writer.write(values)
    default: break
    }
  }

  /// A row of a wide view, filled up with empty items.
  private mutating func writeItems() throws(Unwind) {
    guard case .wide(let writer, let items) = layout, !pendingItems.isEmpty else { return }
    pendingItems.append(contentsOf: repeatElement(.empty, count: items - pendingItems.count))
    try writer.writeRow(pendingItems, alignments: nil, multiLine: false, to: output)
    pendingItems = []
  }

  private func writeOutOfBand(_ entry: FormatEntry) throws(Unwind) {
    switch entry.content {
    case .text(let text): try output.writeRaw(text, entry.stream)
    case .custom(let values):
      var writer = ComplexWriter(output, columns: .max / 2, stream: entry.stream)
      try writer.write(values)
    case .list(let fields):
      try output.writeLine(.empty, .output)
      try ListWriter(fields.map(\.label), screen: output.columns).write(fields.map(\.value), to: output)
      try output.writeLine(.empty, .output)
    case .row, .wide: break
    }
  }
}
