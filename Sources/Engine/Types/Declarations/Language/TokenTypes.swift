import Syntax
import Text

/// `Token` and its subclasses, `ParseError`, `Parser`, and the names of types in a tree.
enum TokenTypes {
  private static let prefix = "System.Management.Automation.Language."

  /// A value of `TokenKind`.
  static func kind(_ kind: TokenKind) -> Value { EnumValue.of("System.Management.Automation.Language.TokenKind", Int(kind.rawValue)) }

  /// The class of a token: it follows from what the token carries.
  static func type(of token: Token) -> DotNetType {
    let name =
      switch token.value {
      case .none: "Token"
      case .variable: "VariableToken"
      case .number: "NumberToken"
      case .string: "StringLiteralToken"
      case .expandable: "StringExpandableToken"
      case .parameter: "ParameterToken"
      case .subexpression: "StringLiteralToken"
      case .label: "LabelToken"
      case .merging: "MergingRedirectionToken"
      case .fileRedirection: "FileRedirectionToken"
      }
    return TypeRegistry.find(prefix + name) ?? .object
  }

  static let entries: [TypeEntry] = [
    TypeEntry("System.Management.Automation.Language.ArrayTypeName", interfaces: ["System.Management.Automation.Language.ITypeName"], declare: typeName),
    TypeEntry("System.Management.Automation.Language.AstVisitor", isAbstract: true, declare: visitor),
    TypeEntry("System.Management.Automation.Language.AstVisitor2", base: TypeRegistry.find("System.Management.Automation.Language.AstVisitor"), isAbstract: true, declare: visitor),
    TypeEntry("System.Management.Automation.Language.FileRedirectionToken", base: redirectionToken, declare: fileRedirection),
    TypeEntry("System.Management.Automation.Language.GenericTypeName", interfaces: ["System.Management.Automation.Language.ITypeName"], declare: typeName),
    TypeEntry("System.Management.Automation.Language.IScriptExtent", .interface, base: nil),
    TypeEntry("System.Management.Automation.Language.IScriptPosition", .interface, base: nil),
    TypeEntry("System.Management.Automation.Language.ITypeName", .interface, base: nil),
    TypeEntry("System.Management.Automation.Language.LabelToken", base: token, declare: label),
    TypeEntry("System.Management.Automation.Language.MergingRedirectionToken", base: redirectionToken, declare: mergingRedirection),
    TypeEntry("System.Management.Automation.Language.NumberToken", base: token, declare: number),
    TypeEntry("System.Management.Automation.Language.ParameterToken", base: token, declare: parameter),
    TypeEntry("System.Management.Automation.Language.ParseError", declare: parseError),
    TypeEntry("System.Management.Automation.Language.Parser", isAbstract: true, declare: ParserMembers.declare),
    TypeEntry("System.Management.Automation.Language.RedirectionToken", base: token, isAbstract: true),
    TypeEntry("System.Management.Automation.Language.StringExpandableToken", base: stringToken, declare: expandable),
    TypeEntry("System.Management.Automation.Language.StringLiteralToken", base: stringToken),
    TypeEntry("System.Management.Automation.Language.StringToken", base: token, isAbstract: true, declare: string),
    TypeEntry("System.Management.Automation.Language.Token", declare: declareToken),
    TypeEntry("System.Management.Automation.Language.TypeName", interfaces: ["System.Management.Automation.Language.ITypeName"], declare: typeName),
    TypeEntry("System.Management.Automation.Language.VariableToken", base: token, declare: variable),
  ]

  private static var token: DotNetType? { TypeRegistry.find(prefix + "Token") }
  private static var stringToken: DotNetType? { TypeRegistry.find(prefix + "StringToken") }
  private static var redirectionToken: DotNetType? { TypeRegistry.find(prefix + "RedirectionToken") }

