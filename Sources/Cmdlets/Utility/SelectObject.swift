import Engine
import Text

/// `Select-Object`: some of the objects, some of their properties, or what a property holds.
final class SelectObject: Cmdlet {
  private var input: Value = .unset
  private var property: [Value] = []
  private var exclude: [PSString] = []
  private var expand = PSString.empty
  private var unique = false
  private var caseInsensitive = false
  private var first: Int?
  private var last: Int?
  private var skip = 0
  private var skipLast = 0
  private var wait = false
  private var index: [Int]?
  private var skipIndex: [Int]?

  private var arguments: [PropertyArgument] = []
  private var exclusions: [WildcardPattern] = []
  /// Objects held back for `-Last` and `-SkipLast`.
  private var held: [Value] = []
  private var heldStart = 0
  private var skipped = 0
  private var streamed = 0
  private var position = 0
  private var indexes: [Int] = []
  private var written: [(object: Value, notes: [(name: PSString, value: Value)])] = []

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Select-Object", "Microsoft.PowerShell.Commands.SelectObjectCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "DefaultParameter"
    ) { SelectObject() }
    d.parameter("CaseInsensitive", "switch") { $0.caseInsensitive = $1.isPresent }
    d.parameter("ExcludeProperty", "string[]", "DefaultParameter|SkipLastParameter: ") { $0.exclude = $1.strings ?? [] }
    d.parameter("ExpandProperty", "string", "DefaultParameter|SkipLastParameter: ") { $0.expand = $1.string ?? PSString.empty }
    d.parameter("First", "int", "DefaultParameter: ", rules: "range 0..2147483647") { $0.first = $1.int }
    d.parameter("Index", "int[]", "IndexParameter: ", rules: "range 0..2147483647") { $0.index = $1.ints }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("Last", "int", "DefaultParameter: ", rules: "range 0..2147483647") { $0.last = $1.int }
    d.parameter("Property", "System.Object[]", "DefaultParameter|SkipLastParameter: position 0") { $0.property = $1.values ?? [] }
    d.parameter("Skip", "int", "DefaultParameter|SkipLastParameter: ", rules: "range 0..2147483647") { $0.skip = $1.int ?? 0 }
    d.parameter("SkipIndex", "int[]", "SkipIndexParameter: ", rules: "range 0..2147483647") { $0.skipIndex = $1.ints }
    d.parameter("SkipLast", "int", "SkipLastParameter: ", rules: "range 0..2147483647") { $0.skipLast = $1.int ?? 0 }
    d.parameter("Unique", "switch") { $0.unique = $1.isPresent }
    d.parameter("Wait", "switch", "DefaultParameter|IndexParameter: ") { $0.wait = $1.isPresent }
    return d.description
  }

  override func beginProcessing() throws(Unwind) {
    if !exclude.isEmpty, property.isEmpty { property = [.text("*")] }
    arguments = try PropertyArgument.read(property, keys: .name, self)
    for text in exclude { if let pattern = try? WildcardPattern(text) { exclusions.append(pattern) } }
    if let index { indexes = Set(index).sorted() }
    if let skipIndex { indexes = Set(skipIndex).sorted() }
  }

  // MARK: - Which objects

  override func processRecord() throws(Unwind) {
    if input.isNull { return }
    if index != nil || skipIndex != nil { return try takeByIndex() }
    if skipLast > 0 { return try takeAllButLast() }
    if let last, last > 0 { return try takeLast(last) }
    if skipped < skip {
      skipped += 1
      return
    }
    guard let first else {
      // `-Last 0` alone wants nothing.
      if last != nil { return }
      return try project(input)
    }
    if streamed < first {
      streamed += 1
      try project(input)
    }
    if streamed >= first, !wait { try stopUpstream() }
  }

  private func takeByIndex() throws(Unwind) {
    defer { position += 1 }
    if skipIndex != nil {
      if streamed < indexes.count, indexes[streamed] == position { streamed += 1 } else { try project(input) }
      return
    }
    if streamed < indexes.count, indexes[streamed] == position {
      streamed += 1
      try project(input)
    }
    if streamed >= indexes.count, !wait { try stopUpstream() }
  }

  private func takeAllButLast() throws(Unwind) {
    if skipped < skip {
      skipped += 1
      return
    }
    held.append(input)
    guard held.count - heldStart > skipLast else { return }
    let object = held[heldStart]
    held[heldStart] = .unset
    heldStart += 1
    compact()
    try project(object)
  }

  /// With `-First` the first objects stream, and `-Skip` counts from the start; alone it counts from the end.
  private func takeLast(_ last: Int) throws(Unwind) {
    if let first, first > 0 {
      if skipped < skip {
        skipped += 1
        return
      }
      if streamed < first {
        streamed += 1
        return try project(input)
      }
    }
    held.append(input)
    let limit = first.map { $0 > 0 } == true ? last : last &+ skip
    if held.count - heldStart > limit {
      held[heldStart] = .unset
      heldStart += 1
      compact()
    }
  }

  private func compact() {
    if heldStart > 1024, heldStart > held.count / 2 {
      held.removeFirst(heldStart)
      heldStart = 0
    }
  }

  private func stopUpstream() throws(Unwind) {
    try writeUnique()
    throw stage.stopUpstream()
  }

  override func endProcessing() throws(Unwind) {
    if let last, last > 0 {
      for object in held[heldStart...].prefix(last) { try project(object) }
    }
    try writeUnique()
  }

  private func writeUnique() throws(Unwind) {
    for (object, _) in written { try write(object) }
    written = []
  }

  // MARK: - Which properties

  private func project(_ object: Value) throws(Unwind) {
    if arguments.isEmpty, expand.isEmpty { return try emit(object, notes: []) }
    var notes: [(name: PSString, value: Value)] = []
    for argument in arguments { try collect(argument, object, &notes) }
    guard expand.isEmpty else { return try expandProperty(of: object, notes) }
    let made = PSCustomObject()
    var members = MemberTable()
    for note in notes {
      if members.position(of: note.name) != nil {
        try alreadyThere(note.name, object, "AlreadyExistingUserSpecifiedPropertyNoExpand")
      } else {
        members.set(note.name, note.value)
      }
    }
    made.members = members
    try emit(.object(made), notes: notes)
  }

  private func isExcluded(_ name: PSString) -> Bool { exclusions.contains { $0.matches(name) } }

  private func collect(_ argument: PropertyArgument, _ object: Value, _ notes: inout [(name: PSString, value: Value)]) throws(Unwind) {
    let expression = argument.expression
    var results = try expression.values(of: object, frame)
    if !exclusions.isEmpty { results.removeAll { isExcluded($0.name) } }
    if results.isEmpty, !expression.hasWildcards {
      results = [PropertyExpression.Result(name: expression.text, value: .null, error: nil)]
      if isExcluded(expression.text) { return }
    } else if argument.name != nil, results.count > 1 {
      let exception = ExceptionObject(
        "System.InvalidOperationException", "Multiple results cannot be renamed.")
      return try writeError(ErrorRecord(exception, id: "RenamingMultipleResults", category: .invalidOperation, target: object))
    }
    for result in results {
      let name = argument.name ?? result.name
      if name.isEmpty {
        throw terminating(
          "System.Management.Automation.PSArgumentException",
          "The script block must have a name, or cannot be empty. (Parameter 'Property')", id: "EmptyScriptBlockAndNoName", category: .invalidArgument)
      }
      notes.append((name, result.value))
    }
  }

  private func expandProperty(of object: Value, _ notes: [(name: PSString, value: Value)]) throws(Unwind) {
    let results = try PropertyExpression(expand).values(of: object, frame)
    guard let result = results.first else {
      return try writeError(
        ErrorRecord(
          ExceptionObject("System.Management.Automation.PSArgumentException", "Property \"\(expand)\" cannot be found."),
          id: "ExpandPropertyNotFound", category: .invalidArgument, target: object))
    }
    if results.count > 1 {
      return try writeError(
        ErrorRecord(
          ExceptionObject(
            "System.Management.Automation.PSArgumentException",
            "Multiple properties match the name \"\(expand)\"; only one property can be expanded."),
          id: "MutlipleExpandProperties", category: .invalidArgument, target: object))
    }
    if let error = result.error {
      return try writeError(ErrorRecord(error.exception, id: "PropertyEvaluationExpand", category: .invalidResult, target: object))
    }
    if result.value.isNull { return }
    for element in try elements(of: result.value) where !element.isNull { try emit(try attach(notes, to: element, object), notes: notes) }
  }

  /// What `-ExpandProperty` takes apart; dictionaries stay whole.
  private func elements(of value: Value) throws(Unwind) -> ContiguousArray<Value> { try Conversion.enumerate(value.unwrapped.asObject is PSArray ? value.unwrapped : value) }

  /// The expanded value with the selected properties on it.
  private func attach(_ notes: [(name: PSString, value: Value)], to value: Value, _ source: Value) throws(Unwind) -> Value {
    if notes.isEmpty { return value }
    let (made, object) = Attachment.copy(of: value)
    let extra = object.extra ?? ObjectExtension()
    for note in notes {
      if try Members.propertyIfPresent(made, note.name, frame) != nil {
        try alreadyThere(note.name, source, "AlreadyExistingUserSpecifiedPropertyExpand")
      } else {
        extra.members.set(note.name, note.value)
        object.extra = extra
      }
    }
    return made
  }

  private func alreadyThere(_ name: PSString, _ object: Value, _ id: String) throws(Unwind) {
    try writeError(
      ErrorRecord(
        ExceptionObject(
          "System.InvalidOperationException", "The property cannot be processed because the property \"\(name)\" already exists."),
        id: id, category: .invalidOperation, target: object))
  }

  // MARK: - Writing

  private func emit(_ value: Value, notes: [(name: PSString, value: Value)]) throws(Unwind) {
    if unique {
      if try isRepeated(value, notes) { return }
      name(value, isNew: !notes.isEmpty)
      written.append((value, notes))
      return
    }
    name(value, isNew: !notes.isEmpty)
    try write(value)
  }

  /// A selection from an object says in its type names of what: `Selected.System.String`.
  private func name(_ value: Value, isNew: Bool) {
    guard case .object(let o) = value, let custom = o as? PSCustomObject else { return }
    let extra = custom.extra ?? ObjectExtension()
    var names = extra.typeNames ?? custom.dotNetType.typeNames
    let own = PSString.of("Selected.\(input.isNull ? custom.dotNetType.netName : input.unwrapped.dotNetType.netName)")
    guard isNew || !names.contains(where: { $0.equalsIgnoringCase(own) }) else { return }
    names.insert(own, at: 0)
    extra.typeNames = names
    custom.extra = extra
  }

  private func isRepeated(_ value: Value, _ notes: [(name: PSString, value: Value)]) throws(Unwind) -> Bool {
    let order = ObjectOrder(ignoreCase: caseInsensitive)
    for other in written where other.notes.count == notes.count {
      guard try order.compare(value, other.object) == 0 else { continue }
      var same = true
      for note in notes where same {
        guard let theirs = try Members.propertyIfPresent(other.object, note.name, frame) else {
          same = false
          break
        }
        same = try order.compare(theirs, note.value) == 0
      }
      if same { return true }
    }
    return false
  }
}
