import Syntax
import Text

/// A cmdlet at work in a pipeline: binds its parameters, drives it, and takes what it writes.
public final class CmdletStage: Stage {
  public let runtime: Runtime
  /// The calling frame.
  public let frame: Frame
  let cmdlet: Cmdlet
  let info: CmdletInfo
  private let call: CommandCall
  private var arguments: [CommandArgument]
  let expectingInput: Bool
  private var binding: ParameterBinding?
  /// What the common parameters of this call say; nil until bound.
  private(set) var preferences: CommandPreferences
  private var isRunning = false

  init(
    _ info: CmdletInfo, _ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?, frame: Frame, call: CommandCall,
    arguments: [CommandArgument], expectingInput: Bool
  ) {
    self.info = info
    self.frame = frame
    self.call = call
    self.arguments = arguments
    self.expectingInput = expectingInput
    runtime = frame.runtime
    cmdlet = info.cmdlet.make()
    preferences = CommandPreferences(frame, streams: frame.streams)
    super.init(pipeline, position: position, output: output, next: next)
    cmdlet.stage = self
  }

  public var parameterSetName: PSString { binding?.currentSetName ?? PSString.empty }

  func isBound(_ name: PSString) -> Bool { binding?.isBound(name) ?? false }

  /// `$PSBoundParameters` of the cmdlet.
  var boundParameters: BoundParameters? { binding?.boundParameters }

  /// `$MyInvocation` of the cmdlet.
  private(set) lazy var invocation: InvocationInfo = {
    let made = InvocationInfo(command: info, extent: call.extent, name: call.invocationName ?? info.name)
    made.pipelinePosition = position + 1
    made.pipelineLength = pipeline.length
    made.expectingInput = expectingInput
    return made
  }()

  override func prepare() throws(Unwind) {
    preferences.streams = try call.redirectedStreams(frame, output: &output)
    var dynamic: [ParameterDescription] = []
    if info.cmdlet.hasDynamicParameters {
      // Dynamic parameters see what is bound without them; unknown names are left for the second pass.
      let first = makeBinding(dynamic: [])
      try? first.bindCommandLine(arguments.filter { a in a.name.map { (try? first.find($0, nil)) ?? nil != nil } ?? true })
      dynamic = try cmdlet.dynamicParameters()
    }
    let made = makeBinding(dynamic: dynamic)
    made.pipelinePosition = position + 1
    binding = made
    try made.bindCommandLine(arguments)
    arguments = []
    try preferences.apply(made.common, frame)
    if let name = made.common.pipelineVariable { output = try preferences.tee(output, pipelineVariable: name, frame, stage: self) }
    if let name = preferences.outVariable { output = try preferences.tee(output, name, frame, stage: self) }
  }

  private func makeBinding(dynamic: [ParameterDescription]) -> ParameterBinding {
    let cmdlet = self.cmdlet
    let setters = info.cmdlet.setters
    return ParameterBinding(
      info.cmdlet.command, info: info, frame: frame, callExtent: call.extent, expectingInput: expectingInput, dynamic: dynamic
    ) { (parameter: ParameterDescription, value: Value?) throws(Unwind) in
      if parameter.isDynamic {
        try cmdlet.setDynamicParameter(parameter.name, ParameterValue(value))
      } else {
        try setters[parameter.index](cmdlet, ParameterValue(value))
      }
    }
  }

  override func begin() throws(Unwind) {
    isRunning = true
    try guarded { () throws(Unwind) in try cmdlet.beginProcessing() }
  }

  override func process(_ value: Value) throws(Unwind) {
    guard let binding else { return }
    guard binding.takesPipeline else {
      if case .void = value { return }
      return try binding.refuseInput(value, frame) { (record) throws(Unwind) in try self.report(record) }
    }
    guard try binding.bindPipeline(value, frame, report: { (record) throws(Unwind) in try self.report(record) }) else { return }
    try guarded { () throws(Unwind) in try cmdlet.processRecord() }
  }

  override func start() throws(Unwind) { try guarded { () throws(Unwind) in try cmdlet.processRecord() } }

  override func end() throws(Unwind) {
    try guarded { () throws(Unwind) in try cmdlet.endProcessing() }
    if !call.redirections.isEmpty { try preferences.streams.finish() }
  }

  override func stop() {
    if isRunning { cmdlet.stopProcessing() }
  }

  /// Gives an error that left the cmdlet its name and position.
  @inline(__always)
  private func guarded(_ body: () throws(Unwind) -> Void) throws(Unwind) {
    do {
      try body()
    } catch {
      throw named(error)
    }
  }

  @inline(never)
  private func named(_ unwind: Unwind) -> Unwind {
    guard case .error(let record) = unwind.reason else { return unwind }
    complete(record)
    pipeline.failed = true
    try? preferences.collectError(record, frame)
    return unwind
  }

  /// The cmdlet's name in the id, its call as position.
  private func complete(_ record: ErrorRecord) {
    if record.invocation != nil { return }
    if record.commandId == nil { record.commandId = info.cmdlet.className }
    if record.activity == nil { record.activity = info.name }
    record.invocation = invocation
  }

  // MARK: - What the cmdlet writes

  func write(_ value: Value, enumerate: Bool) throws(Unwind) {
    if enumerate { try output.pointee.write(value) } else if case .void = value { return } else { try output.pointee.writeWhole(value) }
  }

  func writeError(_ record: ErrorRecord) throws(Unwind) {
    complete(record)
    try report(record)
  }

  private func report(_ record: ErrorRecord) throws(Unwind) {
    pipeline.failed = true
    frame.annotateTrace(record)
    try preferences.writeError(record, frame)
  }

  func writeWarning(_ text: PSString) throws(Unwind) { try preferences.write(.warning, text, frame, invocation) }
  func writeVerbose(_ text: PSString) throws(Unwind) { try preferences.write(.verbose, text, frame, invocation) }
  func writeDebug(_ text: PSString) throws(Unwind) { try preferences.write(.debug, text, frame, invocation) }
  func writeInformation(_ record: Value) throws(Unwind) { try preferences.writeInformation(record, frame) }
  func writeProgress(_ record: ProgressRecord) throws(Unwind) {
    if preferences.progress != .silentlyContinue && preferences.progress != .ignore { runtime.host.writeProgress(record) }
  }

  func terminating(_ record: ErrorRecord) -> Unwind {
    complete(record)
    return Unwind(.error(record))
  }

  func shouldProcess(_ target: PSString, _ action: PSString?) throws(Unwind) -> Bool {
    try preferences.shouldProcess(target, action ?? info.name, impact: info.cmdlet.command.confirmImpact, frame)
  }

  func shouldContinue(_ query: PSString, _ caption: PSString) throws(Unwind) -> Bool { try preferences.shouldContinue(query, caption, frame) }

  /// Ends the pipeline here: the stages below finish as usual (`Select-Object -First`).
  public func stopUpstream() -> Unwind {
    pipeline.stoppedAt = position
    return Unwind(.stopped(pipeline))
  }
}
