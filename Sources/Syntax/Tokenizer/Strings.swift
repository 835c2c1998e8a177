import Text

extension Tokenizer {
  // MARK: - Quoted strings

  func scanSingleQuoted() -> Token {
    var text = ExpandableTextBuilder()
    let flags = scanSingleQuoted(into: &text)
    return make(.stringLiteral, flags: flags, value: text.tokenValue)
  }

  /// After a single quote: appends the text up to the closing quote.
  func scanSingleQuoted(into text: inout ExpandableTextBuilder) -> TokenFlags {
    let start = index - 1
    while true {
      var unit = next()
      if unit == 0, isAtEnd {
        back()
        reportIncomplete(.terminatorExpectedAtEndOfString, from: start, ["'"])
        return .tokenInError
      }
      if unit.isSingleQuote {
        guard peek().isSingleQuote else { return [] }
        unit = next()
      }
      text.append(unit)
    }
  }

  func scanDoubleQuoted() -> Token {
    var text = ExpandableTextBuilder()
    let flags = scanDoubleQuoted(into: &text)
    return make(.stringExpandable, flags: flags.union(text.flags), value: text.tokenValue)
  }

  /// After a double quote: appends the text up to the closing quote, and finds what is nested in it.
  func scanDoubleQuoted(into text: inout ExpandableTextBuilder) -> TokenFlags {
    let start = index - 1
    while true {
      let unit = next()
      if unit == 0, isAtEnd {
        back()
        reportIncomplete(.terminatorExpectedAtEndOfString, from: start, ["\""])
        return .tokenInError
      }
      if unit.isDoubleQuote {
        guard peek().isDoubleQuote else { return [] }
        text.append(next())
      } else {
        append(unit, to: &text, inHereString: false)
      }
    }
  }

  /// Appends a unit of an expandable string, or what it starts: an escape or something nested.
  func append(_ unit: UInt16, to text: inout ExpandableTextBuilder, inHereString: Bool) {
    if unit == 0x24 {
      if scanNested(into: &text, inHereString: inHereString) { return }
    } else if unit == 0x60, peek() != 0 {
      text.append(escaped(next()))
      return
    }
    text.append(unit)
  }

  /// What a backtick and `unit` stand for, one unit or a surrogate pair.
  func escaped(_ unit: UInt16) -> (UInt16, UInt16?) {
    switch unit {
    case 0x30: (0, nil)
    case 0x61: (7, nil)
    case 0x62: (8, nil)
    case 0x65: (0x1B, nil)
    case 0x66: (0x0C, nil)
    case 0x6E: (0x0A, nil)
    case 0x72: (0x0D, nil)
    case 0x74: (0x09, nil)
    case 0x75: scanUnicodeEscape()
    case 0x76: (0x0B, nil)
    default: (unit, nil)
    }
  }

  /// After `` `u``: a code point in braces. U+FFFF when something is wrong with it.
  private func scanUnicodeEscape() -> (UInt16, UInt16?) {
    let start = index - 2
    let invalid: (UInt16, UInt16?) = (0xFFFF, nil)
    guard follows(0x7B) else {
      report(.invalidUnicodeEscapeSequence, at: extent(start, index))
      return invalid
    }
    let maximumDigits = 6
    var value: UInt32 = 0
    var digits = 0
    while true {
      let unit = next()
      if unit == 0x7D {
        if digits > 0 { break }
        report(.invalidUnicodeEscapeSequence, at: extent(start, index))
        return invalid
      }
      guard unit.isHexDigit, digits < maximumDigits else {
        back()
        let message: ParserMessage =
          unit.isHexDigit
          ? .tooManyDigitsInUnicodeEscapeSequence
          : digits < maximumDigits ? .invalidUnicodeEscapeSequence : .missingUnicodeEscapeSequenceTerminator
        report(message, atUnit: index)
        return invalid
      }
      value = value << 4 | UInt32(unit.isDecimalDigit ? unit - 0x30 : (unit | 0x20) - 0x57)
      digits += 1
    }
    if value <= 0xFFFF { return (UInt16(value), nil) }
    guard value <= 0x10FFFF else {
      report(.invalidUnicodeEscapeSequenceValue, at: extent(start + 3, index - 1))
      return invalid
    }
    let rest = value - 0x10000
    return (UInt16(0xD800 + rest >> 10), UInt16(0xDC00 + rest & 0x3FF))
  }

  // MARK: - What is nested in a string

  /// After `$` in a string: a variable or `$( )`. Nothing is consumed when it's neither.
  private func scanNested(into text: inout ExpandableTextBuilder, inHereString: Bool) -> Bool {
    let dollar = index - 1
    let unit = peek()
    guard unit == 0x28 || unit == 0x7B || unit.isVariableStart else { return false }
    let saved = (tokenStart, mode, tokens)
    tokens = nil
    mode = .expression
    let token: Token
    if unit == 0x28 {
      skip()
      token = scanSubexpression(inHereString: inHereString)
    } else {
      tokenStart = dollar
      token = scanVariable(splatted: false, inString: true)
    }
    (tokenStart, mode, tokens) = saved
    text.append(nested: token, text: script[dollar..<min(index, script.count)])
    return true
  }

