import Text

/// `Hashtable`, `OrderedDictionary`, `Dictionary[K,V]` and their sorted and concurrent relatives.
enum DictionaryMembers {
  // MARK: - Hashtable

  @Sendable static func hashtable(_ t: TypeDeclaration) {
    t.receiver(PSHashtable.self) { t in
      t.get("bool IsFixedSize {get;}") { _ in .bool(false) }
      t.get("bool IsReadOnly {get;}") { _ in .bool(false) }
      t.get("bool IsSynchronized {get;}") { _ in .bool(false) }
      t.get("System.Collections.ICollection Keys {get;}") { .object(DictionaryView($0, .keys)) }
      t.get("System.Collections.ICollection Values {get;}") { .object(DictionaryView($0, .values)) }
      t.get("System.Object SyncRoot {get;}") { .hash($0) }
      t.get("int Count {get;}") { .int($0.table.count) }
      t.indexer("System.Object Item(System.Object key) {get;set;}") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        return try this.table.value(for: a[0]) ?? .null
      } set: { (this, a, value) throws(Unwind) in
        try checkKey(a[0])
        try this.store(a[0], value)
      }
      t.method("void Add(System.Object key, System.Object value)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        if try this.table.position(of: a[0]) != nil {
          let key = try Conversion.text(a[0])
          throw Unwind.dotNet("System.ArgumentException", "Item has already been added. Key in dictionary: '\(key)'  Key being added: '\(key)'")
        }
        try this.store(a[0], a[1])
        return .void
      }
      t.method("System.Object Clone()") { this, _ in .hash(copy(this)) }
      t.method("bool Contains(System.Object key)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        return .bool(try this.table.position(of: a[0]) != nil)
      }
      t.method("bool ContainsKey(System.Object key)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        return .bool(try this.table.position(of: a[0]) != nil)
      }
      t.method("bool ContainsValue(System.Object value)") { (this, a) throws(Unwind) in .bool(try containsValue(this, a[0])) }
      t.method("void Remove(System.Object key)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        try this.table.remove(a[0])
        return .void
      }
    }
    declareShared(t)
    t.constructor("()") { _ in .hash(PSHashtable(comparer: .ordinal)) }
    t.constructor("(int capacity)") { a in .hash(PSHashtable(comparer: .ordinal, capacity: min(max(0, a.int(0)), 1 << 20))) }
    t.constructor("(System.Collections.IEqualityComparer equalityComparer)") { a in .hash(PSHashtable(comparer: comparer(a[0]))) }
    t.constructor("(System.Collections.IDictionary d)") { (a) throws(Unwind) in
      let source = try a.required(0, "d", as: DictionaryObject.self)
      let made = PSHashtable(comparer: .ordinal)
      for entry in source.orderedEntries() { try made.table.set(entry.key, entry.value) }
      return .hash(made)
    }
    t.constructor("(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)") { (a) throws(Unwind) in
      let source = try a.required(0, "d", as: DictionaryObject.self)
      let made = PSHashtable(comparer: comparer(a[1]))
      for entry in source.orderedEntries() { try made.table.set(entry.key, entry.value) }
      return .hash(made)
    }
    t.staticMethod("hashtable Synchronized(hashtable table)") { a in a[0] }
  }

  private static func copy(_ source: PSHashtable) -> PSHashtable {
    let made = PSHashtable(comparer: source.table.comparer)
    made.table = source.table
    return made
  }

  // MARK: - OrderedDictionary

  @Sendable static func ordered(_ t: TypeDeclaration) {
    t.receiver(OrderedDictionary.self) { t in
      t.get("int Count {get;}") { .int($0.table.count) }
      t.get("bool IsReadOnly {get;}") { _ in .bool(false) }
      t.get("System.Collections.ICollection Keys {get;}") { .object(DictionaryView($0, .keys)) }
      t.get("System.Collections.ICollection Values {get;}") { .object(DictionaryView($0, .values)) }
      t.indexer("System.Object Item(int index) {get;set;}") { (this, a) throws(Unwind) in
        this.table.compact()
        guard a.int(0) >= 0, a.int(0) < this.table.count else { throw Unwind.indexOutOfRange() }
        return this.table.entries[a.int(0)].value
      } set: { (this, a, value) throws(Unwind) in
        this.table.compact()
        guard a.int(0) >= 0, a.int(0) < this.table.count else { throw Unwind.indexOutOfRange() }
        this.table.setValue(value, at: a.int(0))
      }
      t.indexer("System.Object Item(System.Object key) {get;set;}") { (this, a) throws(Unwind) in try this.table.value(for: a[0]) ?? .null } set: {
        (this, a, value) throws(Unwind) in try this.store(a[0], value)
      }
      t.method("void Add(System.Object key, System.Object value)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        if try this.table.position(of: a[0]) != nil {
          throw Unwind.dotNet("System.ArgumentException", "An item with the same key has already been added. Key: \(try Conversion.text(a[0]))")
        }
        try this.store(a[0], a[1])
        return .void
      }
      t.method("System.Collections.Specialized.OrderedDictionary AsReadOnly()") { this, _ in .object(this) }
      t.method("bool Contains(System.Object key)") { (this, a) throws(Unwind) in .bool(try this.table.position(of: a[0]) != nil) }
      t.method("void Insert(int index, System.Object key, System.Object value)") { (this, a) throws(Unwind) in
        guard a.int(0) >= 0, a.int(0) <= this.table.count else { throw Unwind.indexOutOfRange() }
        try checkKey(a[1])
        if try this.table.position(of: a[1]) != nil {
          throw Unwind.dotNet("System.ArgumentException", "An item with the same key has already been added. Key: \(try Conversion.text(a[1]))")
        }
        this.table.insert(a[1], a[2], at: a.int(0))
        return .void
      }
      t.method("void Remove(System.Object key)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        try this.table.remove(a[0])
        return .void
      }
      t.method("void RemoveAt(int index)") { (this, a) throws(Unwind) in
        this.table.compact()
        guard a.int(0) >= 0, a.int(0) < this.table.count else { throw Unwind.indexOutOfRange() }
        this.table.remove(at: a.int(0))
        this.table.compact()
        return .void
      }
    }
    declareShared(t)
    t.constructor("()") { _ in .object(OrderedDictionary(comparer: .ordinal)) }
    t.constructor("(int capacity)") { _ in .object(OrderedDictionary(comparer: .ordinal)) }
    t.constructor("(System.Collections.IEqualityComparer comparer)") { a in .object(OrderedDictionary(comparer: comparer(a[0]))) }
  }

  // MARK: - Generic dictionaries

  @Sendable static func generic(_ t: TypeDeclaration) {
    declareGeneric(t)
    t.constructor("()") { [unowned t] _ in .object(GenericDictionary(t.type)) }
    t.constructor("(int capacity)") { [unowned t] _ in .object(GenericDictionary(t.type)) }
    t.constructor("(System.Collections.Generic.IEqualityComparer[TKey] comparer)") { [unowned t] a in
      .object(GenericDictionary(t.type, comparer: comparer(a[0])))
    }
    t.constructor("(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)") { [unowned t] (a) throws(Unwind) in
      try filled(GenericDictionary(t.type), a)
    }
    t.constructor("(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IEqualityComparer[TKey] comparer)") {
      [unowned t] (a) throws(Unwind) in try filled(GenericDictionary(t.type, comparer: comparer(a[1])), a)
    }
  }

  @Sendable static func concurrent(_ t: TypeDeclaration) {
    generic(t)
    t.receiver(GenericDictionary.self) { t in
      t.get("bool IsEmpty {get;}") { .bool($0.table.isEmpty) }
      t.method("TValue GetOrAdd(TKey key, TValue value)") { (this, a) throws(Unwind) in
        if let known = try this.table.value(for: a[0]) { return known }
        try this.store(a[0], a[1])
        return a[1]
      }
      t.method("TValue GetOrAdd(TKey key, System.Func[TKey,TValue] valueFactory)") { (this, a) throws(Unwind) in
        if let known = try this.table.value(for: a[0]) { return known }
        let made = try a.required(1, "valueFactory", as: DelegateObject.self).call([a[0]], a.frame)
        try this.store(a[0], made)
        return made
      }
      t.method("TValue AddOrUpdate(TKey key, TValue addValue, System.Func[TKey,TValue,TValue] updateValueFactory)") { (this, a) throws(Unwind) in
        var value = a[1]
        if let known = try this.table.value(for: a[0]) { value = try a.required(2, "updateValueFactory", as: DelegateObject.self).call([a[0], known], a.frame) }
        try this.store(a[0], value)
        return value
      }
      t.method("bool TryRemove(TKey key, out TValue value)") { (this, a) throws(Unwind) in
        let removed = try this.table.remove(a[0])
        try a.setReference(1, try this.valueType.value(removed))
        return .bool(removed != nil)
      }
      t.method("bool TryUpdate(TKey key, TValue newValue, TValue comparisonValue)") { (this, a) throws(Unwind) in
        guard let known = try this.table.value(for: a[0]) else { return .bool(false) }
        if try !KeyTable.equal(known, a[2]) { return .bool(false) }
        try this.store(a[0], a[1])
        return .bool(true)
      }
    }
  }

  @Sendable static func sorted(_ t: TypeDeclaration) {
    declareGeneric(t)
    t.constructor("()") { [unowned t] a in .object(SortedDictionaryObject(t.type, DefaultOrder.order(.null, a.frame))) }
    t.constructor("(System.Collections.Generic.IComparer[TKey] comparer)") { [unowned t] a in
      .object(SortedDictionaryObject(t.type, DefaultOrder.order(a[0], a.frame)))
    }
    t.constructor("(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)") { [unowned t] (a) throws(Unwind) in
      try filled(SortedDictionaryObject(t.type, DefaultOrder.order(.null, a.frame)), a)
    }
    guard t.type.fullName.hasPrefix(PSString.of("System.Collections.Generic.SortedList")) else { return }
    t.receiver(SortedDictionaryObject.self) { t in declarePositions(t) }
  }

  /// `System.Collections.SortedList`.
  @Sendable static func sortedList(_ t: TypeDeclaration) {
    t.receiver(SortedDictionaryObject.self) { t in
      t.get("int Count {get;}") { .int($0.table.count) }
      t.get("System.Collections.ICollection Keys {get;}") { .object(DictionaryView($0, .keys)) }
      t.get("System.Collections.ICollection Values {get;}") { .object(DictionaryView($0, .values)) }
      t.get("bool IsReadOnly {get;}") { _ in .bool(false) }
      t.indexer("System.Object Item(System.Object key) {get;set;}") { (this, a) throws(Unwind) in try this.table.value(for: a[0]) ?? .null } set: {
        (this, a, value) throws(Unwind) in try this.store(a[0], value)
      }
      t.method("void Add(System.Object key, System.Object value)") { (this, a) throws(Unwind) in
        if try this.table.position(of: a[0]) != nil {
          let key = try Conversion.text(a[0])
          throw Unwind.dotNet("System.ArgumentException", "Item has already been added. Key in dictionary: '\(key)'  Key being added: '\(key)'")
        }
        try this.store(a[0], a[1])
        return .void
      }
      t.method("bool Contains(System.Object key)") { (this, a) throws(Unwind) in .bool(try this.table.position(of: a[0]) != nil) }
      t.method("bool ContainsKey(System.Object key)") { (this, a) throws(Unwind) in .bool(try this.table.position(of: a[0]) != nil) }
      t.method("bool ContainsValue(System.Object value)") { (this, a) throws(Unwind) in .bool(try containsValue(this, a[0])) }
      t.method("void Remove(System.Object key)") { (this, a) throws(Unwind) in
        try this.table.remove(a[0])
        return .void
      }
      t.method("System.Object GetByIndex(int index)") { (this, a) throws(Unwind) in try this.entry(a.int(0)).value }
      t.method("System.Object GetKey(int index)") { (this, a) throws(Unwind) in try this.entry(a.int(0)).key }
      declarePositions(t)
    }
    declareShared(t)
    t.constructor("()") { a in .object(SortedDictionaryObject(DotNetType.sortedList, DefaultOrder.order(.null, a.frame))) }
    t.constructor("(System.Collections.IComparer comparer)") { a in .object(SortedDictionaryObject(DotNetType.sortedList, DefaultOrder.order(a[0], a.frame))) }
    t.constructor("(System.Collections.IDictionary d)") { (a) throws(Unwind) in
      try filled(SortedDictionaryObject(DotNetType.sortedList, DefaultOrder.order(.null, a.frame)), a)
    }
  }

  private static func declarePositions(_ t: TypeMembers<SortedDictionaryObject>) {
    t.method("int IndexOfKey(System.Object key)") { (this, a) throws(Unwind) in
      for (i, entry) in this.orderedEntries().enumerated() {
        if try KeyTable.equal(entry.key, a[0]) { return .int(i) }
      }
      return .int(-1)
    }
    t.method("int IndexOfValue(System.Object value)") { (this, a) throws(Unwind) in
      for (i, entry) in this.orderedEntries().enumerated() {
        if try KeyTable.equal(entry.value, a[0]) { return .int(i) }
      }
      return .int(-1)
    }
    t.method("void RemoveAt(int index)") { (this, a) throws(Unwind) in
      try this.table.remove(try this.entry(a.int(0)).key)
      return .void
    }
  }

  private static func declareGeneric(_ t: TypeDeclaration) {
    t.receiver(GenericDictionary.self) { t in
      t.get("System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}") { this in
        .object(StringComparerObject(StringOrder(this.table.comparer == .ignoreCase ? 5 : 4)))
      }
      t.get("int Count {get;}") { .int($0.table.count) }
      t.get("System.Collections.Generic.ICollection[TKey] Keys {get;}") { .object(DictionaryView($0, .keys)) }
      t.get("System.Collections.Generic.ICollection[TValue] Values {get;}") { .object(DictionaryView($0, .values)) }
      t.indexer("TValue Item(TKey key) {get;set;}") { (this, a) throws(Unwind) in
        if let value = try this.table.value(for: a[0]) { return value }
        throw Unwind.dotNet(
          "System.Collections.Generic.KeyNotFoundException", "The given key '\(try Conversion.text(a[0]))' was not present in the dictionary.")
      } set: { (this, a, value) throws(Unwind) in
        try this.store(a[0], value)
      }
      t.method("void Add(TKey key, TValue value)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        if try this.table.position(of: a[0]) != nil {
          throw Unwind.dotNet("System.ArgumentException", "An item with the same key has already been added. Key: \(try Conversion.text(a[0]))")
        }
        try this.store(a[0], a[1])
        return .void
      }
      t.method("bool ContainsKey(TKey key)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        return .bool(try this.table.position(of: a[0]) != nil)
      }
      t.method("bool ContainsValue(TValue value)") { (this, a) throws(Unwind) in .bool(try containsValue(this, a[0])) }
      t.method("bool Remove(TKey key)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        return .bool(try this.table.remove(a[0]) != nil)
      }
      t.method("bool Remove(TKey key, out TValue value)") { (this, a) throws(Unwind) in
        let removed = try this.table.remove(a[0])
        try a.setReference(1, try this.valueType.value(removed))
        return .bool(removed != nil)
      }
      t.method("bool TryAdd(TKey key, TValue value)") { (this, a) throws(Unwind) in
        try checkKey(a[0])
        if try this.table.position(of: a[0]) != nil { return .bool(false) }
        try this.store(a[0], a[1])
        return .bool(true)
      }
      t.method("bool TryGetValue(TKey key, out TValue value)") { (this, a) throws(Unwind) in
        let found = try this.table.value(for: a[0])
        try a.setReference(1, try this.valueType.value(found))
        return .bool(found != nil)
      }
    }
    declareShared(t)
  }

  // MARK: - Shared

  private static func declareShared(_ t: TypeDeclaration) {
    t.receiver(DictionaryObject.self) { t in
      t.method("void Clear()") { this, _ in
        this.table.removeAll()
        return .void
      }
      t.method("void CopyTo(array array, int arrayIndex)") { (this, a) throws(Unwind) in
        let target = try a.required(0, "array", as: PSArray.self)
        let entries = this.entryObjects
        guard a.int(1) >= 0, a.int(1) <= target.count - entries.count else {
          throw Unwind.dotNet("System.ArgumentException", "Destination array is not long enough to copy all the items in the collection. Check array index and length.")
        }
        for (i, entry) in entries.enumerated() { target.elements[a.int(1) + i] = entry }
        return .void
      }
      t.method("System.Collections.IDictionaryEnumerator GetEnumerator()") { this, _ in .object(DictionaryEnumerator(this)) }
    }
  }

  private static func checkKey(_ key: Value) throws(Unwind) { if key.isNull { throw Unwind.argumentNull("key") } }

  private static func containsValue(_ dictionary: DictionaryObject, _ value: Value) throws(Unwind) -> Bool {
    for entry in dictionary.table.liveEntries {
      if try KeyTable.equal(entry.value, value) { return true }
    }
    return false
  }

  static func comparer(_ value: Value) -> KeyComparer { (value.unwrapped.asObject as? StringComparerObject)?.keys ?? .ordinal }

  private static func filled(_ dictionary: DictionaryObject, _ a: Arguments) throws(Unwind) -> Value {
    let source = try a.required(0, "dictionary", as: DictionaryObject.self)
    for entry in source.orderedEntries() { try dictionary.store(entry.key, entry.value) }
    return .object(dictionary)
  }
}
