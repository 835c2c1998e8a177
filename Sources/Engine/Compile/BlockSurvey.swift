import Syntax
import Text

/// What a look over a block's tree says before it is compiled: which variables get slots, and which automatic ones are mentioned.
///
/// Nested script blocks are scopes of their own and not looked into, except those that will run inline in this block's frame.
struct BlockSurvey {
  private(set) var assigned: [VariableName] = []
  private(set) var mentioned: [VariableName] = []
  private var known: Set<VariableName> = []
  private var seen: Set<VariableName> = []
  private(set) var mentionsArguments = false
  private(set) var mentionsInput = false
  private(set) var mentionsBoundParameters = false
  private(set) var mentionsSuccess = false
  private(set) var mentionsThis = false
  /// A construct that sets `$_`: `catch`, `trap`, `switch`, an inline block.
  private(set) var setsUnderscore = false

  mutating func visit(_ root: Ast) {
    // Iterative: a tree can be as deep as the parser allows.
    var waiting: [Ast] = [root]
    while let node = waiting.popLast() {
      if !look(node) { continue }
      waiting.append(contentsOf: node.children)
    }
  }

  mutating func assign(_ name: VariableName) { if known.insert(name).inserted { assigned.append(name) } }

  /// Notes what a node means; false to leave its children alone.
  private mutating func look(_ node: Ast) -> Bool {
    switch node {
    case let variable as VariableExpressionAst: mention(variable.variablePath)
    case let assignment as AssignmentStatementAst: target(assignment.left)
    case let loop as ForEachStatementAst: assignPath(loop.variable.variablePath)
    case let unary as UnaryExpressionAst:
      switch unary.tokenKind {
      case .plusPlus, .minusMinus, .postfixPlusPlus, .postfixMinusMinus: target(unary.child)
      default: break
      }
    case is TryStatementAst, is TrapStatementAst, is SwitchStatementAst: setsUnderscore = true
    case let data as DataStatementAst: if let name = data.variable { assign(VariableName.of(name)) }
    case let convert as ConvertExpressionAst:
      if convert.type.typeName.name.equalsIgnoringCase(ascii: "ref") { target(convert.child) }
    case let block as ScriptBlockExpressionAst:
      guard InlineCandidate.isInline(block) else { return false }
      setsUnderscore = true
    case is FunctionDefinitionAst, is TypeDefinitionAst: return false
    default: break
    }
    return true
  }

  private mutating func target(_ expression: Ast) {
    switch expression {
    case let variable as VariableExpressionAst: assignPath(variable.variablePath)
    case let list as ArrayLiteralAst: for e in list.elements { target(e) }
    case let attributed as AttributedExpressionAst: target(attributed.child)
    case let paren as ParenExpressionAst: if let inner = (paren.pipeline as? PipelineAst)?.pureExpression { target(inner) }
    default: break
    }
  }

  private mutating func assignPath(_ path: VariablePath) {
    guard path.isUnscopedVariable else { return }
    let name = Names.canonical(path.unqualifiedPath)
    if !name.isAllScope { assign(name) }
  }

  private mutating func mention(_ path: VariablePath) {
    guard path.isVariable else { return }
    let name = Names.canonical(path.unqualifiedPath)
    if seen.insert(name).inserted { mentioned.append(name) }
    if name === VariableName.args { mentionsArguments = true }
    if name === VariableName.input { mentionsInput = true }
    if name === VariableName.this { mentionsThis = true }
    if name === VariableName.boundParameters || name === VariableName.myInvocation { mentionsBoundParameters = true }
    if name.text.count == 1, name.text[0] == 0x3F { mentionsSuccess = true }
  }

  /// The automatic variables that an inline block may not mention, since it would see its surroundings'.
  var forbidsInline: Bool { mentionsArguments || mentionsInput || mentionsThis || mentionsBoundParameters }
}

/// Names with the one alias that the language has.
enum Names {
  private static let psItem = VariableName.of("PSItem")
  static func canonical(_ text: PSString) -> VariableName {
    let name = VariableName.of(text)
    return name === psItem ? VariableName.underscore : name
  }
}

/// Whether a literal block given to `ForEach-Object` or `Where-Object` can run in the frame of the block around it (engine.md, 5).
enum InlineCandidate {
  static func isInline(_ block: ScriptBlockExpressionAst) -> Bool {
    guard let command = block.parent as? CommandAst, let kind = kind(command), command.commandElements.count == 2,
      command.commandElements[1] === block, command.redirections.isEmpty, let pipeline = command.parent as? PipelineAst,
      pipeline.pipelineElements.first !== command
    else { return false }
    _ = kind
    return fits(block.scriptBlock)
  }

  static func kind(_ command: CommandAst) -> InlineCommand.Kind? {
    guard command.invocationOperator == .unknown, let name = command.commandName else { return nil }
    if name.equalsIgnoringCase(ascii: "ForEach-Object") || name.equalsIgnoringCase(ascii: "%") || name.equalsIgnoringCase(ascii: "foreach") {
      return .forEach
    }
    if name.equalsIgnoringCase(ascii: "Where-Object") || name.equalsIgnoringCase(ascii: "?") || name.equalsIgnoringCase(ascii: "where") {
      return .where
    }
    return nil
  }

  private static func fits(_ block: ScriptBlockAst) -> Bool {
    guard block.paramBlock == nil, block.dynamicParamBlock == nil, block.beginBlock == nil, block.processBlock == nil, block.cleanBlock == nil,
      block.usingStatements.isEmpty, let end = block.endBlock, end.unnamed, end.traps.isEmpty
    else { return false }
    var survey = BlockSurvey()
    for statement in end.statements { survey.visit(statement) }
    return !survey.forbidsInline
  }
}

extension VariableName {
  /// One variable for all scopes, often constant: never a slot.
  var isAllScope: Bool { VariableName.allScope.contains(self) }

  private static let allScope: Set<VariableName> = Set(
    [
      "?", "true", "false", "null", "Error", "ExecutionContext", "HOME", "Host", "IsCoreCLR", "IsLinux", "IsMacOS", "IsWindows", "PID", "PSCulture",
      "PSEdition", "PSHOME", "PSUICulture", "PSVersionTable", "ShellId", "EnabledExperimentalFeatures",
    ].map { VariableName.of($0) })
}
