import Engine
import Text

/// Objects as lists of their properties, each object its own.
final class ListGenerator: ViewGenerator {
  override func content(_ target: Value) throws(Unwind) -> FormatEntry.Content {
    var fields: [(label: PSString, value: PSString)] = []
    if let view {
      for item in view.columns {
        fields.append((item.label ?? item.expression.text, try text(item.expression, of: target, format: item.format)))
      }
    } else {
      for property in PropertySelection.active(options?.properties ?? [], target) {
        let label = property.parameter?.label ?? property.expression.text
        fields.append((label, try text(property.expression, of: target, format: property.parameter?.format)))
      }
    }
    return .list(fields)
  }
}
