import Engine
import Text

/// One value of `-Property` or `-GroupBy`: a name, a script block, or a dictionary with the keys that the cmdlet knows.
struct FormatParameter {
  var expression: PropertyExpression
  var label: PSString?
  var format: PSString?
  /// In cells.
  var width: Int?
  var alignment: TextAlignment?
  /// How deep `Format-Custom` looks into the property.
  var depth: Int?

  enum Key: String, CaseIterable {
    case expression, formatString, label, width, alignment, depth
    /// Another word for it.
    var secondName: String? { self == .label ? "name" : nil }
  }

  /// The keys of each cmdlet's dictionaries.
  static let tableKeys: [Key] = [.expression, .formatString, .label, .width, .alignment]
  static let listKeys: [Key] = [.expression, .formatString, .label]
  static let wideKeys: [Key] = [.expression, .formatString]
  static let customKeys: [Key] = [.expression, .depth]
  static let groupKeys: [Key] = [.expression, .formatString, .label]

  /// Reads a list of parameters; throws the errors of `Format-*`.
  static func read(_ values: [Value], keys: [Key]) throws(Unwind) -> [FormatParameter] {
    var parameters: [FormatParameter] = []
    for value in values { parameters.append(try read(value, keys: keys)) }
    return parameters
  }

  static func read(_ value: Value, keys: [Key]) throws(Unwind) -> FormatParameter {
    switch value.unwrapped {
    case .string(let name): return FormatParameter(expression: try named(name))
    case .object(let o as ScriptBlock): return FormatParameter(expression: PropertyExpression(.script(o)))
    case .hash(let table): return try read(table, keys)
    case .object(let o as DictionaryObject): return try read(o, keys)
    case .int32, .int64, .bool, .double, .char, .uint8, .int8, .int16, .uint16, .uint32, .uint64, .single:
      throw error(
        "DictionaryKeyUnknownType",
        "Cannot convert \(value.dotNetType.fullName) to one of the following types {System.String, System.Management.Automation.ScriptBlock, System.Collections.IDictionary}.")
    default:
      throw error(
        "DictionaryKeyUnknownType",
        "Cannot convert \(value.isNull ? "null" : value.dotNetType.fullName.string) to one of the following types {System.String, System.Management.Automation.ScriptBlock, System.Collections.IDictionary}.")
    }
  }

  private static func read(_ table: DictionaryObject, _ keys: [Key]) throws(Unwind) -> FormatParameter {
    var parameter = FormatParameter(expression: PropertyExpression(name: .empty))
    var hasExpression = false
    for entry in table.orderedEntries() {
      guard case .string(let name) = entry.key.unwrapped else {
        throw error("DictionaryKeyIllegal", "The key \(try Conversion.text(entry.key)) has a type, \(entry.key.dotNetType.fullName), that is not valid; expected type is System.String.")
      }
      let key = try key(name, among: keys)
      let value = entry.value.unwrapped
      switch key {
      case .expression:
        hasExpression = true
        switch value {
        case .string(let s): parameter.expression = try named(s)
        case .object(let o as ScriptBlock): parameter.expression = PropertyExpression(.script(o))
        default: throw illegal(key, value, "System.String, System.Management.Automation.ScriptBlock", several: true)
        }
      case .label:
        guard case .string(let s) = value else { throw illegal(key, value, "System.String") }
        guard !s.isEmpty else { throw error("DictionaryKeyEmptyString", "The \(word(key)) key cannot have an empty string value.") }
        parameter.label = s
      case .formatString:
        guard case .string(let s) = value else { throw illegal(key, value, "System.String") }
        guard !s.isEmpty else { throw error("DictionaryKeyEmptyString", "The \(word(key)) key cannot have an empty string value.") }
        parameter.format = s
      case .width, .depth:
        guard case .int32(let n) = value else { throw illegal(key, value, "System.Int32") }
        guard n > 0 else { throw error("WidthOutOfRange", "The \(word(key)) key has a value, \(n), that is out of range.") }
        if key == .width { parameter.width = Int(n) } else { parameter.depth = Int(n) }
      case .alignment:
        guard case .string(let s) = value else { throw illegal(key, value, "System.String") }
        parameter.alignment = try alignment(s)
      }
    }
    guard hasExpression else { throw error("DictionaryKeyMandatoryEntry", "The Expression key is missing.") }
    return parameter
  }

  private static func named(_ name: PSString) throws(Unwind) -> PropertyExpression {
    guard !name.isEmpty else { throw error("DictionaryKeyEmptyString", "The Expression key cannot have an empty string value.") }
    return PropertyExpression(name: name)
  }

  /// A key by its name, or by a beginning that no other key has.
  private static func key(_ name: PSString, among keys: [Key]) throws(Unwind) -> Key {
    let wanted = name.string.lowercased()
    var found: [Key] = []
    for key in keys where !wanted.isEmpty {
      let names = [key.rawValue.lowercased(), key.secondName ?? ""]
      if names.contains(wanted) { return key }
      if names.contains(where: { $0.hasPrefix(wanted) }) { found.append(key) }
    }
    if found.count > 1 {
      throw error("DictionaryKeyAmbiguous", "The \(name) key is ambiguous; possible matches are {\(found.map(word).joined(separator: ", "))}.")
    }
    guard let key = found.first else { throw error("DictionaryKeyIllegal", "The \(name) key is not valid.") }
    return key
  }

  private static func word(_ key: Key) -> String { key.rawValue.prefix(1).uppercased() + key.rawValue.dropFirst() }

  private static func alignment(_ text: PSString) throws(Unwind) -> TextAlignment {
    let wanted = text.string.lowercased()
    let all: [(String, TextAlignment)] = [("left", .left), ("center", .center), ("right", .right)]
    for (name, alignment) in all where !wanted.isEmpty && name.hasPrefix(wanted) { return alignment }
    throw error("AlignmentIllegalValue", "The Alignment key has a value, \(text), that is not valid; expected values are {left, center, right}.")
  }

  private static func illegal(_ key: Key, _ value: Value, _ types: String, several: Bool = false) -> Unwind {
    error(
      several ? "DictionaryKeyIllegalValue1" : "DictionaryKeyIllegalValue2",
      "The \(word(key)) key has a type, \(value.isNull ? "null" : value.dotNetType.fullName.string), that is not valid; expected \(several ? "types are {\(types)}" : "type is \(types)").")
  }

  private static func error(_ id: String, _ words: String) -> Unwind {
    let record = ErrorRecord(ExceptionObject("System.NotSupportedException", "Specified method is not supported."), id: id, category: .invalidArgument)
    record.details = PSString.of(words)
    return Unwind(.error(record))
  }
}

/// What the parameters of a `Format-*` cmdlet say.
struct FormatOptions {
  var properties: [FormatParameter] = []
  var groupBy: FormatParameter?
  var viewName: PSString?
  /// Whether a list is shown itself, its elements, or both; nil: its elements.
  var expansion: Expansion?
  /// Strings, numbers and their like are treated as objects too.
  var force = false
  /// Failing expressions are reported.
  var showsErrors = false
  /// Failing expressions leave `#ERR`.
  var displaysErrors = false
  var autoSize: Bool?
  var wraps: Bool?
  var hidesHeader = false
  var repeatsHeader = false
  /// Items per row of a wide view.
  var columns = 0
  /// How deep a custom view looks.
  var depth = 5

  enum Expansion: String { case coreOnly = "CoreOnly", enumOnly = "EnumOnly", both = "Both" }
}
