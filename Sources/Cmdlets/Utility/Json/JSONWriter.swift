import Engine
import Text

/// Writes values as JSON, as PowerShell's `ConvertTo-Json` does.
final class JSONWriter {
  struct Options {
    var depth = 2
    var compress = false
    var enumsAsStrings = false
    /// 0 default, 1 non-ASCII, 2 HTML.
    var escape = 0
  }

  private let options: Options
  private let frame: Frame
  private let out = PSStringBuilder()
  private(set) var isTruncated = false

  init(_ options: Options, _ frame: Frame) {
    self.options = options
    self.frame = frame
  }

  func text() -> PSString { out.build() }

  // MARK: - Values

  /// - Parameter isWrapped: the value came through the pipeline, where PowerShell sees what it added to the type.
  func write(_ value: Value, depth: Int = 0, indent: Int = 0, isWrapped: Bool = false) throws(Unwind) {
    let extended = extendedProperties(value, isWrapped: isWrapped)
    if try writeScalar(value.unwrapped, extended, depth, indent) { return }
    guard let object = value.unwrapped.asObject else { return out.append(ascii: "null") }
    if depth > options.depth {
      isTruncated = true
      return writeString(try Conversion.text(value))
    }
    if let dictionary = object as? DictionaryObject { return try writeDictionary(dictionary, extended, depth, indent) }
    if try Members.isEnumerable(value) {
      let elements = try Conversion.enumerate(value.unwrapped)
      if extended.isEmpty { return try writeArray(elements, depth, indent) }
      return try writeObject([(PSString.of("value"), Entry.array(elements))] + extended.map { ($0.0, .value($0.1)) }, depth, indent)
    }
    try writeObject(properties(of: value, isWrapped: isWrapped).map { ($0.0, .value($0.1)) }, depth, indent)
  }

  private enum Entry {
    case value(Value)
    case array(ContiguousArray<Value>)
    case scalar(Value)
  }

  /// Numbers, strings and what else is a single JSON value; false for everything else.
  private func writeScalar(_ value: Value, _ extended: [(PSString, Value)], _ depth: Int, _ indent: Int) throws(Unwind) -> Bool {
    switch value {
    case .string(let s): writeString(s)
    case .null, .void, .unset: out.append(ascii: "null")
    case .object(let o):
      guard isScalar(o) else { return false }
      if !extended.isEmpty, !(o is DateTimeObject) {
        try writeObject([(PSString.of("value"), .scalar(value))] + extended.map { ($0.0, .value($0.1)) }, depth, indent)
        return true
      }
      try writeScalarObject(o)
    case .array, .hash, .box: return false
    default:
      if !extended.isEmpty {
        try writeObject([(PSString.of("value"), .scalar(value))] + extended.map { ($0.0, .value($0.1)) }, depth, indent)
        return true
      }
      try writePlain(value)
    }
    return true
  }

  private func writePlain(_ value: Value) throws(Unwind) {
    switch value {
    case .bool(let b): out.append(b ? "true" : "false")
    case .char(let c): writeString(PSString.of(unit: c))
    case .double(let d): writeReal(d, NumberFormatting.text(d, .invariant))
    case .single(let f): writeReal(Double(f), NumberFormatting.text(f, .invariant))
    case .object(let o): try writeScalarObject(o)
    default: out.append(try Conversion.text(value))
    }
  }

  private func isScalar(_ o: Object) -> Bool {
    o is DateTimeObject || o is DateTimeOffsetObject || o is GuidObject || o is DecimalObject || o is BigIntegerObject || o is EnumValue
      || o.dotNetType.fullName.equalsIgnoringCase(ascii: "System.Uri") || o.dotNetType.fullName.equalsIgnoringCase(ascii: "System.DBNull")
  }

  private func writeScalarObject(_ o: Object) throws(Unwind) {
    switch o {
    case let date as DateTimeObject: writeString(try date.text(format: PSString.of("yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK"), culture: .invariant))
    case let date as DateTimeOffsetObject:
      writeString(try date.text(format: PSString.of("yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFzzz"), culture: .invariant))
    case let guid as GuidObject: writeString(guid.value.text)
    case let number as DecimalObject:
      let text = number.value.text
      out.append(text)
      if !text.contains(0x2E) { out.append(ascii: ".0") }
    case let number as BigIntegerObject: out.append(number.value.text)
    case let e as EnumValue:
      let isLong = e.type.enumDeclaration?.underlying === DotNetType.int64 || e.type.enumDeclaration?.underlying === DotNetType.uint64
      if options.enumsAsStrings || isLong { writeString(try e.text() ?? PSString.empty) } else { out.append(try Conversion.text(e.number)) }
    default:
      if o.dotNetType.fullName.equalsIgnoringCase(ascii: "System.DBNull") { return out.append(ascii: "null") }
      let original = try Members.propertyIfPresent(.object(o), PSString.of("OriginalString"), frame)
      if case .string(let s)? = original { writeString(s) } else { writeString(try Conversion.text(.object(o))) }
    }
  }

  private func writeReal(_ d: Double, _ text: PSString) {
    if d.isNaN { return out.append(ascii: "\"NaN\"") }
    if d.isInfinite { return out.append(d > 0 ? "\"Infinity\"" : "\"-Infinity\"") }
    // Newtonsoft writes no exponent with a sign of its own accord: 1e10 is 10000000000.0.
    out.append(text)
    if !text.contains(0x2E), !text.contains(0x45), !text.contains(0x65) { out.append(ascii: ".0") }
  }

