import Text

/// `System.String`.
enum StringMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    let s = ValueMembers<PSString>(t) { if case .string(let s) = $0 { s } else { .empty } }
    s.get("int Length {get;}") { .int($0.count) }
    t.indexer("char Chars(int index) {get;}", get: { (this, a) throws(Unwind) in
      guard case .string(let s) = this, a.int(0) >= 0, a.int(0) < s.count else {
        throw Unwind.dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
      }
      return .char(s[a.int(0)])
    })
    declareStatics(t)
    StringSearchMembers.declare(s)
    declareEditing(s)
    declareSplitting(s)
    declareRest(s, t)
    t.constructor("(char[] value)") { a in .string(PSString.utf16(a.chars(0))) }
    t.constructor("(char[] value, int startIndex, int length)") { (a) throws(Unwind) in
      let units = a.chars(0)
      let range = try StringRange.check(a.int(1), a.int(2), in: units.count)
      return .string(PSString.utf16(units[range]))
    }
    t.constructor("(char c, int count)") { (a) throws(Unwind) in
      if a.int(1) < 0 { throw Unwind.outOfRange("count", "'count' must be non-negative.") }
      return .string(try StringRange.fits(PSString.repeating(a.char(0), a.int(1))))
    }
  }

  // MARK: - Static members

  private static func declareStatics(_ t: TypeDeclaration) {
    t.staticProperty("string Empty {get;}") { .string(.empty) }
    t.staticMethod("int Compare(string strA, string strB)") { a in .int(compare(a.optionalString(0), a.optionalString(1)) { Collation.compare($0, $1) }) }
    t.staticMethod("int Compare(string strA, string strB, bool ignoreCase)") { a in
      .int(compare(a.optionalString(0), a.optionalString(1)) { $0.cultureCompare($1, ignoringCase: a.bool(2)) })
    }
    t.staticMethod("int Compare(string strA, string strB, System.StringComparison comparisonType)") { a in
      .int(compare(a.optionalString(0), a.optionalString(1)) { StringOrder(a.enumeration(2)).compare($0, $1) })
    }
    t.staticMethod("int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)") { a in
      .int(compare(a.optionalString(0), a.optionalString(1)) { $0.cultureCompare($1, ignoringCase: a.bool(2)) })
    }
    t.staticMethod("int Compare(string strA, int indexA, string strB, int indexB, int length)") { (a) throws(Unwind) in
      .int(try compareParts(a) { Collation.compare($0, $1) })
    }
    t.staticMethod("int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)") { (a) throws(Unwind) in
      .int(try compareParts(a) { $0.cultureCompare($1, ignoringCase: a.bool(5)) })
    }
    t.staticMethod("int Compare(string strA, int indexA, string strB, int indexB, int length, System.StringComparison comparisonType)") {
      (a) throws(Unwind) in .int(try compareParts(a) { StringOrder(a.enumeration(5)).compare($0, $1) })
    }
    t.staticMethod("int CompareOrdinal(string strA, string strB)") { a in .int(compare(a.optionalString(0), a.optionalString(1)) { $0.ordinalCompare($1) }) }
    t.staticMethod("int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)") { (a) throws(Unwind) in
      .int(try compareParts(a) { $0.ordinalCompare($1) })
    }
    for signature in concatSignatures { t.staticMethod(signature) { (a) throws(Unwind) in .string(try concat(a.values)) } }
    t.staticMethod("string Copy(string str)") { (a) throws(Unwind) in .string(try a.string(0, "str")) }
    t.staticMethod("bool Equals(string a, string b)") { a in .bool(equal(a.optionalString(0), a.optionalString(1), .ordinal)) }
    t.staticMethod("bool Equals(string a, string b, System.StringComparison comparisonType)") { a in
      .bool(equal(a.optionalString(0), a.optionalString(1), StringOrder(a.enumeration(2))))
    }
    t.staticMethod("string Format(string format, System.Object arg0)") { (a) throws(Unwind) in try format(a, 0) }
    t.staticMethod("string Format(string format, System.Object arg0, System.Object arg1)") { (a) throws(Unwind) in try format(a, 0) }
    t.staticMethod("string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)") { (a) throws(Unwind) in try format(a, 0) }
    t.staticMethod("string Format(string format, params System.Object[] args)") { (a) throws(Unwind) in try formatAll(a, 0) }
    t.staticMethod("string Format(System.IFormatProvider provider, string format, System.Object arg0)") { (a) throws(Unwind) in try format(a, 1) }
    t.staticMethod("string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)") { (a) throws(Unwind) in
      try format(a, 1)
    }
    t.staticMethod("string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)") {
      (a) throws(Unwind) in try format(a, 1)
    }
    t.staticMethod("string Format(System.IFormatProvider provider, string format, params System.Object[] args)") { (a) throws(Unwind) in
      try formatAll(a, 1)
    }
    t.staticMethod("string Intern(string str)") { (a) throws(Unwind) in .string(try a.string(0, "str")) }
    t.staticMethod("string IsInterned(string str)") { (a) throws(Unwind) in .string(try a.string(0, "str")) }
    t.staticMethod("bool IsNullOrEmpty(string value)") { a in .bool(a.optionalString(0)?.isEmpty ?? true) }
    t.staticMethod("bool IsNullOrWhiteSpace(string value)") { a in .bool(a.optionalString(0)?.isWhiteSpace ?? true) }
    for signature in joinSignatures {
      t.staticMethod(signature) { (a) throws(Unwind) in
        let separator: PSString = if case .char(let c) = a[0] { PSString.of(unit: c) } else { a.optionalString(0) ?? .empty }
        var parts: [PSString] = []
        let values = try a.sequence(1, "values")
        let range = a.count > 2 ? try StringRange.check(a.int(2), a.int(3), in: values.count) : 0..<values.count
        for value in values[range] { parts.append(value.isNull ? .empty : try Conversion.textForToString(value)) }
        return .string(try StringRange.fits(PSString.join(parts, separator: separator)))
      }
    }
  }

  private static let concatSignatures: [StaticString] = [
    "string Concat(System.Object arg0)", "string Concat(System.Object arg0, System.Object arg1)",
    "string Concat(System.Object arg0, System.Object arg1, System.Object arg2)", "string Concat(params System.Object[] args)",
    "string Concat(System.Collections.Generic.IEnumerable[string] values)", "string Concat(string str0, string str1)",
    "string Concat(string str0, string str1, string str2)", "string Concat(string str0, string str1, string str2, string str3)",
    "string Concat(params string[] values)",
  ]

  private static let joinSignatures: [StaticString] = [
    "string Join(char separator, params string[] value)", "string Join(string separator, params string[] value)",
    "string Join(char separator, string[] value, int startIndex, int count)",
    "string Join(string separator, string[] value, int startIndex, int count)",
    "string Join(string separator, System.Collections.Generic.IEnumerable[string] values)",
    "string Join(char separator, params System.Object[] values)", "string Join(string separator, params System.Object[] values)",
    "string Join(char separator, System.Collections.Generic.IEnumerable[T] values)",
    "string Join(string separator, System.Collections.Generic.IEnumerable[T] values)",
  ]

  static func compare(_ a: PSString?, _ b: PSString?, _ order: (PSString, PSString) -> Int) -> Int {
    switch (a, b) {
    case (nil, nil): 0
    case (nil, _): -1
    case (_, nil): 1
    case (let x?, let y?): order(x, y)
    }
  }

  private static func compareParts(_ a: Arguments, _ order: (PSString, PSString) -> Int) throws(Unwind) -> Int {
    func part(_ i: Int, _ name: StaticString) throws(Unwind) -> PSString? {
      guard let s = a.optionalString(i) else { return nil }
      let start = a.int(i + 1)
      if start < 0 || start > s.count { throw Unwind.outOfRange(name, "Index was out of range. Must be non-negative and less than or equal to the size of the collection.") }
      return s.substring(start..<min(s.count, start &+ max(0, a.int(4))))
    }
    if a.int(4) < 0 { throw Unwind.outOfRange("length", "length ('\(a.int(4))') must be a non-negative value.", actual: a[4]) }
    return compare(try part(0, "indexA"), try part(2, "indexB"), order)
  }

  static func equal(_ a: PSString?, _ b: PSString?, _ order: StringOrder) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return order.equal(a, b)
  }

  private static func concat(_ values: [Value]) throws(Unwind) -> PSString {
    var parts: [PSString] = []
    for value in values {
      switch value {
      case .string(let s): parts.append(s)
      case .array(let a): for element in a.elements where !element.isNull { parts.append(try Conversion.textForToString(element)) }
      case .null, .void, .unset: break
      case .object(let o) where values.count == 1 && o.dotNetType !== DotNetType.object:
        for element in try Members.elements(of: value) where !element.isNull { parts.append(try Conversion.textForToString(element)) }
      default: parts.append(try Conversion.textForToString(value))
      }
    }
    return try StringRange.fits(PSString.concat(parts))
  }

  private static func format(_ a: Arguments, _ position: Int) throws(Unwind) -> Value {
    .string(try Operators.composed(try a.string(position, "format"), Array(a.values[(position + 1)...])))
  }

  private static func formatAll(_ a: Arguments, _ position: Int) throws(Unwind) -> Value {
    .string(try Operators.composed(try a.string(position, "format"), Array(a.elements(position + 1))))
  }

  // MARK: - Editing

  private static func declareEditing(_ t: ValueMembers<PSString>) {
    t.method("string Insert(int startIndex, string value)") { (s, a) throws(Unwind) in
      let value = try a.string(1)
      if a.int(0) < 0 || a.int(0) > s.count { throw Unwind.outOfRange("startIndex", "Specified argument was out of the range of valid values.") }
      return .string(try StringRange.fits(s.inserting(value, at: a.int(0))))
    }
    t.method("string PadLeft(int totalWidth)") { (s, a) throws(Unwind) in try pad(s, a, 0x20) { $0.padLeft($1, with: $2) } }
    t.method("string PadLeft(int totalWidth, char paddingChar)") { (s, a) throws(Unwind) in try pad(s, a, a.char(1)) { $0.padLeft($1, with: $2) } }
    t.method("string PadRight(int totalWidth)") { (s, a) throws(Unwind) in try pad(s, a, 0x20) { $0.padRight($1, with: $2) } }
    t.method("string PadRight(int totalWidth, char paddingChar)") { (s, a) throws(Unwind) in try pad(s, a, a.char(1)) { $0.padRight($1, with: $2) } }
    t.method("string Remove(int startIndex, int count)") { (s, a) throws(Unwind) in
      if a.int(0) < 0 { throw Unwind.outOfRange("startIndex", "StartIndex cannot be less than zero.") }
      if a.int(1) < 0 { throw Unwind.outOfRange("count", "Count cannot be less than zero.") }
      if a.int(1) > s.count - a.int(0) { throw Unwind.outOfRange("count", "Index and count must refer to a location within the string.") }
      return .string(s.removing(a.int(0)..<(a.int(0) + a.int(1))))
    }
    t.method("string Remove(int startIndex)") { (s, a) throws(Unwind) in
      if a.int(0) < 0 { throw Unwind.outOfRange("startIndex", "StartIndex cannot be less than zero.") }
      if a.int(0) > s.count { throw Unwind.outOfRange("startIndex", "startIndex must be less than length of string.") }
      return .string(s.substring(0..<a.int(0)))
    }
    t.method("string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)") { (s, a) throws(Unwind) in
      let old = try oldValue(a)
      let new = a.optionalString(1) ?? .empty
      return .string(try StringRange.fits(Collation.replace(old, with: new, in: s, .ignoringCase(a.bool(2)))))
    }
    t.method("string Replace(string oldValue, string newValue, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      let old = try oldValue(a)
      let new = a.optionalString(1) ?? .empty
      let order = StringOrder(a.enumeration(2))
      if order.isOrdinal { return .string(try StringRange.fits(s.replacing(old, with: new, ignoringCase: order.ignoresCase))) }
      return .string(try StringRange.fits(Collation.replace(old, with: new, in: s, .ignoringCase(order.ignoresCase))))
    }
    t.method("string Replace(char oldChar, char newChar)") { s, a in .string(s.replacing(a.char(0), with: a.char(1))) }
    t.method("string Replace(string oldValue, string newValue)") { (s, a) throws(Unwind) in
      .string(try StringRange.fits(s.replacing(try oldValue(a), with: a.optionalString(1) ?? .empty)))
    }
    t.method("string ReplaceLineEndings()") { (s, _) throws(Unwind) in try replaceLineEndings(s, with: PSString.of("\n")) }
    t.method("string ReplaceLineEndings(string replacementText)") { (s, a) throws(Unwind) in
      try replaceLineEndings(s, with: try a.string(0, "replacementText"))
    }
    t.method("string Substring(int startIndex)") { (s, a) throws(Unwind) in
      let start = a.int(0)
      if start < 0 { throw Unwind.outOfRange("startIndex", "StartIndex cannot be less than zero.") }
      if start > s.count { throw Unwind.outOfRange("startIndex", "startIndex cannot be larger than length of string.") }
      return .string(s.substring(from: start))
    }
    t.method("string Substring(int startIndex, int length)") { (s, a) throws(Unwind) in
      let start = a.int(0)
      let length = a.int(1)
      if start < 0 { throw Unwind.outOfRange("startIndex", "StartIndex cannot be less than zero.") }
      if start > s.count { throw Unwind.outOfRange("startIndex", "startIndex cannot be larger than length of string.") }
      if length < 0 { throw Unwind.outOfRange("length", "Length cannot be less than zero.") }
      if start > s.count - length { throw Unwind.outOfRange("length", "Index and length must refer to a location within the string.") }
      return .string(s.substring(start..<(start + length)))
    }
    t.method("string ToLower()") { s, _ in .string(s.toLower()) }
    t.method("string ToLower(cultureinfo culture)") { s, _ in .string(s.toLower()) }
    t.method("string ToLowerInvariant()") { s, _ in .string(s.toLowerInvariant()) }
    t.method("string ToUpper()") { s, _ in .string(s.toUpper()) }
    t.method("string ToUpper(cultureinfo culture)") { s, _ in .string(s.toUpper()) }
    t.method("string ToUpperInvariant()") { s, _ in .string(s.toUpperInvariant()) }
    t.method("string Trim()") { s, _ in .string(s.trim()) }
    t.method("string Trim(char trimChar)") { s, a in .string(s.trim([a.char(0)])) }
    t.method("string Trim(params char[] trimChars)") { s, a in .string(a.elements(0).isEmpty ? s.trim() : s.trim(a.chars(0))) }
    t.method("string TrimEnd()") { s, _ in .string(s.trimEnd()) }
    t.method("string TrimEnd(char trimChar)") { s, a in .string(s.trimEnd([a.char(0)])) }
    t.method("string TrimEnd(params char[] trimChars)") { s, a in .string(a.elements(0).isEmpty ? s.trimEnd() : s.trimEnd(a.chars(0))) }
    t.method("string TrimStart()") { s, _ in .string(s.trimStart()) }
    t.method("string TrimStart(char trimChar)") { s, a in .string(s.trimStart([a.char(0)])) }
    t.method("string TrimStart(params char[] trimChars)") { s, a in .string(a.elements(0).isEmpty ? s.trimStart() : s.trimStart(a.chars(0))) }
    t.method("string Normalize()") { s, _ in .string(s.normalized()) }
    t.method("string Normalize(System.Text.NormalizationForm normalizationForm)") { (s, a) throws(Unwind) in
      .string(s.normalized(try normalizationForm(a.enumeration(0))))
    }
    t.method("bool IsNormalized()") { s, _ in .bool(s.isNormalized()) }
    t.method("bool IsNormalized(System.Text.NormalizationForm normalizationForm)") { (s, a) throws(Unwind) in
      .bool(s.isNormalized(try normalizationForm(a.enumeration(0))))
    }
  }

  private static func normalizationForm(_ raw: Int) throws(Unwind) -> NormalizationForm {
    guard let form = NormalizationForm(rawValue: raw) else {
      throw Unwind.argument("Invalid or unsupported normalization form.", "normalizationForm")
    }
    return form
  }

  private static func oldValue(_ a: Arguments) throws(Unwind) -> PSString {
    let old = try a.string(0, "oldValue")
    if old.isEmpty { throw Unwind.argument("The value cannot be an empty string.", "oldValue") }
    return old
  }

  private static func pad(_ s: PSString, _ a: Arguments, _ unit: UInt16, _ body: (PSString, Int, UInt16) -> PSString?) throws(Unwind) -> Value {
    if a.int(0) < 0 { throw Unwind.outOfRange("totalWidth", "Non-negative number required.") }
    return .string(try StringRange.fits(body(s, a.int(0), unit)))
  }

  private static func replaceLineEndings(_ s: PSString, with new: PSString) throws(Unwind) -> Value {
    let out = PSStringBuilder(capacity: s.count)
    var i = 0
    while i < s.count {
      let unit = s[i]
      i += 1
      switch unit {
      case 0x0D:
        if i < s.count, s[i] == 0x0A { i += 1 }
        out.append(new)
      case 0x0A, 0x0C, 0x85, 0x2028, 0x2029: out.append(new)
      default: out.append(unit: unit)
      }
    }
    return .string(out.build())
  }

  // MARK: - Splitting

  private static func declareSplitting(_ t: ValueMembers<PSString>) {
    t.method("string[] Split(char separator, System.StringSplitOptions options = None)") { s, a in
      strings(s.split(units: [a.char(0)], options: StringSplitOptions(rawValue: a.enumeration(1))))
    }
    t.method("string[] Split(char separator, int count, System.StringSplitOptions options = None)") { (s, a) throws(Unwind) in
      strings(s.split(units: [a.char(0)], limit: try limit(a), options: StringSplitOptions(rawValue: a.enumeration(2))))
    }
    t.method("string[] Split(params char[] separator)") { s, a in strings(s.split(units: a.chars(0))) }
    t.method("string[] Split(char[] separator, int count)") { (s, a) throws(Unwind) in strings(s.split(units: a.chars(0), limit: try limit(a))) }
    t.method("string[] Split(char[] separator, System.StringSplitOptions options)") { s, a in
      strings(s.split(units: a.chars(0), options: StringSplitOptions(rawValue: a.enumeration(1))))
    }
    t.method("string[] Split(char[] separator, int count, System.StringSplitOptions options)") { (s, a) throws(Unwind) in
      strings(s.split(units: a.chars(0), limit: try limit(a), options: StringSplitOptions(rawValue: a.enumeration(2))))
    }
    t.method("string[] Split(string separator, System.StringSplitOptions options = None)") { s, a in
      strings(s.split(separator: a.optionalString(0) ?? .empty, options: StringSplitOptions(rawValue: a.enumeration(1))))
    }
    t.method("string[] Split(string separator, int count, System.StringSplitOptions options = None)") { (s, a) throws(Unwind) in
      strings(s.split(separator: a.optionalString(0) ?? .empty, limit: try limit(a), options: StringSplitOptions(rawValue: a.enumeration(2))))
    }
    t.method("string[] Split(string[] separator, System.StringSplitOptions options)") { s, a in
      strings(s.split(separators: a.strings(0), options: StringSplitOptions(rawValue: a.enumeration(1))))
    }
    t.method("string[] Split(string[] separator, int count, System.StringSplitOptions options)") { (s, a) throws(Unwind) in
      strings(s.split(separators: a.strings(0), limit: try limit(a), options: StringSplitOptions(rawValue: a.enumeration(2))))
    }
    t.method("char[] ToCharArray()") { s, _ in .array(PSArray(s.units.map { .char($0) }, elementType: .char)) }
    t.method("char[] ToCharArray(int startIndex, int length)") { (s, a) throws(Unwind) in
      let range = try StringRange.check(a.int(0), a.int(1), in: s.count)
      return .array(PSArray(range.map { .char(s[$0]) }, elementType: .char))
    }
    t.method("System.CharEnumerator GetEnumerator()") { s, _ in
      var i = 0
      return .object(ClosureEnumerator {
        guard i < s.count else { return nil }
        defer { i += 1 }
        return .char(s[i])
      })
    }
  }

  private static func limit(_ a: Arguments) throws(Unwind) -> Int {
    if a.int(1) < 0 { throw Unwind.outOfRange("count", "Count cannot be less than zero.") }
    return a.int(1)
  }

  private static func strings(_ parts: [PSString]) -> Value { .array(PSArray.strings(parts)) }

  // MARK: - The rest

  private static func declareRest(_ s: ValueMembers<PSString>, _ t: TypeDeclaration) {
    s.method("System.Object Clone()") { s, _ in .string(s) }
    t.comparable { _ in "Object must be of type String." }
    s.method("int CompareTo(string strB)") { s, a in .int(compare(s, a.optionalString(0)) { Collation.compare($0, $1) }) }
    s.method("void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)") { (s, a) throws(Unwind) in
      let target = try a.required(1, "destination", as: PSArray.self)
      let range = try StringRange.check(a.int(0), a.int(3), in: s.count, "sourceIndex")
      guard a.int(2) >= 0, a.int(2) <= target.count - range.count else {
        throw Unwind.outOfRange("destinationIndex", "Index and count must refer to a location within the buffer.")
      }
      for (k, i) in range.enumerated() { target.elements[a.int(2) + k] = .char(s[i]) }
      return .void
    }
    s.method("bool Equals(System.Object obj)") { s, a in if case .string(let o) = a[0].unwrapped { .bool(s.equals(o)) } else { .bool(false) } }
    s.method("bool Equals(string value)") { s, a in .bool(equal(s, a.optionalString(0), .ordinal)) }
    s.method("bool Equals(string value, System.StringComparison comparisonType)") { s, a in
      .bool(equal(s, a.optionalString(0), StringOrder(a.enumeration(1))))
    }
    s.method("int GetHashCode()") { s, _ in .int32(Int32(bitPattern: KeyTable.hash(of: .string(s), .ordinal))) }
    s.method("int GetHashCode(System.StringComparison comparisonType)") { s, a in
      .int32(Int32(bitPattern: StringOrder(a.enumeration(0)).ignoresCase ? s.foldedHash : KeyTable.hash(of: .string(s), .ordinal)))
    }
    s.method("System.TypeCode GetTypeCode()") { _, _ in EnumValue.of("System.TypeCode", 18) }
    s.method("string ToString()") { s, _ in .string(s) }
    s.method("string ToString(System.IFormatProvider provider)") { s, _ in .string(s) }
  }
}

