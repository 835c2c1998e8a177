import Text

extension Parser {
  /// An assignment, or pipelines joined by `&&` and `||`; nil when nothing starts here.
  func parsePipelineChain() -> PipelineBaseAst? { deeper { parsePipelineChainHere() } }

  private func parsePipelineChainHere() -> PipelineBaseAst? {
    let (expression, assignment) = inMode(.expression) { () -> (ExpressionAst?, Token?) in
      guard let expression = parseExpression() else { return (nil, nil) }
      guard peek().kind.flags.contains(.assignmentOperator) else { return (expression, nil) }
      return (expression, next())
    }
    if let expression, let assignment { return parseAssignment(expression, assignment) }

    var start = expression
    var chain: ChainableAst?
    var chainOperator: Token?
    while true {
      let first = start == nil ? peek() : nil
      guard let pipeline = parsePipeline(start, expressionTried: chain == nil) else {
        guard let chain, let chainOperator, let first else { return nil }
        return failChain(chain, chainOperator, first)
      }
      start = nil
      let token = peek()
      switch token.kind {
      case .andAnd, .orOr:
        skipToken()
        skipNewlines()
      case .ampersand:
        skipToken()
        let following = peek()
        if following.kind == .andAnd || following.kind == .orOr {
          skipToken()
          report(.backgroundOperatorInPipelineChain, at: following.extent)
          return ErrorStatementAst(span(chain ?? pipeline, following))
        }
        return finishChain(chain, chainOperator, pipeline, background: true)
      default:
        return finishChain(chain, chainOperator, pipeline, background: false)
      }
      let joined: ChainableAst
      if let chain, let chainOperator {
        joined = PipelineChainAst(
          span(chain, pipeline), lhsChain: chain, rhsPipeline: pipeline, operator: chainOperator.kind, background: false)
      } else {
        joined = pipeline
      }
      chain = joined
      chainOperator = token
      if peek().kind == .endOfInput {
        reportIncomplete(.emptyPipelineChainElement, at: token.extent.after)
        return joined
      }
    }
  }

  private func finishChain(_ chain: ChainableAst?, _ chainOperator: Token?, _ last: PipelineAst, background: Bool) -> ChainableAst {
    guard let chain, let chainOperator else {
      last.background = background
      return last
    }
    return PipelineChainAst(
      span(chain, last), lhsChain: chain, rhsPipeline: last, operator: chainOperator.kind, background: background)
  }

  /// Nothing follows `&&` or `||`.
  private func failChain(_ chain: ChainableAst, _ chainOperator: Token, _ first: Token) -> ErrorStatementAst {
    switch first.kind {
    case .endOfInput: reportIncomplete(.emptyPipelineChainElement, at: chainOperator.extent.after, chainOperator.text.string)
    // The command has said so already.
    case .dot, .ampersand: break
    default: report(.emptyPipelineChainElement, at: span(chainOperator, first), chainOperator.text.string)
    }
    return ErrorStatementAst(span(chain, chainOperator), keyword: chainOperator, nestedAst: [chain])
  }

  private func parseAssignment(_ left: ExpressionAst, _ assignment: Token) -> AssignmentStatementAst {
    skipNewlines()
    let right: StatementAst
    if let statement = parseStatement() {
      right = statement
    } else {
      let place = assignment.extent.after
      reportIncomplete(.expectedValueExpression, at: place, assignment.kind.text)
      right = ErrorStatementAst(place)
    }
    return AssignmentStatementAst(
      span(left, right), left: left, operator: assignment.kind, right: right, errorPosition: assignment.extent)
  }

  // MARK: - One pipeline

