import Text

/// Texts into numbers: `[int]'0x1F'`, `[double]'1,000.5'`.
enum StringToNumber {
  /// The number of type `code` that a text stands for; throws PowerShell's error.
  ///
  /// An empty text is 0. What the type's own parser refuses is read as PowerShell reads a number in a script, then (for integers) as a double that is rounded.
  static func convert(_ text: PSString, to code: TypeCode, _ type: DotNetType) throws(Unwind) -> Value {
    if let value = quickly(text, code) { return value }
    let trimmed = text.trim()
    if trimmed.isEmpty { return zero(code) }
    do {
      return try parse(trimmed, code)
    } catch {
      if let value = literal(trimmed, code) { return value }
      throw failure(text, code, type, error)
    }
  }

  /// The same, nil where it fails.
  static func attempt(_ text: PSString, to code: TypeCode) -> Value? {
    if let value = quickly(text, code) { return value }
    let trimmed = text.trim()
    if trimmed.isEmpty { return zero(code) }
    return (try? parse(trimmed, code)) ?? literal(trimmed, code)
  }

  private static func quickly(_ text: PSString, _ code: TypeCode) -> Value? {
    let count = text.count
    guard code == .int32, count > 0, count <= 9 else { return nil }
    var n: Int32 = 0
    for i in 0..<count {
      let digit = text[i] &- 48
      if digit > 9 { return nil }
      n = n &* 10 &+ Int32(digit)
    }
    return .int32(n)
  }

  static func zero(_ code: TypeCode) -> Value {
    switch code {
    case .sbyte: .int8(0)
    case .byte: .uint8(0)
    case .int16: .int16(0)
    case .uint16: .uint16(0)
    case .uint32: .uint32(0)
    case .int64: .int64(0)
    case .uint64: .uint64(0)
    case .single: .single(0)
    case .double: .double(0)
    case .decimal: .decimal(.zero)
    case .char: .char(0)
    case .boolean: .bool(false)
    default: .int32(0)
    }
  }

  private static func parse(_ text: PSString, _ code: TypeCode) throws(NumberParseError) -> Value {
    try text.withUTF16 { (units) throws(NumberParseError) -> Value in
      switch code {
      case .sbyte: .int8(try NumberParsing.integer(units, Int8.self))
      case .byte: .uint8(try NumberParsing.integer(units, UInt8.self))
      case .int16: .int16(try NumberParsing.integer(units, Int16.self))
      case .uint16: .uint16(try NumberParsing.integer(units, UInt16.self))
      case .uint32: .uint32(try NumberParsing.integer(units, UInt32.self))
      case .int64: .int64(try NumberParsing.integer(units, Int64.self))
      case .uint64: .uint64(try NumberParsing.integer(units, UInt64.self))
      case .single: .single(try NumberParsing.float(units, format: .invariant))
      case .double: .double(try NumberParsing.double(units, format: .invariant))
      case .decimal: .decimal(try NumberParsing.decimal(units, styles: .float, format: .invariant))
      default: .int32(try NumberParsing.integer(units, Int32.self))
      }
    }
  }

  /// The text read as a number of a script; fractions are rounded to an integer type.
  private static func literal(_ text: PSString, _ code: TypeCode) -> Value? {
    if let number = NumericLiteral.parse(text)?.value, let converted = number.isBigInteger ? bigInteger(number, code) : try? NumericConversion.convert(number, to: code) {
      return converted
    }
    guard code.isInteger, let d = text.withUTF16({ try? NumberParsing.double($0, format: .invariant) }) else { return nil }
    return try? NumericConversion.convert(.double(d), to: code)
  }

  private static func bigInteger(_ number: Value, _ code: TypeCode) -> Value? {
    guard case .object(let o) = number, let big = o as? BigIntegerObject, let d = try? big.value.decimal() else { return nil }
    return try? NumericConversion.convert(.decimal(d), to: code)
  }

  private static func failure(_ text: PSString, _ code: TypeCode, _ type: DotNetType, _ error: NumberParseError) -> Unwind {
    let inner = error.exceptionType == "System.OverflowException" ? ExceptionObject("System.OverflowException", error.message) : ExceptionObject("System.FormatException", error.message)
    let id: StaticString =
      switch code {
      case .decimal: "InvalidCastFromStringToDecimal"
      case .single, .double: "InvalidCastFromStringToDoubleOrSingle"
      default: "InvalidCastFromStringToInteger"
      }
    return ConversionError.because(id, .string(text), type, inner)
  }

  /// `[bigint]'…'`.
  static func bigInteger(_ text: PSString, _ type: DotNetType) throws(Unwind) -> Value {
    let trimmed = text.trim()
    if trimmed.isEmpty { return .bigInteger(.zero) }
    do {
      return .bigInteger(try trimmed.withUTF16 { (units) throws(NumberParseError) in try NumberParsing.bigInteger(units) })
    } catch {
      if let number = NumericLiteral.parse(trimmed)?.value, let big = BigIntegerConversion.exact(number) { return .bigInteger(big) }
      if let d = trimmed.withUTF16({ try? NumberParsing.double($0, format: .invariant) }), let big = try? BigInteger(d.rounded(.toNearestOrEven)) {
        return .bigInteger(big)
      }
      throw ConversionError.because("InvalidCastFromStringToInteger", .string(text), type, ExceptionObject("System.FormatException", error.message))
    }
  }
}

/// Numbers into integers of any size.
enum BigIntegerConversion {
  /// The whole part of a number; nil for other values, infinities and NaN.
  static func exact(_ value: Value) -> BigInteger? {
    if let n = value.asInt64 { return BigInteger(n) }
    switch value {
    case .uint64(let n): return BigInteger(n)
    case .double(let d): return try? BigInteger(d)
    case .single(let d): return try? BigInteger(Double(d))
    case .object(let o):
      if let b = o as? BigIntegerObject { return b.value }
      if let d = o as? DecimalObject { return BigInteger(d.value) }
      return nil
    default: return nil
    }
  }
}

extension Value {
  var isBigInteger: Bool { if case .object(let o) = self { o is BigIntegerObject } else { false } }
}
