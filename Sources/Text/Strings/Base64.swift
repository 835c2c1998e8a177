/// Base64 as `System.Convert` writes and reads it.
package enum Base64 {
  private static let digits: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  /// `ToBase64String`; with line breaks (CR LF) after every 76 characters if wished. Nil when the text would be too long.
  package static func encode(_ bytes: UnsafeBufferPointer<UInt8>, lineBreaks: Bool = false) -> PSString? {
    let n = bytes.count
    if n == 0 { return .empty }
    let characters = (n + 2) / 3 * 4
    let total = characters + (lineBreaks ? (characters - 1) / 76 * 2 : 0)
    guard total <= PSString.maximumLength else { return nil }
    let s = PSString.allocate(count: total, wide: false, ascii: true)
    let out = s.narrow, digits = digits.utf8Start
    var at = 0, line = 0, i = 0
    while i < n {
      if lineBreaks && line == 76 {
        out[at] = 0x0D
        out[at + 1] = 0x0A
        at += 2
        line = 0
      }
      let left = n - i
      let word = UInt32(bytes[i]) << 16 | (left > 1 ? UInt32(bytes[i + 1]) << 8 : 0) | (left > 2 ? UInt32(bytes[i + 2]) : 0)
      out[at] = digits[Int(word >> 18)]
      out[at + 1] = digits[Int(word >> 12 & 63)]
      out[at + 2] = left > 1 ? digits[Int(word >> 6 & 63)] : 0x3D
      out[at + 3] = left > 2 ? digits[Int(word & 63)] : 0x3D
      at += 4
      line += 4
      i += 3
    }
    return s
  }

  package static func encode(_ bytes: [UInt8], lineBreaks: Bool = false) -> PSString? {
    bytes.withUnsafeBufferPointer { encode($0, lineBreaks: lineBreaks) }
  }

  /// `FromBase64String`: white space is passed over. Nil is .NET's FormatException "The input is not a valid Base-64 string as it contains a non-base 64
  /// character, more than two padding characters, or an illegal character among the padding characters. ".
  package static func decode(_ text: PSString) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var word: UInt32 = 0
    var characters = 0, padding = 0
    for i in 0..<text.count {
      let unit = text[i]
      let value: UInt32
      switch unit {
      case 0x41...0x5A: value = UInt32(unit) - 0x41
      case 0x61...0x7A: value = UInt32(unit) - 0x61 + 26
      case 0x30...0x39: value = UInt32(unit) - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D:
        padding += 1
        continue
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: return nil
      }
      if padding > 0 { return nil }
      word = word << 6 | value
      characters += 1
      if characters & 3 == 0 {
        bytes.append(UInt8(truncatingIfNeeded: word >> 16))
        bytes.append(UInt8(truncatingIfNeeded: word >> 8))
        bytes.append(UInt8(truncatingIfNeeded: word))
      }
    }
    guard padding <= 2, (characters + padding) & 3 == 0 else { return nil }
    switch characters & 3 {
    case 0: if padding > 0 { return nil }
    case 2:
      if word & 15 != 0 { return nil }
      bytes.append(UInt8(truncatingIfNeeded: word >> 4))
    case 3:
      if word & 3 != 0 { return nil }
      bytes.append(UInt8(truncatingIfNeeded: word >> 10))
      bytes.append(UInt8(truncatingIfNeeded: word >> 2))
    default: return nil
    }
    return bytes
  }
}

/// Bytes as pairs of hexadecimal digits.
package enum Hexadecimal {
  /// `Convert.ToHexString` (upper case) and `ToHexStringLower`; `separator` is `BitConverter`'s dash. Nil when the text would be too long.
  package static func encode(_ bytes: UnsafeBufferPointer<UInt8>, lowerCase: Bool = false, separator: UInt8? = nil) -> PSString? {
    let n = bytes.count
    if n == 0 { return .empty }
    let total = n * 2 + (separator == nil ? 0 : n - 1)
    guard total <= PSString.maximumLength else { return nil }
    let s = PSString.allocate(count: total, wide: false, ascii: true)
    let out = s.narrow
    let letters: UInt8 = lowerCase ? 0x61 - 10 : 0x41 - 10
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : letters + value }
    var at = 0
    for i in 0..<n {
      if i > 0, let separator {
        out[at] = separator & 0x7F
        at += 1
      }
      out[at] = digit(bytes[i] >> 4)
      out[at + 1] = digit(bytes[i] & 15)
      at += 2
    }
    return s
  }

  package static func encode(_ bytes: [UInt8], lowerCase: Bool = false, separator: UInt8? = nil) -> PSString? {
    bytes.withUnsafeBufferPointer { encode($0, lowerCase: lowerCase, separator: separator) }
  }

  /// `Convert.FromHexString`; nil when a character is no digit or the length is odd.
  package static func decode(_ text: PSString) -> [UInt8]? {
    guard text.count & 1 == 0, text.isASCII else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    for i in stride(from: 0, to: text.count, by: 2) {
      guard let high = value(text[i]), let low = value(text[i + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// What a hexadecimal digit stands for.
  package static func value(_ unit: UInt16) -> UInt8? {
    switch unit {
    case 0x30...0x39: UInt8(unit - 0x30)
    case 0x41...0x46: UInt8(unit - 0x41 + 10)
    case 0x61...0x66: UInt8(unit - 0x61 + 10)
    default: nil
    }
  }
}
