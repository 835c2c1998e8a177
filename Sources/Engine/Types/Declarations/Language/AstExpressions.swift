import Syntax
import Text

/// Nodes of expressions.
enum AstExpressions {
  @Sendable static func expression(_ t: TypeDeclaration) {
    t.node(ExpressionAst.self) { t in t.get("type StaticType {get;}") { .object(staticType($1)) } }
  }

  /// The type that an expression has whatever runs; `object` when that is not known.
  private static func staticType(_ node: ExpressionAst) -> DotNetType {
    switch node {
    case let n as ConstantExpressionAst: n.value.asValue.dotNetType
    case is ExpandableStringExpressionAst: .string
    case let n as ConvertExpressionAst: TypeResolver.resolve(n.type.typeName) ?? .object
    case is TypeExpressionAst: .type
    case is HashtableAst: .hashtable
    case is ArrayLiteralAst, is ArrayExpressionAst: .object.arrayType(rank: 1)
    case is ScriptBlockExpressionAst: .scriptBlock
    default: .object
    }
  }

  private static func stringType(_ type: StringConstantType) -> Value {
    EnumValue.of("System.Management.Automation.Language.StringConstantType", Int(type.rawValue))
  }

  @Sendable static func ternary(_ t: TypeDeclaration) {
    t.node(TernaryExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst Condition {get;}") { $0.node($1.condition) }
      t.get("System.Management.Automation.Language.ExpressionAst IfTrue {get;}") { $0.node($1.ifTrue) }
      t.get("System.Management.Automation.Language.ExpressionAst IfFalse {get;}") { $0.node($1.ifFalse) }
    }
  }

  @Sendable static func binary(_ t: TypeDeclaration) {
    t.node(BinaryExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.TokenKind Operator {get;}") { TokenTypes.kind($1.operator) }
      t.get("System.Management.Automation.Language.ExpressionAst Left {get;}") { $0.node($1.left) }
      t.get("System.Management.Automation.Language.ExpressionAst Right {get;}") { $0.node($1.right) }
      t.get("System.Management.Automation.Language.IScriptExtent ErrorPosition {get;}") { .object(ScriptExtentObject($1.errorPosition)) }
    }
  }

  @Sendable static func unary(_ t: TypeDeclaration) {
    t.node(UnaryExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.TokenKind TokenKind {get;}") { TokenTypes.kind($1.tokenKind) }
      t.get("System.Management.Automation.Language.ExpressionAst Child {get;}") { $0.node($1.child) }
    }
  }

  @Sendable static func attributed(_ t: TypeDeclaration) {
    t.node(AttributedExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst Child {get;}") { $0.node($1.child) }
      t.get("System.Management.Automation.Language.AttributeBaseAst Attribute {get;}") { $0.node($1.attribute) }
    }
  }

  @Sendable static func convert(_ t: TypeDeclaration) {
    t.node(ConvertExpressionAst.self) { t in t.get("System.Management.Automation.Language.TypeConstraintAst Type {get;}") { $0.node($1.type) } }
  }

  @Sendable static func member(_ t: TypeDeclaration) {
    t.node(MemberExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst Expression {get;}") { $0.node($1.expression) }
      t.get("System.Management.Automation.Language.CommandElementAst Member {get;}") { $0.node($1.member) }
      t.get("bool Static {get;}") { .bool($1.isStatic) }
      t.get("bool NullConditional {get;}") { .bool($1.nullConditional) }
    }
  }

