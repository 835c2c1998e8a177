/// How asking for a line ended.
package enum ReadResult<Line> {
  case line(Line)
  /// Ctrl-C.
  case cancelled
  /// Ctrl-D on an empty line, or nothing more to read.
  case end
}

extension ReadResult: Equatable where Line: Equatable {}
extension ReadResult: Sendable where Line: Sendable {}
