import Text

/// Text broken into the lines of a column, as PowerShell breaks it: at line ends, then at spaces, tabs and soft hyphens.
package enum LineWrapping {
  private static let softHyphen: UInt16 = 0xAD

  /// The lines at line feeds, carriage returns dropped. Escape sequences that are open at the end of a line are closed there and repeated on the next.
  package static func lines(of text: PSString) -> [PSString] {
    guard text.contains(0x0A) else { return [text.contains(0x0D) ? PSString.utf16(text.withUTF16 { $0.filter { $0 != 0x0D } }) : text] }
    let units = text.withUTF16 { Array($0) }
    let decorated = units.contains(DecoratedText.escape)
    var lines: [PSString] = []
    var line: [UInt16] = []
    var sequences: [UInt16] = []
    func end() {
      if !sequences.isEmpty, !DecoratedText.endsWithReset(line) { DecoratedText.append(DecoratedText.reset, to: &line) }
      lines.append(PSString.utf16(line))
    }
    var i = 0
    while i < units.count {
      if decorated {
        let length = DecoratedText.sequenceLength(units, at: i)
        if length > 0 {
          line.append(contentsOf: units[i..<i + length])
          sequences.append(contentsOf: units[i..<i + length])
          i += length
          continue
        }
      }
      switch units[i] {
      case 0x0A:
        end()
        line = sequences
      case 0x0D: break
      default: line.append(units[i])
      }
      i += 1
    }
    // Nothing but repeated sequences behind the last line end is an empty line.
    if line.count == sequences.count, !lines.isEmpty { lines.append(.empty) } else { end() }
    return lines
  }

  /// The text up to its first line end; what was cut off is shown by an ellipsis.
  static func firstLine(of text: PSString) -> PSString {
    guard let end = text.indexOfAny([0x0A, 0x0D]) else { return text }
    return text.substring(0..<end).concat(DecoratedText.ellipsis) ?? text
  }

  /// Lines of at most `first` cells, from the second on `following`.
  package static func wrap(_ text: PSString, first: Int, following: Int) -> [PSString] {
    if text.isEmpty { return [text] }
    var wrapped: [PSString] = []
    for line in lines(of: text) {
      if DecoratedText.cells(line) <= first { wrapped.append(line) } else { wrapLine(line, first, following, &wrapped) }
    }
    return wrapped
  }

  private struct Word {
    var units: [UInt16]
    /// What follows the word: a space, a tab, a hyphen that shows only at a line's end, or nothing.
    var delimiter: UInt16?
  }

  private static func wrapLine(_ text: PSString, _ first: Int, _ following: Int, _ wrapped: inout [PSString]) {
    var width = first
    var room = first
    var isFirst = true
    var line: [UInt16] = []
    func flush() {
      wrapped.append(PSString.utf16(line))
      line = []
      if isFirst {
        isFirst = false
        width = following
      }
      room = width
    }
    for word in words(of: text.withUTF16 { Array($0) }) {
      var units = word.units
      if word.delimiter == softHyphen {
        if cells(units) + 1 == room { add(0x2D, to: &units) }
      } else if let delimiter = word.delimiter {
        add(delimiter, to: &units)
      }
      let needed = cells(units)
      if width == 0 {
        if isFirst {
          isFirst = false
          width = following
        }
        if width == 0 { break }
        room = width
      }
      if needed > width {
        var i = 0
        while i < units.count {
          let length = DecoratedText.sequenceLength(units, at: i)
          if length > 0 {
            line.append(contentsOf: units[i..<i + length])
            i += length
            continue
          }
          // A character of two cells that has room for one only is shown as a question mark.
          var unit = units[i]
          if PSString.bufferCells(of: unit) > width { unit = 0x3F }
          let taken = PSString.bufferCells(of: unit)
          if taken > room { flush() }
          line.append(unit)
          room -= taken
          i += 1
        }
      } else {
        if needed > room { flush() }
        line.append(contentsOf: units)
        room -= needed
      }
    }
    wrapped.append(PSString.utf16(line))
  }

  /// A delimiter stands before the reset that closes a word.
  private static func add(_ unit: UInt16, to units: inout [UInt16]) {
    if DecoratedText.endsWithReset(units) { units.insert(unit, at: units.count - 4) } else { units.append(unit) }
  }

  private static func cells(_ units: [UInt16]) -> Int {
    var sum = 0
    var i = 0
    while i < units.count {
      let length = DecoratedText.sequenceLength(units, at: i)
      if length > 0 {
        i += length
      } else {
        sum += PSString.bufferCells(of: units[i])
        i += 1
      }
    }
    return sum
  }

  private static func words(of units: [UInt16]) -> [Word] {
    var words: [Word] = []
    var word: [UInt16] = []
    var sequences: [UInt16] = []
    func end(_ delimiter: UInt16?) {
      if !sequences.isEmpty, !DecoratedText.endsWithReset(word) { DecoratedText.append(DecoratedText.reset, to: &word) }
      words.append(Word(units: word, delimiter: delimiter))
      word = sequences
    }
    var i = 0
    while i < units.count {
      let length = DecoratedText.sequenceLength(units, at: i)
      if length > 0 {
        word.append(contentsOf: units[i..<i + length])
        sequences.append(contentsOf: units[i..<i + length])
        i += length
        continue
      }
      switch units[i] {
      case 0x20, 0x09, softHyphen: end(units[i])
      default: word.append(units[i])
      }
      i += 1
    }
    end(nil)
    return words
  }
}
