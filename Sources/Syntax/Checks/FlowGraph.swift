import Text

/// Builds the graph of a method and follows its variables through it.
final class FlowGraph {
  /// Where a variable's value is kept, as far as it matters here.
  private enum Place { case undecided, slot, dynamic }

  private struct Variable {
    var place = Place.undecided
    /// The type that assignments have given it so far.
    var type: PSString?
    var isAssigned = false
    let isAutomatic: Bool
    var reads: [VariableExpressionAst] = []
  }

  private struct Loop {
    let label: PSString
    let breakBlock: FlowBlock
    let continueBlock: FlowBlock
  }

  private var variables: [FoldedKey: Variable] = [:]
  private let entry = FlowBlock(isReachable: true)
  private let exit = FlowBlock()
  private var current: FlowBlock
  private var loops: [Loop] = []
  private var found: Set<ObjectIdentifier> = []
  /// Commands that make variables, and dot-sourcing, may do anything to any variable.
  private var isPessimistic = false
  private var nesting = NestingLimit()
  private var isTooDeep = false

  private let object = PSString.of("object")

  init(_ method: FunctionMemberAst) { current = entry }

  /// False when the method is nested too deep to follow.
  func build(_ method: FunctionMemberAst) -> Bool {
    method.body.visit { node in
      if let command = node as? CommandAst, command.invocationOperator == .dot || Self.makesVariables(command) { isPessimistic = true }
      if let variable = node as? VariableExpressionAst, variable.variablePath.isPrivate { isPessimistic = true }
      switch node.kind {
      case .functionDefinition, .scriptBlockExpression, .trapStatement: return .skipChildren
      default: return .continue
      }
    }
    for parameter in method.parameters where parameter.name.variablePath.isAnyLocal {
      let types = parameter.attributes.compactMap { $0 as? TypeConstraintAst }
      let type = types.first.map { $0.typeName.fullName } ?? object
      let name = key(of: parameter.name)
      update(name) {
        $0.isAssigned = true
        $0.type = type
        if types.count > 1 || type.equalsIgnoringCase(ascii: "ref") || parameter.attributes.count > types.count { $0.place = .dynamic }
      }
      entry.steps.append(.assign(name: name, type: type, at: nil))
    }
    let body = method.body
    for block in [body.dynamicParamBlock, body.beginBlock, body.processBlock, body.endBlock] {
      for statement in block?.statements ?? [] { visit(statement) }
    }
    current.flows(to: exit)
    return !isTooDeep
  }

  private static func makesVariables(_ command: CommandAst) -> Bool {
    guard var name = command.commandName?.string.lowercased() else { return false }
    let module = "microsoft.powershell.utility\\"
    if name.hasPrefix(module) { name.removeFirst(module.count) }
    return ["new-variable", "remove-variable", "set-variable", "set-psbreakpoint", "nv", "rv", "sbp", "sv", "set"].contains(name)
  }

  // MARK: - Variables

  private func key(of variable: VariableExpressionAst) -> FoldedKey {
    let name = variable.variablePath.unqualifiedPath
    return FoldedKey(name.equalsIgnoringCase(ascii: "psitem") ? PSString.of("_") : name)
  }

  private func update(_ name: FoldedKey, _ body: (inout Variable) -> Void) {
    body(&variables[name, default: newVariable(name)])
  }

  private func newVariable(_ name: FoldedKey) -> Variable {
    let isAutomatic = AutomaticVariable.named(name.string) != nil || name.string.equalsIgnoringCase(ascii: "?")
    return Variable(place: isAutomatic ? .slot : .undecided, isAutomatic: isAutomatic)
  }

  private func read(_ node: VariableExpressionAst) {
    guard node.variablePath.isAnyLocal, !node.isConstant else { return }
    let name = key(of: node)
    update(name) {
      switch $0.place {
      case .undecided: current.steps.append(.read(node))
      case .dynamic: found.insert(ObjectIdentifier(node))
      case .slot: break
      }
      $0.reads.append(node)
    }
  }

