import Text

/// How the keys of a dictionary are told apart.
public enum KeyComparer {
  /// Strings ignore case: `@{}` and `[ordered]@{}`.
  case ignoreCase
  /// Strings by code unit: `[hashtable]::new()`, `Dictionary[string, …]`.
  case ordinal
}

/// Keys and values in the order of insertion, found by open addressing over an index of positions.
///
/// A key is compared as .NET's `Equals` does: `1` and `1L` are different keys. Removing leaves a gap that the next growth closes.
public struct KeyTable {
  public struct Entry {
    /// `.unset` in a gap.
    public var key: Value
    public var value: Value
    var hash: UInt32
  }

  public private(set) var entries: ContiguousArray<Entry> = []
  /// Positions in `entries`, -1 for empty, -2 for removed; its size is a power of two, and it is empty while few entries are found by comparing.
  private var index: ContiguousArray<Int32> = []
  private var live = 0
  /// Slots of the index that are not empty, removed ones included.
  private var used = 0
  public let comparer: KeyComparer

  private static let smallest = 8

  public init(comparer: KeyComparer = .ignoreCase, capacity: Int = 0) {
    self.comparer = comparer
    if capacity > KeyTable.smallest {
      entries.reserveCapacity(capacity)
      rebuild(forAtLeast: capacity)
    }
  }

  public var count: Int { live }
  public var isEmpty: Bool { live == 0 }

  /// The live entries in order.
  public var liveEntries: some Sequence<Entry> { entries.lazy.filter { if case .unset = $0.key { false } else { true } } }

  public func value(for key: Value) throws(Unwind) -> Value? {
    guard let p = try position(of: key) else { return nil }
    return entries[p].value
  }

  /// The value under a string key.
  public func value(for name: PSString) -> Value? {
    guard let p = position(ofString: name) else { return nil }
    return entries[p].value
  }

  /// Position in `entries` of a key; nil when absent. `NaN` equals itself, as .NET's `Double.Equals` has it.
  public func position(of key: Value) throws(Unwind) -> Int? {
    if case .string(let s) = key { return position(ofString: s) }
    let hash = KeyTable.hash(of: key, comparer)
    if index.isEmpty {
      for i in entries.indices where entries[i].hash == hash {
        if try KeyTable.equal(entries[i].key, key, comparer) { return i }
      }
      return nil
    }
    let mask = index.count &- 1
    var slot = Int(hash) & mask
    while true {
      let p = index[slot]
      if p == -1 { return nil }
      if p >= 0, entries[Int(p)].hash == hash, try KeyTable.equal(entries[Int(p)].key, key, comparer) { return Int(p) }
      slot = (slot &+ 1) & mask
    }
  }

  public func position(ofString name: PSString) -> Int? {
    let hash = KeyTable.hash(of: name, comparer)
    if index.isEmpty {
      for i in entries.indices where entries[i].hash == hash {
        if case .string(let s) = entries[i].key, KeyTable.same(s, name, comparer) { return i }
      }
      return nil
    }
    let mask = index.count &- 1
    var slot = Int(hash) & mask
    while true {
      let p = index[slot]
      if p == -1 { return nil }
      if p >= 0, entries[Int(p)].hash == hash, case .string(let s) = entries[Int(p)].key, KeyTable.same(s, name, comparer) { return Int(p) }
      slot = (slot &+ 1) & mask
    }
  }

  /// Stores `value` under `key`, replacing what is there in its place.
  public mutating func set(_ key: Value, _ value: Value) throws(Unwind) {
    if let p = try position(of: key) {
      entries[p].value = value
    } else {
      append(key, value)
    }
  }

  public mutating func set(_ name: PSString, _ value: Value) {
    if let p = position(ofString: name) {
      entries[p].value = value
    } else {
      append(.string(name), value)
    }
  }

  /// Stores at a position that `position(of:)` gave.
  public mutating func setValue(_ value: Value, at position: Int) { entries[position].value = value }

  /// Appends a key that is known to be absent.
  public mutating func append(_ key: Value, _ value: Value) {
    let hash = KeyTable.hash(of: key, comparer)
    if index.isEmpty {
      if entries.count >= KeyTable.smallest { rebuild(forAtLeast: (live + 1) * 2) }
    } else if (used &+ 1) &* 4 > index.count &* 3 {
      rebuild(forAtLeast: (live + 1) * 2)
    }
    entries.append(Entry(key: key, value: value, hash: hash))
    live &+= 1
    if !index.isEmpty { link(entries.count &- 1) }
  }

  @discardableResult
  public mutating func remove(_ key: Value) throws(Unwind) -> Value? {
    guard let p = try position(of: key) else { return nil }
    return remove(at: p)
  }

