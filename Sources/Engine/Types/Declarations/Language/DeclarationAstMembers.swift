import Syntax
import Text

/// Functions, classes, enums, `using` and configurations.
enum DeclarationAstMembers {
  @Sendable static func function(_ t: TypeDeclaration) {
    t.nodes(FunctionDefinitionAst.self) { t in
      t.bool("bool IsFilter {get;}") { $0.isFilter }
      t.bool("bool IsWorkflow {get;}") { $0.isWorkflow }
      t.text("string Name {get;}") { $0.name }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ParameterAst] Parameters {get;}", of: "ParameterAst") {
        $0.parameters?.isEmpty == false ? $0.parameters : nil
      }
      t.node("ScriptBlockAst Body {get;}") { $0.body }
      t.method("CommentHelpInfo GetHelpContent()") { node, _, _ in CommentHelpObject.value(CommentHelp.find(for: node)) }
    }
  }

  @Sendable static func type(_ t: TypeDeclaration) {
    t.nodes(TypeDefinitionAst.self) { t in
      t.text("string Name {get;}") { $0.name }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[AttributeAst] Attributes {get;}", of: "AttributeAst") { $0.attributes }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[TypeConstraintAst] BaseTypes {get;}", of: "TypeConstraintAst") { $0.baseTypes }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[MemberAst] Members {get;}", of: "MemberAst") { $0.members }
      t.enumeration("TypeAttributes TypeAttributes {get;}", "TypeAttributes") { 1 << Int($0.typeAttributes.rawValue) }
      t.bool("bool IsEnum {get;}") { $0.isEnum }
      t.bool("bool IsClass {get;}") { $0.isClass }
      t.bool("bool IsInterface {get;}") { $0.isInterface }
    }
  }

  @Sendable static func member(_ t: TypeDeclaration) {
    t.nodes(MemberAst.self) { t in t.text("string Name {get;}") { $0.name } }
  }

  private static func common<Node: MemberAst>(_ t: AstMembers<Node>) {
    t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[AttributeAst] Attributes {get;}", of: "AttributeAst") { $0.attributes }
    t.bool("bool IsPublic {get;}") { $0.isPublic }
    t.bool("bool IsPrivate {get;}") { $0.isPrivate }
    t.bool("bool IsHidden {get;}") { $0.isHidden }
    t.bool("bool IsStatic {get;}") { $0.isStatic }
  }

  @Sendable static func property(_ t: TypeDeclaration) {
    t.nodes(PropertyMemberAst.self) { t in
      t.node("TypeConstraintAst PropertyType {get;}") { $0.propertyType }
      t.enumeration("PropertyAttributes PropertyAttributes {get;}", "PropertyAttributes") { Int($0.memberAttributes.rawValue) }
      t.node("ExpressionAst InitialValue {get;}") { $0.initialValue }
      common(t)
    }
  }

  @Sendable static func method(_ t: TypeDeclaration) {
    t.nodes(FunctionMemberAst.self) { t in
      t.node("TypeConstraintAst ReturnType {get;}") { $0.returnType }
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[ParameterAst] Parameters {get;}", of: "ParameterAst") {
        $0.parameters.isEmpty ? nil : $0.parameters
      }
      t.node("ScriptBlockAst Body {get;}") { $0.body }
      t.enumeration("MethodAttributes MethodAttributes {get;}", "MethodAttributes") { Int($0.memberAttributes.rawValue) }
      t.bool("bool IsConstructor {get;}") { $0.isConstructor }
      common(t)
    }
  }

  @Sendable static func using(_ t: TypeDeclaration) {
    t.nodes(UsingStatementAst.self) { t in
      t.enumeration("UsingStatementKind UsingStatementKind {get;}", "UsingStatementKind") { Int($0.usingStatementKind.rawValue) }
      t.node("StringConstantExpressionAst Name {get;}") { $0.name }
      t.node("StringConstantExpressionAst Alias {get;}") { $0.alias }
      t.node("HashtableAst ModuleSpecification {get;}") { $0.moduleSpecification }
    }
  }

  @Sendable static func configuration(_ t: TypeDeclaration) {
    t.nodes(ConfigurationDefinitionAst.self) { t in
      t.node("ScriptBlockExpressionAst Body {get;}") { $0.body }
      t.enumeration("ConfigurationType ConfigurationType {get;}", "ConfigurationType") { Int($0.configurationType.rawValue) }
      t.node("ExpressionAst InstanceName {get;}") { $0.instanceName }
    }
  }

  @Sendable static func dynamicKeyword(_ t: TypeDeclaration) {
    t.nodes(DynamicKeywordStatementAst.self) { t in
      t.nodes("System.Collections.ObjectModel.ReadOnlyCollection[CommandElementAst] CommandElements {get;}", of: "CommandElementAst") {
        $0.commandElements
      }
    }
  }
}
