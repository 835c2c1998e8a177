import Text

/// A token of a script: `System.Management.Automation.Language.Token` and its subclasses, which differ in `value` only.
///
/// The parser changes kind and flags of a token when it learns what the token is for: an identifier that names a command gets `.commandName`.
package final class Token {
  package internal(set) var kind: TokenKind
  package internal(set) var flags: TokenFlags
  package let extent: ScriptExtent
  package internal(set) var value: TokenValue

  init(_ kind: TokenKind, _ extent: ScriptExtent, flags: TokenFlags = [], value: TokenValue = .none) {
    self.kind = kind
    self.extent = extent
    self.flags = flags.union(kind.flags)
    self.value = value
  }

  /// The text as it stands in the script.
  package var text: PSString { extent.text }
  package var hasError: Bool { flags.contains(.tokenInError) }

  /// The value of a string, generic or identifier token: the text without quotes and escapes, else the text.
  package var stringValue: PSString {
    switch value {
    case .string(let text): text
    case .expandable(let string): string.value
    default: text
    }
  }

  /// The tokens inside an expandable string.
  package var nestedTokens: [Token] {
    if case .expandable(let string) = value { return string.nestedTokens }
    return []
  }
}

/// What a token carries beside its text.
package enum TokenValue {
  case none
  /// Of `.variable` and `.splattedVariable`.
  case variable(VariablePath)
  /// Of `.number`.
  case number(ConstantValue)
  /// Of `.stringLiteral`, `.hereStringLiteral` and of a `.generic` token without expansions: the value, quotes and escapes removed.
  case string(PSString)
  /// Of `.stringExpandable`, `.hereStringExpandable` and of a `.generic` token with expansions.
  case expandable(ExpandableText)
  /// Of `.parameter`: the name without its dash, and whether a colon follows.
  case parameter(name: PSString, usedColon: Bool)
  /// Of a `.stringLiteral` among the nested tokens of a string that has not been parsed: the text of `$( )`.
  case subexpression(UnscannedSubexpression)
  /// Of `.label`: the name without its colon.
  case label(PSString)
  /// Of `.redirection`: `2>&1`.
  case merging(from: RedirectionStream, to: RedirectionStream)
  /// Of `.redirection`: `2> file`.
  case fileRedirection(from: RedirectionStream, append: Bool)
}

/// The inside of an expandable string.
package final class ExpandableText {
  /// The value with escapes removed and variables unexpanded: `StringToken.Value`.
  package let value: PSString
  /// The literal text between the expansions, escapes removed: one more than there are expansions.
  package let literals: [PSString]
  /// The variables and subexpressions, as the tokenizer found them.
  package internal(set) var nestedTokens: [Token]

  init(value: PSString, literals: [PSString], nestedTokens: [Token]) {
    self.value = value
    self.literals = literals
    self.nestedTokens = nestedTokens
  }
}

/// The text of `$( )` in an expandable string, found by its parentheses only; the parser scans it on its own.
package final class UnscannedSubexpression {
  let units: [UInt16]
  /// Offsets in the script of the quotes that were left out, because a doubled quote stands for one; ascending.
  let skipped: [Int]

  init(units: [UInt16], skipped: [Int]) {
    self.units = units
    self.skipped = skipped
  }
}

/// A stream of the pipeline, with PowerShell's numbers.
package enum RedirectionStream: UInt8, Sendable {
  case all = 0
  case output, error, warning, verbose, debug, information
}
