import Syntax
import Text

/// What only some frames have: variables by name, local functions and aliases, automatic values, handles that outlive the frame.
public final class FrameExtras {
  /// Variables that have no slot, and in by-name frames all of them.
  public var variables: [VariableName: VariableBox] = [:]
  public var functions: [FoldedName: FunctionInfo] = [:]
  public var aliases: [FoldedName: AliasInfo] = [:]
  /// `$PSBoundParameters` as made at binding.
  var boundParameters: DictionaryObject?
  var invocation: InvocationInfo?
  var arguments: PSArray?
  var input: Value = .unset
  var this: Value = .unset
  /// The cmdlet object of an advanced function (`$PSCmdlet`).
  var cmdletObject: Object?
  /// What must learn that the frame is gone.
  var handles: [FrameHandle] = []
  /// Blocks that were redefined while this frame runs them.
  var keptAlive: [AnyObject] = []

  func leave() {
    for handle in handles { handle.frame = nil }
  }
}
