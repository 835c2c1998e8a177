import Text

extension Tokenizer {
  // MARK: - Variables

  /// After `$` or `@`. In command mode what looks like a variable may turn out to be a word: `$a+b`.
  func scanVariable(splatted: Bool, inString: Bool) -> Token {
    let start = index
    var unit = next()
    if unit == 0x7B { return scanBracedVariable(inString: inString, start: start) }
    guard unit.isVariableStart else {
      back()
      return scanGeneric([0x24])
    }
    // `$$`, `$?` and `$^` are single characters.
    if unit == 0x24 || unit == 0x3F || unit == 0x5E {
      if mode == .command, !peek().endsToken { return rescanAsGeneric() }
    } else {
      scanning: while true {
        unit = next()
        switch unit {
        case 0x3F: continue
        case 0x3A:
          // `$a::b` is a static member.
          if peek() == 0x3A {
            back()
            break scanning
          }
        case 0x2E, 0x5B, 0x3D:
          back()
          break scanning
        default:
          if unit.isIdentifierFollow { continue }
          if mode == .command, !unit.endsToken { return rescanAsGeneric() }
          back()
          break scanning
        }
      }
    }
    let path = VariablePath(PSString.utf16(script[start..<index]))
    if path.unqualifiedPath.isEmpty {
      report(path.isDriveQualified ? .invalidVariableReferenceWithDrive : .invalidVariableReference, at: extent(tokenStart, index))
    }
    return make(splatted ? .splattedVariable : .variable, value: .variable(path))
  }

  /// After `${`.
  private func scanBracedVariable(inString: Bool, start: Int) -> Token {
    var name: [UInt16] = []
    var isClosed = false
    while true {
      let unit = next()
      if unit == 0x7D {
        isClosed = true
        break
      }
      if unit == 0, isAtEnd {
        back()
        break
      }
      if unit == 0x60 {
        let after = next()
        if after == 0, isAtEnd {
          back()
          break
        }
        let (first, second) = escaped(after)
        name.append(first)
        if let second { name.append(second) }
        continue
      }
      if unit.isDoubleQuote, inString {
        let after = next()
        if after == 0, isAtEnd {
          back()
          break
        }
        if after.isDoubleQuote {
          name.append(after)
          continue
        }
        back()
      } else if unit == 0x7B {
        report(.openBraceNeedsToBeBackTickedInVariableName, atUnit: index)
      }
      name.append(unit)
    }
    if !isClosed { reportIncomplete(.incompleteDollarVariableReference, from: start) }
    if name.isEmpty {
      if isClosed { report(.emptyVariableReference, atUnit: index - 1) }
      name = Array(":Error:".utf16)
    }
    if mode == .command {
      let unit = peek()
      if !unit.endsToken, unit != 0x2E, unit != 0x5B { return rescanAsGeneric() }
    }
    let path = VariablePath(PSString.utf16(name))
    if path.unqualifiedPath.isEmpty { report(.invalidBracedVariableReference, at: extent(tokenStart, index)) }
    return make(.variable, value: .variable(path))
  }

  // MARK: - Words

  /// The token is a word after all: once more from its start.
  func rescanAsGeneric() -> Token {
    index = tokenStart
    return scanGeneric()
  }

  /// A word whose first units have been read and stand for `prefix`, which is what was read when nil.
  /// It may hold quoted parts, variables and subexpressions.
  func scanGeneric(_ prefix: [UInt16]? = nil) -> Token {
    var text = ExpandableTextBuilder(prefix ?? Array(tokenUnits))
    while true {
      let unit = next()
      if unit.endsToken {
        back()
        break
      }
      if unit.isSingleQuote {
        _ = scanSingleQuoted(into: &text)
      } else if unit.isDoubleQuote {
        _ = scanDoubleQuoted(into: &text)
      } else {
        append(unit, to: &text, inHereString: false)
      }
    }
    return make(.generic, flags: text.flags, value: text.tokenValue)
  }

  /// After a letter or `_`.
  func scanIdentifier() -> Token {
    while index < script.count, script[index].isIdentifierFollow { index &+= 1 }
    if mode == .typeName { return scanTypeName() }
    guard !wantSimpleName else { return make(.identifier) }
    if mode == .command, !peek().endsToken { return scanGeneric() }
    if mode == .command || mode == .signature, let keyword = Word.keyword(tokenUnits), keyword != .inlineScript || inWorkflow {
      return make(keyword)
    }
    return make(.identifier)
  }

  /// After a colon in command mode.
  func scanLabel() -> Token {
    var unit = next()
    guard unit.isIdentifierStart else {
      back()
      return unit == 0 ? make(.generic, value: .string(PSString.utf16(tokenUnits))) : scanGeneric()
    }
    while unit.isIdentifierFollow { unit = next() }
    if mode == .command, !unit.endsToken { return scanGeneric() }
    back()
    return make(.label, value: .label(PSString.utf16(tokenUnits.dropFirst())))
  }

