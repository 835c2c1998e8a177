import Glibc

/// A growing text of UTF-16 units: what interpolation, formatting and `System.Text.StringBuilder` build strings with.
///
/// It keeps one byte a unit until a unit above 0xFF comes. One builder may serve nested work like a stack: remember `count`, append, and take the
/// tail with `build(from:)`. Beyond `PSString.maximumLength` it takes no more text and sets `overflowed` (.NET: `OutOfMemoryException`).
package final class PSStringBuilder {
  private var start: UnsafeMutableRawPointer
  /// Bytes that `start` has room for.
  private var room: Int
  /// Two bytes a unit.
  private var isWide = false
  /// Length in units.
  package private(set) var count = 0
  /// Text was refused because the whole would have been too long.
  package private(set) var overflowed = false

  /// `capacity` is in units.
  package init(capacity: Int = 64) {
    room = max(16, min(capacity, PSString.maximumLength))
    start = .allocate(byteCount: room, alignment: 8)
  }

  deinit { start.deallocate() }

  package var isEmpty: Bool { count == 0 }

  @inline(__always) private var narrow: UnsafeMutablePointer<UInt8> { start.assumingMemoryBound(to: UInt8.self) }
  @inline(__always) private var wide: UnsafeMutablePointer<UInt16> { start.assumingMemoryBound(to: UInt16.self) }

  // MARK: - Room

  /// Makes room for `units` more, two bytes each if `wider`; false when that would be too long.
  @inline(__always)
  private func prepare(_ units: Int, wider: Bool) -> Bool {
    if wider != isWide && wider { widen(by: units) }
    if units > room &>> (isWide ? 1 : 0) &- count { return grow(by: units) }
    return true
  }

  @inline(never)
  private func grow(by units: Int) -> Bool {
    guard units <= PSString.maximumLength &- count else {
      overflowed = true
      return false
    }
    let needed = (count &+ units) &<< (isWide ? 1 : 0)
    let larger = max(room &* 2, needed)
    let grown = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
    memcpy(grown, start, count &<< (isWide ? 1 : 0))
    start.deallocate()
    start = grown
    room = larger
    return true
  }

  @inline(never)
  private func widen(by units: Int) {
    let larger = max(room, (count &+ min(units, PSString.maximumLength &- count)) &* 2)
    let grown = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
    let to = grown.assumingMemoryBound(to: UInt16.self), from = narrow
    for i in 0..<count { to[i] = UInt16(from[i]) }
    start.deallocate()
    start = grown
    room = larger
    isWide = true
  }

  // MARK: - Appending

  package func append(_ s: PSString) { append(s, 0..<s.count) }

  /// Appends the units in `range`, which lies within `s`.
  package func append(_ s: PSString, _ range: Range<Int>) {
    if s.isWide {
      append(utf16: UnsafeBufferPointer(start: s.wide + range.lowerBound, count: range.count))
    } else {
      append(latin1: UnsafeBufferPointer(start: s.narrow + range.lowerBound, count: range.count))
    }
  }

  package func append(latin1 units: UnsafeBufferPointer<UInt8>) {
    guard let from = units.baseAddress, prepare(units.count, wider: false) else { return }
    if isWide {
      let to = wide + count
      for i in 0..<units.count { to[i] = UInt16(from[i]) }
    } else {
      memcpy(start + count, from, units.count)
    }
    count &+= units.count
  }

  package func append(utf16 units: UnsafeBufferPointer<UInt16>) {
    guard let from = units.baseAddress, prepare(units.count, wider: true) else { return }
    memcpy(wide + count, from, units.count &* 2)
    count &+= units.count
  }

  package func append(unit: UInt16) {
    guard prepare(1, wider: unit > 0xFF) else { return }
    if isWide { wide[count] = unit } else { narrow[count] = UInt8(truncatingIfNeeded: unit) }
    count &+= 1
  }

  /// Appends a unit `times` times; `times` is not negative.
  package func append(unit: UInt16, times: Int) {
    guard times > 0, prepare(times, wider: unit > 0xFF) else { return }
    if isWide { (wide + count).update(repeating: unit, count: times) } else { memset(narrow + count, Int32(unit), times) }
    count &+= times
  }

  package func append(ascii text: StaticString) {
    append(latin1: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package func append(_ text: String) {
    var text = text
    let isASCII = text.withUTF8 { utf8 in
      guard utf8.allSatisfy({ $0 < 0x80 }) else { return false }
      append(latin1: utf8)
      return true
    }
    if !isASCII { for unit in text.utf16 { append(unit: unit) } }
  }

  /// Appends a code point, as two units above U+FFFF.
  package func append(scalar: UInt32) {
    if scalar > 0xFFFF {
      append(unit: UInt16(truncatingIfNeeded: 0xD7C0 &+ (scalar &>> 10)))
      append(unit: UInt16(truncatingIfNeeded: 0xDC00 | (scalar & 0x3FF)))
    } else {
      append(unit: UInt16(truncatingIfNeeded: scalar))
    }
  }

  /// Appends a number in decimal digits.
  package func append(_ number: Int) {
    guard prepare(20, wider: false) else { return }
    var rest = number.magnitude
    if rest < 10 {
      if number < 0 { append(unit: 0x2D) }
      append(unit: 0x30 &+ UInt16(truncatingIfNeeded: rest))
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      let digits = digits.baseAddress!
      var i = 20
      repeat {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        i &-= 1
        digits[i] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
      if number < 0 {
        i &-= 1
        digits[i] = 0x2D
      }
      append(latin1: UnsafeBufferPointer(start: digits + i, count: 20 &- i))
    }
  }

  // MARK: - Editing

  /// The unit at `index`, which the caller has checked to lie in `0..<count`.
  package subscript(index: Int) -> UInt16 {
    get { isWide ? wide[index] : UInt16(narrow[index]) }
    set {
      _ = prepare(0, wider: newValue > 0xFF)
      if isWide { wide[index] = newValue } else { narrow[index] = UInt8(truncatingIfNeeded: newValue) }
    }
  }

  /// Puts `s` in at `index`, which lies in `0...count`.
  package func insert(_ s: PSString, at index: Int) {
    let m = s.count
    guard m > 0, prepare(m, wider: s.isWide) else { return }
    let shift = isWide ? 1 : 0
    memmove(start + ((index &+ m) &<< shift), start + (index &<< shift), (count &- index) &<< shift)
    if !isWide {
      memcpy(narrow + index, s.narrow, m)
    } else {
      for i in 0..<m { wide[index &+ i] = s[i] }
    }
    count &+= m
  }

  /// Takes the units in `range`, which lies within the text, out.
  package func remove(_ range: Range<Int>) {
    let shift = isWide ? 1 : 0
    memmove(start + (range.lowerBound &<< shift), start + (range.upperBound &<< shift), (count &- range.upperBound) &<< shift)
    count &-= range.count
    if count == 0 { isWide = false }
  }

  /// Replaces every place of `old`, which is not empty, that lies within `range`.
  package func replace(_ old: PSString, with new: PSString, in range: Range<Int>) {
    let part = string(range)
    guard part.contains(old) else { return }
    guard let replaced = part.replacing(old, with: new), count &- range.count &+ replaced.count <= PSString.maximumLength else {
      overflowed = true
      return
    }
    let rest = string(range.upperBound..<count)
    truncate(to: range.lowerBound)
    append(replaced)
    append(rest)
  }

  /// Replaces a unit by another within `range`.
  package func replace(_ old: UInt16, with new: UInt16, in range: Range<Int>) { for i in range where self[i] == old { self[i] = new } }

  /// Cuts the text off at `length`, which is at most `count`.
  package func truncate(to length: Int) {
    count = length
    if length == 0 { isWide = false }
  }

  /// Sets the length: cuts off, or fills up with U+0000. `length` is not negative.
  package func setLength(_ length: Int) { length <= count ? truncate(to: length) : append(unit: 0, times: length &- count) }

  package func removeAll() {
    truncate(to: 0)
    overflowed = false
  }

  // MARK: - Results

  /// The units in `range`, which lies within the text.
  package func string(_ range: Range<Int>) -> PSString {
    isWide
      ? .utf16(UnsafeBufferPointer(start: wide + range.lowerBound, count: range.count))
      : .latin1(UnsafeBufferPointer(start: narrow + range.lowerBound, count: range.count))
  }

  /// The text so far.
  package func build() -> PSString { string(0..<count) }

  /// The text from `mark` on, which is taken off: for work nested in other work on the same builder.
  package func build(from mark: Int) -> PSString {
    let s = string(mark..<count)
    truncate(to: mark)
    return s
  }
}
