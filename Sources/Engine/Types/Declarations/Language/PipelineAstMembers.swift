import Syntax
import Text

/// Pipelines, commands, assignments and redirections.
enum PipelineAstMembers {
  @Sendable static func base(_ t: TypeDeclaration) {
    t.nodes(PipelineBaseAst.self) { t in
      t.method("ExpressionAst GetPureExpression()") { node, this, _ in this.value((node as? PipelineAst)?.pureExpression) }
    }
  }

  @Sendable static func chain(_ t: TypeDeclaration) {
    t.nodes(PipelineChainAst.self) { t in
      t.node("ChainableAst LhsPipelineChain {get;}") { $0.lhsPipelineChain }
      t.node("PipelineAst RhsPipeline {get;}") { $0.rhsPipeline }
      t.kind("TokenKind Operator {get;}") { $0.operator }
      t.bool("bool Background {get;}") { $0.background }
    }
  }

  @Sendable static func pipeline(_ t: TypeDeclaration) {
    t.nodes(PipelineAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[CommandBaseAst] PipelineElements {get;}", of: "CommandBaseAst") { $0.pipelineElements }
      t.bool("bool Background {get;}") { $0.background }
    }
  }

  @Sendable static func assignment(_ t: TypeDeclaration) {
    t.nodes(AssignmentStatementAst.self) { t in
      t.node("ExpressionAst Left {get;}") { $0.left }
      t.kind("TokenKind Operator {get;}") { $0.operator }
      t.node("StatementAst Right {get;}") { $0.right }
      t.extent("IScriptExtent ErrorPosition {get;}") { $0.errorPosition }
      t.method("System.Collections.Generic.IEnumerable[ExpressionAst] GetAssignmentTargets()") { node, this, _ in
        .array(PSArray(node.left.assignmentTargets.map { this.value($0) }, elementType: SyntaxTypes.named("ExpressionAst")))
      }
    }
  }

  @Sendable static func commandBase(_ t: TypeDeclaration) {
    t.nodes(CommandBaseAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[RedirectionAst] Redirections {get;}", of: "RedirectionAst") { $0.redirections }
    }
  }

  @Sendable static func command(_ t: TypeDeclaration) {
    t.nodes(CommandAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[CommandElementAst] CommandElements {get;}", of: "CommandElementAst") {
        $0.commandElements
      }
      t.kind("TokenKind InvocationOperator {get;}") { $0.invocationOperator }
      t.method("string GetCommandName()") { node, _, _ in .optional(node.commandName) }
    }
  }

  @Sendable static func commandExpression(_ t: TypeDeclaration) {
    t.nodes(CommandExpressionAst.self) { t in t.node("ExpressionAst Expression {get;}") { $0.expression } }
  }

  @Sendable static func parameter(_ t: TypeDeclaration) {
    t.nodes(CommandParameterAst.self) { t in
      t.text("string ParameterName {get;}") { $0.parameterName }
      t.node("ExpressionAst Argument {get;}") { $0.argument }
      t.extent("IScriptExtent ErrorPosition {get;}") { $0.errorPosition }
    }
  }

  @Sendable static func redirection(_ t: TypeDeclaration) {
    t.nodes(RedirectionAst.self) { t in
      t.enumeration("RedirectionStream FromStream {get;}", "RedirectionStream") { Int($0.fromStream.rawValue) }
    }
  }

  @Sendable static func merging(_ t: TypeDeclaration) {
    t.nodes(MergingRedirectionAst.self) { t in
      t.enumeration("RedirectionStream ToStream {get;}", "RedirectionStream") { Int($0.toStream.rawValue) }
    }
  }

  @Sendable static func file(_ t: TypeDeclaration) {
    t.nodes(FileRedirectionAst.self) { t in
      t.node("ExpressionAst Location {get;}") { $0.location }
      t.bool("bool Append {get;}") { $0.append }
    }
  }
}
