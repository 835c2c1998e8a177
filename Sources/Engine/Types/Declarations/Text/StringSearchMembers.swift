import Text

/// The searching members of `System.String`.
enum StringSearchMembers {
  static func declare(_ t: ValueMembers<PSString>) {
    t.method("bool Contains(string value)") { (s, a) throws(Unwind) in .bool(s.contains(try a.string(0))) }
    t.method("bool Contains(string value, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      .bool(first(try a.string(0), in: s, 0..<s.count, StringOrder(a.enumeration(1))) >= 0)
    }
    t.method("bool Contains(char value)") { s, a in .bool(s.contains(a.char(0))) }
    t.method("bool Contains(char value, System.StringComparison comparisonType)") { s, a in
      .bool(first(PSString.of(unit: a.char(0)), in: s, 0..<s.count, StringOrder(a.enumeration(1))) >= 0)
    }
    t.method("bool EndsWith(string value)") { (s, a) throws(Unwind) in .bool(Collation.hasSuffix(s, try a.string(0))) }
    t.method("bool EndsWith(string value, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      let value = try a.string(0)
      let order = StringOrder(a.enumeration(1))
      if order.isOrdinal { return .bool(order.ignoresCase ? s.hasSuffixIgnoringCase(value) : s.hasSuffix(value)) }
      return .bool(Collation.hasSuffix(s, value, .ignoringCase(order.ignoresCase)))
    }
    t.method("bool EndsWith(string value, bool ignoreCase, cultureinfo culture)") { (s, a) throws(Unwind) in
      .bool(Collation.hasSuffix(s, try a.string(0), .ignoringCase(a.bool(1))))
    }
    t.method("bool EndsWith(char value)") { s, a in .bool(s.count > 0 && s[s.count - 1] == a.char(0)) }
    t.method("bool StartsWith(string value)") { (s, a) throws(Unwind) in .bool(Collation.hasPrefix(s, try a.string(0))) }
    t.method("bool StartsWith(string value, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      let value = try a.string(0)
      let order = StringOrder(a.enumeration(1))
      if order.isOrdinal { return .bool(order.ignoresCase ? s.hasPrefixIgnoringCase(value) : s.hasPrefix(value)) }
      return .bool(Collation.hasPrefix(s, value, .ignoringCase(order.ignoresCase)))
    }
    t.method("bool StartsWith(string value, bool ignoreCase, cultureinfo culture)") { (s, a) throws(Unwind) in
      .bool(Collation.hasPrefix(s, try a.string(0), .ignoringCase(a.bool(1))))
    }
    t.method("bool StartsWith(char value)") { s, a in .bool(s.count > 0 && s[0] == a.char(0)) }

    t.method("int IndexOf(char value)") { s, a in .int(s.indexOf(a.char(0)) ?? -1) }
    t.method("int IndexOf(char value, int startIndex)") { (s, a) throws(Unwind) in .int(s.indexOf(a.char(0), in: try forward(s, a, 1)) ?? -1) }
    t.method("int IndexOf(char value, System.StringComparison comparisonType)") { s, a in
      .int(first(PSString.of(unit: a.char(0)), in: s, 0..<s.count, StringOrder(a.enumeration(1))))
    }
    t.method("int IndexOf(char value, int startIndex, int count)") { (s, a) throws(Unwind) in
      .int(s.indexOf(a.char(0), in: try forward(s, a, 1, 2)) ?? -1)
    }
    t.method("int IndexOf(string value)") { (s, a) throws(Unwind) in .int(first(try a.string(0), in: s, 0..<s.count, culture)) }
    t.method("int IndexOf(string value, int startIndex)") { (s, a) throws(Unwind) in .int(first(try a.string(0), in: s, try forward(s, a, 1), culture)) }
    t.method("int IndexOf(string value, int startIndex, int count)") { (s, a) throws(Unwind) in
      .int(first(try a.string(0), in: s, try forward(s, a, 1, 2), culture))
    }
    t.method("int IndexOf(string value, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      .int(first(try a.string(0), in: s, 0..<s.count, StringOrder(a.enumeration(1))))
    }
    t.method("int IndexOf(string value, int startIndex, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      .int(first(try a.string(0), in: s, try forward(s, a, 1), StringOrder(a.enumeration(2))))
    }
    t.method("int IndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      .int(first(try a.string(0), in: s, try forward(s, a, 1, 2), StringOrder(a.enumeration(3))))
    }
    t.method("int IndexOfAny(char[] anyOf)") { s, a in .int(s.indexOfAny(a.chars(0)) ?? -1) }
    t.method("int IndexOfAny(char[] anyOf, int startIndex)") { (s, a) throws(Unwind) in .int(s.indexOfAny(a.chars(0), in: try forward(s, a, 1)) ?? -1) }
    t.method("int IndexOfAny(char[] anyOf, int startIndex, int count)") { (s, a) throws(Unwind) in
      .int(s.indexOfAny(a.chars(0), in: try forward(s, a, 1, 2)) ?? -1)
    }

    t.method("int LastIndexOf(char value)") { s, a in .int(s.lastIndexOf(a.char(0)) ?? -1) }
    t.method("int LastIndexOf(char value, int startIndex)") { (s, a) throws(Unwind) in .int(s.lastIndexOf(a.char(0), in: try backward(s, a, 1)) ?? -1) }
    t.method("int LastIndexOf(char value, int startIndex, int count)") { (s, a) throws(Unwind) in
      .int(s.lastIndexOf(a.char(0), in: try backward(s, a, 1, 2)) ?? -1)
    }
    t.method("int LastIndexOf(string value)") { (s, a) throws(Unwind) in .int(last(try a.string(0), in: s, 0..<s.count, culture)) }
    t.method("int LastIndexOf(string value, int startIndex)") { (s, a) throws(Unwind) in
      .int(last(try a.string(0), in: s, try backward(s, a, 1), culture))
    }
    t.method("int LastIndexOf(string value, int startIndex, int count)") { (s, a) throws(Unwind) in
      .int(last(try a.string(0), in: s, try backward(s, a, 1, 2), culture))
    }
    t.method("int LastIndexOf(string value, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      .int(last(try a.string(0), in: s, 0..<s.count, StringOrder(a.enumeration(1))))
    }
    t.method("int LastIndexOf(string value, int startIndex, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      .int(last(try a.string(0), in: s, try backward(s, a, 1), StringOrder(a.enumeration(2))))
    }
    t.method("int LastIndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)") { (s, a) throws(Unwind) in
      .int(last(try a.string(0), in: s, try backward(s, a, 1, 2), StringOrder(a.enumeration(3))))
    }
    t.method("int LastIndexOfAny(char[] anyOf)") { s, a in .int(s.lastIndexOfAny(a.chars(0)) ?? -1) }
    t.method("int LastIndexOfAny(char[] anyOf, int startIndex)") { (s, a) throws(Unwind) in
      .int(s.lastIndexOfAny(a.chars(0), in: try backward(s, a, 1)) ?? -1)
    }
    t.method("int LastIndexOfAny(char[] anyOf, int startIndex, int count)") { (s, a) throws(Unwind) in
      .int(s.lastIndexOfAny(a.chars(0), in: try backward(s, a, 1, 2)) ?? -1)
    }
  }

