import Text

/// `[switch]`: whether a switch parameter was given, and with what.
public final class SwitchParameterObject: Object {
  public let isPresent: Bool
  public init(_ isPresent: Bool) { self.isPresent = isPresent }

  public override var dotNetType: DotNetType { DotNetType.switchParameter }
  public override func text() throws(Unwind) -> PSString? { PSString.of(isPresent ? "True" : "False") }

  /// Equal to a switch and to a Boolean of the same value.
  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    switch other {
    case .bool(let b): b == isPresent
    case .object(let o): (o as? SwitchParameterObject)?.isPresent == isPresent
    default: false
    }
  }

  public override func hashCode() -> Int { isPresent ? 1 : 0 }
}
