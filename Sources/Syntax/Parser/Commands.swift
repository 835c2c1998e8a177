import Text

extension Parser {
  /// What an argument is for: that decides whether a comma makes a list, and how a word is marked.
  enum ArgumentContext {
    case commandName, commandNameAfterOperator, fileName, commandArgument, switchCondition

    var isCommandName: Bool { self == .commandName || self == .commandNameAfterOperator }
  }

  /// The argument that takes the rest of the line as it is.
  private static let verbatim: StaticString = "--%"

  /// A command with its arguments; nil when none starts here.
  func parseCommand() -> CommandAst? { inMode(.command) { parseCommandHere() } }

  private func parseCommandHere() -> CommandAst? {
    let first = next()
    var token = first
    var command = CommandParts(end: first.extent)
    let isInvoked = first.kind == .dot || first.kind == .ampersand
    if isInvoked {
      token = next()
      command.context = .commandNameAfterOperator
    }
    while parseCommandElement(token, &command) {
      command.context = .commandArgument
      token = next()
    }
    guard !command.elements.isEmpty else {
      if isInvoked { report(.missingExpression, at: first.extent, first.text.string) }
      return nil
    }
    return CommandAst(
      span(first, command.end), elements: command.elements, invocationOperator: isInvoked ? first.kind : .unknown,
      redirections: command.redirections.inOrder)
  }

  private struct CommandParts {
    var elements: [CommandElementAst] = []
    var redirections = RedirectionSlots()
    var context = ArgumentContext.commandName
    var sawDashDash = false
    var end: ScriptExtent

    mutating func add(_ element: CommandElementAst) {
      elements.append(element)
      end = element.extent
    }
  }

  /// Takes one element; false when the command ends here.
  private func parseCommandElement(_ token: Token, _ command: inout CommandParts) -> Bool {
    switch token.kind {
    case .pipe, .rCurly, .rParen, .endOfInput, .newLine, .semi, .andAnd, .orOr, .ampersand:
      unget(token)
      return false
    case .minusMinus:
      // The first `--` ends the parameters; all further ones are arguments.
      command.add(
        command.sawDashDash
          ? StringConstantExpressionAst(token.extent, token.text, .bareWord)
          : CommandParameterAst(token.extent, parameterName: PSString.of("-"), argument: nil, errorPosition: token.extent))
      command.sawDashDash = true
    case .comma:
      command.end = token.extent
      report(.missingArgument, at: token.extent)
      skipNewlines()
    case .parameter:
      if command.context.isCommandName || command.sawDashDash {
        token.flags.insert(.commandName)
        command.add(StringConstantExpressionAst(token.extent, token.text, .bareWord))
      } else {
        command.add(parseCommandParameter(token))
      }
    case .redirection, .redirectInStd:
      if command.context.isCommandName {
        command.add(StringConstantExpressionAst(token.extent, token.text, .bareWord))
      } else {
        parseRedirection(token, &command.redirections, &command.end)
      }
    case .inlineScript where command.context == .commandName:
      return parseInlineScript(token, &command)
    default:
      guard let argument = parseArgument(command.context, token) else { return false }
      command.add(argument)
      if case .string(let text) = token.value, text.equalsIgnoringCase(ascii: Self.verbatim), ungot == nil || ungot?.kind == .parameter {
        ungot = nil
        let rest = tokenizer.scanVerbatimArgument()
        command.add(StringConstantExpressionAst(rest.extent, rest.stringValue, .bareWord))
        return false
      }
    }
    return true
  }

  private func parseCommandParameter(_ token: Token) -> CommandParameterAst {
    guard case .parameter(let name, let usedColon) = token.value else {
      return CommandParameterAst(token.extent, parameterName: token.text, argument: nil, errorPosition: token.extent)
    }
    var argument: ExpressionAst?
    // A comma is no argument; it makes an error of its own.
    if usedColon, peek().kind != .comma {
      argument = parseArgument(.commandArgument, next())
      if argument == nil { report(.parameterRequiresArgument, at: token.extent.after, token.text.string) }
    }
    return CommandParameterAst(
      span(token.extent, argument?.extent ?? token.extent), parameterName: name, argument: argument, errorPosition: token.extent)
  }

  /// A workflow's `inlinescript { }`.
  private func parseInlineScript(_ keyword: Token, _ command: inout CommandParts) -> Bool {
    command.add(StringConstantExpressionAst(keyword.extent, keyword.text, .bareWord))
    keyword.flags.insert(.commandName)
    skipNewlines()
    let lCurly = next()
    guard lCurly.kind == .lCurly else {
      unget(lCurly)
      reportIncomplete(.missingStatementAfterKeyword, at: keyword.extent.after, keyword.text.string)
      return false
    }
    command.add(parseScriptBlockExpression(lCurly))
    return true
  }

  // MARK: - Arguments

  /// One argument, scanned as a command's; nil when none starts here.
  func parseSingleArgument(_ context: ArgumentContext) -> ExpressionAst? {
    let kind = peek().kind
    if kind == .comma || kind == .endOfInput { return nil }
    return inMode(.command) { parseArgument(context, next()) }
  }

  /// An argument that starts with `token`; a list of them where a comma may make one. Nil, the token put back, when it can start none.
  func parseArgument(_ context: ArgumentContext, _ token: Token) -> ExpressionAst? {
    guard let first = parseArgumentElement(context, token) else { return nil }
    guard context == .commandArgument, !isVerbatim(token), peek().kind == .comma else { return first }
    var elements = [first]
    while let comma = take(.comma) {
      skipNewlines()
      let token = next()
      guard let element = parseArgumentElement(context, token) else {
        reportIncomplete(.missingExpression, at: comma.extent.after, ",")
        return ErrorExpressionAst(span(first, comma), nestedAst: elements)
      }
      elements.append(element)
      if isVerbatim(token) { break }
    }
    return ArrayLiteralAst(span(first, elements[elements.count - 1]), elements: elements)
  }

  private func isVerbatim(_ token: Token) -> Bool {
    guard token.kind == .generic, case .string(let text) = token.value else { return false }
    return text.equalsIgnoringCase(ascii: Self.verbatim)
  }

  private func parseArgumentElement(_ context: ArgumentContext, _ token: Token) -> ExpressionAst? {
    switch token.kind {
    case .pipe, .rCurly, .rParen, .endOfInput, .newLine, .semi, .redirection, .redirectInStd, .andAnd, .orOr, .ampersand, .minusMinus,
      .comma:
      unget(token)
      return nil
    case .splattedVariable, .variable, .number, .hereStringExpandable, .stringExpandable, .hereStringLiteral, .stringLiteral, .lParen,
      .dollarParen, .atParen, .atCurly, .lCurly:
      unget(token)
      return parsePrimary(withMemberAccess: true)
    case .generic:
      if context.isCommandName { token.flags.insert(.commandName) }
      // A command's name is taken as it is, unless `&` or `.` runs what it expands to.
      if case .expandable(let text) = token.value, context != .commandName {
        let nested = parseNestedExpressions(text)
        return ExpandableStringExpressionAst(
          token.extent, value: text.value, type: .bareWord, literals: text.literals, nestedExpressions: nested)
      }
      return StringConstantExpressionAst(token.extent, token.stringValue, .bareWord)
    default:
      // A word is no keyword here, whatever it looks like.
      token.flags.remove(.keyword)
      if context.isCommandName {
        token.flags.insert(.commandName)
      } else if token.kind != .identifier {
        token.kind = .generic
      }
      return StringConstantExpressionAst(token.extent, token.text, .bareWord)
    }
  }
}
