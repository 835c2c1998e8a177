import Text

/// `System.Char`.
enum CharMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("char MaxValue {get;}") { .char(0xFFFF) }
    t.staticProperty("char MinValue {get;}") { .char(0) }
    t.staticMethod("string ConvertFromUtf32(int utf32)") { (a) throws(Unwind) in
      guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: a.int(0))), a.int(0) >= 0 else {
        throw Unwind.outOfRange(
          "utf32", "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).")
      }
      return .text(String(Character(scalar)))
    }
    t.staticMethod("int ConvertToUtf32(char highSurrogate, char lowSurrogate)") { (a) throws(Unwind) in
      guard CharacterTraits16.isPair(a.char(0), a.char(1)) else {
        throw Unwind.outOfRange("highSurrogate", "A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.")
      }
      return .int(0x10000 + (Int(a.char(0)) - 0xD800) << 10 + Int(a.char(1)) - 0xDC00)
    }
    t.staticMethod("int ConvertToUtf32(string s, int index)") { (a) throws(Unwind) in
      let s = try a.string(0, "s")
      try check(s, a.int(1))
      return .int(Int(s.codePoint(at: a.int(1)).scalar))
    }
    t.staticMethod("double GetNumericValue(char c)") { a in .double(Character16.numericValue(UInt32(a.char(0)))) }
    t.staticMethod("System.Globalization.UnicodeCategory GetUnicodeCategory(char c)") { a in
      EnumValue.of("System.Globalization.UnicodeCategory", Int(Character16.category(a.char(0)).rawValue))
    }
    test(t, "bool IsControl(char c)", "bool IsControl(string s, int index)") { Character16.isControl($0) }
    test(t, "bool IsDigit(char c)", "bool IsDigit(string s, int index)") { Character16.isDigit($0) }
    test(t, "bool IsHighSurrogate(char c)", "bool IsHighSurrogate(string s, int index)") { Character16.isHighSurrogate($0) }
    test(t, "bool IsLetter(char c)", "bool IsLetter(string s, int index)") { Character16.isLetter($0) }
    test(t, "bool IsLetterOrDigit(char c)", "bool IsLetterOrDigit(string s, int index)") { Character16.isLetterOrDigit($0) }
    test(t, "bool IsLower(char c)", "bool IsLower(string s, int index)") { Character16.isLower($0) }
    test(t, "bool IsLowSurrogate(char c)", "bool IsLowSurrogate(string s, int index)") { Character16.isLowSurrogate($0) }
    test(t, "bool IsNumber(char c)", "bool IsNumber(string s, int index)") { Character16.isNumber($0) }
    test(t, "bool IsPunctuation(char c)", "bool IsPunctuation(string s, int index)") { Character16.isPunctuation($0) }
    test(t, "bool IsSeparator(char c)", "bool IsSeparator(string s, int index)") { Character16.isSeparator($0) }
    test(t, "bool IsSurrogate(char c)", "bool IsSurrogate(string s, int index)") { Character16.isSurrogate($0) }
    test(t, "bool IsSymbol(char c)", "bool IsSymbol(string s, int index)") { Character16.isSymbol($0) }
    test(t, "bool IsUpper(char c)", "bool IsUpper(string s, int index)") { Character16.isUpper($0) }
    test(t, "bool IsWhiteSpace(char c)", "bool IsWhiteSpace(string s, int index)") { Character16.isWhiteSpace($0) }
    test(t, "bool IsAscii(char c)") { $0 < 0x80 }
    test(t, "bool IsAsciiDigit(char c)") { Character16.isASCIIDigit($0) }
    test(t, "bool IsAsciiHexDigit(char c)") { Hexadecimal.value($0) != nil }
    test(t, "bool IsAsciiHexDigitLower(char c)") { Hexadecimal.value($0) != nil && !($0 >= 0x41 && $0 <= 0x46) }
    test(t, "bool IsAsciiHexDigitUpper(char c)") { Hexadecimal.value($0) != nil && $0 < 0x61 }
    test(t, "bool IsAsciiLetter(char c)") { Character16.isASCIILetter($0) }
    test(t, "bool IsAsciiLetterLower(char c)") { $0 >= 0x61 && $0 <= 0x7A }
    test(t, "bool IsAsciiLetterOrDigit(char c)") { Character16.isASCIILetter($0) || Character16.isASCIIDigit($0) }
    test(t, "bool IsAsciiLetterUpper(char c)") { $0 >= 0x41 && $0 <= 0x5A }
    t.staticMethod("bool IsBetween(char c, char minInclusive, char maxInclusive)") { a in .bool(a.char(0) >= a.char(1) && a.char(0) <= a.char(2)) }
    t.staticMethod("bool IsSurrogatePair(string s, int index)") { (a) throws(Unwind) in
      let s = try a.string(0, "s")
      try check(s, a.int(1))
      return .bool(a.int(1) + 1 < s.count && CharacterTraits16.isPair(s[a.int(1)], s[a.int(1) + 1]))
    }
    t.staticMethod("bool IsSurrogatePair(char highSurrogate, char lowSurrogate)") { a in .bool(CharacterTraits16.isPair(a.char(0), a.char(1))) }
    t.staticMethod("char Parse(string s)") { (a) throws(Unwind) in
      let s = try a.string(0, "s")
      guard s.count == 1 else { throw Unwind.dotNet("System.FormatException", "String must be exactly one character long.") }
      return .char(s[0])
    }
    t.staticMethod("char ToLower(char c)") { a in .char(CaseMapping.toLower(a.char(0))) }
    t.staticMethod("char ToLower(char c, cultureinfo culture)") { a in .char(CaseMapping.toLower(a.char(0))) }
    t.staticMethod("char ToLowerInvariant(char c)") { a in .char(CaseMapping.toLowerInvariant(a.char(0))) }
    t.staticMethod("string ToString(char c)") { a in .string(PSString.of(unit: a.char(0))) }
    t.staticMethod("char ToUpper(char c)") { a in .char(CaseMapping.toUpper(a.char(0))) }
    t.staticMethod("char ToUpper(char c, cultureinfo culture)") { a in .char(CaseMapping.toUpper(a.char(0))) }
    t.staticMethod("char ToUpperInvariant(char c)") { a in .char(CaseMapping.toUpperInvariant(a.char(0))) }
    t.staticMethod("bool TryParse(string s, out char result)") { (a) throws(Unwind) in
      let s = a.optionalString(0)
      try a.setReference(1, .char(s?.count == 1 ? s?[0] ?? 0 : 0))
      return .bool(s?.count == 1)
    }
    t.comparable()
    t.method("int CompareTo(char value)") { (this, a) throws(Unwind) in .int(try DefaultOrder.compare(this, a[0])) }
    t.objectMembers()
    t.method("bool Equals(char obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this, a[0])) }
    t.method("System.TypeCode GetTypeCode()") { _, _ in EnumValue.of("System.TypeCode", 4) }
    t.method("string ToString(System.IFormatProvider provider)") { (this, _) throws(Unwind) in .string(try Conversion.textForToString(this)) }
  }

  private static func test(
    _ t: TypeDeclaration, _ ofChar: StaticString, _ ofString: StaticString? = nil, _ body: @escaping @Sendable (UInt16) -> Bool
  ) {
    t.staticMethod(ofChar) { a in .bool(body(a.char(0))) }
    guard let ofString else { return }
    t.staticMethod(ofString) { (a) throws(Unwind) in
      let s = try a.string(0, "s")
      try check(s, a.int(1))
      return .bool(body(s[a.int(1)]))
    }
  }

  private static func check(_ s: PSString, _ index: Int) throws(Unwind) {
    if index < 0 || index >= s.count { throw Unwind.indexOutOfRange() }
  }
}

/// Surrogates of UTF-16.
private enum CharacterTraits16 {
  static func isPair(_ high: UInt16, _ low: UInt16) -> Bool { Character16.isHighSurrogate(high) && Character16.isLowSurrogate(low) }
}
