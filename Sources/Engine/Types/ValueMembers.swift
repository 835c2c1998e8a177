import Text

/// `TypeDeclaration` for types whose values are no objects: the receiver is what `extract` makes of `this`.
struct ValueMembers<Receiver> {
  let declaration: TypeDeclaration
  private let extract: (Value) -> Receiver

  init(_ declaration: TypeDeclaration, _ extract: @escaping (Value) -> Receiver) {
    self.declaration = declaration
    self.extract = extract
  }

  func get(_ signature: StaticString, _ body: @escaping (Receiver) throws(Unwind) -> Value) {
    let extract = extract
    declaration.property(signature, get: { (this: Value) throws(Unwind) in try body(extract(this)) })
  }

  func method(_ signature: StaticString, _ body: @escaping (Receiver, Arguments) throws(Unwind) -> Value) {
    let extract = extract
    declaration.method(signature) { (this: Value, a: Arguments) throws(Unwind) in try body(extract(this), a) }
  }
}

extension Unwind {
  /// Runs arithmetic of `Text`'s numbers and dates; what it cannot do becomes the exception that .NET throws.
  package static func arithmetic<R>(_ body: () throws(ArithmeticError) -> R) throws(Unwind) -> R {
    do { return try body() } catch { throw Unwind.of(error) }
  }

  package static func of(_ error: ArithmeticError) -> Unwind {
    switch error {
    case .overflow(let words): return dotNet("System.OverflowException", words)
    case .divideByZero: return dotNet("System.DivideByZeroException", error.message)
    case .outOfRange(let parameter, let words):
      let made = ExceptionObject("System.ArgumentOutOfRangeException", "\(words) (Parameter '\(parameter)')")
      made.details.set("ParamName", .text(parameter))
      return Unwind(.error(ErrorRecord(made, id: "")))
    }
  }

  /// Runs a parser of `Text`; a text that it refuses becomes the exception that .NET throws.
  package static func parsing<R>(_ body: () throws(NumberParseError) -> R) throws(Unwind) -> R {
    do { return try body() } catch { throw Unwind.of(error) }
  }

  package static func of(_ error: NumberParseError) -> Unwind {
    switch error {
    case .format(let words): return dotNet("System.FormatException", words)
    case .overflow(let words): return dotNet("System.OverflowException", words)
    case .argument(let parameter, let words), .outOfRange(let parameter, let words):
      let isRange = if case .outOfRange = error { true } else { false }
      let made = ExceptionObject(
        isRange ? "System.ArgumentOutOfRangeException" : "System.ArgumentException", "\(words) (Parameter '\(parameter)')")
      made.details.set("ParamName", .text(parameter))
      return Unwind(.error(ErrorRecord(made, id: "")))
    }
  }
}

extension Value {
  /// An `int` from a Swift integer that is known to fit, such as a length.
  static func int(_ n: Int) -> Value { .int32(Int32(truncatingIfNeeded: n)) }
  static func optional(_ text: PSString?) -> Value { text.map { .string($0) } ?? .null }
  static func optional(_ object: Object?) -> Value { object.map { Value.of($0) } ?? .null }
}

/// The members that every type of .NET overrides in the same way.
extension TypeDeclaration {
  /// `Equals`, `GetHashCode` and `ToString` as the type declares them itself.
  func objectMembers() {
    method("bool Equals(System.Object obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this, a[0])) }
    method("int GetHashCode()") { (this, _) in .int32(Int32(bitPattern: KeyTable.hash(of: this, .ordinal))) }
    method("string ToString()") { (this, _) throws(Unwind) in .string(try Conversion.textForToString(this)) }
  }

  /// `CompareTo(object)`: null comes first, another type is an error.
  func comparable(_ mismatch: @escaping (DotNetType) -> String = { "Object must be of type \($0.name)." }) {
    method("int CompareTo(System.Object value)") { [unowned self] (this, a) throws(Unwind) in
      let other = a[0].unwrapped
      if other.isNull { return .int32(1) }
      guard other.dotNetType === type else { throw Unwind.dotNet("System.ArgumentException", mismatch(type)) }
      return .int32(Int32(try DefaultOrder.compare(this, other)))
    }
  }

  /// `ToString(format)` and its companions with a format provider.
  func formattable() {
    method("string ToString(string format)") { (this, a) throws(Unwind) in .string(try Operators.text(this, format: a.optionalString(0))) }
    method("string ToString(System.IFormatProvider provider)") { (this, a) throws(Unwind) in
      .string(try FormatProvider.text(this, format: nil, a[0]))
    }
    method("string ToString(string format, System.IFormatProvider provider)") { (this, a) throws(Unwind) in
      .string(try FormatProvider.text(this, format: a.optionalString(0), a[1]))
    }
  }
}

extension DotNetType {
  /// The value, or this type's initial value where there is none: what `out` parameters are set to.
  func value(_ value: Value?) throws(Unwind) -> Value {
    if let value { return value }
    return try Conversion.initialValue(of: self)
  }
}
