import Engine
import Text

/// What `Format-Table`, `-List`, `-Wide` and `-Custom` share: objects in, format records out.
class FormatCmdlet: Cmdlet {
  final var input: Value = .unset
  final var options = FormatOptions()
  final var groupBy: Value?
  private var formatter: ShapeFormatter?

  var shape: ShapeFormatter.Shape { .table }
  /// Reads the parameters that only this cmdlet has; throws what they refuse.
  func complete() throws(Unwind) {}

  final override func beginProcessing() throws(Unwind) {
    do throws(Unwind) {
      try complete()
      if let groupBy { options.groupBy = try FormatParameter.read(groupBy, keys: FormatParameter.groupKeys) }
      if let view = options.viewName, !view.isEmpty, !options.properties.isEmpty {
        throw FormatCmdlet.invalid("FormatCannotSpecifyViewAndProperty", "The View and Property parameters cannot be specified together.")
      }
    } catch {
      if let record = error.record { throw terminating(record) }
      throw error
    }
    let made = ShapeFormatter(shape, options, frame)
    made.emit = { [unowned self] (record: FormatRecord) throws(Unwind) in try self.write(.object(record)) }
    formatter = made
  }

  final override func processRecord() throws(Unwind) {
    guard let formatter else { return }
    if case .unset = input { return }
    do throws(Unwind) {
      try formatter.write(input)
    } catch {
      if let record = error.record, record.commandId == nil, record.invocation == nil { throw terminating(record) }
      throw error
    }
  }

  final override func endProcessing() throws(Unwind) { try formatter?.finish() }

  static func invalid(_ id: String, _ words: String) -> Unwind {
    let record = ErrorRecord(ExceptionObject("System.IO.InvalidDataException", "Found invalid data while decoding."), id: id, category: .invalidArgument)
    record.details = PSString.of(words)
    return Unwind(.error(record))
  }

  /// The parameters of all four.
  static func declareShared<C: FormatCmdlet>(_ d: Declaration<C>) {
    d.parameter("DisplayError", "switch") { $0.options.displaysErrors = $1.isPresent }
    d.parameter("Expand", "string", rules: "set CoreOnly|EnumOnly|Both") { (c, v) throws(Unwind) in
      c.options.expansion = v.string.flatMap { name in
        [FormatOptions.Expansion.coreOnly, .enumOnly, .both].first { $0.rawValue.lowercased() == name.string.lowercased() }
      }
    }
    d.parameter("Force", "switch") { $0.options.force = $1.isPresent }
    d.parameter("GroupBy", "System.Object") { $0.groupBy = $1.value }
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .unset }
    d.parameter("ShowError", "switch") { $0.options.showsErrors = $1.isPresent }
    d.parameter("View", "string") { $0.options.viewName = $1.string }
  }

  static let output: [StaticString] = [
    "Microsoft.PowerShell.Commands.Internal.Format.FormatEndData", "Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData",
    "Microsoft.PowerShell.Commands.Internal.Format.FormatStartData", "Microsoft.PowerShell.Commands.Internal.Format.GroupEndData",
    "Microsoft.PowerShell.Commands.Internal.Format.GroupStartData",
  ]
}

/// `Format-Table`.
final class FormatTable: FormatCmdlet {
  private var properties: [Value] = []

  override var shape: ShapeFormatter.Shape { .table }

  override func complete() throws(Unwind) { options.properties = try FormatParameter.read(properties, keys: FormatParameter.tableKeys) }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Format-Table", "Microsoft.PowerShell.Commands.FormatTableCommand", module: "Microsoft.PowerShell.Utility", output: output) {
      FormatTable()
    }
    d.parameter("AutoSize", "switch") { $0.options.autoSize = $1.value.map { ParameterValue($0).isPresent } }
    d.parameter("HideTableHeaders", "switch") { $0.options.hidesHeader = $1.isPresent }
    d.parameter("Property", "System.Object[]", "position 0") { $0.properties = $1.values ?? [] }
    d.parameter("RepeatHeader", "switch") { $0.options.repeatsHeader = $1.isPresent }
    d.parameter("Wrap", "switch") { $0.options.wraps = $1.value.map { ParameterValue($0).isPresent } }
    declareShared(d)
    return d.description
  }
}

/// `Format-List`.
final class FormatList: FormatCmdlet {
  private var properties: [Value] = []

  override var shape: ShapeFormatter.Shape { .list }

  override func complete() throws(Unwind) { options.properties = try FormatParameter.read(properties, keys: FormatParameter.listKeys) }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Format-List", "Microsoft.PowerShell.Commands.FormatListCommand", module: "Microsoft.PowerShell.Utility", output: output) {
      FormatList()
    }
    d.parameter("Property", "System.Object[]", "position 0") { $0.properties = $1.values ?? [] }
    declareShared(d)
    return d.description
  }
}

/// `Format-Wide`.
final class FormatWide: FormatCmdlet {
  private var property: Value?

  override var shape: ShapeFormatter.Shape { .wide }

  override func complete() throws(Unwind) {
    if let property { options.properties = [try FormatParameter.read(property, keys: FormatParameter.wideKeys)] }
    if options.autoSize == true, options.columns > 0 {
      throw FormatCmdlet.invalid("FormatCannotSpecifyAutosizeAndColumns", "The AutoSize and Column parameters cannot be specified together.")
    }
  }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Format-Wide", "Microsoft.PowerShell.Commands.FormatWideCommand", module: "Microsoft.PowerShell.Utility", output: output) {
      FormatWide()
    }
    d.parameter("AutoSize", "switch") { $0.options.autoSize = $1.value.map { ParameterValue($0).isPresent } }
    d.parameter("Column", "int", rules: "range 1..2147483647") { $0.options.columns = $1.int ?? 0 }
    d.parameter("Property", "System.Object", "position 0") { $0.property = $1.value }
    declareShared(d)
    return d.description
  }
}

/// `Format-Custom`.
final class FormatCustom: FormatCmdlet {
  private var properties: [Value] = []

  override var shape: ShapeFormatter.Shape { .custom }

  override func complete() throws(Unwind) { options.properties = try FormatParameter.read(properties, keys: FormatParameter.customKeys) }

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration("Format-Custom", "Microsoft.PowerShell.Commands.FormatCustomCommand", module: "Microsoft.PowerShell.Utility", output: output) {
      FormatCustom()
    }
    d.parameter("Depth", "int", rules: "range 1..2147483647") { $0.options.depth = $1.int ?? 5 }
    d.parameter("Property", "System.Object[]", "position 0") { $0.properties = $1.values ?? [] }
    declareShared(d)
    return d.description
  }
}
