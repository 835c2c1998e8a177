import Syntax
import Text

/// `Token` and its classes.
enum TokenMembers {
  @Sendable static func token(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string Text {get;}") { .string($0.token.text) }
      t.get("TokenFlags TokenFlags {get;}") { SyntaxTypes.tokenFlags($0.token.flags) }
      t.get("TokenKind Kind {get;}") { SyntaxTypes.tokenKind($0.token.kind) }
      t.get("bool HasError {get;}") { .bool($0.token.hasError) }
      t.get("IScriptExtent Extent {get;}") { .object(ScriptExtentObject($0.token.extent)) }
      t.method("string ToString()") { (this, _) throws(Unwind) in .optional(try this.text()) }
    }
  }

  @Sendable static func string(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in t.get("string Value {get;}") { .string($0.token.stringValue) } }
  }

  @Sendable static func expandable(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[Token] NestedTokens {get;}") { this in
        if this.token.nestedTokens.isEmpty { return .null }
        return SyntaxTypes.list(this.token.nestedTokens.map { .object(TokenObject($0)) }, of: SyntaxTypes.named("Token"))
      }
    }
  }

  @Sendable static func variable(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string Name {get;}") { this in
        if case .variable(let path) = this.token.value { .string(path.unqualifiedPath) } else { .null }
      }
      t.get("System.Management.Automation.VariablePath VariablePath {get;}") { this in
        if case .variable(let path) = this.token.value { .object(VariablePathObject(path)) } else { .null }
      }
    }
  }

  @Sendable static func number(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("System.Object Value {get;}") { this in if case .number(let value) = this.token.value { Compiler.value(value) } else { .null } }
    }
  }

  @Sendable static func parameter(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string ParameterName {get;}") { this in if case .parameter(let name, _) = this.token.value { .string(name) } else { .null } }
      t.get("bool UsedColon {get;}") { this in if case .parameter(_, let usedColon) = this.token.value { .bool(usedColon) } else { .bool(false) } }
    }
  }

  @Sendable static func label(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string LabelText {get;}") { this in if case .label(let name) = this.token.value { .string(name) } else { .null } }
    }
  }

  private static func stream(_ stream: RedirectionStream) -> Value { SyntaxTypes.enumeration("RedirectionStream", Int(stream.rawValue)) }

  @Sendable static func merging(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("RedirectionStream FromStream {get;}") { this in if case .merging(let from, _) = this.token.value { stream(from) } else { .null } }
      t.get("RedirectionStream ToStream {get;}") { this in if case .merging(_, let to) = this.token.value { stream(to) } else { .null } }
    }
  }

  @Sendable static func file(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("RedirectionStream FromStream {get;}") { this in if case .fileRedirection(let from, _) = this.token.value { stream(from) } else { .null } }
      t.get("bool Append {get;}") { this in if case .fileRedirection(_, let append) = this.token.value { .bool(append) } else { .bool(false) } }
    }
  }
}
