import Text

/// Types of System.Management.Automation of few members.
enum SmallAutomationTypes {
  /// `[System.Management.Automation.Cmdlet]`: the names of the parameters that cmdlets have of themselves.
  @Sendable static func cmdlet(_ t: TypeDeclaration) {
    func names(_ parameters: some Sequence<ParameterDescription>) -> Value {
      let set = SetObject(DotNetType.hashSet.constructed([.string]), comparer: .ignoreCase)
      for parameter in parameters { set.table.append(.string(parameter.name), .null) }
      return .object(set)
    }
    t.staticProperty("System.Collections.Generic.HashSet[string] CommonParameters {get;}") { () throws(Unwind) in
      names(CommonParameters.descriptions.prefix(12))
    }
    t.staticProperty("System.Collections.Generic.HashSet[string] OptionalCommonParameters {get;}") { () throws(Unwind) in
      names(CommonParameters.descriptions.suffix(2))
    }
  }

  @Sendable static func reference(_ t: TypeDeclaration) {
    t.receiver(PSReference.self) { t in
      t.property("System.Object Value {get;set;}") { $0.value } set: { (this, value) throws(Unwind) in try this.set(value) }
    }
    t.constructor("(System.Object value)") { a in .object(PSReference(value: a[0])) }
  }

  @Sendable static func switchParameter(_ t: TypeDeclaration) {
    func isPresent(_ v: Value) -> Bool { (v.unwrapped.asObject as? SwitchParameterObject)?.isPresent ?? false }
    t.get("bool IsPresent {get;}") { .bool(isPresent($0)) }
    t.staticProperty("switch Present {get;}") { .object(SwitchParameterObject(true)) }
    t.method("bool ToBool()") { this, _ in .bool(isPresent(this)) }
    t.objectMembers()
    t.constructor("(bool isPresent)") { a in .object(SwitchParameterObject(a.bool(0))) }
  }

  @Sendable static func languagePrimitives(_ t: TypeDeclaration) {
    t.staticMethod("int Compare(System.Object first, System.Object second)") { (a) throws(Unwind) in .int(try Operators.compare(a[0], a[1], ignoreCase: false)) }
    t.staticMethod("int Compare(System.Object first, System.Object second, bool ignoreCase)") { (a) throws(Unwind) in
      .int(try Operators.compare(a[0], a[1], ignoreCase: a.bool(2)))
    }
    t.staticMethod("bool Equals(System.Object first, System.Object second)") { (a) throws(Unwind) in .bool(try Operators.equals(a[0], a[1], ignoreCase: false)) }
    t.staticMethod("bool Equals(System.Object first, System.Object second, bool ignoreCase)") { (a) throws(Unwind) in
      .bool(try Operators.equals(a[0], a[1], ignoreCase: a.bool(2)))
    }
    t.staticMethod("System.Object ConvertTo(System.Object valueToConvert, type resultType)") { (a) throws(Unwind) in
      try Conversion.convert(a[0], to: try a.required(1, "resultType", as: DotNetType.self))
    }
    t.staticMethod("System.Object ConvertTo(System.Object valueToConvert, type resultType, System.IFormatProvider formatProvider)") { (a) throws(Unwind) in
      try Conversion.convert(a[0], to: try a.required(1, "resultType", as: DotNetType.self))
    }
    t.staticMethod("bool TryConvertTo(System.Object valueToConvert, type resultType, out System.Object result)") { (a) throws(Unwind) in
      let made = Conversion.tryConvert(a[0], to: try a.required(1, "resultType", as: DotNetType.self))
      try a.setReference(2, made ?? .null)
      return .bool(made != nil)
    }
    t.staticMethod("bool IsTrue(System.Object obj)") { (a) throws(Unwind) in .bool(try Conversion.truth(a[0])) }
    t.staticMethod("bool IsObjectEnumerable(System.Object obj)") { (a) throws(Unwind) in .bool(try Members.enumerable(a[0]) != nil) }
    t.staticMethod("System.Collections.IEnumerator GetEnumerator(System.Object obj)") { (a) throws(Unwind) in .optional(try Members.enumerable(a[0])) }
    t.staticMethod("System.Collections.IEnumerable GetEnumerable(System.Object obj)") { (a) throws(Unwind) in
      try Members.enumerable(a[0]) == nil ? .null : a[0]
    }
    t.staticMethod("string ConvertTypeNameToPSTypeName(string typeName)") { (a) throws(Unwind) in
      let name = try a.string(0, "typeName")
      return .text("[\(TypeResolver.resolve(text: name)?.displayName ?? name)]")
    }
  }

  @Sendable static func wildcardPattern(_ t: TypeDeclaration) {
    t.receiver(WildcardObject.self) { t in
      t.method("bool IsMatch(string input)") { this, a in .bool(a.optionalString(0).map(this.pattern.matches) ?? false) }
    }
    t.constructor("(string pattern)") { (a) throws(Unwind) in try WildcardObject.make(a, ignoringCase: false) }
    t.constructor("(string pattern, System.Management.Automation.WildcardOptions options)") { (a) throws(Unwind) in
      try WildcardObject.make(a, ignoringCase: a.enumeration(1) & 2 != 0)
    }
    t.staticMethod("bool ContainsWildcardCharacters(string pattern)") { a in .bool(a.optionalString(0).map(WildcardPattern.containsWildcardCharacters) ?? false) }
    t.staticMethod("WildcardPattern Get(string pattern, System.Management.Automation.WildcardOptions options)") { (a) throws(Unwind) in
      try WildcardObject.make(a, ignoringCase: a.enumeration(1) & 2 != 0)
    }
    t.staticMethod("string Escape(string pattern)") { (a) throws(Unwind) in .string(WildcardPattern.escape(try a.string(0, "pattern"))) }
    t.staticMethod("string Unescape(string pattern)") { (a) throws(Unwind) in .string(WildcardPattern.unescape(try a.string(0, "pattern"))) }
  }

