import Text

// MARK: - Assignment

extension SemanticChecks {
  func checkAssignment(_ assignment: AssignmentStatementAst) {
    checkTarget(assignment.left, isSimple: assignment.operator == .equals) { [self] in report(.invalidLeftHandSide, at: $0.extent) }
  }

  func check(_ unary: UnaryExpressionAst) {
    guard unary.tokenKind.flags.contains(.prefixOrPostfixOperator) else { return }
    checkTarget(unary.child, isSimple: false) { [self] in
      report(.operatorRequiresVariableOrProperty, at: $0.extent, unary.tokenKind.text)
    }
  }

  /// Whether a value can be assigned to `target`; `isSimple` is `=`, which lists can take.
  private func checkTarget(_ target: ExpressionAst, isSimple: Bool, _ fail: (Ast) -> Void) {
    var waiting: [(ExpressionAst, isSimple: Bool)] = [(target, isSimple)]
    while let (target, isSimple) = waiting.popLast() {
      switch target {
      case let list as ArrayLiteralAst:
        if isSimple {
          for element in list.elements.reversed() { waiting.append((element, true)) }
        } else {
          fail(list)
        }
      case let paren as ParenExpressionAst:
        if let inner = (paren.pipeline as? PipelineAst)?.pureExpression {
          waiting.append((inner, isSimple))
        } else {
          fail(paren.pipeline)
        }
      case let attributed as AttributedExpressionAst:
        if let inner = checkConversions(attributed) { waiting.append((inner, isSimple)) }
      case let member as MemberExpressionAst: if member.nullConditional { fail(member) }
      case let element as IndexExpressionAst: if element.nullConditional { fail(element) }
      case is VariableExpressionAst: break
      default: fail(target)
      }
    }
  }

  /// The types before the target of an assignment; what they are before, unless they make an error.
  private func checkConversions(_ target: AttributedExpressionAst) -> ExpressionAst? {
    var expression: ExpressionAst = target
    var count = 0
    var reference: TypeConstraintAst?
    var last: ITypeName?
    while let attributed = expression as? AttributedExpressionAst {
      if let conversion = attributed as? ConvertExpressionAst {
        count += 1
        last = conversion.type.typeName
        if conversion.type.typeName.isReference { reference = conversion.type }
        if conversion.type.typeName.isVoid { report(.voidTypeConstraintNotAllowed, at: conversion.type.extent) }
      }
      expression = attributed.child
    }
    if let reference, count > 1 {
      report(.referenceNeedsToBeByItselfInTypeConstraint, at: reference.extent)
      return nil
    }
    if let variable = expression as? VariableExpressionAst, variable.variablePath.isAnyLocal,
      let automatic = AutomaticVariable.named(variable.variablePath.unqualifiedPath), last.map({ automatic.hasType($0) }) != true
    {
      report(
        .assignmentStatementToAutomaticNotSupported, at: target.extent, variable.variablePath.unqualifiedPath.string, automatic.type)
    }
    return expression
  }
}

/// A variable that PowerShell sets itself, in every scope; it keeps its type.
struct AutomaticVariable {
  let name: String
  /// .NET's name of its type.
  let type: String

  static let all: [AutomaticVariable] = [
    AutomaticVariable(name: "_", type: "System.Object"), AutomaticVariable(name: "args", type: "System.Object[]"),
    AutomaticVariable(name: "this", type: "System.Object"), AutomaticVariable(name: "input", type: "System.Object"),
    AutomaticVariable(name: "pscmdlet", type: "System.Management.Automation.PSScriptCmdlet"),
    AutomaticVariable(name: "psboundparameters", type: "System.Management.Automation.PSBoundParametersDictionary"),
    AutomaticVariable(name: "myinvocation", type: "System.Management.Automation.InvocationInfo"),
    AutomaticVariable(name: "psscriptroot", type: "System.String"), AutomaticVariable(name: "pscommandpath", type: "System.String"),
  ]

  static func named(_ name: PSString) -> AutomaticVariable? {
    guard name.count <= 17 else { return nil }
    let name = name.string.lowercased()
    return all.first { $0.name == name }
  }

  func hasType(_ name: ITypeName) -> Bool {
    let written = name.fullName.string.lowercased()
    let type = type.lowercased()
    return written == type || "system." + written == type
  }
}

// MARK: - Expressions

