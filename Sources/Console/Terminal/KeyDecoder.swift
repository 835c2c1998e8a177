import CSystem
import Glibc

/// Bytes from a terminal to keys: UTF-8, control characters, CSI and SS3 sequences (xterm, VT220, rxvt, `CSI u`), bracketed pastes and cursor reports.
///
/// Pure: it neither reads nor waits. Bytes go in by `feed`, and `next` takes out what is complete.
package struct KeyDecoder {
  package enum Result: Equatable {
    case key(Key)
    /// The bytes between the paste brackets, as they came.
    case paste([UInt8])
    /// The answer to `ESC[6n`, from 1.
    case cursor(row: Int, column: Int)
    /// Nothing, or the beginning of something that cannot end here.
    case needMore
    /// A lone Escape, or the beginning of a sequence: ask again with `final` when nothing has followed for a moment.
    case ambiguous
  }

  private var bytes: [UInt8] = []
  private var head = 0
  private var pasting = false
  /// How far the end of a paste has been searched for.
  private var searched = 0
  /// A cursor report is expected: `ESC[1;2R` is otherwise Shift-F3.
  package var expectsCursorReport = false

  package init() {}

  package var isEmpty: Bool { head == bytes.count }

  package mutating func feed(_ new: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: new) }
  package mutating func feed(_ new: [UInt8]) { bytes.append(contentsOf: new) }

  /// Puts bytes in front of what waits.
  package mutating func unread(_ old: [UInt8]) {
    bytes.replaceSubrange(0..<head, with: old)
    head = 0
  }

  /// Takes one raw byte, wiping it here: for secrets.
  package mutating func takeByte() -> UInt8? {
    guard head < bytes.count else { return nil }
    let byte = bytes[head]
    bytes[head] = 0
    head += 1
    compact()
    return byte
  }

  /// The next key. `final` takes what is there for all that will come of an escape sequence.
  package mutating func next(final: Bool = false) -> Result {
    if pasting { return nextOfPaste() }
    guard head < bytes.count else { return .needMore }
    let result = decode(final: final)
    compact()
    return result
  }

  private mutating func compact() {
    if head == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.capacity <= 65536)
      head = 0
    } else if head > 4096, head > bytes.count / 2 {
      bytes.removeSubrange(0..<head)
      head = 0
    }
  }

  // MARK: single keys

  private mutating func decode(final: Bool) -> Result {
    let first = bytes[head]
    if first == 0x1B { return decodeEscape(final: final) }
    return decodeCharacter(at: head, final: final, modifiers: [])
  }

  private mutating func decodeCharacter(at start: Int, final: Bool, modifiers: Key.Modifiers) -> Result {
    let first = bytes[start]
    func done(_ code: Key.Code, _ more: Key.Modifiers = []) -> Result { .key(Key(code, modifiers.union(more))) }
    if first < 0x80 {
      head = start + 1
      switch first {
      case 0x0D, 0x0A: return done(.enter)  // LF: Enter typed ahead while the terminal was cooked
      case 0x09: return done(.tab)
      case 0x08: return done(.backspace, .control)
      case 0x7F: return done(.backspace)
      case 0: return done(.scalar(" "), .control)
      case 1...0x1A: return done(.scalar(Unicode.Scalar(first + 0x60)), .control)
      case 0x1B: return done(.escape)
      case 0x1C...0x1F: return done(.scalar(Unicode.Scalar(first + 0x40)), .control)
      default: return done(.scalar(Unicode.Scalar(first)))
      }
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    if first < 0xC2 || first > 0xF4 {
      head = start + 1
      return done(.scalar("\u{FFFD}"))
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for i in 1..<length {
      guard start + i < bytes.count else {
        if !final { return .needMore }
        head = bytes.count
        return done(.scalar("\u{FFFD}"))
      }
      let byte = bytes[start + i]
      guard byte & 0xC0 == 0x80 else {
        head = start + i
        return done(.scalar("\u{FFFD}"))
      }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    head = start + length
    return done(.scalar(Unicode.Scalar(value) ?? "\u{FFFD}"))
  }

  // MARK: escape sequences

  private mutating func decodeEscape(final: Bool) -> Result {
    guard head + 1 < bytes.count else {
      if !final { return .ambiguous }
      head += 1
      return .key(Key(.escape))
    }
    switch bytes[head + 1] {
    case 0x1B:
      head += 1
      return .key(Key(.escape))
    case UInt8(ascii: "["): return decodeCSI(final: final)
    case UInt8(ascii: "O"):
      guard head + 2 < bytes.count else { return ambiguous(final: final, alt: "O") }
      let letter = bytes[head + 2]
      head += 3
      return .key(Key(Self.letterKey(letter) ?? .unknown))
    default: return decodeCharacter(at: head + 1, final: final, modifiers: .alt)
    }
  }

  private mutating func ambiguous(final: Bool, alt: Unicode.Scalar) -> Result {
    if !final { return .ambiguous }
    head = bytes.count
    return .key(.alt(alt))
  }

  private mutating func decodeCSI(final: Bool) -> Result {
    var at = head + 2
    guard at < bytes.count else { return ambiguous(final: final, alt: "[") }
    if bytes[at] == UInt8(ascii: "[") {  // the Linux console's F1 to F5: ESC [ [ A
      guard at + 1 < bytes.count else { return ambiguous(final: final, alt: "[") }
      let letter = bytes[at + 1]
      head = at + 2
      return .key(Key((0x41...0x45).contains(letter) ? .function(letter - 0x40) : .unknown))
    }
    var parameters: [Int] = []
    var value: Int?
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case 0x30...0x39: value = min((value ?? 0) * 10 + Int(byte - 0x30), 0x10FFFF)
      case UInt8(ascii: ";"):
        parameters.append(value ?? 0)
        value = nil
        if parameters.count > 16 { return abandon(at: at) }
      case 0x20...0x2F, 0x3A, 0x3C...0x3F: break
      case 0x40...0x7E:
        if let value { parameters.append(value) }
        head = at + 1
        return finishCSI(letter: byte, parameters)
      default: return abandon(at: at)
      }
      at += 1
      if at - head > 64 { return abandon(at: at) }
    }
    return ambiguous(final: final, alt: "[")
  }

  /// A malformed sequence ends before the byte that does not belong to it.
  private mutating func abandon(at index: Int) -> Result {
    head = index
    return .key(Key(.unknown))
  }

  private mutating func finishCSI(letter: UInt8, _ parameters: [Int]) -> Result {
    let modifiers = Self.modifiers(parameters.count > 1 ? parameters[1] : 1)
    switch letter {
    case UInt8(ascii: "~"):
      switch parameters.first ?? 0 {
      case 200:
        pasting = true
        searched = head
        return nextOfPaste()
      case 27:  // xterm's modifyOtherKeys: CSI 27 ; modifiers ; character ~
        guard parameters.count > 2 else { return .key(Key(.unknown)) }
        return .key(Self.key(character: parameters[2], modifiers))
      case let number: return .key(Key(Self.numberedKey(number), modifiers))
      }
    case UInt8(ascii: "u"): return .key(Self.key(character: parameters.first ?? 0, modifiers))
    case UInt8(ascii: "Z"): return .key(Key(.tab, .shift))
    case UInt8(ascii: "R") where expectsCursorReport && parameters.count == 2:
      expectsCursorReport = false
      return .cursor(row: parameters[0], column: parameters[1])
    default: return .key(Self.letterKey(letter).map { Key($0, modifiers) } ?? Key(.unknown))
    }
  }

  /// xterm's parameter: 1 plus a bit set of Shift, Alt, Control.
  private static func modifiers(_ parameter: Int) -> Key.Modifiers {
    Key.Modifiers(rawValue: UInt8(truncatingIfNeeded: max(parameter, 1) - 1) & 7)
  }

  private static func letterKey(_ letter: UInt8) -> Key.Code? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(letter - UInt8(ascii: "P") + 1)
    default: nil
    }
  }

  private static func numberedKey(_ number: Int) -> Key.Code {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(UInt8(number - 10))
    case 17...21: .function(UInt8(number - 11))
    case 23, 24: .function(UInt8(number - 12))
    default: .unknown
    }
  }

  private static func key(character: Int, _ modifiers: Key.Modifiers) -> Key {
    switch character {
    case 9: return Key(.tab, modifiers)
    case 10, 13: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    case 127, 8: return Key(.backspace, modifiers)
    default:
      guard character >= 32, let scalar = Unicode.Scalar(UInt32(character)) else { return Key(.unknown) }
      if modifiers.contains(.control), scalar.isASCII, (65...90).contains(character) {
        return Key(.scalar(Unicode.Scalar(UInt8(character + 32))), modifiers)
      }
      return Key(.scalar(scalar), modifiers.subtracting(.shift))
    }
  }

  // MARK: bracketed paste

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private mutating func nextOfPaste() -> Result {
    let found = bytes.withUnsafeBufferPointer { all -> Int? in
      guard searched < all.count, let base = all.baseAddress else { return nil }
      guard let hit = memmem(base + searched, all.count - searched, Self.pasteEnd, Self.pasteEnd.count) else { return nil }
      return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
    guard let end = found else {
      searched = max(head, bytes.count - Self.pasteEnd.count + 1)
      return .needMore
    }
    let pasted = Array(bytes[head..<end])
    head = end + Self.pasteEnd.count
    pasting = false
    compact()
    return .paste(pasted)
  }
}
