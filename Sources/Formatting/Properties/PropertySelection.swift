import Engine
import Text

/// A property that a view shows, with the parameter that asked for it.
struct SelectedProperty {
  var expression: PropertyExpression
  var parameter: FormatParameter?
}

/// Which properties of an object are shown.
enum PropertySelection {
  /// Those asked for, or those that type data names for display, or all.
  static func active(_ parameters: [FormatParameter], _ target: Value) -> [SelectedProperty] {
    if !parameters.isEmpty { return expanded(parameters, target) }
    let display = displaySet(of: target)
    return display.isEmpty ? all(of: target) : display
  }

  /// The same for a table: names that the first object lacks keep an empty column.
  static func columns(_ parameters: [FormatParameter], _ target: Value) -> [SelectedProperty] {
    guard !parameters.isEmpty else { return Array(active([], target).prefix(mostColumns)) }
    return parameters.flatMap { parameter in
      let found = parameter.expression.resolve(on: target)
      if found.isEmpty, !parameter.expression.hasWildcards { return [SelectedProperty(expression: parameter.expression, parameter: parameter)] }
      return found.map { SelectedProperty(expression: $0, parameter: parameter) }
    }
  }

  /// A table shows no more columns unless they are asked for.
  private static let mostColumns = 10

  private static func expanded(_ parameters: [FormatParameter], _ target: Value) -> [SelectedProperty] {
    parameters.flatMap { parameter in parameter.expression.resolve(on: target).map { SelectedProperty(expression: $0, parameter: parameter) } }
  }

  /// `PSStandardMembers.DefaultDisplayPropertySet`: the object's own, or type data's.
  static func displaySet(of target: Value) -> [SelectedProperty] {
    displayNames(of: target).map { SelectedProperty(expression: PropertyExpression(name: $0, isResolved: true)) }
  }

  private static func displayNames(of target: Value) -> [PSString] {
    if let own = standardMember("DefaultDisplayPropertySet", of: target), case .propertySet(let names) = own.kind { return names }
    for data in TypeTable.data(for: target) {
      if let names = data.displayProperties { return names }
    }
    return []
  }

  /// A member of the object's own `PSStandardMembers`.
  private static func standardMember(_ name: StaticString, of target: Value) -> InstanceMember? {
    guard let extra = target.asObject?.extra, let standard = extra.members[PSString.of("PSStandardMembers")],
      case .memberSet(let table, _) = standard.kind
    else { return nil }
    return table[PSString.of(name.description)]
  }

  /// What .NET or the adapter declares, then what PowerShell added; for objects without declared properties the latter alone.
  static func all(of target: Value) -> [SelectedProperty] { allNames(of: target).map { SelectedProperty(expression: PropertyExpression(name: $0, isResolved: true)) } }

  static func allNames(of target: Value) -> [PSString] {
    var names: [PSString] = []
    var seen: Set<FoldedName> = []
    for entry in Members.adapted(of: target) + Members.extended(of: target) where entry.kind.isProperty && !entry.isHidden {
      if seen.insert(FoldedName(entry.name)).inserted { names.append(entry.name) }
    }
    return names
  }

  /// The property that stands for an object: type data's `DefaultDisplayProperty`, else the first with a name that is one.
  static func displayName(of target: Value) -> PropertyExpression? {
    if let own = standardMember("DefaultDisplayProperty", of: target), case .note(let value) = own.kind, let text = try? Conversion.text(value) {
      return PropertyExpression(name: text, isResolved: true)
    }
    for data in TypeTable.data(for: target) {
      if let name = data.displayProperty { return PropertyExpression(name: name, isResolved: true) }
    }
    for pattern in ["name", "id", "key", "*key", "*name", "*id"] {
      let found = PropertyExpression(name: PSString.of(pattern)).resolve(on: target).first {
        let name = $0.text.string.lowercased()
        return name != "pscomputername" && name != "runspaceid" && name != "psshowcomputername" && name != "pssourcejobinstanceid"
      }
      if let found { return found }
    }
    return nil
  }
}
