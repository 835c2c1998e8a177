import Text

/// PowerShell's conversions between values (`LanguagePrimitives`).
public enum Conversion {
  /// Whether a value counts as true.
  public static func truth(_ value: Value) throws(Unwind) -> Bool {
    switch value {
    case .unset, .void, .null: false
    case .bool(let b): b
    case .int32(let n): n != 0
    case .string(let s): !s.isEmpty
    default: true
    }
  }

  /// The text of a value as `"$value"` gives it.
  public static func text(_ value: Value) throws(Unwind) -> PSString {
    switch value {
    case .unset, .void, .null: PSString.empty
    case .string(let s): s
    case .int32(let n): PSString.of(String(n))
    default: value.dotNetType.fullName
    }
  }

  /// Converts to a type as a cast does, or throws PowerShell's conversion error.
  public static func convert(_ value: Value, to type: DotNetType) throws(Unwind) -> Value { value }
}
