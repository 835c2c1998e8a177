import Syntax
import Text

/// Nodes of blocks, functions, classes and attributes.
enum AstBlocks {
  @Sendable static func scriptBlock(_ t: TypeDeclaration) {
    t.node(ScriptBlockAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.AttributeAst] Attributes {get;}") { o, n in
        o.nodes(n.paramBlock?.attributes ?? [], AstTypes.named("AttributeAst"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.UsingStatementAst] UsingStatements {get;}") { o, n in
        o.nodes(n.usingStatements, AstTypes.named("UsingStatementAst"))
      }
      t.get("System.Management.Automation.Language.ParamBlockAst ParamBlock {get;}") { $0.node($1.paramBlock) }
      t.get("System.Management.Automation.Language.NamedBlockAst BeginBlock {get;}") { $0.node($1.beginBlock) }
      t.get("System.Management.Automation.Language.NamedBlockAst ProcessBlock {get;}") { $0.node($1.processBlock) }
      t.get("System.Management.Automation.Language.NamedBlockAst EndBlock {get;}") { $0.node($1.endBlock) }
      t.get("System.Management.Automation.Language.NamedBlockAst CleanBlock {get;}") { $0.node($1.cleanBlock) }
      t.get("System.Management.Automation.Language.NamedBlockAst DynamicParamBlock {get;}") { $0.node($1.dynamicParamBlock) }
    }
    t.receiver(AstObject.self) { t in
      t.method("scriptblock GetScriptBlock()") { (this, a) throws(Unwind) in
        guard let ast = this.ast as? ScriptBlockAst else { return .null }
        return .object(ScriptBlock(ast, environment: a.frame.environment))
      }
    }
  }

  @Sendable static func paramBlock(_ t: TypeDeclaration) {
    t.node(ParamBlockAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.AttributeAst] Attributes {get;}") { o, n in
        o.nodes(n.attributes, AstTypes.named("AttributeAst"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ParameterAst] Parameters {get;}") { o, n in
        o.nodes(n.parameters, AstTypes.named("ParameterAst"))
      }
    }
  }

  @Sendable static func namedBlock(_ t: TypeDeclaration) {
    t.node(NamedBlockAst.self) { t in
      t.get("bool Unnamed {get;}") { .bool($1.unnamed) }
      t.get("System.Management.Automation.Language.TokenKind BlockKind {get;}") { TokenTypes.kind($1.blockKind) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.StatementAst] Statements {get;}") { o, n in
        o.nodes(n.statements, AstTypes.named("StatementAst"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.TrapStatementAst] Traps {get;}") { o, n in
        o.nodes(n.traps, AstTypes.named("TrapStatementAst"))
      }
    }
  }

  @Sendable static func statementBlock(_ t: TypeDeclaration) {
    t.node(StatementBlockAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.StatementAst] Statements {get;}") { o, n in
        o.nodes(n.statements, AstTypes.named("StatementAst"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.TrapStatementAst] Traps {get;}") { o, n in
        o.nodes(n.traps, AstTypes.named("TrapStatementAst"))
      }
    }
  }

  @Sendable static func parameter(_ t: TypeDeclaration) {
    t.node(ParameterAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.AttributeBaseAst] Attributes {get;}") { o, n in
        o.nodes(n.attributes, AstTypes.named("AttributeBaseAst"))
      }
      t.get("System.Management.Automation.Language.VariableExpressionAst Name {get;}") { $0.node($1.name) }
      t.get("System.Management.Automation.Language.ExpressionAst DefaultValue {get;}") { $0.node($1.defaultValue) }
      t.get("type StaticType {get;}") { _, n in
        let constraint = n.attributes.first { $0 is TypeConstraintAst }
        return .object(constraint.flatMap { TypeResolver.resolve($0.typeName) } ?? .object)
      }
    }
  }

  @Sendable static func attributeBase(_ t: TypeDeclaration) {
    t.node(AttributeBaseAst.self) { t in
      t.get("System.Management.Automation.Language.ITypeName TypeName {get;}") { .object(TypeNameObject($1.typeName)) }
    }
  }

  @Sendable static func attribute(_ t: TypeDeclaration) {
    t.node(AttributeAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ExpressionAst] PositionalArguments {get;}") { o, n in
        o.nodes(n.positionalArguments, AstTypes.named("ExpressionAst"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.NamedAttributeArgumentAst] NamedArguments {get;}") { o, n in
        o.nodes(n.namedArguments, AstTypes.named("NamedAttributeArgumentAst"))
      }
    }
  }

  @Sendable static func namedAttributeArgument(_ t: TypeDeclaration) {
    t.node(NamedAttributeArgumentAst.self) { t in
      t.get("string ArgumentName {get;}") { .string($1.argumentName) }
      t.get("System.Management.Automation.Language.ExpressionAst Argument {get;}") { $0.node($1.argument) }
      t.get("bool ExpressionOmitted {get;}") { .bool($1.expressionOmitted) }
    }
  }

  @Sendable static func function(_ t: TypeDeclaration) {
    t.node(FunctionDefinitionAst.self) { t in
      t.get("bool IsFilter {get;}") { .bool($1.isFilter) }
      t.get("bool IsWorkflow {get;}") { .bool($1.isWorkflow) }
      t.get("string Name {get;}") { .string($1.name) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ParameterAst] Parameters {get;}") { o, n in
        n.parameters.map { o.nodes($0, AstTypes.named("ParameterAst")) } ?? .null
      }
      t.get("System.Management.Automation.Language.ScriptBlockAst Body {get;}") { $0.node($1.body) }
    }
  }

  @Sendable static func typeDefinition(_ t: TypeDeclaration) {
    t.node(TypeDefinitionAst.self) { t in
      t.get("string Name {get;}") { .string($1.name) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.AttributeAst] Attributes {get;}") { o, n in
        o.nodes(n.attributes, AstTypes.named("AttributeAst"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.TypeConstraintAst] BaseTypes {get;}") { o, n in
        o.nodes(n.baseTypes, AstTypes.named("TypeConstraintAst"))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.MemberAst] Members {get;}") { o, n in
        o.nodes(n.members, AstTypes.named("MemberAst"))
      }
      t.get("System.Management.Automation.Language.TypeAttributes TypeAttributes {get;}") { _, n in
        EnumValue.of("System.Management.Automation.Language.TypeAttributes", n.isClass ? 1 : n.isInterface ? 2 : 4)
      }
      t.get("bool IsClass {get;}") { .bool($1.isClass) }
      t.get("bool IsEnum {get;}") { .bool($1.isEnum) }
      t.get("bool IsInterface {get;}") { .bool($1.isInterface) }
    }
  }

  @Sendable static func member(_ t: TypeDeclaration) {
    t.node(MemberAst.self) { t in t.get("string Name {get;}") { .string($1.name) } }
  }

  private static func access<N: MemberAst>(_ t: NodeMembers<N>) {
    t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.AttributeAst] Attributes {get;}") { o, n in
      o.nodes(n.attributes, AstTypes.named("AttributeAst"))
    }
    t.get("bool IsPublic {get;}") { .bool($1.isPublic) }
    t.get("bool IsPrivate {get;}") { .bool($1.isPrivate) }
    t.get("bool IsHidden {get;}") { .bool($1.isHidden) }
    t.get("bool IsStatic {get;}") { .bool($1.isStatic) }
  }

  @Sendable static func propertyMember(_ t: TypeDeclaration) {
    t.node(PropertyMemberAst.self) { t in
      t.get("System.Management.Automation.Language.TypeConstraintAst PropertyType {get;}") { $0.node($1.propertyType) }
      t.get("System.Management.Automation.Language.PropertyAttributes PropertyAttributes {get;}") {
        EnumValue.of("System.Management.Automation.Language.PropertyAttributes", Int($1.memberAttributes.rawValue))
      }
      t.get("System.Management.Automation.Language.ExpressionAst InitialValue {get;}") { $0.node($1.initialValue) }
      access(t)
    }
  }

  @Sendable static func functionMember(_ t: TypeDeclaration) {
    t.node(FunctionMemberAst.self) { t in
      t.get("System.Management.Automation.Language.TypeConstraintAst ReturnType {get;}") { $0.node($1.returnType) }
      t.get("System.Management.Automation.Language.MethodAttributes MethodAttributes {get;}") {
        EnumValue.of("System.Management.Automation.Language.MethodAttributes", Int($1.memberAttributes.rawValue))
      }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.ParameterAst] Parameters {get;}") { o, n in
        o.nodes(n.parameters, AstTypes.named("ParameterAst"))
      }
      t.get("System.Management.Automation.Language.ScriptBlockAst Body {get;}") { $0.node($1.body) }
      t.get("bool IsConstructor {get;}") { .bool($1.isConstructor) }
      access(t)
    }
  }

  @Sendable static func using(_ t: TypeDeclaration) {
    t.node(UsingStatementAst.self) { t in
      t.get("System.Management.Automation.Language.UsingStatementKind UsingStatementKind {get;}") { _, n in
        let names = ["assembly", "command", "module", "namespace", "type"]
        return EnumValue.of("System.Management.Automation.Language.UsingStatementKind", names.firstIndex(of: "\(n.usingStatementKind)") ?? 0)
      }
      t.get("System.Management.Automation.Language.StringConstantExpressionAst Name {get;}") { $0.node($1.name) }
      t.get("System.Management.Automation.Language.StringConstantExpressionAst Alias {get;}") { $0.node($1.alias) }
      t.get("System.Management.Automation.Language.HashtableAst ModuleSpecification {get;}") { $0.node($1.moduleSpecification) }
    }
  }

  @Sendable static func configuration(_ t: TypeDeclaration) {
    t.node(ConfigurationDefinitionAst.self) { t in
      t.get("System.Management.Automation.Language.ScriptBlockExpressionAst Body {get;}") { $0.node($1.body) }
      t.get("System.Management.Automation.Language.ExpressionAst InstanceName {get;}") { $0.node($1.instanceName) }
    }
  }

  @Sendable static func dynamicKeyword(_ t: TypeDeclaration) {
    t.node(DynamicKeywordStatementAst.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.CommandElementAst] CommandElements {get;}") { o, n in
        o.nodes(n.commandElements, AstTypes.named("CommandElementAst"))
      }
    }
  }
}
