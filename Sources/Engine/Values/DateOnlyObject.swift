import Text

extension DotNetType {
  public nonisolated(unsafe) static let dateOnly = DotNetType(
    "System.DateOnly", .struct, base: valueType, interfaces: ["System.IComparable", "System.IFormattable"])
}

/// `[System.DateOnly]`: a day.
public final class DateOnlyObject: Object {
  package let value: DateOnly
  package init(_ value: DateOnly) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.dateOnly }
  public override func text() throws(Unwind) -> PSString? { try text(format: nil, culture: .current) }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let d = o as? DateOnlyObject { return d.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let d = o as? DateOnlyObject else { return nil }
    return value == d.value ? 0 : value < d.value ? -1 : 1
  }
}

extension DateOnlyObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString {
    try Unwind.formatting { () throws(FormatError) in try value.text(format: format, culture.dates) }
  }
}

extension Value {
  package static func dateOnly(_ value: DateOnly) -> Value { .object(DateOnlyObject(value)) }
}
