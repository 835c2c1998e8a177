import Text

extension Conversion {
  /// The elements that the pipeline, `foreach` and `@()` see in a value: of a list its elements, of nothing none, else the value itself.
  public static func enumerate(_ value: Value) throws(Unwind) -> ContiguousArray<Value> {
    switch value {
    case .unset, .void: return []
    case .array(let a): return a.elements
    case .object(let o): return try elements(of: o) ?? [value]
    default: return [value]
    }
  }

  /// The elements of a list, with nil for single objects: what operators filter and concatenate.
  static func elements(_ value: Value) throws(Unwind) -> ContiguousArray<Value>? {
    switch value {
    case .array(let a): return a.elements
    case .object(let o): return try elements(of: o)
    default: return nil
    }
  }

  private static func elements(of object: Object) throws(Unwind) -> ContiguousArray<Value>? {
    if let list = object as? ListObject { return list.elements }
    guard let all = try object.enumerator() else { return nil }
    var elements = ContiguousArray<Value>()
    while let next = try all.next() { elements.append(next) }
    return elements
  }
}
