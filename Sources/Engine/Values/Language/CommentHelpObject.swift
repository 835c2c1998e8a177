import Syntax
import Text

/// The help in the comments of a function or script, as scripts see it: `CommentHelpInfo`.
public final class CommentHelpObject: Object {
  package let help: CommentHelpInfo
  package init(_ help: CommentHelpInfo) { self.help = help }

  public override var dotNetType: DotNetType { SyntaxTypes.named("CommentHelpInfo") }

  /// Null where there is no help.
  static func value(_ help: CommentHelpInfo?) -> Value { help.map { .object(CommentHelpObject($0)) } ?? .null }
}
