import Syntax
import Text

/// The types of the tree: `System.Management.Automation.Language.*Ast`.
///
/// One row a class: its name without `Ast`, its base, and the properties that it adds.
enum AstTypes {
  struct Row: Sendable {
    let name: StaticString
    let base: StaticString
    let declare: (@Sendable (TypeDeclaration) -> Void)?
    init(_ name: StaticString, _ base: StaticString, _ declare: (@Sendable (TypeDeclaration) -> Void)? = nil) {
      self.name = name
      self.base = base
      self.declare = declare
    }
  }

  private nonisolated(unsafe) static var byKind: [DotNetType?] = Array(repeating: nil, count: AstKind.allCases.count)

  /// The type of a class of nodes.
  static func type(of kind: AstKind) -> DotNetType {
    let i = Int(kind.rawValue)
    if let known = byKind[i] { return known }
    let made = TypeRegistry.find("System.Management.Automation.Language.\(kind.name)Ast") ?? .object
    byKind[i] = made
    return made
  }

  static func named(_ name: String) -> DotNetType { TypeRegistry.find("System.Management.Automation.Language.\(name)") ?? .object }

  /// The type of a full name; the registry keeps it.
  static func make(_ fullName: String) -> DotNetType? {
    let prefix = "system.management.automation.language."
    guard fullName.lowercased().hasPrefix(prefix), fullName.lowercased().hasSuffix("ast") else { return nil }
    let short = String(fullName.dropFirst(prefix.count))
    guard let i = NameTable.position(of: short, count: rows.count, { rows[$0].name }) else { return nil }
    let row = rows[i]
    let base = row.base.description.isEmpty ? DotNetType.object : named(row.base.description)
    return DotNetType(
      made: PSString.of("System.Management.Automation.Language.\(row.name)"), .class, base: base, isAbstract: isAbstract(row.name.description), declare: row.declare)
  }

  private static func isAbstract(_ name: String) -> Bool {
    ["Ast", "StatementAst", "ExpressionAst", "CommandElementAst", "CommandBaseAst", "PipelineBaseAst", "ChainableAst", "RedirectionAst", "AttributeBaseAst", "MemberAst", "LabeledStatementAst", "LoopStatementAst"].contains(name)
  }

  static func allNames() -> [String] { rows.map { "System.Management.Automation.Language.\($0.name)" } }

