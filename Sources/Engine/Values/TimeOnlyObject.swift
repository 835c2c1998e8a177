import Text

extension DotNetType {
  public nonisolated(unsafe) static let timeOnly = DotNetType(
    "System.TimeOnly", .struct, base: valueType, interfaces: ["System.IComparable", "System.IFormattable"])
}

/// `[System.TimeOnly]`: a time of day.
public final class TimeOnlyObject: Object {
  package let value: TimeOnly
  package init(_ value: TimeOnly) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.timeOnly }
  public override func text() throws(Unwind) -> PSString? { try text(format: nil, culture: .current) }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let d = o as? TimeOnlyObject { return d.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let d = o as? TimeOnlyObject else { return nil }
    return value == d.value ? 0 : value < d.value ? -1 : 1
  }
}

extension TimeOnlyObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString {
    try Unwind.formatting { () throws(FormatError) in try value.text(format: format, culture.dates) }
  }
}

extension Value {
  package static func timeOnly(_ value: TimeOnly) -> Value { .object(TimeOnlyObject(value)) }
}
