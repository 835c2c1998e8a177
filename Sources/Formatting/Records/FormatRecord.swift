import Engine
import Text

/// One message from a `Format-*` cmdlet to whoever writes the lines; scripts see them as objects in the pipeline.
public class FormatRecord: Object {
  fileprivate let name: StaticString
  fileprivate init(_ name: StaticString) { self.name = name }
  public final override var dotNetType: DotNetType { FormatRecordTypes.type(name) }
}

/// Opens a sequence: its shape, and whether its widths wait for all rows.
final class FormatStart: FormatRecord {
  enum Shape {
    case table(TableHeader)
    case list
    /// Items per row; 0 where the width of the items decides.
    case wide(columns: Int)
    case custom
  }
  let shape: Shape
  let isAutoSized: Bool

  init(_ shape: Shape, isAutoSized: Bool) {
    self.shape = shape
    self.isAutoSized = isAutoSized
    super.init("FormatStartData")
  }

  var isList: Bool { if case .list = shape { true } else { false } }
}

/// The columns of a table.
final class TableHeader {
  struct Column {
    var label = PSString.empty
    /// In cells; 0 where the values decide.
    var width = 0
    var alignment = TextAlignment.undefined
    /// The label is the name of a property of the object; other labels are shown in a style of their own.
    var labelIsProperty = true
  }
  var columns: [Column]
  let isHidden: Bool
  let repeats: Bool

  init(_ columns: [Column], isHidden: Bool, repeats: Bool) {
    self.columns = columns
    self.isHidden = isHidden
    self.repeats = repeats
  }
}

/// Opens a group, with what its heading shows when the objects are grouped.
final class GroupStart: FormatRecord {
  let heading: [FormatValue]?
  init(heading: [FormatValue]?) {
    self.heading = heading
    super.init("GroupStartData")
  }
}

/// One object, ready to be laid out.
final class FormatEntry: FormatRecord {
  enum Content {
    case row([Cell], multiLine: Bool)
    case list([(label: PSString, value: PSString)])
    case wide(PSString)
    case custom([FormatValue])
    /// Text that is written as it is.
    case text(PSString)
  }
  struct Cell {
    var text: PSString
    var alignment = TextAlignment.undefined
  }
  let content: Content
  /// Written between rows whatever the sequence's shape is.
  let isOutOfBand: Bool
  let stream: EntryStream

  init(_ content: Content, isOutOfBand: Bool = false, stream: EntryStream = .output) {
    self.content = content
    self.isOutOfBand = isOutOfBand
    self.stream = stream
    super.init("FormatEntryData")
  }
}

final class GroupEnd: FormatRecord {
  init() { super.init("GroupEndData") }
}

final class FormatEnd: FormatRecord {
  init() { super.init("FormatEndData") }
}

/// The .NET types of the records, as far as scripts look at them.
enum FormatRecordTypes {
  private nonisolated(unsafe) static var made: [String: DotNetType] = [:]
  private static let space = "Microsoft.PowerShell.Commands.Internal.Format."

  static func type(_ name: StaticString) -> DotNetType {
    let full = space + name.description
    if let known = made[full] { return known }
    let type = DotNetType(made: PSString.of(full), .class, base: .object, declare: name.description == "FormatStartData" ? declareStart : declareRecord)
    made[full] = type
    return type
  }

  @Sendable private static func declareRecord(_ t: TypeDeclaration) {
    t.property("string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}") { (_: Value) throws(Unwind) in .string(t.type.fullName) }
  }

  @Sendable private static func declareStart(_ t: TypeDeclaration) {
    for signature: StaticString in ["object shapeInfo {get;set;}", "object pageHeaderEntry {get;set;}", "object pageFooterEntry {get;set;}"] {
      t.property(signature, get: { (_: Value) throws(Unwind) in .null }, set: { (_: Value, _: Value) throws(Unwind) in })
    }
    t.property(
      "object autosizeInfo {get;set;}", get: { (this: Value) throws(Unwind) in .bool((this.asObject as? FormatStart)?.isAutoSized ?? false) },
      set: { (_: Value, _: Value) throws(Unwind) in })
    declareRecord(t)
  }
}
