import Syntax
import Text

/// What the common parameters and the preference variables say for one command: how its errors, messages and questions are treated.
///
/// Cmdlets and advanced functions' `$PSCmdlet` share it.
struct CommandPreferences {
  var streams: Streams
  private(set) var common = CommonParameters()
  private var confirmedAll = false
  private var deniedAll = false
  private var continuedAll = false
  private var refusedAll = false

  init(_ f: Frame, streams: Streams) { self.streams = streams }

  /// Takes what the call gave; makes the variables that `-ErrorVariable` and its kin name.
  mutating func apply(_ common: CommonParameters, _ f: Frame) throws(Unwind) {
    self.common = common
    for name in [common.errorVariable, common.warningVariable, common.informationVariable, common.outVariable] {
      guard let name, !name.isPlus else { continue }
      try f.assign(VariableName.of(name), .object(ArrayListObject()))
    }
  }

  var outVariable: PSString? { common.outVariable }
  var progress: ActionPreference { common.progressAction ?? Runtime.current.map { $0.global.top.actionPreference(VariableName.of("ProgressPreference")) } ?? .continue }

  // MARK: - Errors

  func errorAction(_ f: Frame) -> ActionPreference { common.errorAction ?? f.actionPreference(VariableName.errorActionPreference) }

  func writeError(_ record: ErrorRecord, _ f: Frame) throws(Unwind) {
    let runtime = f.runtime
    let action = errorAction(f)
    switch action {
    case .ignore: return
    case .stop:
      try collectError(record, f)
      throw Unwind(.error(record))
    case .inquire:
      try inquire(record.message, f)
    default: break
    }
    runtime.record(record)
    try collectError(record, f)
    if action == .silentlyContinue { return }
    if let sink = streams.error { return try sink.write(.object(record)) }
    runtime.show(record, f)
  }

  /// `-ErrorVariable`.
  func collectError(_ record: ErrorRecord, _ f: Frame) throws(Unwind) { try append(.object(record), to: common.errorVariable, f) }

  func append(_ value: Value, to name: PSString?, _ f: Frame) throws(Unwind) {
    guard let name else { return }
    let variable = VariableName.of(name.withoutPlus)
    if case .object(let o)? = f.value(of: variable), let list = o as? ArrayListObject {
      list.elements.append(value)
    } else {
      let list = ArrayListObject()
      if let old = f.value(of: variable), !old.isNull { list.elements = try Conversion.enumerate(old) }
      list.elements.append(value)
      try f.assign(variable, .object(list))
    }
  }

  /// A sink that collects what passes into a variable (`-OutVariable`).
  func tee(_ output: UnsafeMutablePointer<Out>, _ name: PSString, _ f: Frame, stage: Stage) throws(Unwind) -> UnsafeMutablePointer<Out> {
    let cell = UnsafeMutablePointer<Out>.allocate(capacity: 1)
    cell.initialize(to: Out(sink: stage.keep(TeeSink(output) { (value: Value) throws(Unwind) in try append(value, to: name, f) })))
    stage.onDispose {
      cell.deinitialize(count: 1)
      cell.deallocate()
    }
    return cell
  }

  /// A sink that shows the stages below each object under a variable's name while they work on it (`-PipelineVariable`).
  func tee(
    _ output: UnsafeMutablePointer<Out>, pipelineVariable name: PSString, _ f: Frame, stage: Stage
  ) throws(Unwind) -> UnsafeMutablePointer<Out> {
    let variable = VariableName.of(name)
    let cell = UnsafeMutablePointer<Out>.allocate(capacity: 1)
    cell.initialize(to: Out(sink: stage.keep(TeeSink(output) { (value: Value) throws(Unwind) in try f.assign(variable, value) })))
    stage.onDispose {
      cell.deinitialize(count: 1)
      cell.deallocate()
      f.removeVariable(variable)
    }
    return cell
  }

  // MARK: - Messages

  func write(_ kind: Streams.Kind, _ text: PSString, _ f: Frame, _ invocation: InvocationInfo?) throws(Unwind) {
    let (action, prefix): (ActionPreference, String) =
      switch kind {
      case .warning: (common.warningAction ?? f.actionPreference(VariableName.of("WarningPreference")), "WARNING: ")
      case .verbose:
        (common.verbose.map { $0 ? .continue : .silentlyContinue } ?? f.actionPreference(VariableName.of("VerbosePreference")), "VERBOSE: ")
      default: (common.debug.map { $0 ? .continue : .silentlyContinue } ?? f.actionPreference(VariableName.of("DebugPreference")), "DEBUG: ")
      }
    let record = MessageRecord(kind: kind, message: text, invocation: invocation)
    if kind == .warning, action != .ignore { try append(.object(record), to: common.warningVariable, f) }
    switch action {
    case .ignore: return
    case .silentlyContinue: return
    case .inquire:
      try emit(kind, record, prefix, f)
      try inquire(CommandPreferences.continueQuestion, f)
    case .stop:
      try emit(kind, record, prefix, f)
      throw stopped(kind, text, f)
    default: try emit(kind, record, prefix, f)
    }
  }

