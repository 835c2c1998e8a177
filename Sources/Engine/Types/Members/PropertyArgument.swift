import Text

/// One element of a `-Property` argument: an expression, and what a hashtable says besides (`@{ Name = …; Expression = … }`).
package struct PropertyArgument {
  package let expression: PropertyExpression
  /// `Name` or `Label`.
  package var name: PSString?
  package var ascending: Bool?
  package var descending: Bool?

  package init(expression: PropertyExpression, name: PSString? = nil, ascending: Bool? = nil, descending: Bool? = nil) {
    self.expression = expression
    self.name = name
    self.ascending = ascending
    self.descending = descending
  }

  /// Keys that a command takes in such a hashtable.
  package struct Keys: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let name = Keys(rawValue: 1)
    package static let order = Keys(rawValue: 2)
  }

  /// Reads the elements of `-Property`; a wrong one is an error of the given cmdlet.
  package static func read(_ values: [Value], keys: Keys, _ cmdlet: Cmdlet) throws(Unwind) -> [PropertyArgument] {
    var all: [PropertyArgument] = []
    for value in values { all.append(try read(value, keys, cmdlet)) }
    return all
  }

  private static func read(_ value: Value, _ keys: Keys, _ cmdlet: Cmdlet) throws(Unwind) -> PropertyArgument {
    switch value.unwrapped {
    case .string(let name): return PropertyArgument(expression: try named(name, cmdlet))
    case .object(let o as ScriptBlock): return PropertyArgument(expression: PropertyExpression(o))
    case let other:
      guard let table = other.asObject as? DictionaryObject else {
        throw refused(
          "UnknownParameterType",
          "Cannot convert \(other.isNull ? "" : other.dotNetType.fullName.string) to one of the following types {System.String, System.Management.Automation.ScriptBlock}.", cmdlet)
      }
      return try read(table, keys, cmdlet)
    }
  }

  private static func named(_ name: PSString, _ cmdlet: Cmdlet) throws(Unwind) -> PropertyExpression {
    if name.isEmpty { throw refused("ExpressionEmptyString1", "The expression cannot be an empty string.", cmdlet) }
    return PropertyExpression(name)
  }

  private static func read(_ table: DictionaryObject, _ keys: Keys, _ cmdlet: Cmdlet) throws(Unwind) -> PropertyArgument {
    var names = ["Expression"]
    if keys.contains(.name) { names += ["Name", "Label"] }
    if keys.contains(.order) { names += ["Ascending", "Descending"] }
    var expression: PropertyExpression?
    var name: PSString?
    var ascending: Bool?
    var descending: Bool?
    for entry in table.orderedEntries() {
      guard case .string(let key) = entry.key.unwrapped else {
        throw refused(
          "DictionaryKeyNonString", "The key has a type, \(entry.key.dotNetType.fullName), that is not valid; the expected type is System.String.", cmdlet)
      }
      let matches = names.filter { PSString.of($0).hasPrefixIgnoringCase(key) }
      guard let match = matches.first(where: { PSString.of($0).equalsIgnoringCase(key) }) ?? (matches.count == 1 ? matches[0] : nil) else {
        if matches.isEmpty { throw refused("DictionaryKeyIllegal", "The \(key) key is not valid.", cmdlet) }
        throw refused("DictionaryKeyAmbiguous", "The \(key) key is ambiguous; possible matches are \(matches.joined(separator: ", ")).", cmdlet)
      }
      switch match {
      case "Expression":
        switch entry.value.unwrapped {
        case .string(let text): expression = try named(text, cmdlet)
        case .object(let o as ScriptBlock): expression = PropertyExpression(o)
        default: throw wrongType(match, entry.value, "System.String, System.Management.Automation.ScriptBlock", cmdlet)
        }
      case "Ascending": ascending = try flag(match, entry.value, cmdlet)
      case "Descending": descending = try flag(match, entry.value, cmdlet)
      default:
        guard case .string(let text) = entry.value.unwrapped else { throw wrongType(match, entry.value, "System.String", cmdlet) }
        if text.isEmpty { throw refused("NameEntryDefinitionEmptyString", "The name cannot be an empty string.", cmdlet) }
        name = text
      }
    }
    guard let expression else { throw refused("DictionaryKeyMissingExpression", "The Expression key is missing.", cmdlet) }
    return PropertyArgument(expression: expression, name: name, ascending: ascending, descending: descending)
  }

  private static func flag(_ key: String, _ value: Value, _ cmdlet: Cmdlet) throws(Unwind) -> Bool {
    guard case .bool(let b) = value.unwrapped else { throw wrongType(key, value, "System.Boolean", cmdlet) }
    return b
  }

  private static func wrongType(_ key: String, _ value: Value, _ expected: String, _ cmdlet: Cmdlet) -> Unwind {
    refused(
      "DictionaryKeyIllegalValue",
      "The \(key) key has a type, \(value.isNull ? "null" : value.dotNetType.fullName.string), that is not valid; expected types are {\(expected)}.", cmdlet)
  }

  private static func refused(_ id: String, _ details: String, _ cmdlet: Cmdlet) -> Unwind {
    let record = ErrorRecord(
      ExceptionObject("System.NotSupportedException", "Specified method is not supported."), id: id, category: .invalidArgument)
    record.details = PSString.of(details)
    return cmdlet.terminating(record)
  }
}