  @Sendable private static func declareToken(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string Text {get;}") { .string($0.token.text) }
      t.get("System.Management.Automation.Language.TokenFlags TokenFlags {get;}") {
        EnumValue.of("System.Management.Automation.Language.TokenFlags", Int($0.token.flags.rawValue))
      }
      t.get("System.Management.Automation.Language.TokenKind Kind {get;}") { kind($0.token.kind) }
      t.get("bool HasError {get;}") { .bool($0.token.hasError) }
      t.get("System.Management.Automation.Language.IScriptExtent Extent {get;}") { .object(ScriptExtentObject($0.token.extent)) }
      t.method("string ToString()") { this, _ in .string(this.token.text) }
    }
  }

  @Sendable private static func variable(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string Name {get;}") { this in if case .variable(let path) = this.token.value { .string(path.unqualifiedPath) } else { .null } }
      t.get("System.Management.Automation.VariablePath VariablePath {get;}") { this in
        if case .variable(let path) = this.token.value { .object(VariablePathObject(path)) } else { .null }
      }
    }
  }

  @Sendable private static func number(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("System.Object Value {get;}") { this in if case .number(let value) = this.token.value { value.asValue } else { .null } }
    }
  }

  @Sendable private static func string(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in t.get("string Value {get;}") { .string($0.token.stringValue) } }
  }

  @Sendable private static func expandable(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.Token] NestedTokens {get;}") { this in
        guard !this.token.nestedTokens.isEmpty else { return .null }
        return .object(
          ListObject(
            ContiguousArray(this.token.nestedTokens.map { .object(TokenObject($0)) }), type: DotNetType.readOnlyCollection.constructed([token ?? .object])))
      }
    }
  }

  @Sendable private static func parameter(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string ParameterName {get;}") { this in if case .parameter(let name, _) = this.token.value { .string(name) } else { .null } }
      t.get("bool UsedColon {get;}") { this in if case .parameter(_, let colon) = this.token.value { .bool(colon) } else { .bool(false) } }
    }
  }

  @Sendable private static func label(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("string LabelText {get;}") { this in if case .label(let name) = this.token.value { .string(name) } else { .null } }
    }
  }

  private static func stream(_ stream: RedirectionStream) -> Value {
    EnumValue.of("System.Management.Automation.Language.RedirectionStream", Int(stream.rawValue))
  }

  @Sendable private static func mergingRedirection(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("System.Management.Automation.Language.RedirectionStream FromStream {get;}") { this in
        if case .merging(let from, _) = this.token.value { stream(from) } else { .null }
      }
      t.get("System.Management.Automation.Language.RedirectionStream ToStream {get;}") { this in
        if case .merging(_, let to) = this.token.value { stream(to) } else { .null }
      }
    }
  }

  @Sendable private static func fileRedirection(_ t: TypeDeclaration) {
    t.receiver(TokenObject.self) { t in
      t.get("System.Management.Automation.Language.RedirectionStream FromStream {get;}") { this in
        if case .fileRedirection(let from, _) = this.token.value { stream(from) } else { .null }
      }
      t.get("bool Append {get;}") { this in if case .fileRedirection(_, let append) = this.token.value { .bool(append) } else { .null } }
    }
  }

  @Sendable private static func parseError(_ t: TypeDeclaration) {
    t.receiver(ParseErrorObject.self) { t in
      t.get("System.Management.Automation.Language.IScriptExtent Extent {get;}") { .object(ScriptExtentObject($0.error.extent)) }
      t.get("string ErrorId {get;}") { .text($0.error.errorId) }
      t.get("string Message {get;}") { .text($0.error.message) }
      t.get("bool IncompleteInput {get;}") { .bool($0.error.incompleteInput) }
      t.method("string ToString()") { this, _ in .text(this.error.message) }
    }
  }

  @Sendable private static func typeName(_ t: TypeDeclaration) {
    t.receiver(TypeNameObject.self) { t in
      t.get("string FullName {get;}") { .string($0.name.fullName) }
      t.get("string Name {get;}") { .string($0.name.name) }
      t.get("string AssemblyName {get;}") { .optional($0.name.assemblyName) }
      t.get("bool IsArray {get;}") { .bool($0.name.isArray) }
      t.get("bool IsGeneric {get;}") { .bool($0.name.isGeneric) }
      t.get("System.Management.Automation.Language.IScriptExtent Extent {get;}") { .object(ScriptExtentObject($0.name.extent)) }
      t.get("System.Management.Automation.Language.ITypeName ElementType {get;}") { this in
        (this.name as? ArrayTypeName).map { .object(TypeNameObject($0.elementType)) } ?? .null
      }
      t.get("int Rank {get;}") { .int(($0.name as? ArrayTypeName)?.rank ?? 0) }
      t.method("type GetReflectionType()") { this, _ in .optional(TypeResolver.resolve(this.name)) }
      t.method("type GetReflectionAttributeType()") { this, _ in
        .optional(TypeResolver.resolve(this.name) ?? TypeResolver.resolve(text: PSString.of("\(this.name.name)Attribute")))
      }
      t.method("string ToString()") { this, _ in .string(this.name.fullName) }
    }
  }

  @Sendable private static func visitor(_ t: TypeDeclaration) { t.constructor("()", of: { type, _ in .object(PlainObject(type)) }) }
}

