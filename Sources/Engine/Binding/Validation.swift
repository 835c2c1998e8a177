import Syntax
import Text

/// The validation attributes, for parameters and for variables.
enum Validation {
  /// Throws the attribute's own message when a value is refused; elements of an array are checked one by one.
  static func check(_ value: Value, _ attributes: [ParameterAttribute], frame: Frame? = nil) throws(Unwind) {
    for attribute in attributes { try check(value, attribute, frame) }
  }

  /// For a variable: the message names it.
  static func check(_ value: Value, _ attributes: [ParameterAttribute], variable name: VariableName) throws(Unwind) {
    do {
      try check(value, attributes)
    } catch {
      guard case .error(let record) = error.reason else { throw error }
      let text = (try? Conversion.text(value)) ?? PSString.empty
      let e = ExceptionObject(
        "System.Management.Automation.ValidationMetadataException",
        "The variable cannot be validated because the value \(text) is not a valid value for the \(name.text) variable.", inner: .object(record.exception))
      throw Unwind(.error(ErrorRecord(e, id: "ValidateSetFailure", category: .metadataError, target: .null)))
    }
  }

  private static func fail(_ message: String) -> Unwind {
    Unwind.error("System.Management.Automation.ValidationMetadataException", message, id: "ValidationMetadataException", category: .metadataError)
  }

  private static func check(_ value: Value, _ attribute: ParameterAttribute, _ frame: Frame?) throws(Unwind) {
    switch attribute {
    case .validateNotNull:
      if value.isNull { throw fail("The argument is null. Provide a valid value for the argument, and then try running the command again.") }
      for e in elements(value) ?? [] where e.isNull {
        throw fail("The argument is null, or an element of the argument collection contains a null value.")
      }
    case .validateNotNullOrEmpty, .validateNotNullOrWhiteSpace: try notEmpty(value, attribute)
    case .validateCount(let low, let high):
      guard let count = elements(value)?.count ?? dictionaryCount(value) else {
        throw fail("The ValidateCount attribute cannot be applied to a non-array parameter.")
      }
      if low == high, count != low {
        throw fail("The parameter requires exactly \(low) value(s) - \(count) value(s) were provided. Change the number of parameter arguments, then try again.")
      }
      if count < low || count > high {
        throw fail(
          count < low
            ? "The parameter requires at least \(low) value(s) and no more than \(high) value(s) - \(count) value(s) were provided."
            : "The parameter requires at least \(low) value(s) and no more than \(high) value(s) - \(count) value(s) were provided.")
      }
    case .validateScript(let block, let message):
      for e in elements(value) ?? [value] {
        guard let f = frame ?? Runtime.current.map({ $0.global.top }) else { return }
        let result = try block.invoke(f, mode: .strict, under: e)
        if try !Conversion.truth(result) {
          let text = try Conversion.text(e)
          if let message { throw fail(try Operators.format(message, [.string(text), .string(try block.text() ?? PSString.empty)]).string) }
          throw fail(
            "The \"\(try block.text() ?? PSString.empty)\" validation script for the argument with value \"\(text)\" did not return a result of True. Determine why the validation script failed, and then try the command again."
          )
        }
      }
    default:
      for e in elements(value) ?? [value] { try element(e, attribute) }
    }
  }

