import Text

extension Operators {
  static func and(_ a: Value, _ b: Value) throws(Unwind) -> Value { .bool(try Conversion.truth(a) && Conversion.truth(b)) }
  static func or(_ a: Value, _ b: Value) throws(Unwind) -> Value { .bool(try Conversion.truth(a) || Conversion.truth(b)) }
  static func xor(_ a: Value, _ b: Value) throws(Unwind) -> Value { .bool(try Conversion.truth(a) != Conversion.truth(b)) }
}
