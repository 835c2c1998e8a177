import Syntax
import Text

/// A cmdlet at work in a pipeline: binds its parameters, drives it, and takes what it writes.
public final class CmdletStage {
  public let runtime: Runtime
  /// The calling frame.
  public internal(set) var frame: Frame
  let cmdlet: Cmdlet
  let description: CmdletDescription
  public internal(set) var parameterSetName = PSString.empty

  init(_ description: CmdletDescription, frame: Frame) {
    self.description = description
    self.frame = frame
    runtime = frame.runtime
    cmdlet = description.make()
    cmdlet.stage = self
  }

  func write(_ value: Value, enumerate: Bool) throws(Unwind) {}
  func writeError(_ record: ErrorRecord) throws(Unwind) {}
  func writeWarning(_ text: PSString) throws(Unwind) {}
  func writeVerbose(_ text: PSString) throws(Unwind) {}
  func writeDebug(_ text: PSString) throws(Unwind) {}
  func writeInformation(_ record: Value) throws(Unwind) {}
  func writeProgress(_ record: ProgressRecord) throws(Unwind) {}
  func terminating(_ record: ErrorRecord) -> Unwind { Unwind(.error(record), isThrown: true) }
  func shouldProcess(_ target: PSString, _ action: PSString?) throws(Unwind) -> Bool { true }
  func shouldContinue(_ query: PSString, _ caption: PSString) throws(Unwind) -> Bool { true }
  func isBound(_ name: PSString) -> Bool { false }
}