  /// `start` is an expression that has been read; `expressionTried` says that none starts here when it is nil.
  private func parsePipeline(_ start: ExpressionAst?, expressionTried: Bool) -> PipelineAst? {
    var elements: [CommandBaseAst] = []
    var pipe: Token?
    var expression = start
    var tried = expressionTried
    while true {
      if expression == nil, !tried { expression = inMode(.expression) { parseExpression() } }
      let element: CommandBaseAst?
      if let expression {
        if !elements.isEmpty { report(.expressionsMustBeFirstInPipeline, at: expression.extent) }
        element = parseRedirections(of: expression)
      } else {
        element = parseCommand()
      }
      if let element {
        elements.append(element)
      } else if !elements.isEmpty || peek().kind == .pipe {
        reportIncomplete(.emptyPipeElement, at: pipe?.extent.after ?? peek().extent)
      }
      expression = nil
      tried = false

      if peek().kind == .newLine, tokenizer.isPipeContinued(after: peek().extent) { skipNewlines() }
      let token = peek()
      switch token.kind {
      case .pipe:
        skipToken()
        skipNewlines()
        pipe = token
        if peek().kind == .endOfInput {
          reportIncomplete(.emptyPipeElement, at: token.extent.after)
          return finishPipeline(elements)
        }
      case .semi, .newLine, .rParen, .rCurly, .endOfInput, .andAnd, .orOr, .ampersand:
        return finishPipeline(elements)
      default:
        report(.unexpectedToken, at: token.extent, token.text.string)
        return finishPipeline(elements)
      }
    }
  }

  private func finishPipeline(_ elements: [CommandBaseAst]) -> PipelineAst? {
    guard let first = elements.first, let last = elements.last else { return nil }
    return PipelineAst(span(first, last), elements: elements)
  }

  private func parseRedirections(of expression: ExpressionAst) -> CommandExpressionAst {
    var redirections = RedirectionSlots()
    var last: RedirectionAst?
    var end = expression.extent
    while peek().isRedirection { last = parseRedirection(next(), &redirections, &end) }
    return CommandExpressionAst(
      last.map { span(expression, $0) } ?? expression.extent, expression: expression, redirections: redirections.inOrder)
  }

  // MARK: - Redirections

  /// The redirections of a command, one for each stream, in the order of the streams.
  struct RedirectionSlots {
    private var slots: [RedirectionAst?] = []

    var inOrder: [RedirectionAst] { slots.compactMap { $0 } }

    /// False when the stream is redirected already.
    mutating func add(_ redirection: RedirectionAst) -> Bool {
      if slots.isEmpty { slots = Array(repeating: nil, count: 7) }
      let stream = Int(redirection.fromStream.rawValue)
      guard slots[stream] == nil else { return false }
      slots[stream] = redirection
      return true
    }
  }

  /// A redirection after its operator; nil for `<`, which there is not. `end` becomes its extent.
  @discardableResult
  func parseRedirection(_ token: Token, _ slots: inout RedirectionSlots, _ end: inout ScriptExtent) -> RedirectionAst? {
    let redirection: RedirectionAst
    switch token.value {
    case .merging(let from, var to):
      if to != .output || from == to { report(.redirectionNotSupported, at: token.extent, token.text.string) }
      to = .output
      redirection = MergingRedirectionAst(token.extent, from: from, to: to)
    default:
      var location = parseSingleArgument(.fileName)
      if location == nil {
        report(.missingFileSpecification, at: token.extent.after)
        location = ErrorExpressionAst(token.extent)
      }
      let file = location ?? ErrorExpressionAst(token.extent)
      guard case .fileRedirection(let from, let append) = token.value else {
        report(.redirectionNotSupported, at: token.extent, token.text.string)
        end = span(token, file)
        return nil
      }
      redirection = FileRedirectionAst(span(token, file), from: from, location: file, append: append)
    }
    if !slots.add(redirection) { report(.streamAlreadyRedirected, at: redirection.extent, redirection.fromStream.words) }
    end = redirection.extent
    return redirection
  }
}

extension Token {
  var isRedirection: Bool { kind == .redirection || kind == .redirectInStd }
}

extension RedirectionStream {
  /// As an error message names it.
  fileprivate var words: String { self == .all ? "* stream" : "\(self) stream" }
}
