import Engine
import Text

/// `ForEach-Object`: runs script blocks for each input object, or reads a property or calls a method of it.
final class ForEachObject: Cmdlet {
  private var input: Value = .null
  private var scripts: [ScriptBlock?] = []
  private var beginScript: ScriptBlock?
  private var processScripts: [ScriptBlock?] = []
  private var remainingScripts: [ScriptBlock?] = []
  private var endScript: ScriptBlock?
  private var memberName = PSString.empty
  private var arguments: [Value] = []
  private var parallel: ScriptBlock?
  /// The blocks of `scripts` that run per object.
  private var perObject: Range<Int> = 0..<0

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "ForEach-Object", "Microsoft.PowerShell.Commands.ForEachObjectCommand", module: "Microsoft.PowerShell.Core", defaultSet: "ScriptBlockSet",
      shouldProcess: .low
    ) { ForEachObject() }
    d.parameter("ArgumentList", "System.Object[]", "PropertyAndMethodSet: remaining", aliases: "Args") { $0.arguments = $1.values ?? [] }
    d.parameter("Begin", "scriptblock", "ScriptBlockSet: ") { $0.beginScript = $1.scriptBlock }
    d.parameter("End", "scriptblock", "ScriptBlockSet: ") { $0.endScript = $1.scriptBlock }
    d.parameter("InputObject", "psobject", "ParallelParameterSet|PropertyAndMethodSet|ScriptBlockSet: pipeline") { $0.input = $1.value ?? .null }
    d.parameter("MemberName", "string", "PropertyAndMethodSet: mandatory, position 0", rules: "ValidateNotNullOrEmpty") {
      $0.memberName = $1.string ?? PSString.empty
    }
    d.parameter("Process", "scriptblock[]", "ScriptBlockSet: mandatory, position 0", rules: "AllowNull; AllowEmptyCollection") {
      $0.processScripts = blocks($1)
    }
    d.parameter("RemainingScripts", "scriptblock[]", "ScriptBlockSet: remaining", rules: "AllowNull; AllowEmptyCollection") {
      $0.remainingScripts = blocks($1)
    }
    return d.description
  }

  /// A null among the blocks counts, but does nothing.
  private static func blocks(_ value: ParameterValue) -> [ScriptBlock?] {
    if case .null? = value.value { return [nil] }
    return (value.values ?? []).map { $0.asObject as? ScriptBlock }
  }

  // MARK: - Script blocks

  override func beginProcessing() throws(Unwind) {
    guard memberName.isEmpty else { return }
    scripts = (beginScript.map { [$0] } ?? []) + processScripts + remainingScripts
    var end = scripts.count
    // The last of three or more is the end block unless one was named.
    if endScript == nil, scripts.count > 2 {
      end -= 1
      endScript = scripts[end]
    }
    perObject = min(scripts.count > 1 ? 1 : 0, end)..<end
    if end >= 2, let begin = scripts[0] { try run(begin, under: .null, input: .array(PSArray())) }
  }

  override func processRecord() throws(Unwind) {
    guard memberName.isEmpty else { return try readMember() }
    for i in perObject {
      if let block = scripts[i] { try run(block, under: input, input: .array(PSArray([input])), this: input) }
    }
  }

  override func endProcessing() throws(Unwind) {
    if memberName.isEmpty, let endScript { try run(endScript, under: .null, input: .array(PSArray())) }
  }

  // MARK: - Members

  private var target: PSString {
    var text = ((try? Conversion.text(input)) ?? PSString.empty).string
    if text.utf16.count > 50 { text = String(text.prefix(50)) + "..." }
    return PSString.of("InputObject: \(text)")
  }

  private func asks(_ action: String) throws(Unwind) -> Bool {
    // The texts are made only when somebody may read them.
    guard isBound("WhatIf") || isBound("Confirm") || mayAsk else { return true }
    return try shouldProcess(target, PSString.of(action))
  }

  /// The caller's preferences may ask, or say what happens.
  private lazy var mayAsk: Bool = {
    let whatIf = frame.value(of: VariableName.of("WhatIfPreference")).map { (try? Conversion.truth($0)) ?? false } ?? false
    let confirm = frame.value(of: VariableName.of("ConfirmPreference")).flatMap { try? Conversion.text($0) } ?? PSString.empty
    let verbose = frame.value(of: VariableName.of("VerbosePreference")).flatMap { try? Conversion.text($0) } ?? PSString.empty
    return whatIf || confirm.equalsIgnoringCase(ascii: "Low") || !verbose.equalsIgnoringCase(ascii: "SilentlyContinue") || isBound("Verbose")
  }()

  private func readMember() throws(Unwind) {
    if input.isNull {
      if !arguments.isEmpty {
        return try writeError(nameError("InvokeMethodOnNull", "You cannot call a method on a null-valued expression."))
      }
      guard try asks("Retrieve the value for property '\(memberName)'") else { return }
      if strictMode >= 2 { return try writeError(nameError("InputObjectIsNull", "The input object is null.")) }
      return try write(.null)
    }
    if !arguments.isEmpty { return try callMethod() }
    if let table = input.unwrapped.asObject as? DictionaryObject, let value = table.table.value(for: memberName) {
      if try asks("Retrieve the value for key '\(memberName)'") { try write(value, enumerate: true) }
      return
    }
    if WildcardPattern.containsWildcardCharacters(memberName) {
      let found = matches { _ in true }
      if found.count > 1 { return try writeError(ambiguous("AmbiguousPropertyOrMethodName", "name", found)) }
      guard let entry = found.first else { return try missing() }
      return try read(entry.name, isMethod: entry.kind.isMethod)
    }
    let exact = try Members.propertyIfPresent(input, memberName, frame)
    if let value = exact {
      if try asks("Retrieve the value for property '\(memberName)'") { try write(value, enumerate: true) }
      return
    }
    guard let entry = Members.all(of: input).first(where: { $0.name.equalsIgnoringCase(memberName) }) else { return try missing() }
    try read(entry.name, isMethod: entry.kind.isMethod)
  }

  private func read(_ name: PSString, isMethod: Bool) throws(Unwind) {
    if isMethod {
      guard try asks("Invoke method '\(name)'") else { return }
      return try invoke(name)
    }
    guard try asks("Retrieve the value for property '\(name)'") else { return }
    let value: Value
    do {
      value = try Members.get(input, name, frame, strict: 0)
    } catch {
      guard error.record != nil else { throw error }
      value = .null
    }
    try write(value, enumerate: true)
  }

  private func invoke(_ name: PSString) throws(Unwind) {
    let result: Value
    do {
      result = try Members.invoke(input, name, arguments, frame)
    } catch {
      guard let record = error.record else { throw error }
      return try writeError(ErrorRecord(record.exception, id: "MethodInvocationError", category: .invalidOperation, target: input))
    }
    try write(result, enumerate: true)
  }

  private func callMethod() throws(Unwind) {
    let found = matches(\.kind.isMethod)
    if found.count > 1 { return try writeError(ambiguous("AmbiguousMethodName", "method", found)) }
    guard let method = found.first else {
      return try writeError(nameError("MethodNotFound", "The input name \"\(memberName)\" cannot be resolved to a method."))
    }
    let shown = try arguments.map { (v) throws(Unwind) in try Conversion.text(v).string }.joined(separator: ", ")
    guard try asks("Invoke method '\(method.name)' with arguments: \(shown)") else { return }
    try invoke(method.name)
  }

  private func matches(_ keep: (MemberEntry) -> Bool) -> [MemberEntry] {
    let all = Members.all(of: input).filter(keep)
    if let pattern = try? WildcardPattern(memberName), WildcardPattern.containsWildcardCharacters(memberName) {
      return all.filter { pattern.matches($0.name) }
    }
    return all.filter { $0.name.equalsIgnoringCase(memberName) }
  }

  private func missing() throws(Unwind) {
    guard try asks("Retrieve the value for property '\(memberName)'") else { return }
    if strictMode >= 2 {
      try writeError(nameError("PropertyOrMethodNotFound", "The input name \"\(memberName)\" cannot be resolved to a property or method."))
    } else {
      try write(.null)
    }
  }

  private func ambiguous(_ id: String, _ what: String, _ found: [MemberEntry]) -> ErrorRecord {
    let names = found.map { " \($0.name)" }.joined()
    return what == "method"
      ? nameError(id, "Input name \"\(memberName)\" is ambiguous. It can be resolved to multiple matched methods. Possible matches include:\(names).")
      : nameError(id, "Input name \"\(memberName)\" is ambiguous. It can be resolved to multiple matched members. Possible matches include:\(names).")
  }

  private func nameError(_ id: String, _ message: String) -> ErrorRecord {
    ErrorRecord(
      ExceptionObject("System.Management.Automation.PSArgumentException", message), id: id, category: .invalidArgument, target: input)
  }
}
