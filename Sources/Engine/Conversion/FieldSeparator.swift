import Text

/// `$OFS`: what stands between the elements of a list that becomes text.
enum FieldSeparator {
  static func read(_ frame: Frame) throws(Unwind) -> PSString {
    guard let value = frame.value(of: VariableName.outputFieldSeparator), !value.isNull else { return Conversion.space }
    return try Conversion.single(value)
  }
}
