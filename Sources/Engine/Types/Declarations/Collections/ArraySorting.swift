import Text

/// The static members of `System.Array` that sort, search and reverse.
enum ArraySorting {
  static func declare(_ t: TypeDeclaration) {
    declareSearch(t)
    for signature in reverses {
      t.staticMethod(signature) { (a) throws(Unwind) in
        let array = try a.required(0, "array", as: PSArray.self)
        array.elements[a.count == 3 ? try range(array, a.int(1), a.int(2)) : 0..<array.count].reverse()
        return .void
      }
    }
    t.staticMethod("void Sort(array array)") { (a) throws(Unwind) in try sort(a, a[0], nil, nil, .null) }
    t.staticMethod("void Sort(array keys, array items)") { (a) throws(Unwind) in try sort(a, a[0], a[1], nil, .null) }
    t.staticMethod("void Sort(array array, int index, int length)") { (a) throws(Unwind) in try sort(a, a[0], nil, (a.int(1), a.int(2)), .null) }
    t.staticMethod("void Sort(array array, System.Collections.IComparer comparer)") { (a) throws(Unwind) in try sort(a, a[0], nil, nil, a[1]) }
    t.staticMethod("void Sort(array keys, array items, System.Collections.IComparer comparer)") { (a) throws(Unwind) in try sort(a, a[0], a[1], nil, a[2]) }
    t.staticMethod("void Sort(array array, int index, int length, System.Collections.IComparer comparer)") { (a) throws(Unwind) in
      try sort(a, a[0], nil, (a.int(1), a.int(2)), a[3])
    }
    t.staticMethod("void Sort(T[] array, System.Comparison[T] comparison)") { (a) throws(Unwind) in try sort(a, a[0], nil, nil, a[1]) }
  }

  private static let reverses: [StaticString] = ["void Reverse(array array)", "void Reverse(array array, int index, int length)"]

  private static func range(_ array: PSArray, _ index: Int, _ length: Int) throws(Unwind) -> Range<Int> {
    if index < 0 { throw Unwind.outOfRange("index", "Non-negative number required.") }
    if length < 0 { throw Unwind.outOfRange("length", "Non-negative number required.") }
    if index > array.count - length {
      throw Unwind.dotNet(
        "System.ArgumentException", "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.")
    }
    return index..<(index + length)
  }

  private static func sort(_ a: Arguments, _ keys: Value, _ items: Value?, _ part: (Int, Int)?, _ comparer: Value) throws(Unwind) -> Value {
    guard case .array(let array) = keys else { throw Unwind.argumentNull(items == nil ? "array" : "keys") }
    let order = DefaultOrder.order(comparer, a.frame)
    let whole = try part.map { (p) throws(Unwind) in try range(array, p.0, p.1) }
    guard case .array(let companions)? = items else {
      var elements = array.elements
      try DefaultOrder.sort(&elements, in: whole, by: order)
      array.elements = elements
      return .void
    }
    if companions.count < array.count {
      throw Unwind.dotNet("System.ArgumentException", "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.")
    }
    // Keys take their items along: pairs are sorted by their first half.
    var pairs = ContiguousArray(zip(array.elements, companions.elements).map { Value.object(DictionaryEntryObject(.dictionaryEntry, $0, $1)) })
    try DefaultOrder.sort(&pairs, in: whole) { (x: Value, y: Value) throws(Unwind) in
      guard let p = x.asObject as? DictionaryEntryObject, let q = y.asObject as? DictionaryEntryObject else { return 0 }
      return try order(p.key, q.key)
    }
    for (i, pair) in pairs.enumerated() {
      guard let entry = pair.asObject as? DictionaryEntryObject else { continue }
      array.elements[i] = entry.key
      companions.elements[i] = entry.value
    }
    return .void
  }

