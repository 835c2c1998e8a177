/// Runs a `BacktrackProgram`: .NET's semantics, the native stack never deeper than one call.
///
/// Two stacks do what recursion would: choices to come back to, and a log of register values to undo on the way there. Everything that
/// changes while matching is a register, so an atomic group only has to drop choices; the log below them still undoes its captures.
struct BacktrackMatcher: ~Copyable {
  /// An alternative not yet taken. `pc` is negated where a run of one set has more to give.
  private struct Choice {
    var pc: Int32
    var position: Int32
    var logHeight: Int32
    /// For a greedy run the position to stop giving back at, for a lazy one the units it may still take.
    var limit: Int32
  }

  private struct Change {
    var register: Int32
    var old: Int32
  }

  /// One capture of a group, linked to the one before.
  private struct Captured {
    var start: Int32
    var end: Int32
    var previous: Int32
  }

  /// 32 million choices are 512 MB.
  private static let maximumChoices = 1 << 25

  private let program: BacktrackProgram
  private let units: UnsafeBufferPointer<UInt16>
  private let searchStart: Int
  private var poll: RegexPoll
  private let registers: UnsafeMutablePointer<Int32>
  private var choices: [Choice] = []
  private var log: [Change] = []
  private var captures: [Captured] = []

  init(_ program: BacktrackProgram, _ units: UnsafeBufferPointer<UInt16>, searchStart: Int, deadline: RegexDeadline?) {
    self.program = program
    self.units = units
    self.searchStart = searchStart
    poll = RegexPoll(deadline: deadline)
    registers = .allocate(capacity: program.registerCount)
    registers.initialize(repeating: -1, count: program.registerCount)
  }

  deinit { registers.deallocate() }

  // MARK: - Results

  /// Start and end of a slot's newest capture.
  func span(of slot: Int) -> (start: Int, end: Int)? {
    let index = Int(registers[slot])
    return index < 0 ? nil : (Int(captures[index].start), Int(captures[index].end))
  }

  /// All captures of a slot, the oldest first.
  func allSpans(of slot: Int) -> [(start: Int, end: Int)] {
    var result: [(start: Int, end: Int)] = []
    var index = Int(registers[slot])
    while index >= 0 {
      result.append((Int(captures[index].start), Int(captures[index].end)))
      index = Int(captures[index].previous)
    }
    return result.reversed()
  }

  // MARK: - Searching

  /// Finds the first match at or after `searchStart`, or for a backwards program at or before it.
  mutating func search() throws(RegexMatchError) -> Bool {
    var start = searchStart
    switch program.leadingAnchor {
    case .start?: return start == 0 ? try match(at: 0) : false
    case .searchStart?: return try match(at: start)
    default: break
    }
    // Where the last match that is long enough begins.
    let last = program.isBackwards ? program.minimumLength : units.count - program.minimumLength
    while program.isBackwards ? start >= last : start <= last {
      // A pattern with a first unit has a minimum length, so there is one to look at.
      if let first = program.first, !first.contains(units[program.isBackwards ? start - 1 : start]) {
        start += program.isBackwards ? -1 : 1
        continue
      }
      if try match(at: start) { return true }
      if poll.shouldStop(), let error = poll.error { throw error }
      start += program.isBackwards ? -1 : 1
    }
    return false
  }

  /// Tries a match that begins at `start`.
  mutating func match(at start: Int) throws(RegexMatchError) -> Bool {
    for slot in 0..<program.slotCount { registers[slot] = -1 }
    choices.removeAll(keepingCapacity: true)
    log.removeAll(keepingCapacity: true)
    captures.removeAll(keepingCapacity: true)
    return try run(from: start)
  }

  // MARK: - Running

