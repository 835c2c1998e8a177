/// A .NET `System.Guid`: 128 bits in the order in which the text shows them.
package struct Guid: Sendable, Hashable, Comparable {
  /// The first and the last sixteen hexadecimal digits.
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package static let empty = Guid(high: 0, low: 0)

  /// All bits set.
  package static let allBitsSet = Guid(high: .max, low: .max)

  /// A random one (version 4).
  package static func random() -> Guid {
    // Swift's generator is the kernel's `getrandom`.
    var source = SystemRandomNumberGenerator()
    return Guid(high: source.next() & ~0xF000 | 0x4000, low: source.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }

  /// A random one whose first 48 bits are the milliseconds since 1970 (version 7).
  package static func version7(unixMilliseconds: Int64) -> Guid {
    let random = Guid.random()
    return Guid(high: UInt64(truncatingIfNeeded: unixMilliseconds) << 16 | random.high & 0xFFF | 0x7000, low: random.low)
  }

  package static func < (a: Guid, b: Guid) -> Bool { a.high != b.high ? a.high < b.high : a.low < b.low }

  /// `ToByteArray()`: the first three fields little-endian, the rest as it is written.
  package var bytes: [UInt8] {
    func byte(_ word: UInt64, _ shift: Int) -> UInt8 { UInt8(truncatingIfNeeded: word >> UInt64(shift)) }
    let fields = [32, 40, 48, 56, 16, 24, 0, 8].map { byte(high, $0) }
    return fields + stride(from: 56, through: 0, by: -8).map { byte(low, $0) }
  }

  /// From the sixteen bytes of `ToByteArray()`; `nil` for another number of bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for i in [3, 2, 1, 0, 5, 4, 7, 6] { high = high << 8 | UInt64(bytes[i]) }
    for i in 8..<16 { low = low << 8 | UInt64(bytes[i]) }
    self.init(high: high, low: low)
  }

  // MARK: - Text

  /// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
  package var text: PSString { PSString.of(description) }

  /// `ToString(format)`: N, D, B, P or X in either case; none or an empty one is D.
  package func text(format: PSString?) throws(FormatError) -> PSString {
    guard let format, !format.isEmpty else { return text }
    let letter = format.count == 1 ? format[0] | 0x20 : 0
    switch letter {
    case 100: return text
    case 110: return PSString.of(description.replacing("-", with: ""))
    case 98: return PSString.of("{\(description)}")
    case 112: return PSString.of("(\(description))")
    case 120: return PSString.of(nested)
    default:
      throw FormatError("Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".")
    }
  }

  private static func hex(_ value: UInt64, _ digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: digits - text.utf8.count) + text
  }

  /// `{0x…,0x…,0x…,{0x…,…}}`.
  private var nested: String {
    let tail = stride(from: 56, through: 0, by: -8).map { "0x" + Guid.hex(low >> UInt64($0) & 0xFF, 2) }.joined(separator: ",")
    return "{0x\(Guid.hex(high >> 32, 8)),0x\(Guid.hex(high >> 16 & 0xFFFF, 4)),0x\(Guid.hex(high & 0xFFFF, 4)),{\(tail)}}"
  }

  /// `Guid.Parse`: any of the five formats, with white space around it.
  package static func parse(_ units: UnsafeBufferPointer<UInt16>) throws(NumberParseError) -> Guid {
    var text = units[...]
    while let first = text.first, NumberParsing.isTrimmed(first) { text.removeFirst() }
    while let last = text.last, NumberParsing.isTrimmed(last) { text.removeLast() }
    let plain = Array(text)
    guard plain.count >= 32 else { throw .format("Unrecognized Guid format.") }
    switch plain[0] {
    case 40: return try dashed(plain, open: 40, close: 41)
    case 123 where plain[9] == 45: return try dashed(plain, open: 123, close: 125)
    case 123: return try nested(plain)
    default: return plain[8] == 45 ? try dashed(plain) : try digits(plain)
    }
  }

  /// `Guid.ParseExact` with one of the format letters.
  package static func parseExact(_ units: UnsafeBufferPointer<UInt16>, format: UInt16) throws(NumberParseError) -> Guid {
    var text = units[...]
    while let first = text.first, NumberParsing.isTrimmed(first) { text.removeFirst() }
    while let last = text.last, NumberParsing.isTrimmed(last) { text.removeLast() }
    let plain = Array(text)
    switch format | 0x20 {
    case 100: return try dashed(plain)
    case 110: return try digits(plain)
    case 98: return try dashed(plain, open: 123, close: 125)
    case 112: return try dashed(plain, open: 40, close: 41)
    case 120: return try nested(plain)
    default: throw .format("Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".")
    }
  }

  private static func dashed(_ units: [UInt16], open: UInt16, close: UInt16) throws(NumberParseError) -> Guid {
    guard units.count == 38, units[0] == open, units[37] == close else {
      throw .format("Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).")
    }
    return try dashed(Array(units[1..<37]))
  }

  private static func dashed(_ units: [UInt16]) throws(NumberParseError) -> Guid {
    guard units.count == 36 else { throw .format("Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).") }
    guard units[8] == 45, units[13] == 45, units[18] == 45, units[23] == 45 else {
      throw .format("Dashes are in the wrong position for GUID parsing.")
    }
    return try digits(units.filter { $0 != 45 })
  }

  private static func digits(_ units: [UInt16]) throws(NumberParseError) -> Guid {
    guard units.count == 32 else { throw .format("Guid should contain only hexadecimal characters.") }
    var words: (UInt64, UInt64) = (0, 0)
    for (i, unit) in units.enumerated() {
      let value = NumberParsing.hexValue(unit)
      if value > 15 { throw .format("Guid should contain only hexadecimal characters.") }
      if i < 16 { words.0 = words.0 << 4 | UInt64(value) } else { words.1 = words.1 << 4 | UInt64(value) }
    }
    return Guid(high: words.0, low: words.1)
  }

  /// `{0x…,0x…,0x…,{0x…,…}}`, with white space anywhere.
  private static func nested(_ units: [UInt16]) throws(NumberParseError) -> Guid {
    let text = units.filter { !NumberParsing.isTrimmed($0) }
    var at = 0
    func expect(_ unit: UInt16, _ words: String) throws(NumberParseError) {
      guard at < text.count, text[at] == unit else { throw .format(words) }
      at += 1
    }
    func number(_ digits: Int) throws(NumberParseError) -> UInt64 {
      try expect(48, "Expected 0x prefix.")
      guard at < text.count, text[at] | 0x20 == 120 else { throw .format("Expected 0x prefix.") }
      at += 1
      let start = at
      var value: UInt64 = 0
      while at < text.count, NumberParsing.hexValue(text[at]) < 16 {
        value = value << 4 | UInt64(NumberParsing.hexValue(text[at]))
        at += 1
        if at - start > digits { throw .overflow("Value was either too large or too small for a UInt32.") }
      }
      if at == start { throw .format("Guid should contain only hexadecimal characters.") }
      return value
    }
    let comma = "Could not find a comma, or the length between the previous token and the comma was zero (i.e., '0x,'etc.)."
    try expect(123, "Expected {0xdddddddd, etc}.")
    var high = try number(8)
    for _ in 0..<2 {
      try expect(44, comma)
      high = high << 16 | (try number(4))
    }
    try expect(44, comma)
    try expect(123, "Expected {0xdddddddd, etc}.")
    var low = try number(2)
    for _ in 0..<7 {
      try expect(44, comma)
      low = low << 8 | (try number(2))
    }
    try expect(125, "Could not find a brace, or the length between the previous token and the brace was zero (i.e., '0x,'etc.).")
    try expect(125, "Could not find the ending brace.")
    if at != text.count { throw .format("Additional non-parsable characters are at the end of the string.") }
    return Guid(high: high, low: low)
  }
}

extension Guid: CustomStringConvertible {
  package var description: String {
    "\(Guid.hex(high >> 32, 8))-\(Guid.hex(high >> 16 & 0xFFFF, 4))-\(Guid.hex(high & 0xFFFF, 4))-"
      + "\(Guid.hex(low >> 48, 4))-\(Guid.hex(low & 0xFFFF_FFFF_FFFF, 12))"
  }
}
