import Text

extension Operators {
  /// A text with the text of a value behind it.
  static func concatenate(_ s: PSString, _ b: Value) throws(Unwind) -> Value {
    let tail: PSString = if case .string(let t) = b { t } else { try Conversion.text(b) }
    guard let joined = s.concat(tail) else { throw outOfMemory }
    return .string(joined)
  }

  /// A text over and over.
  static func repeated(_ s: PSString, _ times: Value) throws(Unwind) -> Value {
    let count = try integer(times, DotNetType.int32)
    guard count >= 0 else {
      throw Unwind.raw(
        "System.ArgumentOutOfRangeException", "times ('\(count)') must be a non-negative value. (Parameter 'times')\nActual value was \(count).")
    }
    guard let all = s.repeated(count) else { throw outOfMemory }
    return .string(all)
  }

  /// A list over and over; an array keeps its element type.
  static func repeated(_ elements: ContiguousArray<Value>, _ type: DotNetType?, _ times: Value) throws(Unwind) -> Value {
    let count = try integer(times, DotNetType.uint32)
    let (total, overflow) = elements.count.multipliedReportingOverflow(by: count)
    guard !overflow, total <= 0x7FFF_FFC7 else { throw Unwind.raw("System.OutOfMemoryException", "Array dimensions exceeded supported range.") }
    var all = ContiguousArray<Value>()
    all.reserveCapacity(total)
    for _ in 0..<count { all.append(contentsOf: elements) }
    return .array(PSArray(all, elementType: type))
  }

  private static func integer(_ value: Value, _ type: DotNetType) throws(Unwind) -> Int {
    let number: Value = if case .string(let s) = value { try Operators.number(s, meeting: .int32(0)) } else { value }
    return Int(try Conversion.convert(number, to: type).asInt64 ?? 0)
  }

  /// A list with a value, or the elements of another list, behind it; always `object[]`.
  static func appended(_ elements: ContiguousArray<Value>, _ b: Value) throws(Unwind) -> Value {
    var all = ContiguousArray<Value>()
    let tail = try Conversion.elements(b.unwrapped)
    all.reserveCapacity(elements.count &+ (tail?.count ?? 1))
    all.append(contentsOf: elements)
    if let tail { all.append(contentsOf: tail) } else { all.append(b.nullIfVoid) }
    return .array(PSArray(all))
  }

  /// Appends what `+=` adds to an array that nobody else sees.
  static func append(_ b: Value, to elements: inout ContiguousArray<Value>) throws(Unwind) {
    switch b {
    case .array(let tail): elements.append(contentsOf: tail.elements)
    case .object:
      if let tail = try Conversion.elements(b.unwrapped) { elements.append(contentsOf: tail) } else { elements.append(b) }
    default: elements.append(b.nullIfVoid)
    }
  }

  /// A new hashtable with the entries of both dictionaries.
  static func merged(_ a: DictionaryObject, _ b: Value) throws(Unwind) -> Value {
    guard let other = b.asObject as? DictionaryObject else {
      throw Unwind.runtime("AddHashTableToNonHashTable", "A hash table can only be added to another hash table.")
    }
    let made = PSHashtable(comparer: .ignoreCase, capacity: a.table.count + other.table.count)
    for entry in a.orderedEntries() { try made.table.set(entry.key, entry.value) }
    for entry in other.orderedEntries() {
      if try made.table.position(of: entry.key) != nil {
        let key = try Conversion.text(entry.key)
        throw Unwind.raw("System.ArgumentException", "Item has already been added. Key in dictionary: '\(key)'  Key being added: '\(key)'")
      }
      made.table.append(entry.key, entry.value)
    }
    return .hash(made)
  }

  static var outOfMemory: Unwind {
    Unwind.raw("System.OutOfMemoryException", "Insufficient memory to continue the execution of the program.")
  }
}
