import Glibc

/// Parts of strings and strings of parts. Results that could pass `maximumLength` are optional: nil is .NET's `OutOfMemoryException`.
extension PSString {
  /// The units in `range`, which the caller has checked to lie within the string. The whole string is itself.
  package func substring(_ range: Range<Int>) -> PSString {
    let n = range.count
    if n == count { return self }
    if n == 0 { return .empty }
    if n == 1 { return .of(unit: self[range.lowerBound]) }
    if isWide { return .utf16(UnsafeBufferPointer(start: wide + range.lowerBound, count: n)) }
    let from = UnsafePointer(narrow + range.lowerBound)
    if !isASCII { return .latin1(UnsafeBufferPointer(start: from, count: n)) }
    let s = PSString.allocate(count: n, wide: false, ascii: true)
    s.narrow.update(from: from, count: n)
    return s
  }

  /// The units from `start`, which lies in `0...count`, to the end.
  package func substring(from start: Int) -> PSString { substring(start..<count) }

  /// This string and the other behind it.
  package func concat(_ other: PSString) -> PSString? {
    let n = count, m = other.count
    if m == 0 { return self }
    if n == 0 { return other }
    guard n &+ m <= PSString.maximumLength else { return nil }
    let s = PSString.allocate(count: n &+ m, wide: isWide || other.isWide, ascii: isASCII && other.isASCII)
    s.write(self, at: 0)
    s.write(other, at: n)
    return s
  }

  /// All strings one behind the other.
  package static func concat(_ parts: [PSString]) -> PSString? { join(parts, separator: .empty) }

  /// The strings with the separator between them.
  package static func join(_ parts: [PSString], separator: PSString) -> PSString? {
    guard let first = parts.first else { return empty }
    if parts.count == 1 { return first }
    let (between, tooMany) = separator.count.multipliedReportingOverflow(by: parts.count &- 1)
    if tooMany { return nil }
    var total = between
    var bits: UInt32 = separator.isEmpty ? 0 : separator.header.bits
    for part in parts {
      total &+= part.count
      bits |= part.header.bits
    }
    guard total <= maximumLength else { return nil }
    if total == 0 { return empty }
    let s = allocate(count: total, wide: bits & 0x4000_0000 != 0, ascii: bits & 0x8000_0000 == 0)
    var at = 0
    for (i, part) in parts.enumerated() {
      if i > 0 && !separator.isEmpty {
        s.write(separator, at: at)
        at &+= separator.count
      }
      s.write(part, at: at)
      at &+= part.count
    }
    return s
  }

  /// The string `times` times over; `times` is not negative.
  package func repeated(_ times: Int) -> PSString? {
    if times <= 0 || isEmpty { return .empty }
    if times == 1 { return self }
    let (total, tooMany) = count.multipliedReportingOverflow(by: times)
    guard !tooMany, total <= PSString.maximumLength else { return nil }
    let s = PSString.allocate(count: total, wide: isWide, ascii: isASCII)
    let bytes = byteCount, whole = s.byteCount, to = s.narrow
    if bytes == 1 {
      memset(to, Int32(narrow[0]), whole)
      return s
    }
    memcpy(to, narrow, bytes)
    var done = bytes
    while done < whole {
      let step = min(done, whole &- done)
      memcpy(to + done, to, step)
      done &+= step
    }
    return s
  }

  /// One unit `times` times over.
  package static func repeating(_ unit: UInt16, _ times: Int) -> PSString? { of(unit: unit).repeated(times) }

  /// The string with `other` put in at `index`, which lies in `0...count`.
  package func inserting(_ other: PSString, at index: Int) -> PSString? {
    if other.isEmpty { return self }
    guard count &+ other.count <= PSString.maximumLength else { return nil }
    let s = PSString.allocate(count: count &+ other.count, wide: isWide || other.isWide, ascii: isASCII && other.isASCII)
    s.write(self, 0..<index, at: 0)
    s.write(other, at: index)
    s.write(self, index..<count, at: index &+ other.count)
    return s
  }

  /// The string without the units in `range`, which lies within it.
  package func removing(_ range: Range<Int>) -> PSString {
    if range.isEmpty { return self }
    if range.count == count { return .empty }
    if range.lowerBound == 0 { return substring(from: range.upperBound) }
    if range.upperBound == count { return substring(0..<range.lowerBound) }
    let s = PSString.allocate(count: count &- range.count, wide: isWide, ascii: isASCII)
    s.write(self, 0..<range.lowerBound, at: 0)
    s.write(self, range.upperBound..<count, at: range.lowerBound)
    return isASCII ? s : s.canonical()
  }

  /// The units in reverse order, without regard for surrogate pairs, as `[array]::Reverse` on the characters does it.
  package func reversed() -> PSString {
    let n = count
    if n < 2 { return self }
    let s = PSString.allocate(count: n, wide: isWide, ascii: isASCII)
    if isWide {
      let from = wide, to = s.wide
      for i in 0..<n { to[i] = from[n &- 1 &- i] }
    } else {
      let from = narrow, to = s.narrow
      for i in 0..<n { to[i] = from[n &- 1 &- i] }
    }
    return s
  }

  /// `PadLeft`: at least `width` units, filled up in front.
  package func padLeft(_ width: Int, with unit: UInt16 = 0x20) -> PSString? {
    if width <= count { return self }
    guard width <= PSString.maximumLength else { return nil }
    return PSString.repeating(unit, width &- count)?.concat(self)
  }

  /// `PadRight`: at least `width` units, filled up behind.
  package func padRight(_ width: Int, with unit: UInt16 = 0x20) -> PSString? {
    if width <= count { return self }
    guard width <= PSString.maximumLength, let fill = PSString.repeating(unit, width &- count) else { return nil }
    return concat(fill)
  }

  /// The units, as `ToCharArray` gives them.
  package var units: [UInt16] {
    let n = count
    return [UInt16](unsafeUninitializedCapacity: n) { buffer, filled in
      for i in 0..<n { buffer[i] = self[i] }
      filled = n
    }
  }

  // MARK: - Filling a new string

  /// Copies a whole string into this one, new and wide enough, at `place`.
  @inline(__always)
  func write(_ other: PSString, at place: Int) { write(other, 0..<other.count, at: place) }

  /// Copies a part of a string into this one, new and wide enough, at `place`.
  func write(_ other: PSString, _ range: Range<Int>, at place: Int) {
    if !isWide {
      memcpy(narrow + place, other.narrow + range.lowerBound, range.count)
    } else if other.isWide {
      memcpy(wide + place, other.wide + range.lowerBound, range.count &* 2)
    } else {
      let to = wide + place, from = other.narrow + range.lowerBound
      for i in 0..<range.count { to[i] = UInt16(from[i]) }
    }
  }

  /// The string in its canonical form, after units may have gone that had made it wide or not ASCII.
  func canonical() -> PSString {
    if isWide {
      let units = UnsafeBufferPointer(start: UnsafePointer(wide), count: count)
      var high: UInt16 = 0
      for u in units { high |= u }
      return high > 0xFF ? self : .utf16(units)
    }
    return isASCII ? self : .latin1(UnsafeBufferPointer(start: UnsafePointer(narrow), count: count))
  }
}
