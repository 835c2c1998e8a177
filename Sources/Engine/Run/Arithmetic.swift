import Syntax
import Text

/// `a + b`
final class Add: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    let b = try right.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return .int32(sum) }
    } else if case .double(let x) = a, case .double(let y) = b {
      return .double(x + y)
    }
    return try Operators.add(a, b)
  }
}

/// `a + constant`, the constant an `int`.
final class AddConstant: Node {
  let left: Node
  let right: Int32
  init(_ left: Node, _ right: Int32, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    if case .int32(let x) = a {
      let (sum, overflow) = x.addingReportingOverflow(right)
      if !overflow { return .int32(sum) }
    }
    return try Operators.add(a, .int32(right))
  }
}

/// `a - b`
final class Subtract: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    let b = try right.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return .int32(difference) }
    } else if case .double(let x) = a, case .double(let y) = b {
      return .double(x - y)
    }
    return try Operators.subtract(a, b)
  }
}

/// `a - constant`, the constant an `int`.
final class SubtractConstant: Node {
  let left: Node
  let right: Int32
  init(_ left: Node, _ right: Int32, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    if case .int32(let x) = a {
      let (difference, overflow) = x.subtractingReportingOverflow(right)
      if !overflow { return .int32(difference) }
    }
    return try Operators.subtract(a, .int32(right))
  }
}

/// `a * b`
final class Multiply: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    let b = try right.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return .int32(product) }
    } else if case .double(let x) = a, case .double(let y) = b {
      return .double(x * y)
    }
    return try Operators.multiply(a, b)
  }
}

/// `a % b`
final class Modulo: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    let b = try right.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b, y > 0 { return .int32(x % y) }
    return try Operators.modulo(a, b)
  }
}

/// `a / b`
final class Divide: Node {
  let left: Node
  let right: Node
  init(_ left: Node, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    let b = try right.eval(f)
    if case .int32(let x) = a, case .int32(let y) = b, y > 0 {
      return x % y == 0 ? .int32(x / y) : .double(Double(x) / Double(y))
    }
    if case .double(let x) = a, case .double(let y) = b { return .double(x / y) }
    return try Operators.divide(a, b)
  }
}

/// An operator as a function on two values: what compound assignment and the less common operators use.
struct BinaryOperator {
  let apply: (_ left: Value, _ right: Value, _ frame: Frame) throws(Unwind) -> Value
}

/// `a op b` without a node of its own.
final class Binary: Node {
  let left: Node
  let operation: BinaryOperator
  let right: Node
  init(_ left: Node, _ operation: BinaryOperator, _ right: Node, _ extent: ScriptExtent) {
    self.left = left
    self.operation = operation
    self.right = right
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let a = try left.eval(f)
    let b = try right.eval(f)
    return try operation.apply(a, b, f)
  }
}

/// A very long chain `a op b op c …`, folded from the left.
final class Chain: Node {
  let first: Node
  let links: [(operation: BinaryOperator, operand: Node)]
  init(_ first: Node, _ links: [(BinaryOperator, Node)], _ extent: ScriptExtent) {
    self.first = first
    self.links = links
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    var value = try first.eval(f)
    for link in links { value = try link.operation.apply(value, try link.operand.eval(f), f) }
    return value
  }
}

/// `op a`
final class Unary: Node {
  let operand: Node
  let apply: (_ value: Value, _ frame: Frame) throws(Unwind) -> Value
  init(_ operand: Node, _ extent: ScriptExtent, _ apply: @escaping (_ value: Value, _ frame: Frame) throws(Unwind) -> Value) {
    self.operand = operand
    self.apply = apply
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { try apply(try operand.eval(f), f) }
}
