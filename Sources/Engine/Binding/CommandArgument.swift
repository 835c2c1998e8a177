import Syntax
import Text

/// One element of a command after evaluation: a value, a parameter name, or both.
struct CommandArgument {
  /// The name after the dash; nil for a positional argument.
  var name: PSString?
  /// The value; `.unset` while a parameter has none.
  var value: Value
  /// The place of the parameter, or of the argument.
  let extent: ScriptExtent?
  /// The place of the value behind a parameter.
  var valueExtent: ScriptExtent?
  /// `-Name:value`, or from splatting: the value belongs to the name.
  var isJoined = false
  /// Text of the parameter as written, for what treats it as an argument after all.
  var text: PSString?
  var isSplatted = false

  static func positional(_ value: Value, _ extent: ScriptExtent?) -> CommandArgument { CommandArgument(name: nil, value: value, extent: extent) }
}
