import Text

extension Parser {
  /// An expression; nil when none starts here. `endingNumbers`: an expression is certain, so `?` and `:` end a number.
  func parseExpression(endingNumbers: Bool = false) -> ExpressionAst? {
    deeper { inMode(.expression) { parseTernary(endingNumbers) } }
  }

  private func parseTernary(_ endingNumbers: Bool) -> ExpressionAst? {
    guard let condition = parseBinary(endingNumbers) else { return nil }
    guard let question = take(.questionMark) else { return condition }
    skipNewlines()
    let ifTrue = parseExpression(endingNumbers: true) ?? missingOperand(after: question)
    skipNewlines()
    let colon = next()
    guard colon.kind == .colon else {
      unget(colon)
      var parts: [Ast] = [condition]
      if ifTrue.kind != .errorExpression {
        parts.append(ifTrue)
        reportIncomplete(.missingColonInTernaryExpression, at: colon.extent)
      }
      return ErrorExpressionAst(span(condition.extent, colon.extent.before), nestedAst: parts)
    }
    skipNewlines()
    let ifFalse = parseExpression(endingNumbers: true) ?? missingOperand(after: colon)
    return TernaryExpressionAst(span(condition, ifFalse), condition: condition, ifTrue: ifTrue, ifFalse: ifFalse)
  }

  /// Stands for the operand that should follow `token`, once that is reported.
  private func missingOperand(after token: Token) -> ErrorExpressionAst {
    let place = token.extent.after
    reportIncomplete(.expectedValueExpression, at: place, token.text.string)
    return ErrorExpressionAst(place)
  }

  // MARK: - Binary operators

  /// Operands and operators, put together by precedence; equal ones from the left.
  private func parseBinary(_ endingNumbers: Bool) -> ExpressionAst? {
    guard let first = parseArrayLiteral(endingNumbers) else { return nil }
    var token = peek()
    guard token.kind.flags.contains(.binaryOperator) else {
      return token.kind == .parameter ? recoverFromParameter(token, first) : first
    }
    skipToken()
    var operands = [first]
    var operators = [token]
    func reduce() {
      guard let right = operands.popLast(), let left = operands.popLast(), let op = operators.popLast() else { return }
      operands.append(BinaryExpressionAst(span(left, right), left: left, operator: op.kind, right: right, errorPosition: op.extent))
    }
    while true {
      skipNewlines()
      operands.append(parseArrayLiteral(true) ?? missingOperand(after: token))
      token = next()
      guard token.kind.flags.contains(.binaryOperator) else { break }
      while let top = operators.last, token.kind.binaryPrecedence <= top.kind.binaryPrecedence { reduce() }
      operators.append(token)
    }
    unget(token)
    while !operators.isEmpty { reduce() }
    return token.kind == .parameter ? recoverFromParameter(token, operands[0]) : operands[0]
  }

  /// A parameter behind an expression is taken to be an operator that is not complete yet.
  private func recoverFromParameter(_ token: Token, _ expression: ExpressionAst) -> ErrorExpressionAst {
    report(.unexpectedToken, at: token.extent, token.text.string)
    skipToken()
    let parameter = CommandParameterAst(
      token.extent, parameterName: PSString.of(token.parameterName), argument: nil, errorPosition: token.extent)
    return ErrorExpressionAst(span(expression, token), nestedAst: [expression, parameter])
  }

  /// `a, b, c`, or one element where commas separate.
  private func parseArrayLiteral(_ endingNumbers: Bool) -> ExpressionAst? {
    guard let first = parseUnary(endingNumbers: endingNumbers) else { return nil }
    guard !commaSeparates, peek().kind == .comma else { return first }
    var elements = [first]
    var last = first
    while let comma = take(.comma) {
      skipNewlines()
      guard let element = parseUnary(endingNumbers: true) else {
        reportIncomplete(.missingExpressionAfterToken, at: comma.extent.after, comma.text.string)
        last = ErrorExpressionAst(comma.extent)
        elements.append(last)
        break
      }
      elements.append(element)
      last = element
    }
    return ArrayLiteralAst(span(first, last), elements: elements)
  }

