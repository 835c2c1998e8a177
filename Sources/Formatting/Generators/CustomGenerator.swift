import Engine
import Text

/// Objects by a custom view; without one, as classes with their properties, level by level.
final class CustomGenerator: ViewGenerator {
  private static let indentation = FrameIndentation(left: 2)

  override func start(_ first: Value) throws(Unwind) -> FormatStart { FormatStart(.custom, isAutoSized: isAutoSized) }

  override func content(_ target: Value) throws(Unwind) -> FormatEntry.Content {
    if let custom = view?.custom { return .custom(try custom(target, frame)) }
    let level = Level(current: 0, deepest: options?.depth ?? 5)
    if ScalarTypes.contains(target) { return .custom([.group([.text(try DisplayText.text(of: target, frame)), .newLine], frame: nil)]) }
    if let elements = try Enumeration.elements(of: target) { return .custom([.group(try enumeration(elements, level), frame: nil)]) }
    return .custom(try object(target, level, options?.properties ?? []))
  }

  private struct Level {
    var current: Int
    var deepest: Int
    var next: Level { Level(current: current + 1, deepest: deepest) }
    var isDeepest: Bool { current >= deepest }
  }

  private func object(_ target: Value, _ level: Level, _ parameters: [FormatParameter]) throws(Unwind) -> [FormatValue] {
    let typeName = TypeTable.typeNames(of: target).first?.string ?? "PSObject"
    let shortName = typeName.split(separator: ".").last.map(String.init) ?? typeName
    var values: [FormatValue] = [.text(PSString.of("class \(shortName)")), .newLine, .text(PSString.of("{")), .newLine]
    var inner: [FormatValue] = []
    for property in PropertySelection.active(parameters, target) { inner += try self.property(property, of: target, level) }
    values.append(.group(inner, frame: CustomGenerator.indentation))
    values += [.text(PSString.of("}")), .newLine]
    return [.group(values, frame: nil)]
  }

  private func property(_ property: SelectedProperty, of target: Value, _ level: Level) throws(Unwind) -> [FormatValue] {
    var values: [FormatValue] = [.text(PSString.of("\(property.expression.text) = "))]
    let value: Value
    do throws(Unwind) {
      value = try property.expression.value(of: target, frame)
    } catch {
      guard case .error = error.reason else { throw error }
      return values + [.text(options?.displaysErrors == true ? PSString.of("#ERR") : .empty), .newLine]
    }
    let level = property.parameter?.depth.map { Level(current: level.current, deepest: $0) } ?? level
    if !value.isNull, let elements = try Enumeration.elements(of: value) {
      values.append(.newLine)
      values.append(.group(try enumeration(elements, level.next), frame: CustomGenerator.indentation))
    } else if value.isNull || isLeaf(value, level) {
      values += try leaf(value)
    } else {
      values.append(.newLine)
      values.append(.group(try object(value, level.next, []), frame: CustomGenerator.indentation))
    }
    return values
  }

  private func enumeration(_ elements: ValueEnumerator, _ level: Level) throws(Unwind) -> [FormatValue] {
    var inner: [FormatValue] = []
    let limit = DisplayText.limit(frame)
    var count = 0
    while let element = try elements.next() {
      if limit >= 0, count == limit {
        inner += [.text(DecoratedText.ellipsis), .newLine]
        break
      }
      count += 1
      if isLeaf(element, level) {
        inner += try leaf(element)
      } else if let nested = try Enumeration.elements(of: element) {
        inner.append(.newLine)
        inner.append(.group(try enumeration(nested, level.next), frame: CustomGenerator.indentation))
      } else {
        inner += try object(element, level.next, [])
      }
    }
    return [
      .text(PSString.of("[")), .newLine, .group(inner, frame: CustomGenerator.indentation), .text(PSString.of("]")), .newLine, .newLine,
    ]
  }

  private func leaf(_ value: Value) throws(Unwind) -> [FormatValue] { [.text(try DisplayText.text(of: value, frame)), .newLine] }

  private func isLeaf(_ value: Value, _ level: Level) -> Bool { level.isDeepest || value.isNull || ScalarTypes.contains(value) }
}

/// Values that are shown as their text and have no properties to show.
enum ScalarTypes {
  private static let names: [StaticString] = ["System.Security.SecureString", "System.IntPtr", "System.Numerics.BigInteger", "System.Decimal"]

  static func contains(_ value: Value) -> Bool {
    switch value {
    case .object(let o):
      if let own = o.extra?.typeNames?.first { return own.equalsIgnoringCase(PSString.of("System.String")) || isScalar(own) }
      if let wrapped = o as? WrappedValue { return contains(wrapped.base) }
      return o is EnumValue || isScalar(o.dotNetType.fullName)
    case .array, .hash, .box, .unset, .void, .null: return false
    default: return true
    }
  }

  private static func isScalar(_ name: PSString) -> Bool { names.contains { name.equalsIgnoringCase(PSString.of($0.description)) } }
}
