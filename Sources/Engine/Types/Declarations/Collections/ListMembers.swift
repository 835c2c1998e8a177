import Text

/// `ArrayList`, `List[T]`, `Collection[T]`, `ReadOnlyCollection[T]` and `StringCollection`.
enum ListMembers {
  @Sendable static func arrayList(_ t: TypeDeclaration) {
    t.receiver(ListObject.self) { t in
      t.property("int Capacity {get;set;}") { .int(max($0.capacity, $0.elements.count)) } set: { (this, value) throws(Unwind) in
        try setCapacity(this, value)
      }
      t.get("int Count {get;}") { .int($0.elements.count) }
      t.get("bool IsFixedSize {get;}") { _ in .bool(false) }
      t.get("bool IsReadOnly {get;}") { .bool($0.isReadOnly) }
      t.get("bool IsSynchronized {get;}") { _ in .bool(false) }
      t.get("System.Object SyncRoot {get;}") { .object($0) }
      t.method("int Add(System.Object value)") { (this, a) throws(Unwind) in
        try checkWritable(this)
        try this.append(a[0])
        return .int(this.elements.count - 1)
      }
      t.method("void AddRange(System.Collections.ICollection c)") { (this, a) throws(Unwind) in try addRange(this, this.elements.count, a, 0, "c") }
      t.method("System.Object Clone()") { this, _ in .object(ArrayListObject(this.elements)) }
      t.method("System.Collections.ArrayList GetRange(int index, int count)") { (this, a) throws(Unwind) in
        .object(ArrayListObject(ContiguousArray(this.elements[try range(this, a.int(0), a.int(1))])))
      }
      t.method("void SetRange(int index, System.Collections.ICollection c)") { (this, a) throws(Unwind) in
        let values = try a.sequence(1, "c")
        let part = try range(this, a.int(0), values.count)
        for (i, value) in zip(part, values) { this.elements[i] = value }
        try this.didChange()
        return .void
      }
      t.method("void InsertRange(int index, System.Collections.ICollection c)") { (this, a) throws(Unwind) in try addRange(this, a.int(0), a, 1, "c") }
      t.method("System.Object[] ToArray()") { this, _ in .array(PSArray(this.elements)) }
      t.method("array ToArray(type type)") { (this, a) throws(Unwind) in
        let type = try a.required(0, "type", as: DotNetType.self)
        var converted = ContiguousArray<Value>()
        for value in this.elements { converted.append(try Conversion.convert(value, to: type)) }
        return .array(PSArray(converted, elementType: type === DotNetType.object ? nil : type))
      }
      t.method("void TrimToSize()") { this, _ in
        this.capacity = 0
        return .void
      }
      t.method("void Remove(System.Object obj)") { (this, a) throws(Unwind) in
        _ = try remove(this, a[0])
        return .void
      }
      t.method("void Sort()") { (this, a) throws(Unwind) in try sort(this, DefaultOrder.order(.null, a.frame), nil) }
      t.method("void Sort(System.Collections.IComparer comparer)") { (this, a) throws(Unwind) in try sort(this, DefaultOrder.order(a[0], a.frame), nil) }
      t.method("void Sort(int index, int count, System.Collections.IComparer comparer)") { (this, a) throws(Unwind) in
        try sort(this, DefaultOrder.order(a[2], a.frame), try range(this, a.int(0), a.int(1)))
      }
      t.method("int BinarySearch(System.Object value)") { (this, a) throws(Unwind) in try search(this, a[0], .null, a.frame) }
      t.method("int BinarySearch(System.Object value, System.Collections.IComparer comparer)") { (this, a) throws(Unwind) in
        try search(this, a[0], a[1], a.frame)
      }
      t.method("int LastIndexOf(System.Object value)") { (this, a) throws(Unwind) in .int(try lastIndex(this, a[0])) }
      declareCommon(t, item: "System.Object Item(int index) {get;set;}", contains: "bool Contains(System.Object item)",
        indexOf: ["int IndexOf(System.Object value)", "int IndexOf(System.Object value, int startIndex)", "int IndexOf(System.Object value, int startIndex, int count)"],
        insert: "void Insert(int index, System.Object value)")
      declareReverse(t)
      t.method("void RemoveRange(int index, int count)") { (this, a) throws(Unwind) in try removeRange(this, a) }
    }
    t.constructor("()") { _ in .object(ArrayListObject()) }
    t.constructor("(int capacity)") { (a) throws(Unwind) in .object(ArrayListObject(try reserve(a))) }
    t.constructor("(System.Collections.ICollection c)") { (a) throws(Unwind) in .object(ArrayListObject(try a.sequence(0, "c"))) }
    t.staticMethod("System.Collections.ArrayList Adapter(System.Collections.IList list)") { (a) throws(Unwind) in
      .object(ArrayListObject(try a.sequence(0, "list")))
    }
    t.staticMethod("System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)") { (a) throws(Unwind) in
      let copy = ArrayListObject(try a.sequence(0, "list"))
      copy.isReadOnly = true
      return .object(copy)
    }
    t.staticMethod("System.Collections.ArrayList Repeat(System.Object value, int count)") { (a) throws(Unwind) in
      if a.int(1) < 0 { throw Unwind.outOfRange("count", "Non-negative number required.") }
      return .object(ArrayListObject(ContiguousArray(repeating: a[0], count: a.int(1))))
    }
    t.staticMethod("System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)") { a in a[0] }
  }

