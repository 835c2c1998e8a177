import Text

extension DotNetType {
  public nonisolated(unsafe) static let timeSpan = DotNetType(
    "System.TimeSpan", .struct, base: valueType, interfaces: ["System.IComparable", "System.IFormattable"])
}

/// `[timespan]`: a duration in ticks of 100 ns.
public final class TimeSpanObject: Object {
  package let value: TimeSpan
  package init(_ value: TimeSpan) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.timeSpan }
  public override func text() throws(Unwind) -> PSString? { try text(format: nil, culture: .current) }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let d = o as? TimeSpanObject { return d.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let d = o as? TimeSpanObject else { return nil }
    return value == d.value ? 0 : value < d.value ? -1 : 1
  }
}

extension TimeSpanObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString {
    try Unwind.formatting { () throws(FormatError) in try value.text(format: format, culture.numbers) }
  }
}

extension Value {
  package static func timeSpan(_ value: TimeSpan) -> Value { .object(TimeSpanObject(value)) }
}
