import Text

/// What PowerShell checks once a script has been parsed: the rules that its grammar doesn't know.
///
/// One walk over the tree, of any height; the checks of a kind of node are in the files beside this one.
final class SemanticChecks {
  let parser: Parser
  /// The members that the walk is in, innermost last; nil for a script block that belongs to none.
  private(set) var members: [MemberAst?] = []
  /// Variables that are read in a method where they may not have been assigned.
  var unassigned: Set<ObjectIdentifier> = []

  private init(_ parser: Parser) { self.parser = parser }

  static func check(_ script: ScriptBlockAst, _ parser: Parser) {
    if parser.sawTypeOrUsing { SymbolChecks.check(script, parser) }
    SemanticChecks(parser).walk(script)
  }

  /// The member whose code the walk is in.
  var member: MemberAst? { members.last ?? nil }

  func report(_ message: ParserMessage, at extent: ScriptExtent, _ arguments: String...) {
    parser.errors.report(message, at: extent, arguments)
  }

  private func walk(_ root: Ast) {
    var waiting: [(node: Ast, isLeaving: Bool)] = [(root, false)]
    var children: [Ast] = []
    while let (node, isLeaving) = waiting.popLast() {
      if isLeaving {
        members.removeLast()
        continue
      }
      if enter(node) { waiting.append((node, true)) }
      node.forEachChild { children.append($0) }
      for child in children.reversed() { waiting.append((child, false)) }
      children.removeAll(keepingCapacity: true)
    }
  }

  /// Checks a node; whether it has been put on the stack of members.
  private func enter(_ node: Ast) -> Bool {
    switch node {
    case let node as VariableExpressionAst: check(node)
    case let node as AssignmentStatementAst: checkAssignment(node)
    case let node as HashtableAst: check(node)
    case let node as ConvertExpressionAst: check(node)
    case let node as AttributedExpressionAst: check(node)
    case let node as UnaryExpressionAst: check(node)
    case let node as UsingExpressionAst: check(node)
    case let node as ParamBlockAst: checkDuplicates(node.parameters)
    case let node as ParameterAst: check(node)
    case let node as AttributeAst: check(node)
    case let node as FunctionDefinitionAst: check(node)
    case let node as SwitchStatementAst: check(node)
    case let node as ForEachStatementAst: check(node)
    case let node as DataStatementAst: DataSectionChecks.check(node, parser)
    case let node as TryStatementAst: check(node)
    case let node as LoopFlowStatementAst: check(node)
    case let node as ReturnStatementAst: check(node)
    case let node as BlockStatementAst: check(node)
    case let node as UsingStatementAst: check(node)
    case let node as ScriptBlockAst:
      guard !(node.parent?.parent is FunctionMemberAst) || node.parent is ScriptBlockExpressionAst else { return false }
      members.append(nil)
      return true
    case let node as FunctionMemberAst:
      members.append(node)
      check(node)
      return true
    case let node as PropertyMemberAst:
      check(node)
      members.append(node)
      return true
    default: break
    }
    return false
  }
}

extension ITypeName {
  /// Whether the name is one of .NET's `System` types, written in full, without `System.`, or as PowerShell abbreviates it.
  func isSystemType(_ name: StaticString, orAs accelerator: StaticString? = nil) -> Bool {
    let full = fullName
    if let accelerator, full.equalsIgnoringCase(ascii: accelerator) { return true }
    if full.equalsIgnoringCase(ascii: name) { return true }
    return full.count > 7 && full.substring(0..<7).equalsIgnoringCase(ascii: "system.")
      && full.substring(from: 7).equalsIgnoringCase(ascii: name)
  }

  var isVoid: Bool { isSystemType("void") }
  /// `[ref]`.
  var isReference: Bool { isSystemType("Management.Automation.PSReference", orAs: "ref") }
  /// `[ordered]`, which is no type.
  var isOrdered: Bool { fullName.equalsIgnoringCase(ascii: "ordered") }
}
