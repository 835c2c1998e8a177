/// A pattern as a tree, the one form that both engines are made from.
///
/// Direction is not in the nodes: a look-behind's body and a `RightToLeft` pattern are matched backwards, a look-ahead's forwards,
/// and a sequence is always in the order of the text.
enum RegexNode {
  case empty
  /// One code unit; `ignoreCase` only where the unit has case equivalents.
  case unit(UInt16, ignoreCase: Bool)
  case set(RegexSet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// A capturing group; with `pops`, a balancing group (`number` is then nil in `(?<-name>…)`).
  indirect case capture(RegexNode, number: Int?, pops: Int?)
  indirect case repeated(RegexNode, min: Int, max: Int, lazy: Bool)
  indirect case atomic(RegexNode)
  indirect case look(RegexNode, behind: Bool, negative: Bool)
  case reference(Int, ignoreCase: Bool)
  /// `(?(1)yes|no)`
  indirect case ifCaptured(Int, RegexNode, RegexNode)
  /// `(?(condition)yes|no)`
  indirect case ifMatches(RegexNode, RegexNode, RegexNode)
  case anchor(RegexAnchor)

  /// The `max` of a repeat without a bound.
  static let unbounded = Int(Int32.max)

  static func sequence(of nodes: [RegexNode]) -> RegexNode {
    nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }
}

extension RegexNode {
  /// Fewer units no match takes (0 where it is not known), at most `Int32.max`.
  var minimumLength: Int {
    switch self {
    case .unit, .set: 1
    case .sequence(let nodes): nodes.reduce(0) { min($0 + $1.minimumLength, Self.unbounded) }
    case .alternatives(let nodes): nodes.reduce(Self.unbounded) { min($0, $1.minimumLength) }
    case .capture(let body, _, _), .atomic(let body): body.minimumLength
    case .repeated(let body, let least, _, _): min(body.minimumLength * least, Self.unbounded)
    case .ifCaptured(_, let yes, let no), .ifMatches(_, let yes, let no): min(yes.minimumLength, no.minimumLength)
    case .empty, .look, .reference, .anchor: 0
    }
  }

  var canBeEmpty: Bool { minimumLength == 0 }
}

/// A test of a position.
enum RegexAnchor {
  /// `^` under Multiline: the start, or after a line feed.
  case lineStart
  /// `$` under Multiline: the end, or before a line feed.
  case lineEnd
  /// `\A`
  case start
  /// `\G`: where the search began.
  case searchStart
  /// `\Z`: the end, or before a line feed that ends the text.
  case endOrFinalNewline
  /// `\z`
  case end
  case boundary
  case notBoundary
  case ecmaBoundary
  case notEcmaBoundary
}
