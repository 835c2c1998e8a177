import Syntax
import Text

/// Statements one after another.
///
/// After an error it goes on with the next statement when no `try` or `trap` is active anywhere below and there is an error stream to report to.
final class StatementList: Node {
  let statements: [Node]
  init(_ statements: [Node], _ extent: ScriptExtent) {
    self.statements = statements
    super.init(extent)
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    var i = 0
    while i < statements.count {
      let statement = statements[i]
      let completion: Completion
      do {
        completion = try statement.exec(f)
      } catch {
        try f.handle(error, in: statement)
        completion = .normal
      }
      if completion != .normal { return completion }
      i &+= 1
    }
    return .normal
  }
}

/// A single statement where a list would have one: the same handling of errors.
final class GuardedStatement: Node {
  let statement: Node
  init(_ statement: Node) {
    self.statement = statement
    super.init(statement.extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    do {
      return try statement.exec(f)
    } catch {
      try f.handle(error, in: statement)
      return .normal
    }
  }
}

/// `if … elseif … else`
final class If: Node {
  let condition: Node
  let then: Node
  let otherwise: Node
  init(_ condition: Node, _ then: Node, _ otherwise: Node, _ extent: ScriptExtent) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    super.init(extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let holds: Bool
    do {
      holds = try condition.evalBool(f)
    } catch {
      throw f.located(error, condition)
    }
    return holds ? try then.exec(f) : try otherwise.exec(f)
  }
}

/// What the loops share: which codes and labels mean them.
class Loop: Node {
  final let label: PSString?
  final let breakCode: Completion
  final let continueCode: Completion
  final let body: Node

  init(_ body: Node, label: PSString?, number: UInt8, _ extent: ScriptExtent) {
    self.body = body
    self.label = label
    breakCode = .break(loop: number)
    continueCode = .continue(loop: number)
    super.init(extent)
  }

  enum Next { case round, stop, leave(Completion) }

  /// What a round's completion means for the loop.
  @inline(__always)
  final func after(_ completion: Completion) -> Next {
    if completion == .normal || completion == .continue || completion == continueCode { return .round }
    if completion == .break || completion == breakCode { return .stop }
    return .leave(completion)
  }

  /// Runs a round; `break` and `continue` that were thrown (out of a call, a pipeline, an expression) count when they name this loop or none.
  @inline(__always)
  final func round(_ f: Frame) throws(Unwind) -> Completion {
    do {
      return try body.exec(f)
    } catch {
      return try caught(error)
    }
  }

  @inline(never)
  private func caught(_ unwind: Unwind) throws(Unwind) -> Completion {
    switch unwind.reason {
    case .break(let wanted) where isMine(wanted): return .break
    case .continue(let wanted) where isMine(wanted): return .continue
    default: throw unwind
    }
  }

  /// A condition; an error in it is shown at the condition, not at the whole loop.
  @inline(__always)
  final func test(_ condition: Node, _ f: Frame) throws(Unwind) -> Bool {
    do {
      return try condition.evalBool(f)
    } catch {
      throw f.located(error, condition)
    }
  }

  private func isMine(_ wanted: PSString?) -> Bool {
    guard let wanted, !wanted.isEmpty else { return true }
    return label?.equalsIgnoringCase(wanted) ?? false
  }
}

/// `while`, `do … while`, `do … until`.
final class While: Loop {
  let condition: Node
  let testsFirst: Bool
  let until: Bool
  init(_ condition: Node, _ body: Node, testsFirst: Bool, until: Bool, label: PSString?, number: UInt8, _ extent: ScriptExtent) {
    self.condition = condition
    self.testsFirst = testsFirst
    self.until = until
    super.init(body, label: label, number: number, extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let attention = f.runtime.attention
    if testsFirst, try test(condition, f) == until { return .normal }
    while true {
      switch after(try round(f)) {
      case .round: break
      case .stop: return .normal
      case .leave(let completion): return completion
      }
      if attention.pointee != 0 { try f.attend() }
      if try test(condition, f) == until { return .normal }
    }
  }
}

/// `for (init; condition; step)`
final class For: Loop {
  let start: Node
  let condition: Node?
  let step: Node
  init(_ start: Node, _ condition: Node?, _ step: Node, _ body: Node, label: PSString?, number: UInt8, _ extent: ScriptExtent) {
    self.start = start
    self.condition = condition
    self.step = step
    super.init(body, label: label, number: number, extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let attention = f.runtime.attention
    try start.run(f)
    guard let condition else { return try forever(f) }
    while try test(condition, f) {
      switch after(try round(f)) {
      case .round: break
      case .stop: return .normal
      case .leave(let completion): return completion
      }
      try step.run(f)
      if attention.pointee != 0 { try f.attend() }
    }
    return .normal
  }

  private func forever(_ f: Frame) throws(Unwind) -> Completion {
    let attention = f.runtime.attention
    while true {
      switch after(try round(f)) {
      case .round: break
      case .stop: return .normal
      case .leave(let completion): return completion
      }
      try step.run(f)
      if attention.pointee != 0 { try f.attend() }
    }
  }
}

/// `foreach ($x in …)`
final class ForEach: Loop {
  let variable: SlotTarget
  let values: Node
  /// `$foreach` of this loop, when the body mentions it.
  let enumeratorSlot: Int?
  init(_ variable: SlotTarget, _ values: Node, enumeratorSlot: Int?, _ body: Node, label: PSString?, number: UInt8, _ extent: ScriptExtent) {
    self.variable = variable
    self.values = values
    self.enumeratorSlot = enumeratorSlot
    super.init(body, label: label, number: number, extent)
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    if enumeratorSlot == nil, let range = values as? RangeNode, let (a, b) = try range.bounds(f).ints { return try count(f, a, b) }
    let all: Value
    do {
      all = try values.eval(f)
    } catch {
      throw f.located(error, values)
    }
    if enumeratorSlot != nil { return try enumerate(f, ForEachEnumerator(all)) }
    switch all {
    case .array(let array):
      var i = 0
      while i < array.elements.count {
        switch try step(f, array.elements[i]) {
        case .round: break
        case .stop: return .normal
        case .leave(let completion): return completion
        }
        i &+= 1
      }
      return .normal
    case .void, .unset, .null: return .normal
    case .object(let object):
      guard let enumerator = try object.enumerator() else { return try single(f, all) }
      return try enumerate(f, enumerator)
    default: return try single(f, all)
    }
  }

