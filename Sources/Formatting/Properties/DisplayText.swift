import Engine
import Text

/// The text of a property's value in a view.
enum DisplayText {
  /// Text by a format string where there is one, else as the value shows itself; `inTable`, numbers with fractions have the culture's decimals.
  static func field(_ value: Value, format: PSString?, inTable: Bool, _ frame: Frame) throws(Unwind) -> PSString {
    if let format, !format.isEmpty {
      if format.indexOf(PSString.of("{0")) != nil || format.contains(0x7D) { return try Operators.composed(format, [value]) }
      return try Operators.text(value, format: format)
    }
    return try text(of: value, inTable: inTable, frame)
  }

  /// A list as `{a, b, c…}`, everything else by its `ToString()`.
  static func text(of value: Value, inTable: Bool = false, _ frame: Frame) throws(Unwind) -> PSString {
    if value.isNull { return .empty }
    if let elements = try Enumeration.elements(of: value) { return try list(elements, limit: limit(frame), frame) }
    if inTable, let decimals = fixed(value.unwrapped) { return decimals }
    return try plain(value)
  }

  /// `PSObject.ToString()`: by the user's culture, custom objects by their properties.
  static func plain(_ value: Value) throws(Unwind) -> PSString {
    switch value.unwrapped {
    case .double, .single: return try Conversion.text(value)
    case .object(let o):
      if value.asObject?.extra?.members[toString] != nil { return try Conversion.text(value) }
      if o is DotNetType { return try Conversion.textForToString(value) }
      if let formattable = o as? any Formattable { return try formattable.text(format: nil, culture: .current) }
      return try Conversion.text(value)
    default: return try Conversion.text(value)
    }
  }

  nonisolated(unsafe) private static let toString = PSString.of("ToString")

  /// Fractions with as many decimals as the culture has (three in en-US).
  private static func fixed(_ value: Value) -> PSString? {
    switch value {
    case .double(let d): return d.isFinite ? try? Operators.text(.double(d), format: fixedFormat) : nil
    case .single(let f): return f.isFinite ? try? Operators.text(.single(f), format: fixedFormat) : nil
    case .object(let o as DecimalObject): return try? Operators.text(.object(o), format: fixedFormat)
    default: return nil
    }
  }

  nonisolated(unsafe) private static let fixedFormat = PSString.of("F3")

  private static func list(_ elements: ValueEnumerator, limit: Int, _ frame: Frame) throws(Unwind) -> PSString {
    let out = PSStringBuilder()
    out.append(unit: 0x7B)
    var count = 0
    while let element = try elements.next() {
      if limit >= 0, count == limit {
        out.append(DecoratedText.ellipsis)
        break
      }
      if count > 0 { out.append(ascii: ", ") }
      out.append(try elementText(element, frame))
      count += 1
    }
    out.append(unit: 0x7D)
    return out.build()
  }

  /// An element of a list: what has no text of its own is shown by its name or key.
  private static func elementText(_ value: Value, _ frame: Frame) throws(Unwind) -> PSString {
    guard !value.isNull else { return PSString.of("$null") }
    guard case .object(let o) = value, !(o is PSCustomObject), !(o is WrappedValue), !(o is DotNetType), !(o is any Formattable), !hasOwnText(o) else {
      return try plain(value)
    }
    if let name = PropertySelection.displayName(of: value), let shown = try? name.value(of: value, frame) { return try plain(shown) }
    return try plain(value)
  }

  /// Whether the very type of an object overrides `ToString()`.
  private static func hasOwnText(_ object: Object) -> Bool {
    if object is EnumValue || object is ErrorRecord || object is ScriptBlock || object is DictionaryEntryObject { return true }
    return object.dotNetType.members.methods.contains { $0.name.equalsIgnoringCase(toString) }
  }

  /// `$FormatEnumerationLimit`; 4 when it is no number.
  static func limit(_ frame: Frame) -> Int {
    guard let value = frame.value(of: VariableName.of(PSString.of("FormatEnumerationLimit"))) else { return 4 }
    if case .int32(let n) = value.unwrapped { return Int(n) }
    return 4
  }
}

/// What formatting takes apart: lists, and dictionaries into their entries; no strings.
enum Enumeration {
  static func elements(of value: Value) throws(Unwind) -> ValueEnumerator? {
    switch value.unwrapped {
    case .array(let a): return try a.enumerator()
    case .hash(let h): return entries(h)
    case .object(let o):
      if let dictionary = o as? DictionaryObject { return entries(dictionary) }
      return try o.enumerator()
    default: return nil
    }
  }

  private static func entries(_ dictionary: DictionaryObject) -> ValueEnumerator {
    var rest = dictionary.entryObjects[...]
    return ClosureEnumerator { () throws(Unwind) in rest.popFirst() }
  }
}
