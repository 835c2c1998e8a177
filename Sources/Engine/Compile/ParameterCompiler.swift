import Syntax
import Text

/// Parameters of functions and script blocks.
extension Compiler {
  func parameter(_ ast: ParameterAst, slot: Int) throws(Unwind) -> CompiledParameter {
    let name = Names.canonical(ast.name.variablePath.unqualifiedPath)
    var type: DotNetType?
    if let constraint = Compiler.typeConstraint(ast) {
      guard let found = environment.session.resolveType(constraint.typeName) else {
        throw Unwind(
          .error(
            ErrorRecord(
              ExceptionObject("System.Management.Automation.RuntimeException", "Unable to find type [\(constraint.typeName.fullName)]."),
              id: "TypeNotFound", category: .invalidOperation, target: .string(constraint.typeName.fullName))))
      }
      type = found
    }
    let attributes = ast.attributes.compactMap { $0 as? AttributeAst }
    let traits: VariableTraits?
    if type != nil || attributes.contains(where: { AttributeCompiler.isValidation($0) }) {
      let made = VariableTraits()
      made.constraint = type === DotNetType.object ? nil : type
      let environment = self.environment
      let top = environment.session.top
      for a in attributes { made.attributes.append(contentsOf: (try? AttributeCompiler.validation(a, top, environment)) ?? []) }
      traits = made.constraint == nil && made.attributes.isEmpty ? nil : made
    } else {
      traits = nil
    }
    parameterTraits[slot] = traits
    let value = try ast.defaultValue.map { (e) throws(Unwind) in try outsideLoops { () throws(Unwind) in try expression(e) } }
    return CompiledParameter(
      name: name, ast: ast, type: type === DotNetType.object ? nil : type, defaultValue: value,
      needsBinder: !attributes.isEmpty || type === DotNetType.switchParameter, traits: traits)
  }

  private static func typeConstraint(_ ast: ParameterAst) -> TypeConstraintAst? { ast.attributes.lazy.compactMap { $0 as? TypeConstraintAst }.first }

  static func isAdvanced(_ ast: ScriptBlockAst, _ parameters: [ParameterAst]) -> Bool {
    if let attributes = ast.paramBlock?.attributes, attributes.contains(where: { $0.isNamed("CmdletBinding") }) { return true }
    return parameters.contains { p in p.attributes.contains { ($0 as? AttributeAst)?.isNamed("Parameter") ?? false } }
  }

  /// Parameters, sets and switches of a block for the binder, `Get-Command` and help.
  static func describe(
    _ ast: ScriptBlockAst, _ parameters: [ParameterAst], _ compiled: CompiledBlock, _ name: PSString, _ environment: ScopeEnvironment
  ) throws(Unwind) -> CommandDescription {
    let command = CommandDescription(name: name, errorIdSuffix: name)
    command.isAdvanced = compiled.isAdvanced
    let f = environment.session.top
    for attribute in ast.paramBlock?.attributes ?? [] where attribute.isNamed("CmdletBinding") {
      for argument in attribute.namedArguments {
        let value = try AttributeCompiler.evaluate(argument.argument, f, environment)
        switch argument.argumentName.string.lowercased() {
        case "defaultparametersetname": command.defaultSet = try Conversion.text(value)
        case "supportsshouldprocess": command.supportsShouldProcess = try Conversion.truth(value)
        case "supportspaging": command.supportsPaging = try Conversion.truth(value)
        case "supportstransactions": command.supportsTransactions = try Conversion.truth(value)
        case "positionalbinding": command.positionalBinding = try Conversion.truth(value)
        case "confirmimpact": command.confirmImpact = confirmImpact(try Conversion.text(value).string)
        case "helpuri": command.helpUri = try Conversion.text(value)
        default: break
        }
      }
    }
    if let name = command.defaultSet { _ = command.setNumber(name) }
    var anyPosition = false
    for (i, p) in parameters.enumerated() {
      let type = compiled.parameters[i].type ?? DotNetType.object
      let d = ParameterDescription(name: compiled.parameters[i].name.text, type: type, index: i)
      for attribute in p.attributes.compactMap({ $0 as? AttributeAst }) {
        if attribute.isNamed("Parameter") {
          let (set, membership) = try membership(attribute, f, environment)
          if membership.position != nil { anyPosition = true }
          d.sets.append((set: set.map { command.setNumber($0) } ?? -1, membership: membership))
          if attribute.namedArguments.contains(where: { $0.argumentName.equalsIgnoringCase(ascii: "DontShow") }) { d.isHidden = true }
        } else if attribute.isNamed("Alias") {
          for a in attribute.positionalArguments { d.aliases.append(try Conversion.text(AttributeCompiler.evaluate(a, f, environment))) }
        } else {
          d.attributes.append(contentsOf: try AttributeCompiler.validation(attribute, f, environment))
        }
      }
      if d.sets.isEmpty { d.sets = [(set: -1, membership: .init())] }
      command.parameters.append(d)
    }
    if !anyPosition, command.positionalBinding { givePositions(command) }
    return command
  }

