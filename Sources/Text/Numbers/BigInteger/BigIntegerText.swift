import CGMP
import Glibc

/// `log` by a name that the members of `BigInteger` do not hide.
func naturalLog(_ value: Double) -> Double { log(value) }

extension BigInteger {
  /// From ASCII digits of `radix` (2, 10 or 16), without sign or space; `nil` for anything else.
  package init?(digits: UnsafeBufferPointer<UInt8>, radix: Int32) {
    if digits.isEmpty { return nil }
    for d in digits {
      let value: UInt8 = d >= 48 && d <= 57 ? d &- 48 : d | 0x20 >= 97 && d | 0x20 <= 102 ? (d | 0x20) &- 87 : 255
      if Int32(value) >= radix { return nil }
    }
    let made = withUnsafeTemporaryAllocation(of: CChar.self, capacity: digits.count + 1) { copy in
      for i in digits.indices { copy[i] = CChar(bitPattern: digits[i]) }
      copy[digits.count] = 0
      return BigInteger { r in _ = __gmpz_set_str(r, copy.baseAddress, radix) }
    }
    self = made
  }

  package init?(digits: [UInt8], radix: Int32) {
    guard let value = digits.withUnsafeBufferPointer({ BigInteger(digits: $0, radix: radix) }) else { return nil }
    self = value
  }

  /// Two's complement of hexadecimal or binary digits, as .NET's `BigInteger.Parse` reads them: a leading 8…F (or 1) makes the number negative.
  package init?(signedDigits digits: [UInt8], radix: Int32) {
    guard let plain = BigInteger(digits: digits, radix: radix), let first = digits.first else { return nil }
    let width = digits.count * (radix == 16 ? 4 : 1)
    let top = first >= 48 && first <= 57 ? first &- 48 : (first | 0x20) &- 87
    let isNegative = radix == 16 ? top >= 8 : top == 1
    guard isNegative, let modulus = try? BigInteger.one.shiftedLeft(width) else {
      self = plain
      return
    }
    self = plain - modulus
  }

  /// The ASCII digits of the magnitude.
  var magnitudeDigits: [UInt8] {
    let room = Int(read { __gmpz_sizeinbase($0, 10) }) + 2
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      read { _ = __gmpz_get_str(buffer.baseAddress, 10, $0) }
      var digits: [UInt8] = []
      digits.reserveCapacity(room)
      for c in buffer {
        if c == 0 { break }
        if c != 45 { digits.append(UInt8(bitPattern: c)) }
      }
      return digits
    }
  }

  /// `BigInteger.ToString()`.
  package var text: PSString {
    let digits = isNegative ? [45] + magnitudeDigits : magnitudeDigits
    return digits.withUnsafeBufferPointer { PSString.latin1($0) }
  }
}

extension BigInteger: CustomStringConvertible {
  package var description: String { text.string }
}

extension BigInteger {
  /// Two's complement in hexadecimal with as few digits as show the sign: `0FF` is 255, `F` is -1. The width is filled with the sign's digit.
  func hexadecimal(width: Int, upper: Bool) -> PSString {
    let alphabet: StaticString = upper ? "0123456789ABCDEF" : "0123456789abcdef"
    func digit(_ value: UInt8) -> UInt16 { UInt16(alphabet.utf8Start[Int(value)]) }
    var bytes = self.bytes
    var out = UnitBuffer(capacity: bytes.count * 2)
    let head = bytes[bytes.count - 1]
    if head >= 0xF8 || head < 8 {
      out.append(digit(head & 0xF))
      bytes.removeLast()
    }
    for byte in bytes.reversed() {
      out.append(digit(byte >> 4))
      out.append(digit(byte & 0xF))
    }
    return filled(out, width, digit(isNegative ? 15 : 0))
  }

  /// Two's complement in binary, with one digit for the sign.
  func binary(width: Int) -> PSString {
    let bytes = self.bytes
    let head = bytes[bytes.count - 1]
    let first = 9 - (isNegative ? ~head : head).leadingZeroBitCount
    var out = UnitBuffer(capacity: bytes.count * 8)
    for bit in stride(from: (bytes.count - 1) * 8 + Swift.min(first, 8) - 1, through: 0, by: -1) {
      out.append(bytes[bit >> 3] >> UInt8(bit & 7) & 1 == 0 ? 48 : 49)
    }
    return filled(out, width, isNegative ? 49 : 48)
  }

  private func filled(_ digits: UnitBuffer, _ width: Int, _ unit: UInt16) -> PSString {
    if width <= digits.units.count { return digits.string }
    var out = UnitBuffer(capacity: width)
    out.append(repeating: unit, count: width - digits.units.count)
    out.append(digits.units)
    return out.string
  }
}
