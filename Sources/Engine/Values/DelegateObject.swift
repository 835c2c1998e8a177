import Text

/// A script block as a .NET delegate: `[Func[int, int]] { … }`.
public final class DelegateObject: Object {
  public let block: ScriptBlock
  public let type: DotNetType

  public init(_ block: ScriptBlock, type: DotNetType) {
    self.block = block
    self.type = type
  }

  public override var dotNetType: DotNetType { type }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other, let d = o as? DelegateObject { return d.block === block && d.type === type }
    return false
  }
}
