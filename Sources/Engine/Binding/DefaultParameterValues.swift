import Text

/// `$PSDefaultParameterValues`: values for parameters that a call left out, keyed `Command:Parameter` with wildcards.
enum DefaultParameterValues {
  static func matching(_ table: DictionaryObject, command: PSString, _ f: Frame) throws(Unwind) -> [(PSString, Value)] {
    if let disabled = table.table.value(for: PSString.of("Disabled")), try Conversion.truth(disabled) { return [] }
    var found: [(PSString, Value)] = []
    for entry in table.orderedEntries() {
      guard case .string(let key) = entry.key, let colon = key.lastIndexOf(0x3A) else { continue }
      let pattern = key.substring(0..<colon).trim()
      let name = key.substring(from: colon + 1).trim()
      guard (try? WildcardPattern(pattern))?.matches(command) == true else { continue }
      var value = entry.value
      if case .object(let o) = value, let block = o as? ScriptBlock { value = try block.invoke(f, mode: .child) }
      found.append((name, value))
    }
    return found
  }
}

extension Runtime {
  /// The table when it holds anything.
  func defaultParameterValues(_ f: Frame) -> DictionaryObject? {
    guard let table = f.value(of: VariableName.defaultParameterValues)?.asObject as? DictionaryObject, !table.table.isEmpty else { return nil }
    return table
  }
}

extension VariableName {
  static let defaultParameterValues = VariableName.of("PSDefaultParameterValues")
}
