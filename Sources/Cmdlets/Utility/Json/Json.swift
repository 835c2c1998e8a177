import Engine
import Text

/// `ConvertTo-Json`.
final class ConvertToJson: Cmdlet {
  private var input: Value = .null
  private var options = JSONWriter.Options()
  private var asArray = false
  private var collected: [Value] = []
  private var comesFromPipeline = true

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "ConvertTo-Json", "Microsoft.PowerShell.Commands.ConvertToJsonCommand", module: "Microsoft.PowerShell.Utility", output: ["System.String"]
    ) { ConvertToJson() }
    d.parameter("AsArray", "switch") { $0.asArray = $1.isPresent }
    d.parameter("Compress", "switch") { $0.options.compress = $1.isPresent }
    d.parameter("Depth", "int", "", rules: "range 0..100") { $0.options.depth = $1.int ?? 2 }
    d.parameter("EnumsAsStrings", "switch") { $0.options.enumsAsStrings = $1.isPresent }
    d.parameter("EscapeHandling", "Newtonsoft.Json.StringEscapeHandling") { (c, v) throws(Unwind) in
      if let n = v.int { return c.options.escape = n }
      guard let value = v.value else { return c.options.escape = 0 }
      switch try Conversion.text(value).string.lowercased() {
      case "escapenonascii": c.options.escape = 1
      case "escapehtml": c.options.escape = 2
      default: c.options.escape = 0
      }
    }
    d.parameter("InputObject", "System.Object", "mandatory, position 0, pipeline", rules: "AllowNull") { $0.input = $1.value ?? .null }
    return d.description
  }

  override func beginProcessing() throws(Unwind) { comesFromPipeline = !isBound("InputObject") }

  override func processRecord() throws(Unwind) { collected.append(input) }

  override func endProcessing() throws(Unwind) {
    if collected.isEmpty { return }
    let writer = JSONWriter(options, frame)
    let value: Value = collected.count > 1 || asArray ? .array(PSArray(collected)) : collected[0]
    try writer.write(value, isWrapped: comesFromPipeline && collected.count == 1 && !asArray)
    if writer.isTruncated {
      try writeWarning(PSString.of("Resulting JSON is truncated as serialization has exceeded the set depth of \(options.depth)."))
    }
    try write(.string(writer.text()))
  }
}

/// `ConvertFrom-Json`.
final class ConvertFromJson: Cmdlet {
  private var input = PSString.empty
  private var asHashtable = false
  private var depth = 1024
  private var dateKind = JSONReader.DateKind.standard
  private var noEnumerate = false
  private var texts: [PSString] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "ConvertFrom-Json", "Microsoft.PowerShell.Commands.ConvertFromJsonCommand", module: "Microsoft.PowerShell.Utility"
    ) { ConvertFromJson() }
    d.parameter("AsHashtable", "switch") { $0.asHashtable = $1.isPresent }
    d.parameter("DateKind", "Microsoft.PowerShell.Commands.JsonDateKind") { $0.dateKind = $1.int.flatMap(JSONReader.DateKind.init(rawValue:)) ?? .standard }
    d.parameter("Depth", "int") { $0.depth = $1.int ?? 1024 }
    d.parameter("InputObject", "string", "mandatory, position 0, pipeline", rules: "AllowEmptyString") { $0.input = $1.string ?? PSString.empty }
    d.parameter("NoEnumerate", "switch") { $0.noEnumerate = $1.isPresent }
    return d.description
  }

  override func processRecord() throws(Unwind) { texts.append(input) }

  override func endProcessing() throws(Unwind) {
    guard let first = texts.first else { return }
    if texts.count == 1 { return try convert(first) }
    // Lines that are each JSON by themselves are converted one by one, else they are one text.
    var reader = self.reader(first)
    let isWhole = (try? reader.read()) != nil && (first.string.hasPrefix("{") == first.string.hasSuffix("}")) && (first.string.hasPrefix("[") == first.string.hasSuffix("]"))
    if isWhole {
      for text in texts { try convert(text) }
    } else if let joined = PSString.join(texts, separator: PSString.of("\n")) {
      try convert(joined)
    }
  }

  private func reader(_ text: PSString) -> JSONReader {
    JSONReader(text, asHashtable: asHashtable, maximumDepth: depth == 0 ? .max : depth, dateKind: dateKind)
  }

  private func convert(_ text: PSString) throws(Unwind) {
    var reader = self.reader(text)
    let value: Value?
    do {
      value = try reader.read()
    } catch {
      throw failure(error)
    }
    guard let value else { return try write(.null) }
    try write(value, enumerate: !noEnumerate)
  }

  private func failure(_ failure: JSONReader.Failure) -> Unwind {
    switch failure {
    case .syntax(let message):
      let exception = ExceptionObject("System.ArgumentException", "Conversion from JSON failed with error: \(message)")
      return terminating(ErrorRecord(exception, id: "System.ArgumentException", category: .notSpecified))
    case .emptyKey:
      return terminating(
        "System.InvalidOperationException",
        "The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.",
        id: "EmptyKeyInJsonString", category: .invalidOperation)
    case .differentCasing(let old, let new):
      return terminating(
        "System.InvalidOperationException",
        "Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '\(old)' was '\(new)'.",
        id: "KeysWithDifferentCasingInJsonString", category: .invalidOperation)
    }
  }
}
