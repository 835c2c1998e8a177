import Engine
import Text

/// `Write-Progress`: what the caller is busy with, for a host that shows progress.
final class WriteProgress: Cmdlet {
  private var activity = PSString.empty
  private var status = PSString.of("Processing")
  private var id = 0
  private var parentId = -1
  private var percentComplete = -1
  private var secondsRemaining = -1
  private var currentOperation: PSString?
  private var completed = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Write-Progress", "Microsoft.PowerShell.Commands.WriteProgressCommand", module: "Microsoft.PowerShell.Utility"
    ) { WriteProgress() }
    d.parameter("Activity", "string", "position 0") { $0.activity = $1.string ?? PSString.empty }
    d.parameter("Completed", "switch") { $0.completed = $1.isPresent }
    d.parameter("CurrentOperation", "string") { $0.currentOperation = $1.string }
    d.parameter("Id", "int", "position 2", rules: "range 0..2147483647") { $0.id = $1.int ?? 0 }
    d.parameter("ParentId", "int", "", rules: "range -1..2147483647") { $0.parentId = $1.int ?? -1 }
    d.parameter("PercentComplete", "int", "", rules: "range -1..100") { $0.percentComplete = $1.int ?? -1 }
    d.parameter("SecondsRemaining", "int") { $0.secondsRemaining = $1.int ?? -1 }
    // Which of several sources of progress this is: every source here is the same runspace.
    d.parameter("SourceId", "int") { (_, _) throws(Unwind) in }
    d.parameter("Status", "string", "position 1", rules: "ValidateNotNullOrEmpty") { $0.status = $1.string ?? PSString.of("Processing") }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let record = ProgressRecord(activity: activity, activityId: id, status: status)
    record.parentId = parentId
    record.percentComplete = percentComplete
    record.secondsRemaining = secondsRemaining
    record.currentOperation = currentOperation
    record.isCompleted = completed
    try writeProgress(record)
  }
}
