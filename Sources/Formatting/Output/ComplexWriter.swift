import Engine
import Text

/// Writes custom views: text is gathered until a line end, then broken to the width between the margins of the frames around it.
struct ComplexWriter {
  private let output: LineOutput
  private let columns: Int
  private let stream: EntryStream
  private var buffer = PSStringBuilder()
  private var frames: [FrameIndentation] = []

  private static let deepest = 50

  init(_ output: LineOutput, columns: Int, stream: EntryStream = .output) {
    self.output = output
    self.columns = columns
    self.stream = stream
  }

  mutating func write(_ values: [FormatValue]) throws(Unwind) {
    frames = []
    try append(values, depth: 0)
    try flush()
  }

  private mutating func append(_ values: [FormatValue], depth: Int) throws(Unwind) {
    for value in values {
      switch value {
      case .text(let text): buffer.append(text)
      case .newLine: try flush()
      case .group(let inner, let frame):
        guard depth < ComplexWriter.deepest else { continue }
        if let frame { frames.append(frame) }
        try append(inner, depth: depth + 1)
        if frame != nil { frames.removeLast() }
      }
    }
  }

  /// Writes what was gathered, an empty line when there is nothing.
  private mutating func flush() throws(Unwind) {
    let left = frames.reduce(0) { $0 + $1.left }
    let right = frames.reduce(0) { $0 + $1.right }
    var firstLine = frames.last?.firstLine ?? 0
    let text = buffer.build()
    buffer = PSStringBuilder()
    let width = columns - left - right
    guard width > 0 else { return }
    if abs(firstLine) >= width { firstLine = 0 }
    let lines = LineWrapping.wrap(text, first: width - max(firstLine, 0), following: width + min(firstLine, 0))
    for (i, line) in lines.enumerated() {
      let padding = i == 0 ? left + max(firstLine, 0) : left - min(firstLine, 0)
      try output.writeLine(padding > 0 ? DecoratedText.spaces(padding).concat(line) ?? line : line, stream)
    }
  }
}
