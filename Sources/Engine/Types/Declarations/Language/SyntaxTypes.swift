import Syntax
import Text

/// The types of `System.Management.Automation.Language`, and what goes with them: scripts' view of the parser.
///
/// One line a type, in alphabetical order.
enum SyntaxTypes {
  /// A type of the namespace by its name alone.
  static func named(_ name: StaticString) -> DotNetType { TypeRegistry.find("System.Management.Automation.Language.\(name)") ?? .object }

  /// The class of a node.
  static func type(of kind: AstKind) -> DotNetType { astTypes[Int(kind.rawValue)] }
  private nonisolated(unsafe) static let astTypes = AstKind.allCases.map {
    TypeRegistry.find("System.Management.Automation.Language.\($0.name)Ast") ?? .object
  }

  /// A value of one of the namespace's enums.
  static func enumeration(_ name: StaticString, _ raw: Int) -> Value { .object(EnumValue(named(name), Int64(raw))) }

  static func tokenKind(_ kind: TokenKind) -> Value { .object(EnumValue(tokenKindType, Int64(kind.rawValue))) }
  private nonisolated(unsafe) static let tokenKindType = named("TokenKind")

  static func tokenFlags(_ flags: TokenFlags) -> Value { .object(EnumValue(tokenFlagsType, Int64(flags.rawValue))) }
  private nonisolated(unsafe) static let tokenFlagsType = named("TokenFlags")

  /// A `ReadOnlyCollection`.
  static func list(_ values: [Value], of elementType: DotNetType) -> Value {
    let made = ListObject(ContiguousArray(values), type: DotNetType.readOnlyCollection.constructed([elementType]))
    made.isReadOnly = true
    return .object(made)
  }

