import Text

/// What `-Property` of a command means for one object: a name, perhaps with wildcards, or a script block that computes a value (`PSPropertyExpression`).
package struct PropertyExpression {
  package enum Source {
    case name(PSString)
    case block(ScriptBlock)
  }
  package let source: Source
  private let wildcard: WildcardPattern?

  package init(_ name: PSString) {
    source = .name(name)
    wildcard = WildcardPattern.containsWildcardCharacters(name) ? try? WildcardPattern(name) : nil
  }

  package init(_ block: ScriptBlock) {
    source = .block(block)
    wildcard = nil
  }

  package var hasWildcards: Bool { wildcard != nil }
  package var block: ScriptBlock? { if case .block(let block) = source { block } else { nil } }

  /// The name as written, or the script's text.
  package var text: PSString {
    switch source {
    case .name(let name): name
    case .block(let block): (try? block.text()) ?? PSString.empty
    }
  }

  /// One property's value, under the name that it was found by.
  package struct Result {
    package let name: PSString
    package let value: Value
    /// What computing the value threw; the value is then null.
    package let error: ErrorRecord?

    package init(name: PSString, value: Value, error: ErrorRecord? = nil) {
      self.name = name
      self.value = value
      self.error = error
    }
  }

  /// The values that the expression has for an object: none when it has no such property, several for wildcards and property sets.
  package func values(of target: Value, _ frame: Frame) throws(Unwind) -> [Result] {
    switch source {
    case .block(let block): return [try computed(block, target, frame)]
    case .name(let name):
      guard let wildcard else {
        if let value = try read(target, name, frame) { return [Result(name: spelling(of: name, target), value: value.nullIfVoid, error: nil)] }
        return try propertySet(target, name, frame) ?? []
      }
      var results: [Result] = []
      for (name, read) in PropertyExpression.properties(of: target) where wildcard.matches(name) {
        results.append(try result(name) { () throws(Unwind) in try read(frame) })
      }
      return results
    }
  }

  /// The only value; nil when there is none.
  package func value(of target: Value, _ frame: Frame) throws(Unwind) -> Value? {
    if case .name(let name) = source, wildcard == nil, let value = try read(target, name, frame) { return value.nullIfVoid }
    return try values(of: target, frame).first?.value
  }

  // MARK: - Names

  /// An object's properties and what reads them; a hashtable's are its keys.
  package static func properties(of target: Value) -> [(name: PSString, read: (Frame) throws(Unwind) -> Value)] {
    if case .hash(let table) = target.unwrapped {
      return table.orderedEntries().map { entry in
        ((try? Conversion.text(entry.key)) ?? PSString.empty, { (_: Frame) throws(Unwind) in entry.value })
      }
    }
    return Members.properties(of: target).map { entry in
      (entry.name, { (frame: Frame) throws(Unwind) in try entry.value(of: target, frame) })
    }
  }

  private func read(_ target: Value, _ name: PSString, _ frame: Frame) throws(Unwind) -> Value? {
    do {
      return try Members.propertyIfPresent(target, name, frame)
    } catch {
      guard error.record != nil else { throw error }
      return .null
    }
  }

  /// A name as the object spells it; custom objects and types with few members are looked through.
  private func spelling(of name: PSString, _ target: Value) -> PSString {
    if let members = target.asObject?.extra?.members, let i = members.position(of: name) { return members[i].name }
    switch Members.access(target, name) {
    case .property(let property): return property.name
    case .extended(let member): return member.name
    default: break
    }
    if let table = (target.unwrapped.asObject as? DictionaryObject)?.table, let i = table.position(ofString: name), case .string(let key) = table.entries[i].key {
      return key
    }
    return name
  }

  /// The properties that a property set stands for; nil when the name is none.
  private func propertySet(_ target: Value, _ name: PSString, _ frame: Frame) throws(Unwind) -> [Result]? {
    var member: InstanceMember? = target.asObject?.extra?.members[name]
    if member == nil, case .extended(let found) = Members.access(target, name) { member = found }
    guard case .propertySet(let names)? = member?.kind else { return nil }
    var results: [Result] = []
    for name in names {
      if let value = try read(target, name, frame) { results.append(Result(name: spelling(of: name, target), value: value.nullIfVoid, error: nil)) }
    }
    return results
  }

  // MARK: - Values

  private func computed(_ block: ScriptBlock, _ target: Value, _ frame: Frame) throws(Unwind) -> Result {
    try result(text) { () throws(Unwind) in try block.invoke(frame, mode: .strict, under: target) }
  }

  private func result(_ name: PSString, _ compute: () throws(Unwind) -> Value) throws(Unwind) -> Result {
    do {
      return Result(name: name, value: try compute().nullIfVoid, error: nil)
    } catch {
      guard let record = error.record else { throw error }
      return Result(name: name, value: .null, error: record)
    }
  }
}
