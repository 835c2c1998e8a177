/// Makes the instructions of a `BacktrackProgram` from a tree.
struct BacktrackCompiler {
  typealias Instruction = BacktrackProgram.Instruction

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [UnitTest] = []
  private(set) var registerCount: Int
  private let cases: CaseEquivalence

  init(_ root: RegexNode, slotCount: Int, isBackwards: Bool, _ cases: CaseEquivalence) {
    registerCount = slotCount
    self.cases = cases
    let whole = newRegister()
    emit(.mark, a: whole)
    compile(root, isBackwards)
    emit(.capture, a: 0, b: whole, c: -1)
    emit(.match)
  }

  // MARK: - Emitting

  private var here: Int32 { Int32(truncatingIfNeeded: instructions.count) }

  private mutating func newRegister(count: Int = 1) -> Int32 {
    registerCount += count
    return Int32(truncatingIfNeeded: registerCount - count)
  }

  @discardableResult
  private mutating func emit(
    _ operation: Instruction.Operation, a: Int32 = 0, b: Int32 = 0, c: Int32 = 0, target: Int32 = 0, isBackwards: Bool = false
  ) -> Int {
    instructions.append(Instruction(operation: operation, isBackwards: isBackwards, a: a, b: b, c: c, target: target))
    return instructions.count - 1
  }

  private mutating func setTarget(of index: Int) { instructions[index].target = here }

  private mutating func add(_ set: RegexSet) -> Int32 {
    let test = UnitTest(set)
    if let known = sets.firstIndex(of: test) { return Int32(known) }
    sets.append(test)
    return Int32(sets.count - 1)
  }

  // MARK: - Compiling

  private mutating func compile(_ node: RegexNode, _ isBackwards: Bool) {
    switch node {
    case .empty: break
    case .unit(let unit, let ignoreCase):
      if ignoreCase {
        emit(.set, a: add(cases.set(of: unit)), isBackwards: isBackwards)
      } else {
        emit(.unit, a: Int32(unit), isBackwards: isBackwards)
      }
    case .set(let set): emit(.set, a: add(set), isBackwards: isBackwards)
    case .sequence(let nodes):
      for node in isBackwards ? nodes.reversed() : nodes { compile(node, isBackwards) }
    case .alternatives(let nodes):
      var ends: [Int] = []
      for node in nodes.dropLast() {
        let split = emit(.split, a: here + 1)
        compile(node, isBackwards)
        ends.append(emit(.jump))
        instructions[split].b = here
      }
      if let last = nodes.last { compile(last, isBackwards) }
      for end in ends { instructions[end].a = here }
    case .capture(let body, let slot, let pops):
      let start = newRegister()
      emit(.mark, a: start)
      compile(body, isBackwards)
      emit(.capture, a: Int32(slot ?? -1), b: start, c: Int32(pops ?? -1))
    case .repeated(let body, let least, let most, let isLazy): compileRepeat(body, least, most, isLazy, isBackwards)
    case .atomic(let body):
      let fence = newRegister()
      emit(.fence, a: fence)
      compile(body, isBackwards)
      emit(.cut, a: fence)
    case .look(let body, let behind, let isNegative):
      let fence = newRegister(count: 2)
      if isNegative {
        let test = emit(.test, a: fence)
        compile(body, behind)
        emit(.cutAndFail, a: fence)
        setTarget(of: test)
      } else {
        emit(.fence, a: fence)
        emit(.mark, a: fence + 1)
        compile(body, behind)
        emit(.cutAndReturn, a: fence)
      }
    case .reference(let slot, let ignoreCase):
      let index = emit(.reference, a: Int32(slot), isBackwards: isBackwards)
      instructions[index].ignoreCase = ignoreCase
    case .ifCaptured(let slot, let yes, let no):
      compileConditional(emit(.unlessCaptured, a: Int32(slot)), yes, no, isBackwards)
    case .ifMatches(let condition, let yes, let no):
      let fence = newRegister(count: 2)
      let test = emit(.test, a: fence)
      compile(condition, isBackwards)
      emit(.cutAndReturn, a: fence)
      compileConditional(test, yes, no, isBackwards)
    case .anchor(let anchor):
      let index = emit(.anchor)
      instructions[index].anchor = anchor
    }
  }

  private mutating func compileConditional(_ test: Int, _ yes: RegexNode, _ no: RegexNode, _ isBackwards: Bool) {
    compile(yes, isBackwards)
    let jump = emit(.jump)
    setTarget(of: test)
    compile(no, isBackwards)
    instructions[jump].a = here
  }

  private mutating func compileRepeat(_ body: RegexNode, _ least: Int, _ most: Int, _ isLazy: Bool, _ isBackwards: Bool) {
    if most == 0 { return }
    let single: RegexSet? =
      switch body {
      case .unit(let unit, let ignoreCase): ignoreCase ? cases.set(of: unit) : RegexSet([unit...unit])
      case .set(let set): set
      default: nil
      }
    if let single {
      emit(isLazy ? .runLazy : .runGreedy, a: add(single), b: Int32(least), c: Int32(most), isBackwards: isBackwards)
    } else if least == 0, most == 1 {
      let split = emit(.split)
      instructions[split].a = here
      compile(body, isBackwards)
      instructions[split].b = here
      if isLazy { instructions[split].exchangeBranches() }
    } else if least == 1, most == 1 {
      compile(body, isBackwards)
    } else {
      let registers = newRegister(count: 2)
      emit(.loopStart, a: registers)
      let loop = emit(isLazy ? .loopLazy : .loopGreedy, a: registers, b: Int32(least), c: Int32(most))
      compile(body, isBackwards)
      emit(.jump, a: Int32(loop))
      setTarget(of: loop)
    }
  }
}

extension CaseEquivalence {
  /// A unit and its equivalents.
  func set(of unit: UInt16) -> RegexSet {
    var set = RegexSet([unit...unit])
    for equal in equivalents(of: unit) ?? [] { set.insert(equal) }
    return set
  }
}
