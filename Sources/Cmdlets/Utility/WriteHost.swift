import Engine
import Text

/// `Write-Host`: shows text to whoever watches, and leaves a record of it in the information stream.
final class WriteHost: Cmdlet {
  private var object: Value = .null
  private var noNewline = false
  private var separator: Value = .text(" ")
  private var foreground: Int?
  private var background: Int?

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Write-Host", "Microsoft.PowerShell.Commands.WriteHostCommand", module: "Microsoft.PowerShell.Utility") { WriteHost() }
    d.parameter("BackgroundColor", "System.ConsoleColor") { $0.background = $1.int }
    d.parameter("ForegroundColor", "System.ConsoleColor") { $0.foreground = $1.int }
    d.parameter("NoNewline", "switch") { $0.noNewline = $1.isPresent }
    d.parameter("Object", "System.Object", "position 0, pipeline, remaining", aliases: "Msg Message") { $0.object = $1.value ?? .null }
    d.parameter("Separator", "System.Object") { $0.separator = $1.value ?? .text(" ") }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    try writeHost(HostMessage(try text(object) ?? PSString.empty, noNewLine: noNewline, foreground: foreground, background: background))
  }

  /// What an object shows; nil for nothing at all, which no separator follows.
  private func text(_ value: Value) throws(Unwind) -> PSString? {
    if value.isNull { return nil }
    if case .string(let s) = value.unwrapped { return s.isEmpty ? nil : s }
    let elements: ContiguousArray<Value>
    switch value.unwrapped {
    case .array(let a): elements = a.elements
    case .hash(let h): elements = h.entryObjects
    case .object(let o):
      if let dictionary = o as? DictionaryObject {
        elements = dictionary.entryObjects
      } else if try o.enumerator() != nil {
        elements = try Conversion.enumerate(value)
      } else {
        let s = try Conversion.textForToString(value)
        return s.isEmpty ? nil : s
      }
    default:
      let s = try Conversion.textForToString(value)
      return s.isEmpty ? nil : s
    }
    let between = try text(separator)
    let builder = PSStringBuilder()
    var isFirst = true
    for element in elements {
      if !isFirst, let between { builder.append(between) }
      if let s = try text(element) {
        builder.append(s)
        isFirst = false
      }
    }
    return builder.count == 0 ? nil : builder.build()
  }
}
