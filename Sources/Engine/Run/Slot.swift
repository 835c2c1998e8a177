import Text

/// A variable's place in a frame.
///
/// Scalars are rebuilt by a switch, so that reading and writing them touches no reference count; everything else goes through one slow path.
enum Slot {
  /// Whether the slot must be released: the tags of references are contiguous.
  @inline(__always)
  static func holdsReference(_ p: UnsafeMutablePointer<Value>) -> Bool {
    switch p.pointee {
    case .string, .array, .hash, .object, .box: true
    default: false
    }
  }

  /// The value of a variable; `.unset` when it has none here.
  @inline(__always)
  static func read(_ p: UnsafeMutablePointer<Value>) -> Value {
    switch p.pointee {
    case .int32(let n): return .int32(n)
    case .double(let d): return .double(d)
    case .bool(let b): return .bool(b)
    case .int64(let n): return .int64(n)
    case .null: return .null
    default: return readSlow(p)
    }
  }

  @inline(never)
  static func readSlow(_ p: UnsafeMutablePointer<Value>) -> Value {
    if case .box(let box) = p.pointee { return box.value }
    return p.pointee
  }

  /// Stores into a variable without constraints; false when the slot is a box with traits, which the caller handles by name.
  @inline(__always)
  static func write(_ p: UnsafeMutablePointer<Value>, _ value: Value) -> Bool {
    switch p.pointee {
    case .int32, .double, .bool, .int64, .null, .unset, .char:
      p.initialize(to: value)
      return true
    default: return writeSlow(p, value)
    }
  }

  @inline(never)
  static func writeSlow(_ p: UnsafeMutablePointer<Value>, _ value: Value) -> Bool {
    if case .box(let box) = p.pointee {
      if box.traits != nil { return false }
      box.value = value
      return true
    }
    p.pointee = value
    return true
  }

  /// The box of a variable, moving its value into a new one in place.
  static func box(_ p: UnsafeMutablePointer<Value>) -> VariableBox {
    if case .box(let box) = p.pointee { return box }
    let box = VariableBox(p.pointee)
    p.pointee = .box(box)
    return box
  }
}
