import Syntax
import Text

/// A range of a script as scripts see it: `IScriptExtent`.
public final class ScriptExtentObject: Object {
  package let extent: ScriptExtent
  package init(_ extent: ScriptExtent) { self.extent = extent }

  public override var dotNetType: DotNetType { SyntaxTypes.named(extent.isNowhere ? "EmptyScriptExtent" : "InternalScriptExtent") }
  public override func text() throws(Unwind) -> PSString? { extent.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    guard let that = (other.asObject as? ScriptExtentObject)?.extent else { return false }
    return that.source === extent.source && that.startOffset == extent.startOffset && that.endOffset == extent.endOffset
      && that.isNowhere == extent.isNowhere
  }
  public override func hashCode() -> Int { extent.startOffset &* 31 &+ extent.endOffset }
}

/// A place in a script as scripts see it: `IScriptPosition`.
public final class ScriptPositionObject: Object {
  package let source: ScriptSource
  /// In UTF-16 code units; nil for what is nowhere.
  package let offset: Int?

  package init(_ source: ScriptSource, _ offset: Int?) {
    self.source = source
    self.offset = offset
  }

  public override var dotNetType: DotNetType { SyntaxTypes.named(offset == nil ? "EmptyScriptPosition" : "InternalScriptPosition") }

  var line: Int { offset.map { source.line(at: $0) } ?? 0 }
  var column: Int { offset.map { source.column(at: $0) } ?? 0 }
}
