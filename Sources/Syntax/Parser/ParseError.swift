import Text

/// What is wrong with a script, where, in PowerShell's words.
package struct ParseError {
  /// PowerShell's name for the error: the name of its resource.
  package let errorId: String
  package let message: String
  package let extent: ScriptExtent
  /// More text could mend it: a prompt asks for another line.
  package let incompleteInput: Bool
}

/// What `Parser.parse` gives: a tree in any case, whole as far as the script is.
package struct ParseResult {
  package let scriptBlock: ScriptBlockAst
  package let tokens: [Token]
  package let errors: [ParseError]
  /// The first and the last token that are no line end or comment: what `$^` and `$$` are made of.
  package let firstToken: Token?
  package let lastToken: Token?

  /// More text could make it whole: a prompt asks for another line. As in PowerShell, the first error tells.
  package var isIncomplete: Bool { errors.first?.incompleteInput == true }
}
