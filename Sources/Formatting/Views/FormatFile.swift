import Engine
import Text

/// The views of a `.ps1xml` format file.
struct FormatFile {
  private let frame: Frame
  /// Selection sets that the file defines: type names by the set's name.
  private var sets: [String: [String]] = [:]
  private var problems: [String] = []
  private(set) var views: [ViewDefinition] = []

  /// What is wrong with a file, one line each.
  struct Refused: Error { let problems: [String] }

  static func read(_ text: PSString, _ frame: Frame) throws(Refused) -> [ViewDefinition] {
    let root: FormatXML
    do {
      root = try FormatXML.parse(text)
    } catch {
      throw Refused(problems: [error.message])
    }
    var file = FormatFile(frame: frame)
    file.read(root)
    if !file.problems.isEmpty { throw Refused(problems: file.problems) }
    return file.views
  }

  private init(frame: Frame) { self.frame = frame }

  private mutating func read(_ root: FormatXML) {
    guard root.name == "Configuration" else {
      problems.append("The XML document is not valid: the root node is \(root.name) instead of Configuration.")
      return
    }
    for set in root.child("SelectionSets")?.children("SelectionSet") ?? [] {
      sets[set.value("Name") ?? ""] = set.child("Types")?.children("TypeName").map { PSString.of($0.text).trim().string } ?? []
    }
    for view in root.child("ViewDefinitions")?.children("View") ?? [] { readView(view) }
  }

  private mutating func readView(_ element: FormatXML) {
    guard let name = element.value("Name"), !name.isEmpty else {
      problems.append("Node Name is missing. The view cannot be loaded.")
      return
    }
    var types = element.child("ViewSelectedBy")?.children("TypeName").map { PSString.of($0.text).trim().string } ?? []
    for set in element.child("ViewSelectedBy")?.children("SelectionSetName") ?? [] { types += sets[PSString.of(set.text).trim().string] ?? [] }
    guard !types.isEmpty else {
      problems.append("View \(name): ViewSelectedBy has no type.")
      return
    }
    let kinds = ["TableControl", "ListControl", "WideControl", "CustomControl"]
    guard let control = element.children.first(where: { kinds.contains($0.name) }) else {
      problems.append("View \(name) has no control.")
      return
    }
    for type in types {
      let view: ViewDefinition
      switch control.name {
      case "TableControl": view = table(control, name, type)
      case "ListControl": view = list(control, name, type)
      case "WideControl":
        let item = control.child("WideEntries")?.child("WideEntry")?.child("WideItem")
        view = ViewDefinition(name: PSString.of(name), shape: .wide, typeName: PSString.of(type), columns: item.map { [column($0)] } ?? [])
      default: view = custom(control, name, type)
      }
      view.isAutoSized = control.child("AutoSize") != nil
      view.isOutOfBand = element.child("OutOfBand") != nil
      if let group = element.child("GroupBy") { view.grouping = grouping(group) }
      views.append(view)
    }
  }

  // MARK: - Controls

  private mutating func table(_ control: FormatXML, _ name: String, _ type: String) -> ViewDefinition {
    let headers = control.child("TableHeaders")?.children("TableColumnHeader") ?? []
    let row = control.child("TableRowEntries")?.child("TableRowEntry")
    var columns: [ViewDefinition.Column] = []
    for (i, item) in (row?.child("TableColumnItems")?.children("TableColumnItem") ?? []).enumerated() {
      var column = self.column(item)
      if i < headers.count {
        column.label = headers[i].value("Label").map { PSString.of($0) } ?? column.label
        column.width = headers[i].value("Width").flatMap { Int($0) } ?? 0
        if let alignment = alignment(headers[i]) { column.alignment = alignment }
      }
      columns.append(column)
    }
    let view = ViewDefinition(name: PSString.of(name), shape: .table, typeName: PSString.of(type), columns: columns)
    view.hidesHeader = control.child("HideTableHeaders") != nil
    view.wraps = row?.child("Wrap") != nil
    return view
  }

  private mutating func list(_ control: FormatXML, _ name: String, _ type: String) -> ViewDefinition {
    let items = control.child("ListEntries")?.child("ListEntry")?.child("ListItems")?.children("ListItem") ?? []
    var columns: [ViewDefinition.Column] = []
    for item in items { columns.append(column(item)) }
    return ViewDefinition(name: PSString.of(name), shape: .list, typeName: PSString.of(type), columns: columns)
  }

