import Syntax
import Text

/// `ErrorRecord`, its category, its details, and where commands were called.
enum ErrorRecordMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(ErrorRecord.self) { t in
      t.get("System.Exception Exception {get;}") { .object($0.exception) }
      t.get("System.Object TargetObject {get;}") { $0.target }
      t.get("System.Management.Automation.ErrorCategoryInfo CategoryInfo {get;}") { .object(CategoryInfoObject($0)) }
      t.get("string FullyQualifiedErrorId {get;}") { .string($0.fullyQualifiedErrorId) }
      t.property("System.Management.Automation.ErrorDetails ErrorDetails {get;set;}") { this in
        this.details.map { .object(ErrorDetailsObject($0, this.recommendedAction)) } ?? .null
      } set: { this, value in
        let details = value.asObject as? ErrorDetailsObject
        this.details = details?.message
        this.recommendedAction = details?.recommendedAction
      }
      t.get("System.Management.Automation.InvocationInfo InvocationInfo {get;}") { .optional($0.invocation) }
      t.get("string ScriptStackTrace {get;}") { .optional($0.scriptStackTrace) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}") { _ in
        .object(ListObject(type: DotNetType.readOnlyCollection.constructed([.int32])))
      }
      t.method("string ToString()") { this, _ in .string(this.message) }
    }
    t.constructor(
      "(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)"
    ) { (a) throws(Unwind) in
      guard let exception = a.object(0, as: ExceptionObject.self) else {
        throw Unwind.dotNet(
          "System.Management.Automation.PSArgumentNullException",
          "Cannot process argument because the value of argument \"exception\" is null. Change the value of argument \"exception\" to a non-null value.")
      }
      return .object(
        ErrorRecord(exception, id: a.optionalString(1) ?? .empty, category: ErrorCategory(rawValue: a.enumeration(2)) ?? .notSpecified, target: a[3]))
    }
    t.constructor("(System.Management.Automation.ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)") { (a) throws(Unwind) in
      let source = try a.required(0, "errorRecord", as: ErrorRecord.self)
      let copy = ErrorRecord(a.object(1, as: ExceptionObject.self) ?? source.exception, id: source.errorId, category: source.category, target: source.target)
      copy.details = source.details
      copy.invocation = source.invocation
      copy.activity = source.activity
      copy.commandId = source.commandId
      copy.scriptStackTrace = source.scriptStackTrace
      return .object(copy)
    }
  }

  @Sendable static func declareCategory(_ t: TypeDeclaration) {
    t.receiver(CategoryInfoObject.self) { t in
      t.get("System.Management.Automation.ErrorCategory Category {get;}") {
        EnumValue.of("System.Management.Automation.ErrorCategory", $0.record.category.rawValue)
      }
      t.property("string Activity {get;set;}") { .string($0.activity) } set: { $0.record.activity = ParameterValue($1).string }
      t.property("string Reason {get;set;}") { .string($0.reason) } set: { $0.record.reason = ParameterValue($1).string }
      t.property("string TargetName {get;set;}") { .string($0.targetName) } set: { $0.record.targetName = ParameterValue($1).string }
      t.property("string TargetType {get;set;}") { .string($0.targetType) } set: { $0.record.targetType = ParameterValue($1).string }
      t.method("string GetMessage()") { this, _ in .string(this.message) }
      t.method("string ToString()") { this, _ in .string(this.message) }
    }
  }

  @Sendable static func declareDetails(_ t: TypeDeclaration) {
    t.receiver(ErrorDetailsObject.self) { t in
      t.get("string Message {get;}") { .string($0.message) }
      t.property("string RecommendedAction {get;set;}") { .string($0.recommendedAction ?? .empty) } set: {
        $0.recommendedAction = ParameterValue($1).string
      }
      t.method("string ToString()") { this, _ in .string(this.message) }
    }
    t.constructor("(string message)") { a in .object(ErrorDetailsObject(a.optionalString(0) ?? .empty, nil)) }
  }

  @Sendable static func declareInvocation(_ t: TypeDeclaration) {
    t.receiver(InvocationInfo.self) { t in
      t.get("System.Management.Automation.CommandInfo MyCommand {get;}") { .optional($0.command) }
      t.get("System.Collections.Generic.Dictionary[string,System.Object] BoundParameters {get;}") {
        .object($0.boundParameters ?? GenericDictionary(DotNetType.dictionary.constructed([.string, .object]), comparer: .ignoreCase))
      }
      t.get("System.Collections.Generic.List[System.Object] UnboundArguments {get;}") {
        .object(ListObject($0.unboundArguments?.elements ?? [], type: DotNetType.list.constructed([.object])))
      }
      t.get("int ScriptLineNumber {get;}") { .int($0.shownExtent?.startLineNumber ?? 0) }
      t.get("int OffsetInLine {get;}") { .int($0.shownExtent?.startColumnNumber ?? 0) }
      t.get("long HistoryId {get;}") { .int64(Int64($0.historyId)) }
      t.get("string ScriptName {get;}") { .string($0.shownExtent?.file ?? .empty) }
      t.get("string Line {get;}") { .string($0.shownExtent.map { $0.source.text(ofLine: $0.startLineNumber) } ?? .empty) }
      t.get("string Statement {get;}") { .string($0.shownExtent?.text ?? .empty) }
      t.get("string PositionMessage {get;}") { this in .string(this.shownExtent.map(ErrorPosition.message) ?? .empty) }
      t.get("string PSScriptRoot {get;}") { this in
        guard let path = this.callerPath ?? this.extent?.file, let slash = path.lastIndexOf(0x2F) else { return .string(.empty) }
        return .string(path.substring(0..<slash))
      }
      t.get("string PSCommandPath {get;}") { .string($0.callerPath ?? $0.extent?.file ?? .empty) }
      t.get("string InvocationName {get;}") { .string($0.invocationName) }
      t.get("int PipelineLength {get;}") { .int($0.pipelineLength) }
      t.get("int PipelinePosition {get;}") { .int($0.pipelinePosition) }
      t.get("bool ExpectingInput {get;}") { .bool($0.expectingInput) }
      t.get("System.Management.Automation.CommandOrigin CommandOrigin {get;}") { _ in EnumValue.of("System.Management.Automation.CommandOrigin", 1) }
      t.property("System.Management.Automation.Language.IScriptExtent DisplayScriptPosition {get;set;}") { this in
        this.displayExtent.map { .object(ScriptExtentObject($0)) } ?? .null
      } set: { this, value in
        this.displayExtent = (value.asObject as? ScriptExtentObject)?.extent
      }
    }
  }
}

