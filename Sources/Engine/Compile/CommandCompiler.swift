import Syntax
import Text

/// Pipelines and commands.
extension Compiler {
  func pipeline(_ ast: PipelineBaseAst) throws(Unwind) -> Node {
    switch ast {
    case let p as PipelineAst: return try pipeline(p)
    case let a as AssignmentStatementAst: return try assignment(a)
    case let chain as PipelineChainAst: return try self.chain(chain)
    default:
      return RuntimeFailure(
        Unwind.runtime("NotSupported", "The statement \"\(ast.extent.text)\" is not supported in this shell."), ast.extent)
    }
  }

  private func chain(_ ast: PipelineChainAst) throws(Unwind) -> Node {
    var links: [PipelineChainAst] = [ast]
    while let left = links[links.count - 1].lhsPipelineChain as? PipelineChainAst { links.append(left) }
    var node = try succeeding(links[links.count - 1].lhsPipelineChain)
    for link in links.reversed() {
      node = PipelineChain(node, try succeeding(link.rhsPipeline), isAnd: link.operator == .andAnd, link.extent)
    }
    return ast.background ? try background(node, ast) : node
  }

  /// An expression in a chain counts as success.
  private func succeeding(_ ast: ChainableAst) throws(Unwind) -> Node {
    let node = try pipeline(ast)
    return (ast as? PipelineAst)?.pureExpression == nil ? node : SucceedingStatement(node)
  }

  private func pipeline(_ ast: PipelineAst) throws(Unwind) -> Node {
    let elements = ast.pipelineElements
    if elements.count == 1, let e = elements[0] as? CommandExpressionAst {
      let node = try commandExpression(e)
      return ast.background ? try background(node, ast) : node
    }
    var calls: [CommandCall] = []
    var head = Pipeline.Head.call
    for (i, element) in elements.enumerated() {
      switch element {
      case let e as CommandExpressionAst where i == 0: head = .expression(try outsideLoops { () throws(Unwind) in try commandExpression(e) })
      case let c as CommandAst: calls.append(try outsideLoops { () throws(Unwind) in try command(c) })
      default:
        return RuntimeFailure(
          Unwind.runtime("ExpressionsMustBeFirstInPipeline", "Expressions are only allowed as the first element of a pipeline."), element.extent)
      }
    }
    let node = Pipeline(head, calls, ast.extent)
    return ast.background ? try background(node, ast) : node
  }

  /// `… &`: the job cmdlets register how it is started.
  private func background(_ node: Node, _ ast: Ast) throws(Unwind) -> Node { BackgroundPipeline(node, ast.extent) }

  func commandExpression(_ ast: CommandExpressionAst) throws(Unwind) -> Node {
    let node = try expression(ast.expression)
    if ast.redirections.isEmpty { return node }
    return RedirectedExpression(node, try ast.redirections.map { (r) throws(Unwind) in try redirection(r) }, ast.extent)
  }

  private func redirection(_ ast: RedirectionAst) throws(Unwind) -> Redirection {
    switch ast {
    case let file as FileRedirectionAst: return Redirection(from: file.fromStream, to: .file(try expression(file.location), append: file.append))
    default: return Redirection(from: ast.fromStream, to: .merge)
    }
  }

  private func command(_ ast: CommandAst) throws(Unwind) -> CommandCall {
    let name: Node
    if let first = ast.commandElements.first as? ExpressionAst {
      name = try expression(first)
    } else {
      name = Constant(.string(ast.commandElements.first?.extent.text ?? PSString.empty), ast.extent)
    }
    var elements: [(CommandCall.Element, ScriptExtent)] = []
    for element in ast.commandElements.dropFirst() {
      switch element {
      case let parameter as CommandParameterAst:
        elements.append(
          (
            .parameter(
              name: parameter.parameterName, text: parameterText(parameter),
              value: try parameter.argument.map { (a) throws(Unwind) in try expression(a) }), parameter.extent
          ))
      case let v as VariableExpressionAst where v.splatted: elements.append((.splat(variable(v)), v.extent))
      case let u as UsingExpressionAst where (u.subExpression as? VariableExpressionAst)?.splatted == true:
        elements.append((.splat(try expression(u.subExpression)), u.extent))
      case let e as ExpressionAst:
        let isBareword = (e as? StringConstantExpressionAst)?.stringConstantType == .bareWord
        elements.append((.argument(try expression(e), isBareword: isBareword), e.extent))
      default: break
      }
    }
    let invocation: CommandCall.Invocation = ast.invocationOperator == .dot ? .dot : ast.invocationOperator == .ampersand ? .ampersand : .plain
    return CommandCall(
      name: name, elements: elements, invocation: invocation, redirections: try ast.redirections.map { (r) throws(Unwind) in try redirection(r) },
      inline: try inline(ast), ast.extent)
  }

  /// `-Name` or `-Name:` as written, for commands that take it as an argument.
  private func parameterText(_ parameter: CommandParameterAst) -> PSString {
    guard let argument = parameter.argument else { return parameter.extent.text }
    return PSString.utf16(parameter.extent.source.units[parameter.extent.startOffset..<argument.extent.startOffset])
  }

  private func inline(_ ast: CommandAst) throws(Unwind) -> InlineCommand? {
    guard ast.commandElements.count == 2, let block = ast.commandElements[1] as? ScriptBlockExpressionAst, InlineCandidate.isInline(block),
      let kind = InlineCandidate.kind(ast), let end = block.scriptBlock.endBlock
    else { return nil }
    let slot = slot(for: VariableName.underscore)
    let body = try outsideLoops { () throws(Unwind) in try statements(end.statements, extent: end.extent) }
    var only: Node?
    if end.statements.count == 1, let p = end.statements[0] as? PipelineAst, let e = p.pureExpression, !survey.mentionsSuccess {
      // A discarded value or an increment is silent as a statement, so it is not an expression here.
      let node = try outsideLoops { () throws(Unwind) in try expression(e) }
      if !(node is ConvertToVoid || node is IncrementSlot || node is Increment) { only = node }
    }
    return InlineCommand(kind: kind, body: InlineBlock(statements: body, expression: only, slot: slot))
  }
}

/// `… &`
final class BackgroundPipeline: Node {
  let pipeline: Node
  init(_ pipeline: Node, _ extent: ScriptExtent) {
    self.pipeline = pipeline
    super.init(extent)
  }
  /// How a background job starts; the job cmdlets register it.
  nonisolated(unsafe) static var start: ((_ text: PSString, _ f: Frame) throws(Unwind) -> Value)?

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    guard let start = BackgroundPipeline.start else {
      throw Unwind.runtime("BackgroundNotSupported", "Background jobs are not available in this shell.")
    }
    return try start(extent.text, f)
  }
}
