import Syntax
import Text

/// Script files and script text: parsed, or refused with all their errors.
public enum ScriptFile {
  /// Loads and parses a `.ps1` file.
  package static func load(_ path: String, _ f: Frame) throws(Unwind) -> ScriptBlock {
    switch FilePath.read(path) {
    case .failure(let error):
      throw Unwind.error(
        "System.IO.IOException", "Could not read '\(path)': \(error.message)", id: "ScriptFileNotReadable", category: .openError, target: .text(path))
    case .success(let bytes):
      let source = ScriptSource(PSString.of(String(decoding: bytes, as: UTF8.self)), file: PSString.of(path))
      return try parse(source, f)
    }
  }

  /// Parses text; its errors become one `ParseException`.
  package static func parse(_ source: ScriptSource, _ f: Frame) throws(Unwind) -> ScriptBlock {
    let result = Parser.parse(source)
    if let unwind = parseError(result.errors) { throw unwind }
    try Requirements.check(result.scriptBlock, f)
    return ScriptBlock(result.scriptBlock, environment: f.environment)
  }

  /// All the errors of a parse as PowerShell throws them.
  package static func parseError(_ errors: [ParseError]) -> Unwind? {
    guard let first = errors.first else { return nil }
    let exception = ExceptionObject(
      "System.Management.Automation.ParseException", errors.map(\.message).joined(separator: "\n"))
    exception.details.set("Errors", .array(PSArray(errors.map { Value.object(ParseErrorObject($0)) })))
    let record = ErrorRecord(exception, id: first.errorId, category: .parserError, target: .null)
    record.invocation = InvocationInfo(command: nil, extent: first.extent, name: PSString.empty)
    record.parseErrors = errors
    return Unwind(.error(record), isThrown: true)
  }
}

/// `System.Management.Automation.Language.ParseError` as scripts see it.
public final class ParseErrorObject: Object {
  package let error: ParseError
  package init(_ error: ParseError) { self.error = error }
  public override var dotNetType: DotNetType { TypeRegistry.find("System.Management.Automation.Language.ParseError") ?? .object }
  /// The place and the message.
  public override func text() throws(Unwind) -> PSString? { PSString.of("\(ErrorPosition.message(error.extent))\n\(error.message)") }
}
