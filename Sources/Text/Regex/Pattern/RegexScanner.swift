/// The lexical level of `RegexParser`: blanks, quantifiers, numbers, escapes.
extension RegexParser {
  func error(_ code: RegexParseErrorCode, _ reason: String) -> RegexParseError {
    RegexParseError(pattern: pattern.string, code: code, offset: at, reason: reason)
  }

  func undefinedNumber(_ number: Int) -> RegexParseError {
    error(.undefinedNumberedReference, "Reference to undefined group number \(number).")
  }

  func undefinedName(_ name: [UInt16]) -> RegexParseError {
    error(.undefinedNamedReference, "Reference to undefined group name '\(String(decoding: name, as: UTF16.self))'.")
  }

  // MARK: - Kinds of units

  static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

  static func isQuantifier(_ unit: UInt16) -> Bool { unit == "*" || unit == "+" || unit == "?" || unit == "{" }

  static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 || unit == 0x0A || unit == 0x0C || unit == 0x0D }

  /// Whether the unit ends a run of ordinary ones.
  static func isSpecial(_ unit: UInt16) -> Bool {
    switch unit {
    case "$", "(", ")", ".", "[", "\\", "^", "|": true
    default: isQuantifier(unit)
    }
  }

  // MARK: - Blanks

  mutating func skipOrdinary() {
    let takesBlanks = !options.contains(.ignorePatternWhitespace)
    while at < units.count {
      let unit = units[at]
      let ends = Self.isSpecial(unit) || (!takesBlanks && (Self.isBlank(unit) || unit == "#"))
      if ends, unit != "{" || isTrueQuantifier() { return }
      at += 1
    }
  }

  /// Skips comments, and under IgnorePatternWhitespace blanks.
  mutating func skipBlank() throws(RegexParseError) {
    while true {
      if options.contains(.ignorePatternWhitespace) {
        while at < units.count, Self.isBlank(units[at]) { at += 1 }
        if at < units.count, units[at] == "#" {
          while at < units.count, units[at] != 0x0A { at += 1 }
          continue
        }
      }
      guard at + 2 < units.count, units[at] == "(", units[at + 1] == "?", units[at + 2] == "#" else { return }
      while at < units.count, units[at] != ")" { at += 1 }
      if at == units.count { throw error(.unterminatedComment, "Unterminated (?#...) comment.") }
      at += 1
    }
  }

  /// Whether a quantifier stands here: a brace only as `{2}`, `{2,}` or `{2,3}`.
  func isTrueQuantifier() -> Bool {
    guard units[at] == "{" else { return Self.isQuantifier(units[at]) }
    var next = at + 1
    while next < units.count, Self.isDigit(units[next]) { next += 1 }
    guard next > at + 1, next < units.count else { return false }
    if units[next] == "," {
      next += 1
      while next < units.count, Self.isDigit(units[next]) { next += 1 }
    }
    return next < units.count && units[next] == "}"
  }

  // MARK: - Names, numbers, options

  mutating func scanName() -> [UInt16] {
    let start = at
    while at < units.count, RegexCategories.isBoundaryWord(units[at]) { at += 1 }
    return Array(units[start..<at])
  }

  mutating func scanDecimal() throws(RegexParseError) -> Int {
    var value = 0
    while at < units.count, Self.isDigit(units[at]) {
      value = value * 10 + Int(units[at] - 0x30)
      at += 1
      if value > Int(Int32.max) {
        throw error(
          .quantifierOrCaptureGroupOutOfRange, "Quantifier and capture group numbers must be less than or equal to Int32.MaxValue.")
      }
    }
    return value
  }

  /// `imnsx-imnsx`, up to the first unit that is neither.
  mutating func scanOptions() {
    var isOff = false
    while at < units.count {
      let option: RegexOptions
      switch units[at] {
      case "-":
        isOff = true
        at += 1
        continue
      case "+":
        isOff = false
        at += 1
        continue
      case "i", "I": option = .ignoreCase
      case "m", "M": option = .multiline
      case "n", "N": option = .explicitCapture
      case "s", "S": option = .singleline
      case "x", "X": option = .ignorePatternWhitespace
      default: return
      }
      if isOff { options.remove(option) } else { options.insert(option) }
      at += 1
    }
  }

  // MARK: - Escapes

  func literal(_ unit: UInt16) -> RegexNode {
    .unit(unit, ignoreCase: options.contains(.ignoreCase) && cases.equivalents(of: unit) != nil)
  }

  /// After the backslash of something outside a class.
  mutating func parseBackslash() throws(RegexParseError) -> RegexNode {
    let isECMA = options.contains(.ecmaScript)
    let unit = units[at]
    let node: RegexNode? =
      switch unit {
      case "b": .anchor(isECMA ? .ecmaBoundary : .boundary)
      case "B": .anchor(isECMA ? .notEcmaBoundary : .notBoundary)
      case "A": .anchor(.start)
      case "G": .anchor(.searchStart)
      case "Z": .anchor(.endOrFinalNewline)
      case "z": .anchor(.end)
      case "w", "W", "d", "D", "s", "S":
        .set(shorthand(unit))
      default: nil
      }
    if let node {
      at += 1
      return node
    }
    if unit == "p" || unit == "P" {
      at += 1
      var set = RegexSet()
      try insertProperty(into: &set, negated: unit == "P")
      if options.contains(.ignoreCase) { set.insertCaseEquivalents(cases) }
      return .set(set)
    }
    return try scanReferenceOrCharacter(scanOnly: false)
  }

  /// The set of `\w`, `\D` and their like.
  func shorthand(_ letter: UInt16) -> RegexSet {
    let isECMA = options.contains(.ecmaScript)
    var set: RegexSet =
      switch letter | 0x20 {
      case "w": isECMA ? .ecmaWord : .word
      case "d": isECMA ? .ecmaDigit : .digit
      default: isECMA ? .ecmaSpace : .space
      }
    set.isNegated = letter & 0x20 == 0
    return set
  }

  /// The first pass over something after a backslash: only moves on.
  mutating func skipBackslash() throws(RegexParseError) {
    switch units[at] {
    case "b", "B", "A", "G", "Z", "z", "w", "W", "d", "D", "s", "S", "p", "P": at += 1
    default: _ = try scanReferenceOrCharacter(scanOnly: true)
    }
  }

  /// `\1`, `\k<name>`, `\<name>` or a character. With `scanOnly` the groups are not known yet, and the node means nothing.
  private mutating func scanReferenceOrCharacter(scanOnly: Bool) throws(RegexParseError) -> RegexNode {
    let start = at
    var close: UInt16?
    if units[at] == "k" {
      if at + 1 < units.count {
        at += 2
        if units[at - 1] == "<" { close = UInt16(ascii: ">") } else if units[at - 1] == "'" { close = UInt16(ascii: "'") }
      }
      if close == nil || at == units.count { throw error(.malformedNamedReference, "Malformed \\k<...> named back reference.") }
    } else if units[at] == "<" || units[at] == "'", at + 1 < units.count {
      close = UInt16(ascii: units[at] == "<" ? ">" : "'")
      at += 1
    }

    if let close {
      if Self.isDigit(units[at]) {
        let number = try scanDecimal()
        if at < units.count {
          at += 1
          if units[at - 1] == close {
            if scanOnly { return .empty }
            guard let slot = groups.slot(of: number) else { throw undefinedNumber(number) }
            return reference(slot)
          }
        }
      } else if RegexCategories.isBoundaryWord(units[at]) {
        let name = scanName()
        if at < units.count {
          at += 1
          if units[at - 1] == close {
            if scanOnly { return .empty }
            guard let slot = groups.slot(named: name) else { throw undefinedName(name) }
            return reference(slot)
          }
        }
      }
    } else if Self.isDigit(units[at]), units[at] != "0" {
      if options.contains(.ecmaScript) {
        if let slot = scanECMAReference() { return reference(slot) }
      } else {
        let number = try scanDecimal()
        if scanOnly { return .empty }
        if let slot = groups.slot(of: number) { return reference(slot) }
        if number <= 9 { throw undefinedNumber(number) }
      }
    }
    at = start
    return literal(try scanCharacterEscape())
  }

  private func reference(_ slot: Int) -> RegexNode { .reference(slot, ignoreCase: options.contains(.ignoreCase)) }

  /// Under ECMAScript the longest number that names a group which opens before it.
  private mutating func scanECMAReference() -> Int? {
    let start = at
    var found: (slot: Int, end: Int)?
    var number = 0
    while at < units.count, Self.isDigit(units[at]) {
      number = number * 10 + Int(units[at] - 0x30)
      if number > groups.top { break }
      at += 1
      if let slot = groups.slot(of: number), let offset = groups.offset(of: number), offset < start - 1 { found = (slot, at) }
    }
    at = found?.end ?? start
    return found?.slot
  }

  /// A character after a backslash, in a class or out of it.
  mutating func scanCharacterEscape() throws(RegexParseError) -> UInt16 {
    let unit = units[at]
    if unit >= "0", unit <= "7" { return scanOctal() }
    at += 1
    switch unit {
    case "x": return try scanHex(digits: 2)
    case "u": return try scanHex(digits: 4)
    case "a": return 0x07
    case "b": return 0x08
    case "e": return 0x1B
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "v": return 0x0B
    case "c": return try scanControl()
    default:
      if !options.contains(.ecmaScript), RegexCategories.isBoundaryWord(unit) {
        let letter = String(decoding: CollectionOfOne(unit), as: UTF16.self)
        throw error(.unrecognizedEscape, "Unrecognized escape sequence \\\(letter).")
      }
      return unit
    }
  }

  private mutating func scanOctal() -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<3 {
      guard at < units.count, units[at] >= "0", units[at] <= "7" else { break }
      value = value * 8 + (units[at] - 0x30)
      at += 1
      if options.contains(.ecmaScript), value >= 0x20 { break }
    }
    return value & 0xFF
  }

  private mutating func scanHex(digits: Int) throws(RegexParseError) -> UInt16 {
    var value: UInt16 = 0
    var left = digits
    if at + digits <= units.count {
      while left > 0 {
        at += 1
        guard let digit = Self.hexDigit(units[at - 1]) else { break }
        value = value << 4 | digit
        left -= 1
      }
    }
    if left > 0 { throw error(.insufficientOrInvalidHexDigits, "Insufficient or invalid hexadecimal digits.") }
    return value
  }

  private static func hexDigit(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x30...0x39: unit - 0x30
    case 0x41...0x46: unit - 0x37
    case 0x61...0x66: unit - 0x57
    default: nil
    }
  }

  private mutating func scanControl() throws(RegexParseError) -> UInt16 {
    guard at < units.count else { throw error(.missingControlCharacter, "Missing control character.") }
    var unit = units[at]
    at += 1
    if unit >= "a", unit <= "z" { unit &= ~0x20 }
    guard unit >= 0x40, unit < 0x60 else { throw error(.unrecognizedControlCharacter, "Unrecognized control character.") }
    return unit - 0x40
  }
}
