import Text

// MARK: - Functions, parameters, types

extension SemanticChecks {
  func checkDuplicates(_ parameters: [ParameterAst]) {
    var seen: Set<FoldedKey> = []
    for parameter in parameters {
      let name = parameter.name.variablePath.userPath
      if !seen.insert(FoldedKey(name)).inserted { report(.duplicateFormalParameter, at: parameter.name.extent, name.string) }
      if let void = parameter.attributes.first(where: { $0.kind == .typeConstraint && $0.typeName.isVoid }) {
        report(.voidTypeConstraintNotAllowed, at: void.extent)
      }
    }
  }

  func check(_ parameter: ParameterAst) {
    let isOfMethod = parameter.parent?.parent is FunctionMemberAst
    var hasType = false
    for type in parameter.attributes where type.kind == .typeConstraint {
      if type.typeName.isOrdered {
        report(.orderedAttributeOnlyOnHashLiteralNode, at: type.extent, type.typeName.description)
      } else if isOfMethod {
        if hasType { report(.multipleTypeConstraintsOnMethodParam, at: type.extent) }
        hasType = true
      }
    }
  }

  func check(_ function: FunctionDefinitionAst) {
    if let parameters = function.parameters {
      if let block = function.body.paramBlock {
        report(.onlyOneParameterListAllowed, at: block.extent)
      } else {
        checkDuplicates(parameters)
      }
    }
    if function.isWorkflow { report(.workflowNotSupportedInPowerShellCore, at: function.extent) }
  }

  func check(_ method: FunctionMemberAst) {
    let body = method.body
    if let block = body.paramBlock { report(.paramBlockNotAllowedInMethod, at: block.extent) }
    let named = body.dynamicParamBlock ?? body.beginBlock ?? body.processBlock
    if let block = named ?? (body.endBlock?.unnamed == false ? body.endBlock : nil) {
      report(.namedBlockNotAllowedInMethod, at: block.extent)
    }
    if method.isConstructor, let type = method.returnType { report(.constructorCantHaveReturnType, at: type.extent) }
    let flow = MethodFlow.analyze(method)
    unassigned.formUnion(flow.unassigned)
    if !flow.allPathsReturn, !method.returnsNothing {
      report(.methodHasCodePathNotReturn, at: method.functionDefinition.nameExtent)
    }
  }

  func check(_ property: PropertyMemberAst) {
    if let type = property.propertyType, type.typeName.isVoid {
      report(.typeNotAllowedForProperty, at: type.extent, type.typeName.description)
    }
  }

  func check(_ statement: UsingStatementAst) {
    let isSupported = [.namespace, .assembly, .module].contains(statement.usingStatementKind)
    if !isSupported || statement.alias != nil { report(.usingStatementNotSupported, at: statement.extent) }
  }
}

extension FunctionMemberAst {
  /// No return type, or `[void]`.
  var returnsNothing: Bool { returnType.map { $0.typeName is TypeName && $0.typeName.isVoid } ?? true }
}

// MARK: - Attributes

extension SemanticChecks {
  func check(_ attribute: AttributeAst) {
    let target = classTarget(of: attribute)
    if let target, let usage = AttributeUsage.known(attribute.typeName), usage.targets.isDisjoint(with: target) {
      report(.attributeNotAllowedOnDeclaration, at: attribute.extent, usage.name, usage.targets.description)
    }
    let purpose: ConstantExpressions.Purpose = target == nil ? .attribute : .classAttribute
    let message: ParserMessage =
      target == nil ? .parameterAttributeArgumentNeedsToBeConstantOrScriptBlock : .parameterAttributeArgumentNeedsToBeConstant
    for named in attribute.namedArguments
    where !named.expressionOmitted && !ConstantExpressions.isConstant(named.argument, for: purpose) {
      report(message, at: named.argument.extent)
    }
    for argument in attribute.positionalArguments where !ConstantExpressions.isConstant(argument, for: purpose) {
      report(message, at: argument.extent)
    }
  }

  /// What of a class the attribute stands on; nil when it's not on or in a class.
  private func classTarget(of attribute: AttributeAst) -> AttributeUsage.Targets? {
    switch attribute.parent {
    case let type as TypeDefinitionAst: return type.isClass ? .class : type.isEnum ? .enum : .interface
    case is PropertyMemberAst: return [.property, .field]
    case let method as FunctionMemberAst: return method.isConstructor ? .constructor : .method
    case is ParameterAst where member is FunctionMemberAst: return .parameter
    default: return nil
    }
  }
}

/// Where .NET allows the attributes that PowerShell knows.
private struct AttributeUsage {
  struct Targets: OptionSet {
    let rawValue: UInt16
    static let `class` = Targets(rawValue: 0x4)
    static let `enum` = Targets(rawValue: 0x10)
    static let constructor = Targets(rawValue: 0x20)
    static let method = Targets(rawValue: 0x40)
    static let property = Targets(rawValue: 0x80)
    static let field = Targets(rawValue: 0x100)
    static let interface = Targets(rawValue: 0x400)
    static let parameter = Targets(rawValue: 0x800)

    /// As `AttributeTargets.ToString()`.
    var description: String {
      let names: [(Targets, String)] = [(.class, "Class"), (.enum, "Enum"), (.property, "Property"), (.field, "Field")]
      return names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
    }
  }

  /// As PowerShell writes the attribute.
  let name: String
  let targets: Targets

  private static let ofParameters = [
    "AllowEmptyCollection", "AllowEmptyString", "AllowNull", "ArgumentCompleter", "ArgumentCompletions", "Credential", "Parameter",
    "PSDefaultValue", "SupportsWildcards", "ValidateCount", "ValidateDrive", "ValidateLength", "ValidateNotNull", "ValidateNotNullOrEmpty",
    "ValidateNotNullOrWhiteSpace", "ValidatePattern", "ValidateRange", "ValidateScript", "ValidateSet", "ValidateTrustedData",
    "ValidateUserDrive", "DscProperty",
  ]
  private static let ofTypes = ["CmdletBinding", "DscResource", "DscLocalConfigurationManager", "NoRunspaceAffinity", "OutputType"]

  /// The usage of an attribute that is not allowed everywhere; nil for one that is, or isn't known.
  static func known(_ name: ITypeName) -> AttributeUsage? {
    var text = name.fullName.string.lowercased()
    for prefix in ["system.management.automation.", "system."] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
    if text.hasSuffix("attribute") { text.removeLast(9) }
    if let name = ofParameters.first(where: { $0.lowercased() == text }) {
      return AttributeUsage(name: name, targets: [.property, .field])
    }
    if let name = ofTypes.first(where: { $0.lowercased() == text }) { return AttributeUsage(name: name, targets: .class) }
    if text == "alias" { return AttributeUsage(name: "Alias", targets: [.class, .property, .field]) }
    return text == "flags" ? AttributeUsage(name: "System.FlagsAttribute", targets: .enum) : nil
  }
}
