import Text

extension Parser {
  /// A type's name, and its first token, which may turn out to name an attribute. Nil when there is none.
  func parseTypeName(allowAssembly: Bool) -> (ITypeName, Token)? {
    inMode(.typeName) {
      let token = next()
      guard token.kind == .identifier else {
        unget(token)
        return nil
      }
      return (finishTypeName(token, inGeneric: false, allowAssembly: allowAssembly), token)
    }
  }

  /// What follows a type's name: `[]`, type arguments, or an assembly. A type argument without brackets of its own has no assembly.
  private func finishTypeName(_ name: Token, inGeneric: Bool, allowAssembly: Bool = true) -> ITypeName {
    let plain = { TypeName(name.extent, name.text) }
    let token = peek()
    if token.kind == .lBracket {
      skipToken()
      skipNewlines()
      let inner = next()
      switch inner.kind {
      case .rBracket, .comma:
        let element = plain()
        return finishArray(element, assemblyOf: element, inner, inGeneric: inGeneric)
      case .lBracket, .identifier: return deeper(by: 20) { parseGenericType(name, inner, inGeneric: inGeneric) } ?? plain()
      case .endOfInput:
        unget(inner)
        reportIncomplete(.missingTypename, at: token.extent.after)
        return plain()
      default:
        report(.unexpectedToken, at: inner.extent, inner.text.string)
        sync(to: [.rBracket], consumingClosing: true)
        return plain()
      }
    }
    guard token.kind == .comma, allowAssembly, !inGeneric else { return plain() }
    skipToken()
    let assembly = tokenizer.scanAssemblyName()
    guard !assembly.allSatisfy(\.isWhitespaceOrLineEnd) else {
      report(.missingAssemblyNameSpecification, at: token.extent.after)
      return plain()
    }
    return TypeName(span(name.extent, tokenizer.currentExtent), name.text, assembly: PSString.utf16(assembly))
  }

  private func parseGenericType(_ name: Token, _ first: Token, inGeneric: Bool) -> ITypeName? {
    let (arguments, end) = parseTypeArguments(first)
    var extent = end.extent
    if end.kind != .rBracket {
      unget(end)
      reportIncomplete(.endSquareBracketExpectedAtEndOfAttribute, at: end.extent.before)
      extent = arguments.last?.extent ?? first.extent
    }
    let open = TypeName(name.extent, name.text)
    let type = GenericTypeName(span(name.extent, extent), typeName: open, genericArguments: arguments)
    let token = peek()
    if token.kind == .lBracket {
      skipToken()
      return finishArray(type, assemblyOf: open, next(), inGeneric: inGeneric)
    }
    if token.kind == .comma, !inGeneric {
      skipToken()
      takeAssembly(of: open, after: token)
    }
    return type
  }

  private func takeAssembly(of type: TypeName, after comma: Token) {
    let assembly = tokenizer.scanAssemblyName()
    if assembly.isEmpty {
      report(.missingAssemblyNameSpecification, at: comma.extent.after)
    } else {
      type.assembly = PSString.utf16(assembly)
    }
  }

  /// Type arguments from `first` on, and the token behind them.
  func parseTypeArguments(_ first: Token) -> ([ITypeName], Token) {
    var arguments = [parseTypeArgument(first)]
    while true {
      skipNewlines()
      let token = next()
      guard token.kind == .comma else { return (arguments, token) }
      skipNewlines()
      let start = peek()
      if start.kind == .identifier || start.kind == .lBracket {
        skipToken()
        arguments.append(parseTypeArgument(start))
      } else {
        reportIncomplete(.missingTypename, at: token.extent.after)
        arguments.append(TypeName(token.extent, PSString.of(":ErrorTypeName:")))
      }
    }
  }

  private func parseTypeArgument(_ first: Token) -> ITypeName {
    if first.kind == .identifier { return finishTypeName(first, inGeneric: true) }
    let name = next()
    guard name.kind == .identifier else {
      unget(name)
      reportIncomplete(.missingTypename, at: name.extent.after)
      return TypeName(first.extent, PSString.of(":ErrorTypeName:"))
    }
    let type = finishTypeName(name, inGeneric: false)
    let rBracket = next()
    if rBracket.kind != .rBracket {
      unget(rBracket)
      reportIncomplete(.endSquareBracketExpectedAtEndOfType, at: rBracket.extent.before)
    }
    return type
  }

  /// The brackets of an array type, after the first one, and of the arrays around it.
  private func finishArray(_ element: ITypeName, assemblyOf named: TypeName, _ first: Token, inGeneric: Bool) -> ITypeName {
    var type = element
    var token = first
    // PowerShell's bound for arrays of arrays; what lies beyond is read and not kept.
    let maximum = 200
    var depth = 0
    while true {
      depth += 1
      switch token.kind {
      case .comma:
        var rank = 1
        var last = token
        var after = token
        repeat {
          last = after
          rank += 1
          after = next()
        } while after.kind == .comma
        if rank > 32 {
          if after.kind != .rBracket { unget(after) }
          report(.arrayHasTooManyDimensions, at: span(token, last), "\(rank)")
          break
        }
        if after.kind != .rBracket {
          unget(after)
          report(.endSquareBracketExpectedAtEndOfAttribute, at: last.extent.after)
        }
        if depth <= maximum { type = ArrayTypeName(span(type.extent, after.extent), elementType: type, rank: rank) }
      case .rBracket:
        if depth <= maximum { type = ArrayTypeName(span(type.extent, token.extent), elementType: type, rank: 1) }
      case .endOfInput:
        unget(token)
        report(.endSquareBracketExpectedAtEndOfAttribute, at: token.extent.before)
      default:
        report(.unexpectedToken, at: token.extent, token.text.string)
        sync(to: [.rBracket], consumingClosing: true)
      }
      if depth == maximum + 1 { report(.scriptTooComplicated, at: type.extent) }
      let following = peek()
      if following.kind == .comma, !inGeneric {
        skipToken()
        takeAssembly(of: named, after: following)
        return type
      }
      guard following.kind == .lBracket else { return type }
      skipToken()
      token = next()
    }
  }
}
