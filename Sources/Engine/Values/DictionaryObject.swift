import Text

/// What every dictionary shares: the base of hashtables, ordered and generic dictionaries (`IDictionary`).
open class DictionaryObject: Object {
  public final var table: KeyTable
  public init(table: KeyTable) { self.table = table }

  /// Stores a value under a key; generic dictionaries convert both first.
  open func store(_ key: Value, _ value: Value) throws(Unwind) { try table.set(key, value) }

  /// The entries in the order in which .NET would enumerate them.
  open func orderedEntries() -> [KeyTable.Entry] { Array(table.liveEntries) }

  public final var keys: ContiguousArray<Value> { ContiguousArray(orderedEntries().map(\.key)) }
  public final var values: ContiguousArray<Value> { ContiguousArray(orderedEntries().map(\.value)) }

  deinit {
    var children = ContiguousArray<Value>()
    for entry in table.entries {
      switch entry.value {
      case .array, .hash, .object: children.append(entry.value)
      default: break
      }
    }
    table = KeyTable(comparer: table.comparer)
    DeepRelease.release(&children)
  }
}

/// `[hashtable]`.
public final class PSHashtable: DictionaryObject {
  public init(comparer: KeyComparer = .ignoreCase, capacity: Int = 0) { super.init(table: KeyTable(comparer: comparer, capacity: capacity)) }

  public override var dotNetType: DotNetType { DotNetType.hashtable }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .hash(let h) = other { return self === h }
    return false
  }
}

/// `[ordered]`: System.Collections.Specialized.OrderedDictionary, whose integers index by position.
public final class OrderedDictionary: DictionaryObject {
  public init(comparer: KeyComparer = .ignoreCase) { super.init(table: KeyTable(comparer: comparer)) }
  public override var dotNetType: DotNetType { DotNetType.orderedDictionary }
}
