import Syntax
import Text

/// `#requires`: checked before a script runs.
enum Requirements {
  /// Snap-ins and modules that count as present; the shell's assembler adds its own.
  nonisolated(unsafe) static var isAvailable: (_ snapInOrModule: PSString) -> Bool = { _ in true }

  static func check(_ script: ScriptBlockAst, _ f: Frame) throws(Unwind) {}
}
