import CSystem
import Text

/// `System.Security.SecureString`: UTF-16 units that are filled one by one or from bytes, never through a Swift `String`, and wiped.
public final class SecureStringObject: Object {
  private var units: UnsafeMutableBufferPointer<UInt16>
  public private(set) var count = 0
  public private(set) var isReadOnly = false

  public override init() {
    units = UnsafeMutableBufferPointer.allocate(capacity: 64)
    super.init()
  }

  public override var dotNetType: DotNetType { DotNetType.secureString }

  public func append(_ unit: UInt16) {
    if count == units.count {
      let larger = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: units.count * 2)
      for i in 0..<count { larger[i] = units[i] }
      wipe()
      units.deallocate()
      units = larger
    }
    units[count] = unit
    count &+= 1
  }

  public func append(_ text: PSString) { for i in 0..<text.count { append(text[i]) } }

  /// Appends UTF-8 text; what is not valid becomes U+FFFD.
  public func append(utf8 bytes: UnsafeRawBufferPointer) {
    _ = transcode(bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false) { append($0) }
  }

  public func removeLast() {
    guard count > 0 else { return }
    count &-= 1
    units[count] = 0
  }

  public func remove(at position: Int) {
    guard position >= 0 && position < count else { return }
    for i in position..<(count - 1) { units[i] = units[i + 1] }
    removeLast()
  }

  /// Makes room before a position, which is one of the text's or its end.
  public func insert(_ unit: UInt16, at position: Int) {
    guard position >= 0 && position <= count else { return }
    append(unit)
    var i = count &- 1
    while i > position {
      units[i] = units[i &- 1]
      i &-= 1
    }
    units[position] = unit
  }

  public func set(_ unit: UInt16, at position: Int) {
    guard position >= 0 && position < count else { return }
    units[position] = unit
  }

  public func clear() {
    wipe()
    count = 0
  }

  public func makeReadOnly() { isReadOnly = true }

  public func copy() -> SecureStringObject {
    let other = SecureStringObject()
    for i in 0..<count { other.append(units[i]) }
    return other
  }

  public func withUnits<R, E: Error>(_ body: (UnsafeBufferPointer<UInt16>) throws(E) -> R) throws(E) -> R {
    try body(UnsafeBufferPointer(start: units.baseAddress, count: count))
  }

  /// The text as UTF-8 in a buffer that is wiped after `body`.
  public func withUTF8<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count * 3 + 1)
    defer {
      spsh_wipe(bytes.baseAddress, bytes.count)
      bytes.deallocate()
    }
    var n = 0
    _ = transcode(UnsafeBufferPointer(start: units.baseAddress, count: count).makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) {
      bytes[n] = $0
      n += 1
    }
    return try body(UnsafeRawBufferPointer(start: bytes.baseAddress, count: n))
  }

  /// The clear text, for `ConvertFrom-SecureString -AsPlainText` and network credentials, which a script asked for.
  public func clearText() -> PSString { withUnits { PSString.utf16($0) } }

  private func wipe() { spsh_wipe(units.baseAddress, units.count * 2) }

  deinit {
    wipe()
    units.deallocate()
  }
}
