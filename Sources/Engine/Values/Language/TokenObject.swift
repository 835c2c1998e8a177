import Syntax
import Text

/// A token as scripts see it: `System.Management.Automation.Language.Token` and its classes.
public final class TokenObject: Object {
  package let token: Token
  package init(_ token: Token) { self.token = token }

  public override var dotNetType: DotNetType { SyntaxTypes.named(className) }

  private var className: StaticString {
    switch token.value {
    case .none: token.kind == .redirectInStd ? "InputRedirectionToken" : "Token"
    case .variable: "VariableToken"
    case .number: "NumberToken"
    case .string, .subexpression: "StringLiteralToken"
    case .expandable: "StringExpandableToken"
    case .parameter: "ParameterToken"
    case .label: "LabelToken"
    case .merging: "MergingRedirectionToken"
    case .fileRedirection: "FileRedirectionToken"
    }
  }

  public override func text() throws(Unwind) -> PSString? { token.kind == .endOfInput ? PSString.of("<eof>") : token.text }

  public override func isEqual(to other: Value) throws(Unwind) -> Bool { (other.asObject as? TokenObject)?.token === token }
  public override func hashCode() -> Int { ObjectIdentifier(token).hashValue }

  /// Tokens as `Token[]`.
  package static func array(_ tokens: [Token]) -> Value {
    .array(PSArray(tokens.map { Value.object(TokenObject($0)) }, elementType: SyntaxTypes.named("Token")))
  }
}

/// A token of the parser of PowerShell 2: `System.Management.Automation.PSToken`.
public final class PSTokenObject: Object {
  package let type: PSTokenType
  package let content: PSString
  package let extent: ScriptExtent

  package init(_ token: Token) {
    type = PSTokenType(token)
    extent = token.extent
    switch token.value {
    case .string(let text): content = text
    case .expandable(let string): content = string.value
    case .variable(let path): content = path.userPath
    default: content = token.text
    }
  }

  /// A place alone, such as that of an error.
  package init(_ extent: ScriptExtent) {
    type = .position
    content = extent.text
    self.extent = extent
  }

  public override var dotNetType: DotNetType { TypeRegistry.find("System.Management.Automation.PSToken") ?? .object }
}

/// What a token was to PowerShell 2, in the order of `System.Management.Automation.PSTokenType`.
package enum PSTokenType: Int, Sendable {
  case unknown, command, commandParameter, commandArgument, number, string, variable, member, loopLabel, attribute, type, `operator`, groupStart
  case groupEnd, keyword, comment, statementSeparator, newLine, lineContinuation, position

  /// What a token is used for counts before its kind.
  package init(_ token: Token) {
    if token.flags.contains(.commandName) {
      self = .command
    } else if token.flags.contains(.memberName) {
      self = .member
    } else if token.flags.contains(.attributeName) {
      self = .attribute
    } else if token.flags.contains(.typeName) {
      self = .type
    } else {
      self.init(token.kind)
    }
  }

  private init(_ kind: TokenKind) {
    switch kind {
    case .unknown, .endOfInput: self = .unknown
    case .variable, .splattedVariable: self = .variable
    case .parameter: self = .commandParameter
    case .number: self = .number
    case .label: self = .loopLabel
    case .identifier, .generic: self = .commandArgument
    case .newLine: self = .newLine
    case .lineContinuation: self = .lineContinuation
    case .comment: self = .comment
    case .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable: self = .string
    case .lParen, .lCurly, .atParen, .atCurly, .dollarParen: self = .groupStart
    case .rParen, .rCurly: self = .groupEnd
    case .semi: self = .statementSeparator
    default: self = kind.rawValue >= TokenKind.begin.rawValue ? .keyword : .operator
    }
  }
}
