/// A replacement pattern, parsed once: `$1`, `${name}`, `$$`, `$&`, `` $` ``, `$'`, `$+`, `$_`.
struct RegexReplacement {
  private enum Part {
    case literal(Range<Int>)
    case group(Int)
    case before
    case after
    case lastGroup
    case input
  }

  let text: PSString
  private var parts: [Part] = []
  private let lastSlot: Int

  /// Whether it is text alone.
  var isLiteral: Bool {
    parts.allSatisfy { if case .literal = $0 { true } else { false } }
  }

  init(_ text: PSString, _ groups: RegexGroups, _ options: RegexOptions) {
    self.text = text
    lastSlot = groups.count - 1
    var literalStart = 0
    var at = 0
    while at < text.count {
      guard text[at] == "$", let (part, end) = Self.substitution(text, at + 1, groups, options) else {
        at += 1
        continue
      }
      if literalStart < at { parts.append(.literal(literalStart..<at)) }
      parts.append(part)
      at = end
      literalStart = end
    }
    if literalStart < text.count { parts.append(.literal(literalStart..<text.count)) }
  }

  /// What stands after a dollar, and where it ends; nil if the dollar is only a dollar.
  private static func substitution(_ text: PSString, _ start: Int, _ groups: RegexGroups, _ options: RegexOptions) -> (Part, Int)? {
    guard start < text.count else { return nil }
    switch text[start] {
    case "$": return (.literal(start..<start + 1), start + 1)
    case "&": return (.group(0), start + 1)
    case "`": return (.before, start + 1)
    case "'": return (.after, start + 1)
    case "+": return (.lastGroup, start + 1)
    case "_": return (.input, start + 1)
    case "{":
      var end = start + 1
      while end < text.count, RegexCategories.isBoundaryWord(text[end]) { end += 1 }
      guard end < text.count, text[end] == "}", end > start + 1 else { return nil }
      let name = text.substring(start + 1..<end)
      let slot = RegexParser.isDigit(name[0]) ? number(name).flatMap { groups.slot(of: $0) } : groups.slot(called: name)
      return slot.map { (.group($0), end + 1) }
    case let unit where RegexParser.isDigit(unit):
      var end = start
      while end < text.count, RegexParser.isDigit(text[end]) { end += 1 }
      if options.contains(.ecmaScript) {
        // The longest number that names a group.
        while end > start {
          if let slot = number(text.substring(start..<end)).flatMap({ groups.slot(of: $0) }) { return (.group(slot), end) }
          end -= 1
        }
        return nil
      }
      return number(text.substring(start..<end)).flatMap { groups.slot(of: $0) }.map { (.group($0), end) }
    default: return nil
    }
  }

  private static func number(_ digits: PSString) -> Int? { Int(digits.string) }

  /// Appends what replaces a match in `input`; `range` gives the bounds of a slot.
  func append(to builder: PSStringBuilder, _ input: PSString, _ range: (Int) -> Range<Int>?) {
    for part in parts {
      switch part {
      case .literal(let literal): builder.append(text, literal)
      case .group(let slot): if let range = range(slot) { builder.append(input, range) }
      case .before: if let range = range(0) { builder.append(input, 0..<range.lowerBound) }
      case .after: if let range = range(0) { builder.append(input, range.upperBound..<input.count) }
      case .lastGroup: if let range = range(lastSlot) { builder.append(input, range) }
      case .input: builder.append(input)
      }
    }
  }
}