  static let rows: [Row] = [
    Row("ArrayExpressionAst", "ExpressionAst", AstExpressions.arrayExpression),
    Row("ArrayLiteralAst", "ExpressionAst", AstExpressions.arrayLiteral),
    Row("AssignmentStatementAst", "PipelineBaseAst", AstStatements.assignment),
    Row("Ast", "", AstMembers.declare),
    Row("AttributeAst", "AttributeBaseAst", AstBlocks.attribute),
    Row("AttributeBaseAst", "Ast", AstBlocks.attributeBase),
    Row("AttributedExpressionAst", "ExpressionAst", AstExpressions.attributed),
    Row("BaseCtorInvokeMemberExpressionAst", "InvokeMemberExpressionAst"),
    Row("BinaryExpressionAst", "ExpressionAst", AstExpressions.binary),
    Row("BlockStatementAst", "StatementAst", AstStatements.blockStatement),
    Row("BreakStatementAst", "StatementAst", AstStatements.loopFlow),
    Row("CatchClauseAst", "Ast", AstStatements.catchClause),
    Row("ChainableAst", "PipelineBaseAst"),
    Row("CommandAst", "CommandBaseAst", AstStatements.command),
    Row("CommandBaseAst", "StatementAst", AstStatements.commandBase),
    Row("CommandElementAst", "Ast"),
    Row("CommandExpressionAst", "CommandBaseAst", AstStatements.commandExpression),
    Row("CommandParameterAst", "CommandElementAst", AstStatements.commandParameter),
    Row("ConfigurationDefinitionAst", "StatementAst", AstBlocks.configuration),
    Row("ConstantExpressionAst", "ExpressionAst", AstExpressions.constant),
    Row("ContinueStatementAst", "StatementAst", AstStatements.loopFlow),
    Row("ConvertExpressionAst", "AttributedExpressionAst", AstExpressions.convert),
    Row("DataStatementAst", "StatementAst", AstStatements.data),
    Row("DoUntilStatementAst", "LoopStatementAst"),
    Row("DoWhileStatementAst", "LoopStatementAst"),
    Row("DynamicKeywordStatementAst", "StatementAst", AstBlocks.dynamicKeyword),
    Row("ErrorExpressionAst", "ExpressionAst", AstExpressions.error),
    Row("ErrorStatementAst", "PipelineBaseAst", AstStatements.error),
    Row("ExitStatementAst", "StatementAst", AstStatements.pipelineFlow),
    Row("ExpandableStringExpressionAst", "ExpressionAst", AstExpressions.expandableString),
    Row("ExpressionAst", "CommandElementAst", AstExpressions.expression),
    Row("FileRedirectionAst", "RedirectionAst", AstStatements.fileRedirection),
    Row("ForEachStatementAst", "LoopStatementAst", AstStatements.forEach),
    Row("ForStatementAst", "LoopStatementAst", AstStatements.forStatement),
    Row("FunctionDefinitionAst", "StatementAst", AstBlocks.function),
    Row("FunctionMemberAst", "MemberAst", AstBlocks.functionMember),
    Row("HashtableAst", "ExpressionAst", AstExpressions.hashtable),
    Row("IfStatementAst", "StatementAst", AstStatements.ifStatement),
    Row("IndexExpressionAst", "ExpressionAst", AstExpressions.index),
    Row("InvokeMemberExpressionAst", "MemberExpressionAst", AstExpressions.invokeMember),
    Row("LabeledStatementAst", "StatementAst", AstStatements.labeled),
    Row("LoopStatementAst", "LabeledStatementAst", AstStatements.loop),
    Row("MemberAst", "Ast", AstBlocks.member),
    Row("MemberExpressionAst", "ExpressionAst", AstExpressions.member),
    Row("MergingRedirectionAst", "RedirectionAst", AstStatements.mergingRedirection),
    Row("NamedAttributeArgumentAst", "Ast", AstBlocks.namedAttributeArgument),
    Row("NamedBlockAst", "Ast", AstBlocks.namedBlock),
    Row("ParamBlockAst", "Ast", AstBlocks.paramBlock),
    Row("ParameterAst", "Ast", AstBlocks.parameter),
    Row("ParenExpressionAst", "ExpressionAst", AstExpressions.paren),
    Row("PipelineAst", "ChainableAst", AstStatements.pipeline),
    Row("PipelineBaseAst", "StatementAst", AstStatements.pipelineBase),
    Row("PipelineChainAst", "ChainableAst", AstStatements.pipelineChain),
    Row("PropertyMemberAst", "MemberAst", AstBlocks.propertyMember),
    Row("RedirectionAst", "Ast", AstStatements.redirection),
    Row("ReturnStatementAst", "StatementAst", AstStatements.pipelineFlow),
    Row("ScriptBlockAst", "Ast", AstBlocks.scriptBlock),
    Row("ScriptBlockExpressionAst", "ExpressionAst", AstExpressions.scriptBlock),
    Row("StatementAst", "Ast"),
    Row("StatementBlockAst", "Ast", AstBlocks.statementBlock),
    Row("StringConstantExpressionAst", "ConstantExpressionAst", AstExpressions.stringConstant),
    Row("SubExpressionAst", "ExpressionAst", AstExpressions.subExpression),
    Row("SwitchStatementAst", "LabeledStatementAst", AstStatements.switchStatement),
    Row("TernaryExpressionAst", "ExpressionAst", AstExpressions.ternary),
    Row("ThrowStatementAst", "StatementAst", AstStatements.throwStatement),
    Row("TrapStatementAst", "StatementAst", AstStatements.trap),
    Row("TryStatementAst", "StatementAst", AstStatements.tryStatement),
    Row("TypeConstraintAst", "AttributeBaseAst"),
    Row("TypeDefinitionAst", "StatementAst", AstBlocks.typeDefinition),
    Row("TypeExpressionAst", "ExpressionAst", AstExpressions.type),
    Row("UnaryExpressionAst", "ExpressionAst", AstExpressions.unary),
    Row("UsingExpressionAst", "ExpressionAst", AstExpressions.using),
    Row("UsingStatementAst", "StatementAst", AstBlocks.using),
    Row("VariableExpressionAst", "ExpressionAst", AstExpressions.variable),
    Row("WhileStatementAst", "LoopStatementAst"),
  ]
}

/// Declares the properties of one class of nodes.
struct NodeMembers<Node: Ast> {
  private let declaration: TypeDeclaration
  init(_ declaration: TypeDeclaration) { self.declaration = declaration }

  func get(_ signature: StaticString, _ body: @escaping (AstObject, Node) throws(Unwind) -> Value) {
    declaration.property(signature, get: { (this: Value) throws(Unwind) in
      guard let object = this.asObject as? AstObject, let node = object.ast as? Node else {
        throw Unwind.dotNet("System.Reflection.TargetException", "Object does not match target type.")
      }
      return try body(object, node)
    })
  }
}

extension TypeDeclaration {
  func node<N: Ast>(_: N.Type, _ declare: (NodeMembers<N>) -> Void) { declare(NodeMembers(self)) }
}

