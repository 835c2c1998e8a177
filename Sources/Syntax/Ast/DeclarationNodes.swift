import Text

/// `function` or `filter`; also the function inside a method.
package final class FunctionDefinitionAst: StatementAst {
  package let isFilter: Bool
  package let isWorkflow: Bool
  package let name: PSString
  /// Where the name stands.
  package let nameExtent: ScriptExtent
  /// The parameters in parentheses after the name; nil when there are no parentheses.
  package let parameters: [ParameterAst]?
  package let body: ScriptBlockAst

  init(
    _ extent: ScriptExtent, isFilter: Bool, isWorkflow: Bool, name: PSString, nameExtent: ScriptExtent, parameters: [ParameterAst]?,
    body: ScriptBlockAst
  ) {
    self.isFilter = isFilter
    self.isWorkflow = isWorkflow
    self.name = name
    self.nameExtent = nameExtent
    self.parameters = parameters
    self.body = body
    super.init(.functionDefinition, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for parameter in parameters ?? [] { body(parameter) }
    body(self.body)
  }
}

/// `class`, `enum` or `interface`.
package final class TypeDefinitionAst: StatementAst {
  package enum TypeAttributes: UInt8, Sendable { case `class`, interface, `enum` }

  package let name: PSString
  /// Where the name stands.
  package let nameExtent: ScriptExtent
  package let attributes: [AttributeAst]
  package let baseTypes: [TypeConstraintAst]
  package let members: [MemberAst]
  package let typeAttributes: TypeAttributes

  package var isClass: Bool { typeAttributes == .class }
  package var isEnum: Bool { typeAttributes == .enum }
  package var isInterface: Bool { typeAttributes == .interface }

  init(
    _ extent: ScriptExtent, name: PSString, nameExtent: ScriptExtent, attributes: [AttributeAst], members: [MemberAst],
    typeAttributes: TypeAttributes, baseTypes: [TypeConstraintAst]
  ) {
    self.name = name
    self.nameExtent = nameExtent
    self.attributes = attributes
    self.members = members
    self.typeAttributes = typeAttributes
    self.baseTypes = baseTypes
    super.init(.typeDefinition, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for attribute in attributes { body(attribute) }
    for type in baseTypes { body(type) }
    for member in members { body(member) }
  }
}

/// A property, method or constructor of a type.
package class MemberAst: Ast {
  /// `PropertyAttributes` and `MethodAttributes`, with PowerShell's numbers.
  package struct Attributes: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let `public` = Attributes(rawValue: 0x01)
    package static let `private` = Attributes(rawValue: 0x02)
    package static let `static` = Attributes(rawValue: 0x10)
    /// A value of an enum.
    package static let literal = Attributes(rawValue: 0x20)
    package static let hidden = Attributes(rawValue: 0x40)
  }

  package let name: PSString
  package let attributes: [AttributeAst]
  package let memberAttributes: Attributes

  package var isPublic: Bool { memberAttributes.contains(.public) }
  package var isPrivate: Bool { memberAttributes.contains(.private) }
  package var isStatic: Bool { memberAttributes.contains(.static) }
  package var isHidden: Bool { memberAttributes.contains(.hidden) }

  init(_ kind: AstKind, _ extent: ScriptExtent, name: PSString, attributes: [AttributeAst], memberAttributes: Attributes) {
    self.name = name
    self.attributes = attributes
    self.memberAttributes = memberAttributes
    super.init(kind, extent)
  }
}

/// A property of a class, or a value of an enum.
package final class PropertyMemberAst: MemberAst {
  package let propertyType: TypeConstraintAst?
  package let initialValue: ExpressionAst?

  init(
    _ extent: ScriptExtent, name: PSString, propertyType: TypeConstraintAst?, attributes: [AttributeAst], propertyAttributes: Attributes,
    initialValue: ExpressionAst?
  ) {
    self.propertyType = propertyType
    self.initialValue = initialValue
    super.init(.propertyMember, extent, name: name, attributes: attributes, memberAttributes: propertyAttributes)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let propertyType { body(propertyType) }
    for attribute in attributes { body(attribute) }
    if let initialValue { body(initialValue) }
  }
}

/// A method or constructor of a class.
package final class FunctionMemberAst: MemberAst {
  package let returnType: TypeConstraintAst?
  package let functionDefinition: FunctionDefinitionAst

  package var parameters: [ParameterAst] { functionDefinition.parameters ?? [] }
  package var body: ScriptBlockAst { functionDefinition.body }
  /// A method named as its class. Known once the class has been made.
  package var isConstructor: Bool {
    guard let type = parent as? TypeDefinitionAst else { return false }
    return name.equalsIgnoringCase(type.name)
  }

  init(
    _ extent: ScriptExtent, functionDefinition: FunctionDefinitionAst, returnType: TypeConstraintAst?, attributes: [AttributeAst],
    methodAttributes: Attributes
  ) {
    self.functionDefinition = functionDefinition
    self.returnType = returnType
    super.init(.functionMember, extent, name: functionDefinition.name, attributes: attributes, memberAttributes: methodAttributes)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for attribute in attributes { body(attribute) }
    if let returnType { body(returnType) }
    body(functionDefinition)
  }
}

/// `using namespace`, `using module`, `using assembly`.
package final class UsingStatementAst: StatementAst {
  package enum Kind: UInt8, Sendable { case assembly, command, module, namespace, type }

  package let usingStatementKind: Kind
  package let name: StringConstantExpressionAst?
  package let alias: StringConstantExpressionAst?
  package let moduleSpecification: HashtableAst?

  init(
    _ extent: ScriptExtent, kind: Kind, name: StringConstantExpressionAst?, alias: StringConstantExpressionAst? = nil,
    moduleSpecification: HashtableAst? = nil
  ) {
    usingStatementKind = kind
    self.name = name
    self.alias = alias
    self.moduleSpecification = moduleSpecification
    super.init(.usingStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    if let name { body(name) }
    if let moduleSpecification { body(moduleSpecification) }
    if let alias { body(alias) }
  }
}

/// `configuration Name { }`.
package final class ConfigurationDefinitionAst: StatementAst {
  package enum ConfigurationType: UInt8, Sendable { case resource, meta }

  package let body: ScriptBlockExpressionAst
  package let configurationType: ConfigurationType
  package let instanceName: ExpressionAst

  init(_ extent: ScriptExtent, body: ScriptBlockExpressionAst, type: ConfigurationType, instanceName: ExpressionAst) {
    self.body = body
    configurationType = type
    self.instanceName = instanceName
    super.init(.configurationDefinition, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(instanceName)
    body(self.body)
  }
}

/// A statement of a keyword that a configuration defines, such as `Node`.
package final class DynamicKeywordStatementAst: StatementAst {
  package let commandElements: [CommandElementAst]

  init(_ extent: ScriptExtent, commandElements: [CommandElementAst]) {
    self.commandElements = commandElements
    super.init(.dynamicKeywordStatement, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for element in commandElements { body(element) }
  }
}