  private mutating func run(from start: Int) throws(RegexMatchError) -> Bool {
    let code = program.code
    var pc = 0
    var position = start
    forward: while true {
      let step = code[pc]
      switch step.operation {
      case .unit:
        if let unit = next(position, step.isBackwards), Int32(unit) == step.a {
          position += step.isBackwards ? -1 : 1
          pc += 1
          continue forward
        }
      case .set:
        if let unit = next(position, step.isBackwards), program.sets[Int(step.a)].contains(unit) {
          position += step.isBackwards ? -1 : 1
          pc += 1
          continue forward
        }
      case .runGreedy:
        let end = run(of: step.a, from: position, atMost: step.c, step.isBackwards)
        let length = abs(end - position)
        if length >= Int(step.b) {
          let least = position + (step.isBackwards ? -Int(step.b) : Int(step.b))
          position = end
          if end != least { try push(~pc, position, limit: least) }
          pc += 1
          continue forward
        }
      case .runLazy:
        let end = run(of: step.a, from: position, atMost: step.b, step.isBackwards)
        if abs(end - position) == Int(step.b) {
          position = end
          if step.c > step.b { try push(~pc, position, limit: Int(step.c - step.b)) }
          pc += 1
          continue forward
        }
      case .split:
        try push(Int(step.b), position)
        pc = Int(step.a)
        continue forward
      case .jump:
        pc = Int(step.a)
        continue forward
      case .mark:
        set(step.a, Int32(truncatingIfNeeded: position))
        pc += 1
        continue forward
      case .capture:
        if capture(step, position) {
          pc += 1
          continue forward
        }
      case .loopStart:
        set(step.a, 0)
        set(step.a + 1, -1)
        pc += 1
        continue forward
      case .loopGreedy, .loopLazy:
        // Rounds that match nothing need not ever come to a choice.
        if poll.shouldStop(), let error = poll.error { throw error }
        let rounds = registers[Int(step.a)]
        if rounds < step.b {
          nextRound(step.a, position)
          pc += 1
        } else if rounds >= step.c || registers[Int(step.a) + 1] == Int32(truncatingIfNeeded: position) {
          // Enough, or a round that matched nothing: on without a choice.
          pc = Int(step.target)
        } else if step.operation == .loopGreedy {
          try push(Int(step.target), position)
          nextRound(step.a, position)
          pc += 1
        } else {
          try push(~pc, position)
          pc = Int(step.target)
        }
        continue forward
      case .fence:
        set(step.a, Int32(truncatingIfNeeded: choices.count))
        pc += 1
        continue forward
      case .cut:
        cut(step.a)
        pc += 1
        continue forward
      case .cutAndReturn:
        cut(step.a)
        position = Int(registers[Int(step.a) + 1])
        pc += 1
        continue forward
      case .test:
        set(step.a, Int32(truncatingIfNeeded: choices.count))
        set(step.a + 1, Int32(truncatingIfNeeded: position))
        try push(Int(step.target), position)
        pc += 1
        continue forward
      case .cutAndFail:
        cut(step.a)
      case .reference:
        if let end = matchReference(step, position) {
          position = end
          pc += 1
          continue forward
        }
      case .unlessCaptured:
        pc = registers[Int(step.a)] < 0 ? Int(step.target) : pc + 1
        continue forward
      case .anchor:
        if holds(step.anchor, position) {
          pc += 1
          continue forward
        }
      case .match:
        return true
      }

      // Back to the newest choice that has something left.
      backward: while true {
        if poll.shouldStop(), let error = poll.error { throw error }
        guard let choice = choices.popLast() else { return false }
        undo(to: Int(choice.logHeight))
        position = Int(choice.position)
        if choice.pc >= 0 {
          pc = Int(choice.pc)
          continue forward
        }
        pc = Int(~choice.pc)
        let step = code[pc]
        switch step.operation {
        case .runGreedy:
          position += step.isBackwards ? 1 : -1
          if position != Int(choice.limit) { try push(~pc, position, limit: Int(choice.limit)) }
        case .runLazy:
          guard let unit = next(position, step.isBackwards), program.sets[Int(step.a)].contains(unit) else { continue backward }
          position += step.isBackwards ? -1 : 1
          if choice.limit > 1 { try push(~pc, position, limit: Int(choice.limit) - 1) }
        default:
          nextRound(step.a, position)
        }
        pc += 1
        continue forward
      }
    }
  }

  // MARK: - Choices and registers

  @inline(__always)
  private mutating func push(_ pc: Int, _ position: Int, limit: Int = 0) throws(RegexMatchError) {
    if choices.count >= Self.maximumChoices || log.count >= Self.maximumChoices * 4 { throw .outOfMemory }
    choices.append(
      Choice(
        pc: Int32(truncatingIfNeeded: pc), position: Int32(truncatingIfNeeded: position),
        logHeight: Int32(truncatingIfNeeded: log.count), limit: Int32(truncatingIfNeeded: limit)))
  }

