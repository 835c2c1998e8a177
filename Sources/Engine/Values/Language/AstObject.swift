import Syntax
import Text

/// A node of a script's tree as scripts see it: `System.Management.Automation.Language.Ast` and its classes.
///
/// Two objects for one node are equal.
public final class AstObject: Object {
  package let node: Ast
  /// The top of the tree. Nodes don't keep their parents, so whoever holds a node holds this.
  private let root: Ast

  package convenience init(_ node: Ast) { self.init(node, root: node.root) }

  init(_ node: Ast, root: Ast) {
    self.node = node
    self.root = root
  }

  public override var dotNetType: DotNetType { SyntaxTypes.type(of: node.kind) }

  /// The text of the node as it stands in the script.
  public override func text() throws(Unwind) -> PSString? { node.extent.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool { (other.asObject as? AstObject)?.node === node }
  public override func hashCode() -> Int { ObjectIdentifier(node).hashValue }

  /// Another node of the same tree.
  func value(_ other: Ast?) -> Value { other.map { .object(AstObject($0, root: root)) } ?? .null }

  /// Nodes of the same tree as a `ReadOnlyCollection` of a class of nodes, `ExpressionAst`.
  func list(_ nodes: [Ast], of elementType: StaticString) -> Value {
    SyntaxTypes.list(nodes.map { value($0) }, of: SyntaxTypes.named(elementType))
  }
}

extension Ast {
  /// The top of the tree that this node is in.
  package final var root: Ast {
    var node = self
    while let parent = node.parent { node = parent }
    return node
  }
}
