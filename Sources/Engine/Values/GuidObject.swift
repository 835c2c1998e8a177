import Text

extension DotNetType {
  public nonisolated(unsafe) static let guid = DotNetType(
    "System.Guid", .struct, base: valueType, interfaces: ["System.IComparable", "System.IFormattable"])
}

/// `[guid]`.
public final class GuidObject: Object {
  package let value: Guid
  package init(_ value: Guid) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.guid }
  public override func text() throws(Unwind) -> PSString? { value.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let g = o as? GuidObject { return g.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let g = o as? GuidObject else { return nil }
    return value == g.value ? 0 : value < g.value ? -1 : 1
  }
}

extension GuidObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString { try Unwind.formatting { () throws(FormatError) in try value.text(format: format) } }
}
