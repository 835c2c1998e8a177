import Text

extension Operators {
  /// `a -eq b` between single values: `LanguagePrimitives.Equals`. The right operand is converted to the left one's type; what does not convert is not equal.
  package static func equals(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Bool {
    switch (a, b) {
    case (.int32(let x), .int32(let y)): return x == y
    case (.string(let x), .string(let y)): return x.cultureEquals(y, ignoringCase: ignoreCase)
    default: return try equalsSlow(a.unwrapped, b.unwrapped, ignoreCase)
    }
  }

  private static func equalsSlow(_ a: Value, _ b: Value, _ ignoreCase: Bool) throws(Unwind) -> Bool {
    if a.isNull { return b.isNull }
    if b.isNull { return false }
    if case .string(let s) = a {
      let t: PSString = if case .string(let t) = b { t } else { try Conversion.text(b) }
      return s.cultureEquals(t, ignoringCase: ignoreCase)
    }
    let x = a.typeCode
    let y = b.typeCode
    if x.isNumeric, y.isNumeric { return try numbersEqual(a, b) }
    if case .char(let c) = a {
      switch b {
      case .char(let d): return c == d || ignoreCase && CaseMapping.toUpper(c) == CaseMapping.toUpper(d)
      case .string(let s): return s.count == 1 && (c == s[0] || ignoreCase && CaseMapping.toUpper(c) == CaseMapping.toUpper(s[0]))
      default: break
      }
    }
    if x.isNumeric, a.enumValue == nil, case .string(let s) = b {
      guard let number = StringToNumber.attempt(s, to: x) else { return false }
      return try numbersEqual(a, number)
    }
    if try KeyTable.equal(a, b) { return true }
    if a.asObject.map({ !($0 is EnumValue) && $0.dotNetType === b.dotNetType }) ?? false { return false }
    guard let converted = try convertedForComparison(b, to: a.dotNetType) else { return false }
    return try KeyTable.equal(a, converted.unwrapped)
  }

  /// A value converted for a comparison; nil where that fails, what script code throws passes through.
  private static func convertedForComparison(_ value: Value, to type: DotNetType) throws(Unwind) -> Value? {
    do { return try Conversion.convert(value, to: type) } catch {
      if ConversionError.isCast(error) { return nil }
      throw error
    }
  }

  private static func numbersEqual(_ a: Value, _ b: Value) throws(Unwind) -> Bool {
    if let enumeration = a.enumValue {
      if let other = b.enumValue {
        if enumeration.type === other.type { return enumeration.raw == other.raw }
        return NumericOperation.compare(enumeration.number, other.number) == 0
      }
      try refuseUnrelated(a, b)
      return NumericOperation.compare(enumeration.number, b) == 0
    }
    return NumericOperation.compare(a, b.enumValue?.number ?? b) == 0
  }

  /// Enums do not meet decimals and `UInt64`.
  static func refuseUnrelated(_ a: Value, _ b: Value) throws(Unwind) {
    let code = b.typeCode
    guard code == .decimal || code == .uint64 else { return }
    throw Unwind.raw(
      "System.InvalidOperationException",
      "No coercion operator is defined between types '\(a.dotNetType.netName)' and '\(b.dotNetType.netName)'.")
  }

  /// `-eq`: a truth value, or the elements of a list on the left that are equal.
  package static func equal(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value {
    if let elements = try Conversion.elements(a.unwrapped) {
      return try filtered(elements) { (e: Value) throws(Unwind) in try equals(e, b, ignoreCase: ignoreCase) }
    }
    return .bool(try equals(a, b, ignoreCase: ignoreCase))
  }

  /// `-ne`
  package static func notEqual(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value {
    if let elements = try Conversion.elements(a.unwrapped) {
      return try filtered(elements) { (e: Value) throws(Unwind) in try !equals(e, b, ignoreCase: ignoreCase) }
    }
    return .bool(try !equals(a, b, ignoreCase: ignoreCase))
  }

  /// The elements that an operator is true for, as `object[]`.
  static func filtered(_ elements: ContiguousArray<Value>, _ keeps: (Value) throws(Unwind) -> Bool) throws(Unwind) -> Value {
    var kept = ContiguousArray<Value>()
    for e in elements where try keeps(e) { kept.append(e) }
    return .array(PSArray(kept))
  }
}