  // swift-format-ignore
  static let entries: [TypeEntry] = [
    TypeEntry("Microsoft.PowerShell.Commands.ModuleSpecification", declare: ScriptRequirementsMembers.module),
    TypeEntry("System.Management.Automation.Language.ArrayExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.array),
    TypeEntry("System.Management.Automation.Language.ArrayLiteralAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.arrayLiteral),
    TypeEntry("System.Management.Automation.Language.ArrayTypeName", interfaces: ["System.Management.Automation.Language.ITypeName"], declare: TypeNameMembers.array),
    TypeEntry("System.Management.Automation.Language.AssignmentStatementAst", base: named("PipelineBaseAst"), declare: PipelineAstMembers.assignment),
    TypeEntry("System.Management.Automation.Language.Ast", isAbstract: true, declare: AstBaseMembers.declare),
    TypeEntry("System.Management.Automation.Language.AstVisitor", isAbstract: true, declare: AstVisiting.declareVisitor),
    TypeEntry("System.Management.Automation.Language.AstVisitor2", base: named("AstVisitor"), isAbstract: true, declare: AstVisiting.declareVisitor2),
    TypeEntry("System.Management.Automation.Language.AttributeAst", base: named("AttributeBaseAst"), declare: BlockAstMembers.attribute),
    TypeEntry("System.Management.Automation.Language.AttributeBaseAst", base: named("Ast"), isAbstract: true, declare: BlockAstMembers.attributeBase),
    TypeEntry("System.Management.Automation.Language.AttributedExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.attributed),
    TypeEntry("System.Management.Automation.Language.BaseCtorInvokeMemberExpressionAst", base: named("InvokeMemberExpressionAst")),
    TypeEntry("System.Management.Automation.Language.BinaryExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.binary),
    TypeEntry("System.Management.Automation.Language.BlockStatementAst", base: named("StatementAst"), declare: StatementAstMembers.block),
    TypeEntry("System.Management.Automation.Language.BreakStatementAst", base: named("StatementAst"), declare: StatementAstMembers.loopFlow),
    TypeEntry("System.Management.Automation.Language.CatchClauseAst", base: named("Ast"), declare: StatementAstMembers.catchClause),
    TypeEntry("System.Management.Automation.Language.ChainableAst", base: named("PipelineBaseAst"), isAbstract: true),
    TypeEntry("System.Management.Automation.Language.CommandAst", base: named("CommandBaseAst"), declare: PipelineAstMembers.command),
    TypeEntry("System.Management.Automation.Language.CommandBaseAst", base: named("StatementAst"), isAbstract: true, declare: PipelineAstMembers.commandBase),
    TypeEntry("System.Management.Automation.Language.CommandElementAst", base: named("Ast"), isAbstract: true),
    TypeEntry("System.Management.Automation.Language.CommandExpressionAst", base: named("CommandBaseAst"), declare: PipelineAstMembers.commandExpression),
    TypeEntry("System.Management.Automation.Language.CommandParameterAst", base: named("CommandElementAst"), declare: PipelineAstMembers.parameter),
    TypeEntry("System.Management.Automation.Language.CommentHelpInfo", declare: CommentHelpMembers.declare),
    TypeEntry("System.Management.Automation.Language.ConfigurationDefinitionAst", base: named("StatementAst"), declare: DeclarationAstMembers.configuration),
    TypeEntry("System.Management.Automation.Language.ConstantExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.constant),
    TypeEntry("System.Management.Automation.Language.ContinueStatementAst", base: named("StatementAst"), declare: StatementAstMembers.loopFlow),
    TypeEntry("System.Management.Automation.Language.ConvertExpressionAst", base: named("AttributedExpressionAst"), declare: ExpressionAstMembers.convert),
    TypeEntry("System.Management.Automation.Language.DataStatementAst", base: named("StatementAst"), declare: StatementAstMembers.data),
    TypeEntry("System.Management.Automation.Language.DoUntilStatementAst", base: named("LoopStatementAst")),
    TypeEntry("System.Management.Automation.Language.DoWhileStatementAst", base: named("LoopStatementAst")),
    TypeEntry("System.Management.Automation.Language.DynamicKeywordStatementAst", base: named("StatementAst"), declare: DeclarationAstMembers.dynamicKeyword),
    TypeEntry("System.Management.Automation.Language.EmptyScriptExtent", interfaces: ["System.Management.Automation.Language.IScriptExtent"], declare: ScriptExtentMembers.extent),
    TypeEntry("System.Management.Automation.Language.EmptyScriptPosition", interfaces: ["System.Management.Automation.Language.IScriptPosition"], declare: ScriptExtentMembers.position),
    TypeEntry("System.Management.Automation.Language.ErrorExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.error),
    TypeEntry("System.Management.Automation.Language.ErrorStatementAst", base: named("PipelineBaseAst"), declare: StatementAstMembers.error),
    TypeEntry("System.Management.Automation.Language.ExitStatementAst", base: named("StatementAst"), declare: StatementAstMembers.pipelineFlow),
    TypeEntry("System.Management.Automation.Language.ExpandableStringExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.expandableString),
    TypeEntry("System.Management.Automation.Language.ExpressionAst", base: named("CommandElementAst"), isAbstract: true, declare: ExpressionAstMembers.expression),
    TypeEntry("System.Management.Automation.Language.FileRedirectionAst", base: named("RedirectionAst"), declare: PipelineAstMembers.file),
    TypeEntry("System.Management.Automation.Language.FileRedirectionToken", base: named("RedirectionToken"), declare: TokenMembers.file),
    TypeEntry("System.Management.Automation.Language.ForEachStatementAst", base: named("LoopStatementAst"), declare: StatementAstMembers.forEach),
    TypeEntry("System.Management.Automation.Language.ForStatementAst", base: named("LoopStatementAst"), declare: StatementAstMembers.forStatement),
    TypeEntry("System.Management.Automation.Language.FunctionDefinitionAst", base: named("StatementAst"), declare: DeclarationAstMembers.function),
    TypeEntry("System.Management.Automation.Language.FunctionMemberAst", base: named("MemberAst"), declare: DeclarationAstMembers.method),
    TypeEntry("System.Management.Automation.Language.GenericTypeName", interfaces: ["System.Management.Automation.Language.ITypeName"], declare: TypeNameMembers.generic),
    TypeEntry("System.Management.Automation.Language.HashtableAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.hashtable),
    TypeEntry("System.Management.Automation.Language.ICustomAstVisitor", .interface, base: nil),
    TypeEntry("System.Management.Automation.Language.ICustomAstVisitor2", .interface, base: nil, interfaces: ["System.Management.Automation.Language.ICustomAstVisitor"]),
    TypeEntry("System.Management.Automation.Language.IfStatementAst", base: named("StatementAst"), declare: StatementAstMembers.ifStatement),
    TypeEntry("System.Management.Automation.Language.IndexExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.index),
    TypeEntry("System.Management.Automation.Language.InputRedirectionToken", base: named("RedirectionToken")),
    TypeEntry("System.Management.Automation.Language.InternalScriptExtent", interfaces: ["System.Management.Automation.Language.IScriptExtent"], declare: ScriptExtentMembers.extent),
    TypeEntry("System.Management.Automation.Language.InternalScriptPosition", interfaces: ["System.Management.Automation.Language.IScriptPosition"], declare: ScriptExtentMembers.position),
    TypeEntry("System.Management.Automation.Language.InvokeMemberExpressionAst", base: named("MemberExpressionAst"), declare: ExpressionAstMembers.invokeMember),
    TypeEntry("System.Management.Automation.Language.IScriptExtent", .interface, base: nil, declare: ScriptExtentMembers.extent),
    TypeEntry("System.Management.Automation.Language.IScriptPosition", .interface, base: nil, declare: ScriptExtentMembers.position),
    TypeEntry("System.Management.Automation.Language.ITypeName", .interface, base: nil, declare: TypeNameMembers.name),
    TypeEntry("System.Management.Automation.Language.LabeledStatementAst", base: named("StatementAst"), isAbstract: true, declare: StatementAstMembers.labeled),
    TypeEntry("System.Management.Automation.Language.LabelToken", base: named("Token"), declare: TokenMembers.label),
    TypeEntry("System.Management.Automation.Language.LoopStatementAst", base: named("LabeledStatementAst"), isAbstract: true, declare: StatementAstMembers.loop),
    TypeEntry("System.Management.Automation.Language.MemberAst", base: named("Ast"), isAbstract: true, declare: DeclarationAstMembers.member),
    TypeEntry("System.Management.Automation.Language.MemberExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.member),
    TypeEntry("System.Management.Automation.Language.MergingRedirectionAst", base: named("RedirectionAst"), declare: PipelineAstMembers.merging),
    TypeEntry("System.Management.Automation.Language.MergingRedirectionToken", base: named("RedirectionToken"), declare: TokenMembers.merging),
    TypeEntry("System.Management.Automation.Language.NamedAttributeArgumentAst", base: named("Ast"), declare: BlockAstMembers.namedArgument),
    TypeEntry("System.Management.Automation.Language.NamedBlockAst", base: named("Ast"), declare: BlockAstMembers.namedBlock),
    TypeEntry("System.Management.Automation.Language.NumberToken", base: named("Token"), declare: TokenMembers.number),
    TypeEntry("System.Management.Automation.Language.ParamBlockAst", base: named("Ast"), declare: BlockAstMembers.paramBlock),
    TypeEntry("System.Management.Automation.Language.ParameterAst", base: named("Ast"), declare: BlockAstMembers.parameter),
    TypeEntry("System.Management.Automation.Language.ParameterToken", base: named("Token"), declare: TokenMembers.parameter),
    TypeEntry("System.Management.Automation.Language.ParenExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.paren),
    TypeEntry("System.Management.Automation.Language.ParseError", declare: ParserMembers.error),
    TypeEntry("System.Management.Automation.Language.Parser", isAbstract: true, declare: ParserMembers.parser),
    TypeEntry("System.Management.Automation.Language.PipelineAst", base: named("ChainableAst"), declare: PipelineAstMembers.pipeline),
    TypeEntry("System.Management.Automation.Language.PipelineBaseAst", base: named("StatementAst"), isAbstract: true, declare: PipelineAstMembers.base),
    TypeEntry("System.Management.Automation.Language.PipelineChainAst", base: named("ChainableAst"), declare: PipelineAstMembers.chain),
    TypeEntry("System.Management.Automation.Language.PropertyMemberAst", base: named("MemberAst"), declare: DeclarationAstMembers.property),
    TypeEntry("System.Management.Automation.Language.RedirectionAst", base: named("Ast"), isAbstract: true, declare: PipelineAstMembers.redirection),
    TypeEntry("System.Management.Automation.Language.RedirectionToken", base: named("Token"), isAbstract: true),
    TypeEntry("System.Management.Automation.Language.ReturnStatementAst", base: named("StatementAst"), declare: StatementAstMembers.pipelineFlow),
    TypeEntry("System.Management.Automation.Language.ScriptBlockAst", base: named("Ast"), declare: BlockAstMembers.scriptBlock),
    TypeEntry("System.Management.Automation.Language.ScriptBlockExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.scriptBlock),
    TypeEntry("System.Management.Automation.Language.ScriptRequirements", declare: ScriptRequirementsMembers.declare),
    TypeEntry("System.Management.Automation.Language.StatementAst", base: named("Ast"), isAbstract: true),
    TypeEntry("System.Management.Automation.Language.StatementBlockAst", base: named("Ast"), declare: BlockAstMembers.statementBlock),
    TypeEntry("System.Management.Automation.Language.StringConstantExpressionAst", base: named("ConstantExpressionAst"), declare: ExpressionAstMembers.stringConstant),
    TypeEntry("System.Management.Automation.Language.StringExpandableToken", base: named("StringToken"), declare: TokenMembers.expandable),
    TypeEntry("System.Management.Automation.Language.StringLiteralToken", base: named("StringToken")),
    TypeEntry("System.Management.Automation.Language.StringToken", base: named("Token"), isAbstract: true, declare: TokenMembers.string),
    TypeEntry("System.Management.Automation.Language.SubExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.sub),
    TypeEntry("System.Management.Automation.Language.SwitchStatementAst", base: named("LabeledStatementAst"), declare: StatementAstMembers.switchStatement),
    TypeEntry("System.Management.Automation.Language.TernaryExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.ternary),
    TypeEntry("System.Management.Automation.Language.ThrowStatementAst", base: named("StatementAst"), declare: StatementAstMembers.throwStatement),
    TypeEntry("System.Management.Automation.Language.Token", declare: TokenMembers.token),
    TypeEntry("System.Management.Automation.Language.TrapStatementAst", base: named("StatementAst"), declare: StatementAstMembers.trap),
    TypeEntry("System.Management.Automation.Language.TryStatementAst", base: named("StatementAst"), declare: StatementAstMembers.tryStatement),
    TypeEntry("System.Management.Automation.Language.TypeConstraintAst", base: named("AttributeBaseAst")),
    TypeEntry("System.Management.Automation.Language.TypeDefinitionAst", base: named("StatementAst"), declare: DeclarationAstMembers.type),
    TypeEntry("System.Management.Automation.Language.TypeExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.type),
    TypeEntry("System.Management.Automation.Language.TypeName", interfaces: ["System.Management.Automation.Language.ITypeName"], declare: TypeNameMembers.name),
    TypeEntry("System.Management.Automation.Language.UnaryExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.unary),
    TypeEntry("System.Management.Automation.Language.UsingExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.using),
    TypeEntry("System.Management.Automation.Language.UsingStatementAst", base: named("StatementAst"), declare: DeclarationAstMembers.using),
    TypeEntry("System.Management.Automation.Language.VariableExpressionAst", base: named("ExpressionAst"), declare: ExpressionAstMembers.variable),
    TypeEntry("System.Management.Automation.Language.VariableToken", base: named("Token"), declare: TokenMembers.variable),
    TypeEntry("System.Management.Automation.Language.WhileStatementAst", base: named("LoopStatementAst")),
    TypeEntry("System.Management.Automation.PSParseError", declare: ParserMembers.psParseError),
    TypeEntry("System.Management.Automation.PSParser", isAbstract: true, declare: ParserMembers.psParser),
    TypeEntry("System.Management.Automation.PSToken", declare: ParserMembers.psToken),
    TypeEntry("System.Management.Automation.VariablePath", declare: TypeNameMembers.variablePath),
  ]
}