  private func assign(_ target: ExpressionAst) {
    var expression = target
    var conversions = 0
    var hasAttributes = false
    while let attributed = expression as? AttributedExpressionAst {
      conversions += 1
      if attributed.kind == .attributedExpression { hasAttributes = true }
      expression = attributed.child
    }
    guard let variable = expression as? VariableExpressionAst else {
      visit(target)
      return
    }
    guard variable.variablePath.isAnyLocal else { return }
    let name = key(of: variable)
    if hasAttributes || conversions > 1 {
      update(name) { $0.place = .dynamic }
      return
    }
    update(name) { _ in }
    var type = (target as? ConvertExpressionAst)?.type.typeName.fullName
    let word = name.string
    if type == nil, word.equalsIgnoringCase(ascii: "foreach") || word.equalsIgnoringCase(ascii: "switch") { type = object }
    current.steps.append(.assign(name: name, type: type, at: variable))
  }

  // MARK: - Following the graph

  var allPathsReturn: Bool { exit.predecessors.allSatisfy { $0.ends || !$0.isReachable } }

  /// The reads that no assignment is certain to precede.
  func unassignedVariables() -> Set<ObjectIdentifier> {
    for block in blocksInOrder() {
      var assigned: Set<FoldedKey>?
      for predecessor in block.predecessors {
        guard let before = predecessor.assigned else { continue }
        assigned = assigned.map { $0.intersection(before) } ?? before
      }
      var now = assigned ?? []
      for step in block.steps { follow(step, &now) }
      block.assigned = now
    }
    // A variable that needs more than a slot is looked up by name: any assignment will do.
    for variable in variables.values where variable.place == .dynamic && variable.isAssigned {
      for node in variable.reads { found.remove(ObjectIdentifier(node)) }
    }
    return found
  }

  private func follow(_ step: FlowBlock.Step, _ assigned: inout Set<FoldedKey>) {
    switch step {
    case .read(let node):
      let name = key(of: node)
      if variables[name]?.isAutomatic == true || Self.isVisibleInMethods(node.variablePath.userPath) { return }
      if !assigned.contains(name) { found.insert(ObjectIdentifier(node)) }
    case .assign(let name, var type, let node):
      let wasAssigned = assigned.contains(name)
      update(name) {
        if $0.place == .undecided { $0.place = isPessimistic ? .dynamic : .slot }
        if $0.type == nil {
          $0.type = type ?? object
        } else {
          if !wasAssigned, type == nil { type = object }
          if let type, let old = $0.type, !type.equalsIgnoringCase(old), !$0.isAutomatic { $0.place = .dynamic }
        }
        if node != nil { $0.isAssigned = true }
      }
      assigned.insert(name)
    }
  }

  private static func isVisibleInMethods(_ name: PSString) -> Bool {
    ["lastexitcode", "error", "stacktrace", "outputencoding", "nestedpromptlevel", "pwd", "matches"].contains(name.string.lowercased())
  }

