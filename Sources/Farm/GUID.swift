import COpenSSL

/// `3f2504e0-4f89-41d3-9a0c-0305e82c3301` – the identity of every object of a farm: 128 bits, written as .NET writes a `Guid`.
package struct GUID: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  package static let zero = GUID(high: 0, low: 0)

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new identity (version 4, from OpenSSL's generator).
  package static func random() -> GUID {
    var words: (UInt64, UInt64) = (0, 0)
    let filled = withUnsafeMutableBytes(of: &words) { RAND_bytes($0.bindMemory(to: UInt8.self).baseAddress, 16) }
    precondition(filled == 1, "OpenSSL has no random numbers")
    return GUID(high: (words.0 & ~0xF000) | 0x4000, low: (words.1 & ~(0xC0 << 56)) | (0x80 << 56))
  }

  /// Reads what .NET's `Guid.TryParse` reads of the forms D, N, B and P: 32 hexadecimal digits, the dashes in place or absent, braces or parentheses around the dashed form, white space at the ends.
  package init?(_ text: String) {
    var digits = text.trimmedASCII
    if let first = digits.first, let last = digits.last, (first == "{" && last == "}") || (first == "(" && last == ")") {
      digits = digits.dropFirst().dropLast()
      guard digits.utf8.count == 36 else { return nil }
    }
    let dashed = digits.utf8.count == 36
    guard dashed || digits.utf8.count == 32 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    var count = 0
    for (position, unit) in digits.utf8.enumerated() {
      if dashed && (position == 8 || position == 13 || position == 18 || position == 23) {
        guard unit == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = Self.value(ofDigit: unit) else { return nil }
      if count < 16 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
      count += 1
    }
    self.init(high: words.0, low: words.1)
  }

  private static func value(ofDigit unit: UInt8) -> UInt64? {
    switch unit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(unit &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(unit &- UInt8(ascii: "a") &+ 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(unit &- UInt8(ascii: "A") &+ 10)
    default: nil
    }
  }

  /// The 32 digits without dashes: .NET's form N, as the names of generated databases have it.
  package var digits: String { hexadecimal(dashes: false) }

  /// The dashed form D, in lower case.
  package var description: String { hexadecimal(dashes: true) }

  private func hexadecimal(dashes: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for position in 0..<32 {
      if dashes && (position == 8 || position == 12 || position == 16 || position == 20) { text.append(UInt8(ascii: "-")) }
      let word = position < 16 ? high : low
      let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - (position & 15) * 4)) & 15
      text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension String {
  /// The text without ASCII white space at its ends.
  var trimmedASCII: Substring {
    func isSpace(_ character: Character) -> Bool {
      character == " " || character == "\t" || character == "\r" || character == "\n" || character == "\r\n"
    }
    guard let start = firstIndex(where: { !isSpace($0) }), let end = lastIndex(where: { !isSpace($0) }) else { return "" }
    return self[start...end]
  }

  /// Whether two names mean the same object: SharePoint's names ignore case.
  func namesSame(as other: String) -> Bool { self == other || lowercased() == other.lowercased() }
}
