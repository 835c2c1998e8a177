/// Classes in brackets, and `\p{…}`.
extension RegexParser {
  /// After `[`.
  mutating func parseClass() throws(RegexParseError) -> RegexSet { try scanClass(depth: 0, scanOnly: false) }

  /// The first pass over a class: moves behind it.
  mutating func skipClass() throws(RegexParseError) { _ = try scanClass(depth: 0, scanOnly: true) }

  /// With `scanOnly` only what the end of the class depends on is looked at.
  private mutating func scanClass(depth: Int, scanOnly: Bool) throws(RegexParseError) -> RegexSet {
    if depth > Self.maximumDepth { throw error(.unknown, "The class subtractions are nested too deeply.") }
    var set = RegexSet()
    var rangeStart: UInt16?
    var isFirst = true
    if at < units.count, units[at] == "^" {
      at += 1
      set.isNegated = true
      if options.contains(.ecmaScript), at < units.count, units[at] == "]" { isFirst = false }
    }
    while true {
      guard at < units.count else { throw error(.unterminatedBracket, "Unterminated [] set.") }
      defer { isFirst = false }
      var unit = units[at]
      var isEscaped = false
      at += 1
      if unit == "]", !isFirst { break }
      if unit == "\\", at < units.count {
        unit = units[at]
        at += 1
        switch unit {
        case "d", "D", "s", "S", "w", "W", "p", "P":
          try scanShorthand(unit, into: &set, inRange: rangeStart != nil, scanOnly: scanOnly)
          continue
        case "-":
          if let from = rangeStart, !scanOnly {
            if from > unit { throw reversedRange() }
            set.insert(from...unit)
            rangeStart = nil
          } else {
            set.insert(unit)
          }
          continue
        default:
          at -= 1
          unit = try scanCharacterEscape()
          isEscaped = true
        }
      }

      if let from = rangeStart {
        rangeStart = nil
        if scanOnly { continue }
        if unit == "[", !isEscaped, !isFirst {
          // What looked like a range is a subtraction: [a-[b]].
          set.insert(from)
          set.subtraction = try scanClass(depth: depth + 1, scanOnly: false)
          if at < units.count, units[at] != "]" { throw subtractionNotLast() }
        } else {
          if from > unit { throw reversedRange() }
          set.insert(from...unit)
        }
      } else if at + 1 < units.count, units[at] == "-", units[at + 1] != "]" {
        rangeStart = unit
        at += 1
      } else if at < units.count, unit == "-", !isEscaped, units[at] == "[", !isFirst {
        at += 1
        set.subtraction = try scanClass(depth: depth + 1, scanOnly: scanOnly)
        if !scanOnly, at < units.count, units[at] != "]" { throw subtractionNotLast() }
      } else {
        set.insert(unit)
      }
    }
    if options.contains(.ignoreCase), !scanOnly { set.insertCaseEquivalents(cases) }
    return set
  }

  private mutating func scanShorthand(
    _ letter: UInt16, into set: inout RegexSet, inRange: Bool, scanOnly: Bool
  ) throws(RegexParseError) {
    if inRange, !scanOnly {
      let name = String(decoding: CollectionOfOne(letter), as: UTF16.self)
      throw error(.shorthandClassInCharacterRange, "Cannot include class \\\(name) in character range.")
    }
    if letter == "p" || letter == "P" {
      if scanOnly { _ = try scanPropertyName() } else { try insertProperty(into: &set, negated: letter == "P") }
    } else if !scanOnly {
      var shorthand = shorthand(letter)
      let isNegated = shorthand.isNegated
      shorthand.isNegated = false
      set.insert(shorthand, negated: isNegated)
    }
  }

  private func reversedRange() -> RegexParseError { error(.reversedCharacterRange, "[x-y] range in reverse order.") }

  private func subtractionNotLast() -> RegexParseError {
    error(.exclusionGroupNotLast, "A subtraction must be the last element in a character class.")
  }

  // MARK: - Properties

  /// After `\p` or `\P`: a general category or a block.
  mutating func insertProperty(into set: inout RegexSet, negated: Bool) throws(RegexParseError) {
    let name = try scanPropertyName()
    var categories = RegexCategories(named: name)
    if options.contains(.ignoreCase), !categories.isEmpty, categories.isSubset(of: .cased) { categories = .cased }
    if !categories.isEmpty {
      set.insert(negated ? categories.complement : categories)
    } else if let block = UnicodeBlocks.range(named: name) {
      set.insert(RegexSet([block]), negated: negated)
    } else {
      throw error(.unrecognizedUnicodeProperty, "Unknown property '\(name)'.")
    }
  }

  private mutating func scanPropertyName() throws(RegexParseError) -> String {
    if at + 2 >= units.count { throw error(.invalidUnicodePropertyEscape, "Incomplete \\p{X} character escape.") }
    at += 1
    if units[at - 1] != "{" { throw error(.malformedUnicodePropertyEscape, "Malformed \\p{X} character escape.") }
    let start = at
    while at < units.count, RegexCategories.isBoundaryWord(units[at]) || units[at] == "-" { at += 1 }
    let name = String(decoding: units[start..<at], as: UTF16.self)
    if at == units.count { throw error(.invalidUnicodePropertyEscape, "Incomplete \\p{X} character escape.") }
    at += 1
    if units[at - 1] != "}" { throw error(.invalidUnicodePropertyEscape, "Incomplete \\p{X} character escape.") }
    return name
  }
}
