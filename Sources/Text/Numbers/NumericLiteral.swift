/// A number as PowerShell's tokenizer scans it: `12`, `0x1F`, `0b101`, `1.5e3`, with a type suffix (`l u ul y uy s us d n`) and a
/// multiplier (`kb` … `pb`). The parser and the conversion of strings to numbers read numbers through it.
package struct NumericLiteral {
  /// `nil` when the text has a number's shape but no type can hold it ("BadNumericConstant").
  package let value: NumericValue?
  /// The offset behind the last unit. Whether the unit there may end a number is the tokenizer's to say.
  package let end: Int

  /// What a whole text (spaces around it do not count) is as a number; `nil` when it is none. No text at all is the integer 0.
  package static func parse(_ units: UnsafeBufferPointer<UInt16>) -> NumericValue? {
    var text = UnsafeBufferPointer(rebasing: units[...])
    while let first = text.first, NumberParsing.isTrimmed(first) { text = UnsafeBufferPointer(rebasing: text.dropFirst()) }
    while let last = text.last, NumberParsing.isTrimmed(last) { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
    if text.isEmpty { return .int32(0) }
    guard let literal = scan(text, from: 0, allowsSign: true), literal.end == text.count else { return nil }
    return literal.value
  }

  package static func parse(_ text: PSString) -> NumericValue? {
    if !text.isWide && text.count > 0, let number = text.withLatin1({ PlainNumber($0) }) {
      if !number.isInteger { return .double(number.double) }
      if number.mantissa <= UInt64(Int32.max) {
        return .int32(Int32(truncatingIfNeeded: number.isNegative ? 0 &- number.mantissa : number.mantissa))
      }
    }
    return text.withUTF16 { parse($0) }
  }

  /// Scans the number that starts at `start`: with a digit, a point before a digit or, if allowed, a sign (any dash counts as a minus).
  /// `nil` when there is none, so that the tokenizer goes on with a word.
  package static func scan(_ units: UnsafeBufferPointer<UInt16>, from start: Int, allowsSign: Bool = false) -> NumericLiteral? {
    var scanner = LiteralScanner(units: units, at: start)
    return scanner.scan(allowsSign: allowsSign)
  }
}

/// The suffix that names a literal's type.
private enum TypeSuffix {
  case none, signedByte, unsignedByte, short, unsignedShort, unsigned, unsignedLong, long, decimal, bigInteger

  var isUnsigned: Bool {
    switch self {
    case .unsignedByte, .unsignedShort, .unsigned, .unsignedLong: true
    default: false
    }
  }
}

private struct LiteralScanner {
  let units: UnsafeBufferPointer<UInt16>
  var at: Int
  private var suffix = TypeSuffix.none
  private var multiplier = 1

  init(units: UnsafeBufferPointer<UInt16>, at: Int) {
    self.units = units
    self.at = at
  }

  private var current: UInt16 { at < units.count ? units[at] : 0 }
  /// The current unit with ASCII letters in lower case.
  private var lower: UInt16 { NumberParsing.foldASCII(current) }

  private static func isDash(_ unit: UInt16) -> Bool { unit == 45 || unit >= 0x2013 && unit <= 0x2015 }
  private static func isDigit(_ unit: UInt16) -> Bool { unit >= 48 && unit <= 57 }

  private mutating func skipDigits() { while LiteralScanner.isDigit(current) { at += 1 } }

  mutating func scan(allowsSign: Bool) -> NumericLiteral? {
    let start = at
    var isNegative = false
    if allowsSign && (LiteralScanner.isDash(current) || current == 43) {
      isNegative = current != 43
      at += 1
    }
    let digits = at
    if current == 48 && at + 1 < units.count {
      let letter = units[at + 1] | 0x20
      if letter == 120 { return scanRadix(bits: 4, isNegative: isNegative) }
      if letter == 98 { return scanRadix(bits: 1, isNegative: isNegative) }
    }
    skipDigits()
    var isReal = false
    if current == 46 && !(at + 1 < units.count && units[at + 1] == 46) {
      if at == digits && !(at + 1 < units.count && LiteralScanner.isDigit(units[at + 1])) { return nil }
      isReal = true
      at += 1
      skipDigits()
    } else if at == digits {
      return nil
    }
    if lower == 101 {
      isReal = true
      at += 1
      if current == 43 || LiteralScanner.isDash(current) { at += 1 }
      if !LiteralScanner.isDigit(current) { return nil }
      skipDigits()
    }
    let end = at
    guard scanSuffixes() else { return nil }
    if isReal { return NumericLiteral(value: real(start..<end), end: at) }
    if end - digits <= 9 && suffix == .none && multiplier == 1 {
      var small: Int32 = 0
      for i in digits..<end { small = small &* 10 &+ Int32(units[i] &- 48) }
      return NumericLiteral(value: .int32(isNegative ? -small : small), end: at)
    }
    let magnitude = whole(digits..<end, radix: 10)
    return NumericLiteral(value: typed(isNegative ? magnitude.negated : magnitude, isDecimal: true), end: at)
  }

  private mutating func scanSuffixes() -> Bool {
    switch lower {
    case 117: suffix = .unsigned
    case 115: suffix = .short
    case 108: suffix = .long
    case 100: suffix = .decimal
    case 121: suffix = .signedByte
    case 110: suffix = .bigInteger
    default: break
    }
    if suffix != .none { at += 1 }
    if suffix == .unsigned {
      switch lower {
      case 108: suffix = .unsignedLong
      case 115: suffix = .unsignedShort
      case 121: suffix = .unsignedByte
      default: at -= 1
      }
      at += 1
    }
    let shift: Int
    switch lower {
    case 107: shift = 10
    case 109: shift = 20
    case 103: shift = 30
    case 116: shift = 40
    case 112: shift = 50
    default: return true
    }
    guard at + 1 < units.count, units[at + 1] | 0x20 == 98 else { return false }
    multiplier = 1 << shift
    at += 2
    return true
  }

  // MARK: - Hexadecimal and binary

  private mutating func scanRadix(bits: Int, isNegative: Bool) -> NumericLiteral? {
    at += 2
    let start = at
    while NumberParsing.hexValue(current) < 1 << bits { at += 1 }
    let digits = start..<at
    if bits == 1 && digits.isEmpty { return nil }
    guard scanSuffixes() else { return nil }
    var isSigned = false
    if bits == 4 {
      // The digits' number says whether the first one holds the sign: as many as the type has. A zero in front counts as one more.
      let length = digits.count + 1
      if !suffix.isUnsigned {
        let expected =
          switch suffix {
          case .signedByte: 2
          case .short: 4
          case .long: 16
          default: length < 16 ? 8 : 16
          }
        isSigned = digits.count == expected
      }
      if (isSigned ? digits.count : length) == 16 { widen() }
    } else {
      if !suffix.isUnsigned && units[start] == 49 {
        switch digits.count {
        case 8, 16, 32, 64, 96: isSigned = true
        case 128...: isSigned = digits.count % 8 == 0
        default: break
        }
      }
      if digits.count == 64 { widen() }
    }
    let value = whole(digits, radix: bits == 4 ? 16 : 2, isSigned: isSigned)
    return NumericLiteral(value: typed(isNegative ? value.negated : value, isDecimal: false), end: at)
  }

  /// Sixteen hexadecimal or 64 binary digits mean a 64-bit type, however small the value.
  private mutating func widen() {
    if suffix == .none { suffix = .long }
    if suffix == .unsigned { suffix = .unsignedLong }
  }

  private func whole(_ range: Range<Int>, radix: Int, isSigned: Bool = false) -> WholeNumber {
    let bits = radix == 16 ? 4 : 1
    if range.count <= (radix == 10 ? 18 : 64 / bits) {
      var value: Int128 = 0
      for i in range { value = value &* Int128(radix) &+ Int128(NumberParsing.hexValue(units[i])) }
      if isSigned && value >> (range.count &* bits &- 1) & 1 != 0 { value &-= 1 << (range.count &* bits) }
      return .small(value)
    }
    let digits = range.map { UInt8(truncatingIfNeeded: units[$0]) }
    let value = isSigned ? BigInteger(signedDigits: digits, radix: Int32(radix)) : BigInteger(digits: digits, radix: Int32(radix))
    return .big(value ?? .zero)
  }

  // MARK: - Types

  private func typed(_ plain: WholeNumber, isDecimal: Bool) -> NumericValue? {
    let value = plain.multiplied(by: multiplier)
    switch suffix {
    case .signedByte: return value.exactly(Int8.self).map { .int8($0) }
    case .unsignedByte: return value.exactly(UInt8.self).map { .uint8($0) }
    case .short: return value.exactly(Int16.self).map { .int16($0) }
    case .unsignedShort: return value.exactly(UInt16.self).map { .uint16($0) }
    case .unsigned: return value.exactly(UInt32.self).map { .uint32($0) } ?? value.exactly(UInt64.self).map { .uint64($0) }
    case .unsignedLong: return value.exactly(UInt64.self).map { .uint64($0) }
    case .long: return value.exactly(Int64.self).map { .int64($0) }
    case .decimal: return (try? value.bigInteger.decimal()).map { .decimal($0) }
    case .bigInteger: return .bigInteger(value.bigInteger)
    case .none:
      if let small = value.exactly(Int32.self) { return .int32(small) }
      if let long = value.exactly(Int64.self) { return .int64(long) }
      guard isDecimal else { return nil }
      if let decimal = try? value.bigInteger.decimal() { return .decimal(decimal) }
      let double = value.bigInteger.double
      return double.isFinite ? .double(double) : nil
    }
  }

  private func real(_ range: Range<Int>) -> NumericValue? {
    if suffix == .none, let number = PlainNumber(UnsafeBufferPointer(rebasing: units[range])) {
      return .double(number.double * Double(multiplier))
    }
    let styles: NumberStyles = [.leadingSign, .decimalPoint, .exponent]
    let text = ContiguousArray(units[range].map { LiteralScanner.isDash($0) ? 45 : $0 })
    return text.withUnsafeBufferPointer { text in
      if suffix == .decimal {
        guard let value = try? NumberParsing.decimal(text, styles: styles), let product = try? value * PSDecimal(multiplier) else {
          return nil
        }
        return .decimal(product)
      }
      guard var value = try? NumberParsing.double(text, styles: styles) else { return nil }
      value *= Double(multiplier)
      let rounded = value.rounded(.toNearestOrEven)
      switch suffix {
      case .none: return .double(value)
      case .signedByte: return Int8(exactly: rounded).map { .int8($0) }
      case .unsignedByte: return UInt8(exactly: rounded).map { .uint8($0) }
      case .short: return Int16(exactly: rounded).map { .int16($0) }
      case .unsignedShort: return UInt16(exactly: rounded).map { .uint16($0) }
      case .unsigned: return UInt32(exactly: rounded).map { .uint32($0) } ?? UInt64(exactly: rounded).map { .uint64($0) }
      case .unsignedLong: return UInt64(exactly: rounded).map { .uint64($0) }
      case .long: return Int64(exactly: rounded).map { .int64($0) }
      case .bigInteger: return (try? BigInteger(rounded)).map { .bigInteger($0) }
      case .decimal: return nil
      }
    }
  }
}

/// An integer literal's value: in 128 bits while it has few digits, which leaves room for the largest multiplier.
private enum WholeNumber {
  case small(Int128)
  case big(BigInteger)

  var negated: WholeNumber {
    switch self {
    case .small(let value): .small(0 - value)
    case .big(let value): .big(-value)
    }
  }

  func multiplied(by factor: Int) -> WholeNumber {
    if factor == 1 { return self }
    switch self {
    case .small(let value): return .small(value &* Int128(factor))
    // Digits that a source text can hold, times 2^50, stay far below GMP's bound.
    case .big(let value): return .big((try? value * BigInteger(factor)) ?? value)
    }
  }

  func exactly<T: FixedWidthInteger>(_ type: T.Type) -> T? {
    switch self {
    case .small(let value): T(exactly: value)
    case .big(let value): value.exactly(type)
    }
  }

  var bigInteger: BigInteger {
    switch self {
    case .small(let value): BigInteger(value)
    case .big(let value): value
    }
  }
}