/// Bounds of parts of strings, with the errors that .NET gives for wrong ones.
enum StringRange {
  static func check(_ start: Int, _ count: Int, in length: Int, _ name: StaticString = "startIndex") throws(Unwind) -> Range<Int> {
    if start < 0 || start > length {
      throw Unwind.outOfRange(name, "Index was out of range. Must be non-negative and less than or equal to the size of the collection.")
    }
    if count < 0 || start > length - count { throw Unwind.outOfRange("length", "Index and length must refer to a location within the string.") }
    return start..<(start + count)
  }

  /// A string that may have become too long.
  static func fits(_ text: PSString?) throws(Unwind) -> PSString {
    guard let text else {
      throw Unwind.dotNet("System.OutOfMemoryException", "Insufficient memory to continue the execution of the program.")
    }
    return text
  }
}

/// `System.StringComparison`.
struct StringOrder {
  let isOrdinal: Bool
  let ignoresCase: Bool
  static let ordinal = StringOrder(4)

  /// From the enum's value.
  init(_ raw: Int) {
    isOrdinal = raw >= 4
    ignoresCase = raw & 1 != 0
  }

  func compare(_ a: PSString, _ b: PSString) -> Int {
    if isOrdinal { return ignoresCase ? a.ordinalCompareIgnoringCase(b) : a.ordinalCompare(b) }
    return Collation.compare(a, b, .ignoringCase(ignoresCase))
  }

  func equal(_ a: PSString, _ b: PSString) -> Bool {
    if isOrdinal { return ignoresCase ? a.equalsIgnoringCase(b) : a.equals(b) }
    return Collation.equal(a, b, .ignoringCase(ignoresCase))
  }
}
