import Text

/// `System.Enum`.
enum EnumMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticMethod("string GetName(type enumType, System.Object value)") { (a) throws(Unwind) in
      let (type, names) = try declaration(a)
      let raw = try raw(a[1], type)
      return .optional(names.sorted.first { $0.value == raw }?.name)
    }
    t.staticMethod("string[] GetNames(type enumType)") { (a) throws(Unwind) in .array(PSArray.strings(try declaration(a).1.sorted.map(\.name))) }
    t.staticMethod("type GetUnderlyingType(type enumType)") { (a) throws(Unwind) in .object(try declaration(a).1.underlying) }
    t.staticMethod("array GetValues(type enumType)") { (a) throws(Unwind) in
      let (type, names) = try declaration(a)
      return .array(PSArray(names.sorted.map { .object(EnumValue(type, $0.value)) }, elementType: type))
    }
    t.staticMethod("bool IsDefined(type enumType, System.Object value)") { (a) throws(Unwind) in
      let (type, names) = try declaration(a)
      if case .string(let s) = a[1].unwrapped { return .bool(names.cases.contains { $0.name.equals(s) }) }
      let raw = try raw(a[1], type)
      return .bool(names.cases.contains { $0.value == raw })
    }
    t.staticMethod("System.Object Parse(type enumType, string value)") { (a) throws(Unwind) in try parse(a, ignoreCase: false) }
    t.staticMethod("System.Object Parse(type enumType, string value, bool ignoreCase)") { (a) throws(Unwind) in try parse(a, ignoreCase: a.bool(2)) }
    t.staticMethod("bool TryParse(type enumType, string value, out System.Object result)") { (a) throws(Unwind) in try tryParse(a, ignoreCase: false, out: 2) }
    t.staticMethod("bool TryParse(type enumType, string value, bool ignoreCase, out System.Object result)") { (a) throws(Unwind) in
      try tryParse(a, ignoreCase: a.bool(2), out: 3)
    }
    t.staticMethod("bool TryParse(string value, out TEnum result)") { (a) throws(Unwind) in try tryParseTyped(a, ignoreCase: false, out: 1) }
    t.staticMethod("bool TryParse(string value, bool ignoreCase, out TEnum result)") { (a) throws(Unwind) in
      try tryParseTyped(a, ignoreCase: a.bool(1), out: 2)
    }
    t.staticMethod("System.Object ToObject(type enumType, System.Object value)") { (a) throws(Unwind) in
      let (type, _) = try declaration(a)
      return .object(EnumValue(type, try raw(a[1], type)))
    }
    t.staticMethod("string Format(type enumType, System.Object value, string format)") { (a) throws(Unwind) in
      let (type, _) = try declaration(a)
      return .string(try EnumFormat.text(EnumValue(type, try raw(a[1], type)), try a.string(2, "format")))
    }
    t.receiver(EnumValue.self) { t in
      t.method("int CompareTo(System.Object target)") { (this, a) throws(Unwind) in
        if a[0].isNull { return .int32(1) }
        guard let order = try this.compare(to: a[0].unwrapped) else {
          throw Unwind.dotNet(
            "System.ArgumentException",
            "Object must be the same type as the enum. The type passed in was '\(a[0].dotNetType.netName)'; the enum type was '\(this.type.netName)'.")
        }
        return .int(order)
      }
      t.method("bool HasFlag(System.Enum flag)") { (this, a) throws(Unwind) in
        let flag = try a.required(0, "flag", as: EnumValue.self)
        guard flag.type === this.type else {
          throw Unwind.dotNet(
            "System.ArgumentException", "The argument type, '\(flag.type.netName)', is not the same as the enum type '\(this.type.netName)'.")
        }
        return .bool(this.raw & flag.raw == flag.raw)
      }
      t.method("System.TypeCode GetTypeCode()") { this, _ in EnumValue.of("System.TypeCode", Int((this.type.enumDeclaration?.underlying ?? .int32).typeCode.rawValue)) }
      t.property("int value__ {get;}") { $0.number } set: { (this, _) throws(Unwind) in
        throw Unwind.dotNet("System.FieldAccessException", "Cannot set a constant field.")
      }
    }
    t.objectMembers()
    t.formattable()
  }

  private static func declaration(_ a: Arguments) throws(Unwind) -> (DotNetType, EnumDeclaration) {
    let type = try a.required(0, "enumType", as: DotNetType.self)
    guard let names = type.enumDeclaration else { throw Unwind.argument("Type provided must be an Enum.", "enumType") }
    return (type, names)
  }

  private static func raw(_ value: Value, _ type: DotNetType) throws(Unwind) -> Int64 {
    let base = value.unwrapped
    if let e = base.asObject as? EnumValue { return e.raw }
    if case .string = base, let e = try Conversion.convert(base, to: type).asObject as? EnumValue { return e.raw }
    if case .int64(let n) = try Conversion.convert(base, to: .int64) { return n }
    return 0
  }

  /// A comma-separated list of names or a number; nil when it is neither.
  private static func value(_ text: PSString, _ names: EnumDeclaration, ignoreCase: Bool) -> Int64? {
    let trimmed = text.trim()
    if let first = trimmed.units.first, Character16.isASCIIDigit(first) || first == 0x2D || first == 0x2B { return Int64(trimmed.string) }
    var raw: Int64 = 0
    for part in trimmed.split(units: [0x2C]) {
      let name = part.trim()
      guard let found = names.cases.first(where: { ignoreCase ? $0.name.equalsIgnoringCase(name) : $0.name.equals(name) }) else { return nil }
      raw |= found.value
    }
    return trimmed.isEmpty ? nil : raw
  }

  private static func parse(_ a: Arguments, ignoreCase: Bool) throws(Unwind) -> Value {
    let (type, names) = try declaration(a)
    let text = try a.string(1)
    if text.isWhiteSpace { throw Unwind.argument("Must specify valid information for parsing in the string.", "value") }
    guard let raw = value(text, names, ignoreCase: ignoreCase) else {
      throw Unwind.dotNet("System.ArgumentException", "Requested value '\(text)' was not found.")
    }
    return .object(EnumValue(type, raw))
  }

  private static func tryParse(_ a: Arguments, ignoreCase: Bool, out: Int) throws(Unwind) -> Value {
    let (type, names) = try declaration(a)
    let raw = a.optionalString(1).flatMap { value($0, names, ignoreCase: ignoreCase) }
    try a.setReference(out, raw.map { .object(EnumValue(type, $0)) } ?? .null)
    return .bool(raw != nil)
  }

  /// The type is that of the variable behind the `[ref]`.
  private static func tryParseTyped(_ a: Arguments, ignoreCase: Bool, out: Int) throws(Unwind) -> Value {
    let reference = a.object(out, as: PSReference.self)
    let type = reference?.box.traits?.constraint ?? (a.reference(out).asObject as? EnumValue)?.type
    guard let type, let names = type.enumDeclaration else {
      throw Unwind.error(
        "System.Management.Automation.MethodException", "Cannot find an overload for \"TryParse\" and the argument count: \"\(a.count)\".",
        id: "MethodCountCouldNotFindBest")
    }
    let raw = a.optionalString(0).flatMap { value($0, names, ignoreCase: ignoreCase) }
    try a.setReference(out, .object(EnumValue(type, raw ?? 0)))
    return .bool(raw != nil)
  }
}