  @Sendable static func list(_ t: TypeDeclaration) {
    t.receiver(ListObject.self) { t in
      t.property("int Capacity {get;set;}") { .int(max($0.capacity, $0.elements.count)) } set: { (this, value) throws(Unwind) in
        try setCapacity(this, value)
      }
      t.get("int Count {get;}") { .int($0.elements.count) }
      t.method("void Add(T item)") { (this, a) throws(Unwind) in
        this.elements.append(a[0])
        try this.didChange()
        return .void
      }
      t.method("void AddRange(System.Collections.Generic.IEnumerable[T] collection)") { (this, a) throws(Unwind) in
        try addRange(this, this.elements.count, a, 0, "collection")
      }
      t.method("System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()") { this, _ in
        let made = ListObject(this.elements, type: DotNetType.readOnlyCollection.constructed(this.type.genericArguments))
        made.isReadOnly = true
        return .object(made)
      }
      t.method("int BinarySearch(T item)") { (this, a) throws(Unwind) in try search(this, a[0], .null, a.frame) }
      t.method("int BinarySearch(T item, System.Collections.Generic.IComparer[T] comparer)") { (this, a) throws(Unwind) in
        try search(this, a[0], a[1], a.frame)
      }
      t.method("System.Collections.Generic.List[TOutput] ConvertAll(System.Converter[T,TOutput] converter)") { (this, a) throws(Unwind) in
        try convertAll(this, a)
      }
      t.method("int EnsureCapacity(int capacity)") { this, a in
        this.capacity = max(this.capacity, a.int(0))
        return .int(max(this.capacity, this.elements.count))
      }
      t.method("void ForEach(System.Action[T] action)") { (this, a) throws(Unwind) in
        let action = try a.required(0, "action", as: DelegateObject.self)
        for value in this.elements { _ = try action.call([value], a.frame) }
        return .void
      }
      t.method("System.Collections.Generic.List[T] GetRange(int index, int count)") { (this, a) throws(Unwind) in
        .object(ListObject(ContiguousArray(this.elements[try range(this, a.int(0), a.int(1))]), type: this.type))
      }
      t.method("System.Collections.Generic.List[T] Slice(int start, int length)") { (this, a) throws(Unwind) in
        .object(ListObject(ContiguousArray(this.elements[try range(this, a.int(0), a.int(1))]), type: this.type))
      }
      t.method("void InsertRange(int index, System.Collections.Generic.IEnumerable[T] collection)") { (this, a) throws(Unwind) in
        try addRange(this, a.int(0), a, 1, "collection")
      }
      t.method("bool Remove(T item)") { (this, a) throws(Unwind) in .bool(try remove(this, a[0])) }
      t.method("void RemoveRange(int index, int count)") { (this, a) throws(Unwind) in try removeRange(this, a) }
      t.method("void Sort()") { (this, a) throws(Unwind) in try sort(this, DefaultOrder.order(.null, a.frame), nil) }
      t.method("void Sort(System.Collections.Generic.IComparer[T] comparer)") { (this, a) throws(Unwind) in
        try sort(this, DefaultOrder.order(a[0], a.frame), nil)
      }
      t.method("void Sort(System.Comparison[T] comparison)") { (this, a) throws(Unwind) in try sort(this, DefaultOrder.order(a[0], a.frame), nil) }
      t.method("void Sort(int index, int count, System.Collections.Generic.IComparer[T] comparer)") { (this, a) throws(Unwind) in
        try sort(this, DefaultOrder.order(a[2], a.frame), try range(this, a.int(0), a.int(1)))
      }
      t.method("T[] ToArray()") { this, _ in .array(PSArray(this.elements, elementType: this.elementType === DotNetType.object ? nil : this.elementType)) }
      t.method("void TrimExcess()") { this, _ in
        this.capacity = 0
        return .void
      }
      t.method("int LastIndexOf(T item)") { (this, a) throws(Unwind) in .int(try lastIndex(this, a[0])) }
      declareCommon(t, item: "T Item(int index) {get;set;}", contains: "bool Contains(T item)",
        indexOf: ["int IndexOf(T item)", "int IndexOf(T item, int index)", "int IndexOf(T item, int index, int count)"],
        insert: "void Insert(int index, T item)")
      declareReverse(t)
      ListPredicates.declare(t)
    }
    t.constructor("()") { [unowned t] _ in .object(ListObject(type: t.type)) }
    t.constructor("(int capacity)") { [unowned t] (a) throws(Unwind) in .object(ListObject(try reserve(a), type: t.type)) }
    t.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { [unowned t] (a) throws(Unwind) in
      .object(ListObject(try converted(try a.sequence(0), t.type), type: t.type))
    }
  }