  // MARK: - Unary operators

  func parseUnary(endingNumbers: Bool = false) -> ExpressionAst? { deeper { parseUnaryHere(endingNumbers) } }

  private func parseUnaryHere(_ endingNumbers: Bool) -> ExpressionAst? {
    let token = peekOperand(endingNumbers)
    var expression: ExpressionAst?
    if token.kind.flags.contains(.unaryOperator) {
      if commaSeparates, token.kind == .comma { return nil }
      skipToken()
      skipNewlines()
      guard let child = parseUnary(endingNumbers: true) else {
        reportIncomplete(.missingExpressionAfterOperator, at: token.extent.after, token.text.string)
        return ErrorExpressionAst(token.extent)
      }
      expression =
        token.kind == .comma
        ? ArrayLiteralAst(span(token, child), elements: [child])
        : UnaryExpressionAst(span(token, child), tokenKind: token.kind, child: child)
    } else if token.kind == .lBracket {
      let (cast, isWhole) = parseCast(token)
      if !isWhole { return cast }
      expression = cast
    } else {
      expression = parsePrimary(withMemberAccess: true)
    }
    guard let expression else { return nil }
    let after = peek()
    guard after.kind == .plusPlus || after.kind == .minusMinus else { return expression }
    skipToken()
    return UnaryExpressionAst(
      span(expression, after), tokenKind: after.kind == .plusPlus ? .postfixPlusPlus : .postfixMinusMinus, child: expression)
  }

  /// The next token, where a dash may belong to a number. A token that was scanned otherwise is scanned again.
  private func peekOperand(_ endingNumbers: Bool) -> Token {
    let old = (tokenizer.allowSignedNumbers, tokenizer.endNumberAtTernaryOperators)
    tokenizer.allowSignedNumbers = true
    tokenizer.endNumberAtTernaryOperators = endingNumbers
    defer { (tokenizer.allowSignedNumbers, tokenizer.endNumberAtTernaryOperators) = old }
    if let token = ungot, token.kind == .minus || endingNumbers && token.kind == .generic { resync(token) }
    return peek()
  }

  /// Types and attributes before an operand, or a type alone. `isWhole` is false when nothing may follow.
  private func parseCast(_ first: Token) -> (ExpressionAst?, isWhole: Bool) {
    let attributes = parseAttributes(inExpression: true)
    guard let last = attributes.last else { return (nil, false) }
    var expression: ExpressionAst
    if let type = last as? TypeConstraintAst {
      expression = parseConversion(type)
    } else {
      skipNewlines()
      guard let child = parseUnary(endingNumbers: true) else {
        reportIncomplete(.unexpectedAttribute, at: last.extent, last.typeName.description)
        return (ErrorExpressionAst(span(first, last), nestedAst: attributes), false)
      }
      expression = AttributedExpressionAst(span(last, child), attribute: last, child: child)
    }
    for attribute in attributes.dropLast().reversed() {
      if let type = attribute as? TypeConstraintAst {
        expression = ConvertExpressionAst(span(type, expression), child: expression, type: type)
      } else {
        expression = AttributedExpressionAst(span(attribute, expression), attribute: attribute, child: expression)
      }
    }
    return (expression, true)
  }

  private func parseConversion(_ type: TypeConstraintAst) -> ExpressionAst {
    // After an error a token has been looked at: then this is no member access.
    if ungot == nil, let access = tokenizer.memberAccessOperator(allowBracket: false) {
      return parsePostfix(access, TypeExpressionAst(type.extent, typeName: type.typeName))
    }
    let token = peek()
    if token.kind != .newLine, token.kind != .comma, let child = parseUnary(endingNumbers: true) {
      return ConvertExpressionAst(span(type, child), child: child, type: type)
    }
    return TypeExpressionAst(type.extent, typeName: type.typeName)
  }
}
