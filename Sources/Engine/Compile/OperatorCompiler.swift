import Syntax
import Text

/// Operators and assignments.
extension Compiler {
  func binary(_ e: BinaryExpressionAst) throws(Unwind) -> Node {
    // A long chain `a + b + c …` leans to the left: compiled without recursing into it.
    var chain: [BinaryExpressionAst] = [e]
    while let left = chain[chain.count - 1].left as? BinaryExpressionAst { chain.append(left) }
    if chain.count > Compiler.longChain, let folded = try fold(chain) { return folded }
    var node = try expression(chain[chain.count - 1].left)
    for link in chain.reversed() { node = try binary(link.operator, node, try expression(link.right), link) }
    return node
  }

  /// A chain longer than this is folded in a loop, since a node for each link would recurse as deep as the chain is long.
  private static let longChain = 1000

  /// A long chain of operators that evaluate both sides; nil when another one is among them.
  private func fold(_ chain: [BinaryExpressionAst]) throws(Unwind) -> Node? {
    var links: [(BinaryOperator, Node)] = []
    links.reserveCapacity(chain.count)
    for link in chain.reversed() {
      guard let operation = Compiler.operation(link.operator) else { return nil }
      links.append((operation, try expression(link.right)))
    }
    return Chain(try expression(chain[chain.count - 1].left), links, chain[0].extent)
  }

  private func binary(_ kind: TokenKind, _ left: Node, _ right: Node, _ e: BinaryExpressionAst) throws(Unwind) -> Node {
    let extent = e.extent
    switch kind {
    case .plus:
      if case .int32(let n)? = right.constant { return AddConstant(left, n, extent) }
      return Add(left, right, extent)
    case .minus:
      if case .int32(let n)? = right.constant { return SubtractConstant(left, n, extent) }
      return Subtract(left, right, extent)
    case .multiply: return Multiply(left, right, extent)
    case .divide: return Divide(left, right, extent)
    case .rem: return Modulo(left, right, extent)
    case .dotDot: return RangeNode(left, right, extent)
    case .and: return And(left, right, extent)
    case .or: return Or(left, right, extent)
    case .xor: return Xor(left, right, extent)
    case .questionQuestion: return Coalesce(left, right, extent)
    default: break
    }
    if let (comparison, ignoreCase) = Compiler.comparison(kind) {
      if case .int32(let n)? = right.constant, let slot = left as? SlotVariable { return CompareSlotConstant(comparison, slot, n, extent) }
      return Compare(comparison, left, right, ignoreCase: ignoreCase, extent)
    }
    guard let operation = Compiler.operation(kind) else {
      return RuntimeFailure(Unwind.runtime("UnknownOperator", "The operator \"\(e.errorPosition.text)\" is not supported."), extent)
    }
    return Binary(left, operation, right, extent)
  }

  private static func comparison(_ kind: TokenKind) -> (ComparisonKind, Bool)? {
    switch kind {
    case .ieq: (.equal, true)
    case .ine: (.notEqual, true)
    case .ilt: (.less, true)
    case .ile: (.lessOrEqual, true)
    case .igt: (.greater, true)
    case .ige: (.greaterOrEqual, true)
    case .ceq: (.equal, false)
    case .cne: (.notEqual, false)
    case .clt: (.less, false)
    case .cle: (.lessOrEqual, false)
    case .cgt: (.greater, false)
    case .cge: (.greaterOrEqual, false)
    default: nil
    }
  }