  private static func notEmpty(_ value: Value, _ attribute: ParameterAttribute) throws(Unwind) {
    let blank: Bool = if case .validateNotNullOrWhiteSpace = attribute { true } else { false }
    if value.isNull {
      throw fail("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.")
    }
    switch value {
    case .string(let s):
      if s.isEmpty {
        throw fail("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.")
      }
      if blank, s.trim().isEmpty {
        throw fail(
          "The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again."
        )
      }
    case .hash(let h):
      if h.table.isEmpty {
        throw fail("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
      }
    default:
      guard let all = elements(value) else { return }
      if all.isEmpty {
        throw fail("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
      }
      for e in all {
        if e.isNull {
          throw fail("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
        }
        if case .string(let s) = e, s.isEmpty || (blank && s.trim().isEmpty) {
          throw fail("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
        }
      }
    }
  }

  private static func element(_ value: Value, _ attribute: ParameterAttribute) throws(Unwind) {
    switch attribute {
    case .validateSet(let allowed, let ignoreCase, let message):
      let text = try Conversion.text(value)
      if allowed.contains(where: { ignoreCase ? $0.equalsIgnoringCase(text) : $0.equals(text) }) { return }
      let list = allowed.map(\.string).joined(separator: ",")
      if let message { throw fail(try Operators.format(message, [.string(text), .text(list)]).string) }
      throw fail(
        "The argument \"\(text)\" does not belong to the set \"\(list)\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again."
      )
    case .validateRange(let low, let high):
      if try Operators.compare(value, high, ignoreCase: true) > 0 {
        throw fail(
          "The \(try Conversion.text(value)) argument is greater than the maximum allowed range of \(try Conversion.text(high)). Supply an argument that is less than or equal to \(try Conversion.text(high)) and then try the command again."
        )
      }
      if try Operators.compare(value, low, ignoreCase: true) < 0 {
        throw fail(
          "The \(try Conversion.text(value)) argument is less than the minimum allowed range of \(try Conversion.text(low)). Supply an argument that is greater than or equal to \(try Conversion.text(low)) and then try the command again."
        )
      }
    case .validateRangeKind(let kind):
      let order = try Operators.compare(value, .int32(0), ignoreCase: true)
      let name = kind.string.lowercased()
      let text = try Conversion.text(value)
      if name == "positive", order <= 0 { throw fail("The argument \"\(text)\" cannot be validated because its value is not greater than zero.") }
      if name == "nonnegative", order < 0 { throw fail("The argument \"\(text)\" cannot be validated because its value is not greater than or equal to zero.") }
      if name == "negative", order >= 0 { throw fail("The argument \"\(text)\" cannot be validated because its value is not less than zero.") }
      if name == "nonpositive", order > 0 { throw fail("The argument \"\(text)\" cannot be validated because its value is not less than or equal to zero.") }
    case .validateLength(let low, let high):
      guard case .string(let s) = value else {
        throw fail("Argument cannot be validated because it is not a string. Provide a string argument and try again.")
      }
      if s.count < low {
        throw fail(
          "The character length (\(s.count)) of the argument is too short. Specify an argument with a length that is greater than or equal to \"\(low)\", and then try the command again."
        )
      }
      if s.count > high {
        throw fail(
          "The character length of the \(s.count) argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"\(high)\" characters, and then try the command again."
        )
      }
    case .validatePattern(let pattern, let options, let message):
      let text = try Conversion.text(value)
      if try Operators.isMatch(text, pattern, options: options) { return }
      if let message { throw fail(try Operators.format(message, [.string(text), .string(pattern)]).string) }
      throw fail(
        "The argument \"\(text)\" does not match the \"\(pattern)\" pattern. Supply an argument that matches \"\(pattern)\" and try the command again.")
    default: break
    }
  }

  /// The elements of a collection argument; nil for a single value.
  private static func elements(_ value: Value) -> ContiguousArray<Value>? {
    if case .array(let a) = value { return a.elements }
    if case .object(let o) = value, !(o is DictionaryObject), (try? o.enumerator()) != nil { return try? Conversion.enumerate(value) }
    return nil
  }

  private static func dictionaryCount(_ value: Value) -> Int? { (value.asObject as? DictionaryObject)?.table.count }

  /// A transformation attribute that a script class defines.
  static func transform(
    _ value: Value, _ attribute: Object, _ parameter: ParameterDescription, _ binding: ParameterBinding, at extent: ScriptExtent?
  ) throws(Unwind) -> Value {
    let base = TypeRegistry.find("System.Management.Automation.ArgumentTransformationAttribute")
    guard let base, attribute.dotNetType.inherits(from: base) else { return value }
    return try Members.invoke(.object(attribute), PSString.of("Transform"), [.null, value], binding.frame)
  }
}
