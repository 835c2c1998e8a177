import Syntax
import Text

/// One running pipeline: what its stages share.
final class PipelineRun {
  /// The first error that a stage raised; kept while the stages above it unwind.
  var firstError: Unwind?
  /// The stage that asked to stop (`Select-Object -First`): the ones below it end as usual.
  var stoppedAt: Int?
  /// Some command of it wrote an error or failed: `$?`.
  var failed = false
  var stages: [Stage] = []
  /// Frames live on the heap: a steppable pipeline.
  var isOnHeap = false
  let length: Int
  init(length: Int) { self.length = length }

  /// What a stage's error becomes for the stages above: they unwind without catching it.
  @inline(never)
  func intercept(_ unwind: Unwind) -> Unwind {
    guard case .error = unwind.reason else { return unwind }
    if firstError == nil { firstError = unwind }
    return Unwind(.stopped(self))
  }
}

/// A command at work in a pipeline: takes objects one at a time, writes what it makes to its output.
public class Stage: OutputSink {
  final unowned let pipeline: PipelineRun
  /// Position in the pipeline, from 0.
  final let position: Int
  /// Where output goes: the next stage, or whoever takes the pipeline's output.
  final var output: UnsafeMutablePointer<Out>
  private let ownOutput: UnsafeMutablePointer<Out>?

  init(_ pipeline: PipelineRun, position: Int, output: UnsafeMutablePointer<Out>?, next: Stage?) {
    self.pipeline = pipeline
    self.position = position
    if let output {
      self.output = output
      ownOutput = nil
    } else {
      self.output = .allocate(capacity: 1)
      if let next { self.output.initialize(to: Out(sink: next)) } else { self.output.initialize(to: Out()) }
      ownOutput = self.output
    }
  }

  /// An object from the stage above.
  public final override func write(_ value: Value) throws(Unwind) {
    do {
      try process(value)
    } catch {
      throw pipeline.intercept(error)
    }
  }

  /// Evaluates arguments and binds them; all stages are prepared before any begins.
  func prepare() throws(Unwind) {}
  func begin() throws(Unwind) {}
  func process(_ value: Value) throws(Unwind) {}
  /// Processes once without input, as the first command of a pipeline does.
  func start() throws(Unwind) {}
  func end() throws(Unwind) {}
  /// The pipeline stopped before `end`.
  func stop() {}
  /// Streams that redirections of this command made.
  final var ownStreams: Streams?
  private var kept: [OutputSink] = []
  private var cleanups: [() -> Void] = []

  /// Keeps a sink as long as the stage.
  final func keep(_ sink: OutputSink) -> OutputSink {
    kept.append(sink)
    return sink
  }
  /// Runs `cleanup` when the stage is disposed of.
  final func onDispose(_ cleanup: @escaping () -> Void) { cleanups.append(cleanup) }

  /// Runs `clean`, releases frames; in reverse order of the stages.
  func dispose() throws(Unwind) {
    for cleanup in cleanups.reversed() { cleanup() }
    cleanups = []
    if let ownOutput {
      ownOutput.deinitialize(count: 1)
      ownOutput.deallocate()
    }
  }
}

/// Drives the stages of a pipeline.
extension PipelineRun {
  /// Runs prepared stages: `feed` pushes the input into the first one, or starts it.
  func run(_ f: Frame, _ feed: () throws(Unwind) -> Void) throws(Unwind) {
    let runtime = f.runtime
    let top = runtime.stackTop
    var failure: Unwind?
    do {
      for stage in stages { try stage.prepare() }
      for stage in stages { try stage.begin() }
      try feed()
      for stage in stages { try stage.end() }
    } catch {
      failure = try finish(error)
    }
    var i = stages.count
    while i > 0 {
      i -= 1
      do {
        try stages[i].dispose()
      } catch {
        if failure == nil { failure = error }
      }
    }
    runtime.stackTop = top
    runtime.succeeded = !failed
    if let failure { throw failure }
  }

  /// What a throw out of a stage means for the whole pipeline: the error to throw on, or nothing when it just ended early.
  private func finish(_ unwind: Unwind) throws(Unwind) -> Unwind? {
    if case .stopped(let who) = unwind.reason, who === self {
      if let firstError {
        for stage in stages { stage.stop() }
        return firstError
      }
      for stage in stages where stage.position <= stoppedAt ?? 0 { stage.stop() }
      do {
        for stage in stages where stage.position > stoppedAt ?? 0 { try stage.end() }
      } catch {
        return firstError ?? error
      }
      return nil
    }
    for stage in stages { stage.stop() }
    return firstError ?? unwind
  }
}