extension SemanticChecks {
  func check(_ variable: VariableExpressionAst) {
    let path = variable.variablePath
    if variable.splatted, !(variable.parent is CommandAst), !(variable.parent is UsingExpressionAst) {
      let inArguments = variable.parent is ArrayLiteralAst && variable.parent?.parent is CommandAst
      report(inArguments ? .splattingNotPermittedInArgumentList : .splattingNotPermitted, at: variable.extent, path.userPath.string)
    }
    if unassigned.contains(ObjectIdentifier(variable)) { report(.variableNotLocal, at: variable.extent) }
    if member?.isStatic == true, path.userPath.equalsIgnoringCase(ascii: "this") {
      report(.nonStaticMemberAccessInStaticMember, at: variable.extent, path.userPath.string)
    }
  }

  func check(_ table: HashtableAst) {
    guard table.keyValuePairs.count > 1 else { return }
    var seen: Set<FoldedKey> = []
    for pair in table.keyValuePairs {
      guard let key = pair.key as? ConstantExpressionAst, let text = key.value.text else { continue }
      if !seen.insert(FoldedKey(text)).inserted { report(.duplicateKeyInHashLiteral, at: key.extent, text.string) }
    }
  }

  /// Attributes belong before a variable.
  func check(_ expression: AttributedExpressionAst) {
    var inner: ExpressionAst = expression
    while let attributed = inner as? AttributedExpressionAst { inner = attributed.child }
    guard !(inner is VariableExpressionAst) else { return }
    report(.unexpectedAttribute, at: expression.attribute.extent, expression.attribute.typeName.description)
  }

  func check(_ conversion: ConvertExpressionAst) {
    let type = conversion.type.typeName
    if type.isOrdered, !(conversion.child is HashtableAst) {
      report(.orderedAttributeOnlyOnHashLiteralNode, at: conversion.extent, type.description)
    }
    if type.isReference { checkReference(conversion) }
  }

  /// `[ref]` must be the last type, and the only one of its kind.
  private func checkReference(_ conversion: ConvertExpressionAst) {
    var hasSeveral = false
    var child: ExpressionAst = conversion.child
    while let attributed = child as? AttributedExpressionAst {
      if let inner = attributed as? ConvertExpressionAst, inner.type.typeName.isReference {
        hasSeveral = true
        report(.referenceNeedsToBeByItselfInTypeSequence, at: inner.type.extent)
      }
      child = attributed.child
    }
    guard !hasSeveral, let outer = conversion.parent as? ConvertExpressionAst, !outer.type.typeName.isReference else { return }
    // What is assigned to makes an error of its own.
    var below: Ast = conversion
    var node = conversion.parent
    while let ancestor = node, !(ancestor is CommandExpressionAst) {
      if let assignment = ancestor as? AssignmentStatementAst {
        if assignment.left === below { return }
        break
      }
      below = ancestor
      node = ancestor.parent
    }
    report(.referenceNeedsToBeLastTypeInTypeConversion, at: conversion.type.extent)
  }

  /// `$using:` takes a variable, and members and constant elements of it.
  func check(_ using: UsingExpressionAst) {
    var expression = using.subExpression
    while true {
      switch expression {
      case is VariableExpressionAst: return
      case let member as MemberExpressionAst where member.kind == .memberExpression && member.member is StringConstantExpressionAst:
        expression = member.expression
      case let element as IndexExpressionAst:
        guard ConstantExpressions.isConstant(element.index, for: .attribute) else {
          report(.invalidUsingExpression, at: element.index.extent)
          return
        }
        expression = element.target
      default:
        report(.invalidUsingExpression, at: expression.extent)
        return
      }
    }
  }
}

extension ConstantValue {
  /// The value as text; nil for a number that no type can hold.
  var text: PSString? {
    switch self {
    case .null: nil
    case .bool(let value): PSString.of(value ? "True" : "False")
    case .sbyte(let value): PSString.of("\(value)")
    case .byte(let value): PSString.of("\(value)")
    case .int16(let value): PSString.of("\(value)")
    case .uint16(let value): PSString.of("\(value)")
    case .int32(let value): PSString.of("\(value)")
    case .uint32(let value): PSString.of("\(value)")
    case .int64(let value): PSString.of("\(value)")
    case .uint64(let value): PSString.of("\(value)")
    case .double(let value): NumberFormatting.text(value)
    case .decimal(let value): value.text
    case .bigInteger(let value): PSString.of("\(value)")
    case .string(let value): value
    }
  }
}
