import Text

/// `System.Array`, and arrays of one and more dimensions.
enum ArrayMembers {
  /// Each array type has an indexer over its element type.
  @Sendable static func declareIndexer(_ t: TypeDeclaration) {
    guard case .array(_, 1) = t.type.shape else { return }
    t.receiver(PSArray.self) { t in
      t.indexer("System.Object Item(int index) {get;set;}") { (this, a) throws(Unwind) in
        this.elements[try check(a.int(0), this)]
      } set: { (this, a, value) throws(Unwind) in
        this.elements[try check(a.int(0), this)] = try stored(value, this)
      }
    }
  }

  /// `[int[]]::new(5)`, `[int[,]]::new(2, 3)`: elements with their type's initial value.
  static func make(_ element: DotNetType, _ rank: Int, _ arguments: [Value], _ name: PSString) throws(Unwind) -> Value {
    guard arguments.count == rank else { throw MemberErrors.noOverload(name, arguments.count, .none) }
    var lengths: [Int] = []
    for argument in arguments {
      let n = Arguments([try Conversion.convert(argument, to: .int32)], frame: Runtime.current.global.top).int(0)
      if n < 0 { throw Unwind.dotNet("System.OverflowException", "Arithmetic operation resulted in an overflow.") }
      lengths.append(n)
    }
    return try make(element, lengths)
  }

  static func make(_ element: DotNetType, _ lengths: [Int]) throws(Unwind) -> Value {
    var total = 1
    for length in lengths {
      let (product, overflow) = total.multipliedReportingOverflow(by: length)
      if overflow || product > 0x7FFF_FFC7 { throw Unwind.dotNet("System.OutOfMemoryException", "Array dimensions exceeded supported range.") }
      total = product
    }
    let fill = element.isValueType ? try Conversion.initialValue(of: element) : .null
    if lengths.count == 1 {
      return .array(PSArray(ContiguousArray(repeating: fill, count: total), elementType: element === DotNetType.object ? nil : element))
    }
    return .object(MultiArray(elementType: element, lengths: lengths, fill: fill))
  }

  @Sendable static func declare(_ t: TypeDeclaration) {
    declareProperties(t)
    declareElements(t)
    declareStatics(t)
    ArraySorting.declare(t)
    ArrayPredicates.declare(t)
  }

  // MARK: - Instances

  /// Lengths and elements of an array of any rank.
  private static func lengths(_ value: Value) -> [Int] {
    switch value {
    case .array(let a): [a.count]
    case .object(let o): (o as? MultiArray)?.lengths ?? [0]
    default: [0]
    }
  }

  static func total(_ value: Value) -> Int { lengths(value).reduce(1, *) }