  private func stopped(_ kind: Streams.Kind, _ text: PSString, _ f: Frame) -> Unwind {
    let variable = kind == .warning ? "WarningPreference" : kind == .verbose ? "VerbosePreference" : "DebugPreference"
    return Unwind.error(
      "System.Management.Automation.ActionPreferenceStopException",
      "The running command stopped because the preference variable \"\(variable)\" or common parameter is set to Stop: \(text)",
      id: "ActionPreferenceStop", category: .operationStopped)
  }

  private func emit(_ kind: Streams.Kind, _ record: MessageRecord, _ prefix: String, _ f: Frame) throws(Unwind) {
    if let sink = streams[kind] { return try sink.write(.object(record)) }
    f.runtime.show(kind, PSString.of("\(prefix)\(record.message)"))
  }

  /// An information record: always collected, shown as the preference says; what `Write-Host` says is shown unless ignored.
  func writeInformation(_ record: Value, _ f: Frame, host message: HostMessage? = nil) throws(Unwind) {
    let action = common.informationAction ?? f.actionPreference(VariableName.of("InformationPreference"))
    try append(record, to: common.informationVariable, f)
    if action == .ignore { return }
    if let sink = streams.information { return try sink.write(record) }
    if let message { return f.runtime.host.writeHost(message) }
    if action == .silentlyContinue { return }
    if action == .inquire { return try inquire(CommandPreferences.continueQuestion, f) }
    if action == .stop {
      throw Unwind.error(
        "System.Management.Automation.ActionPreferenceStopException",
        "The running command stopped because the preference variable \"InformationPreference\" or common parameter is set to Stop: \(try Conversion.text(record))",
        id: "ActionPreferenceStop", category: .operationStopped)
    }
    f.runtime.host.writeMessage(.information, try Conversion.text(record))
  }

  // MARK: - Questions

  mutating func shouldProcess(
    _ target: PSString, _ action: PSString, impact: CommandDescription.ConfirmImpact, _ f: Frame
  ) throws(Unwind) -> Bool {
    let whatIf: Bool
    if let given = common.whatIf { whatIf = given } else { whatIf = try Conversion.truth(f.value(of: VariableName.of("WhatIfPreference")) ?? .bool(false)) }
    if whatIf {
      f.runtime.host.writeWhatIf(PSString.of("What if: Performing the operation \"\(action)\" on target \"\(target)\"."))
      return false
    }
    if deniedAll { return false }
    let asks: Bool
    if let confirm = common.confirm {
      asks = confirm
    } else {
      let preference = f.confirmPreference
      asks = preference != .none && impact.rawValue >= preference.rawValue && impact != .none
    }
    if !asks || confirmedAll {
      if !asks, common.verbose == true || f.actionPreference(VariableName.of("VerbosePreference")) == .continue {
        try write(.verbose, PSString.of("Performing the operation \"\(action)\" on target \"\(target)\"."), f, nil)
      }
      return true
    }
    let message = PSString.of(
      "Are you sure you want to perform this action?\nPerforming the operation \"\(action)\" on target \"\(target)\".")
    switch try CommandPreferences.ask(caption: PSString.of("Confirm"), message: message, [.yes, .yesToAll, .no, .noToAll, .suspend], f) {
    case .yes: return true
    case .yesToAll:
      confirmedAll = true
      return true
    case .noToAll:
      deniedAll = true
      return false
    default: return false
    }
  }

  mutating func shouldContinue(_ query: PSString, _ caption: PSString, _ f: Frame) throws(Unwind) -> Bool {
    try CommandPreferences.ask(caption: caption, message: query, [.yes, .no, .suspend], f) == .yes
  }

  /// Whether to go on after an error or a message, asked under the preference `Inquire`; a halt is an error.
  private func inquire(_ message: PSString, _ f: Frame) throws(Unwind) {
    let answer = try CommandPreferences.ask(caption: PSString.of("Confirm"), message: message, [.yes, .yesToAll, .halt, .suspend], f)
    if answer == .halt {
      throw Unwind.error(
        "System.Management.Automation.ActionPreferenceStopException",
        "The running command stopped because the user selected the Stop option.", id: "ActionPreferenceStop", category: .operationStopped)
    }
  }

