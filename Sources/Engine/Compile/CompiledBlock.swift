import Syntax
import Text

/// A script block ready to run: its variables resolved to slots, its statements to nodes.
final class CompiledBlock {
  /// Names of the slots; parameters come first, in their order.
  let slotNames: [VariableName]
  var slotCount: Int { slotNames.count }
  let parameterCount: Int
  let begin: Node?
  let process: Node?
  let end: Node?
  let clean: Node?
  let dynamicParam: Node?
  let ast: ScriptBlockAst?
  /// Type, default and attributes of each parameter, for the binder and the quick call.
  let parameters: [CompiledParameter]
  /// Mentions `$PSBoundParameters` or `$MyInvocation`: binding keeps a copy for it.
  let needsBoundParameters: Bool
  /// Mentions `$args`.
  let needsArguments: Bool
  /// Mentions `$input`.
  let needsInput: Bool
  /// `[CmdletBinding()]` or a parameter attribute: an advanced function.
  let isAdvanced: Bool
  /// A literal block that `ForEach-Object` and `Where-Object` may run in the caller's frame.
  let isFilter: Bool
  private let describe: (CompiledBlock, PSString) throws(Unwind) -> CommandDescription
  private var described: CommandDescription?

  init(
    slotNames: [VariableName], parameters: [CompiledParameter], begin: Node?, process: Node?, end: Node?, clean: Node?, dynamicParam: Node?,
    ast: ScriptBlockAst?, needsBoundParameters: Bool, needsArguments: Bool, needsInput: Bool, isAdvanced: Bool, isFilter: Bool,
    describe: @escaping (CompiledBlock, PSString) throws(Unwind) -> CommandDescription
  ) {
    self.slotNames = slotNames
    self.parameters = parameters
    parameterCount = parameters.count
    self.begin = begin
    self.process = process
    self.end = end
    self.clean = clean
    self.dynamicParam = dynamicParam
    self.ast = ast
    self.needsBoundParameters = needsBoundParameters
    self.needsArguments = needsArguments
    self.needsInput = needsInput
    self.isAdvanced = isAdvanced
    self.isFilter = isFilter
    self.describe = describe
  }

  /// Only statements that run at the end: a call without input needs no stage.
  var isSimple: Bool { begin == nil && process == nil && clean == nil && dynamicParam == nil }

  /// Parameters and sets for the binder, made when first needed.
  func description(for name: PSString) throws(Unwind) -> CommandDescription {
    if let described, described.name === name || described.name.equals(name) { return described }
    let made = try describe(self, name)
    described = made
    return made
  }

  /// The slot of a name; nil when the block has none.
  @inline(__always)
  func slot(of name: VariableName) -> Int? {
    var i = 0
    while i < slotNames.count {
      if slotNames[i] === name { return i }
      i &+= 1
    }
    return nil
  }
}

/// One parameter as compiled.
struct CompiledParameter {
  let name: VariableName
  let ast: ParameterAst?
  /// The conversion; nil for untyped parameters.
  let type: DotNetType?
  let defaultValue: Node?
  /// Attributes that a quick call cannot honour: the full binder takes over.
  let needsBinder: Bool
  /// Constraint and validation that writers of the variable honour.
  let traits: VariableTraits?
}