  private static let culture = StringOrder(0)

  private static func first(_ text: PSString, in s: PSString, _ range: Range<Int>, _ order: StringOrder) -> Int {
    if order.isOrdinal { return (order.ignoresCase ? s.indexOfIgnoringCase(text, in: range) : s.indexOf(text, in: range)) ?? -1 }
    return s.cultureIndexOf(text, in: range, ignoringCase: order.ignoresCase) ?? -1
  }

  private static func last(_ text: PSString, in s: PSString, _ range: Range<Int>, _ order: StringOrder) -> Int {
    if order.isOrdinal { return (order.ignoresCase ? s.lastIndexOfIgnoringCase(text, in: range) : s.lastIndexOf(text, in: range)) ?? -1 }
    return s.cultureLastIndexOf(text, in: range, ignoringCase: order.ignoresCase) ?? -1
  }

  /// The part that a search from `startIndex` on looks at.
  private static func forward(_ s: PSString, _ a: Arguments, _ start: Int, _ count: Int? = nil) throws(Unwind) -> Range<Int> {
    let from = a.int(start)
    if from < 0 || from > s.count {
      throw Unwind.outOfRange("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.")
    }
    guard let count else { return from..<s.count }
    let n = a.int(count)
    if n < 0 || from > s.count - n { throw Unwind.outOfRange("count", "Count must be positive and count must refer to a location within the string/array/collection.") }
    return from..<(from + n)
  }

  /// The part that a search backwards from `startIndex` looks at.
  private static func backward(_ s: PSString, _ a: Arguments, _ start: Int, _ count: Int? = nil) throws(Unwind) -> Range<Int> {
    var from = a.int(start)
    if s.isEmpty { return 0..<0 }
    if from == s.count { from -= 1 }
    if from < 0 || from >= s.count {
      throw Unwind.outOfRange("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.")
    }
    guard let count else { return 0..<(from + 1) }
    let n = a.int(count)
    if n < 0 || from - n + 1 < 0 {
      throw Unwind.outOfRange("count", "Count must be positive and count must refer to a location within the string/array/collection.")
    }
    return (from - n + 1)..<(from + 1)
  }
}
