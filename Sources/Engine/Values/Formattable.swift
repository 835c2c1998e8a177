import Text

/// Which culture's words and signs a text is made with: PowerShell converts with the invariant one, `ToString()` and `-f` speak the user's.
public enum TextCulture: Sendable {
  case invariant, current

  package var numbers: NumberFormatInfo { self == .invariant ? .invariant : .enUS }
  package var dates: DateTimeFormatInfo { self == .invariant ? .invariant : .enUS }
}

/// `IFormattable`: objects whose text takes a format string and depends on the culture.
public protocol Formattable: Object {
  /// `ToString(format, provider)`; throws .NET's `FormatException` for a format that the type does not know.
  func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString
}

extension Unwind {
  /// A `FormatError` as the exception that .NET throws.
  package static func formatting(_ body: () throws(FormatError) -> PSString) throws(Unwind) -> PSString {
    do { return try body() } catch { throw dotNet("System.FormatException", error.message) }
  }
}

extension DecimalObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString {
    try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(value, format, culture.numbers) }
  }
}

extension BigIntegerObject: Formattable {
  public func text(format: PSString?, culture: TextCulture) throws(Unwind) -> PSString {
    try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(value, format, culture.numbers) }
  }
}
