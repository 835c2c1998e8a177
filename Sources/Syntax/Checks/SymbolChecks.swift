import Text

/// The names that classes bring: types defined twice, types that are missing in a class, and properties assigned without `$this`.
///
/// Only scripts with a type definition or `using` need it.
struct SymbolChecks {
  private let parser: Parser
  private let namespaces: [PSString]
  private var scopes: [Scope] = []

  private struct Scope {
    enum Kind { case script, function, type, method }

    let kind: Kind
    /// The type that a scope of that kind belongs to.
    let type: TypeDefinitionAst?
    var types: Set<FoldedKey> = []
    var properties: [FoldedKey: PropertyMemberAst] = [:]
  }

  static func check(_ script: ScriptBlockAst, _ parser: Parser) {
    let namespaces = script.usingStatements.filter { $0.usingStatementKind == .namespace }.compactMap { $0.name?.text }
    var checks = SymbolChecks(parser: parser, namespaces: namespaces)
    checks.enter(script, .script)
    checks.walk(script)
  }

  private init(parser: Parser, namespaces: [PSString]) {
    self.parser = parser
    self.namespaces = namespaces
  }

  private mutating func walk(_ root: Ast) {
    var waiting: [(node: Ast, isLeaving: Bool)] = [(root, false)]
    var children: [Ast] = []
    while let (node, isLeaving) = waiting.popLast() {
      if isLeaving {
        scopes.removeLast()
        continue
      }
      if visit(node) { waiting.append((node, true)) }
      node.forEachChild { children.append($0) }
      for child in children.reversed() { waiting.append((child, false)) }
      children.removeAll(keepingCapacity: true)
    }
  }

  /// Checks a node; whether it has opened a scope.
  private mutating func visit(_ node: Ast) -> Bool {
    switch node {
    case let type as TypeDefinitionAst: enter(type, .type)
    case let block as ScriptBlockExpressionAst: enter(block.scriptBlock, .script)
    case let method as FunctionMemberAst: enter(method.body, .method)
    case let function as FunctionDefinitionAst where !(function.parent is FunctionMemberAst): enter(function.body, .function)
    case let assignment as AssignmentStatementAst:
      check(assignment)
      return false
    case let type as TypeExpressionAst:
      check(type.typeName, isAttribute: false)
      return false
    case let type as AttributeBaseAst:
      check(type.typeName, isAttribute: type.kind == .attribute)
      return false
    case let using as UsingStatementAst:
      check(using)
      return false
    default: return false
    }
    return true
  }

  /// Opens the scope of `node` with the types that are defined in it.
  private mutating func enter(_ node: Ast, _ kind: Scope.Kind) {
    var scope = Scope(kind: kind, type: node as? TypeDefinitionAst)
    for case let type as TypeDefinitionAst in node.findAll(searchNestedScriptBlocks: false, { $0 is TypeDefinitionAst }) {
      if !scope.types.insert(FoldedKey(type.name)).inserted {
        parser.report(.memberAlreadyDefined, at: type.extent, type.name.string)
      }
    }
    for case let property as PropertyMemberAst in scope.type?.members ?? [] where scope.properties[FoldedKey(property.name)] == nil {
      scope.properties[FoldedKey(property.name)] = property
    }
    scopes.append(scope)
  }

  /// In a method, a property is assigned through `$this` or its class.
  private func check(_ assignment: AssignmentStatementAst) {
    guard scopes.last?.kind == .method else { return }
    for target in assignment.left.assignmentTargets {
      var expression = target
      while let conversion = expression as? ConvertExpressionAst { expression = conversion.child }
      guard let variable = expression as? VariableExpressionAst, variable.variablePath.isVariable else { continue }
      let name = FoldedKey(variable.variablePath.userPath)
      guard let property = scopes.reversed().lazy.compactMap({ $0.properties[name] }).first else { continue }
      if property.isStatic {
        let type = currentType?.name.string ?? ""
        parser.report(.missingTypeInStaticPropertyAssignment, at: variable.extent, "[\(type)]::", property.name.string)
      } else {
        parser.report(.missingThis, at: variable.extent, "$this.", property.name.string)
      }
    }
  }

  private var currentType: TypeDefinitionAst? { scopes.reversed().lazy.compactMap(\.type).first }

  /// In a class every type must be known when the script is parsed.
  private func check(_ name: ITypeName, isAttribute: Bool) {
    guard let environment = parser.environment, currentType != nil else { return }
    var waiting = [name]
    while let name = waiting.popLast() {
      switch name {
      case let array as ArrayTypeName: waiting.append(array.elementType)
      case let generic as GenericTypeName: waiting += generic.genericArguments.reversed() + [generic.typeName]
      default:
        if name.assemblyName == nil, scopes.contains(where: { $0.types.contains(FoldedKey(name.name)) }) || name.isOrdered { continue }
        if case .missing = environment.lookUp(name, isAttribute: isAttribute, using: namespaces) {
          parser.report(isAttribute ? .customAttributeTypeNotFound : .typeNotFound, at: name.extent, name.name.string)
        }
      }
    }
  }

  private func check(_ using: UsingStatementAst) {
    guard using.usingStatementKind == .module else { return }
    if let table = using.moduleSpecification, !ConstantExpressions.isConstant(table, for: .requires) {
      parser.report(.requiresArgumentMustBeConstant, at: using.extent)
      return
    }
    let name = using.name?.text ?? using.moduleSpecification.flatMap { ModuleSpecification($0)?.name }
    if let name, name.units.contains(where: { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }) {
      parser.report(.wildCardModuleNameError, at: using.extent)
    } else if let environment = parser.environment, !environment.moduleExists(using) {
      let text = using.name?.text ?? using.moduleSpecification?.extent.text ?? .empty
      parser.report(.moduleNotFoundDuringParse, at: using.extent, text.string)
    }
  }
}

extension ExpressionAst {
  /// What an assignment to this expression assigns to: the elements of a list, whatever parentheses are around.
  package var assignmentTargets: [ExpressionAst] {
    var targets: [ExpressionAst] = []
    var waiting: [ExpressionAst] = [self]
    while let expression = waiting.popLast() {
      if let paren = expression as? ParenExpressionAst {
        if let inner = (paren.pipeline as? PipelineAst)?.pureExpression { waiting.append(inner) }
      } else if let list = expression as? ArrayLiteralAst {
        waiting += list.elements.reversed()
      } else {
        targets.append(expression)
      }
    }
    return targets
  }
}
