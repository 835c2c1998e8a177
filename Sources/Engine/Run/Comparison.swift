import Syntax
import Text

/// Which order a comparison asks for.
enum ComparisonKind {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  @inline(__always)
  func holds(_ a: Int32, _ b: Int32) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  @inline(__always)
  func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  /// The operator on any values; an array on the left is filtered.
  func general(_ a: Value, _ b: Value, ignoreCase: Bool) throws(Unwind) -> Value {
    switch self {
    case .equal: try Operators.equal(a, b, ignoreCase: ignoreCase)
    case .notEqual: try Operators.notEqual(a, b, ignoreCase: ignoreCase)
    case .less: try Operators.less(a, b, ignoreCase: ignoreCase)
    case .lessOrEqual: try Operators.lessOrEqual(a, b, ignoreCase: ignoreCase)
    case .greater: try Operators.greater(a, b, ignoreCase: ignoreCase)
    case .greaterOrEqual: try Operators.greaterOrEqual(a, b, ignoreCase: ignoreCase)
    }
  }
}

/// `a -lt b` and its kin.
final class Compare: Node {
  let kind: ComparisonKind
  let left: Node
  let right: Node
  let ignoreCase: Bool
  init(_ kind: ComparisonKind, _ left: Node, _ right: Node, ignoreCase: Bool, _ extent: ScriptExtent) {
    self.kind = kind
    self.left = left
    self.right = right
    self.ignoreCase = ignoreCase
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    let b = try right.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b { return .bool(kind.holds(x, y)) }
    if case .double(let x) = a, case .double(let y) = b { return .bool(kind.holds(x, y)) }
    return try kind.general(a, b, ignoreCase: ignoreCase)
  }

  override func evalBool(_ f: Frame) throws(Unwind) -> Bool {
    let a = try left.eval(f)
    let b = try right.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b { return kind.holds(x, y) }
    return try Conversion.truth(kind.general(a, b, ignoreCase: ignoreCase))
  }
}

/// `$i -lt 10`: a slot against an `int`.
final class CompareSlotConstant: Node {
  let kind: ComparisonKind
  let slot: Int
  let read: SlotVariable
  let right: Int32
  init(_ kind: ComparisonKind, _ left: SlotVariable, _ right: Int32, _ extent: ScriptExtent) {
    self.kind = kind
    slot = left.slot
    read = left
    self.right = right
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let p = f.slots + slot
    if case .int32(let x) = p.pointee { return .bool(kind.holds(x, right)) }
    let a = try read.eval(f)
    if case .int32(let x) = a { return .bool(kind.holds(x, right)) }
    return try kind.general(a, .int32(right), ignoreCase: true)
  }

  override func evalBool(_ f: Frame) throws(Unwind) -> Bool {
    let p = f.slots + slot
    if case .int32(let x) = p.pointee { return kind.holds(x, right) }
    let a = try read.eval(f)
    if case .int32(let x) = a { return kind.holds(x, right) }
    return try Conversion.truth(kind.general(a, .int32(right), ignoreCase: true))
  }
}

/// `a -and b`
final class And: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func evalBool(_ f: Frame) throws(Unwind) -> Bool {
    guard try left.evalBool(f) else { return false }
    return try right.evalBool(f)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { .bool(try evalBool(f)) }
}

/// `a -or b`
final class Or: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func evalBool(_ f: Frame) throws(Unwind) -> Bool {
    if try left.evalBool(f) { return true }
    return try right.evalBool(f)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { .bool(try evalBool(f)) }
}

/// `a -xor b`
final class Xor: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func evalBool(_ f: Frame) throws(Unwind) -> Bool {
    let a = try left.evalBool(f)
    return try right.evalBool(f) != a
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { .bool(try evalBool(f)) }
}

/// `-not a`, `!a`
final class Not: Node {
  let operand: Node
  init(_ operand: Node, _ extent: ScriptExtent) {
    self.operand = operand
    super.init(extent)
  }
  override func evalBool(_ f: Frame) throws(Unwind) -> Bool { try !operand.evalBool(f) }
  override func eval(_ f: Frame) throws(Unwind) -> Value { .bool(try evalBool(f)) }
}

/// `a ?? b`
final class Coalesce: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    return a.isNull ? try right.eval(f) : a
  }
}

/// `c ? a : b`
final class Ternary: Node {
  let condition: Node
  let ifTrue: Node
  let ifFalse: Node
  init(_ condition: Node, _ ifTrue: Node, _ ifFalse: Node, _ extent: ScriptExtent) {
    self.condition = condition
    self.ifTrue = ifTrue
    self.ifFalse = ifFalse
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    try condition.evalBool(f) ? try ifTrue.eval(f) : try ifFalse.eval(f)
  }
}
