import Text

extension DotNetType {
  public nonisolated(unsafe) static let version = DotNetType(
    "System.Version", base: object, interfaces: ["System.IComparable", "System.ICloneable", "System.IFormattable"], isSealed: true)
}

/// `[version]`.
public final class VersionObject: Object {
  package let value: Version
  package init(_ value: Version) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.version }
  public override func text() throws(Unwind) -> PSString? { value.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let v = o as? VersionObject { return v.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    guard case .object(let o) = other, let v = o as? VersionObject else { return nil }
    return value == v.value ? 0 : value < v.value ? -1 : 1
  }
}
