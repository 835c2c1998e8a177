import Engine
import Text

/// `Join-String`: the texts of all input objects as one.
final class JoinString: Cmdlet {
  private var input: [Value] = []
  private var property: PropertyExpression?
  private var separator: PSString?
  private var prefix: PSString?
  private var suffix: PSString?
  private var quote = ""
  private var format: PSString?
  private var parts: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Join-String", "Microsoft.PowerShell.Commands.JoinStringCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "default",
      output: ["System.String"]
    ) { JoinString() }
    d.parameter("DoubleQuote", "switch", "DoubleQuote: ") { if $1.isPresent { $0.quote = "\"" } }
    d.parameter("FormatString", "string", "Format: ") { $0.format = $1.string }
    d.parameter("InputObject", "psobject[]", "pipeline") { $0.input = $1.values ?? [] }
    d.parameter("OutputPrefix", "string", "", aliases: "op") { $0.prefix = $1.string }
    d.parameter("OutputSuffix", "string", "", aliases: "os") { $0.suffix = $1.string }
    d.parameter("Property", "pspropertyexpression", "position 0") { (c, v) throws(Unwind) in
      guard let value = v.value else { return }
      if let block = value.asObject as? ScriptBlock { c.property = PropertyExpression(block) } else { c.property = PropertyExpression(try Conversion.text(value)) }
    }
    d.parameter("Separator", "string", "position 1", rules: "AllowEmptyString") { $0.separator = $1.string }
    d.parameter("SingleQuote", "switch", "SingleQuote: ") { if $1.isPresent { $0.quote = "'" } }
    // The texts are the current culture's, which is the only one.
    d.parameter("UseCulture", "switch") { (_, _) throws(Unwind) in }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for object in input where !object.isNull {
      var value = object
      if let property {
        let found = try property.value(of: object, frame)
        if let found { value = found } else { value = .null }
      }
      if value.isNull { continue }
      if let format {
        parts.append(try Operators.format(format, [value]))
      } else {
        let text = try Conversion.text(value)
        parts.append(quote.isEmpty ? text : PSString.of("\(quote)\(text)\(quote)"))
      }
    }
  }

  override func endProcessing() throws(Unwind) {
    let between: PSString
    if let separator { between = separator } else { between = try frame.value(of: VariableName.of("OFS")).map { (v) throws(Unwind) in try Conversion.text(v) } ?? PSString.empty }
    guard let joined = PSString.join(parts, separator: between), let whole = PSString.concat([prefix ?? .empty, joined, suffix ?? .empty]) else {
      throw terminating(
        "System.OutOfMemoryException", "Insufficient memory to continue the execution of the program.", id: "OutOfMemory", category: .limitsExceeded)
    }
    try write(.string(whole))
  }
}
