/// Why a pattern is refused. The raw values are those of .NET's `RegexParseError`.
package enum RegexParseErrorCode: Int, Sendable {
  case unknown
  case alternationHasTooManyConditions
  case alternationHasMalformedCondition
  case invalidUnicodePropertyEscape
  case malformedUnicodePropertyEscape
  case unrecognizedEscape
  case unrecognizedControlCharacter
  case missingControlCharacter
  case insufficientOrInvalidHexDigits
  case quantifierOrCaptureGroupOutOfRange
  case undefinedNamedReference
  case undefinedNumberedReference
  case malformedNamedReference
  case unescapedEndingBackslash
  case unterminatedComment
  case invalidGroupingConstruct
  case alternationHasNamedCapture
  case alternationHasComment
  case alternationHasMalformedReference
  case alternationHasUndefinedReference
  case captureGroupNameInvalid
  case captureGroupOfZero
  case unterminatedBracket
  case exclusionGroupNotLast
  case reversedCharacterRange
  case shorthandClassInCharacterRange
  case insufficientClosingParentheses
  case reversedQuantifierRange
  case nestedQuantifiersNotParenthesized
  case quantifierAfterNothing
  case insufficientOpeningParentheses
  case unrecognizedUnicodeProperty

  /// The member's name in .NET: `InsufficientClosingParentheses`.
  package var name: String {
    let name = String(describing: self)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}

/// A refused pattern: .NET's `RegexParseException`.
package struct RegexParseError: Error {
  package let pattern: String
  package let code: RegexParseErrorCode
  /// Where the parser stood, in UTF-16 units from the start of the pattern.
  package let offset: Int
  /// The sentence after the offset: `Not enough )'s.`
  package let reason: String

  /// .NET's message: `Invalid pattern '(' at offset 1. Not enough )'s.`
  package var message: String { "Invalid pattern '\(pattern)' at offset \(offset). \(reason)" }
}

/// What `DotNetRegex.init` throws.
package enum RegexConstructionError: Error {
  /// `RegexParseException`
  case parse(RegexParseError)
  /// `ArgumentOutOfRangeException` for the parameter `options`.
  case optionsOutOfRange
  /// `NotSupportedException` with this message: `NonBacktracking` and a construct that it can't run.
  case notSupported(String)

  package var message: String {
    switch self {
    case .parse(let error): error.message
    case .optionsOutOfRange: "Specified argument was out of the range of valid values. (Parameter 'options')"
    case .notSupported(let message): message
    }
  }
}

/// What matching throws.
package enum RegexMatchError: Error, Equatable {
  /// The regex's time-out passed: .NET's `RegexMatchTimeoutException`.
  case timedOut
  /// `DotNetRegex.interrupted` said so (Ctrl-C).
  case interrupted
  /// The backtracking stack would pass its bound: .NET runs out of memory there.
  case outOfMemory

  package static let timeoutMessage =
    "The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, "
    + "including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors."
}
