import Text

/// What a token may look like depends on what the parser expects.
enum TokenizerMode {
  /// A command with its arguments: nearly anything is a word.
  case command
  case expression
  /// A type's name after `[`.
  case typeName
  /// A declaration in a class.
  case signature
}

/// Makes tokens of a script's text, one at a time, as the parser asks for them.
///
/// The parser may go back (`resync`) and have the text scanned again in another mode; the saved tokens from there on are then forgotten.
/// The text of `$( )` in a string is scanned on its own (`scanNested`), with the tokens' places still those in the script.
final class Tokenizer {
  let source: ScriptSource
  let errors: ErrorList

  /// The text that is being scanned: the script's, or that of a `$( )` in a string.
  var script: [UInt16]
  /// The next unit's index; one beyond the end of `script` after its end has been read.
  var index = 0
  /// Where the current token starts in `script`.
  var tokenStart = 0
  /// Where `script` starts in the source.
  var adjustment = 0
  /// Offsets in the source of quotes that are not in `script`, because a doubled quote stands for one; ascending.
  var skipped: [Int] = []

  var mode = TokenizerMode.command
  /// `-1` may be a number rather than an operator and a number.
  var allowSignedNumbers = false
  /// `?` and `:` end a number.
  var endNumberAtTernaryOperators = false
  /// Only simple identifiers are wanted, no keywords.
  var wantSimpleName = false
  var inWorkflow = false

  /// Every token so far, comments and line ends too; nil while tokens are not to be saved.
  var tokens: [Token]? = []
  /// The first and the last token that mean something: what `$^` and `$$` are made of.
  var firstToken: Token?
  var lastToken: Token?
  /// Comments that look like `#requires`.
  var requiresTokens: [Token] = []
  /// A comment that looks like the start of a signature: no code may follow it.
  var signatureStart: ScriptExtent?

  init(_ source: ScriptSource, errors: ErrorList) {
    self.source = source
    self.errors = errors
    script = source.units
  }

  // MARK: - Reading units

  /// The next unit; 0 at the end, where `isAtEnd` tells it from a unit 0.
  func next() -> UInt16 {
    let at = index
    index &+= 1
    return at < script.count ? script[at] : 0
  }

  func peek() -> UInt16 { index < script.count ? script[index] : 0 }
  func skip() { index &+= 1 }
  func back() { index &-= 1 }
  /// The end has been read.
  var isAtEnd: Bool { index > script.count }

  func skipWhitespace() {
    while index < script.count, script[index].isWhitespace { index &+= 1 }
  }

  /// After a carriage return: takes the line feed that belongs to it.
  func finishLineEnd(_ unit: UInt16) {
    if unit == 0x0D, peek() == 0x0A { skip() }
  }

  /// Nothing more is read: only ends of input follow.
  func skipToEnd() { index = script.count }

  // MARK: - Places

  func extent(_ start: Int, _ end: Int) -> ScriptExtent { ScriptExtent(source, start + adjustment, end + adjustment) }

  /// The extent of the current token, with the quotes that were left out counted in.
  var currentExtent: ScriptExtent {
    let start = tokenStart + adjustment
    let end = index + adjustment
    guard !skipped.isEmpty else { return ScriptExtent(source, start, end) }
    let first = firstSkipped(from: adjustment)
    return ScriptExtent(source, start + skippedCount(before: start, from: first), end + skippedCount(before: end, from: first))
  }

  /// The whole text that is being scanned.
  var scriptExtent: ScriptExtent { extent(0, script.count) }

  private func firstSkipped(from offset: Int) -> Int { partition(skipped.count, from: 0) { skipped[$0] >= offset } }

  /// How many left-out quotes lie before `offset`, which grows by one with each of them.
  private func skippedCount(before offset: Int, from first: Int) -> Int {
    partition(skipped.count, from: first) { skipped[$0] - ($0 - first) >= offset } - first
  }

