import Text

extension Conversion {
  /// Whether a value counts as true: not null, zero, empty text, a false switch, or a list that is empty or holds one such value.
  public static func truth(_ value: Value) throws(Unwind) -> Bool {
    switch value {
    case .unset, .void, .null: false
    case .bool(let b): b
    case .int32(let n): n != 0
    case .string(let s): !s.isEmpty
    case .char(let c): c != 0
    case .int8(let n): n != 0
    case .uint8(let n): n != 0
    case .int16(let n): n != 0
    case .uint16(let n): n != 0
    case .uint32(let n): n != 0
    case .int64(let n): n != 0
    case .uint64(let n): n != 0
    case .single(let d): d != 0
    case .double(let d): d != 0
    case .hash: true
    case .array(let a): try truthOfList(a.count, a.elements.first)
    case .object(let o): try truthOfObject(o)
    case .box(let b): try truth(b.value)
    }
  }

  /// A list of one is as true as its element, unless that is a list itself.
  private static func truthOfList(_ count: Int, _ first: Value?) throws(Unwind) -> Bool {
    guard count == 1, let first else { return count > 1 }
    switch first.unwrapped {
    case .array(let inner): return inner.count > 0
    case .object(let o):
      if let list = o as? ListObject { return !list.elements.isEmpty }
      return try truth(first)
    default: return try truth(first)
    }
  }

  private static func truthOfObject(_ object: Object) throws(Unwind) -> Bool {
    if let w = object as? WrappedValue { return try truth(w.base) }
    if let d = object as? DecimalObject { return !d.value.isZero }
    if let s = object as? SwitchParameterObject { return s.isPresent }
    if let e = object as? EnumValue { return e.raw != 0 }
    if let list = object as? ListObject { return try truthOfList(list.elements.count, list.elements.first) }
    return true
  }
}
