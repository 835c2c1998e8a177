import Glibc

/// One character cell. A character of two cells is followed by a cell whose `scalar` is 0.
package struct Cell: Equatable {
  /// What stands on the row before our region begins: never drawn.
  package static let foreign = Cell(scalar: -1, style: 0)

  package var scalar: wchar_t
  package var style: UInt16
  /// Combining marks on it, in order.
  package var marks: [wchar_t] = []

  init(scalar: wchar_t, style: UInt16) {
    self.scalar = scalar
    self.style = style
  }
}

/// What the region of the terminal that the editor owns is to look like: rows of cells, and the cursor.
package struct Frame {
  package var rows: [[Cell]] = [[]]
  /// The row is full and goes on in the next one: the terminal is made to wrap there, so that it copies and reflows as one line.
  package var wraps: [Bool] = [false]
  package var cursorRow = 0
  package var cursorColumn = 0
}

/// Sets text into rows of a given width. Rows outside of `window` are counted but not kept.
struct FrameBuilder {
  let columns: Int
  let window: Range<Int>
  private(set) var frame = Frame(rows: [], wraps: [])
  private(set) var row = 0
  private(set) var column = 0

  init(columns: Int, window: Range<Int>, startColumn: Int) {
    self.columns = max(2, columns)
    self.window = window
    openRow()
    column = startColumn % self.columns
    if window.contains(0) { frame.rows[0] = Array(repeating: .foreign, count: column) }
  }

  private var keeps: Bool { window.contains(row) }
  private var last: Int { frame.rows.count - 1 }

  private mutating func openRow() {
    guard keeps else { return }
    frame.rows.append([])
    frame.wraps.append(false)
  }

  mutating func newline(wrapping: Bool = false) {
    if wrapping, keeps { frame.wraps[last] = true }
    row += 1
    column = 0
    openRow()
  }

  /// Marks the cursor here; at the right margin it stands on the next row.
  mutating func placeCursor() {
    if column >= columns { newline(wrapping: true) }
    frame.cursorRow = row - window.lowerBound
    frame.cursorColumn = column
  }

  mutating func put(_ scalar: wchar_t, style: UInt16) {
    switch scalar {
    case 0x09:
      if column >= columns { newline(wrapping: true) }
      repeat { putCell(0x20, width: 1, style: style) } while column % 8 != 0 && column < columns
    case 0..<0x20, 0x7F:
      putCell(0x5E, width: 1, style: style)
      putCell(scalar ^ 0x40, width: 1, style: style)
    default:
      let width = CharacterWidth.of(scalar)
      if width == 0 { putMark(scalar) } else { putCell(scalar, width: width, style: style) }
    }
  }

  mutating func put(_ text: StyledText) {
    for (scalar, style) in zip(text.scalars, text.styles) {
      if scalar == 0x0A { newline() } else { put(scalar, style: style) }
    }
  }

  private mutating func putCell(_ scalar: wchar_t, width: Int, style: UInt16) {
    if column + width > columns { newline(wrapping: true) }
    column += width
    guard keeps else { return }
    frame.rows[last].append(Cell(scalar: scalar, style: style))
    if width == 2 { frame.rows[last].append(Cell(scalar: 0, style: style)) }
  }

  private mutating func putMark(_ scalar: wchar_t) {
    guard keeps, !frame.rows[last].isEmpty else { return }
    var at = frame.rows[last].count - 1
    if frame.rows[last][at].scalar == 0, at > 0 { at -= 1 }
    if frame.rows[last][at].scalar > 0, frame.rows[last][at].marks.count < 16 { frame.rows[last][at].marks.append(scalar) }
  }

  /// Appends `text` at the right end of a kept row when there is room for it.
  mutating func putRight(_ text: StyledText, row: Int) {
    let at = row - window.lowerBound
    guard window.contains(row), frame.rows.indices.contains(at), !frame.wraps[at] else { return }
    let width = text.width
    let padding = columns - 1 - width - frame.rows[at].count
    guard width > 0, padding > 0, !text.scalars.contains(where: { $0 < 0x20 }) else { return }
    var side = FrameBuilder(columns: columns, window: 0..<1, startColumn: 0)
    side.put(text)
    frame.rows[at] += Array(repeating: Cell(scalar: 0x20, style: 0), count: padding)
    frame.rows[at] += side.frame.rows[0]
  }
}
