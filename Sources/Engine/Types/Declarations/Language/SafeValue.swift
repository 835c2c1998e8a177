import Syntax
import Text

/// `Ast.SafeGetValue`: the value of an expression that runs nothing.
enum SafeValue {
  static func evaluate(_ node: Ast, _ frame: Frame) throws(Unwind) -> Value {
    guard let expression = expression(of: node), isSafe(expression) else {
      throw Unwind.invalidOperation(
        "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: \(node.extent.text).")
    }
    let compiler = Compiler(byName: true, environment: frame.environment, survey: BlockSurvey())
    return try compiler.expression(expression).eval(frame)
  }

  /// The one expression that a node is.
  private static func expression(of node: Ast) -> ExpressionAst? {
    var node = node
    while true {
      switch node {
      case let expression as ExpressionAst: return expression
      case let block as ScriptBlockAst:
        guard let end = block.endBlock else { return nil }
        node = end
      case let block as NamedBlockAst:
        guard block.statements.count == 1, block.traps.isEmpty else { return nil }
        node = block.statements[0]
      case let block as StatementBlockAst:
        guard block.statements.count == 1, block.traps.isEmpty else { return nil }
        node = block.statements[0]
      case let pipeline as PipelineAst: return pipeline.pureExpression
      case let command as CommandExpressionAst: return command.redirections.isEmpty ? command.expression : nil
      default: return nil
      }
    }
  }

  /// Whether nothing in an expression can run a command or a member.
  private static func isSafe(_ expression: ExpressionAst) -> Bool {
    expression.find { !isSafePart($0) } == nil
  }

  private static func isSafePart(_ node: Ast) -> Bool {
    switch node {
    case let variable as VariableExpressionAst: variable.isConstant
    case let pipeline as PipelineAst: pipeline.pureExpression != nil
    case let command as CommandExpressionAst: command.redirections.isEmpty
    case let block as StatementBlockAst: block.traps.isEmpty
    case let unary as UnaryExpressionAst: unary.tokenKind.flags.contains(.canConstantFold)
    case let binary as BinaryExpressionAst: binary.operator.flags.contains(.canConstantFold)
    case is ConstantExpressionAst, is ExpandableStringExpressionAst, is HashtableAst, is ArrayLiteralAst, is ArrayExpressionAst,
      is ParenExpressionAst, is SubExpressionAst:
      true
    default: false
    }
  }
}
