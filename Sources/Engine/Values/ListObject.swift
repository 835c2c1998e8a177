import Text

/// Every list whose elements are a contiguous array: `ArrayList`, `List[T]`, `Collection[T]`, `ReadOnlyCollection[T]`, `StringCollection`.
open class ListObject: Object {
  public final var elements: ContiguousArray<Value>
  public final let type: DotNetType
  /// Counts changes: an enumeration that began before one of them fails.
  public final var version = 0
  public final var isReadOnly = false
  /// `Capacity` as a script set it; lists report at least their count.
  public final var capacity = 0

  /// - Parameter type: the constructed type, whose argument is the element type.
  public init(_ elements: ContiguousArray<Value> = [], type: DotNetType) {
    self.elements = elements
    self.type = type
  }

  open override var dotNetType: DotNetType { type }

  /// The type that stored values are converted to; `object` for an `ArrayList`.
  public final var elementType: DotNetType { type.genericArguments.first ?? (type === DotNetType.stringCollection ? .string : .object) }

  /// Called after every change.
  open func didChange() throws(Unwind) { version &+= 1 }

  /// Replaces the element at an index that the caller has checked; the value becomes one of the element type.
  public final func store(_ value: Value, at index: Int) throws(Unwind) {
    elements[index] = elementType === DotNetType.object ? value : try Conversion.convert(value, to: elementType)
    try didChange()
  }

  public final func append(_ value: Value) throws(Unwind) {
    elements.append(value)
    try didChange()
  }

  public final override func enumerator() throws(Unwind) -> ValueEnumerator? { ListEnumerator(self) }

  deinit { DeepRelease.release(&elements) }
}

/// `[System.Collections.ArrayList]`.
public final class ArrayListObject: ListObject {
  public init(_ elements: ContiguousArray<Value> = []) { super.init(elements, type: DotNetType.arrayList) }
}

/// Enumerates a list by position; a change of the list ends it with .NET's error.
final class ListEnumerator: ValueEnumerator {
  private let list: ListObject
  private let version: Int
  private var position = 0

  init(_ list: ListObject) {
    self.list = list
    version = list.version
  }

  override func next() throws(Unwind) -> Value? {
    if list.version != version { throw Unwind.collectionModified }
    guard position < list.elements.count else { return nil }
    defer { position &+= 1 }
    return list.elements[position]
  }
}
