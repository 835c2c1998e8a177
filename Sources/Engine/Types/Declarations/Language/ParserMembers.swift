import Syntax
import Text

/// `Parser` and `ParseError`, and `PSParser`, which speaks of tokens as PowerShell 2 did.
enum ParserMembers {
  @Sendable static func parser(_ t: TypeDeclaration) {
    t.staticMethod("ScriptBlockAst ParseFile(string fileName, [ref] Token[] tokens, [ref] ParseError[] errors)") { (a) throws(Unwind) in
      let path = FilePath.resolve(try a.string(0, "fileName").string, a.frame.runtime)
      switch FilePath.read(path) {
      case .failure:
        if FilePath.isFile(path) || FilePath.isFolder(path) {
          throw Unwind.dotNet("System.UnauthorizedAccessException", "Access to the path '\(path)' is denied.")
        }
        if !FilePath.isFolder(FilePath.parent(PSString.of(path)).string) {
          throw Unwind.dotNet("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.")
        }
        throw Unwind.dotNet("System.IO.FileNotFoundException", "Could not find file '\(path)'.")
      case .success(let bytes):
        return try parse(ScriptSource(decoding: bytes, file: PSString.of(path)), a, tokens: 1, errors: 2)
      }
    }
    t.staticMethod("ScriptBlockAst ParseInput(string input, [ref] Token[] tokens, [ref] ParseError[] errors)") { (a) throws(Unwind) in
      try parse(ScriptSource(try a.string(0, "input")), a, tokens: 1, errors: 2)
    }
    t.staticMethod("ScriptBlockAst ParseInput(string input, string fileName, [ref] Token[] tokens, [ref] ParseError[] errors)") { (a) throws(Unwind) in
      let file = a.optionalString(1).flatMap { $0.isEmpty ? nil : $0 }
      return try parse(ScriptSource(try a.string(0, "input"), file: file), a, tokens: 2, errors: 3)
    }
  }

  private static func parse(_ source: ScriptSource, _ a: Arguments, tokens: Int, errors: Int) throws(Unwind) -> Value {
    let result = Parser.parse(source, environment: ParserTypes(a.frame))
    try a.setReference(tokens, TokenObject.array(result.tokens))
    let made = result.errors.map { Value.object(ParseErrorObject($0)) }
    try a.setReference(errors, .array(PSArray(made, elementType: SyntaxTypes.named("ParseError"))))
    return .object(AstObject(result.scriptBlock))
  }

  @Sendable static func error(_ t: TypeDeclaration) {
    t.receiver(ParseErrorObject.self) { t in
      t.get("IScriptExtent Extent {get;}") { .object(ScriptExtentObject($0.error.extent)) }
      t.get("string ErrorId {get;}") { .text($0.error.errorId) }
      t.get("string Message {get;}") { .text($0.error.message) }
      t.get("bool IncompleteInput {get;}") { .bool($0.error.incompleteInput) }
    }
  }

  // MARK: - PowerShell 2's

  @Sendable static func psParser(_ t: TypeDeclaration) {
    t.staticMethod(
      "System.Collections.ObjectModel.Collection[PSToken] Tokenize(string script, [ref] System.Collections.ObjectModel.Collection[PSParseError] errors)"
    ) { (a) throws(Unwind) in try tokenize(try a.string(0, "script"), a) }
    t.staticMethod(
      "System.Collections.ObjectModel.Collection[PSToken] Tokenize(System.Object[] script, [ref] System.Collections.ObjectModel.Collection[PSParseError] errors)"
    ) { (a) throws(Unwind) in
      if a[0].isNull { throw Unwind.argumentNull("script") }
      var text = ""
      for line in a.elements(0) where !line.isNull { text += try Conversion.text(line).string + "\n" }
      return try tokenize(PSString.of(text), a)
    }
  }

  /// All tokens but the end of the input.
  private static func tokenize(_ text: PSString, _ a: Arguments) throws(Unwind) -> Value {
    let result = Parser.parse(ScriptSource(text))
    func collection(_ values: [Value], _ type: StaticString) -> Value {
      let element = TypeRegistry.find(type.description) ?? .object
      return .object(ListObject(ContiguousArray(values), type: DotNetType.collection.constructed([element])))
    }
    try a.setReference(1, collection(result.errors.map { .object(PSParseErrorObject($0)) }, "System.Management.Automation.PSParseError"))
    return collection(result.tokens.dropLast().map { .object(PSTokenObject($0)) }, "System.Management.Automation.PSToken")
  }

  @Sendable static func psToken(_ t: TypeDeclaration) {
    t.staticMethod("PSTokenType GetPSTokenType(System.Management.Automation.Language.Token token)") { (a) throws(Unwind) in
      EnumValue.of("System.Management.Automation.PSTokenType", PSTokenType(try a.required(0, "token", as: TokenObject.self).token).rawValue)
    }
    t.receiver(PSTokenObject.self) { t in
      t.get("string Content {get;}") { .string($0.content) }
      t.get("PSTokenType Type {get;}") { EnumValue.of("System.Management.Automation.PSTokenType", $0.type.rawValue) }
      t.get("int Start {get;}") { .int($0.extent.startOffset) }
      t.get("int Length {get;}") { .int($0.extent.endOffset - $0.extent.startOffset) }
      t.get("int StartLine {get;}") { .int($0.extent.startLineNumber) }
      t.get("int StartColumn {get;}") { .int($0.extent.startColumnNumber) }
      t.get("int EndLine {get;}") { .int($0.extent.endLineNumber) }
      t.get("int EndColumn {get;}") { .int($0.extent.endColumnNumber) }
    }
  }

  @Sendable static func psParseError(_ t: TypeDeclaration) {
    t.receiver(PSParseErrorObject.self) { t in
      t.get("PSToken Token {get;}") { .object(PSTokenObject($0.error.extent)) }
      t.get("string Message {get;}") { .text($0.error.message) }
    }
  }
}

/// `System.Management.Automation.PSParseError`.
public final class PSParseErrorObject: Object {
  package let error: ParseError
  package init(_ error: ParseError) { self.error = error }
  public override var dotNetType: DotNetType { TypeRegistry.find("System.Management.Automation.PSParseError") ?? .object }
}
