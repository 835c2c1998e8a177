import Text

/// A script, the body of a function or method, or a script block literal.
package final class ScriptBlockAst: Ast {
  /// `using` statements, which only a whole script has.
  package let usingStatements: [UsingStatementAst]
  package let paramBlock: ParamBlockAst?
  package let dynamicParamBlock: NamedBlockAst?
  package let beginBlock: NamedBlockAst?
  package let processBlock: NamedBlockAst?
  package let endBlock: NamedBlockAst?
  package let cleanBlock: NamedBlockAst?
  /// What `#requires` lines ask for; only at the root.
  package internal(set) var scriptRequirements: ScriptRequirements?
  /// Only at the root of a very tall tree. The last field, so that it goes last: the nodes that it keeps outlive the fields above.
  var keeper: NodeKeeper?

  init(
    _ extent: ScriptExtent, usingStatements: [UsingStatementAst] = [], paramBlock: ParamBlockAst? = nil,
    dynamicParamBlock: NamedBlockAst? = nil,
    beginBlock: NamedBlockAst? = nil, processBlock: NamedBlockAst? = nil, endBlock: NamedBlockAst? = nil, cleanBlock: NamedBlockAst? = nil
  ) {
    self.usingStatements = usingStatements
    self.paramBlock = paramBlock
    self.dynamicParamBlock = dynamicParamBlock
    self.beginBlock = beginBlock
    self.processBlock = processBlock
    self.endBlock = endBlock
    self.cleanBlock = cleanBlock
    super.init(.scriptBlock, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for statement in usingStatements { body(statement) }
    if let paramBlock { body(paramBlock) }
    if let dynamicParamBlock { body(dynamicParamBlock) }
    if let beginBlock { body(beginBlock) }
    if let processBlock { body(processBlock) }
    if let endBlock { body(endBlock) }
    if let cleanBlock { body(cleanBlock) }
  }
}

/// Keeps every node of a tree so tall that its nodes must not release each other in turn, and lets them go parents first.
final class NodeKeeper {
  /// Children before parents.
  private var nodes: ContiguousArray<Ast>

  init(_ nodes: ContiguousArray<Ast>) { self.nodes = nodes }

  deinit { while nodes.popLast() != nil {} }
}

/// `param(...)` with the attributes before it.
package final class ParamBlockAst: Ast {
  package let attributes: [AttributeAst]
  package let parameters: [ParameterAst]

  init(_ extent: ScriptExtent, attributes: [AttributeAst], parameters: [ParameterAst]) {
    self.attributes = attributes
    self.parameters = parameters
    super.init(.paramBlock, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for attribute in attributes { body(attribute) }
    for parameter in parameters { body(parameter) }
  }
}

/// `begin`, `process`, `end`, `clean` or `dynamicparam`, or the statements of a script block that names no block.
package final class NamedBlockAst: Ast {
  /// No block name was written.
  package let unnamed: Bool
  package let blockKind: TokenKind
  package let statements: [StatementAst]
  package let traps: [TrapStatementAst]

  init(_ extent: ScriptExtent, blockKind: TokenKind, statementBlock: StatementBlockAst, unnamed: Bool) {
    self.unnamed = unnamed
    self.blockKind = blockKind
    statements = statementBlock.statements
    traps = statementBlock.traps
    super.init(.namedBlock, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for trap in traps { body(trap) }
    for statement in statements { body(statement) }
  }
}

/// Statements in braces or parentheses. Traps are kept apart, wherever they stand.
package final class StatementBlockAst: Ast {
  package let statements: [StatementAst]
  package let traps: [TrapStatementAst]

  init(_ extent: ScriptExtent, statements: [StatementAst], traps: [TrapStatementAst] = []) {
    self.statements = statements
    self.traps = traps
    super.init(.statementBlock, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for trap in traps { body(trap) }
    for statement in statements { body(statement) }
  }
}

/// One parameter of a function, method or script block.
package final class ParameterAst: Ast {
  package let attributes: [AttributeBaseAst]
  package let name: VariableExpressionAst
  package let defaultValue: ExpressionAst?

  init(_ extent: ScriptExtent, name: VariableExpressionAst, attributes: [AttributeBaseAst], defaultValue: ExpressionAst?) {
    self.attributes = attributes
    self.name = name
    self.defaultValue = defaultValue
    super.init(.parameter, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for attribute in attributes { body(attribute) }
    body(name)
    if let defaultValue { body(defaultValue) }
  }
}

/// `[Name(...)]` or `[type]` before a declaration or an expression.
package class AttributeBaseAst: Ast {
  package let typeName: ITypeName

  init(_ kind: AstKind, _ extent: ScriptExtent, typeName: ITypeName) {
    self.typeName = typeName
    super.init(kind, extent)
  }
}

/// `[Name(1, Named = 2)]`.
package final class AttributeAst: AttributeBaseAst {
  package let positionalArguments: [ExpressionAst]
  package let namedArguments: [NamedAttributeArgumentAst]

  init(_ extent: ScriptExtent, typeName: ITypeName, positionalArguments: [ExpressionAst], namedArguments: [NamedAttributeArgumentAst]) {
    self.positionalArguments = positionalArguments
    self.namedArguments = namedArguments
    super.init(.attribute, extent, typeName: typeName)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for argument in positionalArguments { body(argument) }
    for argument in namedArguments { body(argument) }
  }
}

/// `Mandatory = $true`, or `Mandatory` alone.
package final class NamedAttributeArgumentAst: Ast {
  package let argumentName: PSString
  package let argument: ExpressionAst
  /// Only the name was written; `argument` is then a constant `$true` at the name's place.
  package let expressionOmitted: Bool

  init(_ extent: ScriptExtent, argumentName: PSString, argument: ExpressionAst, expressionOmitted: Bool) {
    self.argumentName = argumentName
    self.argument = argument
    self.expressionOmitted = expressionOmitted
    super.init(.namedAttributeArgument, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(argument) }
}

/// `[int]` before a parameter, a property, a variable, or as a base type.
package final class TypeConstraintAst: AttributeBaseAst {
  init(_ extent: ScriptExtent, typeName: ITypeName) { super.init(.typeConstraint, extent, typeName: typeName) }
}
