import Syntax
import Text

/// Statements.
extension Compiler {
  func statements(_ list: [StatementAst], traps: [TrapStatementAst] = [], extent: ScriptExtent) throws(Unwind) -> Node {
    var nodes: [Node] = []
    nodes.reserveCapacity(list.count)
    for s in list { nodes.append(try statement(s)) }
    if !traps.isEmpty {
      let compiled = try traps.map { (trap) throws(Unwind) in
        TrapBlock.Trap(type: trap.trapType.map { TypeLiteral($0.typeName, $0.extent) }, body: try trapBody(trap.body))
      }
      return TrapBlock(nodes, compiled, currentSlot: slot(for: VariableName.underscore), extent)
    }
    return nodes.count == 1 ? GuardedStatement(nodes[0]) : StatementList(nodes, extent)
  }

  func block(_ block: StatementBlockAst) throws(Unwind) -> Node {
    try statements(block.statements, traps: block.traps, extent: block.extent)
  }

  /// A trap's body is a scope of its own.
  private func trapBody(_ body: StatementBlockAst) throws(Unwind) -> CompiledBlock {
    var survey = BlockSurvey()
    survey.visit(body)
    let inner = Compiler(byName: false, environment: environment, survey: survey)
    for name in survey.assigned { _ = inner.slot(for: name) }
    _ = inner.slot(for: VariableName.underscore)
    let node = try inner.block(body)
    return CompiledBlock(
      slotNames: inner.slots, parameters: [], begin: nil, process: nil, end: node, clean: nil, dynamicParam: nil, ast: nil,
      needsBoundParameters: false, needsArguments: false, needsInput: false, isAdvanced: false, isFilter: false
    ) { (_: CompiledBlock, name: PSString) throws(Unwind) in CommandDescription(name: name, errorIdSuffix: name) }
  }

  /// A statement; in blocks that look at `$?`, what succeeds says so.
  func statement(_ ast: StatementAst) throws(Unwind) -> Node {
    let node = try plainStatement(ast)
    guard survey.mentionsSuccess else { return node }
    switch ast {
    case let pipeline as PipelineAst where pipeline.pureExpression != nil: return SucceedingStatement(node)
    case is AssignmentStatementAst: return node is Pipeline ? node : SucceedingStatement(node)
    default: return node
    }
  }

  private func plainStatement(_ ast: StatementAst) throws(Unwind) -> Node {
    switch ast {
    case let s as PipelineBaseAst: return try pipeline(s)
    case let s as CommandExpressionAst: return try commandExpression(s)
    case let s as IfStatementAst: return try ifStatement(s)
    case let s as ForStatementAst:
      return try loop(s) { (number) throws(Unwind) in
        For(
          try s.initializer.map { (p) throws(Unwind) in try discarded(p) } ?? NoOperation(s.extent),
          try s.condition.map { (p) throws(Unwind) in try condition(p) },
          try s.iterator.map { (p) throws(Unwind) in try discarded(p) } ?? NoOperation(s.extent), try block(s.body), label: s.label, number: number,
          s.extent)
      }
    case let s as ForEachStatementAst: return try forEach(s)
    case let s as WhileStatementAst: return try whileLoop(s, s.body, testsFirst: true, until: false)
    case let s as DoWhileStatementAst: return try whileLoop(s, s.body, testsFirst: false, until: false)
    case let s as DoUntilStatementAst: return try whileLoop(s, s.body, testsFirst: false, until: true)
    case let s as SwitchStatementAst: return try switchStatement(s)
    case let s as BreakStatementAst: return try flow(s, isBreak: true)
    case let s as ContinueStatementAst: return try flow(s, isBreak: false)
    case let s as ReturnStatementAst: return Return(try s.pipeline.map { (p) throws(Unwind) in try pipeline(p) } ?? NoOperation(s.extent), s.extent)
    case let s as ExitStatementAst: return Exit(try s.pipeline.map { (p) throws(Unwind) in try pipeline(p) } ?? NoOperation(s.extent), s.extent)
    case let s as ThrowStatementAst:
      return Throw(
        try s.pipeline.map { (p) throws(Unwind) in try pipeline(p) } ?? Constant(.null, s.extent), isRethrow: s.isRethrow, s.extent)
    case let s as TryStatementAst: return try tryStatement(s)
    case let s as FunctionDefinitionAst: return function(s)
    case let s as TypeDefinitionAst: return DefineType(s)
    case let s as DataStatementAst: return try data(s)
    case let s as BlockStatementAst: return try block(s.body)
    case is UsingStatementAst: return NoOperation(ast.extent)
    default:
      return RuntimeFailure(
        Unwind.runtime("NotSupported", "The statement \"\(ast.extent.text)\" is not supported in this shell."), ast.extent)
    }
  }

  private func ifStatement(_ s: IfStatementAst) throws(Unwind) -> Node {
    var otherwise: Node = try s.elseClause.map { (b) throws(Unwind) in try block(b) } ?? NoOperation(s.extent)
    for clause in s.clauses.reversed() {
      otherwise = If(try condition(clause.condition), try block(clause.body), otherwise, s.extent)
    }
    return otherwise
  }

  /// A pipeline as a condition.
  func condition(_ ast: PipelineBaseAst) throws(Unwind) -> Node { try outsideLoops { () throws(Unwind) in try pipeline(ast) } }

  /// A pipeline whose value is not wanted (`for`'s parts).
  private func discarded(_ ast: PipelineBaseAst) throws(Unwind) -> Node { try outsideLoops { () throws(Unwind) in try pipeline(ast) } }

