/// What is known of a token beyond its kind: `System.Management.Automation.Language.TokenFlags`, with its numbers.
package struct TokenFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  // The low four bits are the precedence of a binary operator, not flags of their own.
  static let binaryPrecedenceLogical = TokenFlags(rawValue: 0x1)
  static let binaryPrecedenceBitwise = TokenFlags(rawValue: 0x2)
  static let binaryPrecedenceComparison = TokenFlags(rawValue: 0x5)
  static let binaryPrecedenceCoalesce = TokenFlags(rawValue: 0x7)
  static let binaryPrecedenceAdd = TokenFlags(rawValue: 0x9)
  static let binaryPrecedenceMultiply = TokenFlags(rawValue: 0xA)
  static let binaryPrecedenceFormat = TokenFlags(rawValue: 0xC)
  static let binaryPrecedenceRange = TokenFlags(rawValue: 0xD)

  package static let keyword = TokenFlags(rawValue: 0x10)
  /// `begin`, `process`, `end`, `clean` and `dynamicparam`.
  package static let scriptBlockBlockName = TokenFlags(rawValue: 0x20)
  package static let binaryOperator = TokenFlags(rawValue: 0x100)
  package static let unaryOperator = TokenFlags(rawValue: 0x200)
  package static let caseSensitiveOperator = TokenFlags(rawValue: 0x400)
  package static let ternaryOperator = TokenFlags(rawValue: 0x800)
  /// `&`, `|`, `.`, `::`, `?.` and `:`.
  package static let specialOperator = TokenFlags(rawValue: 0x1000)
  package static let assignmentOperator = TokenFlags(rawValue: 0x2000)
  /// Scanned alike where an expression is expected and where a command is.
  package static let parseModeInvariant = TokenFlags(rawValue: 0x8000)
  /// A string without its end, for instance.
  package static let tokenInError = TokenFlags(rawValue: 0x1_0000)
  package static let disallowedInRestrictedMode = TokenFlags(rawValue: 0x2_0000)
  package static let prefixOrPostfixOperator = TokenFlags(rawValue: 0x4_0000)
  package static let commandName = TokenFlags(rawValue: 0x8_0000)
  package static let memberName = TokenFlags(rawValue: 0x10_0000)
  package static let typeName = TokenFlags(rawValue: 0x20_0000)
  package static let attributeName = TokenFlags(rawValue: 0x40_0000)
  package static let canConstantFold = TokenFlags(rawValue: 0x80_0000)
  package static let statementDoesntSupportAttributes = TokenFlags(rawValue: 0x100_0000)

  /// The precedence of a binary operator; a higher one binds tighter, 0 is none.
  package var binaryPrecedence: Int { Int(rawValue & 0xF) }
}

extension TokenKind {
  /// The flags that every token of this kind has: `TokenTraits.GetTraits`.
  package var flags: TokenFlags {
    switch self {
    case .newLine, .lineContinuation, .comment, .endOfInput, .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable,
      .lParen, .rParen, .lCurly, .rCurly, .rBracket, .atParen, .atCurly, .dollarParen, .semi, .andAnd, .orOr:
      .parseModeInvariant
    case .ampersand, .pipe: [.specialOperator, .parseModeInvariant]
    case .comma: [.unaryOperator, .parseModeInvariant]
    case .minusMinus, .plusPlus, .postfixPlusPlus, .postfixMinusMinus:
      [.unaryOperator, .prefixOrPostfixOperator, .disallowedInRestrictedMode]
    case .dotDot: [.binaryOperator, .binaryPrecedenceRange, .disallowedInRestrictedMode]
    case .colonColon, .dot, .colon, .questionDot: [.specialOperator, .disallowedInRestrictedMode]
    case .exclaim, .not, .bnot: [.unaryOperator, .canConstantFold]
    case .multiply, .divide, .rem: [.binaryOperator, .binaryPrecedenceMultiply, .canConstantFold]
    case .plus, .minus: [.binaryOperator, .binaryPrecedenceAdd, .unaryOperator, .canConstantFold]
    case .equals, .plusEquals, .minusEquals, .multiplyEquals, .divideEquals, .remainderEquals, .questionQuestionEquals: .assignmentOperator
    case .redirection: .disallowedInRestrictedMode
    case .redirectInStd: [.parseModeInvariant, .disallowedInRestrictedMode]
    case .format: [.binaryOperator, .binaryPrecedenceFormat, .disallowedInRestrictedMode]
    case .and, .or, .xor: [.binaryOperator, .binaryPrecedenceLogical, .canConstantFold]
    case .band, .bor, .bxor: [.binaryOperator, .binaryPrecedenceBitwise, .canConstantFold]
    case .shl, .shr: [.binaryOperator, .binaryPrecedenceComparison, .canConstantFold]
    case .join, .isplit: [.binaryOperator, .unaryOperator, .binaryPrecedenceComparison, .disallowedInRestrictedMode]
    case .csplit: [.binaryOperator, .unaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator, .disallowedInRestrictedMode]
    case .ieq, .ine, .ige, .igt, .ilt, .ile, .ilike, .inotlike, .icontains, .inotcontains, .iin, .inotin, .is, .isNot:
      [.binaryOperator, .binaryPrecedenceComparison]
    case .imatch, .inotmatch, .ireplace, .as: [.binaryOperator, .binaryPrecedenceComparison, .disallowedInRestrictedMode]
    case .ceq, .cne, .cge, .cgt, .clt, .cle, .clike, .cnotlike, .ccontains, .cnotcontains, .cin, .cnotin:
      [.binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator]
    case .cmatch, .cnotmatch, .creplace:
      [.binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator, .disallowedInRestrictedMode]
    case .questionMark: [.ternaryOperator, .disallowedInRestrictedMode]
    case .questionQuestion: [.binaryOperator, .binaryPrecedenceCoalesce]
    case .begin, .process, .end, .clean, .dynamicparam: [.keyword, .scriptBlockBlockName]
    case .break, .continue, .data, .define, .do, .exit, .filter, .for, .foreach, .from, .function, .if, .return, .switch, .throw, .trap,
      .try,
      .using, .var, .while, .workflow, .parallel, .sequence, .inlineScript:
      [.keyword, .statementDoesntSupportAttributes]
    case .catch, .class, .else, .elseIf, .finally, .in, .param, .until, .configuration, .dynamicKeyword, .public, .private, .static,
      .interface,
      .enum, .namespace, .module, .type, .assembly, .command, .hidden, .base, .default:
      .keyword
    case .unknown, .variable, .splattedVariable, .parameter, .number, .label, .identifier, .generic, .lBracket, .questionLBracket, .at: []
    }
  }

  /// The precedence of a binary operator; 0 for what is none.
  package var binaryPrecedence: Int { flags.binaryPrecedence }
}
