import Glibc

/// Turns one frame into the next with as few bytes as is simple: only the changed part of changed rows, cursor movement relative to where it stands.
///
/// The region begins on the row where the cursor stood; its place on the screen is never asked for.
package struct Renderer {
  private var shown: Frame
  private var row = 0
  /// Equal to the width when the cursor waits behind the last column, about to wrap.
  private var column: Int
  /// Rows of the region that exist on the screen.
  private var created = 1
  private var style: UInt16 = 0
  private var columns = 80
  private var out: [UInt8] = []

  /// A region that begins at the cursor, in `startColumn`.
  package init(startColumn: Int) {
    shown = Frame(rows: [Array(repeating: .foreign, count: startColumn)], wraps: [false])
    column = startColumn
  }

  /// The bytes that make the screen look like `frame`.
  package mutating func draw(_ frame: Frame, columns: Int, styles: StyleTable) -> [UInt8] {
    self.columns = columns
    out.removeAll(keepingCapacity: true)
    var sequential = false
    for index in frame.rows.indices {
      let old = index < shown.rows.count ? shown.rows[index] : []
      let new = frame.rows[index]
      var first = sequential ? 0 : Self.firstDifference(old, new)
      let wentOn = index < shown.wraps.count && shown.wraps[index]
      // Erasing to the end of a row makes the terminal forget that it wrapped.
      let goesOn = frame.wraps[index] && index + 1 < frame.rows.count && (!wentOn || old.count > new.count)
      let ends = wentOn && !frame.wraps[index]
      if goesOn || ends { first = min(first ?? new.count, Self.lastGlyph(of: new)) }
      guard let first else { continue }
      if sequential { passMargin(emptyRow: new.isEmpty) } else { move(to: index, first) }
      if ends, new.count >= columns {
        let last = Self.lastGlyph(of: new)
        emit(new[first..<last], styles)
        clearToEnd()
        emit(new[last...], styles)
      } else {
        emit(new[first...], styles)
        if ends || old.count > new.count { clearToEnd() }
      }
      sequential = goesOn
    }
    if frame.rows.count < shown.rows.count {
      move(to: frame.rows.count, 0)
      reset()
      append("\u{1B}[J")
    }
    move(to: frame.cursorRow, frame.cursorColumn)
    shown = frame
    // Its continuation is not in the window, so nothing made the terminal wrap it.
    shown.wraps[shown.wraps.count - 1] = false
    return out
  }

  /// The bytes that replace what is shown by a frame of any height, the cursor then on a new row below it.
  package mutating func finish(_ frame: Frame, columns: Int, rows: Int, styles: StyleTable) -> [UInt8] {
    var end = frame
    end.cursorRow = frame.rows.count - 1
    end.cursorColumn = min(frame.rows[end.cursorRow].count, columns - 1)
    if frame.rows.count <= rows, shown.rows.count <= rows, !scrolled {
      _ = draw(end, columns: columns, styles: styles)
    } else {
      self.columns = columns
      out.removeAll(keepingCapacity: true)
      move(to: 0, 0)
      reset()
      append("\u{1B}[J")
      for index in frame.rows.indices {
        emit(frame.rows[index][...], styles)
        if index + 1 < frame.rows.count, !frame.wraps[index] { append("\r\n") }
      }
    }
    reset()
    append("\r\n")
    return out
  }

  /// The first shown row is not the entry's first.
  package var scrolled = false

  /// The terminal's width changed: goes to the region's first row, erases all below and forgets what was shown.
  /// `reflows`: the terminal has set the rows anew for the new width.
  package mutating func restart(oldColumns: Int, newColumns: Int, reflows: Bool) -> [UInt8] {
    out.removeAll(keepingCapacity: true)
    var up = row
    if reflows, newColumns > 0, oldColumns != newColumns {
      up = 0
      var cells = 0
      for index in 0..<min(row, shown.rows.count) {
        cells += shown.wraps[index] ? oldColumns : shown.rows[index].count
        if !shown.wraps[index] {
          up += max(1, (cells + newColumns - 1) / newColumns)
          cells = 0
        }
      }
      up += (cells + min(column, oldColumns - 1)) / newColumns
    }
    reset()
    if up > 0 { append("\u{1B}[\(up)A") }
    append("\r\u{1B}[J")
    forget()
    return out
  }

  /// Erases the whole screen and begins at its top.
  package mutating func clearScreen() -> [UInt8] {
    out.removeAll(keepingCapacity: true)
    reset()
    append("\u{1B}[H\u{1B}[2J")
    forget()
    return out
  }

  private mutating func forget() {
    shown = Frame()
    row = 0
    column = 0
    created = 1
    scrolled = false
  }

  // MARK: emission

  private mutating func append(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func reset() {
    if style != 0 { append("\u{1B}[0m") }
    style = 0
  }

  private mutating func emit(_ cells: ArraySlice<Cell>, _ styles: StyleTable) {
    for cell in cells where cell.scalar != 0 && cell.scalar != Cell.foreign.scalar {
      if cell.style != style {
        reset()
        style = cell.style
        if Int(style) < styles.sequences.count { out.append(contentsOf: styles.sequences[Int(style)]) }
      }
      WideText.appendUTF8(cell.scalar, to: &out)
      for mark in cell.marks { WideText.appendUTF8(mark, to: &out) }
    }
    column += cells.count
    reset()
  }

  private mutating func clearToEnd() {
    if column < columns { append("\u{1B}[K") }
  }

  /// From behind the last column to the next row by writing, so that the terminal knows the row for a wrapped one.
  private mutating func passMargin(emptyRow: Bool) {
    row += 1
    created = max(created, row + 1)
    column = 0
    if emptyRow { append(" \r") }
  }

  private mutating func move(to newRow: Int, _ newColumn: Int) {
    if newRow != row {
      if newRow < row {
        append("\u{1B}[\(row - newRow)A")
      } else {
        let existing = min(newRow, created - 1)
        if existing > row { append("\u{1B}[\(existing - row)B") }
        if newRow > existing {
          for _ in existing..<newRow { append("\r\n") }
          column = 0
        }
        created = max(created, newRow + 1)
      }
      row = newRow
    }
    if newColumn == column && column < columns { return }
    if newColumn == 0 {
      append("\r")
    } else if newColumn < column && column < columns && column - newColumn < newColumn {
      append("\u{1B}[\(column - newColumn)D")
    } else if newColumn > column {
      append("\u{1B}[\(newColumn - column)C")
    } else {
      append("\r\u{1B}[\(newColumn)C")
    }
    column = newColumn
  }

  private static func firstDifference(_ old: [Cell], _ new: [Cell]) -> Int? {
    let common = min(old.count, new.count)
    var at = 0
    while at < common, old[at] == new[at] { at += 1 }
    if at == common, old.count == new.count { return nil }
    // Never begin in the right half of a character.
    if at < new.count, at > 0, new[at].scalar == 0 { at -= 1 }
    return at
  }

  private static func lastGlyph(of cells: [Cell]) -> Int {
    guard let last = cells.indices.last else { return 0 }
    return cells[last].scalar == 0 && last > 0 ? last - 1 : last
  }
}
