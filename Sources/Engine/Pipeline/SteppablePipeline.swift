import Syntax
import Text

/// `System.Management.Automation.SteppablePipeline`: the pipeline of a script block, driven from outside object by object.
///
/// Its frames and outputs live on the heap, since nothing orders `Begin`, `Process` and `End` with the calls around them.
public final class SteppablePipeline: Object {
  private let calls: [CommandCall]
  private let frame: FrameHandle
  private let environment: ScopeEnvironment
  private var run: PipelineRun?
  private var output: UnsafeMutablePointer<Out>

  /// - Parameter frame: the scope in which the commands run: the caller of `GetSteppablePipeline`.
  init(_ block: ScriptBlock, _ f: Frame) throws(Unwind) {
    let compiled = try block.compiled()
    guard let pipeline = (compiled.end as? GuardedStatement)?.statement as? Pipeline, case .call = pipeline.head else {
      throw Unwind.error(
        "System.InvalidOperationException",
        "Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command.",
        category: .invalidOperation)
    }
    calls = pipeline.calls
    frame = FrameHandle(f)
    environment = f.environment
    output = .allocate(capacity: 1)
    output.initialize(to: Out())
    super.init()
    f.extras.handles.append(frame)
  }

  public override var dotNetType: DotNetType { DotNetType.steppablePipeline }

  private func active() throws(Unwind) -> Frame {
    guard let f = frame.frame else {
      throw Unwind.error("System.InvalidOperationException", "The pipeline's script block is no longer running.", category: .invalidOperation)
    }
    return f
  }

  /// Makes and begins the stages; gives what they wrote.
  public func begin(expectingInput: Bool) throws(Unwind) -> Value {
    let f = try active()
    let made = PipelineRun(length: calls.count)
    made.isOnHeap = true
    var next: Stage?
    var stages: [Stage] = []
    for i in stride(from: calls.count - 1, through: 0, by: -1) {
      let stage = try calls[i].makeStage(
        f, made, position: i, output: next == nil ? output : nil, next: next, expectingInput: expectingInput || i > 0)
      stages.append(stage)
      next = stage
    }
    made.stages = stages.reversed()
    run = made
    return try step { (run: PipelineRun) throws(Unwind) in
      for stage in run.stages { try stage.prepare() }
      for stage in run.stages { try stage.begin() }
    }
  }

  /// Pushes one object; without one the first command processes once.
  public func process(_ value: Value) throws(Unwind) -> Value {
    try step { (run: PipelineRun) throws(Unwind) in
      guard let first = run.stages.first else { return }
      if case .unset = value { try first.start() } else { try first.write(value) }
    }
  }

  public func end() throws(Unwind) -> Value {
    let value = try step { (run: PipelineRun) throws(Unwind) in for stage in run.stages { try stage.end() } }
    try clean()
    return value
  }

  /// Releases the stages; `clean` blocks run.
  public func clean() throws(Unwind) {
    guard let run else { return }
    self.run = nil
    for stage in run.stages.reversed() { try stage.dispose() }
  }

  private func step(_ body: (PipelineRun) throws(Unwind) -> Void) throws(Unwind) -> Value {
    guard let run else {
      throw Unwind.error("System.InvalidOperationException", "The pipeline has not begun, or has ended already.", category: .invalidOperation)
    }
    output.pointee = Out()
    do throws(Unwind) {
      try body(run)
    } catch {
      if case .stopped(let who) = error.reason, who === run, let first = run.firstError { throw first }
      if case .stopped(let who) = error.reason, who === run { return output.pointee.take() }
      throw error
    }
    return output.pointee.take()
  }

  deinit {
    output.deinitialize(count: 1)
    output.deallocate()
  }
}