  /// Without any explicit position, parameters take positions in their order, switches left out.
  private static func givePositions(_ command: CommandDescription) {
    var next: [Int: Int] = [:]
    for d in command.parameters where !d.isSwitch {
      for i in d.sets.indices {
        let set = d.sets[i].set
        let position = set < 0 ? (next.values.max() ?? 0) : (next[set] ?? next[-1] ?? 0)
        d.sets[i].membership.position = position
        next[set] = position + 1
      }
    }
  }

  private static func membership(
    _ attribute: AttributeAst, _ f: Frame, _ environment: ScopeEnvironment
  ) throws(Unwind) -> (PSString?, ParameterDescription.SetMembership) {
    var membership = ParameterDescription.SetMembership()
    var set: PSString?
    for argument in attribute.namedArguments {
      let value = try AttributeCompiler.evaluate(argument.argument, f, environment)
      switch argument.argumentName.string.lowercased() {
      case "mandatory": membership.isMandatory = try Conversion.truth(value)
      case "position": if case .int32(let n) = try Conversion.convert(value, to: .int32), n >= 0 { membership.position = Int(n) }
      case "valuefrompipeline": membership.fromPipeline = try Conversion.truth(value)
      case "valuefrompipelinebypropertyname": membership.fromPipelineByPropertyName = try Conversion.truth(value)
      case "valuefromremainingarguments": membership.fromRemainingArguments = try Conversion.truth(value)
      case "helpmessage": membership.helpMessage = try Conversion.text(value)
      case "parametersetname": set = try Conversion.text(value)
      default: break
      }
    }
    return (set, membership)
  }

  private static func confirmImpact(_ text: String) -> CommandDescription.ConfirmImpact {
    switch text.lowercased() {
    case "none": .none
    case "low": .low
    case "high": .high
    default: .medium
    }
  }
}

extension AttributeBaseAst {
  /// The attribute's name, with or without `Attribute` behind it.
  func isNamed(_ name: StaticString) -> Bool {
    let text = typeName.name.string.lowercased()
    let wanted = name.description.lowercased()
    return text == wanted || text == wanted + "attribute" || text.hasSuffix("." + wanted) || text.hasSuffix("." + wanted + "attribute")
  }
}

/// Attributes on parameters and variables, their arguments evaluated.
enum AttributeCompiler {
  private static let names: [StaticString] = [
    "ValidateNotNull", "ValidateNotNullOrEmpty", "ValidateNotNullOrWhiteSpace", "ValidateSet", "ValidateRange", "ValidatePattern", "ValidateLength",
    "ValidateCount", "ValidateScript",
  ]

  static func isValidation(_ attribute: AttributeAst) -> Bool { names.contains { attribute.isNamed($0) } }

  /// The value of an attribute's argument: a constant expression, a type, a script block.
  static func evaluate(_ e: ExpressionAst, _ f: Frame, _ environment: ScopeEnvironment) throws(Unwind) -> Value {
    var survey = BlockSurvey()
    survey.visit(e)
    let compiler = Compiler(byName: true, environment: environment, survey: survey)
    let node = try compiler.expression(e)
    if let constant = node.constant { return constant }
    let block = CompiledBlock(
      slotNames: compiler.slots, parameters: [], begin: nil, process: nil, end: node, clean: nil, dynamicParam: nil, ast: nil,
      needsBoundParameters: false, needsArguments: false, needsInput: false, isAdvanced: false, isFilter: false
    ) { (_: CompiledBlock, name: PSString) throws(Unwind) in CommandDescription(name: name, errorIdSuffix: name) }
    let runtime = f.runtime
    let base = try runtime.push(Frame.size(slots: block.slotCount))
    let g = Frame.make(
      at: base, environment: environment, out: f.out, streams: f.streams, caller: f, scopeParent: f, site: nil, block: block, flags: [])
    defer {
      g.leave()
      runtime.stackTop = base
    }
    return try node.eval(g)
  }

