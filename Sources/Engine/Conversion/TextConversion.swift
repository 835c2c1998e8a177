import Text

extension Conversion {
  /// The text of a value as `"$value"` and `[string]` give it, with lists joined by `$OFS`.
  public static func text(_ value: Value) throws(Unwind) -> PSString {
    switch value {
    case .string(let s): s
    case .int32(let n): NumberFormatting.text(n)
    default: try text(value, separator: separator())
    }
  }

  /// The same in a given frame, whose `$OFS` counts.
  public static func text(_ value: Value, _ frame: Frame) throws(Unwind) -> PSString {
    switch value {
    case .string(let s): return s
    case .int32(let n): return NumberFormatting.text(n)
    case .array, .object: return try text(value, separator: try FieldSeparator.read(frame))
    default: return try text(value, separator: space)
    }
  }

  nonisolated(unsafe) static let space = PSString.of(" ")

  private static func separator() throws(Unwind) -> PSString { space }

  /// The text with a separator for lists. A list inside a list is its type's name.
  static func text(_ value: Value, separator: PSString) throws(Unwind) -> PSString {
    switch value {
    case .unset, .void, .null: return .empty
    case .array(let a):
      if let own = try ownToString(a) { return own }
      return try join(a.elements, separator)
    case .object(let o):
      if let w = o as? WrappedValue {
        if let own = try ownToString(w) { return own }
        return try text(w.base, separator: separator)
      }
      if let own = try ownToString(o) { return own }
      if let custom = o as? PSCustomObject { return try properties(of: custom) }
      if let elements = try elements(value) { return try join(elements, separator) }
      return try single(value)
    case .hash(let h):
      if let own = try ownToString(h) { return own }
      return h.dotNetType.netText
    default: return try single(value)
    }
  }

  static func join(_ elements: ContiguousArray<Value>, _ separator: PSString) throws(Unwind) -> PSString {
    if elements.count == 1 { return try single(elements[0]) }
    var parts: [PSString] = []
    parts.reserveCapacity(elements.count)
    for e in elements { parts.append(try single(e)) }
    guard let joined = PSString.join(parts, separator: separator) else {
      throw Unwind.raw("System.OutOfMemoryException", "Insufficient memory to continue the execution of the program.")
    }
    return joined
  }

  /// The text of one value that is not taken apart: numbers and dates by the invariant culture, types by their short names.
  static func single(_ value: Value) throws(Unwind) -> PSString {
    switch value {
    case .unset, .void, .null: return .empty
    case .string(let s): return s
    case .int32(let n): return NumberFormatting.text(n)
    case .double(let d): return NumberFormatting.general(d, digits: 15, .invariant)
    case .single(let d): return NumberFormatting.general(Double(d), digits: 7, .invariant)
    case .object(let o):
      if let w = o as? WrappedValue {
        if let own = try ownToString(w) { return own }
        return try single(w.base)
      }
      if let own = try ownToString(o) { return own }
      if let custom = o as? PSCustomObject { return try properties(of: custom) }
      if let type = o as? DotNetType { return type.displayName }
      if let formattable = o as? any Formattable { return try formattable.text(format: nil, culture: .invariant) }
      return try o.text() ?? o.dotNetType.netText
    default: return try plain(value)
    }
  }

  /// `ToString()`: by the user's culture; of a list its type's name, of a custom object nothing.
  public static func textForToString(_ value: Value) throws(Unwind) -> PSString {
    switch value {
    case .unset, .void, .null: return .empty
    case .double(let d): return NumberFormatting.text(d, .enUS)
    case .single(let d): return NumberFormatting.text(d, .enUS)
    case .array(let a): return try ownToString(a) ?? a.dotNetType.netText
    case .hash(let h): return try ownToString(h) ?? h.dotNetType.netText
    case .object(let o):
      if let w = o as? WrappedValue {
        if let own = try ownToString(w) { return own }
        return try textForToString(w.base)
      }
      if let own = try ownToString(o) { return own }
      if o is PSCustomObject { return .empty }
      if let formattable = o as? any Formattable { return try formattable.text(format: nil, culture: .current) }
      return try o.text() ?? o.dotNetType.netText
    default: return try plain(value)
    }
  }

  /// Scalars whose text knows no culture.
  private static func plain(_ value: Value) throws(Unwind) -> PSString {
    switch value {
    case .bool(let b): b ? trueText : falseText
    case .char(let c): PSString.of(unit: c)
    case .int8(let n): NumberFormatting.text(n)
    case .uint8(let n): NumberFormatting.text(n)
    case .int16(let n): NumberFormatting.text(n)
    case .uint16(let n): NumberFormatting.text(n)
    case .int32(let n): NumberFormatting.text(n)
    case .uint32(let n): NumberFormatting.text(n)
    case .int64(let n): NumberFormatting.text(n)
    case .uint64(let n): NumberFormatting.text(n)
    case .string(let s): s
    case .array(let a): try ownToString(a) ?? a.dotNetType.netText
    case .hash(let h): try ownToString(h) ?? h.dotNetType.netText
    default: .empty
    }
  }

  nonisolated(unsafe) static let trueText = PSString.of("True")
  nonisolated(unsafe) static let falseText = PSString.of("False")
  private nonisolated(unsafe) static let toStringName = PSString.of("ToString")

  /// What a `ToString` that a script added to the object says (`Add-Member ScriptMethod ToString`).
  private static func ownToString(_ object: Object) throws(Unwind) -> PSString? {
    guard let extra = object.extra, let member = extra.members[toStringName] else { return nil }
    guard case .scriptMethod = member.kind else { return nil }
    let result = try Members.invoke(.of(object), toStringName, [], Runtime.current.global.top)
    return try text(result)
  }

  /// `@{a=1; b=x}`: a custom object's properties.
  private static func properties(of object: PSCustomObject) throws(Unwind) -> PSString {
    let out = PSStringBuilder()
    out.append(ascii: "@{")
    var isFirst = true
    for member in object.members.members where !member.isHidden {
      let value: Value
      switch member.kind {
      case .note(let v): value = v
      case .scriptMethod, .propertySet, .memberSet: continue
      default: value = try Members.get(.object(object), member.name, Runtime.current.global.top, strict: 0)
      }
      if !isFirst { out.append(ascii: "; ") }
      isFirst = false
      out.append(member.name)
      out.append(ascii: "=")
      out.append(try nested(value))
    }
    out.append(ascii: "}")
    return out.build()
  }

  /// A property's value inside such a text: what holds more than a value shows its type, and a custom object nothing.
  private static func nested(_ value: Value) throws(Unwind) -> PSString {
    switch value {
    case .array(let a): return a.dotNetType.netText
    case .object(let o):
      if o is PSCustomObject { return try ownToString(o) ?? .empty }
      if o is ListObject { return o.dotNetType.netText }
      return try single(value)
    default: return try single(value)
    }
  }
}

extension DotNetType {
  /// The name that `Type.ToString()` gives, as a text of the shell.
  var netText: PSString { PSString.of("\(netName)") }
}
