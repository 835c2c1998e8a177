import Text

// MARK: - Flow of control

extension SemanticChecks {
  func check(_ statement: LoopFlowStatementAst) {
    // A label that is not written is the innermost loop's; one that is computed may be any.
    let label = statement.label == nil ? PSString.empty : (statement.label as? StringConstantExpressionAst)?.text
    checkLeavingFinally(statement, label)
    if let label, !label.isEmpty { checkLabel(statement, label) }
  }

  func check(_ statement: ReturnStatementAst) {
    checkLeavingFinally(statement, nil)
    guard let method = member as? FunctionMemberAst else { return }
    if statement.pipeline != nil, method.returnsNothing { report(.voidMethodHasReturn, at: statement.extent) }
    if statement.pipeline == nil, !method.returnsNothing { report(.nonVoidMethodMissingReturnValue, at: statement.extent) }
  }

  private func matches(_ label: PSString, _ loop: LabeledStatementAst) -> Bool {
    label.isEmpty || label.equalsIgnoringCase(loop.label ?? .empty)
  }

  /// In a method, a label must be that of a loop around.
  private func checkLabel(_ statement: Ast, _ label: PSString) {
    var node = statement.parent
    while let ancestor = node {
      if ancestor is FunctionDefinitionAst {
        if ancestor.parent is FunctionMemberAst { report(.labelNotFound, at: statement.extent, label.string) }
        return
      }
      if let loop = ancestor as? LoopStatementAst, matches(label, loop) { return }
      node = ancestor.parent
    }
  }

  /// Nothing may jump out of a `finally`.
  private func checkLeavingFinally(_ statement: Ast, _ label: PSString?) {
    var node = statement.parent
    while let ancestor = node {
      switch ancestor.kind {
      case .namedBlock, .trapStatement, .scriptBlock: return
      case .statementBlock:
        if let parent = ancestor.parent as? TryStatementAst, parent.finally === ancestor {
          report(.controlLeavingFinally, at: statement.extent)
          return
        }
      default: if let label, let loop = ancestor as? LabeledStatementAst, matches(label, loop) { return }
      }
      node = ancestor.parent
    }
  }

  // MARK: - Statements

  func check(_ statement: TryStatementAst) {
    let clauses = statement.catchClauses
    for (i, first) in clauses.enumerated() {
      if first.isCatchAll {
        if i + 1 < clauses.count { report(.emptyCatchNotLast, at: clauses[i + 1].extent.before) }
        continue
      }
      for second in clauses.dropFirst(i + 1) {
        for type in first.catchTypes {
          for later in second.catchTypes { checkCaught(later, by: type.typeName) }
        }
      }
    }
  }

  private func checkCaught(_ later: TypeConstraintAst, by earlier: ITypeName) {
    var name = later.typeName.description
    var isCaught = later.typeName.isSameType(as: earlier)
    if let environment = parser.environment, case .found(let base) = environment.lookUp(earlier, isAttribute: false, using: []),
      case .found(let type) = environment.lookUp(later.typeName, isAttribute: false, using: [])
    {
      name = type
      isCaught = type == base || environment.isSubclass(type, of: base)
    }
    if isCaught { report(.exceptionTypeAlreadyCaught, at: later.extent, name) }
  }

  func check(_ statement: SwitchStatementAst) {
    if statement.flags.contains(.parallel) { report(.keywordParameterReservedForFutureUse, at: statement.extent, "switch", "parallel") }
  }

  func check(_ statement: ForEachStatementAst) {
    if statement.isParallel { report(.keywordParameterReservedForFutureUse, at: statement.extent, "foreach", "parallel") }
    guard statement.throttleLimit != nil else { return }
    report(.keywordParameterReservedForFutureUse, at: statement.extent, "foreach", "throttlelimit")
    if !statement.isParallel { report(.throttleLimitRequiresParallelFlag, at: statement.extent) }
  }

  func check(_ statement: BlockStatementAst) {
    var node = statement.parent
    while let ancestor = node {
      if (ancestor as? FunctionDefinitionAst)?.isWorkflow == true { return }
      node = ancestor.parent
    }
    report(.unexpectedKeyword, at: statement.keyword.extent, statement.keyword.text.string)
  }
}

extension ITypeName {
  /// The same name, with or without `System.`.
  fileprivate func isSameType(as other: ITypeName) -> Bool {
    fullName.withoutSystem.equalsIgnoringCase(other.fullName.withoutSystem)
  }
}

extension PSString {
  fileprivate var withoutSystem: PSString {
    count > 7 && substring(0..<7).equalsIgnoringCase(ascii: "system.") ? substring(from: 7) : self
  }
}
