import Text

/// `condition ? a : b`.
package final class TernaryExpressionAst: ExpressionAst {
  package let condition: ExpressionAst
  package let ifTrue: ExpressionAst
  package let ifFalse: ExpressionAst

  init(_ extent: ScriptExtent, condition: ExpressionAst, ifTrue: ExpressionAst, ifFalse: ExpressionAst) {
    self.condition = condition
    self.ifTrue = ifTrue
    self.ifFalse = ifFalse
    super.init(.ternaryExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(condition)
    body(ifTrue)
    body(ifFalse)
  }
}

/// `left -op right`.
package final class BinaryExpressionAst: ExpressionAst {
  package let `operator`: TokenKind
  package let left: ExpressionAst
  package let right: ExpressionAst
  /// The operator's place, where its errors are reported.
  package let errorPosition: ScriptExtent

  init(_ extent: ScriptExtent, left: ExpressionAst, operator: TokenKind, right: ExpressionAst, errorPosition: ScriptExtent) {
    self.operator = `operator`
    self.left = left
    self.right = right
    self.errorPosition = errorPosition
    super.init(.binaryExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(left)
    body(right)
  }
}

/// `-not x`, `,x`, `$x++`.
package final class UnaryExpressionAst: ExpressionAst {
  /// A postfix operator is `.postfixPlusPlus` or `.postfixMinusMinus`.
  package let tokenKind: TokenKind
  package let child: ExpressionAst

  init(_ extent: ScriptExtent, tokenKind: TokenKind, child: ExpressionAst) {
    self.tokenKind = tokenKind
    self.child = child
    super.init(.unaryExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(child) }
}

/// An attribute before an expression: `[ValidateRange(1, 2)]$x = 1`.
package class AttributedExpressionAst: ExpressionAst {
  package let attribute: AttributeBaseAst
  package let child: ExpressionAst

  init(_ extent: ScriptExtent, attribute: AttributeBaseAst, child: ExpressionAst, kind: AstKind = .attributedExpression) {
    self.attribute = attribute
    self.child = child
    super.init(kind, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(attribute)
    body(child)
  }
}

/// `[int]$x`.
package final class ConvertExpressionAst: AttributedExpressionAst {
  package let type: TypeConstraintAst

  init(_ extent: ScriptExtent, child: ExpressionAst, type: TypeConstraintAst) {
    self.type = type
    super.init(extent, attribute: type, child: child, kind: .convertExpression)
  }
}

/// `$x.Name`, `[T]::Name`.
package class MemberExpressionAst: ExpressionAst {
  package let expression: ExpressionAst
  package let member: CommandElementAst
  package let isStatic: Bool
  /// `?.`
  package let nullConditional: Bool

  init(
    _ kind: AstKind = .memberExpression, _ extent: ScriptExtent, expression: ExpressionAst, member: CommandElementAst, isStatic: Bool,
    nullConditional: Bool
  ) {
    self.expression = expression
    self.member = member
    self.isStatic = isStatic
    self.nullConditional = nullConditional
    super.init(kind, extent)
  }

  convenience init(_ extent: ScriptExtent, expression: ExpressionAst, member: CommandElementAst, isStatic: Bool, nullConditional: Bool) {
    self.init(.memberExpression, extent, expression: expression, member: member, isStatic: isStatic, nullConditional: nullConditional)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(expression)
    body(member)
  }
}

/// `$x.Method(1)`, `[T]::Method[int](1)`.
package class InvokeMemberExpressionAst: MemberExpressionAst {
  package let arguments: [ExpressionAst]
  package let genericTypeArguments: [ITypeName]

  init(
    invoke extent: ScriptExtent, kind: AstKind = .invokeMemberExpression, expression: ExpressionAst, method: CommandElementAst,
    arguments: [ExpressionAst], isStatic: Bool, nullConditional: Bool, genericTypeArguments: [ITypeName]
  ) {
    self.arguments = arguments
    self.genericTypeArguments = genericTypeArguments
    super.init(kind, extent, expression: expression, member: method, isStatic: isStatic, nullConditional: nullConditional)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(expression)
    body(member)
    for argument in arguments { body(argument) }
  }
}

/// `: base(1)` after a constructor's parameters.
package final class BaseCtorInvokeMemberExpressionAst: InvokeMemberExpressionAst {
  init(_ baseExtent: ScriptExtent, keywordExtent: ScriptExtent, arguments: [ExpressionAst]) {
    super.init(
      invoke: baseExtent, kind: .baseCtorInvokeMemberExpression,
      expression: VariableExpressionAst(keywordExtent, variablePath: VariablePath(PSString.of("this")), splatted: false),
      method: StringConstantExpressionAst(keywordExtent, PSString.of(".ctor"), .bareWord), arguments: arguments, isStatic: false,
      nullConditional: false, genericTypeArguments: [])
  }
}

/// `[int]`.
package final class TypeExpressionAst: ExpressionAst {
  package let typeName: ITypeName

  init(_ extent: ScriptExtent, typeName: ITypeName) {
    self.typeName = typeName
    super.init(.typeExpression, extent)
  }
}

/// `$x`, `@x`.
package final class VariableExpressionAst: ExpressionAst {
  package let variablePath: VariablePath
  package let splatted: Bool

  init(_ extent: ScriptExtent, variablePath: VariablePath, splatted: Bool) {
    self.variablePath = variablePath
    self.splatted = splatted
    super.init(.variableExpression, extent)
  }
}

/// A number, or a value that stands for one that was not written.
package class ConstantExpressionAst: ExpressionAst {
  package let value: ConstantValue

  init(_ extent: ScriptExtent, value: ConstantValue, kind: AstKind = .constantExpression) {
    self.value = value
    super.init(kind, extent)
  }
}

package enum StringConstantType: UInt8, Sendable {
  case singleQuoted, singleQuotedHereString, doubleQuoted, doubleQuotedHereString, bareWord
}

/// A string without expansions.
package final class StringConstantExpressionAst: ConstantExpressionAst {
  package let text: PSString
  package let stringConstantType: StringConstantType

  init(_ extent: ScriptExtent, _ text: PSString, _ type: StringConstantType) {
    self.text = text
    stringConstantType = type
    super.init(extent, value: .string(text), kind: .stringConstantExpression)
  }
}

/// A string with expansions.
package final class ExpandableStringExpressionAst: ExpressionAst {
  package enum Part {
    case literal(PSString)
    /// A variable or `$( )`.
    case expression(ExpressionAst)
  }

  /// The text with its escapes replaced and its expansions as written.
  package let value: PSString
  package let stringConstantType: StringConstantType
  package let nestedExpressions: [ExpressionAst]
  /// The pieces in order, without empty literals.
  package let parts: [Part]

  /// `literals` are the pieces around the expressions: one more than these.
  init(_ extent: ScriptExtent, value: PSString, type: StringConstantType, literals: [PSString], nestedExpressions: [ExpressionAst]) {
    self.value = value
    stringConstantType = type
    self.nestedExpressions = nestedExpressions
    var parts: [Part] = []
    for (i, literal) in literals.enumerated() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      if i < nestedExpressions.count { parts.append(.expression(nestedExpressions[i])) }
    }
    self.parts = parts
    super.init(.expandableStringExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for expression in nestedExpressions { body(expression) }
  }
}

/// `{ ... }` as a value.
package final class ScriptBlockExpressionAst: ExpressionAst {
  package let scriptBlock: ScriptBlockAst

  init(_ extent: ScriptExtent, scriptBlock: ScriptBlockAst) {
    self.scriptBlock = scriptBlock
    super.init(.scriptBlockExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(scriptBlock) }
}

/// `1, 2`.
package final class ArrayLiteralAst: ExpressionAst {
  package let elements: [ExpressionAst]

  init(_ extent: ScriptExtent, elements: [ExpressionAst]) {
    self.elements = elements
    super.init(.arrayLiteral, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for element in elements { body(element) }
  }
}

/// `@{ a = 1 }`.
package final class HashtableAst: ExpressionAst {
  package struct KeyValuePair {
    package let key: ExpressionAst
    package let value: StatementAst
  }

  package let keyValuePairs: [KeyValuePair]

  init(_ extent: ScriptExtent, keyValuePairs: [KeyValuePair]) {
    self.keyValuePairs = keyValuePairs
    super.init(.hashtable, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for pair in keyValuePairs {
      body(pair.key)
      body(pair.value)
    }
  }
}

/// `@( ... )`.
package final class ArrayExpressionAst: ExpressionAst {
  package let subExpression: StatementBlockAst

  init(_ extent: ScriptExtent, subExpression: StatementBlockAst) {
    self.subExpression = subExpression
    super.init(.arrayExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(subExpression) }
}

/// `( ... )`.
package final class ParenExpressionAst: ExpressionAst {
  package let pipeline: PipelineBaseAst

  init(_ extent: ScriptExtent, pipeline: PipelineBaseAst) {
    self.pipeline = pipeline
    super.init(.parenExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(pipeline) }
}

/// `$( ... )`.
package final class SubExpressionAst: ExpressionAst {
  package let subExpression: StatementBlockAst

  init(_ extent: ScriptExtent, subExpression: StatementBlockAst) {
    self.subExpression = subExpression
    super.init(.subExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(subExpression) }
}

/// `$using:x`.
package final class UsingExpressionAst: ExpressionAst {
  package let subExpression: ExpressionAst

  init(_ extent: ScriptExtent, subExpression: ExpressionAst) {
    self.subExpression = subExpression
    super.init(.usingExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) { body(subExpression) }
}

/// `$x[0]`.
package final class IndexExpressionAst: ExpressionAst {
  package let target: ExpressionAst
  package let index: ExpressionAst
  /// `?[`
  package let nullConditional: Bool

  init(_ extent: ScriptExtent, target: ExpressionAst, index: ExpressionAst, nullConditional: Bool) {
    self.target = target
    self.index = index
    self.nullConditional = nullConditional
    super.init(.indexExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    body(target)
    body(index)
  }
}

/// An expression that could not be parsed whole, with the parts that could.
package final class ErrorExpressionAst: ExpressionAst {
  package let nestedAst: [Ast]

  init(_ extent: ScriptExtent, nestedAst: [Ast] = []) {
    self.nestedAst = nestedAst
    super.init(.errorExpression, extent)
    adopt()
  }

  package override func forEachChild(_ body: (Ast) -> Void) {
    for node in nestedAst { body(node) }
  }
}
