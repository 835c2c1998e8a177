/// What the choice of an engine depends on, gathered in one walk over the tree.
struct RegexTraits {
  /// The slots of the capturing groups in the order of their parentheses.
  private(set) var captureOrder: [Int] = []
  private var seenSlots: Set<Int> = []
  /// Slots whose group is inside a repeat, and so may capture more than once in a match.
  private(set) var repeatedSlots: Set<Int> = []
  private(set) var hasBalancing = false
  private(set) var hasReference = false
  private(set) var hasCaselessReference = false
  private(set) var hasAtomic = false
  private(set) var usesSearchStart = false
  /// What .NET calls the first construct that NonBacktracking can't run.
  private(set) var backtrackingConstruct: String?

  init(_ root: RegexNode) { walk(root, isRepeated: false) }

  /// A group that several parentheses share: `(?<n>a)|(?<n>b)`.
  var hasSharedSlot: Bool { seenSlots.count < captureOrder.count }

  private mutating func walk(_ node: RegexNode, isRepeated: Bool) {
    switch node {
    case .empty, .unit, .set: break
    case .sequence(let nodes), .alternatives(let nodes):
      for node in nodes { walk(node, isRepeated: isRepeated) }
    case .capture(let body, let slot, let pops):
      if let slot {
        if !seenSlots.insert(slot).inserted || isRepeated { repeatedSlots.insert(slot) }
        captureOrder.append(slot)
      }
      if pops != nil {
        hasBalancing = true
        note("balancing group (?<name1-name2>subexpression) or (?'name1-name2' subexpression)")
      }
      walk(body, isRepeated: isRepeated)
    case .repeated(let body, _, let most, _):
      walk(body, isRepeated: isRepeated || most > 1)
    case .atomic(let body):
      hasAtomic = true
      note("atomic subexpressions (?> pattern)")
      walk(body, isRepeated: isRepeated)
    case .look(let body, _, let isNegative):
      note(
        isNegative
          ? "negative lookahead (?! pattern) or negative lookbehind (?<! pattern)"
          : "positive lookahead (?= pattern) or positive lookbehind (?<= pattern)")
      walk(body, isRepeated: isRepeated)
    case .reference(_, let ignoreCase):
      hasReference = true
      if ignoreCase { hasCaselessReference = true }
      note("backreference (\\ number)")
    case .ifCaptured(_, let yes, let no):
      note("captured group conditional (?( name ) yes-pattern | no-pattern ) or (?( number ) yes-pattern| no-pattern )")
      walk(yes, isRepeated: isRepeated)
      walk(no, isRepeated: isRepeated)
    case .ifMatches(let test, let yes, let no):
      note("test conditional (?( test-pattern ) yes-pattern | no-pattern )")
      for part in [test, yes, no] { walk(part, isRepeated: isRepeated) }
    case .anchor(.searchStart):
      usesSearchStart = true
      note("contiguous matches (\\G)")
    case .anchor: break
    }
  }

  private mutating func note(_ construct: String) {
    if backtrackingConstruct == nil { backtrackingConstruct = construct }
  }
}
