import Text

/// `System.Boolean`.
enum BooleanMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.staticProperty("string FalseString {get;}") { .text("False") }
    t.staticProperty("string TrueString {get;}") { .text("True") }
    t.staticMethod("bool Parse(string value)") { (a) throws(Unwind) in
      let text = try a.string(0)
      return .bool(try Unwind.parsing { () throws(NumberParseError) in try text.withUTF16 { (u) throws(NumberParseError) in try WordParsing.boolean(u) } })
    }
    t.staticMethod("bool TryParse(string value, out bool result)") { (a) throws(Unwind) in
      let result = a.optionalString(0).flatMap { text in try? text.withUTF16 { (u) throws(NumberParseError) in try WordParsing.boolean(u) } }
      try a.setReference(1, .bool(result ?? false))
      return .bool(result != nil)
    }
    t.comparable()
    t.method("int CompareTo(bool value)") { (this, a) throws(Unwind) in .int(try DefaultOrder.compare(this, a[0])) }
    t.objectMembers()
    t.method("bool Equals(bool obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this, a[0])) }
    t.method("System.TypeCode GetTypeCode()") { _, _ in EnumValue.of("System.TypeCode", 3) }
    t.method("string ToString(System.IFormatProvider provider)") { (this, _) throws(Unwind) in .string(try Conversion.textForToString(this)) }
  }
}