  private static func declareProperties(_ t: TypeDeclaration) {
    t.get("int Length {get;}") { .int(total($0)) }
    t.get("long LongLength {get;}") { .int64(Int64(total($0))) }
    t.get("int Rank {get;}") { .int(lengths($0).count) }
    t.get("System.Object SyncRoot {get;}") { $0 }
    t.get("bool IsReadOnly {get;}") { _ in .bool(false) }
    t.get("bool IsFixedSize {get;}") { _ in .bool(true) }
    t.get("bool IsSynchronized {get;}") { _ in .bool(false) }
    t.get("int Count {get;}") { .int(total($0)) }
    t.staticProperty("int MaxLength {get;}") { .int(0x7FFF_FFC7) }
    t.method("System.Object Clone()") { this, _ in
      switch this {
      case .array(let a): return .array(PSArray(a.elements, elementType: a.elementType))
      case .object(let o):
        guard let m = o as? MultiArray else { return this }
        let copy = MultiArray(elementType: m.elementType, lengths: m.lengths, fill: .null)
        copy.elements = m.elements
        return .object(copy)
      default: return this
      }
    }
    t.method("void CopyTo(array array, int index)") { (this, a) throws(Unwind) in
      try copy(this, 0, a[0], a.int(1), total(this))
      return .void
    }
    t.method("System.Collections.IEnumerator GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.asObject?.enumerator()) }
    t.method("int GetLength(int dimension)") { (this, a) throws(Unwind) in .int(try dimension(this, a.int(0))) }
    t.method("long GetLongLength(int dimension)") { (this, a) throws(Unwind) in .int64(Int64(try dimension(this, a.int(0)))) }
    t.method("int GetLowerBound(int dimension)") { (this, a) throws(Unwind) in
      _ = try dimension(this, a.int(0))
      return .int32(0)
    }
    t.method("int GetUpperBound(int dimension)") { (this, a) throws(Unwind) in .int(try dimension(this, a.int(0)) - 1) }
    t.method("void Initialize()") { _, _ in .void }
    refused(t, "int Add(System.Object value)", "Collection was of a fixed size.")
    refused(t, "void Insert(int index, System.Object value)", "Collection was of a fixed size.")
    refused(t, "void Remove(System.Object value)", "Collection was of a fixed size.")
    refused(t, "void RemoveAt(int index)", "Collection was of a fixed size.")
    t.method("void Clear()") { (this, _) throws(Unwind) in
      try clear(this, 0, total(this))
      return .void
    }
    t.method("bool Contains(System.Object value)") { (this, a) throws(Unwind) in
      .bool(try ArraySorting.index(elements(this), a[0], 0..<total(this), fromEnd: false) >= 0)
    }
    t.method("int IndexOf(System.Object value)") { (this, a) throws(Unwind) in
      .int(try ArraySorting.index(elements(this), a[0], 0..<total(this), fromEnd: false))
    }
  }

  private static func refused(_ t: TypeDeclaration, _ signature: StaticString, _ message: String) {
    t.method(signature) { (_, _) throws(Unwind) in throw Unwind.dotNet("System.NotSupportedException", message) }
  }

  private static func dimension(_ this: Value, _ i: Int) throws(Unwind) -> Int {
    let all = lengths(this)
    guard all.indices.contains(i) else { throw Unwind.dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.") }
    return all[i]
  }

  private static func check(_ i: Int, _ array: PSArray) throws(Unwind) -> Int {
    guard i >= 0, i < array.count else { throw Unwind.dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.") }
    return i
  }

  static func stored(_ value: Value, _ array: PSArray) throws(Unwind) -> Value {
    guard let element = array.elementType else { return value }
    return try Conversion.convert(value, to: element)
  }

  static func elements(_ value: Value) -> ContiguousArray<Value> {
    switch value {
    case .array(let a): a.elements
    case .object(let o): (o as? MultiArray)?.elements ?? (o as? ListObject)?.elements ?? []
    default: []
    }
  }

  private static func declareElements(_ t: TypeDeclaration) {
    for signature in getters {
      t.method(signature) { (this, a) throws(Unwind) in
        try element(this, indexes(a, 0)) { (array, i) in array[i] }
      }
    }
    for signature in setters {
      t.method(signature) { (this, a) throws(Unwind) in
        let position = try place(this, indexes(a, 1))
        switch this {
        case .array(let array): array.elements[position] = try stored(a[0], array)
        case .object(let o): if let m = o as? MultiArray { m.elements[position] = try Conversion.convert(a[0], to: m.elementType) }
        default: break
        }
        return .void
      }
    }
  }

  private static let getters: [StaticString] = [
    "System.Object GetValue(params int[] indices)", "System.Object GetValue(int index)", "System.Object GetValue(int index1, int index2)",
    "System.Object GetValue(int index1, int index2, int index3)", "System.Object GetValue(long index)",
  ]
  private static let setters: [StaticString] = [
    "void SetValue(System.Object value, int index)", "void SetValue(System.Object value, int index1, int index2)",
    "void SetValue(System.Object value, int index1, int index2, int index3)", "void SetValue(System.Object value, params int[] indices)",
    "void SetValue(System.Object value, long index)",
  ]

  private static func indexes(_ a: Arguments, _ from: Int) -> [Int] {
    if case .array(let all) = a[from] { return all.elements.map { Arguments([$0], frame: a.frame).int(0) } }
    return (from..<a.count).map { a.int($0) }
  }

  private static func place(_ this: Value, _ indexes: [Int]) throws(Unwind) -> Int {
    switch this {
    case .array(let array) where indexes.count == 1: return try check(indexes[0], array)
    case .object(let o):
      if let m = o as? MultiArray {
        guard indexes.count == m.lengths.count else { break }
        if let position = m.position(indexes) { return position }
        throw Unwind.dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
      }
    default: break
    }
    throw Unwind.dotNet("System.ArgumentException", "Indices length does not match the array rank.")
  }

  private static func element(_ this: Value, _ indexes: [Int], _ read: (ContiguousArray<Value>, Int) -> Value) throws(Unwind) -> Value {
    let position = try place(this, indexes)
    return read(elements(this), position)
  }

  // MARK: - Static members

  private static func declareStatics(_ t: TypeDeclaration) {
    t.staticMethod("System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly(T[] array)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      let made = ListObject(array.elements, type: DotNetType.readOnlyCollection.constructed([array.elementType ?? .object]))
      made.isReadOnly = true
      return .object(made)
    }
    t.staticMethod("void Clear(array array)") { (a) throws(Unwind) in
      try clear(a[0], 0, total(a[0]))
      return .void
    }
    t.staticMethod("void Clear(array array, int index, int length)") { (a) throws(Unwind) in
      if a.int(1) < 0 || a.int(2) < 0 || a.int(1) > total(a[0]) - a.int(2) {
        throw Unwind.dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
      }
      try clear(a[0], a.int(1), a.int(2))
      return .void
    }
    for signature in copies {
      t.staticMethod(signature) { (a) throws(Unwind) in
        if a.count == 3 { try copy(a[0], 0, a[1], 0, a.int(2)) } else { try copy(a[0], a.int(1), a[2], a.int(3), a.int(4)) }
        return .void
      }
    }
    t.staticMethod("array CreateInstance(type elementType, int length)") { (a) throws(Unwind) in try create(a, [a.int(1)]) }
    t.staticMethod("array CreateInstance(type elementType, int length1, int length2)") { (a) throws(Unwind) in try create(a, [a.int(1), a.int(2)]) }
    t.staticMethod("array CreateInstance(type elementType, int length1, int length2, int length3)") { (a) throws(Unwind) in
      try create(a, [a.int(1), a.int(2), a.int(3)])
    }
    t.staticMethod("array CreateInstance(type elementType, params int[] lengths)") { (a) throws(Unwind) in try create(a, indexes(a, 1)) }
    t.staticMethod("T[] Empty()") { _ in .array(PSArray()) }
    t.staticMethod("void Fill(T[] array, T value)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      let value = try stored(a[1], array)
      for i in array.elements.indices { array.elements[i] = value }
      return .void
    }
    t.staticMethod("void Resize(ref T[] array, int newSize)") { (a) throws(Unwind) in
      if a.int(1) < 0 { throw Unwind.outOfRange("newSize", "Non-negative number required.") }
      guard case .array(let old) = a.reference(0) else {
        try a.setReference(0, .array(PSArray(ContiguousArray(repeating: .null, count: a.int(1)))))
        return .void
      }
      var elements = ContiguousArray(old.elements.prefix(a.int(1)))
      let fill = try old.elementType.map { (t) throws(Unwind) in try Conversion.initialValue(of: t) } ?? .null
      while elements.count < a.int(1) { elements.append(fill) }
      try a.setReference(0, .array(PSArray(elements, elementType: old.elementType)))
      return .void
    }
  }

  private static let copies: [StaticString] = [
    "void Copy(array sourceArray, array destinationArray, int length)",
    "void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)",
    "void Copy(array sourceArray, array destinationArray, long length)",
    "void Copy(array sourceArray, long sourceIndex, array destinationArray, long destinationIndex, long length)",
    "void ConstrainedCopy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)",
  ]

  private static func create(_ a: Arguments, _ lengths: [Int]) throws(Unwind) -> Value {
    for n in lengths where n < 0 { throw Unwind.outOfRange("length", "Non-negative number required.") }
    return try make(try a.required(0, "elementType", as: DotNetType.self), lengths)
  }

  private static func clear(_ value: Value, _ from: Int, _ count: Int) throws(Unwind) {
    switch value {
    case .array(let array):
      let fill = try array.elementType.map { (t) throws(Unwind) in t.isValueType ? try Conversion.initialValue(of: t) : .null } ?? .null
      for i in from..<(from + count) { array.elements[i] = fill }
    case .object(let o):
      guard let m = o as? MultiArray else { return }
      let fill = m.elementType.isValueType ? try Conversion.initialValue(of: m.elementType) : .null
      for i in from..<(from + count) { m.elements[i] = fill }
    default: throw Unwind.argumentNull("array")
    }
  }

  static func copy(_ source: Value, _ from: Int, _ target: Value, _ to: Int, _ count: Int) throws(Unwind) {
    if source.isNull { throw Unwind.argumentNull("sourceArray") }
    if target.isNull { throw Unwind.argumentNull("destinationArray") }
    if count < 0 { throw Unwind.outOfRange("length", "Non-negative number required.") }
    let values = elements(source)
    if from < 0 || from > values.count - count {
      throw Unwind.dotNet("System.ArgumentException", "Source array was not long enough. Check the source index, length, and the array's lower bounds. (Parameter 'sourceArray')")
    }
    guard to >= 0, to <= total(target) - count else {
      throw Unwind.dotNet("System.ArgumentException", "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')")
    }
    for i in 0..<count {
      switch target {
      case .array(let a): a.elements[to + i] = try stored(values[from + i], a)
      case .object(let o): (o as? MultiArray)?.elements[to + i] = values[from + i]
      default: break
      }
    }
  }
}
