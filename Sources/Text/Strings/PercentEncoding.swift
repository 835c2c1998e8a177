/// Percent-encoding in URIs and in forms.
package enum PercentEncoding {
  /// What stays as it is.
  package enum Style {
    /// `Uri.EscapeDataString`: RFC 3986's unreserved characters.
    case data
    /// `WebUtility.UrlEncode`: letters, digits and `-_.!*()`; a space is `+`.
    case form

    fileprivate func keeps(_ byte: UInt8) -> Bool {
      if Character16.isASCIILetter(UInt16(byte)) || Character16.isASCIIDigit(UInt16(byte)) { return true }
      return switch (self, byte) {
      case (_, 0x2D), (_, 0x2E), (_, 0x5F): true
      case (.data, 0x7E): true
      case (.form, 0x21), (.form, 0x28), (.form, 0x29), (.form, 0x2A): true
      default: false
      }
    }
  }

  /// The text's UTF-8, escaped with upper-case digits.
  package static func encode(_ text: PSString, _ style: Style) -> PSString {
    let builder = PSStringBuilder(capacity: text.count + 16)
    for byte in text.utf8 {
      if byte < 0x80 && style.keeps(byte) {
        builder.append(unit: UInt16(byte))
      } else if byte == 0x20 && style == .form {
        builder.append(unit: 0x2B)
      } else {
        builder.append(unit: 0x25)
        builder.append(Hexadecimal.encode([byte]) ?? .empty)
      }
    }
    return builder.build()
  }

  /// `Uri.UnescapeDataString` and `WebUtility.UrlDecode`: escapes that are well-formed UTF-8 become text; others stay in data, and are U+FFFD in forms.
  package static func decode(_ text: PSString, _ style: Style) -> PSString {
    guard text.contains(0x25) || style == .form && text.contains(0x2B) else { return text }
    let builder = PSStringBuilder(capacity: text.count)
    var i = 0
    while i < text.count {
      var bytes: [UInt8] = []
      var end = i
      while end + 2 < text.count, text[end] == 0x25, let high = Hexadecimal.value(text[end + 1]), let low = Hexadecimal.value(text[end + 2])
      {
        bytes.append(high << 4 | low)
        end += 3
      }
      if bytes.isEmpty {
        builder.append(unit: text[i] == 0x2B && style == .form ? 0x20 : text[i])
        i += 1
        continue
      }
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        var b = 0
        while b < bytes.count {
          let (scalar, length) = UTF8Sequence.scalar(start + b, bytes.count - b)
          if scalar == 0xFFFD && length < 3 && style == .data {
            builder.append(text, i + 3 * b..<i + 3 * (b + length))
          } else {
            builder.append(scalar: scalar)
          }
          b += length
        }
      }
      i = end
    }
    return builder.build()
  }
}
