import Text

/// The members of `List[T]` that take a predicate.
enum ListPredicates {
  static func declare(_ t: TypeMembers<ListObject>) {
    t.method("bool Exists(System.Predicate[T] match)") { (this, a) throws(Unwind) in
      .bool(try first(this, 0..<this.elements.count, a, 0) != nil)
    }
    t.method("T Find(System.Predicate[T] match)") { (this, a) throws(Unwind) in
      if let i = try first(this, 0..<this.elements.count, a, 0) { return this.elements[i] }
      return try Conversion.initialValue(of: this.elementType)
    }
    t.method("System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)") { (this, a) throws(Unwind) in
      let match = try predicate(a, 0, a.frame)
      var found = ContiguousArray<Value>()
      for value in this.elements {
        if try match(value) { found.append(value) }
      }
      return .object(ListObject(found, type: this.type))
    }
    t.method("int FindIndex(System.Predicate[T] match)") { (this, a) throws(Unwind) in .int(try first(this, 0..<this.elements.count, a, 0) ?? -1) }
    t.method("int FindIndex(int startIndex, System.Predicate[T] match)") { (this, a) throws(Unwind) in
      .int(try first(this, try ListMembers.range(this, a.int(0), this.elements.count - a.int(0)), a, 1) ?? -1)
    }
    t.method("int FindIndex(int startIndex, int count, System.Predicate[T] match)") { (this, a) throws(Unwind) in
      .int(try first(this, try ListMembers.range(this, a.int(0), a.int(1)), a, 2) ?? -1)
    }
    t.method("T FindLast(System.Predicate[T] match)") { (this, a) throws(Unwind) in
      if let i = try last(this, a) { return this.elements[i] }
      return try Conversion.initialValue(of: this.elementType)
    }
    t.method("int FindLastIndex(System.Predicate[T] match)") { (this, a) throws(Unwind) in .int(try last(this, a) ?? -1) }
    t.method("int RemoveAll(System.Predicate[T] match)") { (this, a) throws(Unwind) in
      let match = try predicate(a, 0, a.frame)
      var kept = ContiguousArray<Value>()
      for value in this.elements {
        if try !match(value) { kept.append(value) }
      }
      let removed = this.elements.count - kept.count
      this.elements = kept
      try this.didChange()
      return .int(removed)
    }
    t.method("bool TrueForAll(System.Predicate[T] match)") { (this, a) throws(Unwind) in
      let match = try predicate(a, 0, a.frame)
      for value in this.elements {
        if try !match(value) { return .bool(false) }
      }
      return .bool(true)
    }
  }

  /// The test that a `Predicate` argument makes.
  static func predicate(_ a: Arguments, _ i: Int, _ frame: Frame) throws(Unwind) -> (Value) throws(Unwind) -> Bool {
    let delegate = try a.required(i, "match", as: DelegateObject.self)
    return { (value: Value) throws(Unwind) in try Conversion.truth(delegate.call([value], frame)) }
  }

  private static func first(_ list: ListObject, _ range: Range<Int>, _ a: Arguments, _ i: Int) throws(Unwind) -> Int? {
    let match = try predicate(a, i, a.frame)
    for k in range where k < list.elements.count {
      if try match(list.elements[k]) { return k }
    }
    return nil
  }

  private static func last(_ list: ListObject, _ a: Arguments) throws(Unwind) -> Int? {
    let match = try predicate(a, 0, a.frame)
    for k in list.elements.indices.reversed() where k < list.elements.count {
      if try match(list.elements[k]) { return k }
    }
    return nil
  }
}
