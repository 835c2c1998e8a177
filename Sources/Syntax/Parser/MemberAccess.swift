import Text

extension Parser {
  /// A member or element operator directly here; nil while a token has been looked at, which happens after errors.
  func nextMemberAccess() -> Token? { ungot == nil ? tokenizer.memberAccessOperator(allowBracket: true) : nil }

  /// Members and elements of `expression`, as many as follow; the first operator has been read.
  func parsePostfix(_ first: Token?, _ expression: ExpressionAst) -> ExpressionAst {
    var expression = expression
    var token = first
    while let access = token {
      // A member may stand on the line after its operator.
      skipNewlines()
      switch access.kind {
      case .dot, .colonColon, .questionDot: expression = parseMember(of: expression, access)
      default: expression = parseElement(of: expression, access)
      }
      token = nextMemberAccess()
    }
    return expression
  }

  private func parseMemberName() -> ExpressionAst? {
    if let name = parseSimpleName() { return name }
    let token = peek()
    if token.kind.flags.contains(.unaryOperator) || token.kind == .lBracket { return parseUnary() }
    return parsePrimary(withMemberAccess: false)
  }

  private func parseMember(of target: ExpressionAst, _ access: Token) -> ExpressionAst {
    let isStatic = access.kind == .colonColon
    let nullConditional = access.kind == .questionDot
    var member: CommandElementAst
    if let name = parseMemberName() {
      member = name
      // After a name that is not complete nothing else is looked for.
      if ungot == nil {
        let start = tokenizer.restorePoint()
        let generic = parseMethodTypeArguments(start)
        if let open = ungot == nil ? tokenizer.invocationStart() : nil {
          return parseInvocation(of: target, access, member, generic.types, open)
        }
        // Not a method's type arguments, but an index that is none.
        if generic.isClosed { resync(start) }
      }
    } else {
      reportIncomplete(.missingPropertyName, at: access.extent.after)
      member = parseSingleArgument(.commandArgument) ?? ErrorExpressionAst(span(target, access))
    }
    return MemberExpressionAst(
      span(target, member), expression: target, member: member, isStatic: isStatic, nullConditional: nullConditional)
  }

  /// `[int, string]` after a method's name. Goes back to `start` when there is none.
  private func parseMethodTypeArguments(_ start: Int) -> (types: [ITypeName], isClosed: Bool) {
    guard tokenizer.mayFindBracket, next().kind == .lBracket else {
      resync(start)
      return ([], false)
    }
    var types: [ITypeName]?
    var isClosed = false
    inMode(.typeName) {
      skipNewlines()
      let first = next()
      guard first.kind == .identifier else { return }
      let (arguments, end) = parseTypeArguments(first)
      types = arguments
      isClosed = end.kind == .rBracket
      if !isClosed {
        unget(end)
        reportIncomplete(.endSquareBracketExpectedAtEndOfType, at: end.extent.before)
      }
    }
    guard let types else {
      resync(start)
      return ([], false)
    }
    return (types, isClosed)
  }

  private func parseInvocation(
    of target: ExpressionAst, _ access: Token, _ member: CommandElementAst, _ types: [ITypeName], _ open: Token
  ) -> ExpressionAst {
    var arguments: [ExpressionAst]
    let end: ScriptExtent
    if open.kind == .lParen {
      (arguments, end) = parseInvocationArguments(open)
    } else {
      // `$x.Method{ }` is `$x.Method({ })`.
      skipNewlines()
      let block = parseScriptBlockExpression(open)
      (arguments, end) = ([block], block.extent)
    }
    return InvokeMemberExpressionAst(
      invoke: span(target.extent, end), expression: target, method: member, arguments: arguments, isStatic: access.kind == .colonColon,
      nullConditional: access.kind == .questionDot, genericTypeArguments: types)
  }

  /// Arguments after `(`, and the extent of the last thing that belongs to them.
  func parseInvocationArguments(_ lParen: Token) -> ([ExpressionAst], ScriptExtent) {
    withComma(separating: true) {
      var arguments: [ExpressionAst] = []
      var comma: Token?
      var isReported = false
      repeat {
        skipNewlines()
        guard let argument = parseExpression() else {
          if let comma {
            reportIncomplete(.missingExpressionAfterToken, at: comma.extent.after, TokenKind.comma.text)
            isReported = true
          }
          break
        }
        arguments.append(argument)
        skipNewlines()
        comma = take(.comma)
      } while comma != nil
      skipNewlines()
      let rParen = next()
      if rParen.kind == .rParen { return (arguments, rParen.extent) }
      unget(rParen)
      let last = arguments.last?.extent ?? lParen.extent
      if !isReported { reportIncomplete(.missingEndParenthesisInMethodCall, at: last.after) }
      return (arguments, comma?.extent ?? last)
    }
  }

  private func parseElement(of target: ExpressionAst, _ lBracket: Token) -> IndexExpressionAst {
    skipNewlines()
    let written = withComma(separating: false) { parseExpression() }
    if written == nil { reportIncomplete(.missingArrayIndexExpression, at: lBracket.extent.after) }
    let index = written ?? ErrorExpressionAst(lBracket.extent)
    skipNewlines()
    let rBracket = next()
    var end = rBracket.extent
    if rBracket.kind != .rBracket {
      unget(rBracket)
      if index.kind != .errorExpression { reportIncomplete(.missingEndSquareBracket, at: index.extent.after) }
      end = index.extent
    }
    return IndexExpressionAst(
      span(target.extent, end), target: target, index: index, nullConditional: lBracket.kind == .questionLBracket)
  }
}
