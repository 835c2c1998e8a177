import Text

/// `Queue`, `Stack`, `LinkedList` and their generic and concurrent relatives: the front, or the top, is the first to come out.
public final class SequenceObject: Object {
  private let type: DotNetType
  /// In the order in which they are enumerated, from `head` on; a stack's top is at the end.
  public private(set) var elements: ContiguousArray<Value> = []
  private var head = 0
  let isStack: Bool
  private(set) var version = 0

  init(_ type: DotNetType, isStack: Bool) {
    self.type = type
    self.isStack = isStack
  }

  public override var dotNetType: DotNetType { type }
  var elementType: DotNetType { type.genericArguments.first ?? .object }
  var count: Int { elements.count - head }

  func push(_ value: Value) {
    elements.append(value)
    version &+= 1
  }

  func peek() -> Value? { count == 0 ? nil : isStack ? elements[elements.count - 1] : elements[head] }

  func pop() -> Value? {
    guard count > 0 else { return nil }
    version &+= 1
    if isStack { return elements.removeLast() }
    let value = elements[head]
    elements[head] = .null
    head += 1
    if head > 32 && head * 2 > elements.count {
      elements.removeSubrange(0..<head)
      head = 0
    }
    return value
  }

  func removeAll() {
    elements = []
    head = 0
    version &+= 1
  }

  /// In the order of enumeration: a stack from its top.
  var ordered: ContiguousArray<Value> { isStack ? ContiguousArray(elements.reversed()) : ContiguousArray(elements[head...]) }

  public override func enumerator() throws(Unwind) -> ValueEnumerator? {
    let all = ordered
    let start = version
    var i = 0
    return ClosureEnumerator { [self] () throws(Unwind) in
      if version != start { throw Unwind.collectionModified }
      guard i < all.count else { return nil }
      defer { i += 1 }
      return all[i]
    }
  }

  deinit { DeepRelease.release(&elements) }
}

/// `HashSet[T]` and `SortedSet[T]`.
public final class SetObject: Object {
  private let type: DotNetType
  var table: KeyTable
  /// nil: the order of insertion.
  let order: ((Value, Value) throws(Unwind) -> Int)?

  init(_ type: DotNetType, comparer: KeyComparer = .ordinal, order: ((Value, Value) throws(Unwind) -> Int)? = nil) {
    self.type = type
    self.order = order
    table = KeyTable(comparer: comparer)
  }

  public override var dotNetType: DotNetType { type }
  var elementType: DotNetType { type.genericArguments.first ?? .object }

  /// An empty set of the same kind.
  func emptied() -> SetObject { SetObject(type, comparer: table.comparer, order: order) }

  var elements: ContiguousArray<Value> { ContiguousArray(table.liveEntries.map(\.key)) }

  func contains(_ value: Value) throws(Unwind) -> Bool {
    if order != nil { return try position(of: value).found }
    return try table.position(of: value) != nil
  }

  /// Adds; false when it was there.
  func insert(_ value: Value) throws(Unwind) -> Bool {
    guard order != nil else {
      if try table.position(of: value) != nil { return false }
      table.append(value, .null)
      return true
    }
    let (place, found) = try position(of: value)
    if found { return false }
    if place == table.count { table.append(value, .null) } else { table.insert(value, .null, at: place) }
    return true
  }

  func remove(_ value: Value) throws(Unwind) -> Bool {
    guard order != nil else { return try table.remove(value) != nil }
    let (place, found) = try position(of: value)
    if !found { return false }
    table.remove(at: place)
    return true
  }

  private func position(of value: Value) throws(Unwind) -> (place: Int, found: Bool) {
    table.compact()
    guard let order else { return (0, false) }
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      let c = try order(table.entries[middle].key, value)
      if c == 0 { return (middle, true) }
      if c < 0 { low = middle + 1 } else { high = middle }
    }
    return (low, false)
  }

  public override func enumerator() throws(Unwind) -> ValueEnumerator? {
    let all = elements
    var i = 0
    return ClosureEnumerator { [self] () throws(Unwind) in
      if table.count != all.count { throw Unwind.collectionModified }
      guard i < all.count else { return nil }
      defer { i += 1 }
      return all[i]
    }
  }
}

/// `LinkedList[T]`.
public final class LinkedListObject: Object {
  private let type: DotNetType
  var nodes: [LinkedListNodeObject] = []
  init(_ type: DotNetType) { self.type = type }
  public override var dotNetType: DotNetType { type }
  var elementType: DotNetType { type.genericArguments.first ?? .object }

  func node(_ value: Value) -> LinkedListNodeObject { LinkedListNodeObject(value, self) }

  func position(of node: LinkedListNodeObject) throws(Unwind) -> Int {
    guard let i = nodes.firstIndex(where: { $0 === node }) else {
      throw Unwind.invalidOperation("The LinkedList node does not belong to current LinkedList.")
    }
    return i
  }

  public override func enumerator() throws(Unwind) -> ValueEnumerator? {
    var i = 0
    let count = nodes.count
    return ClosureEnumerator { [self] () throws(Unwind) in
      if nodes.count != count { throw Unwind.collectionModified }
      guard i < nodes.count else { return nil }
      defer { i += 1 }
      return nodes[i].value
    }
  }
}

/// `LinkedListNode[T]`.
public final class LinkedListNodeObject: Object {
  var value: Value
  weak var list: LinkedListObject?
  private let elementType: DotNetType

  init(_ value: Value, _ list: LinkedListObject?, elementType: DotNetType = .object) {
    self.value = value
    self.list = list
    self.elementType = list?.elementType ?? elementType
  }
  public override var dotNetType: DotNetType { DotNetType.linkedListNode.constructed([elementType]) }
}
