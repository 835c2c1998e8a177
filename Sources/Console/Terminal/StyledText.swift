import Glibc
import Text

/// Interned SGR sequences: a cell carries a number, 0 is the terminal's default.
package struct StyleTable {
  package private(set) var sequences: [[UInt8]] = [[]]
  private var numbers: [String: UInt16] = ["": 0]

  package init() {}

  /// The number of a sequence such as `"\u{1B}[93m"`; what is no SGR sequence is the default style.
  package mutating func number(of sequence: String) -> UInt16 {
    if let known = numbers[sequence] { return known }
    let bytes = Array(sequence.utf8)
    guard sequences.count < UInt16.max, bytes.count > 2, bytes[0] == 0x1B, bytes[1] == 0x5B, bytes.last == UInt8(ascii: "m"),
      bytes.dropFirst().allSatisfy({ (0x30...0x3B).contains($0) || $0 == 0x5B || $0 == 0x6D || $0 == 0x1B })
    else { return 0 }
    let number = UInt16(sequences.count)
    numbers[sequence] = number
    sequences.append(bytes)
    return number
  }
}

/// Characters with a style each: a prompt, or a line below the text.
package struct StyledText {
  package var scalars: [wchar_t] = []
  package var styles: [UInt16] = []
  /// Sequences that move no cursor and colour nothing (a title, a shell-integration mark): sent once, before the text.
  package var sideEffects: [UInt8] = []

  package init() {}

  /// Text whose SGR sequences become styles, whose OSC sequences are kept aside, and whose other escape sequences are dropped.
  package init(_ text: PSString, styles table: inout StyleTable) {
    let source = WideText.from(text)
    var current = ""
    var style: UInt16 = 0
    var at = 0
    while at < source.count {
      let scalar = source[at]
      if scalar == 0x1B, at + 1 < source.count {
        let end = Self.endOfSequence(source, from: at)
        let sequence = source[at..<end]
        if source[at + 1] == 0x5B, sequence.last == 0x6D {
          let text = String(decoding: WideText.utf8(sequence), as: UTF8.self)
          let parameters = sequence.dropFirst(2).dropLast()
          current = parameters.isEmpty || parameters.elementsEqual([0x30]) ? "" : current + text
          style = table.number(of: current)
        } else if source[at + 1] == 0x5D {
          sideEffects += WideText.utf8(sequence)
        }
        at = end
        continue
      }
      if scalar != 0x0D, scalar != 7 { append(scalar, style: style) }
      at += 1
    }
  }

  package init(plain text: [wchar_t], style: UInt16 = 0) {
    scalars = text
    styles = Array(repeating: style, count: text.count)
  }

  package mutating func append(_ scalar: wchar_t, style: UInt16) {
    scalars.append(scalar)
    styles.append(style)
  }

  package mutating func append(_ text: [wchar_t], style: UInt16) {
    for scalar in text { append(scalar, style: style) }
  }

  package var width: Int { CharacterWidth.of(scalars) }

  /// The text cut to `columns` cells, with an ellipsis when something is missing.
  package static func truncated(_ text: [wchar_t], columns: Int) -> [wchar_t] {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    if line.count == text.count, CharacterWidth.of(line) <= columns { return text }
    var out: [wchar_t] = []
    var used = 0
    for scalar in line {
      let width = CharacterWidth.of(scalar)
      if used + width > columns - 1 { break }
      used += width
      out.append(scalar)
    }
    if columns > 0 { out.append(0x2026) }
    return out
  }

  private static func endOfSequence(_ source: [wchar_t], from start: Int) -> Int {
    var at = start + 2
    switch source[start + 1] {
    case 0x5B:  // CSI … final byte
      while at < source.count, source[at] < 0x40 || source[at] > 0x7E { at += 1 }
      return min(at + 1, source.count)
    case 0x5D:  // OSC … BEL or ST
      while at < source.count {
        if source[at] == 7 { return at + 1 }
        if source[at] == 0x1B { return min(at + 2, source.count) }
        at += 1
      }
      return at
    default: return at
    }
  }
}