extension InvocationInfo {
  /// The place that is shown.
  fileprivate var shownExtent: ScriptExtent? { displayExtent ?? extent }
}

/// `ErrorRecord.CategoryInfo`: derived from the record, unless a script set its parts.
public final class CategoryInfoObject: Object {
  let record: ErrorRecord
  public init(_ record: ErrorRecord) { self.record = record }

  public override var dotNetType: DotNetType { DotNetType.errorCategoryInfo }
  public override func text() throws(Unwind) -> PSString? { message }

  public var activity: PSString { record.activity ?? .empty }
  public var reason: PSString { record.reason ?? record.exception.exceptionType.name }
  public var targetName: PSString {
    if let own = record.targetName { return own }
    if record.target.isNull { return .empty }
    return (try? Conversion.text(record.target)) ?? record.target.dotNetType.fullName
  }
  public var targetType: PSString { record.targetType ?? (record.target.isNull ? .empty : record.target.unwrapped.dotNetType.name) }

  /// `ObjectNotFound: (name:String) [Get-Item], ItemNotFoundException`.
  public var message: PSString {
    PSString.of("\(record.category.name): (\(shortened(targetName)):\(shortened(targetType))) [\(shortened(activity))], \(shortened(reason))")
  }

  /// Long parts lose their middle.
  private func shortened(_ text: PSString) -> PSString {
    guard text.count > 40 else { return text }
    return PSString.concat([text.substring(0..<19), PSString.of("…"), text.substring(from: text.count - 20)]) ?? text
  }
}

/// `ErrorDetails`: a message that replaces the exception's.
public final class ErrorDetailsObject: Object {
  let message: PSString
  var recommendedAction: PSString?
  init(_ message: PSString, _ recommendedAction: PSString?) {
    self.message = message
    self.recommendedAction = recommendedAction
  }
  public override var dotNetType: DotNetType { DotNetType.errorDetails }
  public override func text() throws(Unwind) -> PSString? { message }
}

extension DotNetType {
  public nonisolated(unsafe) static let errorCategoryInfo = DotNetType(
    "System.Management.Automation.ErrorCategoryInfo", base: object, declare: ErrorRecordMembers.declareCategory)
  public nonisolated(unsafe) static let errorDetails = DotNetType(
    "System.Management.Automation.ErrorDetails", base: object, declare: ErrorRecordMembers.declareDetails)
}
