import Text

/// An array of two or more dimensions: `[int[,]]::new(2, 3)`.
public final class MultiArray: Object {
  public let elementType: DotNetType
  public let lengths: [Int]
  /// The elements, the last dimension running fastest.
  public final var elements: ContiguousArray<Value>

  public init(elementType: DotNetType, lengths: [Int], fill: Value) {
    self.elementType = elementType
    self.lengths = lengths
    elements = ContiguousArray(repeating: fill, count: lengths.reduce(1, *))
  }

  public override var dotNetType: DotNetType { elementType.arrayType(rank: lengths.count) }
  public override func enumerator() throws(Unwind) -> ValueEnumerator? {
    var position = 0
    return ClosureEnumerator { () throws(Unwind) in
      guard position < self.elements.count else { return nil }
      defer { position &+= 1 }
      return self.elements[position]
    }
  }

  /// The position in `elements` of an index per dimension; nil outside.
  public func position(_ indexes: [Int]) -> Int? {
    guard indexes.count == lengths.count else { return nil }
    var position = 0
    for (index, length) in zip(indexes, lengths) {
      guard index >= 0 && index < length else { return nil }
      position = position &* length &+ index
    }
    return position
  }

  deinit { DeepRelease.release(&elements) }
}
