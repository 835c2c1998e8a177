import Engine
import Farm
import Text

/// The base of the snap-in's cmdlets: the farm, SharePoint's way with errors, and `-AssignmentCollection`.
class SPCmdlet: Cmdlet {
  /// The collection that disposes of what the cmdlet writes: the one that was given.
  final var assignmentCollection: AssignmentCollection?

  /// The full name of the .NET class, which is the id of the errors that the cmdlet raises itself.
  class var className: StaticString { "Microsoft.SharePoint.PowerShell.SPCmdlet" }

  final var farm: LocalFarm { FarmSession.local }

  /// Uses the farm; what it refuses ends the command. A wait that Ctrl-C ended stops the pipeline.
  final func inFarm<Result>(_ body: () throws(FarmError) -> Result) throws(Unwind) -> Result {
    do { return try body() } catch {
      if error == .interrupted { throw error.unwind }
      throw terminating(record(error))
    }
  }

  /// The object that a pipe bind names; nil, after a non-terminating error, if it names none.
  final func read<Bound>(_ identity: PipeBind<Bound>) throws(Unwind) -> Bound? {
    do { return try identity.read(farm) } catch {
      guard case .notFound = error else { throw error == .interrupted ? error.unwind : terminating(record(error)) }
      try writeError(record(error))
      return nil
    }
  }

  /// SharePoint's errors have no id of their own: the id is the class, and the target is the cmdlet.
  private func record(_ error: FarmError) -> ErrorRecord { record(error.exception) }

  /// An error that the cmdlet itself finds.
  final func error(_ message: String) -> Unwind {
    terminating(record(ExceptionObject("Microsoft.SharePoint.PowerShell.SPCmdletException", message)))
  }

  private func record(_ exception: ExceptionObject) -> ErrorRecord {
    let record = ErrorRecord(exception, id: PSString.empty, category: .invalidData, target: .object(CmdletInstance(Self.className)))
    record.commandId = PSString.of(Self.className.description)
    return record
  }

  /// Writes an object; one that holds resources belongs to the assignment collection from now on.
  final func writeAssigned(_ object: Object) throws(Unwind) {
    if let disposable = object as? any Disposable { (assignmentCollection ?? AssignmentCollection.global)?.add(disposable) }
    try write(.object(object))
  }
}

extension Declaration where C: SPCmdlet {
  /// Declares a cmdlet of the snap-in, whose class name stands beside it.
  init(
    _ name: StaticString, defaultSet: StaticString? = nil, shouldProcess: CommandDescription.ConfirmImpact? = nil,
    output: [StaticString] = [],
    make: @escaping () -> C
  ) {
    self.init(
      name, C.className, module: SharePointModule.name, defaultSet: defaultSet, shouldProcess: shouldProcess, output: output, make: make)
  }

  /// The parameter that every cmdlet of the snap-in ends with.
  func assignmentCollection() {
    parameter("AssignmentCollection", "Microsoft.SharePoint.PowerShell.SPAssignmentCollection", "pipeline") {
      $0.assignmentCollection = $1.object()
    }
  }
}

/// A cmdlet as the target of its own errors.
private final class CmdletInstance: Object {
  private let type: DotNetType
  private nonisolated(unsafe) static var types: [FoldedName: DotNetType] = [:]

  init(_ className: StaticString) {
    let name = FoldedName(className)
    let base = TypeRegistry.find("System.Management.Automation.PSCmdlet") ?? DotNetType.object
    type = Self.types[name] ?? DotNetType(made: name.name, .class, base: base)
    Self.types[name] = type
  }

  override var dotNetType: DotNetType { type }
}
