import Syntax
import Text

/// A function, script block or script file in a pipeline, with a frame of its own.
final class FunctionStage: Stage {
  let callable: Callable
  private let caller: Frame
  private let call: CommandCall
  private var arguments: [CommandArgument]
  private let expectingInput: Bool
  private(set) var frame: Frame?
  private let block: CompiledBlock
  private var binding: ParameterBinding?
  private var inputValues = ContiguousArray<Value>()
  private var entered: Frame?
  /// The environment of a script file's scope.
  private var keptEnvironment: ScopeEnvironment?
  private var flowed = false
  private var underscore: Int?

  init(
    _ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?, caller: Frame, callable: Callable, call: CommandCall,
    arguments: [CommandArgument], expectingInput: Bool
  ) throws(Unwind) {
    self.callable = callable
    self.caller = caller
    self.call = call
    self.arguments = arguments
    self.expectingInput = expectingInput
    block = try callable.compiled()
    super.init(pipeline, position: position, output: output, next: next)
  }

  override func prepare() throws(Unwind) {
    let runtime = caller.runtime
    let streams = try call.redirectedStreams(caller, output: &output)
    ownStreams = streams
    let f = try callable.makeFrame(runtime, block, caller: caller, streams: streams, out: output, site: call, onHeap: pipeline.isOnHeap,
      keeping: &keptEnvironment)
    frame = f
    underscore = block.slot(of: VariableName.underscore)
    entered = callable.enter(f)
    binding = try callable.bind(arguments, f, block, call: call, expectingInput: expectingInput, pipeline: self)
    arguments = []
  }

  override func begin() throws(Unwind) {
    guard let f = frame else { return }
    if let begin = block.begin { try run(begin, f) }
  }

  override func process(_ value: Value) throws(Unwind) {
    guard let f = frame else { return }
    if let binding, binding.takesPipeline {
      guard try binding.bindPipeline(value, f, report: { (record) throws(Unwind) in try self.report(record, f) }) else { return }
    } else if let binding, block.isAdvanced, !binding.takesPipeline {
      return try binding.refuseInput(value, f) { (record) throws(Unwind) in try self.report(record, f) }
    }
    if let process = block.process {
      f.setUnderscore(value)
      if block.needsInput { f.extras.input = .object(InputEnumerator([value])) }
      try run(process, f)
    } else if block.isFilter {
      f.setUnderscore(value)
    } else {
      inputValues.append(value)
    }
  }

  override func start() throws(Unwind) {
    guard let f = frame else { return }
    if let process = block.process { try run(process, f) }
  }

  override func end() throws(Unwind) {
    guard let f = frame else { return }
    guard let end = block.end else { return try finishStreams() }
    if block.process == nil {
      if block.needsInput || expectingInput { f.extras.input = .object(InputEnumerator(inputValues)) }
      inputValues = []
    }
    try run(end, f)
    try finishStreams()
  }

  private func finishStreams() throws(Unwind) { if !call.redirections.isEmpty { try ownStreams?.finish() } }

  /// `$?` as the last statement left it.
  private(set) var lastSucceeded: Bool?

  private func run(_ body: Node, _ f: Frame) throws(Unwind) {
    defer { lastSucceeded = f.runtime.succeeded }
    let old = f.runtime.propagate
    do {
      try f.runNamed(body)
    } catch {
      f.runtime.propagate = old
      if case .exit(let code) = error.reason, callable.isScriptFile, !callable.isTopLevel {
        f.runtime.setExitCode(code)
        pipeline.failed = code != 0
        throw Unwind(.stopped(pipeline))
      }
      throw error
    }
  }

  private func report(_ record: ErrorRecord, _ f: Frame) throws(Unwind) {
    pipeline.failed = true
    try f.reportCommandError(record)
  }

  override func dispose() throws(Unwind) {
    defer { if let f = frame { callable.leave(f, entered) } }
    if let f = frame, let clean = block.clean { try f.runClean(clean) }
    try super.dispose()
  }
}

/// `$input`: an enumerator over what came through the pipeline.
public final class InputEnumerator: ValueEnumerator {
  private let values: ContiguousArray<Value>
  private var position = 0
  init(_ values: ContiguousArray<Value>) { self.values = values }
  public override func next() throws(Unwind) -> Value? {
    guard position < values.count else { return nil }
    defer { position += 1 }
    return values[position]
  }
  public func reset() { position = 0 }
  public var count: Int { values.count }
  public var current: Value { position > 0 && position <= values.count ? values[position - 1] : .null }
}
