import Text

/// Which expressions are constant where PowerShell asks for it: `IsConstantValueVisitor`.
enum ConstantExpressions {
  enum Purpose {
    /// An attribute's argument before a parameter: script blocks will do.
    case attribute
    /// An attribute's argument on or in a class.
    case classAttribute
    /// An argument of `#requires` or `using module`: hashtables will do.
    case requires
  }

  static func isConstant(_ ast: Ast, for purpose: Purpose) -> Bool {
    // Each node asks for all of these below it.
    var waiting: [Ast] = [ast]
    while let node = waiting.popLast() {
      guard isCandidate(node, purpose) else { return false }
      switch node {
      case is ConvertExpressionAst: node.forEachChild { if $0 is ExpressionAst { waiting.append($0) } }
      case is MemberExpressionAst, is ScriptBlockExpressionAst, is TypeExpressionAst: break
      default: node.forEachChild { waiting.append($0) }
      }
    }
    return true
  }

  /// Whether `node` is constant if its parts are.
  private static func isCandidate(_ node: Ast, _ purpose: Purpose) -> Bool {
    switch node {
    case let block as StatementBlockAst: return block.traps.isEmpty && block.statements.count == 1
    case let pipeline as PipelineAst: return pipeline.pureExpression != nil
    case is CommandExpressionAst: return true
    case let binary as BinaryExpressionAst:
      return binary.operator.flags.contains(.canConstantFold) && !dividesByNothing(binary)
    case let unary as UnaryExpressionAst: return unary.tokenKind.flags.contains(.canConstantFold)
    case let conversion as ConvertExpressionAst: return isSafeType(conversion.type.typeName)
    case is ConstantExpressionAst, is SubExpressionAst, is UsingExpressionAst, is ParenExpressionAst: return true
    case let variable as VariableExpressionAst: return variable.isConstant
    case is TypeExpressionAst: return true
    case let member as MemberExpressionAst:
      // A constant of a type, such as [int]::MaxValue or a value of an enum: the engine knows which there are.
      return member.kind == .memberExpression && member.isStatic && member.expression is TypeExpressionAst
        && member.member is StringConstantExpressionAst
    case is ArrayLiteralAst: return true
    case is HashtableAst: return purpose == .requires
    case is ScriptBlockExpressionAst: return purpose == .attribute
    default: return false
    }
  }

  private static func dividesByNothing(_ binary: BinaryExpressionAst) -> Bool {
    guard binary.operator == .divide || binary.operator == .rem, let variable = binary.right as? VariableExpressionAst else { return false }
    let name = variable.variablePath.unqualifiedPath
    return name.equalsIgnoringCase(ascii: "false") || name.equalsIgnoringCase(ascii: "null")
  }

  /// The types whose conversions have no effects: `IsSafePrimitive`.
  static func isSafeType(_ type: ITypeName) -> Bool {
    let name = type.fullName.toLowerInvariant().string
    let short = name.hasPrefix("system.") ? String(name.dropFirst(7)) : name
    switch short {
    case "bool", "boolean", "char", "byte", "sbyte", "short", "int16", "ushort", "uint16", "int", "int32", "uint", "uint32", "long",
      "int64",
      "ulong", "uint64", "float", "single", "double", "decimal", "bigint", "string", "datetime":
      return true
    default: return false
    }
  }
}

extension VariableExpressionAst {
  /// `$true`, `$false` and `$null`.
  package var isConstant: Bool {
    let name = variablePath.unqualifiedPath
    return variablePath.isVariable
      && (name.equalsIgnoringCase(ascii: "true") || name.equalsIgnoringCase(ascii: "false") || name.equalsIgnoringCase(ascii: "null"))
  }
}
