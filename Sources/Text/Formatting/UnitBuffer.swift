/// UTF-16 units on their way to becoming a string.
package struct UnitBuffer {
  package var units: PSUnits = []

  package init() {}
  package init(capacity: Int) { units.reserveCapacity(capacity) }

  /// The text so far as a string.
  package var string: PSString { units.withUnsafeBufferPointer { PSString.utf16($0) } }

  package mutating func append(_ unit: UInt16) { units.append(unit) }
  package mutating func append(ascii: UInt8) { units.append(UInt16(ascii)) }
  package mutating func append(_ symbol: PSUnits) { units.append(contentsOf: symbol) }
  package mutating func append<S: Sequence>(contentsOf other: S) where S.Element == UInt16 { units.append(contentsOf: other) }
  package mutating func append(_ text: String) { units.append(contentsOf: text.utf16) }
  package mutating func append(_ text: PSString) { text.withUTF16 { units.append(contentsOf: $0) } }

  package mutating func append(repeating unit: UInt16, count: Int) {
    if count > 0 { units.append(contentsOf: repeatElement(unit, count: count)) }
  }

  /// A number in decimal digits, with zeros in front up to `width`. It must not be negative.
  package mutating func append(decimal value: Int, width: Int = 1) {
    var divisor = 1
    var digits = 1
    while value / divisor >= 10 {
      divisor &*= 10
      digits &+= 1
    }
    append(repeating: 48, count: width &- digits)
    var rest = value
    while divisor > 0 {
      units.append(48 &+ UInt16(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
