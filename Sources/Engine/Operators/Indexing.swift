import Text

/// `$target[index]` and `$target[index] = value`.
///
/// Positions may be negative, counting from the end. A list of indexes gives the elements there, of dictionaries the values of the keys. What is out of
/// range, or no position at all, is null, an error only under strict mode 3.
public enum Indexing {
  /// The element at an index, or the elements at a list of them.
  public static func get(_ target: Value, _ index: Value, _ frame: Frame) throws(Unwind) -> Value {
    let base = target.unwrapped
    if base.isNull { throw nullArray }
    if index.isNull { throw nullIndex }
    let isStrict = frame.environment.strictMode >= 3
    switch base {
    case .hash(let table): return try value(in: table, index)
    case .object(let o):
      if let matrix = o as? MultiArray { return try element(of: matrix, try Conversion.elements(index.unwrapped) ?? [index], isStrict) }
      if let ordered = o as? OrderedDictionary { return try value(in: ordered, index) }
      if let dictionary = o as? DictionaryObject { return try value(in: dictionary, index) }
      if let found = try IndexerCall.get(target, [index], frame) { return found }
    default: break
    }
    guard let sequence = Sequence(base) else { return try scalar(base, index, isStrict) }
    if let indexes = try Conversion.elements(index.unwrapped) { return try slice(sequence, indexes, isStrict, keepsMissing: false) }
    guard let position = try position(index) else { return .null }
    if let found = sequence.element(position) { return found }
    if isStrict { throw outOfBounds }
    return .null
  }

  /// The element at several indexes written with commas.
  public static func get(_ target: Value, indexes: [Value], _ frame: Frame) throws(Unwind) -> Value {
    if indexes.count == 1 { return try get(target, indexes[0], frame) }
    // A string is asked for each index alone, and what it does not have is null.
    if case .string = target.unwrapped, let text = Sequence(target.unwrapped) {
      return try slice(text, ContiguousArray(indexes), frame.environment.strictMode >= 3, keepsMissing: true)
    }
    return try get(target, .array(PSArray(indexes)), frame)
  }

  // MARK: - Sequences

  /// What is indexed by position.
  private enum Sequence {
    case array(PSArray)
    case list(ListObject)
    case text(PSString)

    init?(_ value: Value) {
      switch value {
      case .array(let a): self = .array(a)
      case .string(let s): self = .text(s)
      case .object(let o):
        guard let list = o as? ListObject else { return nil }
        self = .list(list)
      default: return nil
      }
    }

    func element(_ position: Int) -> Value? {
      let count =
        switch self {
        case .array(let a): a.elements.count
        case .list(let l): l.elements.count
        case .text(let s): s.count
        }
      let i = position < 0 ? position + count : position
      guard i >= 0 && i < count else { return nil }
      return switch self {
      case .array(let a): a.elements[i]
      case .list(let l): l.elements[i]
      case .text(let s): .char(s[i])
      }
    }
  }

  private static func slice(
    _ sequence: Sequence, _ indexes: ContiguousArray<Value>, _ isStrict: Bool, keepsMissing: Bool
  ) throws(Unwind) -> Value {
    var found = ContiguousArray<Value>()
    for index in indexes {
      if index.isNull { throw nullIndex }
      if let position = try position(index), let element = sequence.element(position) {
        found.append(element)
      } else if isStrict {
        throw outOfBounds
      } else if keepsMissing {
        found.append(.null)
      }
    }
    return .array(PSArray(found))
  }

  /// An index as a position; nil for what could be one and is not (a word), an error for what never is (a script block).
  private static func position(_ index: Value) throws(Unwind) -> Int? {
    switch index {
    case .int32(let n): return Int(n)
    case .string(let s): return StringToNumber.attempt(s, to: .int32)?.asInt64.map(Int.init)
    default: break
    }
    let base = index.unwrapped
    if base.typeCode.isNumericOrPrimitive || base.isBigInteger {
      return (try? Conversion.convert(base, to: DotNetType.int32))?.asInt64.map(Int.init)
    }
    return try Conversion.convert(base, to: DotNetType.int32).asInt64.map(Int.init)
  }

  /// A single value is a list of one.
  private static func scalar(_ value: Value, _ index: Value, _ isStrict: Bool) throws(Unwind) -> Value {
    if (try? Conversion.elements(index.unwrapped)) == nil || index.typeCode != .object,
      index.unwrapped.asObject == nil || index.typeCode.isNumeric, let position = try position(index), position == 0 || position == -1
    {
      return value
    }
    if isStrict { throw cannotIndex(value) }
    return .null
  }

  // MARK: - Dictionaries

  private static func value(in table: DictionaryObject, _ index: Value) throws(Unwind) -> Value {
    let key = index.unwrapped
    if let keys = try Conversion.elements(key) {
      var found = ContiguousArray<Value>()
      for k in keys { found.append(k.isNull ? .null : try single(table, k.unwrapped)) }
      return .array(PSArray(found))
    }
    return try single(table, key)
  }

  private static func single(_ table: DictionaryObject, _ key: Value) throws(Unwind) -> Value {
    if let ordered = table as? OrderedDictionary, case .int32(let n) = key {
      ordered.table.compact()
      let entries = ordered.table.entries
      let i = n < 0 ? Int(n) + entries.count : Int(n)
      return i >= 0 && i < entries.count ? entries[i].value : .null
    }
    if let found = try table.table.value(for: key) { return found }
    let arguments = table.dotNetType.genericArguments
    guard let keyType = arguments.first, key.dotNetType !== keyType, let converted = Conversion.tryConvert(key, to: keyType) else { return .null }
    return try table.table.value(for: converted) ?? .null
  }