/// What every node has.
enum AstMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.node(Ast.self) { t in
      t.get("System.Management.Automation.Language.IScriptExtent Extent {get;}") { .object(ScriptExtentObject($1.extent)) }
      t.get("System.Management.Automation.Language.Ast Parent {get;}") { $0.node($1.parent) }
    }
    t.receiver(AstObject.self) { t in
      t.method("System.Management.Automation.Language.Ast Copy()") { this, _ in .object(AstObject(this.ast)) }
      t.method(
        "System.Management.Automation.Language.Ast Find(System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)"
      ) { (this, a) throws(Unwind) in
        let search = try Search(this, a)
        return this.node(try search.run(firstOnly: true).first)
      }
      t.method(
        "System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)"
      ) { (this, a) throws(Unwind) in
        let found = try Search(this, a).run(firstOnly: false)
        return .object(ListObject(ContiguousArray(found.map { this.node($0) }), type: DotNetType.list.constructed([AstTypes.named("Ast")])))
      }
      t.method("void Visit(System.Management.Automation.Language.AstVisitor astVisitor)") { (this, a) throws(Unwind) in
        try AstVisitorCall(a[0], a.frame).visit(this)
        return .void
      }
      t.method("System.Object SafeGetValue()") { (this, a) throws(Unwind) in try SafeValue.of(this.ast) }
      t.method("string ToString()") { this, _ in .string(this.ast.extent.text) }
    }
  }

  /// One `Find` or `FindAll`: the predicate's error ends it.
  private struct Search {
    let object: AstObject
    let predicate: DelegateObject
    let isNested: Bool
    let frame: Frame

    init(_ object: AstObject, _ a: Arguments) throws(Unwind) {
      self.object = object
      predicate = try a.required(0, "predicate", as: DelegateObject.self)
      isNested = a.bool(1)
      frame = a.frame
    }

    func run(firstOnly: Bool) throws(Unwind) -> [Ast] {
      var failure: Unwind?
      var found: [Ast] = []
      let accept = { (node: Ast) -> Bool in
        if failure != nil { return false }
        do throws(Unwind) {
          return try Conversion.truth(predicate.call([object.node(node)], frame))
        } catch {
          failure = error
          return false
        }
      }
      if firstOnly {
        if let first = object.ast.find(searchNestedScriptBlocks: isNested, { node in failure != nil || accept(node) }) { found = [first] }
      } else {
        found = object.ast.findAll(searchNestedScriptBlocks: isNested, accept)
      }
      if let failure { throw failure }
      return found
    }
  }
}

/// A visitor that a script class defines: `VisitCommand(…)` and its like are called for the nodes of their class.
struct AstVisitorCall {
  private let visitor: Value
  private let frame: Frame
  init(_ visitor: Value, _ frame: Frame) {
    self.visitor = visitor
    self.frame = frame
  }

  func visit(_ object: AstObject) throws(Unwind) {
    var failure: Unwind?
    object.ast.visit { node in
      do throws(Unwind) {
        return try action(object, node)
      } catch {
        failure = error
        return .stopVisit
      }
    }
    if let failure { throw failure }
  }

  private func action(_ object: AstObject, _ node: Ast) throws(Unwind) -> AstVisitAction {
    let name = PSString.of("Visit\(node.kind.name)")
    guard case .methods(let group) = visitor.dotNetType.member(name) else { return .continue }
    let result = try MethodCall.invoke(group.overloads, on: visitor, [object.node(node)], named: name, wrapName: name, frame)
    switch (result.asObject as? EnumValue)?.raw {
    case 1: return .skipChildren
    case 2: return .stopVisit
    default: return .continue
    }
  }
}

/// `Ast.SafeGetValue()`: constants, and hashtables and arrays of them.
enum SafeValue {
  static func of(_ ast: Ast) throws(Unwind) -> Value {
    switch ast {
    case let node as ConstantExpressionAst: return node.value.asValue
    case let node as ExpandableStringExpressionAst where node.nestedExpressions.isEmpty: return .string(node.value)
    case let node as VariableExpressionAst:
      switch node.variablePath.userPath.string.lowercased() {
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "null": return .null
      default: throw refused
      }
    case let node as HashtableAst:
      let table = PSHashtable()
      for pair in node.keyValuePairs { try table.table.set(try of(pair.key), try of(pair.value)) }
      return .hash(table)
    case let node as ArrayLiteralAst:
      var values = ContiguousArray<Value>()
      for element in node.elements { values.append(try of(element)) }
      return .array(PSArray(values))
    case let node as ArrayExpressionAst:
      var values = ContiguousArray<Value>()
      for statement in node.subExpression.statements { try Out.append(try of(statement), to: &values) }
      return .array(PSArray(values))
    case let node as PipelineAst:
      if let expression = node.pureExpression { return try of(expression) }
      throw refused
    case let node as CommandExpressionAst: return try of(node.expression)
    case let node as ParenExpressionAst: return try of(node.pipeline)
    case let node as UnaryExpressionAst where node.tokenKind == .minus: return try Operators.negate(try of(node.child))
    default: throw refused
    }
  }

  private static var refused: Unwind {
    Unwind.invalidOperation("Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression.")
  }
}

extension Out {
  /// Adds a value to a list as a pipeline would: arrays are taken apart.
  static func append(_ value: Value, to values: inout ContiguousArray<Value>) throws(Unwind) {
    if case .array(let a) = value { values.append(contentsOf: a.elements) } else { values.append(value) }
  }
}
