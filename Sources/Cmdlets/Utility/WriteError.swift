import Engine
import Text

/// `Write-Error`: an error that does not end the caller, placed where the caller was called.
final class WriteErrorCommand: Cmdlet {
  private var record: ErrorRecord?
  private var exception: ExceptionObject?
  private var message = PSString.empty
  private var hasMessage = false
  private var errorId = PSString.empty
  private var category = ErrorCategory.notSpecified
  private var target: Value = .null
  private var recommendedAction = PSString.empty
  private var activity = PSString.empty
  private var reason = PSString.empty
  private var targetName = PSString.empty
  private var targetType = PSString.empty

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Write-Error", "Microsoft.PowerShell.Commands.WriteErrorCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "NoException"
    ) { WriteErrorCommand() }
    d.parameter("Category", "System.Management.Automation.ErrorCategory", "NoException|WithException: ") {
      $0.category = $1.int.flatMap(ErrorCategory.init(rawValue:)) ?? .notSpecified
    }
    d.parameter("CategoryActivity", "string", "", aliases: "Activity") { $0.activity = $1.string ?? PSString.empty }
    d.parameter("CategoryReason", "string", "", aliases: "Reason") { $0.reason = $1.string ?? PSString.empty }
    d.parameter("CategoryTargetName", "string", "", aliases: "TargetName") { $0.targetName = $1.string ?? PSString.empty }
    d.parameter("CategoryTargetType", "string", "", aliases: "TargetType") { $0.targetType = $1.string ?? PSString.empty }
    d.parameter("ErrorId", "string", "NoException|WithException: ") { $0.errorId = $1.string ?? PSString.empty }
    d.parameter("ErrorRecord", "System.Management.Automation.ErrorRecord", "ErrorRecord: mandatory, position 0") { $0.record = $1.object() }
    d.parameter("Exception", "System.Exception", "WithException: mandatory, position 0") { $0.exception = $1.object() }
    d.parameter(
      "Message", "string", "NoException: mandatory, position 0, pipeline; WithException: ", aliases: "Msg", rules: "AllowNull; AllowEmptyString"
    ) {
      $0.message = $1.string ?? PSString.empty
      $0.hasMessage = $1.string != nil
    }
    d.parameter("RecommendedAction", "string") { $0.recommendedAction = $1.string ?? PSString.empty }
    d.parameter("TargetObject", "System.Object", "NoException|WithException: ") { $0.target = $1.value ?? .null }
    return d.description
  }

  override func processRecord() throws(Unwind) {
    let made = record.map(WriteErrorCommand.copy) ?? makeRecord()
    if !recommendedAction.isEmpty {
      if made.details == nil { made.details = made.message }
      made.recommendedAction = recommendedAction
    }
    if !activity.isEmpty { made.activity = activity }
    if !reason.isEmpty { made.reason = reason }
    if !targetName.isEmpty { made.targetName = targetName }
    if !targetType.isEmpty { made.targetType = targetType }
    let caller = frame.invocationInfo()
    made.invocation = caller
    if made.activity == nil || record != nil && activity.isEmpty { made.activity = PSString.of("Write-Error") }
    made.commandId = caller.command?.name ?? (made.commandId == nil ? nil : PSString.empty)
    if caller.command == nil { made.commandId = PSString.of("Microsoft.PowerShell.Commands.WriteErrorCommand") }
    made.isFromWriteError = true
    try writeError(made)
  }

  private func makeRecord() -> ErrorRecord {
    let exception = self.exception ?? ExceptionObject(
      type: ExceptionTypes.type("Microsoft.PowerShell.Commands.WriteErrorException"), message: message)
    let id = errorId.isEmpty ? exception.exceptionType.fullName : errorId
    let made = ErrorRecord(exception, id: id, category: category, target: target)
    if self.exception != nil, hasMessage, !message.isEmpty { made.details = message }
    return made
  }

  /// A record of its own for an error that is written again.
  private static func copy(_ old: ErrorRecord) -> ErrorRecord {
    let made = ErrorRecord(old.exception, id: old.errorId, category: old.category, target: old.target)
    made.activity = old.activity
    made.reason = old.reason
    made.targetName = old.targetName
    made.targetType = old.targetType
    made.details = old.details
    made.recommendedAction = old.recommendedAction
    made.commandId = old.commandId
    return made
  }
}
