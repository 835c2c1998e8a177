import CGMP

/// A .NET `System.Numerics.BigInteger`: an integer of any size, on GMP. Immutable; a copy shares the digits.
package struct BigInteger: @unchecked Sendable {
  /// Owner of one GMP number, which is never changed after it was handed out.
  final class Storage {
    var number = __mpz_struct()
    init() { __gmpz_init(&number) }
    deinit { __gmpz_clear(&number) }
  }

  let storage: Storage

  /// The largest number, in bits; .NET's own bound (an array of 32-bit words) is the same. GMP ends the process when it is asked for too much.
  static let maximumBits = 0x7FFF_FFFF

  package static let tooLarge = ArithmeticError.overflow("Arithmetic operation resulted in an overflow.")

  /// A number that `body` computes into a fresh GMP variable.
  @inline(__always)
  init(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
    storage = Storage()
    body(&storage.number)
  }

  /// The GMP number, for reading; the storage outlives the call.
  @inline(__always)
  func read<R>(_ body: (UnsafePointer<__mpz_struct>) -> R) -> R {
    withExtendedLifetime(storage) { withUnsafePointer(to: storage.number) { body($0) } }
  }

  @inline(__always)
  static func combine(
    _ a: BigInteger, _ b: BigInteger,
    _ operation: (UnsafeMutablePointer<__mpz_struct>, UnsafePointer<__mpz_struct>, UnsafePointer<__mpz_struct>) -> Void
  ) -> BigInteger {
    BigInteger { r in a.read { x in b.read { y in operation(r, x, y) } } }
  }

  package static let zero = BigInteger(0)
  package static let one = BigInteger(1)
  package static let minusOne = BigInteger(-1)

  package init<T: FixedWidthInteger>(_ value: T) {
    if let small = Int(exactly: value) {
      self.init { __gmpz_set_si($0, small) }
    } else {
      // UInt64's upper half, and the 128-bit types that decimals compute with.
      var magnitude = UInt128(truncatingIfNeeded: value.magnitude)
      let isNegative = value < 0
      self.init { r in
        __gmpz_import(r, 1, -1, 16, 0, 0, &magnitude)
        if isNegative { __gmpz_neg(r, r) }
      }
    }
  }

  /// The integer part of a double; overflow for infinities and NaN.
  package init(_ value: Double) throws(ArithmeticError) {
    if value.isNaN { throw .overflow("The value is not a number.") }
    if value.isInfinite { throw .overflow("BigInteger cannot represent infinity.") }
    self.init { __gmpz_set_d($0, value) }
  }

  /// The integer part of a decimal.
  package init(_ value: PSDecimal) {
    let whole = Int128(value.truncated.mantissa)
    self.init(value.isNegative ? 0 - whole : whole)
  }

  /// -1, 0 or 1.
  package var signum: Int {
    let size = storage.number._mp_size
    return size < 0 ? -1 : size == 0 ? 0 : 1
  }

  package var isZero: Bool { storage.number._mp_size == 0 }
  package var isOne: Bool { self == BigInteger.one }
  package var isEven: Bool { isZero || storage.number._mp_d[0] & 1 == 0 }
  package var isNegative: Bool { storage.number._mp_size < 0 }
  package var isPowerOfTwo: Bool { signum > 0 && read { __gmpz_scan1($0, 0) } == UInt(magnitudeBitWidth &- 1) }

  /// Bits of the magnitude; 0 for zero.
  package var magnitudeBitWidth: Int { isZero ? 0 : Int(read { __gmpz_sizeinbase($0, 2) }) }

  /// `BigInteger.GetBitLength`: the bits of the shortest two's complement form without its sign bit.
  package var twosComplementBitWidth: Int {
    isNegative ? (BigInteger.minusOne - self).magnitudeBitWidth : magnitudeBitWidth
  }
}

extension BigInteger: Comparable, Hashable {
  package static func compare(_ a: BigInteger, _ b: BigInteger) -> Int {
    let order = a.read { x in b.read { y in __gmpz_cmp(x, y) } }
    return order < 0 ? -1 : order == 0 ? 0 : 1
  }

  package static func < (a: BigInteger, b: BigInteger) -> Bool { compare(a, b) < 0 }
  package static func == (a: BigInteger, b: BigInteger) -> Bool { a.storage === b.storage || compare(a, b) == 0 }

  package func hash(into hasher: inout Hasher) { hasher.combine(hashBits) }

  /// 32 bits that are the same for equal values.
  package var hashBits: UInt32 {
    var mixed = UInt64(truncatingIfNeeded: storage.number._mp_size)
    for i in 0..<Int(storage.number._mp_size.magnitude) { mixed = (mixed << 5 | mixed >> 59) ^ UInt64(storage.number._mp_d[i]) }
    return UInt32(truncatingIfNeeded: mixed ^ mixed >> 32)
  }
}

extension BigInteger {
  /// The value, or `nil` where the type cannot hold it.
  package func exactly<T: FixedWidthInteger>(_ type: T.Type) -> T? {
    let words = Int(storage.number._mp_size.magnitude)
    if words > 2 { return nil }
    var magnitude: UInt128 = 0
    if words > 0 { magnitude = UInt128(storage.number._mp_d[0]) }
    if words > 1 { magnitude |= UInt128(storage.number._mp_d[1]) << 64 }
    if !isNegative { return T(exactly: magnitude) }
    return magnitude <= 1 << 127 ? T(exactly: Int128(truncatingIfNeeded: 0 &- magnitude)) : nil
  }

  /// The double of .NET's explicit conversion: the upper 64 bits are rounded to nearest, lower ones do not count; infinite when too large.
  package var double: Double {
    let bits = magnitudeBitWidth
    if bits > 1024 { return isNegative ? -.infinity : .infinity }
    let shift = Swift.max(bits &- 64, 0)
    let top = BigInteger { r in read { __gmpz_tdiv_q_2exp(r, $0, UInt(shift)) } }
    guard let word = BigInteger.magnitude(top).exactly(UInt64.self) else { return 0 }
    var value = Double(word)
    // Two exact steps: 2^shift alone can be beyond the largest finite double.
    value =
      value * Double(sign: .plus, exponent: shift / 2, significand: 1) * Double(sign: .plus, exponent: shift &- shift / 2, significand: 1)
    return isNegative ? -value : value
  }

  package var float: Float { Float(double) }

  package func decimal() throws(ArithmeticError) -> PSDecimal {
    guard let magnitude = BigInteger.magnitude(self).exactly(UInt128.self), magnitude <= PSDecimal.maximumMantissa else {
      throw PSDecimal.overflow
    }
    return PSDecimal(mantissa: magnitude, scale: 0, isNegative: isNegative)
  }

  static func magnitude(_ value: BigInteger) -> BigInteger { value.isNegative ? -value : value }
  package var magnitude: BigInteger { BigInteger.magnitude(self) }
}
