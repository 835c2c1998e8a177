import CSystem
import Syntax
import Text

/// Turns a script block's tree into nodes: variables become slots, constants are folded, operators specialised.
///
/// One compiler compiles one block. `StatementCompiler`, `ExpressionCompiler`, `OperatorCompiler`, `CommandCompiler` and `ParameterCompiler` hold what it does
/// for each kind of node.
final class Compiler {
  let byName: Bool
  let environment: ScopeEnvironment
  private(set) var slots: [VariableName] = []
  private var slotIndex: [VariableName: Int] = [:]
  let survey: BlockSurvey
  /// Traits of the slots that are typed parameters.
  var parameterTraits: [Int: VariableTraits] = [:]
  /// The loops around what is being compiled, outermost first, in this activation and outside any expression.
  var loops: [(label: PSString?, number: UInt8)] = []
  private var loopCount: UInt8 = 0
  /// The lowest native stack address that compiling may reach.
  let compileLimit: UInt

  init(byName: Bool, environment: ScopeEnvironment, survey: BlockSurvey) {
    self.byName = byName
    self.environment = environment
    self.survey = survey
    let here = spsh_stack_address()
    let limit = environment.runtime.nativeLimit
    compileLimit = here > limit ? limit &+ (here &- limit) / 2 : here
  }

  static func tooComplicated(_ extent: ScriptExtent) -> Unwind {
    Unwind.error(
      "System.Management.Automation.ScriptCallDepthException",
      "The script is too complicated to be parsed or executed: it is nested too deeply.", id: "ScriptTooComplicated", category: .invalidOperation)
  }

  static func compile(_ block: ScriptBlock, byName: Bool) throws(Unwind) -> CompiledBlock {
    let ast = block.ast
    let parameters = ast.paramBlock?.parameters ?? block.functionParameters
    var survey = BlockSurvey()
    for p in parameters {
      survey.assign(Names.canonical(p.name.variablePath.unqualifiedPath))
      if let value = p.defaultValue { survey.visit(value) }
    }
    for named in [ast.dynamicParamBlock, ast.beginBlock, ast.processBlock, ast.endBlock, ast.cleanBlock] { if let named { survey.visit(named) } }
    let compiler = Compiler(byName: byName, environment: block.environment, survey: survey)
    return try compiler.compile(ast, parameters: parameters, isFilter: block.isFilter)
  }

  private func compile(_ ast: ScriptBlockAst, parameters: [ParameterAst], isFilter: Bool) throws(Unwind) -> CompiledBlock {
    for p in parameters { _ = slot(for: Names.canonical(p.name.variablePath.unqualifiedPath)) }
    for name in survey.assigned { _ = slot(for: name) }
    if byName { for name in survey.mentioned where !name.isAllScope && !isAutomatic(name) { _ = slot(for: name) } }
    if survey.setsUnderscore || ast.processBlock != nil || isFilter { _ = slot(for: VariableName.underscore) }
    for using in ast.usingStatements { try use(using) }
    let compiledParameters = try parameters.enumerated().map { (i, p) throws(Unwind) in try parameter(p, slot: i) }
    func block(_ named: NamedBlockAst?) throws(Unwind) -> Node? {
      guard let named else { return nil }
      return try statements(named.statements, traps: named.traps, extent: named.extent)
    }
    let end = try block(ast.endBlock)
    let advanced = Compiler.isAdvanced(ast, parameters)
    return CompiledBlock(
      slotNames: slots, parameters: compiledParameters, begin: try block(ast.beginBlock),
      process: isFilter && ast.processBlock == nil ? end : try block(ast.processBlock), end: isFilter && ast.processBlock == nil ? nil : end,
      clean: try block(ast.cleanBlock), dynamicParam: try block(ast.dynamicParamBlock), ast: ast,
      needsBoundParameters: survey.mentionsBoundParameters, needsArguments: survey.mentionsArguments, needsInput: survey.mentionsInput,
      isAdvanced: advanced, isFilter: isFilter
    ) { [environment] (compiled: CompiledBlock, name: PSString) throws(Unwind) in
      try Compiler.describe(ast, parameters, compiled, name, environment)
    }
  }

  /// The slot of a variable, made when the variable gets one; nil for those that are looked up by name.
  func slotIfAny(_ name: VariableName) -> Int? { slotIndex[name] }

  func slot(for name: VariableName) -> Int {
    if let known = slotIndex[name] { return known }
    slots.append(name)
    slotIndex[name] = slots.count - 1
    return slots.count - 1
  }

  func isAutomatic(_ name: VariableName) -> Bool { Compiler.automatic[name] != nil }

  static let automatic: [VariableName: AutomaticVariable.Which] = [
    VariableName.args: .args, VariableName.input: .input, VariableName.this: .this, VariableName.myInvocation: .myInvocation,
    VariableName.boundParameters: .boundParameters, VariableName.cmdlet: .cmdlet, VariableName.of("PSScriptRoot"): .scriptRoot,
    VariableName.of("PSCommandPath"): .commandPath,
  ]

  func nextLoopNumber() -> UInt8 {
    loopCount = loopCount == 120 ? 120 : loopCount + 1
    return loopCount
  }

  /// Compiles `body` where no loop of this activation can be left by a code: inside an expression.
  func outsideLoops<T>(_ body: () throws(Unwind) -> T) throws(Unwind) -> T {
    let saved = loops
    loops = []
    defer { loops = saved }
    return try body()
  }

  private func use(_ using: UsingStatementAst) throws(Unwind) {
    guard using.usingStatementKind == .namespace, let name = using.name?.text else { return }
    if !environment.session.namespaces.contains(where: { $0.equalsIgnoringCase(name) }) { environment.session.namespaces.append(name) }
  }
}
