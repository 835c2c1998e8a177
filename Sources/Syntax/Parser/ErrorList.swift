import Text

/// The errors of one parse, in the order in which they were found. The same error at the same place counts once.
final class ErrorList {
  private(set) var errors: [ParseError] = []
  private var seen: Set<Key> = []
  /// Nothing more is taken: the script was abandoned.
  var isClosed = false

  private struct Key: Hashable {
    let message: ParserMessage
    let start: Int32
    let end: Int32
  }

  func report(_ message: ParserMessage, at extent: ScriptExtent, _ arguments: [String] = [], incompleteInput: Bool = false) {
    guard !isClosed, seen.insert(Key(message: message, start: extent.start, end: extent.end)).inserted else { return }
    errors.append(
      ParseError(errorId: message.errorId, message: message.text(arguments), extent: extent, incompleteInput: incompleteInput))
  }
}