/// `[System.Management.Automation.Language.Parser]`.
enum ParserMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticMethod(
      "System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, out System.Management.Automation.Language.Token[] tokens, out System.Management.Automation.Language.ParseError[] errors)"
    ) { (a) throws(Unwind) in
      let name = try a.string(0, "fileName")
      let path = FilePath.resolve(name.string, a.frame.runtime)
      switch FilePath.read(path) {
      case .failure: throw Unwind.dotNet("System.IO.FileNotFoundException", "Could not find file '\(path)'.")
      case .success(let bytes): return try parse(ScriptSource(decoding: bytes, file: PSString.of(path)), a, tokens: 1, errors: 2)
      }
    }
    t.staticMethod(
      "System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, out System.Management.Automation.Language.Token[] tokens, out System.Management.Automation.Language.ParseError[] errors)"
    ) { (a) throws(Unwind) in try parse(ScriptSource(try a.string(0, "input")), a, tokens: 1, errors: 2) }
    t.staticMethod(
      "System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, string fileName, out System.Management.Automation.Language.Token[] tokens, out System.Management.Automation.Language.ParseError[] errors)"
    ) { (a) throws(Unwind) in try parse(ScriptSource(try a.string(0, "input"), file: a.optionalString(1)), a, tokens: 2, errors: 3) }
  }

  private static func parse(_ source: ScriptSource, _ a: Arguments, tokens: Int, errors: Int) throws(Unwind) -> Value {
    let result = Parser.parse(source, environment: KnownTypes())
    try a.setReference(
      tokens, .array(PSArray(result.tokens.map { .object(TokenObject($0)) }, elementType: TypeRegistry.find("System.Management.Automation.Language.Token"))))
    try a.setReference(
      errors,
      .array(PSArray(result.errors.map { .object(ParseErrorObject($0)) }, elementType: TypeRegistry.find("System.Management.Automation.Language.ParseError"))))
    return .object(AstObject(result.scriptBlock))
  }
}

/// What the parser asks about types beyond a script.
final class KnownTypes: ParserEnvironment {
  func lookUp(_ name: ITypeName, isAttribute: Bool, using namespaces: [PSString]) -> TypeLookup {
    if let type = TypeResolver.resolve(name, namespaces: namespaces) { return .found(fullName: type.fullName.string) }
    if isAttribute, let type = TypeResolver.resolve(text: PSString.of("\(name.name)Attribute"), namespaces: namespaces) {
      return .found(fullName: type.fullName.string)
    }
    // A name with a namespace may be one of .NET's many types that spsh does not have.
    return name.fullName.contains(0x2E) || !namespaces.isEmpty ? .unknown : .missing
  }

  func isSubclass(_ fullName: String, of base: String) -> Bool {
    guard let type = TypeRegistry.find(fullName), let parent = TypeRegistry.find(base) else { return false }
    return type.inherits(from: parent)
  }

  func moduleExists(_ statement: UsingStatementAst) -> Bool { true }
}
