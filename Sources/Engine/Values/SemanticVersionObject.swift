import Text

extension DotNetType {
  public nonisolated(unsafe) static let semanticVersion = DotNetType(
    "System.Management.Automation.SemanticVersion", base: object, interfaces: ["System.IComparable"], isSealed: true)
}

/// `[semver]`: a version by the rules of semver.org, as PowerShell numbers itself.
public final class SemanticVersionObject: Object {
  package let value: SemanticVersion
  package init(_ value: SemanticVersion) { self.value = value }

  public override var dotNetType: DotNetType { DotNetType.semanticVersion }
  public override func text() throws(Unwind) -> PSString? { value.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let v = o as? SemanticVersionObject { return v.value == value }
    return false
  }

  public override func hashCode() -> Int { value.hashValue }

  public override func compare(to other: Value) throws(Unwind) -> Int? {
    if case .object(let o) = other, let v = o as? SemanticVersionObject { return SemanticVersion.compare(value, v.value) }
    return nil
  }
}
