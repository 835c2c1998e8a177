import Text

/// `[decimal]`: 96 bits with a scale.
public final class DecimalObject: Object {
  package let value: PSDecimal
  package init(_ value: PSDecimal) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.decimal }
  public override func text() throws(Unwind) -> PSString? { value.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let d = o as? DecimalObject { return d.value == value }
    return false
  }

  public override func hashCode() -> Int { Int(value.hashBits) }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    if case .object(let o) = other, let d = o as? DecimalObject { return PSDecimal.compare(value, d.value) }
    return nil
  }
}

extension Value {
  @inline(__always) package static func decimal(_ value: PSDecimal) -> Value { .object(DecimalObject(value)) }
}