  @Sendable static func progressRecord(_ t: TypeDeclaration) {
    t.receiver(ProgressRecord.self) { t in
      t.get("int ActivityId {get;}") { .int($0.activityId) }
      t.property("int ParentActivityId {get;set;}") { .int($0.parentId) } set: { $0.parentId = ParameterValue($1).int ?? -1 }
      t.property("string Activity {get;set;}") { .string($0.activity) } set: { $0.activity = ParameterValue($1).string ?? .empty }
      t.property("string StatusDescription {get;set;}") { .string($0.status) } set: { $0.status = ParameterValue($1).string ?? .empty }
      t.property("string CurrentOperation {get;set;}") { .optional($0.currentOperation) } set: { $0.currentOperation = ParameterValue($1).string }
      t.property("int PercentComplete {get;set;}") { .int($0.percentComplete) } set: { $0.percentComplete = ParameterValue($1).int ?? -1 }
      t.property("int SecondsRemaining {get;set;}") { .int($0.secondsRemaining) } set: { $0.secondsRemaining = ParameterValue($1).int ?? -1 }
      t.property("System.Management.Automation.ProgressRecordType RecordType {get;set;}") {
        EnumValue.of("System.Management.Automation.ProgressRecordType", $0.isCompleted ? 1 : 0)
      } set: { this, value in
        this.isCompleted = (value.asObject as? EnumValue)?.raw == 1
      }
    }
    t.constructor("(int activityId, string activity, string statusDescription)") { (a) throws(Unwind) in
      .object(ProgressRecord(activity: try a.string(1, "activity"), activityId: a.int(0), status: try a.string(2, "statusDescription")))
    }
  }

  @Sendable static func messageRecord(_ t: TypeDeclaration) {
    t.receiver(MessageRecord.self) { t in
      t.get("string Message {get;}") { .string($0.message) }
      t.get("System.Management.Automation.InvocationInfo InvocationInfo {get;}") { .optional($0.invocation) }
      t.get("System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}") { _ in
        .object(ListObject(type: DotNetType.readOnlyCollection.constructed([.int32])))
      }
      t.method("string ToString()") { this, _ in .string(this.message) }
    }
  }

  /// The constructor of one kind of record.
  static func record(_ kind: Streams.Kind) -> @Sendable (TypeDeclaration) -> Void {
    { t in
      t.constructor("(string message)") { a in .object(MessageRecord(kind: kind, message: a.optionalString(0) ?? .empty, invocation: nil)) }
      if kind == .warning { t.get("string FullyQualifiedWarningId {get;}") { _ in .string(.empty) } }
    }
  }

  @Sendable static func informationRecord(_ t: TypeDeclaration) {
    t.receiver(InformationRecord.self) { t in
      t.get("System.Object MessageData {get;}") { $0.messageData }
      t.get("string Source {get;}") { .string($0.source) }
      t.get("datetime TimeGenerated {get;}") { .dateTime($0.time) }
      t.get("System.Collections.Generic.List[string] Tags {get;}") { this in
        .object(ListObject(ContiguousArray(this.tags.map { .string($0) }), type: DotNetType.list.constructed([.string])))
      }
      t.get("string User {get;}") { _ in .string(EnvironmentMembers.userName) }
      t.get("string Computer {get;}") { _ in .string(EnvironmentMembers.machineName) }
      t.get("uint ProcessId {get;}") { (_) throws(Unwind) in
        try Conversion.convert(try Members.getStatic(TypeRegistry.find("System.Environment") ?? .object, PSString.of("ProcessId"), strict: 0), to: .uint32)
      }
      t.get("uint ManagedThreadId {get;}") { _ in .uint32(1) }
      t.method("string ToString()") { (this, _) throws(Unwind) in .string(try Conversion.text(this.messageData)) }
    }
    t.constructor("(System.Object messageData, string source)") { a in
      .object(InformationRecord(messageData: a[0], source: a.optionalString(1) ?? .empty))
    }
  }

  @Sendable static func nullString(_ t: TypeDeclaration) {
    t.staticProperty("NullString Value {get;}") { .null }
  }

  @Sendable static func automationNull(_ t: TypeDeclaration) {
    t.staticProperty("psobject Value {get;}") { .void }
  }
}

/// `WildcardPattern` as scripts make it.
public final class WildcardObject: Object {
  let pattern: WildcardPattern
  init(_ pattern: WildcardPattern) { self.pattern = pattern }
  public override var dotNetType: DotNetType { DotNetType.wildcardPattern }

  static func make(_ a: Arguments, ignoringCase: Bool) throws(Unwind) -> Value {
    let text = try a.string(0, "pattern")
    do {
      return .object(WildcardObject(try WildcardPattern(text, ignoringCase: ignoringCase)))
    } catch {
      throw Unwind.error("System.Management.Automation.WildcardPatternException", error.message, id: "WildcardPattern_Invalid")
    }
  }
}

extension DotNetType {
  public nonisolated(unsafe) static let wildcardPattern = DotNetType(
    "System.Management.Automation.WildcardPattern", base: object, isSealed: true, declare: SmallAutomationTypes.wildcardPattern)
}
