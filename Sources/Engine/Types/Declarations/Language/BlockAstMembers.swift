import Syntax
import Text

/// Script blocks and what they are made of: blocks, parameters, attributes.
enum BlockAstMembers {
  @Sendable static func scriptBlock(_ t: TypeDeclaration) {
    t.nodes(ScriptBlockAst.self) { t in
      // What stands before `param` belongs to the parameter block.
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[AttributeAst] Attributes {get;}", of: "AttributeAst") { _ in [] }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[UsingStatementAst] UsingStatements {get;}", of: "UsingStatementAst") {
        $0.usingStatements
      }
      t.node("ParamBlockAst ParamBlock {get;}") { $0.paramBlock }
      t.node("NamedBlockAst BeginBlock {get;}") { $0.beginBlock }
      t.node("NamedBlockAst ProcessBlock {get;}") { $0.processBlock }
      t.node("NamedBlockAst EndBlock {get;}") { $0.endBlock }
      t.node("NamedBlockAst CleanBlock {get;}") { $0.cleanBlock }
      t.node("NamedBlockAst DynamicParamBlock {get;}") { $0.dynamicParamBlock }
      t.get("ScriptRequirements ScriptRequirements {get;}") { node, _ in
        node.scriptRequirements.map { .object(ScriptRequirementsObject($0)) } ?? .null
      }
      t.method("CommentHelpInfo GetHelpContent()") { node, _, _ in CommentHelpObject.value(CommentHelp.find(for: node)) }
      t.method("scriptblock GetScriptBlock()") { (node, _, a) throws(Unwind) in
        .object(ScriptBlock(node, environment: a.frame.session.top.environment))
      }
    }
  }

  @Sendable static func paramBlock(_ t: TypeDeclaration) {
    t.nodes(ParamBlockAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[AttributeAst] Attributes {get;}", of: "AttributeAst") { $0.attributes }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ParameterAst] Parameters {get;}", of: "ParameterAst") { $0.parameters }
    }
  }

  @Sendable static func namedBlock(_ t: TypeDeclaration) {
    t.nodes(NamedBlockAst.self) { t in
      t.bool("bool Unnamed {get;}") { $0.unnamed }
      t.kind("TokenKind BlockKind {get;}") { $0.blockKind }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[StatementAst] Statements {get;}", of: "StatementAst") { $0.statements }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[TrapStatementAst] Traps {get;}", of: "TrapStatementAst") {
        $0.traps.isEmpty ? nil : $0.traps
      }
    }
  }

  @Sendable static func statementBlock(_ t: TypeDeclaration) {
    t.nodes(StatementBlockAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[StatementAst] Statements {get;}", of: "StatementAst") { $0.statements }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[TrapStatementAst] Traps {get;}", of: "TrapStatementAst") {
        $0.traps.isEmpty ? nil : $0.traps
      }
    }
  }

  @Sendable static func parameter(_ t: TypeDeclaration) {
    t.nodes(ParameterAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[AttributeBaseAst] Attributes {get;}", of: "AttributeBaseAst") { $0.attributes }
      t.node("VariableExpressionAst Name {get;}") { $0.name }
      t.node("ExpressionAst DefaultValue {get;}") { $0.defaultValue }
      t.get("type StaticType {get;}") { node, _ in
        let constraint = node.attributes.lazy.compactMap { $0 as? TypeConstraintAst }.first
        return .object(constraint.flatMap { TypeResolver.resolve($0.typeName) } ?? DotNetType.object)
      }
    }
  }

  @Sendable static func attributeBase(_ t: TypeDeclaration) {
    t.nodes(AttributeBaseAst.self) { t in t.typeName("ITypeName TypeName {get;}") { $0.typeName } }
  }

  @Sendable static func attribute(_ t: TypeDeclaration) {
    t.nodes(AttributeAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ExpressionAst] PositionalArguments {get;}", of: "ExpressionAst") {
        $0.positionalArguments
      }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[NamedAttributeArgumentAst] NamedArguments {get;}", of: "NamedAttributeArgumentAst") {
        $0.namedArguments
      }
    }
  }

  @Sendable static func namedArgument(_ t: TypeDeclaration) {
    t.nodes(NamedAttributeArgumentAst.self) { t in
      t.text("string ArgumentName {get;}") { $0.argumentName }
      t.node("ExpressionAst Argument {get;}") { $0.argument }
      t.bool("bool ExpressionOmitted {get;}") { $0.expressionOmitted }
    }
  }
}
