import Syntax
import Text

/// `2>&1`, `> file`, `*> file`, `3> $null`.
struct Redirection {
  enum Target {
    /// Into the output stream.
    case merge
    /// A file by an expression; `$null` discards.
    case file(Node, append: Bool)
  }
  let from: RedirectionStream
  let to: Target
}

extension CommandCall {
  /// The streams of this command after its redirections; the output cell is replaced where output itself goes elsewhere.
  func redirectedStreams(_ f: Frame, output: inout UnsafeMutablePointer<Out>) throws(Unwind) -> Streams {
    if redirections.isEmpty { return f.streams }
    return try Redirection.apply(redirections, f, &output)
  }
}

extension Redirection {
  static func apply(_ redirections: [Redirection], _ f: Frame, _ output: inout UnsafeMutablePointer<Out>) throws(Unwind) -> Streams {
    let streams = Streams(copying: f.streams)
    streams.hasErrorStream = true
    for redirection in redirections {
      let sink: OutputSink
      switch redirection.to {
      case .merge: sink = CellSink(output)
      case .file(let node, let append):
        let value = try node.eval(f)
        if value.isNull {
          sink = NullSink.shared
        } else {
          let text = try Conversion.text(value)
          guard let open = FileRedirection.open else { throw Unwind.runtime("RedirectionNotSupported", "File redirection is not available.") }
          sink = try open(text, append, f)
        }
      }
      streams.own(sink)
      if case .merge = redirection.to {
        for kind in kinds(redirection.from) { streams[kind] = sink }
      } else {
        for kind in kinds(redirection.from) { streams[kind] = sink }
        if redirection.from == .output || redirection.from == .all {
          let cell = UnsafeMutablePointer<Out>.allocate(capacity: 1)
          cell.initialize(to: Out(sink: sink))
          streams.own(cell)
          output = cell
        }
      }
    }
    return streams
  }

  private static func kinds(_ stream: RedirectionStream) -> [Streams.Kind] {
    switch stream {
    case .all: [.error, .warning, .verbose, .debug, .information]
    case .output: []
    case .error: [.error]
    case .warning: [.warning]
    case .verbose: [.verbose]
    case .debug: [.debug]
    case .information: [.information]
    }
  }
}

/// How `> file` opens its file: formatting and encoding belong to the floors above, which register here.
public enum FileRedirection {
  public nonisolated(unsafe) static var open: ((_ path: PSString, _ append: Bool, _ f: Frame) throws(Unwind) -> DefaultOutputSink)?
}

/// A sink in front of an output cell.
final class CellSink: OutputSink {
  private let cell: UnsafeMutablePointer<Out>
  init(_ cell: UnsafeMutablePointer<Out>) { self.cell = cell }
  override func write(_ value: Value) throws(Unwind) { try cell.pointee.writeWhole(value) }
}

/// An expression or assignment with redirections in a pipeline, such as `$x 2>&1`.
final class RedirectedExpression: Node {
  let expression: Node
  let redirections: [Redirection]
  init(_ expression: Node, _ redirections: [Redirection], _ extent: ScriptExtent) {
    self.expression = expression
    self.redirections = redirections
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    var cell = Out()
    try run(f, &cell)
    return cell.take()
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    var cell = Out(sink: CellSink(f.out))
    try run(f, &cell)
    return .normal
  }

  private func run(_ f: Frame, _ cell: inout Out) throws(Unwind) {
    try withUnsafeMutablePointer(to: &cell) { (p) throws(Unwind) in
      var output = p
      let streams = try Redirection.apply(redirections, f, &output)
      let old = f.setStreams(streams)
      let oldOut = f.out
      f.out = output
      defer {
        f.restoreStreams(old)
        f.out = oldOut
      }
      _ = try GuardedStatement(expression).exec(f)
      try streams.finish()
    }
  }
}

extension Streams {
  /// Keeps sinks and cells that a redirection made until the streams are gone.
  func own(_ sink: OutputSink) { ownedSinks.append(sink) }
  func own(_ cell: UnsafeMutablePointer<Out>) { ownedCells.append(cell) }

  /// Writes the end of what file sinks hold back.
  func finish() throws(Unwind) {
    for sink in ownedSinks { try (sink as? DefaultOutputSink)?.finish() }
  }
}
