import Text

extension Tokenizer {
  /// The next token that is not white space or a comment. At the end of the text, again and again, the end of input.
  func nextToken() -> Token {
    while true {
      tokenStart = index
      let unit = next()
      switch unit {
      case 0x20, 0x09, 0x0B, 0x0C, 0x85, 0xA0:
        skipWhitespace()
      case 0x23:  // #
        scanLineComment()
      case 0x3C:  // <
        guard peek() == 0x23 else { return make(.redirectInStd) }
        skip()
        scanBlockComment()
      case 0x60:  // `
        if let token = scanBacktick() { return token }
      case 0x00 where isAtEnd:
        return save(Token(.endOfInput, extent(tokenStart + 1, tokenStart + 1)))
      default:
        if unit >= 0x80, unit.isWhitespace {
          skipWhitespace()
        } else {
          return scanToken(unit)
        }
      }
    }
  }

  /// After a backtick: white space and line ends vanish, anything else starts a word.
  private func scanBacktick() -> Token? {
    let unit = next()
    finishLineEnd(unit)
    if unit.isLineEnd {
      make(.lineContinuation)
      return nil
    }
    if unit.isWhitespaceOrLineEnd {
      skipWhitespace()
      return nil
    }
    if unit == 0, isAtEnd {
      reportIncomplete(.incompleteString, from: index)
      back()
      return nil
    }
    let (first, second) = escaped(unit)
    return scanGeneric(second.map { [first, $0] } ?? [first])
  }

  /// The token that starts with `unit`, which has been read.
  private func scanToken(_ unit: UInt16) -> Token {
    switch unit {
    case 0x27, 0x2018, 0x2019, 0x201A, 0x201B: return scanSingleQuoted()
    case 0x22, 0x201C, 0x201D, 0x201E: return scanDoubleQuoted()
    case 0x40: return scanAt()
    case 0x0A: return make(.newLine)
    case 0x0D:
      finishLineEnd(unit)
      return make(.newLine)
    case 0x3D: return makeOperator(.equals)
    case 0x2B: return scanPlus()
    case 0x2D, 0x2013, 0x2014, 0x2015: return scanDash()
    case 0x2A: return scanStar()
    case 0x2F: return follows(0x3D) ? makeOperator(.divideEquals) : makeOperator(.divide)
    case 0x25: return follows(0x3D) ? makeOperator(.remainderEquals) : makeOperator(.rem)
    case 0x24: return follows(0x28) ? make(.dollarParen) : scanVariable(splatted: false, inString: false)
    case 0x3E: return makeFileRedirection(from: .output, append: follows(0x3E))
    case 0x28: return make(.lParen)
    case 0x29: return make(.rParen)
    case 0x5B: return mode == .command && !peek().endsToken ? scanGeneric() : make(.lBracket)
    case 0x5D: return make(.rBracket)
    case 0x7B: return make(.lCurly)
    case 0x7D: return make(.rCurly)
    case 0x2E: return scanDot()
    case 0x3B: return make(.semi)
    case 0x2C: return make(.comma)
    case 0x31...0x36: return scanStreamRedirection(unit) ?? scanNumber()
    case 0x30, 0x37...0x39: return scanNumber()
    case 0x26: return follows(0x26) ? make(.andAnd) : make(.ampersand)
    case 0x7C: return follows(0x7C) ? make(.orOr) : make(.pipe)
    case 0x21: return scanExclamation()
    case 0x3A: return scanColon()
    case 0x3F where mode == .expression:
      guard follows(0x3F) else { return make(.questionMark) }
      return follows(0x3D) ? make(.questionQuestionEquals) : make(.questionQuestion)
    default: return unit == 0x5F || unit.isLetter ? scanIdentifier() : scanGeneric()
    }
  }

  /// Takes the next unit if it is `unit`.
  func follows(_ unit: UInt16) -> Bool {
    guard peek() == unit else { return false }
    skip()
    return true
  }

  /// An operator, unless a command is expected and the text goes on: then it's a word.
  private func makeOperator(_ kind: TokenKind) -> Token {
    mode == .command && !peek().endsToken ? scanGeneric() : make(kind)
  }

  // MARK: - Signs and punctuation

  private func scanAt() -> Token {
    let unit = next()
    switch unit {
    case 0x7B: return make(.atCurly)
    case 0x28: return make(.atParen)
    case _ where unit.isSingleQuote: return scanHereStringLiteral()
    case _ where unit.isDoubleQuote: return scanHereStringExpandable()
    default:
      back()
      if unit.isVariableStart { return scanVariable(splatted: true, inString: false) }
      report(.unrecognizedToken, atUnit: index - 1)
      return make(.unknown)
    }
  }

