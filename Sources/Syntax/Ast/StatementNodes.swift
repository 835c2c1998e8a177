import Text

/// `if`, `elseif`, `else`.
package final class IfStatementAst: StatementAst {
  package struct Clause {
    package let condition: PipelineBaseAst
    package let body: StatementBlockAst
  }

  package let clauses: [Clause]
  package let elseClause: StatementBlockAst?

  init(_ extent: ScriptExtent, clauses: [Clause], elseClause: StatementBlockAst?) {
    self.clauses = clauses
    self.elseClause = elseClause
    super.init(.ifStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for clause in clauses {
      body(clause.condition)
      body(clause.body)
    }
    if let elseClause { body(elseClause) }
  }
}

/// `data $name -SupportedCommand a, b { }`.
package final class DataStatementAst: StatementAst {
  /// The variable's name without `$`.
  package let variable: PSString?
  package let commandsAllowed: [ExpressionAst]
  package let body: StatementBlockAst

  init(_ extent: ScriptExtent, variable: PSString?, commandsAllowed: [ExpressionAst], body: StatementBlockAst) {
    self.variable = variable
    self.commandsAllowed = commandsAllowed
    self.body = body
    super.init(.dataStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for command in commandsAllowed { body(command) }
    body(self.body)
  }
}

/// A loop or `switch`: a statement that a label can name.
package class LabeledStatementAst: StatementAst {
  /// The label without its colon.
  package let label: PSString?
  package let condition: PipelineBaseAst?

  init(_ kind: AstKind, _ extent: ScriptExtent, label: PSString?, condition: PipelineBaseAst?) {
    self.label = label
    self.condition = condition
    super.init(kind, extent)
  }
}

package class LoopStatementAst: LabeledStatementAst {
  package let body: StatementBlockAst

  init(_ kind: AstKind, _ extent: ScriptExtent, label: PSString?, condition: PipelineBaseAst?, body: StatementBlockAst) {
    self.body = body
    super.init(kind, extent, label: label, condition: condition)
  }
}

/// `switch -regex ($x) { 'a' { } default { } }`.
package final class SwitchStatementAst: LabeledStatementAst {
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let file = Flags(rawValue: 0x01)
    package static let regex = Flags(rawValue: 0x02)
    package static let wildcard = Flags(rawValue: 0x04)
    package static let exact = Flags(rawValue: 0x08)
    package static let caseSensitive = Flags(rawValue: 0x10)
    package static let parallel = Flags(rawValue: 0x20)
  }

  package struct Clause {
    package let condition: ExpressionAst
    package let body: StatementBlockAst
  }

  package let flags: Flags
  package let clauses: [Clause]
  package let `default`: StatementBlockAst?

  init(
    _ extent: ScriptExtent, label: PSString?, condition: PipelineBaseAst, flags: Flags, clauses: [Clause], default: StatementBlockAst?
  ) {
    self.flags = flags
    self.clauses = clauses
    self.default = `default`
    super.init(.switchStatement, extent, label: label, condition: condition)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let condition { body(condition) }
    for clause in clauses {
      body(clause.condition)
      body(clause.body)
    }
    if let `default` { body(`default`) }
  }
}

/// `foreach ($x in ...) { }`.
package final class ForEachStatementAst: LoopStatementAst {
  package let variable: VariableExpressionAst
  /// The value of `-ThrottleLimit`.
  package let throttleLimit: ExpressionAst?
  package let isParallel: Bool

  init(
    _ extent: ScriptExtent, label: PSString?, isParallel: Bool, throttleLimit: ExpressionAst?, variable: VariableExpressionAst,
    expression: PipelineBaseAst, body: StatementBlockAst
  ) {
    self.variable = variable
    self.throttleLimit = throttleLimit
    self.isParallel = isParallel
    super.init(.forEachStatement, extent, label: label, condition: expression, body: body)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(variable)
    if let condition { body(condition) }
    if let throttleLimit { body(throttleLimit) }
    body(self.body)
  }
}

/// `for (initializer; condition; iterator) { }`.
package final class ForStatementAst: LoopStatementAst {
  package let initializer: PipelineBaseAst?
  package let iterator: PipelineBaseAst?

  init(
    _ extent: ScriptExtent, label: PSString?, initializer: PipelineBaseAst?, condition: PipelineBaseAst?, iterator: PipelineBaseAst?,
    body: StatementBlockAst
  ) {
    self.initializer = initializer
    self.iterator = iterator
    super.init(.forStatement, extent, label: label, condition: condition, body: body)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let initializer { body(initializer) }
    if let condition { body(condition) }
    if let iterator { body(iterator) }
    body(self.body)
  }
}

/// `do { } while (...)`.
package final class DoWhileStatementAst: LoopStatementAst {
  init(_ extent: ScriptExtent, label: PSString?, condition: PipelineBaseAst, body: StatementBlockAst) {
    super.init(.doWhileStatement, extent, label: label, condition: condition, body: body)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let condition { body(condition) }
    body(self.body)
  }
}

/// `do { } until (...)`.
package final class DoUntilStatementAst: LoopStatementAst {
  init(_ extent: ScriptExtent, label: PSString?, condition: PipelineBaseAst, body: StatementBlockAst) {
    super.init(.doUntilStatement, extent, label: label, condition: condition, body: body)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let condition { body(condition) }
    body(self.body)
  }
}

/// `while (...) { }`.
package final class WhileStatementAst: LoopStatementAst {
  init(_ extent: ScriptExtent, label: PSString?, condition: PipelineBaseAst, body: StatementBlockAst) {
    super.init(.whileStatement, extent, label: label, condition: condition, body: body)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let condition { body(condition) }
    body(self.body)
  }
}

/// `try { } catch { } finally { }`.
package final class TryStatementAst: StatementAst {
  package let body: StatementBlockAst
  package let catchClauses: [CatchClauseAst]
  package let finally: StatementBlockAst?

  init(_ extent: ScriptExtent, body: StatementBlockAst, catchClauses: [CatchClauseAst], finally: StatementBlockAst?) {
    self.body = body
    self.catchClauses = catchClauses
    self.finally = finally
    super.init(.tryStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(self.body)
    for clause in catchClauses { body(clause) }
    if let finally { body(finally) }
  }
}

/// `catch [type], [type] { }`.
package final class CatchClauseAst: Ast {
  package let catchTypes: [TypeConstraintAst]
  package let body: StatementBlockAst
  package var isCatchAll: Bool { catchTypes.isEmpty }

  init(_ extent: ScriptExtent, catchTypes: [TypeConstraintAst], body: StatementBlockAst) {
    self.catchTypes = catchTypes
    self.body = body
    super.init(.catchClause, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for type in catchTypes { body(type) }
    body(self.body)
  }
}

/// `trap [type] { }`.
package final class TrapStatementAst: StatementAst {
  package let trapType: TypeConstraintAst?
  package let body: StatementBlockAst

  init(_ extent: ScriptExtent, trapType: TypeConstraintAst?, body: StatementBlockAst) {
    self.trapType = trapType
    self.body = body
    super.init(.trapStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let trapType { body(trapType) }
    body(self.body)
  }
}

/// `break` or `continue`, perhaps with a label, which is an expression.
package class LoopFlowStatementAst: StatementAst {
  package let label: ExpressionAst?

  init(_ kind: AstKind, _ extent: ScriptExtent, label: ExpressionAst?) {
    self.label = label
    super.init(kind, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let label { body(label) }
  }
}

package final class BreakStatementAst: LoopFlowStatementAst {
  init(_ extent: ScriptExtent, label: ExpressionAst?) { super.init(.breakStatement, extent, label: label) }
}

package final class ContinueStatementAst: LoopFlowStatementAst {
  init(_ extent: ScriptExtent, label: ExpressionAst?) { super.init(.continueStatement, extent, label: label) }
}

/// `return`, `exit` or `throw`, perhaps with a value.
package class PipelineFlowStatementAst: StatementAst {
  package let pipeline: PipelineBaseAst?

  init(_ kind: AstKind, _ extent: ScriptExtent, pipeline: PipelineBaseAst?) {
    self.pipeline = pipeline
    super.init(kind, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let pipeline { body(pipeline) }
  }
}

package final class ReturnStatementAst: PipelineFlowStatementAst {
  init(_ extent: ScriptExtent, pipeline: PipelineBaseAst?) { super.init(.returnStatement, extent, pipeline: pipeline) }
}

package final class ExitStatementAst: PipelineFlowStatementAst {
  init(_ extent: ScriptExtent, pipeline: PipelineBaseAst?) { super.init(.exitStatement, extent, pipeline: pipeline) }
}

package final class ThrowStatementAst: PipelineFlowStatementAst {
  init(_ extent: ScriptExtent, pipeline: PipelineBaseAst?) { super.init(.throwStatement, extent, pipeline: pipeline) }

  /// A bare `throw` somewhere in a catch block throws the caught error again.
  package var isRethrow: Bool {
    guard pipeline == nil else { return false }
    var node = parent
    while let ancestor = node {
      switch ancestor.kind {
      case .catchClause: return true
      case .functionDefinition, .typeDefinition, .functionMember: return false
      default: node = ancestor.parent
      }
    }
    return false
  }
}

/// A workflow's `parallel { }` or `sequence { }`.
package final class BlockStatementAst: StatementAst {
  package let body: StatementBlockAst
  /// The keyword.
  package let keyword: Token

  init(_ extent: ScriptExtent, keyword: Token, body: StatementBlockAst) {
    self.body = body
    self.keyword = keyword
    super.init(.blockStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(self.body) }
}

/// A statement that could not be parsed whole, with the parts that could.
package final class ErrorStatementAst: PipelineBaseAst {
  package struct Flag {
    package let name: PSString
    package let token: Token
    package let value: Ast?
  }

  /// The keyword that the statement started with, when it is known.
  package let keyword: Token?
  package let flags: [Flag]
  package let conditions: [Ast]
  package let bodies: [Ast]
  package let nestedAst: [Ast]

  init(
    _ extent: ScriptExtent, keyword: Token? = nil, flags: [Flag] = [], conditions: [Ast] = [], bodies: [Ast] = [], nestedAst: [Ast] = []
  ) {
    self.keyword = keyword
    self.flags = flags
    self.conditions = conditions
    self.bodies = bodies
    self.nestedAst = nestedAst
    super.init(.errorStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for node in nestedAst { body(node) }
    for flag in flags { if let value = flag.value { body(value) } }
    for node in conditions { body(node) }
    for node in bodies { body(node) }
  }
}
