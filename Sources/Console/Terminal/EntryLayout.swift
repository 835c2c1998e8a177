import Glibc

/// Everything that is on the screen while an entry is edited, and how it is set: prompt, text, continuation prompts, suggestion, lines below.
package struct EntryLayout {
  package var prompt = StyledText()
  package var continuation = StyledText()
  package var rightPrompt = StyledText()
  /// The column at which the prompt begins: something may stand on its row already.
  package var startColumn = 0
  package var text: [wchar_t] = []
  /// A style for each character of `text`; empty for none.
  package var styles: [UInt16] = []
  package var cursor = 0
  /// Shown after the text, not part of it.
  package var suggestion: [wchar_t] = []
  package var suggestionStyle: UInt16 = 0
  package var below: [StyledText] = []

  package init() {}

  /// The whole entry, however high: what stays on the screen and in its scrollback when the entry is done.
  package func complete(columns: Int) -> Frame {
    var done = self
    done.rightPrompt = StyledText()
    done.suggestion = []
    done.below = []
    done.cursor = -1
    return done.set(columns: columns, window: 0..<Int.max).frame
  }

  /// The rows to show in a window of `size`, the first of them at best `top` (which is moved to keep the cursor visible).
  package func visible(size: TerminalSize, top: inout Int) -> Frame {
    let measure = set(columns: size.columns, window: Int.max - 1..<Int.max)
    let cursorRow = measure.frame.cursorRow + Int.max - 1
    let total = measure.row + 1
    let height = max(1, size.rows)
    if total <= height {
      top = 0
    } else {
      top = min(top, total - height, cursorRow)
      top = max(top, cursorRow - height + 1, 0)
    }
    return set(columns: size.columns, window: top..<top + height).frame
  }

  private func set(columns: Int, window: Range<Int>) -> FrameBuilder {
    var builder = FrameBuilder(columns: columns, window: window, startColumn: startColumn)
    builder.put(prompt)
    let promptRow = builder.row
    let styled = styles.count == text.count
    for index in text.indices {
      if index == cursor { builder.placeCursor() }
      if text[index] == 0x0A {
        builder.newline()
        builder.put(continuation)
      } else {
        builder.put(text[index], style: styled ? styles[index] : 0)
      }
    }
    if cursor == text.count { builder.placeCursor() }
    for scalar in suggestion {
      if scalar == 0x0A {
        builder.newline()
        builder.put(continuation)
      } else {
        builder.put(scalar, style: suggestionStyle)
      }
    }
    builder.putRight(rightPrompt, row: promptRow)
    for line in below {
      builder.newline()
      builder.put(line)
    }
    return builder
  }
}
