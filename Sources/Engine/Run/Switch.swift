import Syntax
import Text

/// `switch` in every mode.
final class Switch: Loop {
  struct Clause {
    let condition: Node
    /// A script block literal as condition is run with `$_`.
    let block: Node?
    let body: Node
  }
  enum Mode { case exact, wildcard, regex }

  let value: Node
  let clauses: [Clause]
  let otherwise: Node?
  let mode: Mode
  let ignoreCase: Bool
  let readsFile: Bool
  let currentSlot: Int
  /// `$switch`, when mentioned.
  let enumeratorSlot: Int?

  init(
    _ value: Node, _ clauses: [Clause], _ otherwise: Node?, mode: Mode, ignoreCase: Bool, readsFile: Bool, currentSlot: Int, enumeratorSlot: Int?,
    label: PSString?, number: UInt8, _ extent: ScriptExtent
  ) {
    self.value = value
    self.clauses = clauses
    self.otherwise = otherwise
    self.mode = mode
    self.ignoreCase = ignoreCase
    self.readsFile = readsFile
    self.currentSlot = currentSlot
    self.enumeratorSlot = enumeratorSlot
    super.init(NoOperation(extent), label: label, number: number, extent)
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    let all = try value.eval(f)
    let enumerator: ValueEnumerator
    if readsFile {
      enumerator = try FileLines.enumerate(try Conversion.text(all), f)
    } else if case .void = all {
      return .normal
    } else if case .null = all {
      enumerator = ArrayEnumerator(PSArray([Value.null]))
    } else {
      enumerator = try ForEachEnumerator(all)
    }
    let old = Slot.readSlow(f.slots + currentSlot)
    defer { f.assignRaw(currentSlot, old) }
    if let enumeratorSlot { try f.store(enumeratorSlot, .object(enumerator)) }
    while let item = try enumerator.next() {
      if f.runtime.attention.pointee != 0 { try f.attend() }
      switch try one(f, item) {
      case .round: break
      case .stop: return .normal
      case .leave(let completion): return completion
      }
    }
    return .normal
  }

  private func one(_ f: Frame, _ item: Value) throws(Unwind) -> Next {
    try f.store(currentSlot, item)
    var matched = false
    for clause in clauses {
      guard try matches(f, clause, item) else { continue }
      matched = true
      try f.store(currentSlot, item)
      let completion = try run(clause.body, f)
      // `continue` goes to the next item, where the end of a clause goes on with the next clause.
      if completion == .continue || completion == continueCode { return .round }
      if case .round = after(completion) { continue }
      return after(completion)
    }
    if !matched, let otherwise {
      try f.store(currentSlot, item)
      return after(try run(otherwise, f))
    }
    return .round
  }

  private func run(_ body: Node, _ f: Frame) throws(Unwind) -> Completion {
    do {
      return try body.exec(f)
    } catch {
      switch error.reason {
      case .break(let wanted) where isOwn(wanted): return .break
      case .continue(let wanted) where isOwn(wanted): return .continue
      default: throw error
      }
    }
  }

  private func isOwn(_ wanted: PSString?) -> Bool {
    guard let wanted, !wanted.isEmpty else { return true }
    return label?.equalsIgnoringCase(wanted) ?? false
  }

  private func matches(_ f: Frame, _ clause: Clause, _ item: Value) throws(Unwind) -> Bool {
    if let block = clause.block, case .object(let o) = try block.eval(f), let script = o as? ScriptBlock {
      return try Conversion.truth(script.invoke(f, mode: .child, under: item))
    }
    let wanted = try clause.condition.eval(f)
    if case .object(let o) = wanted, let script = o as? ScriptBlock {
      return try Conversion.truth(script.invoke(f, mode: .child, under: item))
    }
    switch mode {
    case .exact:
      if case .string(let s) = wanted { return try Operators.equals(.string(try Conversion.text(item)), .string(s), ignoreCase: ignoreCase) }
      return try Operators.equals(item, wanted, ignoreCase: ignoreCase)
    case .wildcard: return try Conversion.truth(Operators.like(.string(try Conversion.text(item)), wanted, ignoreCase: ignoreCase))
    case .regex: return try Conversion.truth(Operators.match(.string(try Conversion.text(item)), wanted, ignoreCase: ignoreCase, f))
    }
  }
}