  private func scanPlus() -> Token {
    if follows(0x2B) { return makeOperator(.plusPlus) }
    if follows(0x3D) { return makeOperator(.plusEquals) }
    if allowSignedNumbers, startsNumber(peek()) { return scanNumber() }
    return makeOperator(.plus)
  }

  private func scanDash() -> Token {
    let unit = peek()
    if unit.isDash {
      skip()
      return makeOperator(.minusMinus)
    }
    if follows(0x3D) { return makeOperator(.minusEquals) }
    if unit.isLetter || unit == 0x5F || unit == 0x3F { return scanParameter() }
    if allowSignedNumbers, startsNumber(unit) { return scanNumber() }
    return makeOperator(.minus)
  }

  private func startsNumber(_ unit: UInt16) -> Bool { Character16.isDigit(unit) || unit == 0x2E }

  private func scanStar() -> Token {
    if follows(0x3D) { return makeOperator(.multiplyEquals) }
    guard follows(0x3E) else { return makeOperator(.multiply) }
    if follows(0x3E) { return makeFileRedirection(from: .all, append: true) }
    if follows(0x26) {
      if follows(0x31) { return make(.redirection, value: .merging(from: .all, to: .output)) }
      back()
    }
    return makeFileRedirection(from: .all, append: false)
  }

  private func makeFileRedirection(from: RedirectionStream, append: Bool) -> Token {
    make(.redirection, value: .fileRedirection(from: from, append: append))
  }

  /// `2>`, `2>>` or `2>&1` after the digit; nil when no `>` follows.
  private func scanStreamRedirection(_ digit: UInt16) -> Token? {
    guard follows(0x3E), let from = RedirectionStream(rawValue: UInt8(digit - 0x30)) else { return nil }
    let append = follows(0x3E)
    if !append, follows(0x26) {
      if let to = RedirectionStream(rawValue: UInt8(truncatingIfNeeded: peek() &- 0x30)), to == .output || to == .error {
        skip()
        return make(.redirection, value: .merging(from: from, to: to))
      }
      back()
    }
    if mode == .expression {
      // `1>2` in an expression is a number and a redirection.
      index -= append ? 2 : 1
      return make(.number, value: .number(.int32(Int32(from.rawValue))))
    }
    return makeFileRedirection(from: from, append: append)
  }

  private func scanDot() -> Token {
    let unit = peek()
    if unit == 0x2E {
      skip()
      if mode == .command, !peek().endsToken {
        back()
        return scanGeneric()
      }
      return make(.dotDot)
    }
    if unit.isDecimalDigit { return scanNumber() }
    // `.$command`, `."command"` and `.'command'` run a command in this scope; `.name` is a command's name.
    if mode == .command, !unit.endsToken, unit != 0x24, unit != 0x22, unit != 0x27 { return scanGeneric() }
    return make(.dot)
  }

  private func scanExclamation() -> Token {
    let unit = peek()
    if mode == .command ? !unit.endsToken : mode == .expression && unit.isIdentifierStart { return scanGeneric() }
    if mode == .expression, startsNumber(unit), !isNumber(at: index) { return scanGeneric() }
    return make(.exclaim)
  }

  private func scanColon() -> Token {
    if follows(0x3A) {
      if mode == .command, !wantSimpleName, !peek().endsToken { return scanGeneric() }
      return make(.colonColon)
    }
    return mode == .command ? scanLabel() : make(.colon)
  }

  // MARK: - Line ends before a statement

  /// Skips line ends, white space and comments, and semicolons if wanted. Their tokens are saved.
  func skipNewlines(andSemicolons: Bool) {
    while true {
      tokenStart = index
      let unit = next()
      switch unit {
      case 0x20, 0x09, 0x0B, 0x0C, 0x85, 0xA0: skipWhitespace()
      case 0x0A, 0x0D:
        finishLineEnd(unit)
        if tokens != nil { make(.newLine) }
      case 0x3B where andSemicolons:
        if tokens != nil { make(.semi) }
      case 0x23: scanLineComment()
      case 0x3C where peek() == 0x23:
        skip()
        scanBlockComment()
      case 0x60:
        let after = next()
        if after.isLineEnd {
          finishLineEnd(after)
          if tokens != nil { make(.lineContinuation) }
        } else if after.isWhitespaceOrLineEnd {
          skipWhitespace()
        } else {
          index -= 2
          return
        }
      default:
        if unit >= 0x80, unit.isWhitespace {
          skipWhitespace()
        } else {
          back()
          return
        }
      }
    }
  }
}
