import Engine
import Text

/// Turns objects into the records of one sequence: what runs inside `Format-*`, and in front of the host for objects that nobody formatted.
///
/// The first object that is not scalar decides the view. Strings and their like, and objects that the view is not for, are written between its rows.
final class ShapeFormatter {
  enum Shape { case undefined, table, list, wide, custom }

  private let shape: Shape
  private let options: FormatOptions?
  private let frame: Frame
  private var generator: ViewGenerator?
  private var isInGroup = false
  private var lastType: DotNetType?
  private var lastHasNoProperties = false
  var emit: (FormatRecord) throws(Unwind) -> Void = { (_: FormatRecord) throws(Unwind) in }

  init(_ shape: Shape, _ options: FormatOptions?, _ frame: Frame) {
    self.shape = shape
    self.options = options
    self.frame = frame
  }

  /// Formats a value; lists are taken apart unless `-Expand` says otherwise.
  func write(_ value: Value) throws(Unwind) {
    if value.isNull { return }
    guard let elements = try Enumeration.elements(of: value) else { return try process(value) }
    switch options?.expansion ?? .enumOnly {
    case .coreOnly: try process(value)
    case .enumOnly: while let next = try elements.next() { if !next.isNull { try process(next) } }
    case .both:
      var all: [Value] = []
      while let next = try elements.next() { all.append(next) }
      try comment("The following object supports IEnumerable:")
      if let entry = try outOfBand(value, asList: true) { try emit(entry) }
      switch all.count {
      case 0: try comment("The IEnumerable contains no objects.")
      case 1: try comment("The IEnumerable contains the following object:")
      default: try comment("The IEnumerable contains the following \(all.count) objects:")
      }
      for element in all where !element.isNull { try process(element) }
    }
  }

  /// Closes the group and the sequence.
  func finish() throws(Unwind) {
    if isInGroup { try emit(GroupEnd()) }
    if generator != nil { try emit(FormatEnd()) }
    isInGroup = false
    generator = nil
  }

  private func process(_ value: Value) throws(Unwind) {
    if options?.force != true, let entry = try outOfBand(value, asList: false) { return try emit(entry) }
    let generator: ViewGenerator
    if let current = self.generator {
      generator = current
      if options?.force != true, !current.applies(to: value), let entry = try outOfBand(value, asList: true) { return try emit(entry) }
    } else {
      generator = try select(value)
      self.generator = generator
      try emit(try generator.start(value))
    }
    if !isInGroup {
      _ = try generator.updateGroup(value)
      try emit(GroupStart(heading: try generator.heading(value)))
      isInGroup = true
    } else if try generator.updateGroup(value) {
      // An empty line before every group but the first.
      try emit(FormatEntry(.custom([.group([], frame: nil)]), isOutOfBand: true))
      try emit(GroupEnd())
      try emit(GroupStart(heading: try generator.heading(value)))
    }
    try emit(FormatEntry(try generator.content(value)))
    for failure in generator.drainFailures() {
      try emit(FormatEntry(.custom([.text(try ErrorText(failure, frame).text())]), isOutOfBand: true))
    }
  }

  private func comment(_ text: String) throws(Unwind) {
    try emit(FormatEntry(.text(PSString.of(text)), isOutOfBand: true))
  }

  /// The record of a value that is shown outside the sequence: scalars, objects without properties, and those with a view of that kind; any, as a list,
  /// where the open sequence is for others.
  private func outOfBand(_ value: Value, asList: Bool) throws(Unwind) -> FormatEntry? {
    if ScalarTypes.contains(value) { return FormatEntry(.text(try DisplayText.plain(value)), isOutOfBand: true) }
    if let view = ViewTable.outOfBandView(for: value) {
      let generator: ViewGenerator =
        view.shape == .list ? ListGenerator(view, nil, frame) : CustomGenerator(view, nil, frame)
      return FormatEntry(try generator.content(value), isOutOfBand: true, stream: stream(of: value))
    }
    if hasNoProperties(value) { return FormatEntry(.text(try DisplayText.plain(value)), isOutOfBand: true) }
    guard asList else { return nil }
    return FormatEntry(try ListGenerator(nil, nil, frame).content(value), isOutOfBand: true)
  }

  /// Objects without properties have nothing to show but their text. What a type without own members says is remembered.
  private func hasNoProperties(_ value: Value) -> Bool {
    let type = value.dotNetType
    let hasOwn = value.asObject?.extra.map { !$0.members.isEmpty || $0.typeNames != nil } ?? false
    if !hasOwn, type === lastType { return lastHasNoProperties }
    let names = PropertySelection.allNames(of: value)
    let known = ["pscomputername", "psshowcomputername", "runspaceid", "pssourcejobinstanceid"]
    let isRemotingOnly = (names.count == 3 || names.count == 4) && names.allSatisfy { known.contains($0.string.lowercased()) }
    let result = names.isEmpty || isRemotingOnly
    if !hasOwn {
      lastType = type
      lastHasNoProperties = result
    }
    return result
  }

  /// Records of other streams that were merged into the output go where they came from.
  private func stream(of value: Value) -> EntryStream {
    guard case .object(let o) = value.unwrapped else { return .output }
    if let record = o as? ErrorRecord { return record.isFromWriteError ? .error : .output }
    switch o.dotNetType.fullName.string {
    case "System.Management.Automation.WarningRecord": return .warning
    case "System.Management.Automation.VerboseRecord": return .verbose
    case "System.Management.Automation.DebugRecord": return .debug
    case "System.Management.Automation.InformationRecord": return .information
    default: return .output
    }
  }

  // MARK: - Choosing

  private func select(_ value: Value) throws(Unwind) -> ViewGenerator {
    if shape == .undefined {
      if let view = ViewTable.view(for: value, shape: nil) { return generator(view.shape, view) }
      let display = PropertySelection.displaySet(of: value)
      let count = display.isEmpty ? PropertySelection.allNames(of: value).count : display.count
      return generator(count <= ShapeFormatter.mostTableProperties ? .table : .list, nil)
    }
    let wanted: ViewRow.Shape = switch shape {
    case .table, .undefined: .table
    case .list: .list
    case .wide: .wide
    case .custom: .custom
    }
    if let options, !options.properties.isEmpty { return generator(wanted, nil) }
    if let name = options?.viewName, !name.isEmpty {
      if let view = ViewTable.view(for: value, shape: wanted, name: name) { return generator(wanted, view) }
      throw unknownView(name, value)
    }
    return generator(wanted, ViewTable.view(for: value, shape: wanted))
  }

  /// More properties make a list.
  private static let mostTableProperties = 4

  private func generator(_ shape: ViewRow.Shape, _ view: ViewDefinition?) -> ViewGenerator {
    switch shape {
    case .table: TableGenerator(view, options, frame)
    case .list: ListGenerator(view, options, frame)
    case .wide: WideGenerator(view, options, frame)
    case .custom: CustomGenerator(view, options, frame)
    }
  }

  private func unknownView(_ name: PSString, _ value: Value) -> Unwind {
    let record = ErrorRecord(
      ExceptionObject("System.Management.Automation.PipelineStoppedException", "The pipeline has been stopped."), id: "FormatViewNotFound",
      category: .objectNotFound)
    record.details = PSString.of("The view name \(name) cannot be found.")
    return Unwind(.error(record))
  }
}
