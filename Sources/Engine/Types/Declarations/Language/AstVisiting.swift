import Syntax
import Text

/// `Ast.Visit`: a script's class over `AstVisitor` or `ICustomAstVisitor` meets the nodes of a tree.
enum AstVisiting {
  /// `VisitCommand` for a `CommandAst`.
  static func methodName(_ kind: AstKind) -> PSString { PSString.of("Visit\(kind.name)") }

  /// Calls the visitor's method for every node, parents first, as far as its answers go.
  static func visit(_ node: Ast, _ object: AstObject, _ visitor: Value, _ frame: Frame) throws(Unwind) {
    if visitor.isNull { throw Unwind.argumentNull("visitor") }
    let knowsNewKinds = visitor.dotNetType.inherits(from: SyntaxTypes.named("AstVisitor2"))
    var failure: Unwind?
    node.visit { node in
      if newKinds.contains(node.kind), !knowsNewKinds { return .continue }
      do throws(Unwind) {
        let answer = try Members.invoke(visitor, methodName(node.kind), [object.value(node)], frame)
        switch (answer.unwrapped.asObject as? EnumValue)?.raw {
        case 1: return .skipChildren
        case 2: return .stopVisit
        default: return .continue
        }
      } catch {
        failure = error
        return .stopVisit
      }
    }
    if let failure { throw failure }
  }

  /// Nodes that only `AstVisitor2` has methods for.
  private static let newKinds: Set<AstKind> = [
    .typeDefinition, .propertyMember, .functionMember, .baseCtorInvokeMemberExpression, .usingStatement, .configurationDefinition,
    .dynamicKeywordStatement, .ternaryExpression, .pipelineChain,
  ]

  @Sendable static func declareVisitor(_ t: TypeDeclaration) { declare(t) { !newKinds.contains($0) } }
  @Sendable static func declareVisitor2(_ t: TypeDeclaration) { declare(t) { newKinds.contains($0) } }

  /// A method for each class of nodes, which a script's class overrides: by itself it goes on.
  private static func declare(_ t: TypeDeclaration, _ isIncluded: (AstKind) -> Bool) {
    let action = SyntaxTypes.named("AstVisitAction")
    t.constructor("()") { (_) in .null }
    for kind in AstKind.allCases where isIncluded(kind) {
      let parameter = MemberSignature.Parameter(PSString.of("ast"), SyntaxTypes.type(of: kind))
      t.method(MemberSignature(methodName(kind), returns: action, [parameter]), isStatic: false, isHidden: false) { (_: Value, _: Arguments) in
        .object(EnumValue(action, 0))
      }
    }
  }
}
