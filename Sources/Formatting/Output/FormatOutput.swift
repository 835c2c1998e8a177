import Engine
import Text

/// The end of a pipeline that shows objects: formats what is not formatted yet and writes lines (`Out-Default`, `Out-String`, `Out-File` …).
///
/// Objects go through one by one; only the rows of the first moments wait for their widths.
final class FormatOutput {
  private enum State { case outside, formatting, insideGroup }

  private let output: LineOutput
  private let frame: Frame
  private var writer: RecordWriter
  private var queue = RecordQueue()
  private var state = State.outside
  /// Formats objects that come as they are.
  private var formatter: ShapeFormatter?

  init(_ output: LineOutput, _ frame: Frame) {
    self.output = output
    self.frame = frame
    writer = RecordWriter(output)
  }

  func write(_ value: Value) throws(Unwind) {
    switch value {
    case .void, .unset, .null: return
    case .object(let o as FormatRecord): try process(o)
    default:
      let formatter: ShapeFormatter
      if let made = self.formatter {
        formatter = made
      } else {
        formatter = ShapeFormatter(.undefined, nil, frame)
        self.formatter = formatter
      }
      formatter.emit = { [unowned self] (record: FormatRecord) throws(Unwind) in try self.process(record) }
      try formatter.write(value)
    }
  }

  /// Shows an error between the objects; `frame` is where it came from.
  func write(_ record: ErrorRecord, _ frame: Frame) throws(Unwind) {
    let text = try ErrorText(record, frame).text()
    if !text.isEmpty { try process(FormatEntry(.custom([.text(text)]), isOutOfBand: true, stream: .error)) }
  }

  /// Closes what is open and writes what is held back.
  func finish() throws(Unwind) {
    if let formatter {
      self.formatter = nil
      try formatter.finish()
    }
    for record in queue.drain() { try writer.write(record) }
    state = .outside
  }

  private func process(_ record: FormatRecord) throws(Unwind) {
    switch record {
    case let entry as FormatEntry: if !entry.isOutOfBand { try expect(.insideGroup, record) }
    case let start as FormatStart:
      // A new sequence inside an open one: the open one counts as closed.
      if state == .insideGroup { try finish() }
      try expect(.outside, record)
      state = .formatting
      if start.isAutoSized {
        queue.switchOn(untilEnd: true)
      } else if case .table(let header) = start.shape, let first = header.columns.first, first.width == 0 {
        queue.switchOn(untilEnd: false)
      }
    case is FormatEnd:
      try expect(.formatting, record)
      state = .outside
    case is GroupStart:
      try expect(.formatting, record)
      state = .insideGroup
    case is GroupEnd:
      try expect(.insideGroup, record)
      state = .formatting
    default: break
    }
    for ready in queue.add(record, measure: { writer.measure($0, $1) }) { try writer.write(ready) }
  }

  private func expect(_ expected: State, _ record: FormatRecord) throws(Unwind) {
    if state == expected { return }
    var command = "format-*"
    if let start = record as? FormatStart {
      command = switch start.shape {
      case .table: "format-table"
      case .list: "format-list"
      case .wide: "format-wide"
      case .custom: "format-custom"
      }
    }
    let error = ErrorRecord(
      ExceptionObject("System.InvalidOperationException", "Operation is not valid due to the current state of the object."),
      id: "ConsoleLineOutputOutOfSequencePacket", category: .invalidData)
    error.details = PSString.of(
      "The object of type \"\(record.dotNetType.fullName)\" is not valid or not in the correct sequence. This is likely caused by a user-specified \"\(command)\" command which is conflicting with the default formatting.")
    error.commandId = PSString.of("Microsoft.PowerShell.Commands.OutLineOutputCommand")
    throw Unwind(.error(error))
  }
}
