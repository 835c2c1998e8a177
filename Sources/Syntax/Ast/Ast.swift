import Text

/// A node of a script's tree: the base of PowerShell's `System.Management.Automation.Language` classes, which keep their names here.
///
/// Who keeps a node keeps the root of its tree too (`ScriptBlockAst`): `parent` is not retained.
package class Ast {
  /// Which final class this is.
  package let kind: AstKind
  package let extent: ScriptExtent
  /// The node that holds this one; nil at the root. Set once, when the parent is made.
  package internal(set) unowned(unsafe) var parent: Ast?
  /// The longest way down to a leaf.
  private(set) var height: Int32 = 0

  init(_ kind: AstKind, _ extent: ScriptExtent) {
    self.kind = kind
    self.extent = extent
    extent.source.nodes?.append(self)
  }

  /// Becomes the parent of its children: the last step of every initialiser.
  final func adopt() {
    var tallest: Int32 = -1
    forEachChild { child in
      child.parent = self
      tallest = max(tallest, child.height)
    }
    height = tallest &+ 1
    if height > extent.source.tallest { extent.source.tallest = height }
  }

  /// Calls `body` with each child, in the order in which PowerShell visits them.
  package func forEachChild(_ body: (Ast) -> Void) {}

  /// The children, in the order in which PowerShell visits them.
  package final var children: [Ast] {
    var all: [Ast] = []
    forEachChild { all.append($0) }
    return all
  }
}

extension Ast: CustomStringConvertible {
  /// The text of the node as it stands in the script.
  package var description: String { extent.text.string }
}

/// An expression or a parameter: what a command is made of.
package class CommandElementAst: Ast {}

/// A node that has a value.
package class ExpressionAst: CommandElementAst {}

/// A statement.
package class StatementAst: Ast {}

/// The classes of nodes, for a switch that covers them all; named as PowerShell names them, without `Ast`.
package enum AstKind: UInt8, Sendable, CaseIterable {
  case scriptBlock, paramBlock, namedBlock, namedAttributeArgument, attribute, typeConstraint, parameter, statementBlock
  case typeDefinition, propertyMember, functionMember, functionDefinition, usingStatement, configurationDefinition, dynamicKeywordStatement
  case ifStatement, dataStatement, switchStatement, forEachStatement, forStatement, doWhileStatement, doUntilStatement, whileStatement
  case catchClause, tryStatement, trapStatement, breakStatement, continueStatement, returnStatement, exitStatement, throwStatement
  case blockStatement, pipelineChain, pipeline, assignmentStatement, commandParameter, command, commandExpression
  case mergingRedirection, fileRedirection, errorStatement, errorExpression
  case ternaryExpression, binaryExpression, unaryExpression, attributedExpression, convertExpression
  case memberExpression, invokeMemberExpression, baseCtorInvokeMemberExpression, typeExpression, variableExpression
  case constantExpression, stringConstantExpression, expandableStringExpression, scriptBlockExpression
  case arrayLiteral, hashtable, arrayExpression, parenExpression, subExpression, usingExpression, indexExpression

  /// PowerShell's name of the class, without `Ast`.
  package var name: String {
    let name = "\(self)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
