import Text

/// `-lt`, `-le`, `-gt` and `-ge`.
enum Relation {
  case less, lessOrEqual, greater, greaterOrEqual

  func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

extension Operators {
  package static func less(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { try relation(.less, a, b, ignoreCase) }
  package static func lessOrEqual(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { try relation(.lessOrEqual, a, b, ignoreCase) }
  package static func greater(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { try relation(.greater, a, b, ignoreCase) }
  package static func greaterOrEqual(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { try relation(.greaterOrEqual, a, b, ignoreCase) }

  private static func relation(_ relation: Relation, _ a: Value, _ b: Value, _ ignoreCase: Bool) throws(Unwind) -> Value {
    if let elements = try Conversion.elements(a.unwrapped) {
      return try filtered(elements) { (e: Value) throws(Unwind) in try holds(relation, e.unwrapped, b.unwrapped, ignoreCase) }
    }
    return .bool(try holds(relation, a.unwrapped, b.unwrapped, ignoreCase))
  }

  private static func holds(_ relation: Relation, _ a: Value, _ b: Value, _ ignoreCase: Bool) throws(Unwind) -> Bool {
    if a.isNull { return try nullHolds(relation, b) }
    if b.isNull { return try holdsAgainstNull(relation, a) }
    if case .string(let s) = a {
      let t: PSString = if case .string(let t) = b { t } else { try Conversion.text(b) }
      return relation.holds(s.cultureCompare(t, ignoringCase: ignoreCase))
    }
    if a.typeCode.isNumeric {
      if case .string(let s) = b { return try holds(relation, a, try number(s, meeting: a), ignoreCase) }
      if b.typeCode.isNumericOrPrimitive {
        if a.enumValue != nil { try refuseUnrelated(a, b) }
        let left = a.enumValue?.number ?? a
        let right = b.enumValue == nil || a.enumValue != nil ? b.enumValue?.number ?? b : try Conversion.convert(b, to: a.dotNetType)
        return NumericOperation.compare(left, right).map(relation.holds) ?? false
      }
    }
    return relation.holds(try compare(a, b, ignoreCase: ignoreCase))
  }

  /// Null stands below everything but negative numbers.
  private static func nullHolds(_ relation: Relation, _ b: Value) throws(Unwind) -> Bool {
    if b.typeCode.isNumeric {
      if b.enumValue != nil { throw notDefined(.greaterOrEqual, b) }
      let order = NumericOperation.compare(b, .int32(0))
      switch relation {
      case .less, .lessOrEqual: return order.map { $0 >= 0 } ?? false
      case .greater, .greaterOrEqual: return order.map { $0 < 0 } ?? false
      }
    }
    switch relation {
    case .less: return !b.isNull
    case .lessOrEqual: return true
    case .greater: return false
    case .greaterOrEqual: return b.isNull
    }
  }

  private static func holdsAgainstNull(_ relation: Relation, _ a: Value) throws(Unwind) -> Bool {
    if a.typeCode.isNumeric {
      if a.enumValue != nil { throw notDefined(.less, a) }
      let order = NumericOperation.compare(a, .int32(0))
      switch relation {
      case .less, .lessOrEqual: return order.map { $0 < 0 } ?? false
      case .greater, .greaterOrEqual: return order.map { $0 >= 0 } ?? false
      }
    }
    switch relation {
    case .less, .lessOrEqual: return false
    case .greater, .greaterOrEqual: return true
    }
  }

  private static func notDefined(_ relation: Relation, _ a: Value) -> Unwind {
    Unwind.raw(
      "System.InvalidOperationException",
      "The binary operator \(relation == .less ? "LessThan" : "GreaterThanOrEqual") is not defined for the types '\(a.dotNetType.netName)' and 'System.Int32'.")
  }

  /// The order of two values, as the relations, `Sort-Object` and range checks see it: `LanguagePrimitives.Compare`.
  ///
  /// Negative, zero or positive. The second value is converted to the first one's type; throws when that fails or the type has no order.
  public static func compare(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Int {
    if case .int32(let x) = a, case .int32(let y) = b { return x == y ? 0 : x < y ? -1 : 1 }
    let first = a.unwrapped
    let second = b.unwrapped
    if first.isNull { return second.isNull ? 0 : isNegative(second) ? 1 : -1 }
    if second.isNull { return isNegative(first) ? -1 : 1 }
    if case .string(let s) = first {
      let t: PSString = if case .string(let t) = second { t } else { try Conversion.text(second) }
      return s.cultureCompare(t, ignoringCase: ignoreCase)
    }
    if first.typeCode.isNumeric, second.typeCode.isNumeric, first.enumValue == nil, second.enumValue == nil {
      return NumericOperation.compare(first, second) ?? orderOfNaN(first, second)
    }
    if let custom = first.asObject as? PSCustomObject {
      if second.asObject === custom { return 0 }
      throw notComparableObject(first, second)
    }
    let converted: Value
    do {
      converted = try Conversion.convert(second, to: first.dotNetType).unwrapped
    } catch {
      guard let record = error.record else { throw error }
      throw Unwind.error(
        "System.Management.Automation.PSArgumentException",
        "Could not compare \"\(ConversionError.shown(first))\" to \"\(ConversionError.shown(second))\". Error: \"\(record.exception.message)\"",
        id: "ComparisonFailure", category: .invalidArgument)
    }
    if let order = try scalarOrder(first, converted) { return order }
    if case .object(let o) = first, let order = try o.compare(to: converted) { return order }
    if try KeyTable.equal(first, second) { return 0 }
    throw Unwind.error(
      "System.Management.Automation.PSArgumentException", "Cannot compare \"\(ConversionError.shown(first))\" because it is not IComparable.",
      id: "NotIcomparable", category: .invalidArgument)
  }

  private static func isNegative(_ value: Value) -> Bool { value.typeCode.isNumeric && NumericOperation.compare(value, .int32(0)) == -1 }

  /// `Double.CompareTo`: NaN stands below every number.
  private static func orderOfNaN(_ a: Value, _ b: Value) -> Int {
    let x = NumericOperation.double(a)
    let y = NumericOperation.double(b)
    return x.isNaN ? (y.isNaN ? 0 : -1) : 1
  }

  private static func scalarOrder(_ a: Value, _ b: Value) throws(Unwind) -> Int? {
    switch (a, b) {
    case (.bool(let x), .bool(let y)): return x == y ? 0 : x ? 1 : -1
    case (.char(let x), .char(let y)): return Int(x) - Int(y)
    default: break
    }
    if let x = a.enumValue, let y = b.enumValue { return x.raw == y.raw ? 0 : x.raw < y.raw ? -1 : 1 }
    return a.typeCode.isNumeric && b.typeCode.isNumeric ? NumericOperation.compare(a, b) ?? orderOfNaN(a, b) : nil
  }

  private static func notComparableObject(_ a: Value, _ b: Value) -> Unwind {
    let x = (try? Conversion.text(a)) ?? .empty
    let y = (try? Conversion.text(b)) ?? .empty
    return Unwind.error(
      "System.Management.Automation.ExtendedTypeSystemException",
      "Cannot compare \"\(x)\" to \"\(y)\" because the objects are not the same type or the object \"\(x)\" does not implement \"IComparable\".",
      id: "PSObjectCompareTo")
  }
}
