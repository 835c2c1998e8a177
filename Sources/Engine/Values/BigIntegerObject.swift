import Text

/// `[bigint]`: an integer of any size.
public final class BigIntegerObject: Object {
  package let value: BigInteger
  package init(_ value: BigInteger) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.bigInteger }
  public override func text() throws(Unwind) -> PSString? { value.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let b = o as? BigIntegerObject { return b.value == value }
    return false
  }

  public override func hashCode() -> Int { Int(value.hashBits) }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    if case .object(let o) = other, let b = o as? BigIntegerObject { return BigInteger.compare(value, b.value) }
    return nil
  }
}

extension Value {
  @inline(__always) package static func bigInteger(_ value: BigInteger) -> Value { .object(BigIntegerObject(value)) }
}
