/// A regular expression as `System.Text.RegularExpressions.Regex` understands it.
///
/// (`Regex` itself is taken by the standard library.) Two engines run it: PCRE2 where a pattern means the same there, `BacktrackMatcher`
/// for the rest and for all captures of a group. Which one is decided at the first match. Offsets and lengths count UTF-16 units.
///
/// A regex keeps buffers between matches, so that it must not be used from two threads at once; the interpreter's lock sees to that.
package final class DotNetRegex {
  package let pattern: PSString
  package let options: RegexOptions
  /// Nanoseconds that one match may take; nil without a bound.
  package let timeout: UInt64?

  /// Which engine may run a pattern.
  package enum Engine {
    case automatic
    /// Only the backtracking matcher; for comparing the two.
    case backtracking
  }

  private let engine: Engine
  let root: RegexNode
  let groups: RegexGroups
  let traits: RegexTraits
  private var latin1 = PCREEngine(form: .latin1)
  private var utf16 = PCREEngine(form: .utf16)
  private lazy var backtracking = BacktrackProgram(root, slotCount: groups.count, options: options)
  let buffer = RegexBuffer()
  /// Start and end of each slot's capture after a successful `find`; -1 for a group that took no part.
  let spans: UnsafeMutablePointer<Int>
  /// The replacement pattern used last.
  var lastReplacement: RegexReplacement?
  /// What replacing builds its results with; taken out while in use.
  var builder: PSStringBuilder?

  /// The pattern's groups by slot: names, or numbers where a group has none (`GetGroupNames`).
  package private(set) lazy var groupNames: [PSString] = groups.names

  package init(_ pattern: PSString, _ options: RegexOptions = [], timeout: UInt64? = nil, engine: Engine = .automatic)
    throws(RegexConstructionError)
  {
    guard options.isValid else { throw .optionsOutOfRange }
    let parsed: RegexParser.Result
    do { parsed = try RegexParser.parse(pattern, options) } catch { throw .parse(error) }
    self.pattern = pattern
    self.options = options
    self.timeout = timeout
    self.engine = engine
    root = parsed.root
    groups = parsed.groups
    traits = RegexTraits(root)
    spans = .allocate(capacity: 2 * groups.count)
    spans.initialize(repeating: -1, count: 2 * groups.count)
    if options.contains(.nonBacktracking), let construct = traits.backtrackingConstruct {
      throw .notSupported("RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: '\(construct)'.")
    }
  }

  deinit { spans.deallocate() }

  package var isRightToLeft: Bool { options.contains(.rightToLeft) }

  // MARK: - Groups

  package var groupCount: Int { groups.count }

  /// `GetGroupNumbers`: ascending, 0 first.
  package var groupNumbers: [Int] { groups.numbers }

  /// `GroupNumberFromName`; nil if there is none.
  package func groupNumber(named name: PSString) -> Int? { groups.slot(called: name).map { groups.numbers[$0] } }

  /// `GroupNameFromNumber`; empty if there is none.
  package func groupName(number: Int) -> PSString { groups.slot(of: number).map { groupNames[$0] } ?? .empty }

  // MARK: - Matching

  /// Whether the pattern matches somewhere at or after `start` (by default where a search begins). Allocates nothing.
  package func isMatch(_ input: PSString, from start: Int? = nil) throws(RegexMatchError) -> Bool {
    defer { buffer.trim() }
    return try find(buffer.units(of: input), isWide: input.isWide, from: start ?? firstStart(input.count))
  }

  /// The first match at or after `start`, which lies in `0...input.count` (before it under RightToLeft).
  package func match(_ input: PSString, from start: Int? = nil) throws(RegexMatchError) -> RegexMatch? {
    defer { buffer.trim() }
    let start = start ?? firstStart(input.count)
    guard try find(buffer.units(of: input), isWide: input.isWide, from: start) else { return nil }
    return RegexMatch(self, input, subject: nil, searchStart: start, part: 0..<input.count)
  }

  /// The first match in a part of the input, outside of which anchors and look-arounds see nothing: `Match(input, beginning, length)`.
  package func match(_ input: PSString, in part: Range<Int>) throws(RegexMatchError) -> RegexMatch? {
    defer { buffer.trim() }
    let part = part.clamped(to: 0..<input.count)
    let start = firstStart(part.count)
    let units = UnsafeBufferPointer(rebasing: buffer.units(of: input)[part])
    guard try find(units, isWide: input.isWide, from: start) else { return nil }
    return RegexMatch(self, input, subject: nil, searchStart: start, part: part)
  }

  /// The matches from `start` on, found one by one.
  package func matches(_ input: PSString, from start: Int? = nil) -> RegexMatches {
    RegexMatches(self, input, from: start ?? firstStart(input.count))
  }

  /// How many matches there are.
  package func count(_ input: PSString, from start: Int? = nil) throws(RegexMatchError) -> Int {
    var count = 0
    try forEachSpan(input, from: start) { _, _ in
      count += 1
      return true
    }
    return count
  }

  /// Where a search begins by default.
  func firstStart(_ count: Int) -> Int { isRightToLeft ? count : 0 }

  /// Where the search for the next match begins; nil at the end. An empty match is followed by a step of one unit.
  func nextStart(after start: Int, _ end: Int, count: Int) -> Int? {
    if start < end { return isRightToLeft ? start : end }
    if isRightToLeft { return start > 0 ? start - 1 : nil }
    return end < count ? end + 1 : nil
  }

  /// Calls `body` with the bounds of each match until it says false; the groups are in `spans`.
  func forEachSpan(_ input: PSString, from start: Int?, _ body: (Int, Int) -> Bool) throws(RegexMatchError) {
    defer { buffer.trim() }
    let units = buffer.units(of: input)
    var next: Int? = start ?? firstStart(units.count)
    while let from = next, try find(units, isWide: input.isWide, from: from) {
      let start = spans[0], end = spans[1]
      guard body(start, end) else { return }
      next = nextStart(after: start, end, count: units.count)
    }
  }

  // MARK: - Engines

  /// Finds the next match from `start` on and leaves its groups in `spans`.
  func find(_ units: UnsafeBufferPointer<UInt16>, isWide: Bool, from start: Int) throws(RegexMatchError) -> Bool {
    let start = min(max(start, 0), units.count)
    let deadline = timeout.map { RegexDeadline(after: $0) }
    if engine == .automatic {
      let outcome =
        isWide
        ? try utf16.search(self, units, from: start, deadline: deadline)
        : try latin1.search(self, units, from: start, deadline: deadline)
      switch outcome {
      case .match: return true
      case .noMatch: return false
      case .limit, .stopped, .failure: break
      }
    }
    var matcher = BacktrackMatcher(backtracking, units, searchStart: start, deadline: deadline)
    guard try matcher.search() else { return false }
    for slot in 0..<groups.count {
      let span = matcher.span(of: slot)
      spans[2 * slot] = span?.start ?? -1
      spans[2 * slot + 1] = span?.end ?? -1
    }
    return true
  }

  /// Whether PCRE2 runs the pattern on such a text, rather than the backtracking matcher.
  package func usesPCRE(for input: PSString) -> Bool {
    guard engine == .automatic else { return false }
    return input.isWide ? utf16.canRun(self) : latin1.canRun(self)
  }

  /// All captures of each slot in a match that begins at `start`, found again by the backtracking matcher.
  func allCaptures(
    _ units: UnsafeBufferPointer<UInt16>, start: Int, searchStart: Int
  ) throws(RegexMatchError) -> [[(start: Int, end: Int)]] {
    var matcher = BacktrackMatcher(backtracking, units, searchStart: searchStart, deadline: timeout.map { RegexDeadline(after: $0) })
    guard try matcher.match(at: start) else { return [] }
    return (0..<groups.count).map { matcher.allSpans(of: $0) }
  }

  /// Asked now and then during long matches: whether the running command is to stop (`RegexMatchError.interrupted`). Set once by the host.
  package static var isInterrupted: () -> Bool {
    get { RegexPoll.isInterrupted }
    set { RegexPoll.isInterrupted = newValue }
  }
}
