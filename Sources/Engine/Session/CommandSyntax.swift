import Text

/// How a command is called, as `Get-Command -Syntax` and help write it.
package struct CommandSyntax {
  private let command: CommandDescription

  package init(_ command: CommandDescription) { self.command = command }

  /// One line per parameter set: `Get-Thing [-Name] <string> [<CommonParameters>]`.
  package func lines(name: PSString) -> [String] {
    setNumbers.map { "\(name) \(text(set: $0))\(command.isAdvanced ? "[<CommonParameters>]" : "")".trimmedRight }
  }

  /// The sets' numbers, the default set first; -1 stands for the only, unnamed one.
  package var setNumbers: [Int] {
    if command.setNames.isEmpty { return [-1] }
    let all = Array(command.setNames.indices)
    guard let name = command.defaultSet, let d = command.setNames.firstIndex(where: { $0.equalsIgnoringCase(name) }) else { return all }
    return [d] + all.filter { $0 != d }
  }

  /// The parameters of a set in the order in which they are shown: positions first, then what is mandatory, then the rest.
  package func parameters(inSet set: Int) -> [(parameter: ParameterDescription, membership: ParameterDescription.SetMembership)] {
    var positional: [(ParameterDescription, ParameterDescription.SetMembership)] = []
    var mandatory: [(ParameterDescription, ParameterDescription.SetMembership)] = []
    var others: [(ParameterDescription, ParameterDescription.SetMembership)] = []
    for p in command.parameters where !p.isHidden {
      guard let m = set < 0 ? p.sets.first?.membership : p.membership(in: set) else { continue }
      if m.position != nil { positional.append((p, m)) } else if m.isMandatory { mandatory.append((p, m)) } else { others.append((p, m)) }
    }
    positional.sort { ($0.1.position ?? 0) < ($1.1.position ?? 0) }
    var all = positional + mandatory + others
    if command.supportsShouldProcess {
      for p in CommonParameters.descriptions.suffix(2) { all.append((p, .init())) }
    }
    return all.map { (parameter: $0.0, membership: $0.1) }
  }

  /// A set's parameters as text, each with a blank behind it.
  package func text(set: Int) -> String {
    parameters(inSet: set).map { p, m in
      let name = m.position == nil ? "-\(p.name)" : "[-\(p.name)]"
      let value = p.isSwitch ? "" : " <\(CommandSyntax.shortName(p.type))>"
      return (m.isMandatory ? name + value : "[\(name)\(value)]") + " "
    }.joined()
  }

  /// A type without its namespace: `int`, `string[]`, `Object`.
  package static func shortName(_ type: DotNetType) -> String {
    if type === DotNetType.object { return "Object" }
    if case .constructed(let definition, let arguments) = type.shape, let argument = arguments.first,
      definition.fullName.equalsIgnoringCase(ascii: "System.Nullable`1")
    {
      return shortName(argument)
    }
    return TypeDisplayName.of(type, withoutNamespaces: true).string
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var s = Substring(self)
    while s.last == " " { s = s.dropLast() }
    return String(s)
  }
}
