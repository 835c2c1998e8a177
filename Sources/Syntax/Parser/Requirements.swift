import Text

extension Parser {
  /// What the `#requires` lines ask for, each read as a command; nil when there are none.
  func parseRequirements() -> ScriptRequirements? {
    let lines = tokenizer.requiresTokens
    guard !lines.isEmpty else { return nil }
    tokenizer.requiresTokens = []
    var requirements = ScriptRequirements()
    for line in lines {
      let text = UnscannedSubexpression(units: Array(line.text.units.dropFirst()), skipped: [])
      let outer = tokenizer.startNested(text, at: line.extent.startOffset + 1)
      let command = parseCommand()
      ungot = nil
      tokenizer.finishNested(outer)
      if let command { read(command, into: &requirements) }
    }
    return requirements
  }

  private func read(_ command: CommandAst, into requirements: inout ScriptRequirements) {
    if command.commandName.map({ $0.equalsIgnoringCase(ascii: "requires") }) != true {
      report(.scriptRequiresInvalidFormat, at: command.extent)
    }
    var line = RequiresLine()
    line.isAboutSnapIn = command.commandElements.contains {
      ($0 as? CommandParameterAst).map { Self.abbreviates($0, "pssnapin") } ?? false
    }
    var elements = command.commandElements.dropFirst()
    while let element = elements.popFirst() {
      guard let parameter = element as? CommandParameterAst else {
        report(.scriptRequiresInvalidFormat, at: element.extent)
        continue
      }
      read(parameter, argument: parameter.argument ?? elements.popFirst(), &line, into: &requirements)
    }
    if let name = line.snapIn {
      requirements.requiresPSSnapIns.append(ScriptRequirements.SnapIn(name: name, version: line.snapInVersion))
    }
  }

  /// What one line says of a snap-in.
  private struct RequiresLine {
    var isAboutSnapIn = false
    var snapIn: PSString?
    var snapInVersion: ScriptVersion?
  }

  private static func abbreviates(_ parameter: CommandParameterAst, _ name: String) -> Bool {
    name.hasPrefix(parameter.parameterName.string.lowercased())
  }

  private func read(
    _ parameter: CommandParameterAst, argument: CommandElementAst?, _ line: inout RequiresLine, into requirements: inout ScriptRequirements
  ) {
    let name = parameter.parameterName.string
    if Self.abbreviates(parameter, "runasadministrator") {
      requirements.isElevationRequired = true
      if argument != nil { report(.parameterCannotHaveArgument, at: parameter.extent, name) }
      return
    }
    guard let argument else {
      report(.parameterRequiresArgument, at: parameter.extent, name)
      return
    }
    guard ConstantExpressions.isConstant(argument, for: .requires) else {
      report(.requiresArgumentMustBeConstant, at: argument.extent)
      return
    }
    func isBound(_ already: Bool, _ name: String) -> Bool {
      if already { report(.parameterAlreadyBound, at: parameter.extent, "", name) }
      return already
    }
    if Self.abbreviates(parameter, "shellid") {
      if isBound(requirements.requiredApplicationId != nil, "shellid") { return }
      requirements.requiredApplicationId = text(of: argument, "shellid")
    } else if Self.abbreviates(parameter, "pssnapin") {
      guard let text = text(of: argument, "pssnapin") else { return }
      if isBound(line.snapIn != nil, "pssnapin") { return }
      guard text.units.allSatisfy({ $0.isIdentifierFollow || $0 == 0x2E }) else {
        report(.invalidPSSnapInName, at: argument.extent)
        return
      }
      line.snapIn = text
    } else if Self.abbreviates(parameter, "psedition") {
      if isBound(!requirements.requiredPSEditions.isEmpty, "psedition") { return }
      for element in Self.elements(of: argument) { readEdition(element, argument, into: &requirements) }
    } else if Self.abbreviates(parameter, "version") {
      let written = (argument as? StringConstantExpressionAst)?.text ?? argument.extent.text
      guard let version = ScriptVersion(written.string) else {
        report(.requiresVersionInvalid, at: argument.extent)
        return
      }
      if line.isAboutSnapIn {
        if isBound(line.snapInVersion != nil, "version") { return }
        line.snapInVersion = version
      } else {
        if isBound(requirements.requiredPSVersion.map { $0 != version } ?? false, "version") { return }
        requirements.requiredPSVersion = version
      }
    } else if Self.abbreviates(parameter, "assembly") {
      for element in Self.elements(of: argument) {
        guard let text = text(of: element, "assembly") else { continue }
        if !requirements.requiredAssemblies.contains(text) { requirements.requiredAssemblies.append(text) }
      }
    } else if Self.abbreviates(parameter, "modules") {
      for element in Self.elements(of: argument) {
        guard let module = ModuleSpecification(element) else {
          report(.requiresModuleInvalid, at: argument.extent, "")
          return
        }
        requirements.requiredModules.append(module)
      }
    } else {
      report(.scriptRequiresInvalidFormat, at: parameter.extent)
    }
  }