  // MARK: - Matrices

  private static func element(of matrix: MultiArray, _ indexes: ContiguousArray<Value>, _ isStrict: Bool) throws(Unwind) -> Value {
    guard let position = matrix.position(try positions(matrix, indexes)) else { throw outOfBounds }
    return matrix.elements[position]
  }

  private static func positions(_ matrix: MultiArray, _ indexes: ContiguousArray<Value>) throws(Unwind) -> [Int] {
    guard indexes.count == matrix.lengths.count else {
      var words: [String] = []
      for i in indexes { words.append(try Conversion.text(i).string) }
      throw Unwind.runtime(
        "NeedMultidimensionalIndex",
        "You cannot index into a \(matrix.lengths.count) dimensional array with index [\(words.joined(separator: ","))].")
    }
    var all: [Int] = []
    for (i, index) in indexes.enumerated() {
      let n = Int(try Conversion.convert(index, to: DotNetType.int32).asInt64 ?? 0)
      all.append(n < 0 ? n + matrix.lengths[i] : n)
    }
    return all
  }

  // MARK: - Writing

  /// Stores at an index.
  public static func set(_ target: Value, _ index: Value, _ value: Value, _ frame: Frame) throws(Unwind) {
    let base = target.unwrapped
    if base.isNull { throw nullArray }
    if index.isNull { throw nullIndex }
    switch base {
    case .array(let array):
      let i = try writePosition(index, array.elements.count)
      array.elements[i] = try array.elementType.map { (t) throws(Unwind) in try Conversion.convert(value, to: t).unwrappedScalar } ?? value.nullIfVoid
    case .hash(let table): try table.store(index.unwrapped, value.nullIfVoid)
    case .object(let o):
      if let matrix = o as? MultiArray {
        return try store(matrix, try Conversion.elements(index.unwrapped) ?? [index], value)
      }
      if let ordered = o as? OrderedDictionary, case .int32(let n) = index.unwrapped {
        ordered.table.compact()
        guard n >= 0 && Int(n) < ordered.table.entries.count else { throw argumentOutOfRange }
        return ordered.table.setValue(value.nullIfVoid, at: Int(n))
      }
      if let dictionary = o as? DictionaryObject { return try dictionary.store(index.unwrapped, value.nullIfVoid) }
      if let list = o as? ListObject { return try store(list, index, value) }
      if try IndexerCall.set(target, [index], value, frame) { return }
      throw cannotIndex(base)
    default: throw cannotIndex(base)
    }
  }

  /// Stores at several indexes written with commas: only arrays of more than one dimension take them.
  public static func set(_ target: Value, indexes: [Value], _ value: Value, _ frame: Frame) throws(Unwind) {
    if indexes.count == 1 { return try set(target, indexes[0], value, frame) }
    let base = target.unwrapped
    if base.isNull { throw nullArray }
    if case .object(let o) = base {
      if let matrix = o as? MultiArray { return try store(matrix, ContiguousArray(indexes), value) }
      if try IndexerCall.set(target, indexes, value, frame) { return }
    }
    let isList = if case .array = base { true } else { base.asObject is ListObject }
    guard isList else { throw cannotIndex(base) }
    var words: [String] = []
    for i in indexes { words.append(try Conversion.text(i).string) }
    throw Unwind.runtime(
      "ArraySliceAssignmentFailed",
      "Array assignment to [\(words.joined(separator: ","))] failed because assignment to slices is not supported.")
  }

  private static func store(_ matrix: MultiArray, _ indexes: ContiguousArray<Value>, _ value: Value) throws(Unwind) {
    guard let position = matrix.position(try positions(matrix, indexes)) else { throw outOfBounds }
    matrix.elements[position] = try Conversion.convert(value, to: matrix.elementType)
  }

  private static func store(_ list: ListObject, _ index: Value, _ value: Value) throws(Unwind) {
    let n = Int(try Conversion.convert(index, to: DotNetType.int32).asInt64 ?? 0)
    let i = n < 0 ? n + list.elements.count : n
    guard i >= 0 && i < list.elements.count else { throw argumentOutOfRange }
    if list.isReadOnly { throw Unwind.raw("System.NotSupportedException", "Collection is read-only.") }
    list.elements[i] = try Conversion.convert(value.nullIfVoid, to: list.elementType)
    try list.didChange()
  }

  private static func writePosition(_ index: Value, _ count: Int) throws(Unwind) -> Int {
    let n: Int = if case .int32(let n) = index { Int(n) } else { Int(try Conversion.convert(index, to: DotNetType.int32).asInt64 ?? 0) }
    let i = n < 0 ? n + count : n
    guard i >= 0 && i < count else { throw outOfBounds }
    return i
  }

  // MARK: - Errors

  private static var nullArray: Unwind { Unwind.runtime("NullArray", "Cannot index into a null array.") }
  private static var nullIndex: Unwind { Unwind.runtime("NullArrayIndex", "Index operation failed; the array index evaluated to null.") }
  private static var outOfBounds: Unwind { Unwind.raw("System.IndexOutOfRangeException", "Index was outside the bounds of the array.") }
  private static var argumentOutOfRange: Unwind {
    Unwind.raw(
      "System.ArgumentOutOfRangeException",
      "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")
  }
  private static func cannotIndex(_ value: Value) -> Unwind {
    Unwind.runtime("CannotIndex", "Unable to index into an object of type \"\(value.dotNetType.netName)\".")
  }
}