  private mutating func custom(_ control: FormatXML, _ name: String, _ type: String) -> ViewDefinition {
    let view = ViewDefinition(name: PSString.of(name), shape: .custom, typeName: PSString.of(type), columns: [])
    let pieces = entries(control)
    view.custom = { (target: Value, frame: Frame) throws(Unwind) in try FormatFile.show(pieces, target, frame) }
    return view
  }

  private mutating func grouping(_ element: FormatXML) -> ViewDefinition.Grouping {
    let column = self.column(element)
    var heading: ViewRow.Custom?
    if let control = element.child("CustomControl") {
      nonisolated(unsafe) let pieces = entries(control)
      heading = { (target: Value, frame: Frame) throws(Unwind) in try FormatFile.show(pieces, target, frame) }
    }
    return ViewDefinition.Grouping(expression: column.expression, label: element.value("Label").map { PSString.of($0) }, heading: heading)
  }

  /// A property or script block with its label, format and alignment.
  private mutating func column(_ element: FormatXML) -> ViewDefinition.Column {
    let expression = self.expression(element) ?? PropertyExpression(name: .empty, isResolved: true)
    var column = ViewDefinition.Column(expression: expression)
    column.label = element.value("Label").map { PSString.of($0) }
    column.format = element.value("FormatString").map { PSString.of($0) }
    column.alignment = alignment(element) ?? .undefined
    return column
  }

  private mutating func expression(_ element: FormatXML) -> PropertyExpression? {
    if let name = element.value("PropertyName") { return PropertyExpression(name: PSString.of(name), isResolved: true) }
    guard let script = element.child("ScriptBlock") else { return nil }
    do throws(Unwind) {
      return PropertyExpression(.script(try ScriptBlock.create(PSString.of(script.text), frame)), isResolved: true)
    } catch {
      problems.append("Invalid script block \"\(script.text)\".")
      return nil
    }
  }

  private func alignment(_ element: FormatXML) -> TextAlignment? {
    switch element.value("Alignment")?.lowercased() {
    case "left": .left
    case "center": .center
    case "right": .right
    default: nil
    }
  }

  // MARK: - Custom views

  private indirect enum Piece {
    case text(PSString)
    case newLine
    case value(PropertyExpression)
    case frame([Piece], FrameIndentation)
  }

  private mutating func entries(_ control: FormatXML) -> [Piece] {
    var all: [Piece] = []
    for item in control.child("CustomEntries")?.child("CustomEntry")?.children("CustomItem") ?? [] { all += pieces(item) }
    return all
  }

  private mutating func pieces(_ item: FormatXML) -> [Piece] {
    var all: [Piece] = []
    for child in item.children {
      switch child.name {
      case "Text": all.append(.text(PSString.of(child.text)))
      case "NewLine":
        let count = child.value("Count").flatMap { Int($0) } ?? 1
        all += Array(repeating: .newLine, count: min(max(count, 0), 1000))
      case "ExpressionBinding": if let expression = expression(child) { all.append(.value(expression)) }
      case "Frame":
        let first = child.value("FirstLineIndent").flatMap { Int($0) } ?? -(child.value("FirstLineHanging").flatMap { Int($0) } ?? 0)
        let indentation = FrameIndentation(
          left: child.value("LeftIndent").flatMap { Int($0) } ?? 0, right: child.value("RightIndent").flatMap { Int($0) } ?? 0, firstLine: first)
        var inner: [Piece] = []
        for item in child.children("CustomItem") { inner += pieces(item) }
        all.append(.frame(inner, indentation))
      default: break
      }
    }
    return all
  }

  private static func show(_ pieces: [Piece], _ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    var values: [FormatValue] = []
    for piece in pieces {
      switch piece {
      case .text(let text): values.append(.text(text))
      case .newLine: values.append(.newLine)
      case .value(let expression): values.append(.text(try DisplayText.text(of: try expression.value(of: target, frame), frame)))
      case .frame(let inner, let indentation): values.append(.group(try show(inner, target, frame), frame: indentation))
      }
    }
    return values
  }
}
