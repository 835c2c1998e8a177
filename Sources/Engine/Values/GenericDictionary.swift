import Text

/// `Dictionary[K,V]`, `ConcurrentDictionary[K,V]`: keys and values of their types, in the order of insertion.
public class GenericDictionary: DictionaryObject {
  private let type: DotNetType

  /// - Parameter type: the constructed type.
  public init(_ type: DotNetType, comparer: KeyComparer = .ordinal) {
    self.type = type
    super.init(table: KeyTable(comparer: comparer))
  }

  public final override var dotNetType: DotNetType { type }
  final var keyType: DotNetType { type.genericArguments.first ?? .object }
  final var valueType: DotNetType { type.genericArguments.last ?? .object }

  public override func store(_ key: Value, _ value: Value) throws(Unwind) {
    let k = keyType === DotNetType.object ? key : try Conversion.convert(key, to: keyType)
    try table.set(k, valueType === DotNetType.object ? value : try Conversion.convert(value, to: valueType))
  }
}

/// `SortedDictionary[K,V]`, both `SortedList`s: entries in the order of their keys.
public final class SortedDictionaryObject: GenericDictionary {
  private let order: (Value, Value) throws(Unwind) -> Int

  init(_ type: DotNetType, _ order: @escaping (Value, Value) throws(Unwind) -> Int) {
    self.order = order
    super.init(type)
  }

  /// A new key finds its place by halves, so that the table is always in order.
  public override func store(_ key: Value, _ value: Value) throws(Unwind) {
    let k = keyType === DotNetType.object ? key : try Conversion.convert(key, to: keyType)
    let v = valueType === DotNetType.object ? value : try Conversion.convert(value, to: valueType)
    table.compact()
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      let c = try order(table.entries[middle].key, k)
      if c == 0 { return table.setValue(v, at: middle) }
      if c < 0 { low = middle + 1 } else { high = middle }
    }
    if low == table.count { table.append(k, v) } else { table.insert(k, v, at: low) }
  }

  func entry(_ position: Int) throws(Unwind) -> KeyTable.Entry {
    table.compact()
    guard position >= 0, position < table.count else { throw Unwind.indexOutOfRange() }
    return table.entries[position]
  }
}

/// `$h.Keys`, `$h.Values`: a live view of a dictionary.
public final class DictionaryView: Object {
  enum Part { case keys, values }
  let dictionary: DictionaryObject
  let part: Part

  init(_ dictionary: DictionaryObject, _ part: Part) {
    self.dictionary = dictionary
    self.part = part
  }

  public override var dotNetType: DotNetType {
    if dictionary is PSHashtable { return part == .keys ? DotNetType.hashtableKeys : DotNetType.hashtableValues }
    if dictionary is OrderedDictionary { return DotNetType.orderedKeys }
    let arguments = dictionary.dotNetType.genericArguments
    if arguments.count == 2 { return (part == .keys ? DotNetType.dictionaryKeys : DotNetType.dictionaryValues).constructed(arguments) }
    return DotNetType.orderedKeys
  }

  var elements: ContiguousArray<Value> { part == .keys ? dictionary.keys : dictionary.values }

  /// A dictionary that changes meanwhile ends the enumeration with .NET's error.
  public override func enumerator() throws(Unwind) -> ValueEnumerator? {
    let all = elements
    let count = dictionary.table.count
    var i = 0
    return ClosureEnumerator { [dictionary] () throws(Unwind) in
      if dictionary.table.count != count { throw Unwind.collectionModified }
      guard i < all.count else { return nil }
      defer { i += 1 }
      return all[i]
    }
  }
}

/// `GetEnumerator()` of a dictionary: `Key`, `Value` and `Current` of an entry at a time.
public final class DictionaryEnumerator: ValueEnumerator {
  private let entries: ContiguousArray<Value>
  private var position = -1
  init(_ dictionary: DictionaryObject) { entries = dictionary.entryObjects }

  public override var dotNetType: DotNetType { DotNetType.dictionaryEnumerator }

  public override func next() throws(Unwind) -> Value? {
    guard position + 1 < entries.count else {
      position = entries.count
      return nil
    }
    position += 1
    return entries[position]
  }

  var current: DictionaryEntryObject? { entries.indices.contains(position) ? entries[position].asObject as? DictionaryEntryObject : nil }
}

extension DotNetType {
  nonisolated(unsafe) static let hashtableKeys = viewType("System.Collections.Hashtable+KeyCollection")
  nonisolated(unsafe) static let hashtableValues = viewType("System.Collections.Hashtable+ValueCollection")
  nonisolated(unsafe) static let orderedKeys = viewType("System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection")
  nonisolated(unsafe) static let dictionaryKeys = genericViewType("System.Collections.Generic.Dictionary`2+KeyCollection", ["System.Collections.Generic.ICollection[TKey]", "System.Collections.Generic.IEnumerable[TKey]", "System.Collections.ICollection"])
  nonisolated(unsafe) static let dictionaryValues = genericViewType("System.Collections.Generic.Dictionary`2+ValueCollection", ["System.Collections.Generic.ICollection[TValue]", "System.Collections.Generic.IEnumerable[TValue]", "System.Collections.ICollection"])

  private static func viewType(_ name: StaticString) -> DotNetType {
    DotNetType(name, base: object, interfaces: ["System.Collections.ICollection", "System.Collections.IEnumerable"], declare: declareView)
  }
  private static func genericViewType(_ name: StaticString, _ interfaces: [StaticString]) -> DotNetType {
    DotNetType(name, .generic(parameters: ["TKey", "TValue"], of: .class), base: object, interfaces: interfaces, declare: declareView)
  }

  @Sendable private static func declareView(_ t: TypeDeclaration) {
    t.receiver(DictionaryView.self) { t in
      t.get("int Count {get;}") { .int($0.dictionary.table.count) }
      t.get("bool IsSynchronized {get;}") { _ in .bool(false) }
      t.get("System.Object SyncRoot {get;}") { .object($0.dictionary) }
      t.method("bool Contains(System.Object item)") { (this, a) throws(Unwind) in
        for value in this.elements {
          if try KeyTable.equal(value, a[0]) { return .bool(true) }
        }
        return .bool(false)
      }
      t.method("void CopyTo(array array, int index)") { (this, a) throws(Unwind) in
        let target = try a.required(0, "array", as: PSArray.self)
        let values = this.elements
        guard a.int(1) >= 0, a.int(1) <= target.count - values.count else {
          throw Unwind.dotNet("System.ArgumentException", "Destination array is not long enough to copy all the items in the collection. Check array index and length.")
        }
        for (i, value) in values.enumerated() { target.elements[a.int(1) + i] = value }
        return .void
      }
      t.method("System.Collections.IEnumerator GetEnumerator()") { (this, _) throws(Unwind) in .optional(try this.enumerator()) }
    }
  }
}