  // MARK: - Structures

  private func writeArray(_ elements: ContiguousArray<Value>, _ depth: Int, _ indent: Int) throws(Unwind) {
    if elements.isEmpty { return out.append(ascii: "[]") }
    out.append(ascii: "[")
    var isFirst = true
    for element in elements {
      if !isFirst { out.append(ascii: ",") }
      isFirst = false
      newLine(indent + 1)
      try write(element, depth: depth + 1, indent: indent + 1)
    }
    newLine(indent)
    out.append(ascii: "]")
  }

  private func writeDictionary(_ dictionary: DictionaryObject, _ extended: [(PSString, Value)], _ depth: Int, _ indent: Int) throws(Unwind) {
    var entries: [(PSString, Entry)] = []
    for entry in dictionary.orderedEntries() {
      guard case .string(let name) = entry.key.unwrapped else {
        throw Unwind.error(
          "System.InvalidOperationException",
          "The type '\(dictionary.dotNetType.netName)' is not supported for serialization or deserialization of a dictionary. Keys must be strings.",
          id: "NonStringKeyInDictionary", category: .invalidOperation, target: .object(dictionary))
      }
      entries.append((name, .value(entry.value)))
    }
    for (name, value) in extended where !entries.contains(where: { $0.0.equals(name) }) { entries.append((name, .value(value))) }
    try writeObject(entries, depth, indent)
  }

  private func writeObject(_ entries: [(PSString, Entry)], _ depth: Int, _ indent: Int) throws(Unwind) {
    if entries.isEmpty { return out.append(ascii: "{}") }
    out.append(ascii: "{")
    var isFirst = true
    for (name, entry) in entries {
      if !isFirst { out.append(ascii: ",") }
      isFirst = false
      newLine(indent + 1)
      writeString(name)
      out.append(options.compress ? ":" : ": ")
      switch entry {
      case .value(let value): try write(value, depth: depth + 1, indent: indent + 1)
      case .array(let elements): try writeArray(elements, depth, indent + 1)
      case .scalar(let value): try writePlain(value)
      }
    }
    newLine(indent)
    out.append(ascii: "}")
  }

  private func newLine(_ indent: Int) {
    if options.compress { return }
    out.append(ascii: "\n")
    out.append(unit: 0x20, times: indent * 2)
  }

  // MARK: - Properties

  /// What PowerShell or a script added to a value: an object's own members, and the type's when it is seen through them.
  private func extendedProperties(_ value: Value, isWrapped: Bool) -> [(PSString, Value)] {
    let own = value.asObject?.extra
    guard own != nil || isWrapped, !(value.unwrapped.asObject is PSCustomObject) else { return [] }
    if case .string = value.unwrapped { return [] }
    if value.unwrapped.asObject is DateTimeObject { return [] }
    var all: [(PSString, Value)] = []
    for entry in Members.extended(of: value) where entry.kind.isProperty && !entry.isHidden {
      all.append((entry.name, (try? entry.value(of: value, frame)) ?? .null))
    }
    return all
  }

  private func properties(of value: Value, isWrapped: Bool) throws(Unwind) -> [(PSString, Value)] {
    var all: [(PSString, Value)] = []
    var names: Set<FoldedName> = []
    let isCustom = value.unwrapped.asObject is PSCustomObject
    func add(_ entry: MemberEntry) {
      guard entry.kind.isProperty, names.insert(FoldedName(entry.name)).inserted else { return }
      all.append((entry.name, (try? entry.value(of: value, frame)) ?? .null))
    }
    if !isCustom { for entry in Members.adapted(of: value) where entry.kind == .property { add(entry) } }
    if isCustom || isWrapped || value.asObject?.extra != nil { for entry in Members.extended(of: value) { add(entry) } }
    return all
  }

  // MARK: - Strings

  private func writeString(_ s: PSString) {
    out.append(ascii: "\"")
    var start = 0
    for i in 0..<s.count {
      let c = s[i]
      if c >= 0x20, c < 0x7F, c != 0x22, c != 0x5C, options.escape != 2 { continue }
      guard needsEscape(c) else { continue }
      out.append(s, start..<i)
      writeEscape(c)
      start = i + 1
    }
    out.append(s, start..<s.count)
    out.append(ascii: "\"")
  }

  private func needsEscape(_ c: UInt16) -> Bool {
    if c < 0x20 || c == 0x22 || c == 0x5C || c == 0x85 || c == 0x2028 || c == 0x2029 { return true }
    if options.escape == 1 { return c > 0x7F }
    return options.escape == 2 && (c == 0x3C || c == 0x3E || c == 0x26 || c == 0x27)
  }

  private func writeEscape(_ c: UInt16) {
    switch c {
    case 0x22: out.append(options.escape == 2 ? "\\u0022" : "\\\"")
    case 0x5C: out.append(ascii: "\\\\")
    case 8: out.append(ascii: "\\b")
    case 9: out.append(ascii: "\\t")
    case 10: out.append(ascii: "\\n")
    case 12: out.append(ascii: "\\f")
    case 13: out.append(ascii: "\\r")
    default:
      let digits = String(c, radix: 16)
      out.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}

extension Members {
  /// Whether a value is a collection that JSON writes as an array; strings and dictionaries are not.
  static func isEnumerable(_ value: Value) throws(Unwind) -> Bool {
    switch value.unwrapped {
    case .array: return true
    case .object(let o):
      if o is DictionaryObject { return false }
      return try o.enumerator() != nil
    default: return false
    }
  }
}
