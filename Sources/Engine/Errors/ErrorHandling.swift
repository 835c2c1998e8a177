import Syntax
import Text

/// What happens to an error: where it is placed, whether it is reported or thrown on.
extension Frame {
  /// An error that a statement raised: reported, so that the list goes on, or thrown on.
  @inline(never)
  func handle(_ unwind: Unwind, in statement: Node) throws(Unwind) {
    guard case .error(let record) = unwind.reason else { throw unwind }
    annotate(record, statement)
    runtime.succeeded = false
    if runtime.propagate != 0 || !streams.hasErrorStream { throw unwind }
    try report(unwind, record)
  }

  /// Reports an error that ended a statement, as `$ErrorActionPreference` says; throws it on where it ends more than the statement.
  func report(_ unwind: Unwind, _ record: ErrorRecord) throws(Unwind) {
    let preference = actionPreference(VariableName.errorActionPreference)
    switch preference {
    case .ignore: return
    case .silentlyContinue:
      runtime.record(record)
      return
    case .stop: throw unwind
    default:
      if unwind.isThrown { throw unwind }
      if preference == .break { runtime.record(record) }
    }
    runtime.record(record)
    try writeErrorRecord(record)
    runtime.succeeded = false
  }

  /// The error with a position, for throwing on.
  @inline(never)
  func located(_ unwind: Unwind, _ node: Node) -> Unwind {
    if case .error(let record) = unwind.reason { annotate(record, node) }
    return unwind
  }

  /// Gives an error its position and stack trace, once: the innermost statement.
  @inline(never)
  func annotate(_ record: ErrorRecord, _ node: Node) {
    if record.invocation == nil { record.invocation = InvocationInfo(command: nil, extent: node.extent, name: PSString.empty) }
    if record.scriptStackTrace == nil {
      let trace = stackTrace(at: record.invocation?.extent ?? node.extent)
      record.scriptStackTrace = trace
      if record.exception.stackTrace == nil { record.exception.stackTrace = PSString.of("   at \(record.exception.exceptionType.fullName)") }
    }
  }

  /// One line per activation: `at Name, file: line n`.
  func stackTrace(at extent: ScriptExtent?) -> PSString {
    var lines: [String] = []
    var frame: Frame? = self
    var at = extent
    while let f = frame, lines.count < 1000 {
      if !f.isInternal {
        let file = at?.file?.string ?? "<No file>"
        lines.append("at \(f.displayName), \(file): line \(at?.startLineNumber ?? 1)")
      }
      at = f.site?.extent ?? at
      frame = f.caller
    }
    return PSString.of(lines.joined(separator: "\n"))
  }

  /// Writes a record to the error stream: a redirection's sink, or the host.
  func writeErrorRecord(_ record: ErrorRecord) throws(Unwind) {
    if let sink = streams.error { return try sink.write(.object(record)) }
    runtime.show(record, self)
  }

  /// An error out of Swift code that is not a command: with PowerShell's position, ready to throw.
  func thrown(by node: Node, _ value: Value) throws(Unwind) -> Unwind {
    let record: ErrorRecord
    switch value.unwrapped {
    case .object(let o as ErrorRecord): record = o
    case .object(let o as ExceptionObject):
      record = o.record ?? ErrorRecord(o, id: o.message, category: .operationStopped, target: .null)
    case .null, .void, .unset:
      if let node = node as? Throw, node.isRethrow, case .object(let o)? = self.value(of: VariableName.underscore), let current = o as? ErrorRecord {
        return Unwind(.error(current), isThrown: true)
      }
      record = ErrorRecord(
        ExceptionObject("System.Management.Automation.RuntimeException", "ScriptHalted"), id: "ScriptHalted", category: .operationStopped, target: .null)
    case let other:
      let message = try Conversion.text(other)
      record = ErrorRecord(
        ExceptionObject(type: ExceptionTypes.type("System.Management.Automation.RuntimeException"), message: message), id: message,
        category: .operationStopped, target: value)
    }
    annotate(record, node)
    if record.exception.exceptionType.inherits(from: ExceptionTypes.type("System.Management.Automation.RuntimeException")) {
      record.exception.details.set("WasThrownFromThrowStatement", .bool(true))
    }
    return Unwind(.error(record), isThrown: true)
  }
}

/// `System.Management.Automation.ActionPreference`, with its numbers.
public enum ActionPreference: Int, Sendable {
  case silentlyContinue = 0
  case stop = 1
  case `continue` = 2
  case inquire = 3
  case ignore = 4
  case suspend = 5
  case `break` = 6

  static func of(_ value: Value) -> ActionPreference? {
    switch value.unwrapped {
    case .object(let o as EnumValue): return ActionPreference(rawValue: Int(o.raw))
    case .string(let s):
      let text = s.string.lowercased()
      let names: [String] = ["silentlycontinue", "stop", "continue", "inquire", "ignore", "suspend", "break"]
      return names.firstIndex(of: text).flatMap(ActionPreference.init(rawValue:))
    case .int32(let n): return ActionPreference(rawValue: Int(n))
    case .bool(let b): return b ? .continue : .silentlyContinue
    default: return nil
    }
  }
}

extension Frame {
  /// A preference variable as seen from this frame.
  func actionPreference(_ name: VariableName) -> ActionPreference {
    value(of: name).flatMap(ActionPreference.of) ?? .continue
  }
}

extension Runtime {
  /// Adds an error to `$Error`, once.
  func record(_ record: ErrorRecord) {
    if case .object(let newest)? = errors.elements.first, newest === record { return }
    errors.elements.insert(.object(record), at: 0)
    if errors.elements.count > 256 { errors.elements.removeLast() }
  }

  /// Shows a line of the warning, verbose or debug stream, its prefix included.
  func show(_ kind: Streams.Kind, _ text: PSString) { host.writeMessage(kind, defaultOutput?.message(text, kind, for: host) ?? text) }

  /// Shows an error record to whoever watches.
  func show(_ record: ErrorRecord, _ f: Frame) {
    guard let defaultOutput else {
      host.write(PSString.of("\(record.message)\n"), to: .error)
      return
    }
    do throws(Unwind) {
      try defaultOutput.show(record, frame: f)
    } catch {
      host.write(PSString.of("\(record.message)\n"), to: .error)
    }
  }
}
