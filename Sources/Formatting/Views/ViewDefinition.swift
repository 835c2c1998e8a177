import Engine
import Text

/// A view ready to use: how objects of some types are shown in one shape.
package final class ViewDefinition {
  package struct Column {
    package var label: PSString?
    package var width = 0
    package var alignment = TextAlignment.undefined
    package var expression: PropertyExpression
    var format: PSString?
  }
  struct Grouping {
    var expression: PropertyExpression
    var label: PSString?
    var heading: ViewRow.Custom?
  }

  let name: PSString
  let shape: ViewRow.Shape
  let typeName: PSString
  /// Columns of a table, items of a list; the one value of a wide view.
  package var columns: [Column]
  var grouping: Grouping?
  var custom: ((Value, Frame) throws(Unwind) -> [FormatValue])?
  var isAutoSized = false
  var wraps = false
  var hidesHeader = false
  var isOutOfBand = false

  init(name: PSString, shape: ViewRow.Shape, typeName: PSString, columns: [Column]) {
    self.name = name
    self.shape = shape
    self.typeName = typeName
    self.columns = columns
  }

  package convenience init(_ row: ViewRow) {
    let compute = row.compute
    self.init(
      name: PSString.of((row.name ?? row.type).description), shape: row.shape, typeName: PSString.of(row.type.description),
      columns: row.columns.utf8CodeUnitCount == 0 ? [] : row.columns.description.split(separator: ";").map { ViewDefinition.column($0, compute) })
    if let groupBy = row.groupBy {
      let column = ViewDefinition.column(Substring(groupBy.description), compute)
      grouping = Grouping(expression: column.expression, label: column.label, heading: row.heading)
    }
    custom = row.custom
    isAutoSized = row.isAutoSized
    wraps = row.wraps
    isOutOfBand = row.isOutOfBand
  }

  /// `label=property:width>` as a column.
  private static func column(_ text: Substring, _ compute: ViewRow.Compute?) -> Column {
    var rest = text
    var label: String?
    if let equals = rest.firstIndex(of: "=") {
      label = String(rest[..<equals])
      rest = rest[rest.index(after: equals)...]
    }
    var alignment = TextAlignment.undefined
    switch rest.last {
    case "<": alignment = .left
    case "^": alignment = .center
    case ">": alignment = .right
    default: break
    }
    if alignment != .undefined { rest = rest.dropLast() }
    var width = 0
    if let colon = rest.lastIndex(of: ":"), let given = Int(rest[rest.index(after: colon)...]) {
      width = given
      rest = rest[..<colon]
    }
    let expression: PropertyExpression
    if rest == "@", let compute {
      let key = label ?? ""
      expression = PropertyExpression(.computed { (target: Value, frame: Frame) throws(Unwind) in try compute(key, target, frame) }, isResolved: true)
    } else {
      expression = PropertyExpression(name: PSString.of(String(rest)), isResolved: true)
    }
    return Column(label: label.map { PSString.of($0) }, width: width, alignment: alignment, expression: expression, format: nil)
  }
}