  static func validation(_ a: AttributeAst, _ f: Frame, _ environment: ScopeEnvironment) throws(Unwind) -> [ParameterAttribute] {
    func values() throws(Unwind) -> [Value] { try a.positionalArguments.map { (e) throws(Unwind) in try evaluate(e, f, environment) } }
    func named(_ name: StaticString) throws(Unwind) -> Value? {
      for n in a.namedArguments where n.argumentName.equalsIgnoringCase(ascii: name) { return try evaluate(n.argument, f, environment) }
      return nil
    }
    func integers() throws(Unwind) -> [Int] {
      try values().map { (v) throws(Unwind) in if case .int32(let n) = try Conversion.convert(v, to: .int32) { Int(n) } else { 0 } }
    }
    let message = try named("ErrorMessage").map { (v) throws(Unwind) in try Conversion.text(v) }
    if a.isNamed("ValidateNotNull") { return [.validateNotNull] }
    if a.isNamed("ValidateNotNullOrEmpty") { return [.validateNotNullOrEmpty] }
    if a.isNamed("ValidateNotNullOrWhiteSpace") { return [.validateNotNullOrWhiteSpace] }
    if a.isNamed("AllowNull") { return [.allowNull] }
    if a.isNamed("AllowEmptyString") { return [.allowEmptyString] }
    if a.isNamed("AllowEmptyCollection") { return [.allowEmptyCollection] }
    if a.isNamed("ValidateSet") {
      let ignoreCase = try named("IgnoreCase").map { (v) throws(Unwind) in try Conversion.truth(v) } ?? true
      return [.validateSet(try values().map { (v) throws(Unwind) in try Conversion.text(v) }, ignoreCase: ignoreCase, message: message)]
    }
    if a.isNamed("ValidateRange") {
      let v = try values()
      if v.count == 2 { return [.validateRange(v[0], v[1])] }
      if v.count == 1 { return [.validateRangeKind(try Conversion.text(v[0]))] }
    }
    if a.isNamed("ValidatePattern"), let v = try values().first {
      var options = 1
      if let o = try named("Options"), case .object(let e) = o, let raw = (e as? EnumValue)?.raw { options = Int(raw) }
      return [.validatePattern(try Conversion.text(v), options: options, message: message)]
    }
    if a.isNamed("ValidateLength") {
      let n = try integers()
      if n.count == 2 { return [.validateLength(n[0], n[1])] }
    }
    if a.isNamed("ValidateCount") {
      let n = try integers()
      if n.count == 2 { return [.validateCount(n[0], n[1])] }
    }
    if a.isNamed("ValidateScript"), case .object(let o)? = try values().first, let block = o as? ScriptBlock {
      return [.validateScript(block, message: message)]
    }
    if a.isNamed("Credential") { return [.credential] }
    if a.isNamed("ArgumentCompleter"), let v = try values().first { return [.argumentCompleter(v)] }
    if a.isNamed("ArgumentCompletions") { return [.argumentCompletions(try values().map { (v) throws(Unwind) in try Conversion.text(v) })] }
    if a.isNamed("SupportsWildcards") { return [.supportsWildcards] }
    if a.isNamed("Obsolete") { return [.obsolete(try values().first.map { (v) throws(Unwind) in try Conversion.text(v) })] }
    if a.isNamed("ValidateDrive") { return [.validateDrive(try values().map { (v) throws(Unwind) in try Conversion.text(v) })] }
    if a.isNamed("ValidateUserDrive") { return [.validateUserDrive] }
    if a.isNamed("ValidateTrustedData") { return [.validateTrustedData] }
    if let type = environment.session.resolveType(a.typeName), type.scriptClass != nil,
      case .object(let made) = try Members.construct(type, try values(), f)
    {
      for n in a.namedArguments { try Members.set(.object(made), n.argumentName, try evaluate(n.argument, f, environment), f) }
      return [.custom(made)]
    }
    return []
  }
}
