import Syntax
import Text

/// Expressions.
enum ExpressionAstMembers {
  @Sendable static func expression(_ t: TypeDeclaration) {
    t.nodes(ExpressionAst.self) { t in
      t.get("type StaticType {get;}") { node, _ in .object(StaticTypes.type(of: node)) }
    }
  }

  @Sendable static func ternary(_ t: TypeDeclaration) {
    t.nodes(TernaryExpressionAst.self) { t in
      t.node("ExpressionAst Condition {get;}") { $0.condition }
      t.node("ExpressionAst IfTrue {get;}") { $0.ifTrue }
      t.node("ExpressionAst IfFalse {get;}") { $0.ifFalse }
    }
  }

  @Sendable static func binary(_ t: TypeDeclaration) {
    t.nodes(BinaryExpressionAst.self) { t in
      t.kind("TokenKind Operator {get;}") { $0.operator }
      t.node("ExpressionAst Left {get;}") { $0.left }
      t.node("ExpressionAst Right {get;}") { $0.right }
      t.extent("IScriptExtent ErrorPosition {get;}") { $0.errorPosition }
    }
  }

  @Sendable static func unary(_ t: TypeDeclaration) {
    t.nodes(UnaryExpressionAst.self) { t in
      t.kind("TokenKind TokenKind {get;}") { $0.tokenKind }
      t.node("ExpressionAst Child {get;}") { $0.child }
    }
  }

  @Sendable static func attributed(_ t: TypeDeclaration) {
    t.nodes(AttributedExpressionAst.self) { t in
      t.node("ExpressionAst Child {get;}") { $0.child }
      t.node("AttributeBaseAst Attribute {get;}") { $0.attribute }
    }
  }

  @Sendable static func convert(_ t: TypeDeclaration) {
    t.nodes(ConvertExpressionAst.self) { t in t.node("TypeConstraintAst Type {get;}") { $0.type } }
  }

  @Sendable static func member(_ t: TypeDeclaration) {
    t.nodes(MemberExpressionAst.self) { t in
      t.node("ExpressionAst Expression {get;}") { $0.expression }
      t.node("CommandElementAst Member {get;}") { $0.member }
      t.bool("bool Static {get;}") { $0.isStatic }
      t.bool("bool NullConditional {get;}") { $0.nullConditional }
    }
  }

  @Sendable static func invokeMember(_ t: TypeDeclaration) {
    t.nodes(InvokeMemberExpressionAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[ITypeName] GenericTypeArguments {get;}") { node, _ in
        if node.genericTypeArguments.isEmpty { return .null }
        return SyntaxTypes.list(node.genericTypeArguments.map { .object(TypeNameObject($0)) }, of: SyntaxTypes.named("ITypeName"))
      }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ExpressionAst] Arguments {get;}", of: "ExpressionAst") {
        $0.arguments.isEmpty ? nil : $0.arguments
      }
    }
  }

  @Sendable static func type(_ t: TypeDeclaration) {
    t.nodes(TypeExpressionAst.self) { t in t.typeName("ITypeName TypeName {get;}") { $0.typeName } }
  }

  @Sendable static func variable(_ t: TypeDeclaration) {
    t.nodes(VariableExpressionAst.self) { t in
      t.get("System.Management.Automation.VariablePath VariablePath {get;}") { node, _ in .object(VariablePathObject(node.variablePath)) }
      t.bool("bool Splatted {get;}") { $0.splatted }
      t.method("bool IsConstantVariable()") { node, _, _ in .bool(node.isConstant) }
    }
  }

  @Sendable static func constant(_ t: TypeDeclaration) {
    t.nodes(ConstantExpressionAst.self) { t in t.get("System.Object Value {get;}") { node, _ in Compiler.value(node.value) } }
  }

  @Sendable static func stringConstant(_ t: TypeDeclaration) {
    t.nodes(StringConstantExpressionAst.self) { t in
      t.enumeration("StringConstantType StringConstantType {get;}", "StringConstantType") { Int($0.stringConstantType.rawValue) }
      t.text("string Value {get;}") { $0.text }
    }
  }

  @Sendable static func expandableString(_ t: TypeDeclaration) {
    t.nodes(ExpandableStringExpressionAst.self) { t in
      t.text("string Value {get;}") { $0.value }
      t.enumeration("StringConstantType StringConstantType {get;}", "StringConstantType") { Int($0.stringConstantType.rawValue) }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ExpressionAst] NestedExpressions {get;}", of: "ExpressionAst") {
        $0.nestedExpressions
      }
    }
  }

  @Sendable static func scriptBlock(_ t: TypeDeclaration) {
    t.nodes(ScriptBlockExpressionAst.self) { t in t.node("ScriptBlockAst ScriptBlock {get;}") { $0.scriptBlock } }
  }

  @Sendable static func arrayLiteral(_ t: TypeDeclaration) {
    t.nodes(ArrayLiteralAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ExpressionAst] Elements {get;}", of: "ExpressionAst") { $0.elements }
    }
  }

  @Sendable static func hashtable(_ t: TypeDeclaration) {
    t.nodes(HashtableAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Tuple[ExpressionAst,StatementAst]] KeyValuePairs {get;}") { node, this in
        this.pairs(node.keyValuePairs.map { ($0.key, $0.value) }, "ExpressionAst", "StatementAst")
      }
    }
  }

  @Sendable static func array(_ t: TypeDeclaration) {
    t.nodes(ArrayExpressionAst.self) { t in t.node("StatementBlockAst SubExpression {get;}") { $0.subExpression } }
  }

  @Sendable static func paren(_ t: TypeDeclaration) {
    t.nodes(ParenExpressionAst.self) { t in t.node("PipelineBaseAst Pipeline {get;}") { $0.pipeline } }
  }

  @Sendable static func sub(_ t: TypeDeclaration) {
    t.nodes(SubExpressionAst.self) { t in t.node("StatementBlockAst SubExpression {get;}") { $0.subExpression } }
  }

  @Sendable static func using(_ t: TypeDeclaration) {
    t.nodes(UsingExpressionAst.self) { t in t.node("ExpressionAst SubExpression {get;}") { $0.subExpression } }
  }

  @Sendable static func index(_ t: TypeDeclaration) {
    t.nodes(IndexExpressionAst.self) { t in
      t.node("ExpressionAst Target {get;}") { $0.target }
      t.node("ExpressionAst Index {get;}") { $0.index }
      t.bool("bool NullConditional {get;}") { $0.nullConditional }
    }
  }

  @Sendable static func error(_ t: TypeDeclaration) {
    t.nodes(ErrorExpressionAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[Ast] NestedAst {get;}", of: "Ast") { $0.nestedAst.isEmpty ? nil : $0.nestedAst }
    }
  }
}

extension AstObject {
  /// Pairs of nodes, each a `Tuple`, in a `ReadOnlyCollection`.
  func pairs(_ pairs: [(Ast, Ast)], _ first: StaticString, _ second: StaticString) -> Value {
    let types = [SyntaxTypes.named(first), SyntaxTypes.named(second)]
    let made = pairs.map { Value.object(TupleObject([value($0.0), value($0.1)], isValue: false, types: types)) }
    return SyntaxTypes.list(made, of: DotNetType.tuple.constructed(types))
  }
}
