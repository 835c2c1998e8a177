import Text

/// Parses a script: text to tokens to a tree, by recursive descent with one token of lookahead.
///
/// Errors don't end it: each rule says what it does without the missing part, and `ErrorStatementAst` and `ErrorExpressionAst` hold what was found.
/// A script nested deeper than the stack allows is abandoned: one error, `ScriptTooComplicated`, and an empty tree.
package final class Parser {
  let source: ScriptSource
  let errors = ErrorList()
  let tokenizer: Tokenizer
  /// What the checks of meaning know about types and modules beyond the script; nil to leave those checks out.
  let environment: (any ParserEnvironment)?
  /// The token that was looked at and not taken.
  var ungot: Token?
  /// `,` separates parameters or arguments here and makes no array.
  var commaSeparates = false
  /// There is a class, an enum or `using`: what these need is to be checked.
  var sawTypeOrUsing = false
  /// How long the texts of `$( )` in strings are that are being read, one in the other, and how long they may be together: each is a copy.
  var nestedLength = 0
  static let maximumNestedLength = 100_000_000
  private var nesting: NestingLimit
  /// The script is too deep: the rest is not read.
  private(set) var isAbandoned = false

  init(_ source: ScriptSource, environment: (any ParserEnvironment)?) {
    self.source = source
    self.environment = environment
    tokenizer = Tokenizer(source, errors: errors)
    nesting = NestingLimit()
  }

  /// Parses a script. The tree is whole as far as the script is.
  package static func parse(_ source: ScriptSource, environment: (any ParserEnvironment)? = nil) -> ParseResult {
    source.nodes = []
    source.tallest = 0
    defer { source.nodes = nil }
    let parser = Parser(source, environment: environment)
    var script = parser.parseScriptBlock(nil, isFilter: false)
    if parser.isAbandoned {
      script = ScriptBlockAst(
        source.extent,
        endBlock: NamedBlockAst(
          .nowhere(source), blockKind: .end, statementBlock: StatementBlockAst(.nowhere(source), statements: []), unnamed: true))
    } else {
      script.scriptRequirements = parser.parseRequirements()
      SemanticChecks.check(script, parser)
    }
    if source.tallest > 200, var nodes = source.nodes {
      source.nodes = nil
      nodes.removeAll { $0 === script }
      script.keeper = NodeKeeper(nodes)
    }
    return ParseResult(
      scriptBlock: script, tokens: parser.tokenizer.tokens ?? [], errors: parser.errors.errors, firstToken: parser.tokenizer.firstToken,
      lastToken: parser.tokenizer.lastToken)
  }

  // MARK: - Depth

  /// Runs `body` some levels deeper; past the bound it gives nil and abandons the script.
  @inline(__always)
  func deeper<T>(by levels: Int = 1, _ body: () -> T?) -> T? {
    guard !isAbandoned, nesting.enter(levels) else {
      abandon()
      return nil
    }
    defer { nesting.leave(levels) }
    return body()
  }

  func abandon() {
    guard !isAbandoned else { return }
    isAbandoned = true
    errors.report(.scriptTooComplicated, at: tokenizer.currentExtent)
    errors.isClosed = true
    ungot = nil
    tokenizer.skipToEnd()
  }

  // MARK: - Tokens

  func next() -> Token {
    if let token = ungot {
      ungot = nil
      return token
    }
    return tokenizer.nextToken()
  }

  func peek() -> Token {
    if let ungot { return ungot }
    let token = tokenizer.nextToken()
    ungot = token
    return token
  }

  /// Drops the token that `peek` gave.
  func skipToken() { ungot = nil }
  func unget(_ token: Token) { ungot = token }

  /// The next token if it is of `kind`.
  func take(_ kind: TokenKind) -> Token? {
    guard peek().kind == kind else { return nil }
    return next()
  }

  func skipNewlines() {
    guard ungot == nil || ungot?.kind == .newLine else { return }
    ungot = nil
    tokenizer.skipNewlines(andSemicolons: false)
  }

  func skipNewlinesAndSemicolons() {
    guard ungot == nil || ungot?.kind == .newLine || ungot?.kind == .semi else { return }
    ungot = nil
    tokenizer.skipNewlines(andSemicolons: true)
  }

  /// Goes back to `start`, an offset in the script.
  func resync(_ start: Int) {
    ungot = nil
    guard !isAbandoned else { return }
    tokenizer.resync(start)
  }

  func resync(_ token: Token) { resync(token.extent.startOffset) }

  /// Where to go back to, to read again what comes next.
  var restorePoint: Int { ungot?.extent.startOffset ?? tokenizer.restorePoint() }

  /// The next token is scanned, or scanned again, in `mode`.
  func setMode(_ mode: TokenizerMode) {
    if mode != tokenizer.mode, let token = ungot, !token.kind.flags.contains(.parseModeInvariant) { resync(token) }
    tokenizer.mode = mode
  }

  func inMode<T>(_ mode: TokenizerMode, _ body: () -> T) -> T {
    let old = tokenizer.mode
    setMode(mode)
    defer { setMode(old) }
    return body()
  }

  func withComma<T>(separating: Bool, _ body: () -> T) -> T {
    let old = commaSeparates
    commaSeparates = separating
    defer { commaSeparates = old }
    return body()
  }

  /// Reads on to one of `kinds` at this depth of brackets, or to a closing bracket among them, which is taken only if `consumingClosing`.
  func sync(to kinds: [TokenKind], consumingClosing: Bool) {
    var depths: [TokenKind: Int] = [:]
    for kind in [TokenKind.rParen, .rCurly, .rBracket] { depths[kind] = kinds.contains(kind) ? 1 : 0 }
    while true {
      let token = next()
      switch token.kind {
      case .lParen: depths[.rParen, default: 0] += 1
      case .lCurly: depths[.rCurly, default: 0] += 1
      case .lBracket: depths[.rBracket, default: 0] += 1
      case .rParen, .rCurly, .rBracket:
        depths[token.kind, default: 0] -= 1
        if depths[token.kind] == 0, kinds.contains(token.kind) {
          if !consumingClosing { unget(token) }
          return
        }
      case .endOfInput:
        unget(token)
        return
      default: break
      }
      if kinds.contains(token.kind), depths.values.allSatisfy({ $0 == 0 }) { return }
    }
  }

  // MARK: - Errors

  func report(_ message: ParserMessage, at extent: ScriptExtent, _ arguments: String...) {
    errors.report(message, at: extent, arguments)
  }

  /// An error that more text may mend, if nothing follows `detectedAt` (or the error's place). Whether that is so.
  @discardableResult
  func reportIncomplete(_ message: ParserMessage, at extent: ScriptExtent, _ arguments: String..., detectedAt: ScriptExtent? = nil) -> Bool
  {
    let isIncomplete = tokenizer.isAtEndOfScript(detectedAt ?? extent)
    errors.report(message, at: extent, arguments, incompleteInput: isIncomplete)
    return isIncomplete
  }

  // MARK: - Extents

  func span(_ first: ScriptExtent, _ last: ScriptExtent) -> ScriptExtent { ScriptExtent(from: first, to: last) }
  func span(_ first: Token, _ last: Token) -> ScriptExtent { span(first.extent, last.extent) }
  func span(_ first: Token, _ last: Ast) -> ScriptExtent { span(first.extent, last.extent) }
  func span(_ first: Token, _ last: ScriptExtent) -> ScriptExtent { span(first.extent, last) }
  func span(_ first: Ast, _ last: Ast) -> ScriptExtent { span(first.extent, last.extent) }
  func span(_ first: Ast, _ last: Token) -> ScriptExtent { span(first.extent, last.extent) }
}
