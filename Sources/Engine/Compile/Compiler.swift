import Syntax
import Text

/// Turns a script block's tree into nodes.
enum Compiler {
  static func compile(_ block: ScriptBlock, byName: Bool) throws(Unwind) -> CompiledBlock {
    CompiledBlock(
      slotNames: [], parameters: [], begin: nil, process: nil, end: nil, clean: nil, dynamicParam: nil, ast: block.ast, needsBoundParameters: false,
      needsArguments: false, needsInput: false, isAdvanced: false, isFilter: false
    ) { (_, name: PSString) throws(Unwind) in CommandDescription(name: name, errorIdSuffix: name) }
  }
}
