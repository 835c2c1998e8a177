import Text

/// `[pscustomobject]$dictionary`: an object with a note property for each entry.
enum CustomObjectConversion {
  static func object(from dictionary: DictionaryObject) -> Value {
    let made = PSCustomObject()
    for entry in dictionary.orderedEntries() {
      let name = (try? Conversion.text(entry.key)) ?? .empty
      made.members.set(name, entry.value)
    }
    return .object(made)
  }
}