  /// The first index from `low` that `isAtOrBehind`; the indexes before it are not.
  private func partition(_ count: Int, from low: Int, isAtOrBehind: (Int) -> Bool) -> Int {
    var low = low
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAtOrBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  // MARK: - Errors

  /// An error that is not a lack of text.
  func report(_ message: ParserMessage, at extent: ScriptExtent, _ arguments: [String] = []) {
    errors.report(message, at: extent, arguments)
  }

  /// An error at the unit at `offset` of the scanned text.
  func report(_ message: ParserMessage, atUnit offset: Int) { report(message, at: extent(offset, offset + 1)) }

  /// An error from `start` to here, which more text may mend when nothing follows.
  func reportIncomplete(_ message: ParserMessage, from start: Int, _ arguments: [String] = []) {
    reportIncomplete(message, at: extent(start, index), arguments)
  }

  func reportIncomplete(_ message: ParserMessage, at extent: ScriptExtent, _ arguments: [String] = []) {
    errors.report(message, at: extent, arguments, incompleteInput: isAtEndOfScript(extent))
  }

  /// Whether only white space and comments follow `extent`.
  func isAtEndOfScript(_ extent: ScriptExtent) -> Bool {
    var i = extent.endOffset
    while i < script.count {
      if script[i] == 0x23 {
        i = endOfLineComment(i + 1)
      } else if script[i] == 0x3C, i + 1 < script.count, script[i + 1] == 0x23 {
        i = endOfBlockComment(i + 2)
      } else if script[i].isWhitespace {
        i += 1
      } else {
        return false
      }
    }
    return true
  }

  // MARK: - Tokens

  @discardableResult
  func save(_ token: Token) -> Token {
    tokens?.append(token)
    switch token.kind {
    case .newLine, .lineContinuation, .comment, .endOfInput: break
    default:
      if firstToken == nil { firstToken = token }
      lastToken = token
    }
    return token
  }

  @discardableResult
  func make(_ kind: TokenKind, flags: TokenFlags = [], value: TokenValue = .none) -> Token {
    save(Token(kind, currentExtent, flags: flags, value: value))
  }

  /// The token's units in the scanned text.
  var tokenUnits: ArraySlice<UInt16> { script[min(tokenStart, script.count)..<min(max(index, tokenStart), script.count)] }

  // MARK: - Going back

  /// Where the next token would start, for `resync`.
  func restorePoint() -> Int {
    tokenStart = index
    return currentExtent.startOffset
  }

  /// Goes back (or on) to `start`, an offset in the source, and forgets the tokens from there on.
  func resync(_ start: Int) {
    var back = adjustment
    if !skipped.isEmpty {
      back += partition(skipped.count, from: 0) { skipped[$0] >= start - 1 } - min(firstSkipped(from: adjustment), skipped.count)
      back = max(back, adjustment)
    }
    index = min(max(start - back, 0), script.count + 1)
    if let first = firstToken, index <= first.extent.startOffset { firstToken = nil }
    if tokens != nil { Self.forget(&tokens!, from: start) }
    if !requiresTokens.isEmpty { Self.forget(&requiresTokens, from: start) }
  }

  private static func forget(_ tokens: inout [Token], from start: Int) {
    var keep = tokens.count
    if keep > 0, tokens[keep - 1].kind == .endOfInput { keep -= 1 }
    while keep > 0, tokens[keep - 1].extent.endOffset > start { keep -= 1 }
    // An end of input that lies before `start` can only be forgotten, not kept behind what follows.
    tokens.removeSubrange(keep...)
  }

  // MARK: - The text of $( ) in a string

  struct NestedScan {
    fileprivate let script: [UInt16]
    fileprivate let index: Int
    fileprivate let tokenStart: Int
    fileprivate let adjustment: Int
    fileprivate let skipped: [Int]
    fileprivate let tokens: [Token]?
    fileprivate let firstToken: Token?
    fileprivate let lastToken: Token?
  }

  /// Starts scanning `text`, which starts at `start` in the source. `finishNested` must follow.
  func startNested(_ text: UnscannedSubexpression, at start: Int) -> NestedScan {
    let state = NestedScan(
      script: script, index: index, tokenStart: tokenStart, adjustment: adjustment, skipped: skipped, tokens: tokens,
      firstToken: firstToken,
      lastToken: lastToken)
    script = text.units
    index = 0
    tokenStart = 0
    adjustment = start
    skipped = text.skipped
    tokens = tokens == nil ? nil : []
    return state
  }

  func finishNested(_ state: NestedScan) {
    script = state.script
    index = state.index
    tokenStart = state.tokenStart
    adjustment = state.adjustment
    skipped = state.skipped
    tokens = state.tokens
    firstToken = state.firstToken
    lastToken = state.lastToken
  }
}
