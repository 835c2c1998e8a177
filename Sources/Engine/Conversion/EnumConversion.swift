import Text

/// Names, numbers and lists of them into enum values.
enum EnumConversion {
  /// nil where the language knows no way and the types' members may.
  static func convert(_ value: Value, to type: DotNetType) throws(Unwind) -> Value? {
    guard let names = type.enumDeclaration else { return nil }
    switch value {
    case .string(let s): return .object(try parse(s, names, type))
    case .array(let a): return .object(try parse(try joined(a.elements, type), names, type))
    case .bool, .char, .single, .double, .hash: return nil
    case .object(let o):
      if let e = o as? EnumValue { return e.type === type ? value : .object(try defined(e.raw, value, names, type, "UndefinedIntegerToEnum")) }
      if o is DictionaryObject { return nil }
      if let all = try o.enumerator() {
        var elements = ContiguousArray<Value>()
        while let next = try all.next() { elements.append(next) }
        return .object(try parse(try joined(elements, type), names, type))
      }
      return nil
    default: break
    }
    if let n = value.asInt64 { return .object(try defined(n, value, names, type, "UndefinedIntegerToEnum")) }
    guard case .uint64(let n) = value else { return nil }
    guard names.underlying === DotNetType.uint64 else { throw undefined(value, names, type, "UndefinedIntegerToEnum") }
    return .object(try defined(Int64(bitPattern: n), value, names, type, "UndefinedIntegerToEnum"))
  }

  /// The names of a list, joined as `Enum.Parse` reads them.
  private static func joined(_ elements: ContiguousArray<Value>, _ type: DotNetType) throws(Unwind) -> PSString {
    let parts = PSStringBuilder()
    for (i, element) in elements.enumerated() {
      if i > 0 { parts.append(ascii: ",") }
      if case .string(let s) = element.unwrapped { parts.append(s) } else { parts.append(try Conversion.text(try Conversion.convert(element, to: type))) }
    }
    return parts.build()
  }

  /// A name, several with commas, or a number; names may be shortened as long as they are unique.
  static func parse(_ text: PSString, _ names: EnumDeclaration, _ type: DotNetType) throws(Unwind) -> EnumValue {
    if let raw = exactly(text, names) { return try defined(raw, .string(text), names, type, "EnumParseUndefined") }
    let matching = names.cases.filter { $0.name.hasPrefixIgnoringCase(text) }
    if matching.count == 1 { return EnumValue(type, matching[0].value) }
    let words =
      matching.isEmpty
      ? "Unable to match the identifier name \(text) to a valid enumerator name. Specify one of the following enumerator names and try again:\n\(list(names.cases))"
      : "The identifier name \(text) cannot be processed because it is either too similar or identical to the following enumerator names: \(list(matching)). Use a more specific identifier name."
    throw ConversionError.because(
      "SubstringDisambiguationEnumParseThrewAnException", .string(text), type, "System.Management.Automation.RuntimeException", words)
  }

  private static func list(_ cases: [(name: PSString, value: Int64)]) -> String { cases.map(\.name.string).joined(separator: ", ") }

  /// `Enum.Parse` ignoring case; nil where it throws.
  static func exactly(_ text: PSString, _ names: EnumDeclaration) -> Int64? {
    let trimmed = text.trim()
    if trimmed.isEmpty { return nil }
    let first = trimmed[0]
    if Character16.isASCIIDigit(first) || first == 0x2D || first == 0x2B {
      let number = trimmed.withUTF16 { try? NumberParsing.integer($0, Int64.self) }
      if let number { return (try? NumericConversion.convert(.int64(number), to: names.underlying.typeCode)) == nil ? nil : number }
    }
    var raw: Int64 = 0
    for part in trimmed.split(units: [0x2C]) {
      let name = part.trim()
      guard let found = names.cases.first(where: { $0.name.equalsIgnoringCase(name) }) else { return nil }
      raw |= found.value
    }
    return raw
  }

  /// The value, if a name stands for it or (for flags) names make it up.
  private static func defined(
    _ raw: Int64, _ shown: Value, _ names: EnumDeclaration, _ type: DotNetType, _ id: StaticString
  ) throws(Unwind) -> EnumValue {
    if names.cases.contains(where: { $0.value == raw }) { return EnumValue(type, raw) }
    if names.isFlags {
      let all = names.cases.reduce(Int64(0)) { $0 | $1.value }
      if raw & ~all == 0 { return EnumValue(type, raw) }
    }
    throw undefined(shown, names, type, id)
  }

  private static func undefined(_ shown: Value, _ names: EnumDeclaration, _ type: DotNetType, _ id: StaticString) -> Unwind {
    ConversionError.make(
      id,
      "Cannot convert value \"\(ConversionError.shown(shown))\" to type \"\(type.netName)\" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are \"\(names.cases.map(\.name.string).joined(separator: ","))\"."
    )
  }
}
