import Text

/// The errors of member access and calls, in PowerShell's words.
public enum MemberErrors {
  static func noOverload(_ name: PSString, _ count: Int, _ failure: OverloadResolution.Failure) -> Unwind {
    switch failure {
    case .none:
      Unwind.error(
        "System.Management.Automation.MethodException", "Cannot find an overload for \"\(name)\" and the argument count: \"\(count)\".",
        id: "MethodCountCouldNotFindBest")
    case .ambiguous:
      Unwind.error(
        "System.Management.Automation.MethodException", "Multiple ambiguous overloads found for \"\(name)\" and the argument count: \"\(count)\".",
        id: "MethodCountCouldNotFindBest")
    }
  }

  static func argumentConversion(_ argument: Value, _ parameter: PSString, _ method: PSString, _ type: DotNetType, _ cause: ErrorRecord) -> Unwind {
    let shown = argument.isNull ? "null" : (try? Conversion.text(argument).string) ?? argument.dotNetType.fullName.string
    let exception = ExceptionObject(
      "System.Management.Automation.MethodException",
      "Cannot convert argument \"\(parameter)\", with value: \"\(shown)\", for \"\(method)\" to type \"\(type.netName)\": \"\(cause.exception.message)\"",
      inner: .object(cause.exception))
    return Unwind(.error(ErrorRecord(exception, id: "MethodArgumentConversionInvalidCastArgument", category: .notSpecified)))
  }

  /// `Method invocation failed because [System.String] does not contain a method named 'Foo'.`
  public static func methodNotFound(_ name: PSString, on type: DotNetType) -> Unwind {
    Unwind.runtime("MethodNotFound", "Method invocation failed because [\(type.netName)] does not contain a method named '\(name)'.", target: .string(name))
  }

  public static var methodOnNull: Unwind { Unwind.runtime("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.") }

  /// Reading a member that does not exist under strict mode.
  public static func propertyNotFoundStrict(_ name: PSString) -> Unwind {
    Unwind.error(
      "System.Management.Automation.PropertyNotFoundException",
      "The property '\(name)' cannot be found on this object. Verify that the property exists.", id: "PropertyNotFoundStrict", category: .notSpecified)
  }

  private static func cannotBeFound(_ name: PSString) -> String {
    "The property '\(name)' cannot be found on this object. Verify that the property exists and can be set."
  }

  /// Writing a property of `$null`.
  static func propertyOnNull(_ name: PSString) -> Unwind { Unwind.runtime("PropertyNotFound", cannotBeFound(name)) }

  /// Writing a property that an object does not have; objects that can grow say it as a failed setting.
  static func propertyNotFound(_ name: PSString, on target: Value) -> Unwind {
    if target.asObject is PSCustomObject {
      return setting(
        name, "System.Management.Automation.SetValueInvocationException", cannotBeFound(name), id: "ExceptionWhenSetting", inner: .null)
    }
    return Unwind.runtime("PropertyAssignmentException", cannotBeFound(name))
  }

  static func readOnly(_ name: PSString) -> Unwind { Unwind.runtime("PropertyAssignmentException", "'\(name)' is a ReadOnly property.") }

  private static func setting(_ name: PSString, _ type: StaticString, _ message: String, id: String, inner: Value) -> Unwind {
    let exception = ExceptionObject(type, "Exception setting \"\(name)\": \"\(message)\"", inner: inner)
    return Unwind(.error(ErrorRecord(exception, id: id, category: .notSpecified)))
  }

  /// An exception that a setter threw, or that the value's conversion threw.
  static func wrapped(_ unwind: Unwind, setting name: PSString) -> Unwind {
    guard let record = unwind.record else { return unwind }
    return setting(
      name, "System.Management.Automation.SetValueInvocationException", record.exception.message.string, id: "ExceptionWhenSetting",
      inner: .object(record.exception))
  }

  /// An exception that a getter threw.
  static func wrapped(_ unwind: Unwind, getting name: PSString) -> Unwind {
    guard let record = unwind.record else { return unwind }
    let exception = ExceptionObject(
      "System.Management.Automation.GetValueInvocationException", "Exception getting \"\(name)\": \"\(record.exception.message)\"",
      inner: .object(record.exception))
    return Unwind(.error(ErrorRecord(exception, id: "ExceptionWhenGetting", category: .notSpecified)))
  }

  /// `Exception calling "Parse" with "1" argument(s): "…"`; PowerShell's own runtime errors of method calls pass as they are.
  static func wrapped(_ unwind: Unwind, calling name: PSString, _ count: Int) -> Unwind {
    guard let record = unwind.record else { return unwind }
    let inner = record.exception
    let exception = ExceptionObject(
      "System.Management.Automation.MethodInvocationException",
      "Exception calling \"\(name)\" with \"\(count)\" argument(s): \"\(record.exception.message)\"", inner: .object(inner))
    let made = ErrorRecord(exception, id: inner.exceptionType.name.string, category: .notSpecified)
    return Unwind(.error(made))
  }
}
