import Text

extension Operators {
  /// `template -f arguments`: .NET's composite format in the user's culture.
  package static func format(_ template: Value, _ arguments: Value) throws(Unwind) -> PSString {
    let values: ContiguousArray<Value> = if case .array(let a) = arguments.unwrapped { a.elements } else { [arguments] }
    return try format(try Conversion.text(template), Array(values))
  }

  package static func format(_ template: PSString, _ arguments: [Value]) throws(Unwind) -> PSString {
    do {
      return try composed(template, arguments)
    } catch {
      guard let record = error.record, record.exception.exceptionType === ExceptionTypes.type("System.FormatException") else { throw error }
      let outer = ExceptionObject(
        "System.Management.Automation.RuntimeException", "Error formatting a string: \(record.exception.message).", inner: .object(record.exception))
      throw Unwind(.error(ErrorRecord(outer, id: "FormatError", category: .invalidOperation, target: .string(template))))
    }
  }

  /// `String.Format`: throws a `FormatException`.
  package static func composed(_ template: PSString, _ arguments: [Value]) throws(Unwind) -> PSString {
    var failure: Unwind?
    let text: PSString?
    do throws(FormatError) {
      text = try CompositeFormat(template).render(count: arguments.count) { (index: Int, format: PSString?) throws(FormatError) in
        do throws(Unwind) {
          return try Operators.text(arguments[index], format: format)
        } catch {
          failure = error
          throw FormatError("")
        }
      }
    } catch {
      throw failure ?? Unwind.error("System.FormatException", error.message)
    }
    return text ?? .empty
  }

  /// A value's text by a format string in the user's culture; without one its `ToString()`. What has no formats ignores them.
  package static func text(_ value: Value, format: PSString?) throws(Unwind) -> PSString {
    guard let format, !format.isEmpty else { return try textForFormat(value) }
    switch value {
    case .int32(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .int64(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .double(let d): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(d, format) }
    case .single(let d): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(d, format) }
    case .int8(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .uint8(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .int16(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .uint16(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .uint32(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .uint64(let n): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(n, format) }
    case .object(let o):
      if let w = o as? WrappedValue { return try text(w.base, format: format) }
      if let e = o as? EnumValue { return try EnumFormat.text(e, format) }
      if let custom = o as? PSCustomObject { return try propertiesText(custom, format) }
      if let formattable = o as? any Formattable { return try formattable.text(format: format, culture: .current) }
      return try textForFormat(value)
    default: return try textForFormat(value)
    }
  }

  private static func textForFormat(_ value: Value) throws(Unwind) -> PSString {
    if case .object(let o) = value, o is PSCustomObject { return try Conversion.text(value) }
    return try Conversion.textForToString(value)
  }

  /// A custom object hands the format to its properties' values.
  private static func propertiesText(_ object: PSCustomObject, _ format: PSString) throws(Unwind) -> PSString {
    var parts: [String] = []
    for member in object.members.members {
      guard case .note(let value) = member.kind else { continue }
      parts.append("\(member.name)=\(try text(value, format: format))")
    }
    return PSString.of("@{\(parts.joined(separator: "; "))}")
  }
}

/// `Enum.ToString(format)`: G, F, D and X.
enum EnumFormat {
  static func text(_ value: EnumValue, _ format: PSString) throws(Unwind) -> PSString {
    guard format.count == 1 else { throw invalid }
    switch format[0] | 0x20 {
    case 0x67, 0x66: return try value.text() ?? .empty
    case 0x64: return NumberFormatting.text(value.raw)
    case 0x78:
      let width = value.type.enumDeclaration.map { bytes($0.underlying.typeCode) * 2 } ?? 8
      let digits = String(UInt64(bitPattern: value.raw) & (width >= 16 ? .max : (1 << UInt64(width * 4)) - 1), radix: 16, uppercase: true)
      return PSString.of(String(repeating: "0", count: max(0, width - digits.count)) + digits)
    default: throw invalid
    }
  }

  private static func bytes(_ code: TypeCode) -> Int {
    switch code {
    case .sbyte, .byte: 1
    case .int16, .uint16: 2
    case .int64, .uint64: 8
    default: 4
    }
  }

  private static var invalid: Unwind {
    Unwind.dotNet(
      "System.FormatException",
      "Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".")
  }
}
