import Text

extension Operators {
  /// `-is`
  package static func isType(_ a: Value, _ b: Value, _ frame: Frame) throws(Unwind) -> Value { .bool(Conversion.isInstance(a, of: try typeOperand(b))) }

  private static func typeOperand(_ b: Value) throws(Unwind) -> DotNetType {
    if case .object(let o) = b.unwrapped, let type = o as? DotNetType { return type }
    if b.isNull {
      throw Unwind.runtime(
        "IsOperatorRequiresType", "The right operand of '-is' must be a type.", category: .invalidOperation)
    }
    let converted: Value
    do { converted = try Conversion.convert(b, to: DotNetType.type) } catch { throw withoutId(error) }
    guard case .object(let o) = converted, let type = o as? DotNetType else { throw ConversionError.noConversion(b, DotNetType.type) }
    return type
  }

  /// An error of a conversion that an operator makes of its own operands: a `RuntimeException` with no id of its own.
  static func withoutId(_ unwind: Unwind) -> Unwind {
    guard ConversionError.isCast(unwind), let record = unwind.record else { return unwind }
    let outer = ExceptionObject(
      "System.Management.Automation.RuntimeException", record.exception.message.string, inner: record.exception.inner)
    return Unwind(.error(ErrorRecord(outer, id: "RuntimeException", category: .notSpecified)))
  }

  /// `-as`: the value converted, or null where that fails.
  static func asType(_ a: Value, _ b: Value, _ frame: Frame) throws(Unwind) -> Value {
    if b.isNull { throw Unwind.runtime("AsOperatorRequiresType", "The right operand of '-as' must be a type.") }
    guard case .object(let o) = try Conversion.convert(b, to: DotNetType.type), let type = o as? DotNetType else { return .null }
    if type === DotNetType.void { return .null }
    return Conversion.tryConvert(a, to: type) ?? .null
  }
}
