import Text

/// The flow of control in a method: whether all its paths return, and which variables are read before they are certain to have a value.
///
/// A method sees only its own variables, so PowerShell refuses to read others. The graph is PowerShell's: a `try` may fail before its first
/// statement, any command may leave any loop, and what an assignment does to a variable's type decides whether it counts at all.
struct MethodFlow {
  private(set) var allPathsReturn = true
  /// The variables, by identity, that are not assigned where they are read.
  private(set) var unassigned: Set<ObjectIdentifier> = []

  static func analyze(_ method: FunctionMemberAst) -> MethodFlow {
    let graph = FlowGraph(method)
    guard graph.build(method) else { return MethodFlow() }
    return MethodFlow(allPathsReturn: graph.allPathsReturn, unassigned: graph.unassignedVariables())
  }
}

/// A stretch of code without branches.
final class FlowBlock {
  enum Step {
    case read(VariableExpressionAst)
    case assign(name: FoldedKey, type: PSString?, at: VariableExpressionAst?)
  }

  var steps: [Step] = []
  private(set) var successors: [FlowBlock] = []
  private(set) var predecessors: [FlowBlock] = []
  /// Known when the graph is built, in the order of the code.
  private(set) var isReachable: Bool
  /// Ends the method with a value or an error.
  var ends = false
  var isVisited = false
  /// The variables that are assigned at its end, once that is known.
  var assigned: Set<FoldedKey>?

  init(isReachable: Bool = false) { self.isReachable = isReachable }

  func flows(to next: FlowBlock) {
    guard !successors.contains(where: { $0 === next }) else { return }
    if isReachable { next.isReachable = true }
    successors.append(next)
    next.predecessors.append(self)
  }
}
