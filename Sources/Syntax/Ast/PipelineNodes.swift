import Text

/// What can stand where a pipeline can.
package class PipelineBaseAst: StatementAst {}

/// A pipeline, or pipelines joined by `&&` and `||`.
package class ChainableAst: PipelineBaseAst {}

/// `left && right`, `left || right`.
package final class PipelineChainAst: ChainableAst {
  package let lhsPipelineChain: ChainableAst
  package let rhsPipeline: PipelineAst
  /// `.andAnd` or `.orOr`.
  package let `operator`: TokenKind
  /// `&` at the end.
  package let background: Bool

  init(_ extent: ScriptExtent, lhsChain: ChainableAst, rhsPipeline: PipelineAst, operator: TokenKind, background: Bool) {
    lhsPipelineChain = lhsChain
    self.rhsPipeline = rhsPipeline
    self.operator = `operator`
    self.background = background
    super.init(.pipelineChain, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(lhsPipelineChain)
    body(rhsPipeline)
  }
}

/// Commands joined by `|`; an expression alone is a pipeline too.
package final class PipelineAst: ChainableAst {
  package let pipelineElements: [CommandBaseAst]
  /// `&` at the end.
  package internal(set) var background: Bool

  init(_ extent: ScriptExtent, elements: [CommandBaseAst], background: Bool = false) {
    pipelineElements = elements
    self.background = background
    super.init(.pipeline, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for element in pipelineElements { body(element) }
  }

  /// The expression of a pipeline that is one expression, without redirections, and not in the background: `PipelineBaseAst.GetPureExpression`.
  package var pureExpression: ExpressionAst? {
    guard pipelineElements.count == 1, !background, let only = pipelineElements[0] as? CommandExpressionAst, only.redirections.isEmpty
    else { return nil }
    return only.expression
  }
}

/// `$x = 1`, `$x += 1`.
package final class AssignmentStatementAst: PipelineBaseAst {
  package let left: ExpressionAst
  package let `operator`: TokenKind
  /// A `CommandExpressionAst` when it is an expression alone.
  package let right: StatementAst
  /// Where an error of the assignment itself is reported: the operator.
  package let errorPosition: ScriptExtent

  init(_ extent: ScriptExtent, left: ExpressionAst, operator: TokenKind, right: StatementAst, errorPosition: ScriptExtent) {
    self.left = left
    self.operator = `operator`
    // An expression alone loses the pipeline around it, as in PowerShell's tree.
    let pipeline = right as? PipelineAst
    let expression = pipeline?.pipelineElements.count == 1 ? pipeline?.pipelineElements.first as? CommandExpressionAst : nil
    self.right = pipeline?.background == false ? expression ?? right : right
    self.errorPosition = errorPosition
    super.init(.assignmentStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(left)
    body(right)
  }
}

/// A stage of a pipeline.
package class CommandBaseAst: StatementAst {
  package let redirections: [RedirectionAst]

  init(_ kind: AstKind, _ extent: ScriptExtent, redirections: [RedirectionAst]) {
    self.redirections = redirections
    super.init(kind, extent)
  }
}

/// A command with its arguments. The first element is the name, or what is invoked.
package final class CommandAst: CommandBaseAst {
  package let commandElements: [CommandElementAst]
  /// `.ampersand`, `.dot`, or `.unknown` when there is none.
  package let invocationOperator: TokenKind

  init(_ extent: ScriptExtent, elements: [CommandElementAst], invocationOperator: TokenKind, redirections: [RedirectionAst]) {
    commandElements = elements
    self.invocationOperator = invocationOperator
    super.init(.command, extent, redirections: redirections)
    adopt()
  }

  /// The name, when it is known without running anything.
  package var commandName: PSString? { (commandElements.first as? StringConstantExpressionAst)?.text }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for element in commandElements { body(element) }
    for redirection in redirections { body(redirection) }
  }
}

/// An expression as a stage of a pipeline.
package final class CommandExpressionAst: CommandBaseAst {
  package let expression: ExpressionAst

  init(_ extent: ScriptExtent, expression: ExpressionAst, redirections: [RedirectionAst] = []) {
    self.expression = expression
    super.init(.commandExpression, extent, redirections: redirections)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(expression)
    for redirection in redirections { body(redirection) }
  }
}

/// `-Name`, or `-Name:value`.
package final class CommandParameterAst: CommandElementAst {
  /// The name without its dash.
  package let parameterName: PSString
  package let argument: ExpressionAst?
  /// The parameter without its argument.
  package let errorPosition: ScriptExtent

  init(_ extent: ScriptExtent, parameterName: PSString, argument: ExpressionAst?, errorPosition: ScriptExtent) {
    self.parameterName = parameterName
    self.argument = argument
    self.errorPosition = errorPosition
    super.init(.commandParameter, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let argument { body(argument) }
  }
}

package class RedirectionAst: Ast {
  package let fromStream: RedirectionStream

  init(_ kind: AstKind, _ extent: ScriptExtent, from: RedirectionStream) {
    fromStream = from
    super.init(kind, extent)
  }
}

/// `2>&1`.
package final class MergingRedirectionAst: RedirectionAst {
  package let toStream: RedirectionStream

  init(_ extent: ScriptExtent, from: RedirectionStream, to: RedirectionStream) {
    toStream = to
    super.init(.mergingRedirection, extent, from: from)
  }
}

/// `> file`, `2>> file`.
package final class FileRedirectionAst: RedirectionAst {
  package let location: ExpressionAst
  package let append: Bool

  init(_ extent: ScriptExtent, from: RedirectionStream, location: ExpressionAst, append: Bool) {
    self.location = location
    self.append = append
    super.init(.fileRedirection, extent, from: from)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(location) }
}
