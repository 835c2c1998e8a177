import Syntax
import Text

/// Nodes of statements, pipelines and commands.
enum AstStatements {
  private static func stream(_ stream: RedirectionStream) -> Value {
    EnumValue.of("System.Management.Automation.Language.RedirectionStream", Int(stream.rawValue))
  }

  private static func clauses<A: Ast, B: Ast>(_ o: AstObject, _ pairs: [(A, B)], _ types: [String]) -> Value {
    let arguments = types.map(AstTypes.named)
    let tuple = TypeRegistry.find("System.Tuple`2")?.constructed(arguments) ?? .object
    return .object(
      ListObject(ContiguousArray(pairs.map { o.pair($0.0, $0.1, arguments) }), type: DotNetType.readOnlyCollection.constructed([tuple])))
  }

  @Sendable static func pipelineBase(_ t: TypeDeclaration) {
    t.receiver(AstObject.self) { t in
      t.method("System.Management.Automation.Language.ExpressionAst GetPureExpression()") { this, _ in
        this.node((this.ast as? PipelineAst)?.pureExpression)
      }
    }
  }

  @Sendable static func pipeline(_ t: TypeDeclaration) {
    t.node(PipelineAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.CommandBaseAst] PipelineElements {get;}") { o, n in
        o.nodes(n.pipelineElements, AstTypes.named("CommandBaseAst"))
      }
      t.get("bool Background {get;}") { .bool($1.background) }
    }
  }

  @Sendable static func pipelineChain(_ t: TypeDeclaration) {
    t.node(PipelineChainAst.self) { t in
      t.get("System.Management.Automation.Language.ChainableAst LhsPipelineChain {get;}") { $0.node($1.lhsPipelineChain) }
      t.get("System.Management.Automation.Language.PipelineAst RhsPipeline {get;}") { $0.node($1.rhsPipeline) }
      t.get("System.Management.Automation.Language.TokenKind Operator {get;}") { TokenTypes.kind($1.operator) }
      t.get("bool Background {get;}") { .bool($1.background) }
    }
  }

  @Sendable static func assignment(_ t: TypeDeclaration) {
    t.node(AssignmentStatementAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst Left {get;}") { $0.node($1.left) }
      t.get("System.Management.Automation.Language.TokenKind Operator {get;}") { TokenTypes.kind($1.operator) }
      t.get("System.Management.Automation.Language.StatementAst Right {get;}") { $0.node($1.right) }
      t.get("System.Management.Automation.Language.IScriptExtent ErrorPosition {get;}") { .object(ScriptExtentObject($1.errorPosition)) }
    }
    t.receiver(AstObject.self) { t in
      t.method("System.Collections.Generic.IEnumerable[System.Management.Automation.Language.ExpressionAst] GetAssignmentTargets()") { this, _ in
        guard let left = (this.ast as? AssignmentStatementAst)?.left else { return .null }
        return this.nodes((left as? ArrayLiteralAst)?.elements ?? [left], AstTypes.named("ExpressionAst"))
      }
    }
  }

  @Sendable static func commandBase(_ t: TypeDeclaration) {
    t.node(CommandBaseAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.RedirectionAst] Redirections {get;}") { o, n in
        o.nodes(n.redirections, AstTypes.named("RedirectionAst"))
      }
    }
  }

  @Sendable static func command(_ t: TypeDeclaration) {
    t.node(CommandAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.CommandElementAst] CommandElements {get;}") { o, n in
        o.nodes(n.commandElements, AstTypes.named("CommandElementAst"))
      }
      t.get("System.Management.Automation.Language.TokenKind InvocationOperator {get;}") { TokenTypes.kind($1.invocationOperator) }
    }
    t.receiver(AstObject.self) { t in
      t.method("string GetCommandName()") { this, _ in .optional((this.ast as? CommandAst)?.commandName) }
    }
  }

  @Sendable static func commandExpression(_ t: TypeDeclaration) {
    t.node(CommandExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst Expression {get;}") { $0.node($1.expression) }
    }
  }

  @Sendable static func commandParameter(_ t: TypeDeclaration) {
    t.node(CommandParameterAst.self) { t in
      t.get("string ParameterName {get;}") { .string($1.parameterName) }
      t.get("System.Management.Automation.Language.ExpressionAst Argument {get;}") { $0.node($1.argument) }
      t.get("System.Management.Automation.Language.IScriptExtent ErrorPosition {get;}") { .object(ScriptExtentObject($1.errorPosition)) }
    }
  }

  @Sendable static func redirection(_ t: TypeDeclaration) {
    t.node(RedirectionAst.self) { t in
      t.get("System.Management.Automation.Language.RedirectionStream FromStream {get;}") { stream($1.fromStream) }
    }
  }

  @Sendable static func mergingRedirection(_ t: TypeDeclaration) {
    t.node(MergingRedirectionAst.self) { t in
      t.get("System.Management.Automation.Language.RedirectionStream ToStream {get;}") { stream($1.toStream) }
    }
  }

  @Sendable static func fileRedirection(_ t: TypeDeclaration) {
    t.node(FileRedirectionAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst Location {get;}") { $0.node($1.location) }
      t.get("bool Append {get;}") { .bool($1.append) }
    }
  }

  @Sendable static func ifStatement(_ t: TypeDeclaration) {
    t.node(IfStatementAst.self) { t in
      t.get(
        "System.Collections.ObjectModel.ReadOnlyCollection[System.Tuple[System.Management.Automation.Language.PipelineBaseAst,System.Management.Automation.Language.StatementBlockAst]] Clauses {get;}"
      ) { o, n in clauses(o, n.clauses.map { ($0.condition, $0.body) }, ["PipelineBaseAst", "StatementBlockAst"]) }
      t.get("System.Management.Automation.Language.StatementBlockAst ElseClause {get;}") { $0.node($1.elseClause) }
    }
  }

  @Sendable static func labeled(_ t: TypeDeclaration) {
    t.node(LabeledStatementAst.self) { t in
      t.get("string Label {get;}") { .optional($1.label) }
      t.get("System.Management.Automation.Language.PipelineBaseAst Condition {get;}") { $0.node($1.condition) }
    }
  }

  @Sendable static func loop(_ t: TypeDeclaration) {
    t.node(LoopStatementAst.self) { t in t.get("System.Management.Automation.Language.StatementBlockAst Body {get;}") { $0.node($1.body) } }
  }

  @Sendable static func switchStatement(_ t: TypeDeclaration) {
    t.node(SwitchStatementAst.self) { t in
      t.get("System.Management.Automation.Language.SwitchFlags Flags {get;}") {
        EnumValue.of("System.Management.Automation.Language.SwitchFlags", Int($1.flags.rawValue))
      }
      t.get(
        "System.Collections.ObjectModel.ReadOnlyCollection[System.Tuple[System.Management.Automation.Language.ExpressionAst,System.Management.Automation.Language.StatementBlockAst]] Clauses {get;}"
      ) { o, n in clauses(o, n.clauses.map { ($0.condition, $0.body) }, ["ExpressionAst", "StatementBlockAst"]) }
      t.get("System.Management.Automation.Language.StatementBlockAst Default {get;}") { $0.node($1.default) }
    }
  }

  @Sendable static func forEach(_ t: TypeDeclaration) {
    t.node(ForEachStatementAst.self) { t in
      t.get("System.Management.Automation.Language.ForEachFlags Flags {get;}") {
        EnumValue.of("System.Management.Automation.Language.ForEachFlags", $1.isParallel ? 1 : 0)
      }
      t.get("System.Management.Automation.Language.ExpressionAst ThrottleLimit {get;}") { $0.node($1.throttleLimit) }
      t.get("System.Management.Automation.Language.VariableExpressionAst Variable {get;}") { $0.node($1.variable) }
    }
  }

  @Sendable static func forStatement(_ t: TypeDeclaration) {
    t.node(ForStatementAst.self) { t in
      t.get("System.Management.Automation.Language.PipelineBaseAst Initializer {get;}") { $0.node($1.initializer) }
      t.get("System.Management.Automation.Language.PipelineBaseAst Iterator {get;}") { $0.node($1.iterator) }
    }
  }

  @Sendable static func tryStatement(_ t: TypeDeclaration) {
    t.node(TryStatementAst.self) { t in
      t.get("System.Management.Automation.Language.StatementBlockAst Body {get;}") { $0.node($1.body) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.CatchClauseAst] CatchClauses {get;}") { o, n in
        o.nodes(n.catchClauses, AstTypes.named("CatchClauseAst"))
      }
      t.get("System.Management.Automation.Language.StatementBlockAst Finally {get;}") { $0.node($1.finally) }
    }
  }

  @Sendable static func catchClause(_ t: TypeDeclaration) {
    t.node(CatchClauseAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.TypeConstraintAst] CatchTypes {get;}") { o, n in
        o.nodes(n.catchTypes, AstTypes.named("TypeConstraintAst"))
      }
      t.get("bool IsCatchAll {get;}") { .bool($1.isCatchAll) }
      t.get("System.Management.Automation.Language.StatementBlockAst Body {get;}") { $0.node($1.body) }
    }
  }

  @Sendable static func trap(_ t: TypeDeclaration) {
    t.node(TrapStatementAst.self) { t in
      t.get("System.Management.Automation.Language.TypeConstraintAst TrapType {get;}") { $0.node($1.trapType) }
      t.get("System.Management.Automation.Language.StatementBlockAst Body {get;}") { $0.node($1.body) }
    }
  }

  @Sendable static func data(_ t: TypeDeclaration) {
    t.node(DataStatementAst.self) { t in
      t.get("string Variable {get;}") { .optional($1.variable) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ExpressionAst] CommandsAllowed {get;}") { o, n in
        o.nodes(n.commandsAllowed, AstTypes.named("ExpressionAst"))
      }
      t.get("System.Management.Automation.Language.StatementBlockAst Body {get;}") { $0.node($1.body) }
    }
  }

  @Sendable static func loopFlow(_ t: TypeDeclaration) {
    t.node(LoopFlowStatementAst.self) { t in t.get("System.Management.Automation.Language.ExpressionAst Label {get;}") { $0.node($1.label) } }
  }

  @Sendable static func pipelineFlow(_ t: TypeDeclaration) {
    t.node(PipelineFlowStatementAst.self) { t in
      t.get("System.Management.Automation.Language.PipelineBaseAst Pipeline {get;}") { $0.node($1.pipeline) }
    }
  }

  @Sendable static func throwStatement(_ t: TypeDeclaration) {
    pipelineFlow(t)
    t.node(ThrowStatementAst.self) { t in t.get("bool IsRethrow {get;}") { .bool($1.isRethrow) } }
  }

  @Sendable static func blockStatement(_ t: TypeDeclaration) {
    t.node(BlockStatementAst.self) { t in
      t.get("System.Management.Automation.Language.StatementBlockAst Body {get;}") { $0.node($1.body) }
      t.get("System.Management.Automation.Language.Token Kind {get;}") { .object(TokenObject($1.keyword)) }
    }
  }

  @Sendable static func error(_ t: TypeDeclaration) {
    t.node(ErrorStatementAst.self) { t in
      t.get("System.Management.Automation.Language.Token Kind {get;}") { $1.keyword.map { .object(TokenObject($0)) } ?? .null }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.Ast] Conditions {get;}") { o, n in
        o.nodes(n.conditions, AstTypes.named("Ast"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.Ast] Bodies {get;}") { o, n in
        o.nodes(n.bodies, AstTypes.named("Ast"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.Ast] NestedAst {get;}") { o, n in
        o.nodes(n.nestedAst, AstTypes.named("Ast"))
      }
    }
  }
}
