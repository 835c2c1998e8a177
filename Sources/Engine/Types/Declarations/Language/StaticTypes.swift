import Syntax
import Text

/// What type an expression will have, as far as it shows: `ExpressionAst.StaticType`.
enum StaticTypes {
  static func type(of expression: ExpressionAst) -> DotNetType {
    switch expression {
    case is StringConstantExpressionAst, is ExpandableStringExpressionAst: .string
    case let constant as ConstantExpressionAst: Compiler.value(constant.value).dotNetType
    case let conversion as ConvertExpressionAst: TypeResolver.resolve(conversion.type.typeName) ?? .object
    case is TypeExpressionAst: .type
    case is ArrayLiteralAst, is ArrayExpressionAst: DotNetType.object.arrayType(rank: 1)
    case is HashtableAst: .hashtable
    case is ScriptBlockExpressionAst: .scriptBlock
    case let binary as BinaryExpressionAst: isComparison(binary.operator) ? .boolean : .object
    case let unary as UnaryExpressionAst: unary.tokenKind == .not || unary.tokenKind == .exclaim ? .boolean : .object
    default: .object
    }
  }

  private static func isComparison(_ kind: TokenKind) -> Bool {
    switch kind {
    case .xor, .and, .or, .is: true
    default: false
    }
  }
}