  /// The blocks that can be reached, each behind those that lead to it but for the ends of loops.
  private func blocksInOrder() -> [FlowBlock] {
    var order: [FlowBlock] = []
    var path: [(block: FlowBlock, next: Int)] = [(entry, 0)]
    entry.isVisited = true
    while let (block, next) = path.last {
      if next == block.successors.count {
        order.append(block)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let successor = block.successors[next]
      if !successor.isVisited {
        successor.isVisited = true
        path.append((successor, 0))
      }
    }
    return order.reversed()
  }

  // MARK: - Building: statements

  private func visit(_ node: Ast?) {
    guard let node, !isTooDeep else { return }
    guard nesting.enter(1) else {
      isTooDeep = true
      return
    }
    defer { nesting.leave(1) }
    switch node {
    case let node as VariableExpressionAst: read(node)
    case let node as AssignmentStatementAst:
      visit(node.right)
      for target in node.left.assignmentTargets { assign(target) }
    case let node as PipelineAst: visitPipeline(node)
    case let node as BinaryExpressionAst: visitBinary(node)
    case let node as IfStatementAst: visitIf(node)
    case let node as TernaryExpressionAst: visitTernary(node)
    case let node as SwitchStatementAst: visitSwitch(node)
    case let node as DataStatementAst:
      visit(node.body)
      if let name = node.variable { current.steps.append(.assign(name: FoldedKey(name), type: object, at: nil)) }
    case let node as ForEachStatementAst: visitForEach(node)
    case let node as ForStatementAst:
      visit(node.initializer)
      loop(node.label, condition: node.condition.map { condition in { [self] in visit(condition) } }, iterator: node.iterator) { [self] in
        visit(node.body)
      }
    case let node as WhileStatementAst:
      loop(node.label, condition: { [self] in visit(node.condition) }) { [self] in visit(node.body) }
    case let node as LoopStatementAst: visitDo(node)
    case let node as TryStatementAst: visitTry(node)
    case let node as LoopFlowStatementAst: visitLoopFlow(node)
    case let node as PipelineFlowStatementAst:
      visit(node.pipeline)
      current.flows(to: exit)
      current.ends = true
      current = FlowBlock()
    case let node as ConvertExpressionAst: visit(node.child)
    case let node as AttributedExpressionAst: visit(node.child)
    case let node as StatementBlockAst: for statement in node.statements { visit(statement) }
    case is FunctionDefinitionAst, is TypeDefinitionAst, is ScriptBlockExpressionAst, is UsingExpressionAst, is TrapStatementAst,
      is ErrorStatementAst, is ErrorExpressionAst, is BaseCtorInvokeMemberExpressionAst, is UsingStatementAst:
      break
    default: visitChain(node)
    }
  }

  /// Members and elements of members, as many as there are, from the inside out; for others simply what they hold.
  private func visitChain(_ node: Ast) {
    var chain: [Ast] = []
    var inner = node
    while true {
      let target: ExpressionAst
      switch inner {
      case let member as MemberExpressionAst where member.kind != .baseCtorInvokeMemberExpression: target = member.expression
      case let element as IndexExpressionAst: target = element.target
      default:
        if inner !== node { visit(inner) } else { inner.forEachChild { visit($0) } }
        for link in chain.reversed() {
          var isTarget = true
          link.forEachChild { child in
            if !isTarget { visit(child) }
            isTarget = false
          }
        }
        return
      }
      chain.append(inner)
      inner = target
    }
  }

  private func visitPipeline(_ pipeline: PipelineAst) {
    var invokes = false
    for element in pipeline.pipelineElements {
      if element is CommandAst { invokes = true }
      element.forEachChild { visit($0) }
    }
    guard invokes, !loops.isEmpty else { return }
    // A command may break out of a loop around it.
    for loop in loops {
      current.flows(to: loop.breakBlock)
      current.flows(to: loop.continueBlock)
    }
    goOn(in: FlowBlock())
  }

  private func goOn(in block: FlowBlock) {
    current.flows(to: block)
    current = block
  }

  private func visitBinary(_ node: BinaryExpressionAst) {
    // Operators in a row lie to the left, as many as there are.
    var row: [BinaryExpressionAst] = []
    var left: ExpressionAst = node
    while let binary = left as? BinaryExpressionAst {
      row.append(binary)
      left = binary.left
    }
    visit(left)
    for binary in row.reversed() {
      guard binary.operator == .and || binary.operator == .or else {
        visit(binary.right)
        continue
      }
      let after = FlowBlock()
      let right = FlowBlock()
      current.flows(to: after)
      goOn(in: right)
      visit(binary.right)
      goOn(in: after)
    }
  }

  private func visitIf(_ node: IfStatementAst) {
    let after = FlowBlock()
    if node.elseClause == nil { current.flows(to: after) }
    for (i, clause) in node.clauses.enumerated() {
      let isLast = i == node.clauses.count - 1 && node.elseClause == nil
      let body = FlowBlock()
      let next = isLast ? after : FlowBlock()
      visit(clause.condition)
      current.flows(to: body)
      current.flows(to: next)
      current = body
      visit(clause.body)
      current.flows(to: after)
      current = next
    }
    if let otherwise = node.elseClause {
      visit(otherwise)
      current.flows(to: after)
    }
    current = after
  }

  private func visitTernary(_ node: TernaryExpressionAst) {
    let (ifTrue, ifFalse, after) = (FlowBlock(), FlowBlock(), FlowBlock())
    visit(node.condition)
    current.flows(to: ifTrue)
    current.flows(to: ifFalse)
    current = ifTrue
    visit(node.ifTrue)
    current.flows(to: after)
    current = ifFalse
    visit(node.ifFalse)
    goOn(in: after)
  }

  // MARK: - Building: loops

  private func loop(
    _ label: PSString?, condition: (() -> Void)?, iterator: PipelineBaseAst? = nil, body: () -> Void
  ) {
    let continueBlock = FlowBlock()
    if let iterator {
      let afterContinue = FlowBlock()
      current.flows(to: afterContinue)
      current = continueBlock
      visit(iterator)
      goOn(in: afterContinue)
    } else {
      goOn(in: continueBlock)
    }
    let bodyBlock = FlowBlock()
    let breakBlock = FlowBlock()
    if let condition {
      condition()
      current.flows(to: breakBlock)
    }
    loops.append(Loop(label: label ?? .empty, breakBlock: breakBlock, continueBlock: continueBlock))
    goOn(in: bodyBlock)
    body()
    current.flows(to: continueBlock)
    current = breakBlock
    loops.removeLast()
  }

  private func visitDo(_ node: LoopStatementAst) {
    let (continueBlock, bodyBlock, breakBlock, again) = (FlowBlock(), FlowBlock(), FlowBlock(), FlowBlock())
    loops.append(Loop(label: node.label ?? .empty, breakBlock: breakBlock, continueBlock: continueBlock))
    goOn(in: bodyBlock)
    visit(node.body)
    goOn(in: continueBlock)
    visit(node.condition)
    current.flows(to: breakBlock)
    goOn(in: again)
    current.flows(to: bodyBlock)
    current = breakBlock
    loops.removeLast()
  }

  private func visitForEach(_ node: ForEachStatementAst) {
    let after = FlowBlock()
    let condition = { [self] in
      visit(node.condition)
      current.flows(to: after)
      setImplicitly("foreach")
      assign(node.variable)
    }
    loop(node.label, condition: condition) { [self] in visit(node.body) }
    goOn(in: after)
  }

  /// `$foreach` or `$switch`, which the statement sets.
  private func setImplicitly(_ word: String) {
    let name = FoldedKey(PSString.of(word))
    update(name) { if $0.place == .undecided, !isPessimistic { $0.place = .slot } }
    current.steps.append(.assign(name: name, type: PSString.of("System.Collections.IEnumerator"), at: nil))
  }

  private func visitSwitch(_ node: SwitchStatementAst) {
    let condition = { [self] in
      visit(node.condition)
      setImplicitly("switch")
    }
    loop(node.label, condition: condition) { [self] in
      let after = FlowBlock()
      for (i, clause) in node.clauses.enumerated() {
        let isLast = i == node.clauses.count - 1 && node.default == nil
        let body = FlowBlock()
        let next = isLast ? after : FlowBlock()
        visit(clause.condition)
        current.flows(to: next)
        goOn(in: body)
        visit(clause.body)
        if !isLast { goOn(in: next) }
      }
      if let otherwise = node.default {
        current.flows(to: after)
        visit(otherwise)
      }
      goOn(in: after)
    }
  }

  private func visitLoopFlow(_ node: LoopFlowStatementAst) {
    visit(node.label)
    var loop = node.label == nil ? loops.last : nil
    if let label = node.label as? StringConstantExpressionAst { loop = loops.last { $0.label.equalsIgnoringCase(label.text) } }
    if let loop {
      current.flows(to: node.kind == .breakStatement ? loop.breakBlock : loop.continueBlock)
    } else {
      current.flows(to: exit)
      current.ends = true
    }
    current = FlowBlock()
  }

  // MARK: - Building: try

  private func visitTry(_ node: TryStatementAst) {
    let before = current
    goOn(in: FlowBlock())
    visit(node.body)
    let lastInTry = current
    let finally = node.finally == nil ? nil : FlowBlock()
    let after = FlowBlock()
    for clause in node.catchClauses {
      current = FlowBlock()
      before.flows(to: current)
      visit(clause.body)
      current.flows(to: finally ?? after)
    }
    guard let finally else {
      lastInTry.flows(to: after)
      current = after
      return
    }
    lastInTry.flows(to: finally)
    current = finally
    visit(node.finally)
    current.flows(to: after)
    if !node.catchClauses.contains(where: \.isCatchAll) {
      // An error that nothing caught goes on behind the block.
      before.flows(to: finally)
      let rethrow = FlowBlock()
      current.flows(to: rethrow)
      rethrow.ends = true
      rethrow.flows(to: exit)
    }
    current = after
  }
}