  private func loop(_ s: LabeledStatementAst, _ make: (UInt8) throws(Unwind) -> Node) throws(Unwind) -> Node {
    let number = nextLoopNumber()
    loops.append((s.label, number))
    defer { loops.removeLast() }
    return try make(number)
  }

  private func whileLoop(_ s: LoopStatementAst, _ body: StatementBlockAst, testsFirst: Bool, until: Bool) throws(Unwind) -> Node {
    try loop(s) { (number) throws(Unwind) in
      While(
        try s.condition.map { (p) throws(Unwind) in try condition(p) } ?? Constant(.bool(!until), s.extent), try block(body), testsFirst: testsFirst,
        until: until, label: s.label, number: number, s.extent)
    }
  }

  private static let foreachName = VariableName.of("foreach")
  private static let switchName = VariableName.of("switch")

  private func forEach(_ s: ForEachStatementAst) throws(Unwind) -> Node {
    let values = try s.condition.map { (p) throws(Unwind) in try condition(p) } ?? Constant(.null, s.extent)
    guard let variable = try target(s.variable) as? SlotTarget else {
      return RuntimeFailure(Unwind.runtime("ForEachVariable", "The variable of a foreach loop must be a simple variable."), s.extent)
    }
    let enumerator = survey.mentioned.contains { $0 === Compiler.foreachName } ? slot(for: Compiler.foreachName) : nil
    return try loop(s) { (number) throws(Unwind) in
      ForEach(variable, values, enumeratorSlot: enumerator, try block(s.body), label: s.label, number: number, s.extent)
    }
  }

  private func switchStatement(_ s: SwitchStatementAst) throws(Unwind) -> Node {
    let value = try s.condition.map { (p) throws(Unwind) in try condition(p) } ?? Constant(.null, s.extent)
    let enumerator = survey.mentioned.contains { $0 === Compiler.switchName } ? slot(for: Compiler.switchName) : nil
    return try loop(s) { (number) throws(Unwind) in
      var clauses: [Switch.Clause] = []
      for clause in s.clauses {
        let condition = try outsideLoops { () throws(Unwind) in try expression(clause.condition) }
        clauses.append(
          Switch.Clause(condition: condition, block: clause.condition is ScriptBlockExpressionAst ? condition : nil, body: try block(clause.body)))
      }
      return Switch(
        value, clauses, try s.default.map { (b) throws(Unwind) in try block(b) },
        mode: s.flags.contains(.regex) ? .regex : s.flags.contains(.wildcard) ? .wildcard : .exact, ignoreCase: !s.flags.contains(.caseSensitive),
        readsFile: s.flags.contains(.file), currentSlot: slot(for: VariableName.underscore), enumeratorSlot: enumerator, label: s.label,
        number: number, s.extent)
    }
  }

  private func flow(_ s: LoopFlowStatementAst, isBreak: Bool) throws(Unwind) -> Node {
    guard let label = s.label else {
      return loops.isEmpty ? ThrownFlow(isBreak: isBreak, label: nil, s.extent) : Flow(isBreak ? .break : .continue, s.extent)
    }
    if let text = (label as? StringConstantExpressionAst)?.text,
      let loop = loops.last(where: { $0.label?.equalsIgnoringCase(text) ?? false }), loop.number < 120
    {
      return Flow(isBreak ? .break(loop: loop.number) : .continue(loop: loop.number), s.extent)
    }
    return ThrownFlow(isBreak: isBreak, label: try expression(label), s.extent)
  }

  private func tryStatement(_ s: TryStatementAst) throws(Unwind) -> Node {
    let catches = try s.catchClauses.map { (clause) throws(Unwind) in
      Try.Catch(types: clause.catchTypes.map { TypeLiteral($0.typeName, $0.extent) }, body: try block(clause.body))
    }
    return Try(
      try block(s.body), catches, try s.finally.map { (b) throws(Unwind) in try block(b) }, currentSlot: slot(for: VariableName.underscore), s.extent)
  }

  private func function(_ s: FunctionDefinitionAst) -> Node {
    let (scope, name) = CommandLookup.scoped(s.name)
    let prototype = ScriptBlock(s.body, environment: environment, functionParameters: s.parameters ?? [], isFilter: s.isFilter)
    return DefineFunction(name, scope ?? .local, prototype, s.extent)
  }

  private func data(_ s: DataStatementAst) throws(Unwind) -> Node {
    let body = SubExpression(try outsideLoops { () throws(Unwind) in try block(s.body) }, s.extent)
    guard let name = s.variable else { return body }
    return AssignSlot(slot(for: VariableName.of(name)), body, s.extent)
  }
}

/// A construct that cannot run: says so when it is reached.
final class RuntimeFailure: Node {
  private let unwind: Unwind
  init(_ unwind: Unwind, _ extent: ScriptExtent) {
    self.unwind = unwind
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { throw unwind }
}

/// `class` and `enum`.
final class DefineType: Node {
  let ast: TypeDefinitionAst
  init(_ ast: TypeDefinitionAst) {
    self.ast = ast
    super.init(ast.extent)
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    guard let define = ScriptTypes.define else {
      throw Unwind.runtime("TypeDefinitionNotSupported", "Classes and enums cannot be defined here.")
    }
    try define(ast, f)
    return .normal
  }
}

/// Where script classes are made.
enum ScriptTypes {
  nonisolated(unsafe) static var define: ((TypeDefinitionAst, Frame) throws(Unwind) -> Void)?
}
