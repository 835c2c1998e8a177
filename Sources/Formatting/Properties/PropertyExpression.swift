import Engine
import Text

/// A property by name, perhaps with wildcards, or a script block that computes one (`PSPropertyExpression`).
package struct PropertyExpression {
  enum Source {
    case name(PSString)
    case script(ScriptBlock)
    /// What a built-in view computes.
    case computed((Value, Frame) throws(Unwind) -> Value)
  }
  let source: Source
  /// The name exists, or is taken as it is.
  let isResolved: Bool

  init(_ source: Source, isResolved: Bool = false) {
    self.source = source
    self.isResolved = isResolved
  }

  init(name: PSString, isResolved: Bool = false) { self.init(.name(name), isResolved: isResolved) }

  /// The label of a column that has none of its own.
  package var text: PSString {
    switch source {
    case .name(let name): name
    case .script(let block): (try? block.text()) ?? .empty
    case .computed: .empty
    }
  }

  var hasWildcards: Bool { if case .name(let name) = source { WildcardPattern.containsWildcardCharacters(name) } else { false } }

  /// The properties of an object that the expression means.
  func resolve(on target: Value) -> [PropertyExpression] {
    guard !isResolved, case .name(let name) = source else { return [self] }
    if hasWildcards {
      guard let pattern = try? WildcardPattern(name) else { return [] }
      return Members.properties(of: target).filter { pattern.matches($0.name) }.map { PropertyExpression(name: $0.name, isResolved: true) }
    }
    guard let member = PropertyExpression.member(name, of: target) else { return [] }
    return [PropertyExpression(name: member, isResolved: true)]
  }

  /// Whether an object has a property of this name.
  static func has(_ name: PSString, _ target: Value) -> Bool { member(name, of: target) != nil }

  /// The name of a property as the object spells it, hidden ones included; nil when it has none such.
  private static func member(_ name: PSString, of target: Value) -> PSString? {
    if let dictionary = target.unwrapped.asObject as? DictionaryObject, dictionary.table.value(for: name) != nil { return name }
    if let own = target.asObject?.extra?.members[name] {
      let entry = MemberEntry(own, isInstance: true)
      return entry.kind.isProperty ? entry.name : nil
    }
    return Members.all(of: target).first { $0.kind.isProperty && $0.name.equalsIgnoringCase(name) }?.name
  }

  /// The value on an object; errors of getters and scripts are thrown.
  func value(of target: Value, _ frame: Frame) throws(Unwind) -> Value {
    switch source {
    case .name(let name): return try Members.propertyIfPresent(target, name, frame)?.nullIfVoid ?? .null
    case .script(let block): return try block.invoke(frame, mode: .strict, under: target).nullIfVoid
    case .computed(let compute): return try compute(target, frame).nullIfVoid
    }
  }
}