  private static func declareSearch(_ t: TypeDeclaration) {
    t.staticMethod("int BinarySearch(array array, System.Object value)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      return .int(try BinarySearch.position(of: a[1], in: array.elements, 0..<array.count, DefaultOrder.order(.null, a.frame)))
    }
    t.staticMethod("int BinarySearch(array array, int index, int length, System.Object value)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      return .int(try BinarySearch.position(of: a[3], in: array.elements, try range(array, a.int(1), a.int(2)), DefaultOrder.order(.null, a.frame)))
    }
    t.staticMethod("int BinarySearch(array array, System.Object value, System.Collections.IComparer comparer)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      return .int(try BinarySearch.position(of: a[1], in: array.elements, 0..<array.count, DefaultOrder.order(a[2], a.frame)))
    }
    t.staticMethod("int IndexOf(array array, System.Object value)") { (a) throws(Unwind) in
      .int(try index(try a.required(0, "array", as: PSArray.self).elements, a[1], 0..<ArrayMembers.total(a[0]), fromEnd: false))
    }
    t.staticMethod("int IndexOf(array array, System.Object value, int startIndex)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      if a.int(2) < 0 || a.int(2) > array.count { throw Unwind.outOfRange("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.") }
      return .int(try index(array.elements, a[1], a.int(2)..<array.count, fromEnd: false))
    }
    t.staticMethod("int LastIndexOf(array array, System.Object value)") { (a) throws(Unwind) in
      .int(try index(try a.required(0, "array", as: PSArray.self).elements, a[1], 0..<ArrayMembers.total(a[0]), fromEnd: true))
    }
  }

  static func index(_ elements: ContiguousArray<Value>, _ value: Value, _ range: Range<Int>, fromEnd: Bool) throws(Unwind) -> Int {
    for k in 0..<range.count {
      let i = fromEnd ? range.upperBound - 1 - k : range.lowerBound + k
      if try KeyTable.equal(elements[i], value) { return i }
    }
    return -1
  }
}

/// The static members of `System.Array` that take a predicate, a converter or an action.
enum ArrayPredicates {
  static func declare(_ t: TypeDeclaration) {
    t.staticMethod("bool Exists(T[] array, System.Predicate[T] match)") { (a) throws(Unwind) in .bool(try first(a) != nil) }
    t.staticMethod("T Find(T[] array, System.Predicate[T] match)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      return try (array.elementType ?? .object).value(try first(a).map { array.elements[$0] })
    }
    t.staticMethod("T[] FindAll(T[] array, System.Predicate[T] match)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      let match = try ListPredicates.predicate(a, 1, a.frame)
      var found = ContiguousArray<Value>()
      for value in array.elements {
        if try match(value) { found.append(value) }
      }
      return .array(PSArray(found, elementType: array.elementType))
    }
    t.staticMethod("int FindIndex(T[] array, System.Predicate[T] match)") { (a) throws(Unwind) in .int(try first(a) ?? -1) }
    t.staticMethod("T FindLast(T[] array, System.Predicate[T] match)") { (a) throws(Unwind) in
      let array = try a.required(0, "array", as: PSArray.self)
      return try (array.elementType ?? .object).value(try last(a).map { array.elements[$0] })
    }
    t.staticMethod("int FindLastIndex(T[] array, System.Predicate[T] match)") { (a) throws(Unwind) in .int(try last(a) ?? -1) }
    t.staticMethod("bool TrueForAll(T[] array, System.Predicate[T] match)") { (a) throws(Unwind) in
      let match = try ListPredicates.predicate(a, 1, a.frame)
      for value in try a.required(0, "array", as: PSArray.self).elements {
        if try !match(value) { return .bool(false) }
      }
      return .bool(true)
    }
    t.staticMethod("void ForEach(T[] array, System.Action[T] action)") { (a) throws(Unwind) in
      let action = try a.required(1, "action", as: DelegateObject.self)
      for value in try a.required(0, "array", as: PSArray.self).elements { _ = try action.call([value], a.frame) }
      return .void
    }
    t.staticMethod("TOutput[] ConvertAll(TInput[] array, System.Converter[TInput,TOutput] converter)") { (a) throws(Unwind) in
      let converter = try a.required(1, "converter", as: DelegateObject.self)
      var made = ContiguousArray<Value>()
      for value in try a.required(0, "array", as: PSArray.self).elements { made.append(try converter.call([value], a.frame)) }
      let element = converter.type.genericArguments.last
      return .array(PSArray(made, elementType: element === DotNetType.object ? nil : element))
    }
  }

  private static func first(_ a: Arguments) throws(Unwind) -> Int? {
    let match = try ListPredicates.predicate(a, 1, a.frame)
    for (i, value) in try a.required(0, "array", as: PSArray.self).elements.enumerated() {
      if try match(value) { return i }
    }
    return nil
  }

  private static func last(_ a: Arguments) throws(Unwind) -> Int? {
    let match = try ListPredicates.predicate(a, 1, a.frame)
    for (i, value) in try a.required(0, "array", as: PSArray.self).elements.enumerated().reversed() {
      if try match(value) { return i }
    }
    return nil
  }
}
