import Engine
import Text

/// Objects side by side, each by one property.
final class WideGenerator: ViewGenerator {
  override func start(_ first: Value) throws(Unwind) -> FormatStart {
    FormatStart(.wide(columns: isAutoSized ? 0 : options?.columns ?? 0), isAutoSized: isAutoSized)
  }

  override func content(_ target: Value) throws(Unwind) -> FormatEntry.Content {
    if let item = view?.columns.first { return .wide(try text(item.expression, of: target, format: item.format)) }
    if let parameters = options?.properties, !parameters.isEmpty {
      guard let property = PropertySelection.active(parameters, target).first else { return .wide(.empty) }
      return .wide(try text(property.expression, of: target, format: property.parameter?.format))
    }
    let name = PropertySelection.displayName(of: target) ?? PropertySelection.active([], target).first?.expression
    return .wide(try name.map { (e) throws(Unwind) in try text(e, of: target, format: nil) } ?? .empty)
  }
}