  /// The operators that have no node of their own.
  static func operation(_ kind: TokenKind) -> BinaryOperator? {
    typealias V = Value
    switch kind {
    case .plus, .plusEquals: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.add(a, b) }
    case .minus, .minusEquals: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.subtract(a, b) }
    case .multiply, .multiplyEquals: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.multiply(a, b) }
    case .divide, .divideEquals: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.divide(a, b) }
    case .rem, .remainderEquals: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.modulo(a, b) }
    case .format: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in .string(try Operators.format(a, b)) }
    case .band: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.bitwiseAnd(a, b) }
    case .bor: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.bitwiseOr(a, b) }
    case .bxor: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.bitwiseXor(a, b) }
    case .shl: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.shiftLeft(a, b) }
    case .shr: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.shiftRight(a, b) }
    case .ilike: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.like(a, b, ignoreCase: true) }
    case .clike: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.like(a, b, ignoreCase: false) }
    case .inotlike: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.notLike(a, b, ignoreCase: true) }
    case .cnotlike: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.notLike(a, b, ignoreCase: false) }
    case .imatch: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.match(a, b, ignoreCase: true, f) }
    case .cmatch: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.match(a, b, ignoreCase: false, f) }
    case .inotmatch: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.notMatch(a, b, ignoreCase: true, f) }
    case .cnotmatch: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.notMatch(a, b, ignoreCase: false, f) }
    case .ireplace: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.replace(a, b, ignoreCase: true, f) }
    case .creplace: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.replace(a, b, ignoreCase: false, f) }
    case .icontains: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.contains(a, b, ignoreCase: true) }
    case .ccontains: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.contains(a, b, ignoreCase: false) }
    case .inotcontains: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.notContains(a, b, ignoreCase: true) }
    case .cnotcontains: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.notContains(a, b, ignoreCase: false) }
    case .iin: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.contains(b, a, ignoreCase: true) }
    case .cin: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.contains(b, a, ignoreCase: false) }
    case .inotin: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.notContains(b, a, ignoreCase: true) }
    case .cnotin: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.notContains(b, a, ignoreCase: false) }
    case .isplit: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.split(a, b, ignoreCase: true, f) }
    case .csplit: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.split(a, b, ignoreCase: false, f) }
    case .join: return BinaryOperator { (a: V, b: V, _: Frame) throws(Unwind) in try Operators.join(a, b) }
    case .is: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.isType(a, b, f) }
    case .isNot: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in .bool(try !Conversion.truth(Operators.isType(a, b, f))) }
    case .as: return BinaryOperator { (a: V, b: V, f: Frame) throws(Unwind) in try Operators.asType(a, b, f) }
    default: return nil
    }
  }

  func unary(_ e: UnaryExpressionAst) throws(Unwind) -> Node {
    typealias V = Value
    switch e.tokenKind {
    case .not, .exclaim: return Not(try expression(e.child), e.extent)
    case .plusPlus, .minusMinus, .postfixPlusPlus, .postfixMinusMinus:
      let by: Int32 = e.tokenKind == .plusPlus || e.tokenKind == .postfixPlusPlus ? 1 : -1
      let prefix = e.tokenKind == .plusPlus || e.tokenKind == .minusMinus
      let place = try target(e.child)
      if let slot = place as? SlotTarget { return IncrementSlot(slot.slot, by: by, isPrefix: prefix, target: slot, e.extent) }
      return Increment(place, by: by, isPrefix: prefix, e.extent)
    case .minus:
      let child = try expression(e.child)
      if let constant = child.constant, case .int32(let n) = constant, n != Int32.min { return Constant(.int32(0 &- n), e.extent) }
      return Unary(child, e.extent) { (a: V, _: Frame) throws(Unwind) in try Operators.negate(a) }
    case .plus: return Unary(try expression(e.child), e.extent) { (a: V, _: Frame) throws(Unwind) in try Operators.plus(a) }
    case .bnot: return Unary(try expression(e.child), e.extent) { (a: V, _: Frame) throws(Unwind) in try Operators.bitwiseNot(a) }
    case .comma: return ArrayLiteral([try expression(e.child)], e.extent)
    case .join: return Unary(try expression(e.child), e.extent) { (a: V, _: Frame) throws(Unwind) in try Operators.join(a) }
    case .isplit: return Unary(try expression(e.child), e.extent) { (a: V, f: Frame) throws(Unwind) in try Operators.split(a, f) }
    case .csplit: return Unary(try expression(e.child), e.extent) { (a: V, f: Frame) throws(Unwind) in try Operators.split(a, f) }
    default:
      return RuntimeFailure(Unwind.runtime("UnknownOperator", "The operator \"\(e.extent.text)\" is not supported."), e.extent)
    }
  }

  func assignment(_ e: AssignmentStatementAst) throws(Unwind) -> Node {
    let right = try value(of: e.right)
    let place = try target(e.left)
    switch e.operator {
    case .equals:
      if let slot = place as? SlotTarget {
        if let traits = slot.traits { return AssignChecked(slot.slot, traits, right, e.extent) }
        return AssignSlot(slot.slot, right, e.extent)
      }
      return Assign(place, right, e.extent)
    case .questionQuestionEquals: return AssignIfNull(place, right, e.extent)
    case .plusEquals:
      if let slot = place as? SlotTarget, slot.traits == nil { return AddToSlot(slot.slot, right, e.extent) }
    default: break
    }
    guard let operation = Compiler.operation(e.operator) else {
      return RuntimeFailure(Unwind.runtime("UnknownOperator", "The operator \"\(e.errorPosition.text)\" is not supported."), e.extent)
    }
    return AssignOperation(place, operation, right, e.extent)
  }
}
