/// PCRE2's programs for one form of subjects, compiled when first needed.
struct PCREEngine {
  private enum Program {
    case untried
    case ready(PCREProgram)
    /// PCRE2 can't run the pattern as .NET does.
    case none
  }

  private let form: PCRETranslator.Form
  /// Runs at full speed and gives up after a bounded number of steps.
  private var fast = Program.untried
  /// Polls while it runs: for what `fast` gave up on, and for time-outs.
  private var polling = Program.untried

  init(form: PCRETranslator.Form) { self.form = form }

  /// Searches with PCRE2, and leaves a match's groups in the regex's `spans`. Any outcome but `match` and `noMatch` leaves the work to the
  /// backtracking matcher.
  mutating func search(
    _ regex: DotNetRegex, _ units: UnsafeBufferPointer<UInt16>, from start: Int, deadline: RegexDeadline?
  ) throws(RegexMatchError) -> PCREProgram.Outcome {
    var from = start
    if deadline == nil {
      guard let program = program(regex, polls: false) else { return .failure }
      let outcome = try search(program, regex, units, from: &from, deadline: nil)
      guard outcome == .limit else { return outcome }
    }
    guard let program = program(regex, polls: true) else { return .failure }
    return try search(program, regex, units, from: &from, deadline: deadline)
  }

  mutating func canRun(_ regex: DotNetRegex) -> Bool { program(regex, polls: false) != nil }

  private mutating func program(_ regex: DotNetRegex, polls: Bool) -> PCREProgram? {
    switch polls ? polling : fast {
    case .ready(let program): return program
    case .none: return nil
    case .untried: break
    }
    let translated = PCRETranslator.translate(regex.root, regex.traits, regex.options, form: form, polls: polls)
    let compiled = translated.flatMap { PCREProgram($0, hasAtomic: regex.traits.hasAtomic, polls: polls) }
    let program = compiled.map { Program.ready($0) } ?? .none
    if polls { polling = program } else { fast = program }
    return compiled
  }

  /// Texts up to this length are searched in one go.
  private static let shortText = 1 << 13
  /// The product of places to begin at and units behind them that are searched without a look at Ctrl-C.
  private static let slice = 1 << 26

  /// Long texts are searched a number of starts at a time: matching at one start is bounded by steps, but all starts together are not.
  private func search(
    _ program: PCREProgram, _ regex: DotNetRegex, _ units: UnsafeBufferPointer<UInt16>, from: inout Int, deadline: RegexDeadline?
  ) throws(RegexMatchError) -> PCREProgram.Outcome {
    // PCRE2 wants an address even for an empty text.
    guard let base = units.baseAddress else {
      return try withUnsafeTemporaryUnit { unit throws(RegexMatchError) in
        try finish(program, regex, program.search(unit, count: 0, from: 0, lastStart: 0, deadline: deadline))
      }
    }
    let count = units.count
    let isSliced = count - from > Self.shortText && !program.isAnchored && !regex.traits.usesSearchStart
    while true {
      let last = isSliced ? min(count, from + max(64, Self.slice / max(1, count - from))) : count
      let outcome = try program.search(base, count: count, from: from, lastStart: last, deadline: deadline)
      guard outcome == .noMatch, last < count else { return finish(program, regex, outcome) }
      from = last + 1
      if RegexPoll.isInterrupted() { throw .interrupted }
    }
  }

  private func finish(_ program: PCREProgram, _ regex: DotNetRegex, _ outcome: PCREProgram.Outcome) -> PCREProgram.Outcome {
    guard outcome == .match else { return outcome }
    let spans = regex.spans
    spans[0] = program.spans[0]
    spans[1] = program.spans[1]
    for (index, slot) in regex.traits.captureOrder.enumerated() {
      spans[2 * slot] = program.spans[2 * index + 2]
      spans[2 * slot + 1] = program.spans[2 * index + 3]
    }
    return outcome
  }

  private func withUnsafeTemporaryUnit<R>(
    _ body: (UnsafePointer<UInt16>) throws(RegexMatchError) -> R
  ) throws(RegexMatchError) -> R {
    var unit: UInt16 = 0
    return try withUnsafePointer(to: &unit, body)
  }
}