  private func readEdition(_ element: Ast, _ argument: Ast, into requirements: inout ScriptRequirements) {
    guard let edition = text(of: element, "psedition") else { return }
    if !edition.equalsIgnoringCase(ascii: "core"), !edition.equalsIgnoringCase(ascii: "desktop") {
      report(.requiresPSEditionInvalid, at: argument.extent, "psedition")
    }
    if requirements.requiredPSEditions.contains(where: { $0.equalsIgnoringCase(edition) }) {
      report(.requiresPSEditionValueIsAlreadySpecified, at: argument.extent, "psedition")
    } else {
      requirements.requiredPSEditions.append(edition)
    }
  }

  /// A string argument's text; anything else is an error.
  private func text(of argument: Ast, _ parameter: String) -> PSString? {
    if let string = argument as? StringConstantExpressionAst { return string.text }
    report(.requiresInvalidStringArgument, at: argument.extent, parameter)
    return nil
  }

  private static func elements(of argument: Ast) -> [Ast] { (argument as? ArrayLiteralAst)?.elements ?? [argument] }
}

extension ScriptVersion {
  /// `7`, `7.4`, `1.2.3` or `1.2.3.4`.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int32($0) }
    guard (1...4).contains(parts.count), parts.allSatisfy({ ($0 ?? -1) >= 0 }) else { return nil }
    let numbers = parts.compactMap { $0 }
    major = numbers[0]
    minor = numbers.count > 1 ? numbers[1] : 0
    if numbers.count > 2 { build = numbers[2] }
    if numbers.count > 3 { revision = numbers[3] }
  }
}

extension ModuleSpecification {
  /// A module's name, or a hashtable of constants with `ModuleName` and a version.
  package init?(_ argument: Ast) {
    if let string = argument as? StringConstantExpressionAst {
      self.init(name: string.text)
      return
    }
    guard let table = argument as? HashtableAst else { return nil }
    var values: [FoldedKey: PSString] = [:]
    for pair in table.keyValuePairs {
      guard let key = pair.key as? StringConstantExpressionAst, let pipeline = pair.value as? PipelineAst else { return nil }
      guard let value = pipeline.pureExpression as? ConstantExpressionAst else { return nil }
      values[FoldedKey(key.text)] = (value as? StringConstantExpressionAst)?.text ?? value.extent.text
    }
    func take(_ name: String) -> PSString? { values.removeValue(forKey: FoldedKey(PSString.of(name))) }
    guard let name = take("ModuleName") else { return nil }
    self.init(name: name)
    guid = take("GUID")
    version = take("ModuleVersion")
    maximumVersion = take("MaximumVersion")
    requiredVersion = take("RequiredVersion")
    // A version, and not both a range and an exact one.
    guard values.isEmpty, version != nil || maximumVersion != nil || requiredVersion != nil else { return nil }
    guard requiredVersion == nil || version == nil && maximumVersion == nil else { return nil }
  }
}
