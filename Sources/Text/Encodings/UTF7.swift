/// UTF-7 (RFC 2152), which mail once used: ASCII, with the rest as base64 of UTF-16 between `+` and `-`.
enum UTF7 {
  private static let digits: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  /// Written as they are: .NET's encoder leaves RFC 2152's optional characters encoded.
  private static func isDirect(_ unit: UInt16) -> Bool {
    if Character16.isASCIILetter(unit) || Character16.isASCIIDigit(unit) { return true }
    switch unit {
    case 0x09, 0x0A, 0x0D, 0x20, 0x27...0x29, 0x2C...0x2F, 0x3A, 0x3F: return true
    default: return false
    }
  }

  static func append(_ s: PSString, to bytes: inout [UInt8]) {
    var bits: UInt32 = 0
    var count = -1  // bits waiting; -1 outside of base64
    func close() {
      guard count >= 0 else { return }
      if count > 0 { bytes.append(digits.utf8Start[Int(bits << UInt32(6 - count) & 0x3F)]) }
      bytes.append(0x2D)
      count = -1
    }
    for i in 0..<s.count {
      let unit = s[i]
      if isDirect(unit) {
        close()
        bytes.append(UInt8(unit))
      } else if unit == 0x2B && count < 0 {
        bytes.append(0x2B)
        bytes.append(0x2D)
      } else {
        if count < 0 {
          bytes.append(0x2B)
          count = 0
        }
        bits = bits << 16 | UInt32(unit)
        count += 16
        while count >= 6 {
          count -= 6
          bytes.append(digits.utf8Start[Int(bits >> UInt32(count) & 0x3F)])
        }
      }
    }
    close()
  }

  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> PSString {
    let builder = PSStringBuilder(capacity: bytes.count)
    var bits: UInt32 = 0
    var count = -1
    var first = false
    for byte in bytes {
      if count >= 0 {
        if let value = value(byte) {
          first = false
          bits = bits << 6 | value
          count += 6
          if count >= 16 {
            count -= 16
            builder.append(unit: UInt16(truncatingIfNeeded: bits >> UInt32(count)))
          }
          continue
        }
        count = -1
        if byte == 0x2D {
          if first { builder.append(unit: 0x2B) }
          continue
        }
      }
      if byte == 0x2B {
        count = 0
        first = true
      } else {
        builder.append(unit: UInt16(byte))
      }
    }
    return builder.build()
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
