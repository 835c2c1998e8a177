import Text

/// `HashSet[T]` and `SortedSet[T]`.
enum SetMembers {
  @Sendable static func hashSet(_ t: TypeDeclaration) {
    declare(t)
    t.receiver(SetObject.self) { t in
      t.get("System.Collections.Generic.IEqualityComparer[T] Comparer {get;}") { .object(StringComparerObject(StringOrder($0.table.comparer == .ignoreCase ? 5 : 4))) }
      t.method("int EnsureCapacity(int capacity)") { this, a in .int(max(a.int(0), this.table.count)) }
      t.method("void TrimExcess()") { _, _ in .void }
    }
    t.constructor("()") { [unowned t] _ in .object(SetObject(t.type)) }
    t.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { [unowned t] (a) throws(Unwind) in try filled(SetObject(t.type), a) }
    t.constructor("(System.Collections.Generic.IEqualityComparer[T] comparer)") { [unowned t] a in
      .object(SetObject(t.type, comparer: DictionaryMembers.comparer(a[0])))
    }
    t.constructor("(int capacity)") { [unowned t] _ in .object(SetObject(t.type)) }
    t.constructor("(System.Collections.Generic.IEnumerable[T] collection, System.Collections.Generic.IEqualityComparer[T] comparer)") {
      [unowned t] (a) throws(Unwind) in try filled(SetObject(t.type, comparer: DictionaryMembers.comparer(a[1])), a)
    }
  }

  @Sendable static func sortedSet(_ t: TypeDeclaration) {
    declare(t)
    t.receiver(SetObject.self) { t in
      t.get("T Max {get;}") { (this) throws(Unwind) in
        if let last = this.elements.last { return last }
        return try Conversion.initialValue(of: this.elementType)
      }
      t.get("T Min {get;}") { (this) throws(Unwind) in
        if let first = this.elements.first { return first }
        return try Conversion.initialValue(of: this.elementType)
      }
      t.method("System.Collections.Generic.IEnumerable[T] Reverse()") { this, _ in
        .array(PSArray(this.elements.reversed(), elementType: this.elementType))
      }
      t.method("System.Collections.Generic.SortedSet[T] GetViewBetween(T lowerValue, T upperValue)") { (this, a) throws(Unwind) in
        let made = this.emptied()
        guard let order = this.order else { return .object(made) }
        for value in this.elements {
          if try order(value, a[0]) >= 0, try order(value, a[1]) <= 0 { _ = try made.insert(value) }
        }
        return .object(made)
      }
    }
    t.constructor("()") { [unowned t] a in .object(SetObject(t.type, order: DefaultOrder.order(.null, a.frame))) }
    t.constructor("(System.Collections.Generic.IComparer[T] comparer)") { [unowned t] a in
      .object(SetObject(t.type, order: DefaultOrder.order(a[0], a.frame)))
    }
    t.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { [unowned t] (a) throws(Unwind) in
      try filled(SetObject(t.type, order: DefaultOrder.order(.null, a.frame)), a)
    }
    t.constructor("(System.Collections.Generic.IEnumerable[T] collection, System.Collections.Generic.IComparer[T] comparer)") {
      [unowned t] (a) throws(Unwind) in try filled(SetObject(t.type, order: DefaultOrder.order(a[1], a.frame)), a)
    }
  }

  private static func filled(_ made: SetObject, _ a: Arguments) throws(Unwind) -> Value {
    for value in try ListMembers.converted(try a.sequence(0), made.dotNetType) { _ = try made.insert(value) }
    return .object(made)
  }

  /// Another collection's elements as a set of the same kind.
  private static func other(_ this: SetObject, _ a: Arguments) throws(Unwind) -> SetObject {
    let made = this.emptied()
    for value in try ListMembers.converted(try a.sequence(0, "other"), this.dotNetType) { _ = try made.insert(value) }
    return made
  }

  private static func isSubset(_ a: SetObject, of b: SetObject) throws(Unwind) -> Bool {
    for value in a.elements {
      if try !b.contains(value) { return false }
    }
    return true
  }

  private static func declare(_ t: TypeDeclaration) {
    t.receiver(SetObject.self) { t in
      t.get("int Count {get;}") { .int($0.table.count) }
      t.method("bool Add(T item)") { (this, a) throws(Unwind) in .bool(try this.insert(a[0])) }
      t.method("void Clear()") { this, _ in
        this.table.removeAll()
        return .void
      }
      t.method("bool Contains(T item)") { (this, a) throws(Unwind) in .bool(try this.contains(a[0])) }
      t.method("void CopyTo(T[] array)") { (this, a) throws(Unwind) in
        let target = try a.required(0, "array", as: PSArray.self)
        guard target.count >= this.table.count else {
          throw Unwind.dotNet("System.ArgumentException", "Destination array is not long enough to copy all the items in the collection. Check array index and length.")
        }
        for (i, value) in this.elements.enumerated() { target.elements[i] = value }
        return .void
      }
      t.method("bool Remove(T item)") { (this, a) throws(Unwind) in .bool(try this.remove(a[0])) }
      t.method("int RemoveWhere(System.Predicate[T] match)") { (this, a) throws(Unwind) in
        let match = try ListPredicates.predicate(a, 0, a.frame)
        var removed = 0
        for value in this.elements {
          if try match(value), try this.remove(value) { removed += 1 }
        }
        return .int(removed)
      }
      t.method("void UnionWith(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        for value in try other(this, a).elements { _ = try this.insert(value) }
        return .void
      }
      t.method("void IntersectWith(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        let second = try other(this, a)
        for value in this.elements {
          if try !second.contains(value) { _ = try this.remove(value) }
        }
        return .void
      }
      t.method("void ExceptWith(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        for value in try other(this, a).elements { _ = try this.remove(value) }
        return .void
      }
      t.method("void SymmetricExceptWith(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        for value in try other(this, a).elements {
          if try !this.remove(value) { _ = try this.insert(value) }
        }
        return .void
      }
      t.method("bool IsSubsetOf(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in .bool(try isSubset(this, of: try other(this, a))) }
      t.method("bool IsSupersetOf(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in .bool(try isSubset(try other(this, a), of: this)) }
      t.method("bool IsProperSubsetOf(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        let second = try other(this, a)
        return .bool(second.table.count > this.table.count ? try isSubset(this, of: second) : false)
      }
      t.method("bool IsProperSupersetOf(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        let second = try other(this, a)
        return .bool(second.table.count < this.table.count ? try isSubset(second, of: this) : false)
      }
      t.method("bool Overlaps(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        for value in try other(this, a).elements {
          if try this.contains(value) { return .bool(true) }
        }
        return .bool(false)
      }
      t.method("bool SetEquals(System.Collections.Generic.IEnumerable[T] other)") { (this, a) throws(Unwind) in
        let second = try other(this, a)
        return .bool(second.table.count == this.table.count ? try isSubset(second, of: this) : false)
      }
      t.method("bool TryGetValue(T equalValue, out T actualValue)") { (this, a) throws(Unwind) in
        let i = try this.table.position(of: a[0])
        try a.setReference(1, try this.elementType.value(i.map { this.table.entries[$0].key }))
        return .bool(i != nil)
      }
      t.method("System.Collections.IEnumerator GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.enumerator()) }
    }
  }
}
