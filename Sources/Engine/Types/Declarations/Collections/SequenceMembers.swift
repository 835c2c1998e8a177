import Text

/// `Queue`, `Stack`, their generic and concurrent relatives, sets and linked lists.
enum SequenceMembers {
  private static func shared(_ t: TypeMembers<SequenceObject>) {
    t.get("int Count {get;}") { .int($0.count) }
    t.method("void Clear()") { this, _ in
      this.removeAll()
      return .void
    }
    t.method("void CopyTo(array array, int index)") { (this, a) throws(Unwind) in
      let target = try a.required(0, "array", as: PSArray.self)
      guard a.int(1) >= 0, a.int(1) <= target.count - this.count else {
        throw Unwind.dotNet("System.ArgumentException", "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.")
      }
      for (i, value) in this.ordered.enumerated() { target.elements[a.int(1) + i] = value }
      return .void
    }
    t.method("System.Collections.IEnumerator GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.enumerator()) }
  }

  private static func contains(_ this: SequenceObject, _ value: Value) throws(Unwind) -> Value {
    for element in this.ordered {
      if try KeyTable.equal(element, value) { return .bool(true) }
    }
    return .bool(false)
  }

  private static func array(_ this: SequenceObject) -> Value {
    .array(PSArray(this.ordered, elementType: this.elementType === DotNetType.object ? nil : this.elementType))
  }

  private static func filled(_ made: SequenceObject, _ values: ContiguousArray<Value>) throws(Unwind) -> Value {
    for value in try ListMembers.converted(values, made.dotNetType) { made.push(value) }
    return .object(made)
  }

  private static func taken(_ value: Value?, _ empty: String) throws(Unwind) -> Value {
    guard let value else { throw Unwind.invalidOperation(empty) }
    return value
  }

  private static func tryTaken(_ value: Value?, _ a: Arguments, _ type: DotNetType) throws(Unwind) -> Value {
    try a.setReference(0, try type.value(value))
    return .bool(value != nil)
  }

  // MARK: - Queues

  @Sendable static func queue(_ t: TypeDeclaration) {
    t.receiver(SequenceObject.self) { t in
      shared(t)
      t.get("bool IsSynchronized {get;}") { _ in .bool(false) }
      t.get("System.Object SyncRoot {get;}") { .object($0) }
      t.method("System.Object Clone()") { (this, _) throws(Unwind) in try filled(SequenceObject(DotNetType.queue, isStack: false), this.ordered) }
      t.method("bool Contains(System.Object obj)") { (this, a) throws(Unwind) in try contains(this, a[0]) }
      t.method("System.Object Dequeue()") { (this, _) throws(Unwind) in try taken(this.pop(), "Queue empty.") }
      t.method("void Enqueue(System.Object obj)") { this, a in
        this.push(a[0])
        return .void
      }
      t.method("System.Object Peek()") { (this, _) throws(Unwind) in try taken(this.peek(), "Queue empty.") }
      t.method("System.Object[] ToArray()") { this, _ in array(this) }
      t.method("void TrimToSize()") { _, _ in .void }
    }
    t.constructor("()") { _ in .object(SequenceObject(DotNetType.queue, isStack: false)) }
    t.constructor("(int capacity)") { _ in .object(SequenceObject(DotNetType.queue, isStack: false)) }
    t.constructor("(System.Collections.ICollection col)") { (a) throws(Unwind) in
      try filled(SequenceObject(DotNetType.queue, isStack: false), try a.sequence(0, "col"))
    }
  }

  @Sendable static func genericQueue(_ t: TypeDeclaration) {
    t.receiver(SequenceObject.self) { t in
      shared(t)
      t.method("bool Contains(T item)") { (this, a) throws(Unwind) in try contains(this, a[0]) }
      t.method("T Dequeue()") { (this, _) throws(Unwind) in try taken(this.pop(), "Queue empty.") }
      t.method("void Enqueue(T item)") { this, a in
        this.push(a[0])
        return .void
      }
      t.method("T Peek()") { (this, _) throws(Unwind) in try taken(this.peek(), "Queue empty.") }
      t.method("T[] ToArray()") { this, _ in array(this) }
      t.method("void TrimExcess()") { _, _ in .void }
      t.method("bool TryDequeue(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.pop(), a, this.elementType) }
      t.method("bool TryPeek(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.peek(), a, this.elementType) }
    }
    constructors(t, isStack: false)
  }

  @Sendable static func concurrentQueue(_ t: TypeDeclaration) {
    t.receiver(SequenceObject.self) { t in
      shared(t)
      t.get("bool IsEmpty {get;}") { .bool($0.count == 0) }
      t.method("void Enqueue(T item)") { this, a in
        this.push(a[0])
        return .void
      }
      t.method("T[] ToArray()") { this, _ in array(this) }
      t.method("bool TryDequeue(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.pop(), a, this.elementType) }
      t.method("bool TryPeek(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.peek(), a, this.elementType) }
    }
    constructors(t, isStack: false)
  }

  @Sendable static func concurrentBag(_ t: TypeDeclaration) {
    t.receiver(SequenceObject.self) { t in
      shared(t)
      t.get("bool IsEmpty {get;}") { .bool($0.count == 0) }
      t.method("void Add(T item)") { this, a in
        this.push(a[0])
        return .void
      }
      t.method("T[] ToArray()") { this, _ in array(this) }
      t.method("bool TryTake(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.pop(), a, this.elementType) }
      t.method("bool TryPeek(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.peek(), a, this.elementType) }
    }
    constructors(t, isStack: true)
  }

  // MARK: - Stacks

  @Sendable static func stack(_ t: TypeDeclaration) {
    t.receiver(SequenceObject.self) { t in
      shared(t)
      t.get("bool IsSynchronized {get;}") { _ in .bool(false) }
      t.get("System.Object SyncRoot {get;}") { .object($0) }
      t.method("System.Object Clone()") { (this, _) throws(Unwind) in try filled(SequenceObject(DotNetType.stack, isStack: true), this.elements) }
      t.method("bool Contains(System.Object obj)") { (this, a) throws(Unwind) in try contains(this, a[0]) }
      t.method("System.Object Peek()") { (this, _) throws(Unwind) in try taken(this.peek(), "Stack empty.") }
      t.method("System.Object Pop()") { (this, _) throws(Unwind) in try taken(this.pop(), "Stack empty.") }
      t.method("void Push(System.Object obj)") { this, a in
        this.push(a[0])
        return .void
      }
      t.method("System.Object[] ToArray()") { this, _ in array(this) }
    }
    t.constructor("()") { _ in .object(SequenceObject(DotNetType.stack, isStack: true)) }
    t.constructor("(int initialCapacity)") { _ in .object(SequenceObject(DotNetType.stack, isStack: true)) }
    t.constructor("(System.Collections.ICollection col)") { (a) throws(Unwind) in
      try filled(SequenceObject(DotNetType.stack, isStack: true), try a.sequence(0, "col"))
    }
  }

  @Sendable static func genericStack(_ t: TypeDeclaration) {
    t.receiver(SequenceObject.self) { t in
      shared(t)
      t.method("bool Contains(T item)") { (this, a) throws(Unwind) in try contains(this, a[0]) }
      t.method("T Peek()") { (this, _) throws(Unwind) in try taken(this.peek(), "Stack empty.") }
      t.method("T Pop()") { (this, _) throws(Unwind) in try taken(this.pop(), "Stack empty.") }
      t.method("void Push(T item)") { this, a in
        this.push(a[0])
        return .void
      }
      t.method("T[] ToArray()") { this, _ in array(this) }
      t.method("void TrimExcess()") { _, _ in .void }
      t.method("bool TryPeek(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.peek(), a, this.elementType) }
      t.method("bool TryPop(out T result)") { (this, a) throws(Unwind) in try tryTaken(this.pop(), a, this.elementType) }
    }
    constructors(t, isStack: true)
  }

  private static func constructors(_ t: TypeDeclaration, isStack: Bool) {
    t.constructor("()") { [unowned t] _ in .object(SequenceObject(t.type, isStack: isStack)) }
    t.constructor("(int capacity)") { [unowned t] _ in .object(SequenceObject(t.type, isStack: isStack)) }
    t.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { [unowned t] (a) throws(Unwind) in
      try filled(SequenceObject(t.type, isStack: isStack), try a.sequence(0))
    }
  }

  // MARK: - Linked lists

  @Sendable static func linkedList(_ t: TypeDeclaration) {
    t.receiver(LinkedListObject.self) { t in
      t.get("int Count {get;}") { .int($0.nodes.count) }
      t.get("System.Collections.Generic.LinkedListNode[T] First {get;}") { .optional($0.nodes.first) }
      t.get("System.Collections.Generic.LinkedListNode[T] Last {get;}") { .optional($0.nodes.last) }
      t.method("System.Collections.Generic.LinkedListNode[T] AddAfter(System.Collections.Generic.LinkedListNode[T] node, T value)") {
        (this, a) throws(Unwind) in
        try insert(this, try this.position(of: try a.required(0, "node", as: LinkedListNodeObject.self)) + 1, a[1])
      }
      t.method("System.Collections.Generic.LinkedListNode[T] AddBefore(System.Collections.Generic.LinkedListNode[T] node, T value)") {
        (this, a) throws(Unwind) in
        try insert(this, try this.position(of: try a.required(0, "node", as: LinkedListNodeObject.self)), a[1])
      }
      t.method("System.Collections.Generic.LinkedListNode[T] AddFirst(T value)") { (this, a) throws(Unwind) in try insert(this, 0, a[0]) }
      t.method("System.Collections.Generic.LinkedListNode[T] AddLast(T value)") { (this, a) throws(Unwind) in try insert(this, this.nodes.count, a[0]) }
      t.method("void Clear()") { this, _ in
        for node in this.nodes { node.list = nil }
        this.nodes = []
        return .void
      }
      t.method("bool Contains(T value)") { (this, a) throws(Unwind) in .bool(try find(this, a[0], fromEnd: false) != nil) }
      t.method("System.Collections.Generic.LinkedListNode[T] Find(T value)") { (this, a) throws(Unwind) in .optional(try find(this, a[0], fromEnd: false)) }
      t.method("System.Collections.Generic.LinkedListNode[T] FindLast(T value)") { (this, a) throws(Unwind) in .optional(try find(this, a[0], fromEnd: true)) }
      t.method("bool Remove(T value)") { (this, a) throws(Unwind) in
        guard let node = try find(this, a[0], fromEnd: false) else { return .bool(false) }
        try remove(this, node)
        return .bool(true)
      }
      t.method("void Remove(System.Collections.Generic.LinkedListNode[T] node)") { (this, a) throws(Unwind) in
        try remove(this, try a.required(0, "node", as: LinkedListNodeObject.self))
        return .void
      }
      t.method("void RemoveFirst()") { (this, _) throws(Unwind) in
        guard let first = this.nodes.first else { throw Unwind.invalidOperation("The LinkedList is empty.") }
        try remove(this, first)
        return .void
      }
      t.method("void RemoveLast()") { (this, _) throws(Unwind) in
        guard let last = this.nodes.last else { throw Unwind.invalidOperation("The LinkedList is empty.") }
        try remove(this, last)
        return .void
      }
      t.method("System.Collections.IEnumerator GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.enumerator()) }
    }
    t.constructor("()") { [unowned t] _ in .object(LinkedListObject(t.type)) }
    t.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { [unowned t] (a) throws(Unwind) in
      let made = LinkedListObject(t.type)
      for value in try ListMembers.converted(try a.sequence(0), t.type) { made.nodes.append(made.node(value)) }
      return .object(made)
    }
  }

  @Sendable static func linkedListNode(_ t: TypeDeclaration) {
    t.receiver(LinkedListNodeObject.self) { t in
      t.get("System.Collections.Generic.LinkedList[T] List {get;}") { .optional($0.list) }
      t.get("System.Collections.Generic.LinkedListNode[T] Next {get;}") { (this) throws(Unwind) in try neighbour(this, 1) }
      t.get("System.Collections.Generic.LinkedListNode[T] Previous {get;}") { (this) throws(Unwind) in try neighbour(this, -1) }
      t.property("T Value {get;set;}") { $0.value } set: { $0.value = $1 }
    }
    t.constructor("(T value)") { [unowned t] a in .object(LinkedListNodeObject(a[0], nil, elementType: t.type.genericArguments.first ?? .object)) }
  }

  private static func neighbour(_ node: LinkedListNodeObject, _ step: Int) throws(Unwind) -> Value {
    guard let list = node.list else { return .null }
    let i = try list.position(of: node) + step
    return list.nodes.indices.contains(i) ? .object(list.nodes[i]) : .null
  }

  private static func insert(_ list: LinkedListObject, _ i: Int, _ value: Value) throws(Unwind) -> Value {
    let node = list.node(value)
    list.nodes.insert(node, at: i)
    return .object(node)
  }

  private static func remove(_ list: LinkedListObject, _ node: LinkedListNodeObject) throws(Unwind) {
    list.nodes.remove(at: try list.position(of: node))
    node.list = nil
  }

  private static func find(_ list: LinkedListObject, _ value: Value, fromEnd: Bool) throws(Unwind) -> LinkedListNodeObject? {
    for node in fromEnd ? list.nodes.reversed() : list.nodes {
      if try KeyTable.equal(node.value, value) { return node }
    }
    return nil
  }
}
