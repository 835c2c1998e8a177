import Text

/// `IFormatProvider` arguments: cultures and format infos that know how numbers and dates are written.
///
/// The language knows the user's culture and the invariant one; whoever declares `CultureInfo` answers for the others.
public protocol FormatProviding: Object {
  /// The signs of numbers.
  var numberFormat: FormatNumbers { get }
  /// The words and patterns of dates.
  var dateFormat: FormatDates { get }
}

/// Number formats as they cross modules.
public struct FormatNumbers {
  package var info: NumberFormatInfo
  package init(_ info: NumberFormatInfo) { self.info = info }
}

/// Date formats as they cross modules.
public struct FormatDates {
  package var info: DateTimeFormatInfo
  package init(_ info: DateTimeFormatInfo) { self.info = info }
}

enum FormatProvider {
  static func numbers(_ provider: Value) -> NumberFormatInfo {
    (provider.unwrapped.asObject as? any FormatProviding)?.numberFormat.info ?? .enUS
  }

  static func dates(_ provider: Value) -> DateTimeFormatInfo {
    (provider.unwrapped.asObject as? any FormatProviding)?.dateFormat.info ?? .enUS
  }

  /// A value's text by a format and a provider.
  static func text(_ value: Value, format: PSString?, _ provider: Value) throws(Unwind) -> PSString {
    guard let own = provider.unwrapped.asObject as? any FormatProviding else { return try Operators.text(value, format: format) }
    let n = own.numberFormat.info
    let f = format.flatMap { $0.isEmpty ? nil : $0 }
    switch value.unwrapped {
    case .int32(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .int64(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .double(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .single(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .int8(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .uint8(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .int16(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .uint16(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .uint32(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .uint64(let v): return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(v, f, n) }
    case .object(let o):
      switch o {
      case let d as DecimalObject: return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(d.value, f, n) }
      case let b as BigIntegerObject: return try Unwind.formatting { () throws(FormatError) in try NumberFormatting.format(b.value, f, n) }
      case let d as DateTimeObject: return try Unwind.formatting { () throws(FormatError) in try d.value.text(format: f, own.dateFormat.info) }
      case let d as DateTimeOffsetObject: return try Unwind.formatting { () throws(FormatError) in try d.value.text(format: f, own.dateFormat.info) }
      default: return try Operators.text(value, format: f)
      }
    default: return try Operators.text(value, format: f)
    }
  }
}