  private static var continueQuestion: PSString { PSString.of("Continue with this operation?") }

  private enum Answer {
    case yes, yesToAll, no, noToAll, halt, suspend

    var choice: Host.Choice {
      switch self {
      case .yes: Self.choice("&Yes", "Continue with only the next step of the operation.")
      case .yesToAll: Self.choice("Yes to &All", "Continue with all the steps of the operation.")
      case .no: Self.choice("&No", "Skip this operation and proceed with the next operation.")
      case .noToAll: Self.choice("No to A&ll", "Skip this operation and all subsequent operations.")
      case .halt: Self.choice("&Halt Command", "Stop this command.")
      case .suspend: Self.choice("&Suspend", "Pause the current pipeline and return to the command prompt. Type \"exit\" to resume the pipeline.")
      }
    }

    private static func choice(_ label: String, _ help: String) -> Host.Choice {
      Host.Choice(label: PSString.of(label), help: PSString.of(help))
    }
  }

  /// Asks until the answer is not `Suspend`, which opens a prompt of its own.
  private static func ask(caption: PSString, message: PSString, _ answers: [Answer], _ f: Frame) throws(Unwind) -> Answer {
    let host = f.runtime.host
    while true {
      let chosen = answers[try host.choose(caption: caption, message: message, choices: answers.map(\.choice), defaultChoice: 0)]
      guard chosen == .suspend else { return chosen }
      try host.enterNestedPrompt()
    }
  }
}

extension Frame {
  /// `$ConfirmPreference`.
  var confirmPreference: CommandDescription.ConfirmImpact {
    switch value(of: VariableName.of("ConfirmPreference")) {
    case .object(let o as EnumValue)?: CommandDescription.ConfirmImpact(rawValue: Int(o.raw)) ?? .high
    case .string(let s)?:
      switch s.string.lowercased() {
      case "none": .none
      case "low": .low
      case "medium": .medium
      default: .high
      }
    case .bool(let b)?: b ? .low : .none
    default: .high
    }
  }

  /// The stack trace of an error that a command wrote.
  func annotateTrace(_ record: ErrorRecord) {
    if record.scriptStackTrace == nil { record.scriptStackTrace = stackTrace(at: record.invocation?.extent) }
  }

  /// An error of a command without a preference of its own: binding a function's pipeline input.
  func reportCommandError(_ record: ErrorRecord) throws(Unwind) {
    annotateTrace(record)
    switch actionPreference(VariableName.errorActionPreference) {
    case .stop: throw Unwind(.error(record))
    case .ignore: return
    case .silentlyContinue: runtime.record(record)
    default:
      runtime.record(record)
      try writeErrorRecord(record)
    }
  }
}

extension PSString {
  var isPlus: Bool { count > 0 && self[0] == 0x2B }
  var withoutPlus: PSString { isPlus ? substring(from: 1) : self }
}

/// Passes values on and shows them to a collector.
final class TeeSink: OutputSink {
  private let output: UnsafeMutablePointer<Out>
  private let see: (Value) throws(Unwind) -> Void
  init(_ output: UnsafeMutablePointer<Out>, _ see: @escaping (Value) throws(Unwind) -> Void) {
    self.output = output
    self.see = see
  }
  override func write(_ value: Value) throws(Unwind) {
    try see(value)
    try output.pointee.writeWhole(value)
  }
}

/// A record of the warning, verbose or debug stream.
public final class MessageRecord: Object {
  public let kind: Streams.Kind
  public let message: PSString
  public let invocation: InvocationInfo?
  public init(kind: Streams.Kind, message: PSString, invocation: InvocationInfo?) {
    self.kind = kind
    self.message = message
    self.invocation = invocation
  }
  public override var dotNetType: DotNetType {
    switch kind {
    case .warning: .warningRecord
    case .verbose: .verboseRecord
    default: .debugRecord
    }
  }
  public override func text() throws(Unwind) -> PSString? { message }
}

/// `System.Management.Automation.InformationRecord`.
public final class InformationRecord: Object {
  public let messageData: Value
  public let source: PSString
  public var tags: [PSString]
  /// When it was written.
  package let time = DateTime.now
  public init(messageData: Value, source: PSString, tags: [PSString] = []) {
    self.messageData = messageData
    self.source = source
    self.tags = tags
  }
  public override var dotNetType: DotNetType { DotNetType.informationRecord }
  public override func text() throws(Unwind) -> PSString? { try Conversion.text(messageData) }
}
