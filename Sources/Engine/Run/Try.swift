import Syntax
import Text

/// `try … catch … finally`
final class Try: Node {
  struct Catch {
    /// Empty: catches everything.
    let types: [TypeLiteral]
    let body: Node
  }
  let body: Node
  let catches: [Catch]
  let finally: Node?
  /// The slot of `$_` in this block.
  let currentSlot: Int
  init(_ body: Node, _ catches: [Catch], _ finally: Node?, currentSlot: Int, _ extent: ScriptExtent) {
    self.body = body
    self.catches = catches
    self.finally = finally
    self.currentSlot = currentSlot
    super.init(extent)
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    guard let finally else { return try guarded(f) }
    let completion: Completion
    do {
      completion = try guarded(f)
    } catch {
      // A stop or an error on its way: `finally` runs undisturbed, then it goes on.
      let left = try finally.exec(f)
      if left != .normal { return left }
      throw error
    }
    let left = try finally.exec(f)
    return left == .normal ? completion : left
  }

  private func guarded(_ f: Frame) throws(Unwind) -> Completion {
    if catches.isEmpty { return try body.exec(f) }
    let runtime = f.runtime
    let propagate = runtime.propagate
    let stack = runtime.stackTop
    let out = f.out
    let streams = f.header.pointee.streams
    runtime.propagate = 1
    do {
      let completion = try body.exec(f)
      runtime.propagate = propagate
      return completion
    } catch {
      runtime.propagate = propagate
      f.out = out
      f.header.pointee.streams = streams
      runtime.stackTop = stack
      guard case .error(let record) = error.reason else { throw error }
      f.annotate(record, body)
      guard let clause = try match(record, f) else { throw error }
      runtime.record(record)
      let old = Slot.readSlow(f.slots + currentSlot)
      try f.store(currentSlot, .object(record))
      defer { f.assignRaw(currentSlot, old) }
      return try clause.body.exec(f)
    }
  }

  private func match(_ record: ErrorRecord, _ f: Frame) throws(Unwind) -> Catch? {
    for clause in catches {
      if clause.types.isEmpty { return clause }
      for type in clause.types {
        guard let wanted = try? type.type(f) else { continue }
        if ErrorMatching.matches(record, wanted) { return clause }
      }
    }
    return nil
  }
}

/// Whether an error is of a type that a `catch` or `trap` names: its exception, or an inner one that PowerShell looks through.
enum ErrorMatching {
  static func matches(_ record: ErrorRecord, _ wanted: DotNetType) -> Bool {
    var exception: ExceptionObject? = record.exception
    while let e = exception {
      if e.exceptionType.isAssignable(to: wanted) { return true }
      // Runtime exceptions that wrap what a member threw are transparent.
      guard e.exceptionType.isAssignable(to: ExceptionTypes.type("System.Management.Automation.RuntimeException")), case .object(let o) = e.inner
      else { return false }
      exception = o as? ExceptionObject
    }
    return false
  }
}

/// Statements under `trap`s.
final class TrapBlock: Node {
  struct Trap {
    let type: TypeLiteral?
    let body: CompiledBlock
  }
  let statements: [Node]
  let traps: [Trap]
  let currentSlot: Int
  init(_ statements: [Node], _ traps: [Trap], currentSlot: Int, _ extent: ScriptExtent) {
    self.statements = statements
    self.traps = traps
    self.currentSlot = currentSlot
    super.init(extent)
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let runtime = f.runtime
    let propagate = runtime.propagate
    for statement in statements {
      let completion: Completion
      let stack = runtime.stackTop
      let out = f.out
      runtime.propagate = 1
      do {
        completion = try statement.exec(f)
        runtime.propagate = propagate
      } catch {
        runtime.propagate = propagate
        runtime.stackTop = stack
        f.out = out
        guard case .error(let record) = error.reason else { throw error }
        f.annotate(record, statement)
        completion = try trapped(record, error, f)
      }
      if completion != .normal { return completion }
    }
    return .normal
  }

  /// Runs the trap that fits best: `continue` goes on, `break` rethrows, falling off the end reports and goes on.
  private func trapped(_ record: ErrorRecord, _ unwind: Unwind, _ f: Frame) throws(Unwind) -> Completion {
    var chosen: Trap?
    for trap in traps {
      guard let type = trap.type else {
        if chosen == nil { chosen = trap }
        continue
      }
      if let wanted = try? type.type(f), ErrorMatching.matches(record, wanted) {
        chosen = trap
        break
      }
    }
    guard let chosen else { throw unwind }
    runtime(f).record(record)
    do {
      try f.runTrap(chosen.body, record)
    } catch {
      switch error.reason {
      case .break: throw unwind
      case .continue: return .normal
      case .return: return .return
      default: throw error
      }
    }
    try f.report(unwind, record)
    return .normal
  }

  private func runtime(_ f: Frame) -> Runtime { f.runtime }
}
