/// A .NET string: an immutable sequence of UTF-16 code units.
///
/// One allocation holds the header and the units behind it, one byte a unit while all units are Latin-1 (below 0x100), two bytes otherwise;
/// the form is canonical, so equal strings have equal forms. Offsets, lengths and indexes count UTF-16 code units, and lone surrogates are kept.
/// Swift's `String` stays at the edges: it compares by canonical equivalence, which .NET's strings do not.
public final class PSString: ManagedBuffer<PSString.Header, UInt8> {
  /// Eight bytes: the length, two flags and the cached case-insensitive hash.
  public struct Header {
    /// Bits 0…29 the length in units, bit 30 "two bytes a unit", bit 31 "some unit is above 0x7F".
    @usableFromInline var bits: UInt32
    /// Hash of the folded units; 0 until asked for.
    @usableFromInline var hash: UInt32
    @inlinable init(bits: UInt32) {
      self.bits = bits
      hash = 0
    }
  }

  /// The longest string, in units: .NET's own limit is close to it.
  @usableFromInline package static let maximumLength = 0x3FFF_FFDF

  /// Length in UTF-16 code units.
  @inlinable @inline(__always) package var count: Int { Int(truncatingIfNeeded: header.bits & 0x3FFF_FFFF) }
  @inlinable @inline(__always) package var isEmpty: Bool { header.bits & 0x3FFF_FFFF == 0 }
  /// Two bytes a unit: at least one unit is above 0xFF.
  @inlinable @inline(__always) package var isWide: Bool { header.bits & 0x4000_0000 != 0 }
  @inlinable @inline(__always) package var isASCII: Bool { header.bits & 0x8000_0000 == 0 }

  /// The unit at `index`, which the caller has checked to lie in `0..<count`.
  @inlinable @inline(__always)
  package subscript(index: Int) -> UInt16 {
    withUnsafeMutablePointerToElements { p in
      isWide ? UnsafeRawPointer(p).load(fromByteOffset: index &* 2, as: UInt16.self) : UInt16(p[index])
    }
  }

  /// The units of a narrow string. The pointer is good while the string is alive.
  @inlinable @inline(__always) var narrow: UnsafeMutablePointer<UInt8> { withUnsafeMutablePointerToElements { $0 } }
  /// The units of a wide string. The pointer is good while the string is alive.
  @inlinable @inline(__always) var wide: UnsafeMutablePointer<UInt16> {
    withUnsafeMutablePointerToElements { UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt16.self) }
  }
  /// Bytes that the units take.
  @inlinable @inline(__always) var byteCount: Int { count &<< (isWide ? 1 : 0) }

  @inlinable @inline(__always)
  package func withLatin1<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
    try body(UnsafeBufferPointer(start: withUnsafeMutablePointerToElements { UnsafePointer($0) }, count: count))
  }

  /// The units of a string whose `isWide` is set.
  @inlinable @inline(__always)
  package func withWide<R, E: Error>(_ body: (UnsafeBufferPointer<UInt16>) throws(E) -> R) throws(E) -> R {
    let start = withUnsafeMutablePointerToElements { UnsafeRawPointer($0).assumingMemoryBound(to: UInt16.self) }
    return try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// The units as UTF-16, without a copy when the string is wide.
  package func withUTF16<R, E: Error>(_ body: (UnsafeBufferPointer<UInt16>) throws(E) -> R) throws(E) -> R {
    if isWide { return try withWide(body) }
    let wide = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: count)
    defer { wide.deallocate() }
    withLatin1 { narrow in for i in narrow.indices { wide[i] = UInt16(narrow[i]) } }
    return try body(UnsafeBufferPointer(wide))
  }

  // MARK: - Making strings

  /// An uninitialised string whose units the caller fills before anybody sees it; the ASCII flag says that all will be below 0x80.
  ///
  /// The room is a whole number of 8-byte words, so that comparing and hashing may load the last word at once. `reserve` asks for room for more
  /// units than `count`. The caller has checked `maximumLength`.
  @inline(__always)
  static func allocate(count: Int, wide: Bool, ascii: Bool, reserve: Int = 0) -> PSString {
    let bits = UInt32(truncatingIfNeeded: count) | (wide ? 0x4000_0000 : 0) | (ascii ? 0 : 0x8000_0000)
    let bytes = max(count, reserve) &<< (wide ? 1 : 0)
    let made = create(minimumCapacity: (bytes &+ 7) & ~7) { _ in Header(bits: bits) }
    return unsafeDowncast(made, to: PSString.self)
  }

  /// Shared by all who need no text. Unsafe for the compiler only: nobody writes to a string that is not uniquely referenced.
  package nonisolated(unsafe) static let empty = allocate(count: 0, wide: false, ascii: true)

  /// A string of Latin-1 units.
  package static func latin1(_ units: UnsafeBufferPointer<UInt8>) -> PSString {
    guard let from = units.baseAddress, units.count > 0 else { return empty }
    var high: UInt8 = 0
    for u in units { high |= u }
    let s = allocate(count: units.count, wide: false, ascii: high < 0x80)
    s.withUnsafeMutablePointerToElements { $0.update(from: from, count: units.count) }
    return s
  }

  /// A string of UTF-16 units, narrowed where all are Latin-1.
  package static func utf16(_ units: UnsafeBufferPointer<UInt16>) -> PSString {
    guard let from = units.baseAddress, units.count > 0 else { return empty }
    var high: UInt16 = 0
    for u in units { high |= u }
    let wide = high > 0xFF
    let s = allocate(count: units.count, wide: wide, ascii: high < 0x80)
    s.withUnsafeMutablePointerToElements { p in
      if wide {
        UnsafeMutableRawPointer(p).copyMemory(from: from, byteCount: units.count * 2)
      } else {
        for i in units.indices { p[i] = UInt8(truncatingIfNeeded: units[i]) }
      }
    }
    return s
  }

  package static func utf16(_ units: [UInt16]) -> PSString { units.withUnsafeBufferPointer { utf16($0) } }
  package static func utf16(_ units: ArraySlice<UInt16>) -> PSString { units.withUnsafeBufferPointer { utf16($0) } }

  /// A string of the same text as a Swift string.
  package static func of(_ text: String) -> PSString {
    var text = text
    return text.withUTF8 { utf8 in
      var high: UInt8 = 0
      for u in utf8 { high |= u }
      return high < 0x80 ? latin1(utf8) : utf16(Array(String(decoding: utf8, as: UTF8.self).utf16))
    }
  }

  /// A string of one unit; those of Latin-1 are made once and shared.
  package static func of(unit: UInt16) -> PSString {
    if unit < 0x100 { return latin1Characters[Int(unit)] }
    let s = allocate(count: 1, wide: true, ascii: false)
    s.wide[0] = unit
    return s
  }

  private nonisolated(unsafe) static let latin1Characters: [PSString] = (0..<256).map { unit in
    let s = allocate(count: 1, wide: false, ascii: unit < 0x80)
    s.narrow[0] = UInt8(unit)
    return s
  }

  /// The text as a Swift string; lone surrogates become U+FFFD.
  package var string: String {
    isASCII ? withLatin1 { String(decoding: $0, as: UTF8.self) } : withUTF16 { String(decoding: $0, as: UTF16.self) }
  }
}

extension PSString: CustomStringConvertible {
  public var description: String { string }
}
