import Text

extension Operators {
  /// `-contains`: whether an element of the left list (or the single value) equals the right value.
  package static func contains(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { .bool(try isElement(b, of: a, ignoreCase)) }
  package static func notContains(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { .bool(try !isElement(b, of: a, ignoreCase)) }
  package static func `in`(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { .bool(try isElement(a, of: b, ignoreCase)) }
  package static func notIn(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value { .bool(try !isElement(a, of: b, ignoreCase)) }

  private static func isElement(_ wanted: Value, of list: Value, _ ignoreCase: Bool) throws(Unwind) -> Bool {
    guard let elements = try Conversion.elements(list.unwrapped) else { return try equals(list, wanted, ignoreCase: ignoreCase) }
    for element in elements where try equals(element, wanted, ignoreCase: ignoreCase) { return true }
    return false
  }
}
