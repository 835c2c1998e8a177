import Text

extension Parser {
  /// Attributes and types in brackets, as many as there are. In an expression, line ends may follow attributes but not types.
  func parseAttributes(inExpression: Bool) -> [AttributeBaseAst] {
    var attributes: [AttributeBaseAst] = []
    while let attribute = parseAttribute() {
      attributes.append(attribute)
      if !inExpression || attribute.kind == .attribute { skipNewlines() }
    }
    return attributes
  }

  /// `[type]` or `[Name(...)]`; nil when there is no bracket, or no name after it.
  func parseAttribute() -> AttributeBaseAst? {
    guard let lBracket = nextLeftBracket() else { return nil }
    skipNewlines()
    guard let (typeName, firstToken) = parseTypeName(allowAssembly: true) else {
      resync(lBracket)
      reportIncomplete(.missingTypename, at: lBracket.extent.after)
      return nil
    }
    let token = next()
    if token.kind == .lParen { return finishAttribute(lBracket, typeName, firstToken, lParen: token) }
    guard token.kind == .rBracket else {
      unget(token)
      report(.endSquareBracketExpectedAtEndOfAttribute, at: token.extent.before)
      return TypeConstraintAst(span(lBracket, typeName.extent), typeName: typeName)
    }
    return TypeConstraintAst(span(lBracket, token), typeName: typeName)
  }

  /// A bracket that was looked at, or one directly here; nil while another token has been looked at.
  private func nextLeftBracket() -> Token? {
    guard let ungot else { return tokenizer.leftBracket() }
    return ungot.kind == .lBracket ? next() : nil
  }

  private func finishAttribute(_ lBracket: Token, _ typeName: ITypeName, _ firstToken: Token, lParen: Token) -> AttributeAst {
    skipNewlines()
    var positional: [ExpressionAst] = []
    var named: [NamedAttributeArgumentAst] = []
    var last = lParen.extent
    inMode(.expression) { parseAttributeArguments(&positional, &named, &last) }
    skipNewlines()
    let rParen = next()
    var end = rParen.extent
    if rParen.kind != .rParen {
      unget(rParen)
      reportIncomplete(.missingEndParenthesisInExpression, at: last.after)
      end = last
    }
    skipNewlines()
    let rBracket = next()
    if rBracket.kind == .rBracket {
      end = rBracket.extent
    } else {
      unget(rBracket)
      if rParen.kind == .rParen { reportIncomplete(.endSquareBracketExpectedAtEndOfAttribute, at: rParen.extent.after) }
    }
    firstToken.flags.insert(.attributeName)
    return AttributeAst(span(lBracket, end), typeName: typeName, positionalArguments: positional, namedArguments: named)
  }

  private func parseAttributeArguments(
    _ positional: inout [ExpressionAst], _ named: inout [NamedAttributeArgumentAst], _ last: inout ScriptExtent
  ) {
    let old = commaSeparates
    commaSeparates = true
    defer { commaSeparates = old }
    var comma: Token?
    var names: Set<PSString> = []
    repeat {
      if let comma { last = comma.extent }
      skipNewlines()
      if let name = parseSimpleName() {
        var value: ExpressionAst
        var isOmitted = false
        if let equals = take(.equals) {
          skipNewlines()
          if let expression = parseExpression() {
            value = expression
          } else {
            let place = equals.extent.after
            reportIncomplete(.missingExpressionInNamedArgument, at: place)
            value = ErrorExpressionAst(place)
            sync(to: [.comma, .rParen, .rBracket, .newLine], consumingClosing: true)
          }
          last = value.extent
        } else {
          value = ConstantExpressionAst(name.extent, value: .bool(true))
          isOmitted = true
        }
        if names.insert(name.text).inserted {
          named.append(
            NamedAttributeArgumentAst(span(name, value), argumentName: name.text, argument: value, expressionOmitted: isOmitted))
        } else {
          report(.duplicateNamedArgument, at: name.extent, name.text.string)
        }
      } else if let value = parseExpression() {
        positional.append(value)
        last = value.extent
      } else if let comma {
        let place = comma.extent.after
        reportIncomplete(.missingExpressionAfterToken, at: place, comma.kind.text)
        positional.append(ErrorExpressionAst(place))
        last = place
      }
      skipNewlines()
      comma = take(.comma)
    } while comma != nil
  }
}
