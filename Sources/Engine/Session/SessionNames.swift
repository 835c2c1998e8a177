import Text

/// What can be named at the prompt, for completion and for proposals after a slip.
extension Shell {
  public var aliasNames: [PSString] { (top.existingExtras.map { $0.aliases.values.map(\.name) } ?? []) + BuiltInAliases.allNames }

  public var functionNames: [PSString] { (top.existingExtras.map { $0.functions.values.map(\.name) } ?? []) + BuiltInFunctions.allNames }

  public var variableNames: [PSString] {
    (top.existingExtras.map { $0.variables.keys.map(\.text) } ?? []) + Runtime.automaticNames.map(PSString.of)
  }

  /// The parameters of a command, the common ones included; none when there is no such command.
  public func parameterNames(of command: PSString) -> [PSString] {
    guard let found = try? CommandLookup.find(command, top), let description = try? found.description() else { return [] }
    return (description.parameters + Array(CommonParameters.available(description))).map(\.name)
  }
}
