import Text

extension Operators {
  static func and(_ a: Value, _ b: Value) throws(Unwind) -> Value {
    guard try Conversion.truth(a) else { return .bool(false) }
    return .bool(try Conversion.truth(b))
  }

  static func or(_ a: Value, _ b: Value) throws(Unwind) -> Value {
    if try Conversion.truth(a) { return .bool(true) }
    return .bool(try Conversion.truth(b))
  }

  static func xor(_ a: Value, _ b: Value) throws(Unwind) -> Value {
    let left = try Conversion.truth(a)
    return .bool(try left != Conversion.truth(b))
  }
}
