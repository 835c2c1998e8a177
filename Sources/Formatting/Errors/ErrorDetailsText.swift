import Engine
import Text

/// An error record with everything in it, property by property: what `Get-Error` shows.
struct ErrorDetailsText {
  private let frame: Frame
  private let error: String
  private let accent: String
  private let reset: String

  private static let deepest = 10

  init(_ frame: Frame) {
    self.frame = frame
    let style = PSStyle.shared
    let isColoured = style.hostTakesSequences(frame.runtime.host)
    error = isColoured ? style.formatting.error.string : ""
    accent = isColoured ? style.formatting.errorAccent.string : ""
    reset = isColoured ? DecoratedText.reset.string : ""
  }

  func text(of target: Value) throws(Unwind) -> PSString { PSString.of(try show(target, indent: 0, depth: 1)) }

  private struct Property {
    var name: String
    var value: Value
  }

  /// The properties that have something to show; an exception's type first.
  private func properties(of target: Value) throws(Unwind) -> [Property] {
    var all: [Property] = []
    for entry in PropertySelection.allNames(of: target) {
      let name = entry.string
      if name == "PSErrorIndex" { continue }
      guard let value = try? Members.propertyIfPresent(target, entry, frame), !value.isNull else { continue }
      if case .string(let s) = value, s.isEmpty { continue }
      if try count(of: value) == 0 { continue }
      all.append(Property(name: name, value: value))
    }
    if let exception = target.unwrapped.asObject as? ExceptionObject {
      all.removeAll { $0.name == "Type" }
      all.insert(Property(name: "Type", value: .text(exception.exceptionType.fullName.string)), at: 0)
    }
    return all
  }

  private func count(of value: Value) throws(Unwind) -> Int {
    switch value.unwrapped {
    case .array(let a): return a.count
    case .hash(let h): return h.table.count
    case .object(let o):
      if let d = o as? DictionaryObject { return d.table.count }
      if let list = o as? ListObject { return list.elements.count }
      return 1
    default: return 1
    }
  }

  private func show(_ target: Value, indent: Int, depth: Int) throws(Unwind) -> String {
    let prefix = String(repeating: " ", count: indent)
    let properties = try self.properties(of: target)
    let width = properties.map(\.name.utf16.count).max() ?? 0
    var lines: [String] = []
    for property in properties {
      let label = property.name + String(repeating: " ", count: width - property.name.utf16.count)
      lines.append("\(prefix)\(accent)\(label) : \(reset)\(try shown(property, width: width, indent: indent, depth: depth))")
    }
    return lines.joined(separator: "\n")
  }

  private func shown(_ property: Property, width: Int, indent: Int, depth: Int) throws(Unwind) -> String {
    let prefix = String(repeating: " ", count: indent)
    let value = property.value.unwrapped
    if let object = value.asObject, object is ExceptionObject || object is ErrorRecord || object is InvocationInfo {
      return depth >= ErrorDetailsText.deepest ? "…" : "\n" + (try show(property.value, indent: indent + 4, depth: depth + 1))
    }
    if property.name == "StackTrace" { return "\n" + (try Conversion.text(property.value).string) }
    if let dictionary = value.asObject as? DictionaryObject {
      var text = ""
      for entry in dictionary.orderedEntries() {
        text += "\n\(prefix)    \(accent)\(try Conversion.text(entry.key)) : \(reset)\(try Conversion.text(entry.value))"
      }
      return text
    }
    if property.name != "Data", let elements = try Enumeration.elements(of: property.value) {
      if depth >= ErrorDetailsText.deepest { return "…" }
      var text = ""
      while let element = try elements.next() {
        text += "\n"
        if let nested = element.unwrapped.asObject, !(nested is DotNetType), !(nested is EnumValue) {
          text += try show(element, indent: indent + 4, depth: depth + 1)
        } else {
          let words = try Conversion.text(element)
          text += prefix + String(repeating: " ", count: indent + 6) + (element.unwrapped.asObject is DotNetType ? "[\(words)]" : words.string)
        }
      }
      return text
    }
    var text = try DisplayText.plain(property.value).string
    if value.asObject is DotNetType { return "[\(text)]" }
    if property.name == "PositionMessage", let mark = text.firstIndex(of: "~") { text.insert(contentsOf: error, at: mark) }
    if property.name == "Message" { text = error + text }
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    if all.count == 1 { return text }
    let margin = "\n\(prefix)\(String(repeating: " ", count: width + 3))"
    return all.map { line in
      var trimmed = line
      while trimmed.first?.isWhitespace == true { trimmed = trimmed.dropFirst() }
      while trimmed.last?.isWhitespace == true { trimmed = trimmed.dropLast() }
      return String(trimmed)
    }.joined(separator: margin)
  }
}
