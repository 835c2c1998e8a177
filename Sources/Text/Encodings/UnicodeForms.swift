/// UTF-16 and UTF-32 as bytes. Lone surrogates, values that are none of Unicode's, and pieces at the end become U+FFFD each.
enum UnicodeForms {
  static func appendUTF16(_ s: PSString, _ bigEndian: Bool, to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + s.count * 2)
    eachScalarUnit(s) { unit in
      let high = UInt8(unit >> 8), low = UInt8(unit & 0xFF)
      bytes.append(bigEndian ? high : low)
      bytes.append(bigEndian ? low : high)
    }
  }

  /// The units, with U+FFFD for lone surrogates.
  private static func eachScalarUnit(_ s: PSString, _ body: (UInt16) -> Void) {
    for i in 0..<s.count {
      let unit = s[i]
      let paired =
        Character16.isHighSurrogate(unit)
        ? i + 1 < s.count && Character16.isLowSurrogate(s[i + 1])
        : Character16.isLowSurrogate(unit) ? i > 0 && Character16.isHighSurrogate(s[i - 1]) : true
      body(paired ? unit : 0xFFFD)
    }
  }

  static func decodeUTF16(_ bytes: UnsafeBufferPointer<UInt8>, _ bigEndian: Bool) -> PSString {
    let n = bytes.count / 2
    var units = [UInt16](unsafeUninitializedCapacity: n + 1) { buffer, filled in
      for i in 0..<n {
        let first = UInt16(bytes[2 * i]), second = UInt16(bytes[2 * i + 1])
        buffer[i] = bigEndian ? first << 8 | second : second << 8 | first
      }
      filled = n
    }
    var i = 0
    while i < n {
      if Character16.isSurrogate(units[i]) {
        if Character16.isHighSurrogate(units[i]) && i + 1 < n && Character16.isLowSurrogate(units[i + 1]) {
          i += 1
        } else {
          units[i] = 0xFFFD
        }
      }
      i += 1
    }
    if bytes.count & 1 == 1 { units.append(0xFFFD) }
    return .utf16(units)
  }

  static func appendUTF32(_ s: PSString, _ bigEndian: Bool, to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + s.count * 4)
    var i = 0
    while i < s.count {
      var (scalar, length) = s.codePoint(at: i)
      i += length
      if scalar & 0xFFFF_F800 == 0xD800 { scalar = 0xFFFD }
      for k in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: scalar >> UInt32(8 * (bigEndian ? 3 - k : k)))) }
    }
  }

  static func decodeUTF32(_ bytes: UnsafeBufferPointer<UInt8>, _ bigEndian: Bool) -> PSString {
    let builder = PSStringBuilder(capacity: bytes.count / 4 + 1)
    for i in stride(from: 0, to: bytes.count & ~3, by: 4) {
      var value: UInt32 = 0
      for k in 0..<4 { value |= UInt32(bytes[i + k]) << UInt32(8 * (bigEndian ? 3 - k : k)) }
      builder.append(scalar: value > 0x10FFFF || value & 0xFFFF_F800 == 0xD800 ? 0xFFFD : value)
    }
    if bytes.count & 3 != 0 { builder.append(unit: 0xFFFD) }
    return builder.build()
  }
}
