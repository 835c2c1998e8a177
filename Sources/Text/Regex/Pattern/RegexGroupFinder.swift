/// The first pass over a pattern.
extension RegexParser {
  /// Finds the groups by a partial tokenisation. Errors that it meets (an open bracket, a bad escape) come before any of the second pass,
  /// as in .NET.
  mutating func findGroups() throws(RegexParseError) {
    groups.note(number: 0, at: 0)
    var optionStack: [RegexOptions] = []
    while at < units.count {
      let start = at
      at += 1
      switch units[start] {
      case "\\":
        if at < units.count { try skipBackslash() }
      case "#":
        if options.contains(.ignorePatternWhitespace) {
          at = start
          try skipBlank()
        }
      case "[":
        try skipClass()
      case ")":
        if let outer = optionStack.popLast() { options = outer }
      case "(":
        if at + 1 < units.count, units[at] == "?", units[at + 1] == "#" {
          at = start
          try skipBlank()
        } else {
          optionStack.append(options)
          if at < units.count, units[at] == "?" {
            if try noteSpecialGroup(start, &optionStack) { continue }
          } else if !options.contains(.explicitCapture), !skipsCapture {
            groups.note(number: nextNumber, at: start)
            nextNumber += 1
          }
        }
        skipsCapture = false
      default:
        break
      }
    }
    groups.assignNumbers(from: nextNumber)
  }

  /// After `(`, at the `?`. True if the next parenthesis is that of a condition.
  private mutating func noteSpecialGroup(_ start: Int, _ optionStack: inout [RegexOptions]) throws(RegexParseError) -> Bool {
    at += 1
    if at + 1 < units.count, units[at] == "<" || units[at] == "'" {
      at += 1
      if units[at] != "0", RegexCategories.isBoundaryWord(units[at]) {
        if Self.isDigit(units[at]) {
          groups.note(number: try scanDecimal(), at: start)
        } else {
          groups.note(name: scanName(), at: start)
        }
      }
      return false
    }
    scanOptions()
    guard at < units.count else { return false }
    if units[at] == ")" {
      at += 1
      optionStack.removeLast()
    } else if units[at] == "(" {
      skipsCapture = true
      return true
    }
    return false
  }
}
