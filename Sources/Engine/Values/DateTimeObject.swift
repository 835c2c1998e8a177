import Text

extension DotNetType {
  public nonisolated(unsafe) static let dateTime = DotNetType(
    "System.DateTime", .struct, base: valueType, interfaces: ["System.IComparable", "System.IConvertible", "System.IFormattable"])
}

/// `[datetime]`: ticks of 100 ns since the year 1, and whether they are UTC, local or neither.
public final class DateTimeObject: Object {
  package let value: DateTime
  package init(_ value: DateTime) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.dateTime }
  public override func text() throws(Unwind) -> PSString? { try text(format: nil, culture: .current) }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let d = o as? DateTimeObject { return d.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let d = o as? DateTimeObject else { return nil }
    return value == d.value ? 0 : value < d.value ? -1 : 1
  }
}

extension DateTimeObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString {
    try Unwind.formatting { () throws(FormatError) in try value.text(format: format, culture.dates) }
  }
}

extension Value {
  package static func dateTime(_ value: DateTime) -> Value { .object(DateTimeObject(value)) }
}