  @inline(__always)
  private func step(_ f: Frame, _ value: Value) throws(Unwind) -> Next {
    if variable.traits == nil { try f.store(variable.slot, value) } else { try variable.assign(f, value) }
    if f.runtime.attention.pointee != 0 { try f.attend() }
    return after(try round(f))
  }

  private func single(_ f: Frame, _ value: Value) throws(Unwind) -> Completion {
    if case .leave(let completion) = try step(f, value) { return completion }
    return .normal
  }

  private func count(_ f: Frame, _ from: Int32, _ to: Int32) throws(Unwind) -> Completion {
    var i = from
    let up = from <= to
    while true {
      switch try step(f, .int32(i)) {
      case .round: break
      case .stop: return .normal
      case .leave(let completion): return completion
      }
      if i == to { return .normal }
      i = up ? i &+ 1 : i &- 1
    }
  }

  private func enumerate(_ f: Frame, _ enumerator: ValueEnumerator) throws(Unwind) -> Completion {
    if let slot = enumeratorSlot { try f.store(slot, .object(enumerator)) }
    while let value = try enumerator.next() {
      switch try step(f, value) {
      case .round: break
      case .stop: return .normal
      case .leave(let completion): return completion
      }
    }
    return .normal
  }
}

/// `$foreach`: an enumerator that also knows its current value.
public final class ForEachEnumerator: ValueEnumerator {
  public private(set) var current: Value = .null
  private let inner: ValueEnumerator?
  private var single: Value?

  init(_ values: Value) throws(Unwind) {
    switch values {
    case .array(let a): inner = ArrayEnumerator(a)
    case .void, .unset, .null: inner = nil
    default:
      inner = try values.asObject?.enumerator()
      if inner == nil { single = values }
    }
  }

  public override func next() throws(Unwind) -> Value? {
    if let inner {
      guard let v = try inner.next() else { return nil }
      current = v
      return v
    }
    guard let v = single else { return nil }
    single = nil
    current = v
    return v
  }
}

/// `break`, `continue`, `return` within the activation.
final class Flow: Node {
  let completion: Completion
  init(_ completion: Completion, _ extent: ScriptExtent) {
    self.completion = completion
    super.init(extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion { completion }
}

/// `break`, `continue` that leave the activation, or whose label is computed.
final class ThrownFlow: Node {
  let isBreak: Bool
  let label: Node?
  init(isBreak: Bool, label: Node?, _ extent: ScriptExtent) {
    self.isBreak = isBreak
    self.label = label
    super.init(extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let name = try label.map { (l: Node) throws(Unwind) in try Conversion.text(try l.eval(f)) }
    throw Unwind(isBreak ? .break(name) : .continue(name))
  }
}

/// `return value`
final class Return: Node {
  let value: Node
  init(_ value: Node, _ extent: ScriptExtent) {
    self.value = value
    super.init(extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let completion = try value.exec(f)
    return completion == .normal ? .return : completion
  }
}

/// `exit code`
final class Exit: Node {
  let code: Node
  init(_ code: Node, _ extent: ScriptExtent) {
    self.code = code
    super.init(extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let v = try code.eval(f)
    if v.isNull { throw Unwind(.exit(0)) }
    guard case .int32(let n) = (try? Conversion.convert(v, to: .int32)) ?? .int32(0) else { throw Unwind(.exit(0)) }
    throw Unwind(.exit(n))
  }
}

/// `throw value`
final class Throw: Node {
  let value: Node
  /// `throw` alone in a `catch`.
  let isRethrow: Bool
  init(_ value: Node, isRethrow: Bool, _ extent: ScriptExtent) {
    self.value = value
    self.isRethrow = isRethrow
    super.init(extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion { throw try f.thrown(by: self, try value.eval(f)) }
}

/// `function name { … }`, `filter name { … }`
final class DefineFunction: Node {
  let name: PSString
  let scope: VariablePathScope
  let prototype: ScriptBlock
  init(_ name: PSString, _ scope: VariablePathScope, _ prototype: ScriptBlock, _ extent: ScriptExtent) {
    self.name = name
    self.scope = scope
    self.prototype = prototype
    super.init(extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let block = ScriptBlock(sharing: prototype, environment: f.environment)
    try f.define(FunctionInfo(name: name, kind: prototype.isFilter ? .filter : .function, block: block), in: scope)
    return .normal
  }
}
