import Text

extension DotNetType {
  public nonisolated(unsafe) static let dateTimeOffset = DotNetType(
    "System.DateTimeOffset", .struct, base: valueType, interfaces: ["System.IComparable", "System.IFormattable"])
}

/// `[datetimeoffset]`: a moment and the offset from UTC in which it is written.
public final class DateTimeOffsetObject: Object {
  package let value: DateTimeOffset
  package init(_ value: DateTimeOffset) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.dateTimeOffset }
  public override func text() throws(Unwind) -> PSString? { try text(format: nil, culture: .current) }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let d = o as? DateTimeOffsetObject { return d.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let d = o as? DateTimeOffsetObject else { return nil }
    return value == d.value ? 0 : value < d.value ? -1 : 1
  }
}

extension DateTimeOffsetObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString {
    try Unwind.formatting { () throws(FormatError) in try value.text(format: format, culture.dates) }
  }
}

extension Value {
  package static func dateTimeOffset(_ value: DateTimeOffset) -> Value { .object(DateTimeOffsetObject(value)) }
}