  /// Removes the entry at a position of `entries`, leaving a gap.
  @discardableResult
  public mutating func remove(at position: Int) -> Value {
    let removed = entries[position]
    if index.isEmpty {
      entries.remove(at: position)
    } else {
      let mask = index.count &- 1
      var slot = Int(removed.hash) & mask
      while index[slot] != Int32(position) { slot = (slot &+ 1) & mask }
      index[slot] = -2
      entries[position] = Entry(key: .unset, value: .null, hash: removed.hash)
    }
    live &-= 1
    return removed.value
  }

  public mutating func removeAll() { self = KeyTable(comparer: comparer) }

  /// Closes the gaps, so that position `i` of `entries` is the i-th entry.
  public mutating func compact() {
    if entries.count != live { rebuild(forAtLeast: live) }
  }

  /// Inserts before the entry at `position` of a compact table.
  public mutating func insert(_ key: Value, _ value: Value, at position: Int) {
    compact()
    entries.insert(Entry(key: key, value: value, hash: KeyTable.hash(of: key, comparer)), at: position)
    live &+= 1
    rebuild(forAtLeast: live)
  }

  private mutating func rebuild(forAtLeast count: Int) {
    if entries.count != live { entries.removeAll { if case .unset = $0.key { true } else { false } } }
    guard count > KeyTable.smallest else {
      index = []
      used = 0
      return
    }
    var size = 32
    while size &* 3 < count &* 4 { size &*= 2 }
    index = ContiguousArray(repeating: -1, count: size)
    used = 0
    for i in entries.indices { link(i) }
  }

  private mutating func link(_ position: Int) {
    let mask = index.count &- 1
    var slot = Int(entries[position].hash) & mask
    while index[slot] >= 0 { slot = (slot &+ 1) & mask }
    if index[slot] == -1 { used &+= 1 }
    index[slot] = Int32(truncatingIfNeeded: position)
  }

  // MARK: - Hash and equality of keys

  private static func hash(of name: PSString, _ comparer: KeyComparer) -> UInt32 {
    name.foldedHash
  }

  private static func same(_ a: PSString, _ b: PSString, _ comparer: KeyComparer) -> Bool {
    a === b || (comparer == .ignoreCase ? a.equalsIgnoringCase(b) : a.equals(b))
  }

  private static func mix(_ bits: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 32) }

  static func hash(of key: Value, _ comparer: KeyComparer) -> UInt32 {
    switch key {
    case .unset, .void, .null, .box: 0
    case .bool(let b): mix(b ? 1 : 0)
    case .char(let c): mix(UInt64(c) &+ 0x1_0000)
    case .int8(let n): mix(UInt64(bitPattern: Int64(n)))
    case .uint8(let n): mix(UInt64(n))
    case .int16(let n): mix(UInt64(bitPattern: Int64(n)))
    case .uint16(let n): mix(UInt64(n))
    case .int32(let n): mix(UInt64(bitPattern: Int64(n)))
    case .uint32(let n): mix(UInt64(n))
    case .int64(let n): mix(UInt64(bitPattern: n))
    case .uint64(let n): mix(n)
    case .single(let d): mix(UInt64(d.bitPattern))
    case .double(let d): mix(d == 0 ? 0 : d.bitPattern)
    case .string(let s): hash(of: s, comparer)
    case .array(let a): mix(UInt64(UInt(bitPattern: ObjectIdentifier(a).hashValue)))
    case .hash(let h): mix(UInt64(UInt(bitPattern: ObjectIdentifier(h).hashValue)))
    case .object(let o): if let w = o as? WrappedValue { hash(of: w.base, comparer) } else { mix(UInt64(UInt(bitPattern: o.hashCode()))) }
    }
  }

  /// .NET's `Equals`: same type and same value.
  public static func equal(_ a: Value, _ b: Value, _ comparer: KeyComparer = .ordinal) throws(Unwind) -> Bool {
    switch (a, b) {
    case (.null, .null): return true
    case (.bool(let x), .bool(let y)): return x == y
    case (.char(let x), .char(let y)): return x == y
    case (.int8(let x), .int8(let y)): return x == y
    case (.uint8(let x), .uint8(let y)): return x == y
    case (.int16(let x), .int16(let y)): return x == y
    case (.uint16(let x), .uint16(let y)): return x == y
    case (.int32(let x), .int32(let y)): return x == y
    case (.uint32(let x), .uint32(let y)): return x == y
    case (.int64(let x), .int64(let y)): return x == y
    case (.uint64(let x), .uint64(let y)): return x == y
    case (.single(let x), .single(let y)): return x == y || (x.isNaN && y.isNaN)
    case (.double(let x), .double(let y)): return x == y || (x.isNaN && y.isNaN)
    case (.string(let x), .string(let y)): return same(x, y, comparer)
    case (.array(let x), .array(let y)): return x === y
    case (.hash(let x), .hash(let y)): return x === y
    case (.object(let x), _):
      if let w = x as? WrappedValue { return try equal(w.base, b.unwrapped, comparer) }
      return try x.isEqual(to: b.unwrapped)
    case (_, .object(let y)):
      if let w = y as? WrappedValue { return try equal(a, w.base, comparer) }
      return false
    default: return false
    }
  }
}
