import Text

/// What a `data` section may hold: constants, a few variables and types, `if`, and the commands it names.
struct DataSectionChecks {
  private let parser: Parser
  /// The commands that may run; nil when the list is computed and all may.
  private let commands: [PSString]?

  static func check(_ section: DataStatementAst, _ parser: Parser) {
    var commands: [PSString]? = [PSString.of("ConvertFrom-StringData")]
    for command in section.commandsAllowed {
      if let name = command as? StringConstantExpressionAst { commands?.append(name.text) } else { commands = nil }
    }
    let checks = DataSectionChecks(parser: parser, commands: commands)
    section.body.visit {
      checks.check($0)
      return .continue
    }
  }

  private func check(_ node: Ast) {
    switch node {
    case let type as TypeConstraintAst: check(type.typeName, at: type)
    case let type as TypeExpressionAst: check(type.typeName, at: type)
    case let command as CommandAst: check(command)
    case let variable as VariableExpressionAst: check(variable)
    case let binary as BinaryExpressionAst where binary.operator.flags.contains(.disallowedInRestrictedMode):
      parser.report(.operatorNotSupportedInDataSection, at: binary.errorPosition, binary.operator.text)
    case let unary as UnaryExpressionAst where unary.tokenKind.flags.contains(.disallowedInRestrictedMode):
      parser.report(.operatorNotSupportedInDataSection, at: unary.extent, unary.tokenKind.text)
    default: if let message = message(for: node.kind) { parser.report(message, at: node.extent) }
    }
  }

  /// Why a node of this kind can't be in a data section; nil for one that can.
  private func message(for kind: AstKind) -> ParserMessage? {
    switch kind {
    case .scriptBlock, .scriptBlockExpression: .scriptBlockNotSupportedInDataSection
    case .paramBlock: .parameterDeclarationNotSupportedInDataSection
    case .attribute, .attributedExpression: .attributeNotSupportedInDataSection
    case .functionDefinition: .functionDeclarationNotSupportedInDataSection
    case .trapStatement: .trapStatementNotSupportedInDataSection
    case .switchStatement: .switchStatementNotSupportedInDataSection
    case .dataStatement: .dataSectionStatementNotSupportedInDataSection
    case .forEachStatement: .foreachStatementNotSupportedInDataSection
    case .doWhileStatement, .doUntilStatement: .doWhileStatementNotSupportedInDataSection
    case .forStatement, .whileStatement: .forWhileStatementNotSupportedInDataSection
    case .tryStatement: .tryStatementNotSupportedInDataSection
    case .breakStatement, .continueStatement, .returnStatement, .exitStatement, .throwStatement:
      .flowControlStatementNotSupportedInDataSection
    case .assignmentStatement: .assignmentStatementNotSupportedInDataSection
    case .mergingRedirection, .fileRedirection: .redirectionNotSupportedInDataSection
    case .memberExpression: .propertyReferenceNotSupportedInDataSection
    case .invokeMemberExpression: .methodCallNotSupportedInDataSection
    case .indexExpression: .arrayReferenceNotSupportedInDataSection
    case .blockStatement: .parallelAndSequenceBlockNotSupportedInDataSection
    default: nil
    }
  }

  private func check(_ command: CommandAst) {
    if command.invocationOperator == .dot {
      parser.report(.dotSourcingNotSupportedInDataSection, at: command.extent)
      return
    }
    guard let commands else { return }
    guard let name = command.commandName else {
      if command.invocationOperator == .ampersand {
        parser.report(.operatorNotSupportedInDataSection, at: command.extent, "&")
      } else {
        parser.report(.cmdletNotInAllowedListForDataSection, at: command.extent, command.extent.text.string)
      }
      return
    }
    if !commands.contains(where: { $0.equalsIgnoringCase(name) }) {
      parser.report(.cmdletNotInAllowedListForDataSection, at: command.extent, name.string)
    }
  }

  private func check(_ variable: VariableExpressionAst) {
    let name = variable.variablePath.userPath.string.lowercased()
    if !["psculture", "psuiculture", "true", "false", "null"].contains(name) {
      parser.report(
        .variableReferenceNotSupportedInDataSection, at: variable.extent, "$PSCulture, $PSUICulture, $true, $false, $null")
    }
  }

  /// Only the simple types that .NET gives a type code, and arrays of them.
  private func check(_ name: ITypeName, at node: Ast) {
    let element = (name as? ArrayTypeName)?.elementType ?? name
    if !(element is TypeName) || !ConstantExpressions.isSafeType(element) || element.fullName.equalsIgnoringCase(ascii: "bigint") {
      parser.report(.typeNotAllowedInDataSection, at: node.extent, name.description)
    }
  }
}
