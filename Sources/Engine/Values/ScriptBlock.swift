import Syntax
import Text

/// `[scriptblock]`: a piece of script, and the session state that it belongs to.
public final class ScriptBlock: Object {
  package let ast: ScriptBlockAst
  /// The top of the tree, which keeps the nodes above `ast`.
  private let root: Ast
  /// Where its variables and commands are looked up: the environment it was made in.
  public internal(set) var environment: ScopeEnvironment
  /// A function's parameters in parentheses after the name.
  let functionParameters: [ParameterAst]
  let isFilter: Bool
  /// The file it came from.
  package var file: PSString? { ast.extent.file }
  private var slotted: CompiledBlock?
  private var named: CompiledBlock?
  /// Shared by all script blocks that one literal makes.
  private let shared: ScriptBlock?

  package init(_ ast: ScriptBlockAst, environment: ScopeEnvironment, functionParameters: [ParameterAst] = [], isFilter: Bool = false) {
    self.ast = ast
    root = ast.root
    self.environment = environment
    self.functionParameters = functionParameters
    self.isFilter = isFilter
    shared = nil
  }

  /// Another script block of the same literal, in another environment.
  init(sharing other: ScriptBlock, environment: ScopeEnvironment) {
    ast = other.ast
    root = other.root
    self.environment = environment
    functionParameters = other.functionParameters
    isFilter = other.isFilter
    shared = other.shared ?? other
  }

  public override var dotNetType: DotNetType { DotNetType.scriptBlock }

  /// The text between the braces, as written.
  public override func text() throws(Unwind) -> PSString? { PSString.of(bodyText) }

  /// The compiled block whose variables live in slots of its frame.
  func compiled() throws(Unwind) -> CompiledBlock {
    if let shared { return try shared.compiled() }
    if let slotted { return slotted }
    let made = try Compiler.compile(self, byName: false)
    slotted = made
    return made
  }

  /// The compiled block whose variables are found by name: dot-sourced, or run by the prompt, a file, a module.
  func compiledByName() throws(Unwind) -> CompiledBlock {
    if let shared { return try shared.compiledByName() }
    if let named { return named }
    let made = try Compiler.compile(self, byName: true)
    named = made
    return made
  }

  private var bodyText: String {
    let text = ast.extent.text.string
    guard text.hasPrefix("{"), text.hasSuffix("}") else { return text }
    return String(text.dropFirst().dropLast())
  }
}
