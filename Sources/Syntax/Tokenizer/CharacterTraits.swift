import Text

/// What the tokenizer asks of a UTF-16 code unit. Beyond ASCII the answers are Unicode's; a lone surrogate is nothing.
extension UInt16 {
  var isLetter: Bool { Character16.isLetter(self) }
  var isLetterOrDigit: Bool { Character16.isLetterOrDigit(self) }

  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isDecimalDigit: Bool { self &- 0x30 < 10 }
  var isHexDigit: Bool { isDecimalDigit || (self | 0x20) &- 0x61 < 6 }

  /// White space within a line. Line ends are none.
  var isWhitespace: Bool {
    if self < 0x80 { return self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C }
    if self <= 0x100 { return self == 0xA0 || self == 0x85 }
    return Character16.isSeparator(self)
  }

  /// The unit with ASCII capitals made small.
  var lowerCased: UInt16 { self &- 0x41 < 26 ? self | 0x20 : self }

  var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  var isWhitespaceOrLineEnd: Bool { Character16.isWhiteSpace(self) }

  /// A hyphen, en dash, em dash or horizontal bar.
  var isDash: Bool { self == 0x2D || self == 0x2013 || self == 0x2014 || self == 0x2015 }
  /// Straight or typographic.
  var isSingleQuote: Bool { self == 0x27 || (self >= 0x2018 && self <= 0x201B) }
  /// Straight or typographic.
  var isDoubleQuote: Bool { self == 0x22 || (self >= 0x201C && self <= 0x201E) }

  /// Can follow `$` without braces.
  var isVariableStart: Bool {
    if self < 0x80 { return isIdentifierFollow || self == 0x24 || self == 0x3A || self == 0x3F || self == 0x5E }
    return isLetterOrDigit
  }

  var isIdentifierStart: Bool { self < 0x80 ? isASCIILetter || self == 0x5F : isLetter }
  var isIdentifierFollow: Bool { self < 0x80 ? isASCIILetter || isDecimalDigit || self == 0x5F : isLetterOrDigit }

  /// Ends a token that may hold anything else: white space, line ends, the end of the text and `&(),;{|}`.
  var endsToken: Bool {
    switch self {
    case 0, 0x09...0x0D, 0x20, 0x26, 0x28, 0x29, 0x2C, 0x3B, 0x7B, 0x7C, 0x7D: true
    case ..<0x80: false
    default: isWhitespace
    }
  }

  /// Starts an operator and so ends a number, where an expression is expected.
  func endsNumber(atTernaryOperators: Bool) -> Bool {
    switch self {
    case 0x21, 0x23, 0x25, 0x2A, 0x2B, 0x2D, 0x2E, 0x2F, 0x3C, 0x3D, 0x3E, 0x5D: true
    case 0x3A, 0x3F: atTernaryOperators
    case ..<0x80: false
    default: isDash
    }
  }

  /// Ends a part of an assembly's name.
  var endsAssemblyNamePart: Bool {
    switch self {
    case 0, 0x09...0x0D, 0x20, 0x2C, 0x3D, 0x5D: true
    case ..<0x80: false
    default: isWhitespace
    }
  }
}
