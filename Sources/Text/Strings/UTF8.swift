import Glibc

/// UTF-8 in and out, with .NET's replacement: each maximal ill-formed sequence, and each lone surrogate, is one U+FFFD.
extension PSString {
  /// At most so many bytes does the string take as UTF-8.
  package var maximumUTF8Count: Int { isASCII ? count : isWide ? count &* 3 : count &* 2 }

  /// Writes the string as UTF-8 where there is room for `maximumUTF8Count` bytes; returns how many it wrote.
  package func writeUTF8(to out: UnsafeMutablePointer<UInt8>) -> Int {
    let n = count
    if isASCII {
      memcpy(out, narrow, n)
      return n
    }
    var at = 0
    if !isWide {
      let units = narrow
      for i in 0..<n {
        let unit = units[i]
        if unit < 0x80 {
          out[at] = unit
          at &+= 1
        } else {
          out[at] = 0xC0 | (unit &>> 6)
          out[at &+ 1] = 0x80 | (unit & 0x3F)
          at &+= 2
        }
      }
      return at
    }
    return PSString.writeUTF8(UnsafeBufferPointer(start: wide, count: n), to: out)
  }

  /// Writes UTF-16 units as UTF-8 where there is room for three bytes a unit; returns how many bytes it wrote.
  static func writeUTF8(_ units: UnsafeBufferPointer<UInt16>, to out: UnsafeMutablePointer<UInt8>) -> Int {
    let n = units.count
    var at = 0, i = 0
    @inline(__always) func put(_ byte: UInt32) {
      out[at] = UInt8(truncatingIfNeeded: byte)
      at &+= 1
    }
    while i < n {
      var scalar = UInt32(units[i])
      i &+= 1
      if scalar < 0x80 {
        put(scalar)
        continue
      }
      if scalar < 0x800 {
        put(0xC0 | scalar &>> 6)
        put(0x80 | scalar & 0x3F)
        continue
      }
      if scalar & 0xF800 == 0xD800 {
        if scalar < 0xDC00 && i < n && UTF16.isTrailSurrogate(units[i]) {
          scalar = 0x10000 &+ ((scalar & 0x3FF) &<< 10 | UInt32(units[i]) & 0x3FF)
          i &+= 1
          put(0xF0 | scalar &>> 18)
          put(0x80 | scalar &>> 12 & 0x3F)
          put(0x80 | scalar &>> 6 & 0x3F)
          put(0x80 | scalar & 0x3F)
          continue
        }
        scalar = 0xFFFD
      }
      put(0xE0 | scalar &>> 12)
      put(0x80 | scalar &>> 6 & 0x3F)
      put(0x80 | scalar & 0x3F)
    }
    return at
  }

  /// Appends the string as UTF-8.
  package func appendUTF8(to bytes: inout [UInt8]) {
    if isASCII {
      bytes.append(contentsOf: UnsafeBufferPointer(start: narrow, count: count))
    } else {
      bytes.append(contentsOf: utf8)
    }
  }

  /// The string as UTF-8.
  package var utf8: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: maximumUTF8Count) { buffer, filled in
      if let out = buffer.baseAddress { filled = writeUTF8(to: out) }
    }
  }

  /// The string that UTF-8 text means; a byte order mark is a unit like others.
  package static func utf8(_ bytes: UnsafeBufferPointer<UInt8>) -> PSString {
    guard let from = bytes.baseAddress else { return empty }
    let n = bytes.count
    let ascii = asciiPrefix(from, n)
    if ascii == n {
      if n == 0 { return empty }
      let s = allocate(count: n, wide: false, ascii: true)
      s.narrow.update(from: from, count: n)
      return s
    }
    let units = UnsafeMutablePointer<UInt16>.allocate(capacity: n)
    defer { units.deallocate() }
    for i in 0..<ascii { units[i] = UInt16(from[i]) }
    let count = decodeUTF8(from + ascii, n &- ascii, to: units + ascii)
    return utf16(UnsafeBufferPointer(start: units, count: ascii &+ count))
  }

  package static func utf8(_ bytes: [UInt8]) -> PSString { bytes.withUnsafeBufferPointer { utf8($0) } }

  /// How many bytes from the start are below 0x80.
  static func asciiPrefix(_ bytes: UnsafePointer<UInt8>, _ n: Int) -> Int {
    var i = 0
    let raw = UnsafeRawPointer(bytes)
    while i &+ 8 <= n && raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { i &+= 8 }
    while i < n && bytes[i] < 0x80 { i &+= 1 }
    return i
  }

  /// Decodes into at most `n` units; returns how many.
  private static func decodeUTF8(_ bytes: UnsafePointer<UInt8>, _ n: Int, to units: UnsafeMutablePointer<UInt16>) -> Int {
    var i = 0, at = 0
    while i < n {
      let (scalar, length) = UTF8Sequence.scalar(bytes + i, n &- i)
      i &+= length
      if scalar > 0xFFFF {
        units[at] = UInt16(truncatingIfNeeded: 0xD7C0 &+ (scalar &>> 10))
        units[at &+ 1] = UInt16(truncatingIfNeeded: 0xDC00 | (scalar & 0x3FF))
        at &+= 2
      } else {
        units[at] = UInt16(truncatingIfNeeded: scalar)
        at &+= 1
      }
    }
    return at
  }
}

/// One sequence of UTF-8.
package enum UTF8Sequence {
  /// The scalar at the start of `n` > 0 bytes and the bytes it takes; U+FFFD for a maximal ill-formed sequence (Unicode, table 3-7).
  @inline(__always)
  static func scalar(_ bytes: UnsafePointer<UInt8>, _ n: Int) -> (scalar: UInt32, length: Int) {
    let lead = bytes[0]
    if lead < 0x80 { return (UInt32(lead), 1) }
    guard lead >= 0xC2 && lead <= 0xF4 else { return (0xFFFD, 1) }
    let more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
    var value = UInt32(lead) & (more == 1 ? 0x1F : more == 2 ? 0x0F : 0x07)
    for k in 1...more {
      guard k < n else { return (0xFFFD, k) }
      let byte = bytes[k]
      let low: UInt8 = k > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = k > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard byte >= low && byte <= high else { return (0xFFFD, k) }
      value = value &<< 6 | UInt32(byte & 0x3F)
    }
    return (value, more &+ 1)
  }

  /// How many bytes at the end begin a sequence that more bytes could complete: 0 to 3. A reader of blocks keeps them for the next.
  package static func incompleteTail(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let n = bytes.count
    for back in 1...3 where back <= n {
      let byte = bytes[n &- back]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte < 0xC2 || byte > 0xF4 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard needed > back, let start = bytes.baseAddress else { return 0 }
      let (scalar, length) = scalar(start + (n &- back), back)
      return scalar == 0xFFFD && length == back ? back : 0
    }
    return 0
  }
}
