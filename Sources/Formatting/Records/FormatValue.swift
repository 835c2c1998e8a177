import Text

/// A piece of a custom view: text, a line end, or pieces indented together.
package indirect enum FormatValue {
  case text(PSString)
  case newLine
  case group([FormatValue], frame: FrameIndentation?)
}

/// How far a group of lines stands from the margins, in cells.
package struct FrameIndentation {
  package var left = 0
  package var right = 0
  /// Positive: the first line stands further in; negative: the others do.
  package var firstLine = 0

  package init(left: Int = 0, right: Int = 0, firstLine: Int = 0) {
    self.left = left
    self.right = right
    self.firstLine = firstLine
  }
}
