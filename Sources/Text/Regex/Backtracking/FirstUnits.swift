/// What a match can begin with, to pass over the places where none can begin.
struct FirstUnits {
  /// Nil if it could be anything.
  var test: UnitTest?
  var canBeEmpty: Bool

  private static let nothing = FirstUnits(test: nil, canBeEmpty: true)

  static func of(_ node: RegexNode, isBackwards: Bool, _ cases: CaseEquivalence) -> FirstUnits {
    switch node {
    case .unit(let unit, let ignoreCase):
      return FirstUnits(test: UnitTest(ignoreCase ? cases.set(of: unit) : RegexSet([unit...unit])), canBeEmpty: false)
    case .set(let set): return FirstUnits(test: UnitTest(set), canBeEmpty: false)
    case .sequence(let nodes):
      var sum: UnitTest?
      for node in isBackwards ? nodes.reversed() : nodes {
        if case .anchor = node { continue }
        if case .look = node { continue }
        let part = of(node, isBackwards: isBackwards, cases)
        guard let test = part.test else { return nothing }
        sum = sum.map { UnitTest(union: $0, test) } ?? test
        if !part.canBeEmpty { return FirstUnits(test: sum, canBeEmpty: false) }
      }
      return FirstUnits(test: sum, canBeEmpty: true)
    case .alternatives(let nodes):
      var sum: UnitTest?
      var canBeEmpty = false
      for node in nodes {
        let part = of(node, isBackwards: isBackwards, cases)
        guard let test = part.test else { return nothing }
        sum = sum.map { UnitTest(union: $0, test) } ?? test
        canBeEmpty = canBeEmpty || part.canBeEmpty
      }
      return FirstUnits(test: sum, canBeEmpty: canBeEmpty)
    case .capture(let body, _, _), .atomic(let body): return of(body, isBackwards: isBackwards, cases)
    case .repeated(let body, let least, _, _):
      let part = of(body, isBackwards: isBackwards, cases)
      return FirstUnits(test: part.test, canBeEmpty: part.canBeEmpty || least == 0)
    case .empty, .look, .reference, .ifCaptured, .ifMatches, .anchor: return nothing
    }
  }

  /// `\A` or `\G` at the beginning of every match.
  static func leadingAnchor(of node: RegexNode) -> RegexAnchor? {
    switch node {
    case .anchor(.start): .start
    case .anchor(.searchStart): .searchStart
    case .sequence(let nodes): nodes.first.flatMap { leadingAnchor(of: $0) }
    case .capture(let body, _, _), .atomic(let body): leadingAnchor(of: body)
    default: nil
    }
  }
}
