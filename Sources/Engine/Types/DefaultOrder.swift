import Text

/// `Comparer<T>.Default`: the order in which .NET sorts values of one type.
enum DefaultOrder {
  /// Negative, zero or positive; strings by culture, numbers by value, other objects by their own `CompareTo`. Null comes first.
  static func compare(_ a: Value, _ b: Value) throws(Unwind) -> Int {
    let x = a.unwrapped
    let y = b.unwrapped
    switch (x, y) {
    case (.int32(let p), .int32(let q)): return p < q ? -1 : p > q ? 1 : 0
    case (.string(let p), .string(let q)): return p.cultureCompare(q, ignoringCase: false)
    case (.bool(let p), .bool(let q)): return p == q ? 0 : p ? 1 : -1
    case (.char(let p), .char(let q)): return Int(p) - Int(q)
    case (.double(let p), .double(let q)):
      if p < q { return -1 }
      if p > q { return 1 }
      return p == q ? 0 : p.isNaN ? (q.isNaN ? 0 : -1) : 1
    case (.single(let p), .single(let q)): return p < q ? -1 : p > q ? 1 : p == q ? 0 : p.isNaN ? (q.isNaN ? 0 : -1) : 1
    default: break
    }
    if x.isNull { return y.isNull ? 0 : -1 }
    if y.isNull { return 1 }
    if x.dotNetType === y.dotNetType, x.asObject == nil, let order = NumericOperation.compare(x, y) { return order }
    if let object = x.asObject, let order = try object.compare(to: y) { return order }
    if let object = y.asObject, let order = try object.compare(to: x) { return -order }
    if x.dotNetType !== y.dotNetType, x.asObject == nil, y.asObject == nil {
      throw Unwind.dotNet("System.ArgumentException", "Object must be of type \(x.dotNetType.name).")
    }
    throw Unwind.dotNet("System.ArgumentException", "At least one object must implement IComparable.")
  }

  /// .NET's unstable sort of a part of a list; what the comparison throws comes out as `InvalidOperationException`, as .NET has it.
  static func sort(
    _ elements: inout ContiguousArray<Value>, in range: Range<Int>? = nil, by order: (Value, Value) throws(Unwind) -> Int
  ) throws(Unwind) {
    var items = Array(elements)
    do throws(Unwind) {
      let consistent = try dotNetSort(&items, in: range) { (a: Value, b: Value) throws(Unwind) in try order(a, b) }
      if !consistent {
        throw Unwind.dotNet("System.ArgumentException", "Unable to sort because the IComparer.Compare() method returns inconsistent results.")
      }
    } catch {
      guard let record = error.record, record.exception.exceptionType !== ExceptionTypes.type("System.ArgumentException") || !record.exception.message.hasPrefix(PSString.of("Unable to sort"))
      else { throw error }
      throw Unwind(
        .error(
          ErrorRecord(
            ExceptionObject("System.InvalidOperationException", "Failed to compare two elements in the array.", inner: .object(record.exception)), id: "")))
    }
    elements = ContiguousArray(items)
  }

  /// The order that a comparer argument gives: an `IComparer`, a `Comparison` delegate, or the default for null.
  static func order(_ comparer: Value, _ frame: Frame) -> (Value, Value) throws(Unwind) -> Int {
    switch comparer.unwrapped.asObject {
    case let strings as StringComparerObject:
      return { (a: Value, b: Value) throws(Unwind) in try strings.compare(a, b) }
    case let delegate as DelegateObject:
      return { (a: Value, b: Value) throws(Unwind) in Arguments([try delegate.call([a, b], frame)], frame: frame).int(0) }
    case let object? where !comparer.isNull:
      return { (a: Value, b: Value) throws(Unwind) in
        Arguments([try Conversion.convert(try Members.invoke(.of(object), PSString.of("Compare"), [a, b], frame), to: .int32)], frame: frame).int(0)
      }
    default: return { (a: Value, b: Value) throws(Unwind) in try compare(a, b) }
    }
  }
}
