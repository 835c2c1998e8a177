import Engine
import Text

/// Makes the records of one sequence of objects: how it opens, and each object.
class ViewGenerator {
  let frame: Frame
  let options: FormatOptions?
  let view: ViewDefinition?
  private let grouping: ViewDefinition.Grouping?
  private var groupValue: Value = .void
  private var groupName = PSString.empty
  /// What went wrong in expressions since it was last asked for, with `-ShowError`.
  private var failures: [ErrorRecord] = []

  init(_ view: ViewDefinition?, _ options: FormatOptions?, _ frame: Frame) {
    self.view = view
    self.options = options
    self.frame = frame
    if let parameter = options?.groupBy {
      grouping = ViewDefinition.Grouping(expression: parameter.expression, label: parameter.label, heading: nil)
    } else {
      grouping = view?.grouping
    }
  }

  final var isAutoSized: Bool { options?.autoSize ?? view?.isAutoSized ?? false }

  /// The record that opens the sequence, which begins with `first`.
  func start(_ first: Value) throws(Unwind) -> FormatStart { FormatStart(.list, isAutoSized: isAutoSized) }

  /// One object as a record's content.
  func content(_ target: Value) throws(Unwind) -> FormatEntry.Content { .text(.empty) }

  /// Whether objects like this one belong into the sequence: any for properties, those of the view's types else.
  final func applies(to target: Value) -> Bool { view.map { ViewTable.applies($0, to: target) } ?? true }

  // MARK: - Groups

  /// Reads the value by which objects are grouped; true when it is another one than before.
  final func updateGroup(_ target: Value) throws(Unwind) -> Bool {
    guard let grouping else { return false }
    var expression = grouping.expression
    if case .name(let name) = expression.source {
      if expression.hasWildcards {
        guard let found = expression.resolve(on: target).first else { return false }
        expression = found
      } else if try Members.propertyIfPresent(target, name, frame) == nil {
        return false
      }
    }
    let value: Value
    do throws(Unwind) {
      value = try expression.value(of: target, frame)
    } catch {
      guard case .error = error.reason else { throw error }
      return false
    }
    let old = groupValue
    groupValue = value
    groupName = expression.resolve(on: target).first?.text ?? expression.text
    if value.isNull && old.isNull {
      if case .void = old { return true }
      return false
    }
    if value.isNull || old.isNull { return true }
    return try !Conversion.text(value).equals(try Conversion.text(old))
  }

  /// What stands above a group; nil without one.
  final func heading(_ first: Value) throws(Unwind) -> [FormatValue]? {
    guard let grouping else { return nil }
    if case .void = groupValue { return nil }
    if let heading = grouping.heading { return try heading(first, frame) }
    let label = grouping.label ?? groupName
    return [.text(PSString.of("   \(label): ")), .text(try DisplayText.text(of: groupValue, frame))]
  }

  // MARK: - Values

  /// The text of a property; what goes wrong is kept for `-ShowError`, and shown as `#ERR` with `-DisplayError`.
  final func text(_ expression: PropertyExpression, of target: Value, format: PSString?, inTable: Bool = false) throws(Unwind) -> PSString {
    var resolved = expression
    if !expression.isResolved {
      guard let found = expression.resolve(on: target).first else { return .empty }
      resolved = found
    }
    let value: Value
    do throws(Unwind) {
      value = try resolved.value(of: target, frame)
    } catch {
      guard case .error(let record) = error.reason else { throw error }
      failed(record, "Failed to evaluate expression \"\(resolved.text)\".", "PSPropertyExpressionError", target)
      return options?.displaysErrors == true ? PSString.of("#ERR") : .empty
    }
    do throws(Unwind) {
      return try DisplayText.field(value, format: format, inTable: inTable && format == nil, frame)
    } catch {
      guard case .error(let record) = error.reason else { throw error }
      guard let format else { return .empty }
      if options?.displaysErrors == true || options?.showsErrors == true {
        failed(record, "Failed to apply format string \"\(format)\".", "formattingError", target)
        return options?.displaysErrors == true ? PSString.of("#FMTERR") : .empty
      }
      return try DisplayText.text(of: value, inTable: inTable, frame)
    }
  }

  private func failed(_ cause: ErrorRecord, _ words: String, _ id: String, _ target: Value) {
    guard options?.showsErrors == true else { return }
    let record = ErrorRecord(cause.exception, id: id, category: .invalidArgument, target: target)
    record.details = PSString.of(words)
    failures.append(record)
  }

  final func drainFailures() -> [ErrorRecord] {
    defer { failures = [] }
    return failures
  }
}
