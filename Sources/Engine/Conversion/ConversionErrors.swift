import Text

/// The errors of conversions, in PowerShell's words.
///
/// A conversion raises a `PSInvalidCastException`; as the language reports it, a `RuntimeException` with the same message and id stands around it.
enum ConversionError {
  /// - Parameter inner: what .NET's own parser or constructor said.
  static func make(_ id: StaticString, _ message: String, inner: ExceptionObject? = nil) -> Unwind {
    let cast = ExceptionObject("System.Management.Automation.PSInvalidCastException", message, inner: inner.map { .object($0) } ?? .null)
    let castRecord = ErrorRecord(cast, id: id.description, category: .invalidArgument)
    cast.record = castRecord
    let outer = ExceptionObject("System.Management.Automation.RuntimeException", message, inner: .object(cast))
    return Unwind(.error(ErrorRecord(outer, id: id.description, category: .invalidArgument)))
  }

  /// `Cannot convert value "abc" to type "System.Int32". Error: "…"`
  static func because(_ id: StaticString, _ value: Value, _ type: DotNetType, _ inner: ExceptionObject) -> Unwind {
    make(id, "Cannot convert value \"\(shown(value))\" to type \"\(type.netName)\". Error: \"\(inner.message)\"", inner: inner)
  }

  static func because(_ id: StaticString, _ value: Value, _ type: DotNetType, _ exception: StaticString, _ words: String) -> Unwind {
    because(id, value, type, ExceptionObject(exception, words))
  }

  /// No way leads from the value to the type.
  static func noConversion(_ value: Value, _ type: DotNetType) -> Unwind {
    let from = value.unwrapped.dotNetType.netName
    // What was given where a secret belongs may be one, and is not repeated.
    if type === DotNetType.secureString || type === DotNetType.credential {
      return make(
        "ConvertToFinalInvalidCastException", "Cannot convert the value of type \"\(from)\" to type \"\(type.netName)\".")
    }
    return make(
      "ConvertToFinalInvalidCastException",
      "Cannot convert the \"\(shown(value))\" value of type \"\(from)\" to type \"\(type.netName)\".")
  }

  /// `IConvertible` does not lead to the type.
  static func notConvertible(_ value: Value, _ type: DotNetType) -> Unwind {
    let from = value.unwrapped.dotNetType
    // Convert's own words have short names for the types that it knows, and full ones for the rest.
    let words =
      type.typeCode != .object && type.enumDeclaration == nil
      ? "Invalid cast from '\(from.name)' to '\(type.name)'." : "Invalid cast from '\(from.fullName)' to '\(type.fullName)'."
    return because("InvalidCastIConvertible", value, type, "System.InvalidCastException", words)
  }

  static func null(_ type: DotNetType) -> Unwind {
    if let names = type.enumDeclaration?.cases {
      return make(
        "nullToEnumInvalidCast",
        "Cannot convert null to type \"\(type.netName)\" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are \"\(names.map(\.name.string).joined(separator: ","))\"."
      )
    }
    return make("nullToObjectInvalidCast", "Cannot convert null to type \"\(type.netName)\".")
  }

  /// Strings and other values that are no truth value, bound to a parameter of type Boolean.
  static func notBoolean(_ value: Value, _ type: DotNetType) -> Unwind {
    make(
      "InvalidCastFromAnyTypeToBool",
      "Cannot convert value \"\(value.unwrapped.dotNetType.netName)\" to type \"\(type.netName)\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0."
    )
  }

  /// The value as these messages show it: its `ToString()`.
  static func shown(_ value: Value) -> String { (try? Conversion.textForToString(value).string) ?? value.dotNetType.fullName.string }

  /// The `PSInvalidCastException` inside a conversion's error, for what wraps it in another exception.
  static func castException(_ unwind: Unwind) -> ExceptionObject? {
    guard let exception = unwind.record?.exception else { return nil }
    return exception.inner.asObject as? ExceptionObject ?? exception
  }

  /// Whether the error says that a conversion failed, and not that something a conversion ran threw.
  static func isCast(_ unwind: Unwind) -> Bool {
    guard let inner = unwind.record?.exception.inner.asObject as? ExceptionObject else { return false }
    return inner.exceptionType === ExceptionTypes.type("System.Management.Automation.PSInvalidCastException")
  }
}

extension Unwind {
  /// A .NET exception that the language lets through as it is: its type's name is the id.
  static func raw(_ exception: StaticString, _ message: String) -> Unwind {
    Unwind.error(exception, message, id: exception.description, category: .operationStopped)
  }

  /// Arithmetic's exceptions: a `RuntimeException` around the original, with no id of its own.
  static func arithmetic(_ exception: StaticString, _ message: String) -> Unwind {
    let outer = ExceptionObject("System.Management.Automation.RuntimeException", message, inner: .object(ExceptionObject(exception, message)))
    return Unwind(.error(ErrorRecord(outer, id: "RuntimeException", category: .notSpecified)))
  }
}
