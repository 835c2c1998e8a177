import Syntax
import Text

/// Statements.
enum StatementAstMembers {
  @Sendable static func ifStatement(_ t: TypeDeclaration) {
    t.nodes(IfStatementAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Tuple[PipelineBaseAst,StatementBlockAst]] Clauses {get;}") { node, this in
        this.pairs(node.clauses.map { ($0.condition, $0.body) }, "PipelineBaseAst", "StatementBlockAst")
      }
      t.node("StatementBlockAst ElseClause {get;}") { $0.elseClause }
    }
  }

  @Sendable static func data(_ t: TypeDeclaration) {
    t.nodes(DataStatementAst.self) { t in
      t.text("string Variable {get;}") { $0.variable }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ExpressionAst] CommandsAllowed {get;}", of: "ExpressionAst") { $0.commandsAllowed }
      t.node("StatementBlockAst Body {get;}") { $0.body }
    }
  }

  @Sendable static func labeled(_ t: TypeDeclaration) {
    t.nodes(LabeledStatementAst.self) { t in
      t.text("string Label {get;}") { $0.label }
      t.node("PipelineBaseAst Condition {get;}") { $0.condition }
    }
  }

  @Sendable static func loop(_ t: TypeDeclaration) {
    t.nodes(LoopStatementAst.self) { t in t.node("StatementBlockAst Body {get;}") { $0.body } }
  }

  @Sendable static func switchStatement(_ t: TypeDeclaration) {
    t.nodes(SwitchStatementAst.self) { t in
      t.enumeration("SwitchFlags Flags {get;}", "SwitchFlags") { Int($0.flags.rawValue) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Tuple[ExpressionAst,StatementBlockAst]] Clauses {get;}") { node, this in
        this.pairs(node.clauses.map { ($0.condition, $0.body) }, "ExpressionAst", "StatementBlockAst")
      }
      t.node("StatementBlockAst Default {get;}") { $0.default }
    }
  }

  @Sendable static func forEach(_ t: TypeDeclaration) {
    t.nodes(ForEachStatementAst.self) { t in
      t.node("VariableExpressionAst Variable {get;}") { $0.variable }
      t.node("ExpressionAst ThrottleLimit {get;}") { $0.throttleLimit }
      t.enumeration("ForEachFlags Flags {get;}", "ForEachFlags") { $0.isParallel ? 1 : 0 }
    }
  }

  @Sendable static func forStatement(_ t: TypeDeclaration) {
    t.nodes(ForStatementAst.self) { t in
      t.node("PipelineBaseAst Initializer {get;}") { $0.initializer }
      t.node("PipelineBaseAst Iterator {get;}") { $0.iterator }
    }
  }

  @Sendable static func tryStatement(_ t: TypeDeclaration) {
    t.nodes(TryStatementAst.self) { t in
      t.node("StatementBlockAst Body {get;}") { $0.body }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[CatchClauseAst] CatchClauses {get;}", of: "CatchClauseAst") { $0.catchClauses }
      t.node("StatementBlockAst Finally {get;}") { $0.finally }
    }
  }

  @Sendable static func catchClause(_ t: TypeDeclaration) {
    t.nodes(CatchClauseAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[TypeConstraintAst] CatchTypes {get;}", of: "TypeConstraintAst") { $0.catchTypes }
      t.bool("bool IsCatchAll {get;}") { $0.isCatchAll }
      t.node("StatementBlockAst Body {get;}") { $0.body }
    }
  }

  @Sendable static func trap(_ t: TypeDeclaration) {
    t.nodes(TrapStatementAst.self) { t in
      t.node("TypeConstraintAst TrapType {get;}") { $0.trapType }
      t.node("StatementBlockAst Body {get;}") { $0.body }
    }
  }

  /// `break` and `continue`.
  @Sendable static func loopFlow(_ t: TypeDeclaration) {
    t.nodes(LoopFlowStatementAst.self) { t in t.node("ExpressionAst Label {get;}") { $0.label } }
  }

  /// `return`, `exit` and `throw`.
  @Sendable static func pipelineFlow(_ t: TypeDeclaration) {
    t.nodes(PipelineFlowStatementAst.self) { t in t.node("PipelineBaseAst Pipeline {get;}") { $0.pipeline } }
  }

  @Sendable static func throwStatement(_ t: TypeDeclaration) {
    pipelineFlow(t)
    t.nodes(ThrowStatementAst.self) { t in t.bool("bool IsRethrow {get;}") { $0.isRethrow } }
  }

  @Sendable static func block(_ t: TypeDeclaration) {
    t.nodes(BlockStatementAst.self) { t in
      t.node("StatementBlockAst Body {get;}") { $0.body }
      t.token("Token Kind {get;}") { $0.keyword }
    }
  }

  @Sendable static func error(_ t: TypeDeclaration) {
    t.nodes(ErrorStatementAst.self) { t in
      t.token("Token Kind {get;}") { $0.keyword }
      t.get("System.Collections.Generic.Dictionary[string,System.Tuple[Token,Ast]] Flags {get;}") { (node, this) throws(Unwind) in
        if node.flags.isEmpty { return .null }
        let types = [SyntaxTypes.named("Token"), SyntaxTypes.named("Ast")]
        let made = GenericDictionary(DotNetType.dictionary.constructed([.string, DotNetType.tuple.constructed(types)]))
        for flag in node.flags {
          let pair = TupleObject([.object(TokenObject(flag.token)), this.value(flag.value)], isValue: false, types: types)
          try made.store(.string(flag.name), .object(pair))
        }
        return .object(made)
      }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[Ast] Conditions {get;}", of: "Ast") { $0.conditions.isEmpty ? nil : $0.conditions }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[Ast] Bodies {get;}", of: "Ast") { $0.bodies.isEmpty ? nil : $0.bodies }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[Ast] NestedAst {get;}", of: "Ast") { $0.nestedAst.isEmpty ? nil : $0.nestedAst }
    }
  }
}