  /// After `$(` in a string: finds the closing parenthesis by counting, without a look at what is between.
  /// In a quoted string a doubled quote stands for one.
  private func scanSubexpression(inHereString: Bool) -> Token {
    tokenStart = index - 2
    var units: [UInt16] = [0x24, 0x28]
    var left: [Int] = []
    var depth = 1
    var flags: TokenFlags = []
    while depth > 0 {
      let unit = next()
      switch unit {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0x00 where isAtEnd:
        back()
        reportIncomplete(.incompleteDollarSubexpressionReference, from: tokenStart)
        flags = .tokenInError
        depth = 0
        continue
      case 0x60, 0x22, 0x201C, 0x201D, 0x201E:
        let second = peek()
        if !inHereString, second.isDoubleQuote {
          skip()
          units.append(second)
          left.append(index - 2 + adjustment)
          continue
        }
      default: break
      }
      units.append(unit)
    }
    let value = UnscannedSubexpression(units: units, skipped: left.isEmpty ? skipped : left)
    return Token(.stringLiteral, currentExtent, flags: flags, value: .subexpression(value))
  }

  // MARK: - Here-strings

  /// After the opening quote: the rest of its line must be empty. False when the string has ended in an error.
  private func scanHereStringHeader(closing: StaticString, quote: UInt16) -> Bool {
    let start = index - 2
    var unit = next()
    while unit.isWhitespace { unit = next() }
    if unit.isLineEnd {
      finishLineEnd(unit)
      return true
    }
    if unit == 0, isAtEnd {
      back()
      reportIncomplete(.terminatorExpectedAtEndOfString, from: start, ["\(closing)"])
      return false
    }
    back()
    // Something follows on the line: take the string to end there, at its closing quote or at the end of the line.
    report(.unexpectedCharactersAfterHereStringHeader, atUnit: index)
    while true {
      unit = next()
      if unit == quote, peek() == 0x40 {
        skip()
        return false
      }
      if unit.isLineEnd || unit == 0 && isAtEnd {
        back()
        return false
      }
    }
  }

  /// At the start of a line: whether the closing quote stands here. One behind white space is remembered for the error message.
  private func scanHereStringFooter(
    _ isQuote: (UInt16) -> Bool, into text: inout ExpandableTextBuilder, falseFooter: inout Int?
  ) -> Bool {
    var unit = next()
    if isQuote(unit), follows(0x40) { return true }
    while unit.isWhitespace {
      text.append(unit)
      unit = next()
    }
    if !unit.isLineEnd, isQuote(unit), peek() == 0x40 {
      text.append(unit)
      if falseFooter == nil { falseFooter = index - 1 }
      text.append(next())
    } else {
      back()
    }
    return false
  }

  private func scanHereStringBody(
    expandable: Bool, closing: StaticString, isQuote: (UInt16) -> Bool
  ) -> (ExpandableTextBuilder, TokenFlags) {
    var text = ExpandableTextBuilder()
    var falseFooter: Int?
    if scanHereStringFooter(isQuote, into: &text, falseFooter: &falseFooter) { return (text, []) }
    while true {
      let unit = next()
      if unit.isLineEnd {
        let length = text.count
        text.append(unit)
        if unit == 0x0D, follows(0x0A) { text.append(0x0A) }
        if scanHereStringFooter(isQuote, into: &text, falseFooter: &falseFooter) {
          // The line end before the closing quote is not part of the string.
          text.truncate(to: length)
          return (text, [])
        }
      } else if unit == 0, isAtEnd {
        back()
        if let falseFooter {
          reportIncomplete(.whitespaceBeforeHereStringFooter, from: falseFooter)
        } else {
          reportIncomplete(.terminatorExpectedAtEndOfString, from: tokenStart, ["\(closing)"])
        }
        return (text, .tokenInError)
      } else if expandable {
        append(unit, to: &text, inHereString: true)
      } else {
        text.append(unit)
      }
    }
  }

  /// After `@'`.
  func scanHereStringLiteral() -> Token {
    guard scanHereStringHeader(closing: "'@", quote: 0x27) else {
      return make(.hereStringLiteral, flags: .tokenInError, value: .string(.empty))
    }
    let (text, flags) = scanHereStringBody(expandable: false, closing: "'@") { $0.isSingleQuote }
    return make(.hereStringLiteral, flags: flags, value: text.tokenValue)
  }

  /// After `@"`.
  func scanHereStringExpandable() -> Token {
    guard scanHereStringHeader(closing: "\"@", quote: 0x22) else {
      return make(.hereStringExpandable, flags: .tokenInError, value: .string(.empty))
    }
    let (text, flags) = scanHereStringBody(expandable: true, closing: "\"@") { $0.isDoubleQuote }
    return make(.hereStringExpandable, flags: flags.union(text.flags), value: text.tokenValue)
  }
}
