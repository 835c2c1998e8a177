/// What arithmetic on `PSDecimal`, `BigInteger` and dates cannot do, with .NET's words. Callers raise the exception that `exceptionType` names.
package enum ArithmeticError: Error, Equatable {
  case overflow(String)
  case divideByZero
  case outOfRange(parameter: String, String)

  /// The exception's `Message`, without the `(Parameter '…')` that `ArgumentOutOfRangeException` appends.
  package var message: String {
    switch self {
    case .overflow(let words): words
    case .divideByZero: "Attempted to divide by zero."
    case .outOfRange(_, let words): words
    }
  }

  package var exceptionType: String {
    switch self {
    case .overflow: "System.OverflowException"
    case .divideByZero: "System.DivideByZeroException"
    case .outOfRange: "System.ArgumentOutOfRangeException"
    }
  }
}

/// Why a text is not the number, date, identifier or version that was asked for, with .NET's words.
@usableFromInline
package enum NumberParseError: Error, Equatable {
  /// `FormatException`.
  case format(String)
  /// `OverflowException`.
  case overflow(String)
  /// `ArgumentException`.
  case argument(parameter: String, String)
  /// `ArgumentOutOfRangeException`.
  case outOfRange(parameter: String, String)

  package var message: String {
    switch self {
    case .format(let words), .overflow(let words), .argument(_, let words), .outOfRange(_, let words): words
    }
  }

  package var exceptionType: String {
    switch self {
    case .format: "System.FormatException"
    case .overflow: "System.OverflowException"
    case .argument: "System.ArgumentException"
    case .outOfRange: "System.ArgumentOutOfRangeException"
    }
  }
}

/// A format string that .NET refuses with a `FormatException`.
package struct FormatError: Error, Equatable {
  /// The exception's `Message`.
  package let message: String
  package init(_ message: String) { self.message = message }

  /// A standard or custom format string that does not suit the value's type.
  package static let invalidSpecifier = FormatError("Format specifier was invalid.")
  /// A date or time span format string that breaks off or names nothing.
  package static let invalidString = FormatError("Input string was not in a correct format.")
}
