import Text

/// A one-dimensional array: `object[]`, or one that converts what is stored to its element type.
public final class PSArray: Object {
  public final var elements: ContiguousArray<Value>
  /// The element type; nil for `object[]`.
  public let elementType: DotNetType?

  public init(_ elements: ContiguousArray<Value> = [], elementType: DotNetType? = nil) {
    self.elements = elements
    self.elementType = elementType
  }

  public convenience init(_ elements: some Sequence<Value>, elementType: DotNetType? = nil) {
    self.init(ContiguousArray(elements), elementType: elementType)
  }

  public static func strings(_ texts: some Sequence<PSString>) -> PSArray {
    PSArray(ContiguousArray(texts.map { Value.string($0) }), elementType: DotNetType.string)
  }

  public var count: Int { elements.count }

  public override var dotNetType: DotNetType { (elementType ?? DotNetType.object).arrayType(rank: 1) }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .array(let a) = other { return self === a }
    return false
  }

  public override func enumerator() throws(Unwind) -> ValueEnumerator? { ArrayEnumerator(self) }

  deinit { DeepRelease.release(&elements) }
}

/// Enumerates an array by position; what is stored while it runs is seen.
public final class ArrayEnumerator: ValueEnumerator {
  private let array: PSArray
  private var position = 0
  init(_ array: PSArray) { self.array = array }
  public override func next() throws(Unwind) -> Value? {
    guard position < array.elements.count else { return nil }
    defer { position &+= 1 }
    return array.elements[position]
  }
}
