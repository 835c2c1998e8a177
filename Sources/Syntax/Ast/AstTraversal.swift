/// What a visitor wants next: `AstVisitAction`.
package enum AstVisitAction: Sendable {
  case `continue`, skipChildren, stopVisit
}

extension Ast {
  /// Visits this node and all below it, parents first, in PowerShell's order. Trees of any height: nothing recurs.
  @discardableResult
  package final func visit(_ body: (Ast) -> AstVisitAction) -> AstVisitAction {
    var waiting: [Ast] = [self]
    var children: [Ast] = []
    while let node = waiting.popLast() {
      switch body(node) {
      case .stopVisit: return .stopVisit
      case .skipChildren: continue
      case .continue:
        node.forEachChild { children.append($0) }
        waiting.append(contentsOf: children.reversed())
        children.removeAll(keepingCapacity: true)
      }
    }
    return .continue
  }

  /// The nodes at and below this one that `predicate` accepts, in the order of `Ast.FindAll`.
  /// Without `searchNestedScriptBlocks`, functions and script blocks are looked at but not into.
  /// A constructor's call of its base is passed over, though not what it holds: PowerShell's searcher doesn't know it.
  package final func findAll(searchNestedScriptBlocks: Bool = true, _ predicate: (Ast) -> Bool) -> [Ast] {
    var found: [Ast] = []
    visit { node in
      if node.kind != .baseCtorInvokeMemberExpression, predicate(node) { found.append(node) }
      return searchNestedScriptBlocks || node === self ? .continue : node.actionAtNestedBlock
    }
    return found
  }

  /// The first node at or below this one that `predicate` accepts.
  package final func find(searchNestedScriptBlocks: Bool = true, _ predicate: (Ast) -> Bool) -> Ast? {
    var found: Ast?
    visit { node in
      if node.kind != .baseCtorInvokeMemberExpression, predicate(node) {
        found = node
        return .stopVisit
      }
      return searchNestedScriptBlocks || node === self ? .continue : node.actionAtNestedBlock
    }
    return found
  }

  private var actionAtNestedBlock: AstVisitAction {
    switch kind {
    case .functionDefinition, .scriptBlockExpression: .skipChildren
    default: .continue
    }
  }
}
