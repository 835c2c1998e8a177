import CPCRE2

/// A pattern compiled by PCRE2, with its JIT, and all that a match with it needs: matching allocates nothing.
final class PCREProgram {
  enum Outcome {
    case match
    case noMatch
    /// The limit of steps was reached.
    case limit
    /// The poll stopped it.
    case stopped
    /// Out of stack or heap.
    case failure
  }

  private let code: OpaquePointer
  private let matchData: OpaquePointer
  private let context: OpaquePointer
  private let hasJIT: Bool
  private var deepStack: OpaquePointer?
  /// What the callouts of a pattern with polls look at.
  private let poll: UnsafeMutablePointer<RegexPoll>?
  /// Start and end of each group in PCRE2's numbering after a match; -1 where a group took no part.
  let spans: UnsafeMutablePointer<Int>
  let groupCount: Int
  /// A match can begin nowhere but at the start of the text or of the search.
  let isAnchored: Bool

  /// Steps before a program without polls gives up: 3 ms, so that Ctrl-C acts and a heavy match costs little twice.
  private static let stepLimit: UInt32 = 2_000_000

  /// Nil if PCRE2 refuses the pattern (too large, groups too deep).
  init?(_ pattern: [UInt16], hasAtomic: Bool, polls: Bool) {
    var errorCode: Int32 = 0
    var errorOffset = 0
    var options = UInt32(PCRE2_DOTALL) | UInt32(PCRE2_ALT_CIRCUMFLEX) | UInt32(PCRE2_USE_OFFSET_LIMIT)
    // The JIT of 10.42 gives an atomic group back at the next start: (?>a*b|)\w would find "a" in "aab c" at 1, where b ends the group.
    if hasAtomic { options |= UInt32(PCRE2_NO_START_OPTIMIZE) }
    guard let compiled = pcre2_compile_16(pattern, pattern.count, options, &errorCode, &errorOffset, PCRETables.compileContext) else {
      return nil
    }
    guard let context = pcre2_match_context_create_16(nil), let data = pcre2_match_data_create_from_pattern_16(compiled, nil) else {
      pcre2_code_free_16(compiled)
      return nil
    }
    code = compiled
    matchData = data
    self.context = context
    spans = UnsafeMutableRawPointer(pcre2_get_ovector_pointer_16(data)).assumingMemoryBound(to: Int.self)
    groupCount = Int(pcre2_get_ovector_count_16(data))
    hasJIT = pcre2_jit_compile_16(compiled, UInt32(PCRE2_JIT_COMPLETE)) == 0
    var allOptions: UInt32 = 0
    _ = pcre2_pattern_info_16(compiled, UInt32(PCRE2_INFO_ALLOPTIONS), &allOptions)
    isAnchored = allOptions & UInt32(PCRE2_ANCHORED) != 0
    pcre2_set_match_limit_16(context, polls ? UInt32.max : Self.stepLimit)
    if polls {
      let poll = UnsafeMutablePointer<RegexPoll>.allocate(capacity: 1)
      poll.initialize(to: RegexPoll(deadline: nil))
      self.poll = poll
      pcre2_set_callout_16(
        context,
        { _, poll in poll?.assumingMemoryBound(to: RegexPoll.self).pointee.shouldStop() ?? false ? PCRE2_ERROR_CALLOUT : 0 },
        poll)
    } else {
      poll = nil
    }
  }

  deinit {
    pcre2_match_data_free_16(matchData)
    pcre2_match_context_free_16(context)
    pcre2_code_free_16(code)
    if let deepStack { pcre2_jit_stack_free_16(deepStack) }
    poll?.deallocate()
  }

  /// Searches from `start`; a match may begin at `lastStart` at the latest.
  func search(_ units: UnsafePointer<UInt16>, count: Int, from start: Int, lastStart: Int) -> Outcome {
    pcre2_set_offset_limit_16(context, lastStart)
    var result = run(units, count, start)
    if result == PCRE2_ERROR_JIT_STACKLIMIT, deepStack == nil {
      // The JIT's 32 KB on the machine stack were too little: from now on 64 MB of its own.
      deepStack = pcre2_jit_stack_create_16(32 << 10, 64 << 20, nil)
      pcre2_jit_stack_assign_16(context, nil, deepStack.map { UnsafeMutableRawPointer($0) })
      result = run(units, count, start)
    }
    if result == PCRE2_ERROR_JIT_STACKLIMIT {
      result = pcre2_match_16(code, units, count, start, UInt32(PCRE2_NO_JIT), matchData, context)
    }
    switch result {
    case PCRE2_ERROR_NOMATCH: return .noMatch
    case PCRE2_ERROR_MATCHLIMIT: return .limit
    case PCRE2_ERROR_CALLOUT: return .stopped
    case 1...: return .match
    default: return .failure
    }
  }

  private func run(_ units: UnsafePointer<UInt16>, _ count: Int, _ start: Int) -> Int32 {
    hasJIT
      ? pcre2_jit_match_16(code, units, count, start, 0, matchData, context)
      : pcre2_match_16(code, units, count, start, 0, matchData, context)
  }

  /// Searches a pattern with polls. Throws what the poll says when it stops the search.
  func search(
    _ units: UnsafePointer<UInt16>, count: Int, from start: Int, lastStart: Int, deadline: RegexDeadline?
  ) throws(RegexMatchError) -> Outcome {
    poll?.pointee = RegexPoll(deadline: deadline)
    let outcome = search(units, count: count, from: start, lastStart: lastStart)
    if case .stopped = outcome, let error = poll?.pointee.error { throw error }
    return outcome
  }
}