  @Sendable static func collection(_ t: TypeDeclaration) {
    t.receiver(ListObject.self) { t in
      t.get("int Count {get;}") { .int($0.elements.count) }
      t.method("void Add(T item)") { (this, a) throws(Unwind) in
        try checkWritable(this)
        this.elements.append(a[0])
        try this.didChange()
        return .void
      }
      t.method("bool Remove(T item)") { (this, a) throws(Unwind) in
        try checkWritable(this)
        return .bool(try remove(this, a[0]))
      }
      declareCommon(t, item: "T Item(int index) {get;set;}", contains: "bool Contains(T value)", indexOf: ["int IndexOf(T item)"],
        insert: "void Insert(int index, T item)")
    }
    t.constructor("()") { [unowned t] _ in .object(ListObject(type: t.type)) }
    t.constructor("(System.Collections.Generic.IList[T] list)") { [unowned t] (a) throws(Unwind) in
      .object(ListObject(try converted(try a.sequence(0, "list"), t.type), type: t.type))
    }
  }

  @Sendable static func readOnlyCollection(_ t: TypeDeclaration) {
    t.receiver(ListObject.self) { t in
      t.get("int Count {get;}") { .int($0.elements.count) }
      t.indexer("T Item(int index) {get;}") { (this, a) throws(Unwind) in try item(this, a.int(0)) }
      t.method("bool Contains(T value)") { (this, a) throws(Unwind) in .bool(try index(this, a[0], 0, this.elements.count) >= 0) }
      t.method("int IndexOf(T value)") { (this, a) throws(Unwind) in .int(try index(this, a[0], 0, this.elements.count)) }
      t.method("void CopyTo(T[] array, int index)") { (this, a) throws(Unwind) in try copy(this, a, 1) }
      t.method("System.Collections.Generic.IEnumerator[T] GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.enumerator()) }
    }
    t.constructor("(System.Collections.Generic.IList[T] list)") { [unowned t] (a) throws(Unwind) in
      let made = ListObject(try converted(try a.sequence(0, "list"), t.type), type: t.type)
      made.isReadOnly = true
      return .object(made)
    }
  }

  @Sendable static func stringCollection(_ t: TypeDeclaration) {
    t.receiver(ListObject.self) { t in
      t.get("int Count {get;}") { .int($0.elements.count) }
      t.method("int Add(string value)") { (this, a) throws(Unwind) in
        try this.append(a[0])
        return .int(this.elements.count - 1)
      }
      t.method("void AddRange(string[] value)") { (this, a) throws(Unwind) in try addRange(this, this.elements.count, a, 0, "value") }
      t.method("void Remove(string value)") { (this, a) throws(Unwind) in
        _ = try remove(this, a[0])
        return .void
      }
      declareCommon(t, item: "string Item(int index) {get;set;}", contains: "bool Contains(string value)", indexOf: ["int IndexOf(string value)"],
        insert: "void Insert(int index, string value)")
    }
    t.constructor("()") { [unowned t] _ in .object(ListObject(type: t.type)) }
  }

  // MARK: - Shared

  private static func declareCommon(
    _ t: TypeMembers<ListObject>, item: StaticString, contains: StaticString, indexOf: [StaticString], insert: StaticString
  ) {
    t.indexer(item) { (this, a) throws(Unwind) in try ListMembers.item(this, a.int(0)) } set: { (this, a, value) throws(Unwind) in
      try checkWritable(this)
      guard a.int(0) >= 0, a.int(0) < this.elements.count else { throw Unwind.indexOutOfRange() }
      this.elements[a.int(0)] = value
      try this.didChange()
    }
    t.method(contains) { (this, a) throws(Unwind) in .bool(try index(this, a[0], 0, this.elements.count) >= 0) }
    for (n, signature) in indexOf.enumerated() {
      t.method(signature) { (this, a) throws(Unwind) in
        let start = n > 0 ? a.int(1) : 0
        if start < 0 || start > this.elements.count { throw Unwind.indexOutOfRange(n > 0 && this is ArrayListObject ? "startIndex" : "index") }
        let count = n > 1 ? a.int(2) : this.elements.count - start
        if count < 0 || count > this.elements.count - start {
          throw Unwind.outOfRange("count", "Count must be positive and count must refer to a location within the string/array/collection.")
        }
        return .int(try index(this, a[0], start, start + count))
      }
    }
    t.method(insert) { (this, a) throws(Unwind) in
      try checkWritable(this)
      guard a.int(0) >= 0, a.int(0) <= this.elements.count else { throw Unwind.outOfRange("index", "Index must be within the bounds of the List.") }
      this.elements.insert(a[1], at: a.int(0))
      try this.didChange()
      return .void
    }
    t.method("void RemoveAt(int index)") { (this, a) throws(Unwind) in
      try checkWritable(this)
      guard a.int(0) >= 0, a.int(0) < this.elements.count else { throw Unwind.indexOutOfRange() }
      this.elements.remove(at: a.int(0))
      try this.didChange()
      return .void
    }
    t.method("void Clear()") { (this, _) throws(Unwind) in
      try checkWritable(this)
      this.elements.removeAll()
      try this.didChange()
      return .void
    }
    t.method("void CopyTo(array array)") { (this, a) throws(Unwind) in try copy(this, a, nil) }
    t.method("void CopyTo(array array, int arrayIndex)") { (this, a) throws(Unwind) in try copy(this, a, 1) }
    t.method("System.Collections.IEnumerator GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.enumerator()) }
  }

  private static func declareReverse(_ t: TypeMembers<ListObject>) {
    t.method("void Reverse()") { (this, _) throws(Unwind) in
      this.elements.reverse()
      try this.didChange()
      return .void
    }
    t.method("void Reverse(int index, int count)") { (this, a) throws(Unwind) in
      this.elements[try range(this, a.int(0), a.int(1))].reverse()
      try this.didChange()
      return .void
    }
  }

  static func checkWritable(_ list: ListObject) throws(Unwind) {
    if list.isReadOnly { throw Unwind.dotNet("System.NotSupportedException", "Collection is read-only.") }
  }

  static func item(_ list: ListObject, _ i: Int) throws(Unwind) -> Value {
    guard i >= 0, i < list.elements.count else { throw Unwind.indexOutOfRange() }
    return list.elements[i]
  }

  static func index(_ list: ListObject, _ value: Value, _ from: Int, _ to: Int) throws(Unwind) -> Int {
    for i in stride(from: from, to: to, by: 1) {
      if try KeyTable.equal(list.elements[i], value) { return i }
    }
    return -1
  }

  private static func lastIndex(_ list: ListObject, _ value: Value) throws(Unwind) -> Int {
    for i in stride(from: list.elements.count - 1, through: 0, by: -1) {
      if try KeyTable.equal(list.elements[i], value) { return i }
    }
    return -1
  }

  private static func remove(_ list: ListObject, _ value: Value) throws(Unwind) -> Bool {
    let i = try index(list, value, 0, list.elements.count)
    if i < 0 { return false }
    list.elements.remove(at: i)
    try list.didChange()
    return true
  }

  static func range(_ list: ListObject, _ index: Int, _ count: Int) throws(Unwind) -> Range<Int> {
    if index < 0 { throw Unwind.outOfRange("index", "Non-negative number required.") }
    if count < 0 { throw Unwind.outOfRange("count", "Non-negative number required.") }
    if index > list.elements.count - count {
      throw Unwind.dotNet(
        "System.ArgumentException", "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.")
    }
    return index..<(index + count)
  }

  private static func removeRange(_ list: ListObject, _ a: Arguments) throws(Unwind) -> Value {
    list.elements.removeSubrange(try range(list, a.int(0), a.int(1)))
    try list.didChange()
    return .void
  }

  /// Inserts a sequence; each value becomes one of the element type.
  private static func addRange(_ list: ListObject, _ at: Int, _ a: Arguments, _ argument: Int, _ name: StaticString) throws(Unwind) -> Value {
    try checkWritable(list)
    if at < 0 || at > list.elements.count { throw Unwind.indexOutOfRange() }
    list.elements.insert(contentsOf: try converted(try a.sequence(argument, name), list.type), at: at)
    try list.didChange()
    return .void
  }

  static func converted(_ values: ContiguousArray<Value>, _ type: DotNetType) throws(Unwind) -> ContiguousArray<Value> {
    guard let element = type.genericArguments.first, element !== DotNetType.object else { return values }
    var made = ContiguousArray<Value>()
    made.reserveCapacity(values.count)
    for value in values { made.append(try Conversion.convert(value, to: element)) }
    return made
  }

  private static func setCapacity(_ list: ListObject, _ value: Value) throws(Unwind) {
    guard case .int32(let n) = value, Int(n) >= list.elements.count else {
      throw Unwind.outOfRange("value", "capacity was less than the current size.")
    }
    list.capacity = Int(n)
  }

  private static func reserve(_ a: Arguments) throws(Unwind) -> ContiguousArray<Value> {
    if a.int(0) < 0 { throw Unwind.outOfRange("capacity", "'capacity' must be a non-negative value.", actual: a[0]) }
    return []
  }

  static func sort(_ list: ListObject, _ order: (Value, Value) throws(Unwind) -> Int, _ part: Range<Int>?) throws(Unwind) -> Value {
    var elements = list.elements
    try DefaultOrder.sort(&elements, in: part, by: order)
    list.elements = elements
    try list.didChange()
    return .void
  }

  private static func search(_ list: ListObject, _ value: Value, _ comparer: Value, _ frame: Frame) throws(Unwind) -> Value {
    .int(try BinarySearch.position(of: value, in: list.elements, 0..<list.elements.count, DefaultOrder.order(comparer, frame)))
  }

  private static func copy(_ list: ListObject, _ a: Arguments, _ index: Int?) throws(Unwind) -> Value {
    let target = try a.required(0, "array", as: PSArray.self)
    let start = index.map { a.int($0) } ?? 0
    guard start >= 0, start <= target.count - list.elements.count else {
      throw Unwind.dotNet(
        "System.ArgumentException", "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')")
    }
    for (i, value) in list.elements.enumerated() { target.elements[start + i] = value }
    return .void
  }

  private static func convertAll(_ list: ListObject, _ a: Arguments) throws(Unwind) -> Value {
    let converter = try a.required(0, "converter", as: DelegateObject.self)
    var made = ContiguousArray<Value>()
    for value in list.elements { made.append(try converter.call([value], a.frame)) }
    let element = converter.type.genericArguments.last ?? DotNetType.object
    return .object(ListObject(made, type: DotNetType.list.constructed([element])))
  }
}

/// .NET's binary search: a position, or the complement of where the value would stand.
enum BinarySearch {
  static func position(
    of value: Value, in elements: ContiguousArray<Value>, _ range: Range<Int>, _ order: (Value, Value) throws(Unwind) -> Int
  ) throws(Unwind) -> Int {
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low <= high {
      let middle = low + (high - low) / 2
      let c = try order(elements[middle], value)
      if c == 0 { return middle }
      if c < 0 { low = middle + 1 } else { high = middle - 1 }
    }
    return ~low
  }
}