  /// Changes a register; with no choice to go back to, nothing needs undoing.
  @inline(__always)
  private mutating func set(_ register: Int32, _ value: Int32) {
    if !choices.isEmpty { log.append(Change(register: register, old: registers[Int(register)])) }
    registers[Int(register)] = value
  }

  /// Drops the choices above a fence.
  private mutating func cut(_ fence: Int32) { choices.removeSubrange(Int(registers[Int(fence)])...) }

  private mutating func undo(to height: Int) {
    while log.count > height {
      let change = log.removeLast()
      let register = Int(change.register)
      // A slot's register falling back means that its newest capture goes: it is the last one made.
      if register < program.slotCount, registers[register] > change.old { captures.removeLast() }
      registers[register] = change.old
    }
  }

  private mutating func nextRound(_ loop: Int32, _ position: Int) {
    set(loop, registers[Int(loop)] &+ 1)
    set(loop + 1, Int32(truncatingIfNeeded: position))
  }

  /// Ends a group. False if it is to pop a group that has no capture.
  private mutating func capture(_ step: BacktrackProgram.Instruction, _ position: Int) -> Bool {
    let mark = registers[Int(step.b)]
    var start = min(mark, Int32(truncatingIfNeeded: position))
    var end = max(mark, Int32(truncatingIfNeeded: position))
    if step.c >= 0 {
      let index = registers[Int(step.c)]
      guard index >= 0 else { return false }
      let popped = captures[Int(index)]
      // The new capture is what lies between the two, or, where they overlap, what they share.
      if start >= popped.end {
        end = start
        start = popped.end
      } else if end <= popped.start {
        start = popped.start
      } else {
        end = min(end, popped.end)
        start = max(start, popped.start)
      }
      set(step.c, popped.previous)
    }
    if step.a >= 0 {
      captures.append(Captured(start: start, end: end, previous: registers[Int(step.a)]))
      set(step.a, Int32(truncatingIfNeeded: captures.count - 1))
    }
    return true
  }

  // MARK: - Tests

  @inline(__always)
  private func next(_ position: Int, _ isBackwards: Bool) -> UInt16? {
    if isBackwards { return position > 0 ? units[position - 1] : nil }
    return position < units.count ? units[position] : nil
  }

  /// Where a run of at most `most` units of a set ends.
  private func run(of set: Int32, from start: Int, atMost most: Int32, _ isBackwards: Bool) -> Int {
    let test = program.sets[Int(set)]
    var position = start
    if isBackwards {
      let last = max(0, start - Int(most))
      while position > last, test.contains(units[position - 1]) { position -= 1 }
    } else {
      let last = most == Int32.max ? units.count : min(units.count, start + Int(most))
      while position < last, test.contains(units[position]) { position += 1 }
    }
    return position
  }

  /// The position behind a repetition of what a group captured; nil if there is none.
  private func matchReference(_ step: BacktrackProgram.Instruction, _ position: Int) -> Int? {
    guard let span = span(of: Int(step.a)) else { return program.isECMA ? position : nil }
    let length = span.end - span.start
    let start = step.isBackwards ? position - length : position
    guard start >= 0, start + length <= units.count else { return nil }
    for offset in 0..<length {
      let a = units[span.start + offset]
      let b = units[start + offset]
      if a != b, !(step.ignoreCase && program.cases.areEqual(a, b)) { return nil }
    }
    return step.isBackwards ? start : start + length
  }

  private func holds(_ anchor: RegexAnchor, _ position: Int) -> Bool {
    switch anchor {
    case .start: position == 0
    case .searchStart: position == searchStart
    case .end: position == units.count
    case .endOrFinalNewline: position == units.count || (position == units.count - 1 && units[position] == 0x0A)
    case .lineStart: position == 0 || units[position - 1] == 0x0A
    case .lineEnd: position == units.count || units[position] == 0x0A
    case .boundary: isBoundary(position, RegexCategories.isBoundaryWord)
    case .notBoundary: !isBoundary(position, RegexCategories.isBoundaryWord)
    case .ecmaBoundary: isBoundary(position, RegexSet.ecmaWord.contains)
    case .notEcmaBoundary: !isBoundary(position, RegexSet.ecmaWord.contains)
    }
  }

  private func isBoundary(_ position: Int, _ isWord: (UInt16) -> Bool) -> Bool {
    let before = position > 0 && isWord(units[position - 1])
    let after = position < units.count && isWord(units[position])
    return before != after
  }
}
