import Syntax
import Text

/// `$PSCmdlet` of an advanced function: a `PSScriptCmdlet`.
public final class ScriptCmdlet: Object {
  private let handle: FrameHandle
  let binding: ParameterBinding
  let info: CommandInfo?
  weak var pipeline: FunctionStage?
  var preferences: CommandPreferences

  init(_ f: Frame, _ binding: ParameterBinding, info: CommandInfo?, pipeline: FunctionStage) {
    handle = FrameHandle(f)
    self.binding = binding
    self.info = info
    self.pipeline = pipeline
    preferences = CommandPreferences(f, streams: f.streams)
    super.init()
    f.extras.handles.append(handle)
  }

  public override var dotNetType: DotNetType { DotNetType.scriptCmdlet }

  /// The function's frame, while it runs.
  public func frame() throws(Unwind) -> Frame {
    guard let f = handle.frame else {
      throw Unwind.error(
        "System.NotSupportedException",
        "This operation is not supported because the command has already ended.", category: .invalidOperation)
    }
    return f
  }

  public var parameterSetName: PSString { binding.currentSetName }
  public var invocation: InvocationInfo? { handle.frame?.invocationInfo() }

  public func writeError(_ record: ErrorRecord) throws(Unwind) {
    let f = try frame()
    pipeline?.pipeline.failed = true
    complete(record, f)
    f.annotateTrace(record)
    try preferences.writeError(record, f)
  }

  /// The error ends the function, shown at the line that called it.
  public func terminating(_ record: ErrorRecord) throws(Unwind) -> Unwind {
    let f = try frame()
    complete(record, f)
    pipeline?.pipeline.failed = true
    return Unwind(.error(record), isThrown: false)
  }

  private func complete(_ record: ErrorRecord, _ f: Frame) {
    if record.commandId == nil { record.commandId = info?.name }
    if record.activity == nil { record.activity = info?.name }
    if record.invocation == nil { record.invocation = f.invocationInfo() }
  }

  public func writeObject(_ value: Value, enumerate: Bool) throws(Unwind) {
    let f = try frame()
    if enumerate { try f.out.pointee.write(value) } else { try f.out.pointee.writeWhole(value) }
  }

  public func write(_ kind: Streams.Kind, _ text: PSString) throws(Unwind) {
    let f = try frame()
    try preferences.write(kind, text, f, f.invocationInfo())
  }

  public func writeInformation(_ record: Value) throws(Unwind) { try preferences.writeInformation(record, try frame()) }

  public func shouldProcess(_ target: PSString, _ action: PSString?) throws(Unwind) -> Bool {
    try preferences.shouldProcess(target, action ?? info?.name ?? PSString.empty, impact: binding.command.confirmImpact, try frame())
  }

  public func shouldContinue(_ query: PSString, _ caption: PSString) throws(Unwind) -> Bool {
    try preferences.shouldContinue(query, caption, try frame())
  }
}

/// What the common parameters of an advanced function do in its scope.
enum CommonParameterScope {
  static func apply(_ common: CommonParameters, _ f: Frame, _ stage: FunctionStage) throws(Unwind) {
    if common.isEmpty { return }
    let preferences: [(ActionPreference?, String)] = [
      (common.errorAction, "ErrorActionPreference"), (common.warningAction, "WarningPreference"), (common.informationAction, "InformationPreference"),
      (common.progressAction, "ProgressPreference"), (common.verbose.map { $0 ? .continue : .silentlyContinue }, "VerbosePreference"),
      (common.debug.map { $0 ? .continue : .silentlyContinue }, "DebugPreference"),
    ]
    for (action, name) in preferences {
      if let action { try f.assign(VariableName.of(name), .object(EnumValue(.actionPreference, Int64(action.rawValue)))) }
    }
    if let whatIf = common.whatIf { try f.assign(VariableName.of("WhatIfPreference"), .object(SwitchParameterObject(whatIf))) }
    if let confirm = common.confirm { try f.assign(VariableName.of("ConfirmPreference"), .text(confirm ? "Low" : "None")) }
    try stage.collect(common, f)
  }
}

extension FunctionStage {
  /// `-OutVariable`, `-ErrorVariable` and their kin: what passes is collected for the caller.
  func collect(_ common: CommonParameters, _ f: Frame) throws(Unwind) {
    guard let caller = f.caller else { return }
    var collecting = CommandPreferences(caller, streams: f.streams)
    try collecting.apply(common, caller)
    if let name = common.outVariable {
      output = try collecting.tee(output, name, caller, stage: self)
      f.out = output
    }
    guard common.errorVariable != nil || common.warningVariable != nil || common.informationVariable != nil else { return }
    let streams = Streams(copying: f.streams)
    let settled = collecting
    streams.error = collector(.error, common.errorVariable, f.streams, caller, settled)
    streams.warning = collector(.warning, common.warningVariable, f.streams, caller, settled)
    streams.information = collector(.information, common.informationVariable, f.streams, caller, settled)
    ownStreams = streams
    _ = f.setStreams(streams)
  }

  private func collector(
    _ kind: Streams.Kind, _ name: PSString?, _ old: Streams, _ caller: Frame, _ preferences: CommandPreferences
  ) -> OutputSink? {
    guard let name else { return old[kind] }
    let below = old[kind]
    let sink = VariableSink { (value: Value) throws(Unwind) in
      try preferences.append(value, to: name, caller)
      if let below { return try below.write(value) }
      switch value {
      case .object(let record as ErrorRecord): caller.runtime.show(record, caller)
      case .object(let record as MessageRecord): caller.runtime.show(kind, PSString.of("WARNING: \(record.message)"))
      default: caller.runtime.host.writeMessage(kind, try Conversion.text(value))
      }
    }
    return keep(sink)
  }
}

/// Hands values to a closure.
final class VariableSink: OutputSink {
  private let take: (Value) throws(Unwind) -> Void
  init(_ take: @escaping (Value) throws(Unwind) -> Void) { self.take = take }
  override func write(_ value: Value) throws(Unwind) { try take(value) }
}
