import CGMP

extension BigInteger {
  package static func + (a: BigInteger, b: BigInteger) -> BigInteger { combine(a, b, __gmpz_add) }
  package static func - (a: BigInteger, b: BigInteger) -> BigInteger { combine(a, b, __gmpz_sub) }
  package prefix static func - (a: BigInteger) -> BigInteger { BigInteger { r in a.read { __gmpz_neg(r, $0) } } }

  package static func * (a: BigInteger, b: BigInteger) throws(ArithmeticError) -> BigInteger {
    if a.magnitudeBitWidth &+ b.magnitudeBitWidth > maximumBits { throw tooLarge }
    return combine(a, b, __gmpz_mul)
  }

  /// The quotient, truncated toward zero.
  package static func / (a: BigInteger, b: BigInteger) throws(ArithmeticError) -> BigInteger {
    if b.isZero { throw .divideByZero }
    return combine(a, b, __gmpz_tdiv_q)
  }

  /// The remainder, with the dividend's sign.
  package static func % (a: BigInteger, b: BigInteger) throws(ArithmeticError) -> BigInteger {
    if b.isZero { throw .divideByZero }
    return combine(a, b, __gmpz_tdiv_r)
  }

  /// `BigInteger.DivRem`.
  package static func divRem(_ a: BigInteger, _ b: BigInteger) throws(ArithmeticError) -> (quotient: BigInteger, remainder: BigInteger) {
    (try a / b, try a % b)
  }

  /// `BigInteger.Pow`; the exponent must not be negative.
  package func pow(_ exponent: Int) throws(ArithmeticError) -> BigInteger {
    guard exponent >= 0 else { throw .outOfRange(parameter: "exponent", "The number must be greater than or equal to zero.") }
    let bits = magnitudeBitWidth
    if bits <= 1 { return exponent == 0 || !isNegative && !isZero ? .one : isZero ? .zero : exponent & 1 == 0 ? .one : self }
    // The result has more than (bits - 1) * exponent bits.
    let (least, overflow) = (bits &- 1).multipliedReportingOverflow(by: exponent)
    if overflow || least > BigInteger.maximumBits { throw BigInteger.tooLarge }
    return BigInteger { r in read { __gmpz_pow_ui(r, $0, UInt(exponent)) } }
  }

  /// `BigInteger.ModPow`: the remainder has the sign of the (truncated) power.
  package static func modPow(_ value: BigInteger, _ exponent: BigInteger, _ modulus: BigInteger) throws(ArithmeticError) -> BigInteger {
    if exponent.isNegative { throw .outOfRange(parameter: "exponent", "The number must be greater than or equal to zero.") }
    if modulus.isZero { throw .divideByZero }
    let size = BigInteger.magnitude(modulus)
    let least = BigInteger { r in
      BigInteger.magnitude(value).read { v in exponent.read { e in size.read { m in __gmpz_powm(r, v, e, m) } } }
    }
    return value.isNegative && !exponent.isEven ? -least : least
  }

  /// Never negative; `gcd(0, 0)` is 0.
  package static func gcd(_ a: BigInteger, _ b: BigInteger) -> BigInteger { combine(a, b, __gmpz_gcd) }

  // MARK: - Bits, on an infinite two's complement

  package static func & (a: BigInteger, b: BigInteger) -> BigInteger { combine(a, b, __gmpz_and) }
  package static func | (a: BigInteger, b: BigInteger) -> BigInteger { combine(a, b, __gmpz_ior) }
  package static func ^ (a: BigInteger, b: BigInteger) -> BigInteger { combine(a, b, __gmpz_xor) }
  package prefix static func ~ (a: BigInteger) -> BigInteger { BigInteger { r in a.read { __gmpz_com(r, $0) } } }

  /// `value << count`; a negative count shifts right.
  package func shiftedLeft(_ count: Int) throws(ArithmeticError) -> BigInteger {
    if count < 0 { return shiftedRight(magnitude: count.magnitude) }
    if isZero { return self }
    if count > BigInteger.maximumBits &- magnitudeBitWidth { throw BigInteger.tooLarge }
    return BigInteger { r in read { __gmpz_mul_2exp(r, $0, UInt(count)) } }
  }

  /// `value >> count`, toward negative infinity; a negative count shifts left.
  package func shiftedRight(_ count: Int) throws(ArithmeticError) -> BigInteger {
    if count < 0 { return try shiftedLeft(count == .min ? .max : -count) }
    return shiftedRight(magnitude: count.magnitude)
  }

  private func shiftedRight(magnitude count: UInt) -> BigInteger {
    BigInteger { r in read { __gmpz_fdiv_q_2exp(r, $0, count) } }
  }

  // MARK: - Bytes

  /// `ToByteArray()`: little-endian two's complement, with a byte for the sign where it is needed.
  package var bytes: [UInt8] {
    let count = twosComplementBitWidth / 8 &+ 1
    // A negative number's bytes are the complement of those of -1 - value.
    let plain = isNegative ? ~self : self
    var bytes = [UInt8](repeating: 0, count: count)
    var written = 0
    bytes.withUnsafeMutableBytes { p in plain.read { _ = __gmpz_export(p.baseAddress, &written, -1, 1, 0, 0, $0) } }
    if isNegative { for i in bytes.indices { bytes[i] = ~bytes[i] } }
    return bytes
  }

  /// From little-endian two's complement; no bytes are zero.
  package init(bytes: [UInt8]) {
    let isNegative = (bytes.last ?? 0) & 0x80 != 0
    let plain = isNegative ? bytes.map { ~$0 } : bytes
    let magnitude = BigInteger { r in plain.withUnsafeBytes { __gmpz_import(r, $0.count, -1, 1, 0, 0, $0.baseAddress) } }
    self = isNegative ? ~magnitude : magnitude
  }

  // MARK: - Logarithms

  /// The natural logarithm; NaN for a negative number, -∞ for zero.
  package var naturalLogarithm: Double {
    if isNegative { return .nan }
    if isZero { return -.infinity }
    var exponent = 0
    let fraction = read { __gmpz_get_d_2exp(&exponent, $0) }
    return naturalLog(fraction) + Double(exponent) * 0.693147180559945309417232121458
  }

  package func logarithm(base: Double) -> Double {
    if isNegative || base == 1 { return .nan }
    if base == .infinity { return isOne ? 0 : .nan }
    if base == 0 && !isOne { return .nan }
    return naturalLogarithm / naturalLog(base)
  }

  package var logarithm10: Double { logarithm(base: 10) }
}
