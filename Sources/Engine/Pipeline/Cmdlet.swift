import Syntax
import Text

/// The base of every command written in Swift: what `Cmdlet` and `PSCmdlet` are in .NET.
///
/// A pipeline makes one, binds its parameters, calls `beginProcessing` once, `processRecord` per input object (once without input) and `endProcessing`.
open class Cmdlet {
  /// The stage of the pipeline that runs this cmdlet; set before `beginProcessing`.
  public internal(set) final unowned(unsafe) var stage: CmdletStage!

  public init() {}

  open func beginProcessing() throws(Unwind) {}
  open func processRecord() throws(Unwind) {}
  open func endProcessing() throws(Unwind) {}
  /// The pipeline stopped; release what an open operation holds. No output may be written.
  open func stopProcessing() {}
  /// Parameters that depend on others bound before (`dynamicparam`); declared on the given description.
  open func dynamicParameters() throws(Unwind) -> [ParameterDescription] { [] }
  /// A dynamic parameter's value.
  open func setDynamicParameter(_ name: PSString, _ value: ParameterValue) throws(Unwind) {}

  // MARK: - Writing

  /// Writes one object to the next stage; arrays pass whole unless `enumerate` is set.
  public final func write(_ value: Value, enumerate: Bool = false) throws(Unwind) { try stage.write(value, enumerate: enumerate) }

  /// Writes a non-terminating error: what `-ErrorAction` says happens.
  public final func writeError(_ record: ErrorRecord) throws(Unwind) { try stage.writeError(record) }

  public final func writeError(
    _ exception: StaticString, _ message: String, id: String, category: ErrorCategory, target: Value = .null
  ) throws(Unwind) {
    try stage.writeError(ErrorRecord(ExceptionObject(exception, message), id: id, category: category, target: target))
  }

  public final func writeWarning(_ text: PSString) throws(Unwind) { try stage.writeWarning(text) }
  public final func writeVerbose(_ text: PSString) throws(Unwind) { try stage.writeVerbose(text) }
  public final func writeDebug(_ text: PSString) throws(Unwind) { try stage.writeDebug(text) }
  public final func writeInformation(_ record: Value) throws(Unwind) { try stage.writeInformation(record) }
  public final func writeProgress(_ record: ProgressRecord) throws(Unwind) { try stage.writeProgress(record) }

  /// An error that ends the pipeline, carrying this cmdlet's name in its id and its call as position.
  public final func terminating(
    _ exception: StaticString, _ message: String, id: String, category: ErrorCategory, target: Value = .null
  ) -> Unwind {
    stage.terminating(ErrorRecord(ExceptionObject(exception, message), id: id, category: category, target: target))
  }

  public final func terminating(_ record: ErrorRecord) -> Unwind { stage.terminating(record) }

  // MARK: - Asking

  /// `ShouldProcess`: false under `-WhatIf` (after saying what would happen) or when a person declines.
  public final func shouldProcess(_ target: PSString, _ action: PSString? = nil) throws(Unwind) -> Bool {
    try stage.shouldProcess(target, action)
  }

  public final func shouldContinue(_ query: PSString, _ caption: PSString) throws(Unwind) -> Bool { try stage.shouldContinue(query, caption) }

  // MARK: - Where it runs

  /// The calling frame: scopes and streams as the caller sees them.
  public final var frame: Frame { stage.frame }
  public final var host: Host { stage.runtime.host }
  public final var runtime: Runtime { stage.runtime }
  public final var sessionState: SessionState { stage.frame.environment.session }

  /// The name of the parameter set that binding chose; empty for the only one.
  public final var parameterSetName: PSString { stage.parameterSetName }

  /// Whether a parameter was given (by name, position or pipeline), by its name.
  public final func isBound(_ name: StaticString) -> Bool { stage.isBound(PSString.of(name.description)) }
}
