import Glibc
import Text

/// Between the editor's text (one `wchar_t` a code point, as libedit has it) and the shell's UTF-16.
package enum WideText {
  package static func from(_ string: PSString) -> [wchar_t] {
    if !string.isWide { return string.withLatin1 { $0.map { wchar_t($0) } } }
    return string.withWide { units in
      var out: [wchar_t] = []
      out.reserveCapacity(units.count)
      var i = 0
      while i < units.count {
        let unit = UInt32(units[i])
        if unit & 0xFC00 == 0xD800, i + 1 < units.count, units[i + 1] & 0xFC00 == 0xDC00 {
          let high: UInt32 = (unit & 0x3FF) << 10
          out.append(wchar_t(bitPattern: 0x10000 + (high | UInt32(units[i + 1] & 0x3FF))))
          i += 2
        } else {
          out.append(wchar_t(unit))
          i += 1
        }
      }
      return out
    }
  }

  package static func from(_ string: String) -> [wchar_t] { string.unicodeScalars.map { wchar_t(bitPattern: $0.value) } }

  /// Text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD.
  package static func from(utf8 bytes: some Collection<UInt8>) -> [wchar_t] { from(String(decoding: bytes, as: UTF8.self)) }

  package static func string(_ text: some Collection<wchar_t>) -> PSString {
    var units: [UInt16] = []
    units.reserveCapacity(text.count)
    for scalar in text {
      if scalar < 0x10000 {
        units.append(UInt16(truncatingIfNeeded: scalar))
      } else {
        let rest = UInt32(truncatingIfNeeded: scalar) &- 0x10000
        units.append(UInt16(truncatingIfNeeded: 0xD800 | (rest >> 10) & 0x3FF))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 | rest & 0x3FF))
      }
    }
    return PSString.utf16(units)
  }

  /// The offset in UTF-16 units of an index into `text`.
  package static func utf16Offset(of index: Int, in text: [wchar_t]) -> Int {
    var offset = index
    for scalar in text.prefix(index) where scalar >= 0x10000 { offset += 1 }
    return offset
  }

  /// The index into `text` of an offset in UTF-16 units; an offset within a pair or beyond the end moves to the next boundary.
  package static func index(ofUTF16 offset: Int, in text: [wchar_t]) -> Int {
    var units = 0
    for (index, scalar) in text.enumerated() {
      if units >= offset { return index }
      units += scalar >= 0x10000 ? 2 : 1
    }
    return text.count
  }

  package static func appendUTF8(_ scalar: wchar_t, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    bytes.append(contentsOf: (Unicode.Scalar(UInt32(bitPattern: scalar)) ?? "\u{FFFD}").utf8)
  }

  package static func utf8(_ text: some Collection<wchar_t>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in text { appendUTF8(scalar, to: &bytes) }
    return bytes
  }
}