  @Sendable static func invokeMember(_ t: TypeDeclaration) {
    t.node(InvokeMemberExpressionAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ITypeName] GenericTypeArguments {get;}") { _, n in
        .array(PSArray(n.genericTypeArguments.map { .object(TypeNameObject($0)) }))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ExpressionAst] Arguments {get;}") { o, n in
        n.arguments.isEmpty ? .null : o.nodes(n.arguments, AstTypes.named("ExpressionAst"))
      }
    }
  }

  @Sendable static func type(_ t: TypeDeclaration) {
    t.node(TypeExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ITypeName TypeName {get;}") { .object(TypeNameObject($1.typeName)) }
    }
  }

  @Sendable static func variable(_ t: TypeDeclaration) {
    t.node(VariableExpressionAst.self) { t in
      t.get("System.Management.Automation.VariablePath VariablePath {get;}") { .object(VariablePathObject($1.variablePath)) }
      t.get("bool Splatted {get;}") { .bool($1.splatted) }
    }
    t.receiver(AstObject.self) { t in
      t.method("bool IsConstantVariable()") { this, _ in
        guard let node = this.ast as? VariableExpressionAst else { return .bool(false) }
        return .bool(["true", "false", "null"].contains(node.variablePath.userPath.string.lowercased()))
      }
    }
  }

  @Sendable static func constant(_ t: TypeDeclaration) {
    t.node(ConstantExpressionAst.self) { t in t.get("System.Object Value {get;}") { $1.value.asValue } }
  }

  @Sendable static func stringConstant(_ t: TypeDeclaration) {
    t.node(StringConstantExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.StringConstantType StringConstantType {get;}") { stringType($1.stringConstantType) }
      t.get("string Value {get;}") { .string($1.text) }
    }
  }

  @Sendable static func expandableString(_ t: TypeDeclaration) {
    t.node(ExpandableStringExpressionAst.self) { t in
      t.get("string Value {get;}") { .string($1.value) }
      t.get("System.Management.Automation.Language.StringConstantType StringConstantType {get;}") { stringType($1.stringConstantType) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ExpressionAst] NestedExpressions {get;}") { o, n in
        o.nodes(n.nestedExpressions, AstTypes.named("ExpressionAst"))
      }
    }
  }

  @Sendable static func scriptBlock(_ t: TypeDeclaration) {
    t.node(ScriptBlockExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ScriptBlockAst ScriptBlock {get;}") { $0.node($1.scriptBlock) }
    }
  }

  @Sendable static func arrayLiteral(_ t: TypeDeclaration) {
    t.node(ArrayLiteralAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ExpressionAst] Elements {get;}") { o, n in
        o.nodes(n.elements, AstTypes.named("ExpressionAst"))
      }
    }
  }

  @Sendable static func hashtable(_ t: TypeDeclaration) {
    t.node(HashtableAst.self) { t in
      t.get(
        "System.Collections.ObjectModel.ReadOnlyCollection[System.Tuple[System.Management.Automation.Language.ExpressionAst,System.Management.Automation.Language.StatementAst]] KeyValuePairs {get;}"
      ) { o, n in
        let types = [AstTypes.named("ExpressionAst"), AstTypes.named("StatementAst")]
        let tuple = TypeRegistry.find("System.Tuple`2")?.constructed(types) ?? .object
        return .object(
          ListObject(
            ContiguousArray(n.keyValuePairs.map { o.pair($0.key, $0.value, types) }), type: DotNetType.readOnlyCollection.constructed([tuple])))
      }
    }
  }

  @Sendable static func arrayExpression(_ t: TypeDeclaration) {
    t.node(ArrayExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.StatementBlockAst SubExpression {get;}") { $0.node($1.subExpression) }
    }
  }

  @Sendable static func paren(_ t: TypeDeclaration) {
    t.node(ParenExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.PipelineBaseAst Pipeline {get;}") { $0.node($1.pipeline) }
    }
  }

  @Sendable static func subExpression(_ t: TypeDeclaration) {
    t.node(SubExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.StatementBlockAst SubExpression {get;}") { $0.node($1.subExpression) }
    }
  }

  @Sendable static func using(_ t: TypeDeclaration) {
    t.node(UsingExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst SubExpression {get;}") { $0.node($1.subExpression) }
    }
  }

  @Sendable static func index(_ t: TypeDeclaration) {
    t.node(IndexExpressionAst.self) { t in
      t.get("System.Management.Automation.Language.ExpressionAst Target {get;}") { $0.node($1.target) }
      t.get("System.Management.Automation.Language.ExpressionAst Index {get;}") { $0.node($1.index) }
      t.get("bool NullConditional {get;}") { .bool($1.nullConditional) }
    }
  }

  @Sendable static func error(_ t: TypeDeclaration) {
    t.node(ErrorExpressionAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.Ast] NestedAst {get;}") { o, n in
        o.nodes(n.nestedAst, AstTypes.named("Ast"))
      }
    }
  }
}
