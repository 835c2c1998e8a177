import Text

/// `System.Collections.ArrayList`, and every list whose elements are a contiguous array.
public final class ArrayListObject: Object {
  public var elements: ContiguousArray<Value>
  public init(_ elements: ContiguousArray<Value> = []) { self.elements = elements }
  public override var dotNetType: DotNetType { DotNetType.arrayList }
  public override func enumerator() throws(Unwind) -> ValueEnumerator? {
    var i = 0
    return ClosureEnumerator { [self] () throws(Unwind) in
      guard i < elements.count else { return nil }
      defer { i += 1 }
      return elements[i]
    }
  }
  deinit { DeepRelease.release(&elements) }
}