  /// After a dash that letters follow: an operator where an expression is expected, else a parameter.
  func scanParameter() -> Token {
    let start = index
    var end = index
    var sawColon = false
    scanning: while true {
      let unit = next()
      switch unit {
      case 0x7B, 0x7D, 0x28, 0x29, 0x3B, 0x2C, 0x7C, 0x26, 0x2E, 0x5B, 0x0D, 0x0A, 0x00:
        back()
        break scanning
      case 0x3A:
        sawColon = true
        if mode != .command { back() }
        break scanning
      case _ where unit.isWhitespace:
        back()
        break scanning
      case _ where unit.isASCIILetter:
        break
      case _ where unit.isSingleQuote || unit.isDoubleQuote:
        back()
        // Quotes are never part of a parameter: it's an argument.
        if mode == .command { return scanGeneric() }
        break scanning
      default:
        if mode != .command {
          back()
          break scanning
        }
      }
      end = index
    }
    let name = script[start..<end]
    if mode == .expression, let kind = Word.dashOperator(name) { return make(kind) }
    if name.isEmpty { return make(.minus) }
    return make(.parameter, value: .parameter(name: PSString.utf16(name), usedColon: sawColon))
  }

  // MARK: - Types

  private func scanTypeName() -> Token {
    while index < script.count {
      switch script[index] {
      case 0x2E, 0x60, 0x5F, 0x2B, 0x23, 0x5C: index &+= 1
      case let unit where unit.isLetterOrDigit: index &+= 1
      default: return make(.identifier, flags: .typeName)
      }
    }
    return make(.identifier, flags: .typeName)
  }

  /// After the comma behind a type's name: `mscorlib, Version=4.0.0.0`. Empty when nothing is there.
  func scanAssemblyName() -> [UInt16] {
    var name: [UInt16] = []
    scanAssemblyNamePart(into: &name)
    while peek() == 0x2C {
      tokenStart = index
      name.append(contentsOf: [0x2C, 0x20])
      skip()
      make(.comma)
      scanAssemblyNamePart(into: &name)
      if peek() == 0x3D {
        tokenStart = index
        name.append(0x3D)
        skip()
        make(.equals)
        scanAssemblyNamePart(into: &name)
      }
    }
    return name
  }

  private func scanAssemblyNamePart(into name: inout [UInt16]) {
    skipWhitespace()
    tokenStart = index
    while index < script.count, !script[index].endsAssemblyNamePart { index &+= 1 }
    name.append(contentsOf: tokenUnits)
    make(.identifier, flags: .typeName)
    skipWhitespace()
  }

  // MARK: - Tokens that the parser asks for by name

  /// The rest of the line after `--%`, up to a `|` or `&&` outside quotes.
  func scanVerbatimArgument() -> Token {
    skipWhitespace()
    tokenStart = index
    var inQuotes = false
    while true {
      let unit = next()
      if unit.isLineEnd || unit == 0 && isAtEnd { break }
      if unit.isDoubleQuote {
        inQuotes.toggle()
      } else if !inQuotes, unit == 0x7C || unit == 0x26 && peek() == 0x26 {
        break
      }
    }
    back()
    return make(.generic, value: .string(currentExtent.text))
  }

  /// `.`, `::`, `?.`, or if wanted `[` and `?[`, directly after an expression; block comments may stand between.
  func memberAccessOperator(allowBracket: Bool) -> Token? {
    while peek() == 0x3C {
      tokenStart = index
      skip()
      guard follows(0x23) else {
        back()
        return nil
      }
      scanBlockComment()
    }
    let start = index
    tokenStart = start
    switch peek() {
    case 0x2E:
      skip()
      if peek() != 0x2E, !endsCommandArgument { return make(.dot) }
    case 0x3A:
      skip()
      if follows(0x3A), !endsCommandArgument { return make(.colonColon) }
    case 0x5B where allowBracket:
      skip()
      return make(.lBracket)
    case 0x3F:
      skip()
      if follows(0x2E) { return make(.questionDot) }
      if allowBracket, follows(0x5B) { return make(.questionLBracket) }
    default: break
    }
    index = start
    return nil
  }

  /// In a command, what stands before white space is no operator: `$a. b`.
  private var endsCommandArgument: Bool {
    let unit = peek()
    return mode == .command && (unit == 0 || unit.isLineEnd || unit.isWhitespace)
  }

  /// Whether the next token can be `[`: a cheap look ahead.
  var mayFindBracket: Bool {
    var i = index
    while i < script.count, script[i].isWhitespace { i &+= 1 }
    guard i < script.count else { return false }
    return script[i] == 0x5B || script[i] == 0x60 || script[i] == 0x3C
  }

  /// `(` or `{` directly after a member's name.
  func invocationStart() -> Token? {
    let kind: TokenKind
    switch peek() {
    case 0x28: kind = .lParen
    case 0x7B: kind = .lCurly
    default: return nil
    }
    tokenStart = index
    skip()
    return make(kind)
  }

  /// `[`, where an attribute or a type may come: white space and comments may stand before it.
  func leftBracket() -> Token? {
    let start = index
    var resyncAtMemberAccess = false
    while true {
      tokenStart = index
      let unit = next()
      switch unit {
      case 0x23:
        resyncAtMemberAccess = true
        scanLineComment()
      case 0x3C:
        guard follows(0x23) else {
          back()
          return nil
        }
        // White space counts only behind a block comment, as it always has.
        resyncAtMemberAccess = false
        scanBlockComment()
      case 0x5B: return make(.lBracket)
      case 0x2E, 0x3A:
        if resyncAtMemberAccess { resync(start + adjustment) } else { back() }
        return nil
      default:
        guard unit.isWhitespace else {
          back()
          return nil
        }
        resyncAtMemberAccess = true
        skipWhitespace()
      }
    }
  }
}
