import Engine
import Text

/// Objects as rows of a table; the first object decides the columns.
final class TableGenerator: ViewGenerator {
  private var selected: [SelectedProperty] = []

  override func start(_ first: Value) throws(Unwind) -> FormatStart {
    var columns: [TableHeader.Column] = []
    if let view {
      for column in view.columns {
        var header = TableHeader.Column()
        header.width = column.width
        header.alignment = column.alignment
        header.label = column.label ?? column.expression.text
        if let label = column.label { header.labelIsProperty = PropertyExpression.has(label, first) }
        columns.append(header)
      }
    } else {
      selected = PropertySelection.columns(options?.properties ?? [], first)
      for property in selected {
        var header = TableHeader.Column()
        header.label = property.parameter?.label ?? property.expression.text
        header.width = property.parameter?.width ?? 0
        if let given = property.parameter?.alignment {
          header.alignment = given
        } else {
          header.alignment = try alignment(property.expression, of: first)
        }
        columns.append(header)
      }
    }
    let header = TableHeader(
      columns, isHidden: options?.hidesHeader == true || view?.hidesHeader == true, repeats: options?.repeatsHeader ?? false)
    return FormatStart(.table(header), isAutoSized: isAutoSized)
  }

  /// Scalars stand right, strings and everything else left, by what the first object has.
  private func alignment(_ expression: PropertyExpression, of target: Value) throws(Unwind) -> TextAlignment {
    guard let resolved = expression.resolve(on: target).first else { return .left }
    let value: Value
    do throws(Unwind) {
      value = try resolved.value(of: target, frame)
    } catch {
      guard case .error = error.reason else { throw error }
      return .left
    }
    if case .string = value.unwrapped { return .left }
    return ScalarTypes.contains(value) ? .right : .left
  }

  override func content(_ target: Value) throws(Unwind) -> FormatEntry.Content {
    var cells: [FormatEntry.Cell] = []
    var multiLine = false
    if let view {
      cells.reserveCapacity(view.columns.count)
      for column in view.columns {
        cells.append(FormatEntry.Cell(text: try text(column.expression, of: target, format: column.format)))
      }
      multiLine = view.wraps
    } else {
      cells.reserveCapacity(selected.count)
      for property in selected {
        cells.append(FormatEntry.Cell(text: try text(property.expression, of: target, format: property.parameter?.format, inTable: true)))
      }
    }
    return .row(cells, multiLine: options?.wraps ?? multiLine)
  }
}
