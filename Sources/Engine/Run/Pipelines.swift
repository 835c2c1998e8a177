import Syntax
import Text

/// A pipeline of commands.
final class Pipeline: Node {
  enum Head {
    case call
    /// An expression whose values are pushed into the first command.
    case expression(Node)
  }
  let head: Head
  let calls: [CommandCall]
  init(_ head: Head, _ calls: [CommandCall], _ extent: ScriptExtent) {
    self.head = head
    self.calls = calls
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    var cell = Out()
    do {
      try withUnsafeMutablePointer(to: &cell) { (p) throws(Unwind) in try run(f, p) }
    } catch {
      // Output that came before a `break` or `return` out of the pipeline is not lost.
      if case .return = error.reason { for v in cell.takeAll() { try f.out.pointee.writeWhole(v) } }
      throw error
    }
    return cell.take()
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    try run(f, f.out)
    return .normal
  }

  private func run(_ f: Frame, _ out: UnsafeMutablePointer<Out>) throws(Unwind) {
    if calls.count == 1, case .call = head, try calls[0].callQuickly(f, out) { return }
    if f.runtime.attention.pointee != 0 { try f.attend() }
    let hasExpression: Bool = if case .expression = head { true } else { false }
    let run = PipelineRun(length: calls.count + (hasExpression ? 1 : 0))
    // Stages are made from the last to the first, so that each knows its successor; arguments are evaluated in written order.
    let first = hasExpression ? 1 : 0
    let range: RangeNode.Bounds? = try bounds(f)
    let input: Value = if range == nil, case .expression(let node) = head { try node.eval(f) } else { .void }
    var stages: [Stage] = []
    stages.reserveCapacity(calls.count)
    var next: Stage?
    for i in stride(from: calls.count - 1, through: 0, by: -1) {
      let stage = try calls[i].makeStage(
        f, run, position: i + first, output: next == nil ? out : nil, next: next, expectingInput: hasExpression || i > 0)
      stages.append(stage)
      next = stage
    }
    stages.reverse()
    run.stages = stages
    guard let head = stages.first else { return }
    try run.run(f) { () throws(Unwind) in
      if !hasExpression { return try head.start() }
      if let range { return try range.feed(head, f) }
      try Pipeline.feed(input, head, f)
    }
  }

  private func bounds(_ f: Frame) throws(Unwind) -> RangeNode.Bounds? {
    guard case .expression(let node) = head, let range = node as? RangeNode else { return nil }
    return try range.streamed(f)
  }

  /// Pushes a value's elements into a stage, one at a time.
  static func feed(_ value: Value, _ stage: Stage, _ f: Frame) throws(Unwind) {
    switch value {
    case .void, .unset: return
    case .array(let array):
      var i = 0
      while i < array.elements.count {
        try stage.write(array.elements[i])
        i &+= 1
        if f.runtime.attention.pointee != 0 { try f.attend() }
      }
    case .object(let object):
      guard let all = try object.enumerator() else { return try stage.write(value) }
      while let v = try all.next() { try stage.write(v) }
    default: try stage.write(value)
    }
  }
}

extension RangeNode {
  /// A range that is pushed number by number instead of being made.
  struct Bounds {
    let values: (Value, Value)
    let ints: (Int32, Int32)?

    func feed(_ stage: Stage, _ f: Frame) throws(Unwind) {
      guard let (a, b) = ints else { return try Pipeline.feed(try Operators.range(values.0, values.1), stage, f) }
      let attention = f.runtime.attention
      var i = a
      while true {
        try stage.write(.int32(i))
        if i == b { return }
        i = a <= b ? i &+ 1 : i &- 1
        if attention.pointee != 0 { try f.attend() }
      }
    }
  }

  func streamed(_ f: Frame) throws(Unwind) -> Bounds {
    let (a, b, ints) = try bounds(f)
    return Bounds(values: (a, b), ints: ints)
  }
}

/// `a && b`, `a || b`
final class PipelineChain: Node {
  let left: Node
  let right: Node
  let isAnd: Bool
  init(_ left: Node, _ right: Node, isAnd: Bool, _ extent: ScriptExtent) {
    self.left = left
    self.right = right
    self.isAnd = isAnd
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value { try f.collect(self) }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let completion: Completion
    do {
      completion = try left.exec(f)
    } catch {
      try f.handle(error, in: left)
      completion = .normal
    }
    if completion != .normal { return completion }
    return f.runtime.succeeded == isAnd ? try right.exec(f) : .normal
  }
}

/// An expression as a statement in a block that looks at `$?`.
final class SucceedingStatement: Node {
  let statement: Node
  init(_ statement: Node) {
    self.statement = statement
    super.init(statement.extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let completion = try statement.exec(f)
    f.runtime.succeeded = true
    return completion
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let v = try statement.eval(f)
    f.runtime.succeeded = true
    return v
  }
}
