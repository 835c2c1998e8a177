import Syntax
import Text

/// The members of every node.
///
/// A type in these signatures that has no namespace is one of the declaring type's namespace.
struct AstMembers<Node: Ast> {
  private let members: TypeMembers<AstObject>

  init(_ members: TypeMembers<AstObject>) { self.members = members }

  func get(_ signature: StaticString, _ read: @escaping (Node, AstObject) throws(Unwind) -> Value) {
    members.get(signature) { (this) throws(Unwind) in
      guard let node = this.node as? Node else { return .null }
      return try read(node, this)
    }
  }

  func method(_ signature: StaticString, _ body: @escaping (Node, AstObject, Arguments) throws(Unwind) -> Value) {
    members.method(signature) { (this, a) throws(Unwind) in
      guard let node = this.node as? Node else { return .null }
      return try body(node, this, a)
    }
  }

  func node(_ signature: StaticString, _ read: @escaping (Node) -> Ast?) { get(signature) { node, this in this.value(read(node)) } }

  /// A property that is a `ReadOnlyCollection` of nodes of the class `elementType`; nil is null.
  func nodes(_ signature: StaticString, of elementType: StaticString, _ read: @escaping (Node) -> [Ast]?) {
    get(signature) { node, this in read(node).map { this.list($0, of: elementType) } ?? .null }
  }

  func extent(_ signature: StaticString, _ read: @escaping (Node) -> ScriptExtent) {
    get(signature) { node, _ in .object(ScriptExtentObject(read(node))) }
  }
  func text(_ signature: StaticString, _ read: @escaping (Node) -> PSString?) { get(signature) { node, _ in .optional(read(node)) } }
  func bool(_ signature: StaticString, _ read: @escaping (Node) -> Bool) { get(signature) { node, _ in .bool(read(node)) } }
  func kind(_ signature: StaticString, _ read: @escaping (Node) -> TokenKind) { get(signature) { node, _ in SyntaxTypes.tokenKind(read(node)) } }
  func token(_ signature: StaticString, _ read: @escaping (Node) -> Token?) {
    get(signature) { node, _ in read(node).map { .object(TokenObject($0)) } ?? .null }
  }
  func typeName(_ signature: StaticString, _ read: @escaping (Node) -> ITypeName) {
    get(signature) { node, _ in .object(TypeNameObject(read(node))) }
  }

  /// A value of the enum `type` of the namespace.
  func enumeration(_ signature: StaticString, _ type: StaticString, _ read: @escaping (Node) -> Int) {
    get(signature) { node, _ in SyntaxTypes.enumeration(type, read(node)) }
  }
}

extension TypeDeclaration {
  /// Declares members whose bodies take the node of the receiver.
  func nodes<Node: Ast>(_: Node.Type, _ declare: (AstMembers<Node>) -> Void) {
    receiver(AstObject.self) { declare(AstMembers<Node>($0)) }
  }
}

/// `Ast` itself.
enum AstBaseMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.nodes(Ast.self) { t in
      t.extent("IScriptExtent Extent {get;}") { $0.extent }
      t.node("Ast Parent {get;}") { $0.parent }
      t.method("Ast Find(System.Func[Ast,bool] predicate, bool searchNestedScriptBlocks)") { (node, this, a) throws(Unwind) in
        let search = AstSearch(this, try a.required(0, "predicate"), a.frame)
        let found = node.find(searchNestedScriptBlocks: a.bool(1)) { search.accepts($0) || search.failure != nil }
        return try search.finish(this.value(found))
      }
      t.method("System.Collections.Generic.IEnumerable[Ast] FindAll(System.Func[Ast,bool] predicate, bool searchNestedScriptBlocks)") {
        (node, this, a) throws(Unwind) in
        let search = AstSearch(this, try a.required(0, "predicate"), a.frame)
        let found = node.findAll(searchNestedScriptBlocks: a.bool(1)) { search.accepts($0) }
        let type = DotNetType.list.constructed([SyntaxTypes.named("Ast")])
        return try search.finish(.object(ListObject(ContiguousArray(found.map { this.value($0) }), type: type)))
      }
      t.method("void Visit(AstVisitor astVisitor)") { (node, this, a) throws(Unwind) in
        try AstVisiting.visit(node, this, a[0], a.frame)
        return .void
      }
      t.method("System.Object Visit(ICustomAstVisitor astVisitor)") { (node, this, a) throws(Unwind) in
        try Members.invoke(a[0], AstVisiting.methodName(node.kind), [.object(this)], a.frame)
      }
      t.method("System.Object SafeGetValue()") { (node, _, a) throws(Unwind) in try SafeValue.evaluate(node, a.frame) }
      t.method("System.Object SafeGetValue(bool skipHashtableSizeCheck)") { (node, _, a) throws(Unwind) in try SafeValue.evaluate(node, a.frame) }
      t.method("string ToString()") { node, _, _ in .string(node.extent.text) }
    }
  }
}

/// A predicate of a script over the nodes of a tree. What it throws ends the search.
private final class AstSearch {
  private let origin: AstObject
  private let predicate: DelegateObject
  private let frame: Frame
  private(set) var failure: Unwind?

  init(_ origin: AstObject, _ predicate: DelegateObject, _ frame: Frame) {
    self.origin = origin
    self.predicate = predicate
    self.frame = frame
  }

  func accepts(_ node: Ast) -> Bool {
    guard failure == nil else { return false }
    do throws(Unwind) { return try Conversion.truth(predicate.call([origin.value(node)], frame)) } catch {
      failure = error
      return false
    }
  }

  /// `value`, or what the predicate threw.
  func finish(_ value: Value) throws(Unwind) -> Value {
    if let failure { throw failure }
    return value
  }
}
