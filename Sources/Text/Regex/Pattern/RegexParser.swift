/// Reads a pattern in .NET's dialect.
///
/// Two passes, as in .NET, because the errors and their offsets depend on it: the first finds the groups (unnamed ones are numbered first,
/// then the named ones), the second makes the tree. Neither recurses; the depth of groups is bounded so that the passes over the tree may.
struct RegexParser {
  struct Result {
    let root: RegexNode
    let groups: RegexGroups
  }

  /// The deepest nesting of groups and of class subtractions.
  static let maximumDepth = 1000

  let pattern: PSString
  let units: [UInt16]
  let cases: CaseEquivalence
  var at = 0
  var options: RegexOptions
  var groups = RegexGroups()
  /// The number of the next unnamed group.
  var nextNumber = 1
  /// Set at `(?(`: the parenthesis of a condition does not capture.
  var skipsCapture = false
  private var frames: [Frame] = []

  private init(_ pattern: PSString, _ options: RegexOptions) {
    self.pattern = pattern
    self.options = options
    units = pattern.withUTF16 { Array($0) }
    cases = CaseEquivalence(isCultureInvariant: options.contains(.cultureInvariant))
  }

  static func parse(_ pattern: PSString, _ options: RegexOptions) throws(RegexParseError) -> Result {
    var parser = RegexParser(pattern, options)
    try parser.findGroups()
    parser.at = 0
    parser.nextNumber = 1
    parser.skipsCapture = false
    parser.options = options
    let root = try parser.parseTree()
    return Result(root: root, groups: parser.groups)
  }

  /// Undoes `escape`: .NET's `Regex.Unescape`.
  static func unescape(_ text: PSString) throws(RegexParseError) -> PSString {
    var parser = RegexParser(text, [])
    var result: [UInt16] = []
    while parser.at < parser.units.count {
      let unit = parser.units[parser.at]
      parser.at += 1
      if unit != "\\" {
        result.append(unit)
      } else if parser.at < parser.units.count {
        result.append(try parser.scanCharacterEscape())
      }
    }
    return PSString.utf16(result)
  }

  // MARK: - The tree

  /// A group that is open.
  private struct Frame {
    enum Kind {
      case plain
      case capture(slot: Int?, pops: Int?)
      case look(behind: Bool, negative: Bool)
      case atomic
      case ifCaptured(slot: Int)
      case ifMatches
    }

    let kind: Kind
    /// To be restored at the closing parenthesis.
    let outerOptions: RegexOptions
    /// Finished alternatives; a condition's parts, the test first.
    var branches: [RegexNode] = []
    var sequence: [RegexNode] = []
  }

  private mutating func parseTree() throws(RegexParseError) -> RegexNode {
    frames = [Frame(kind: .plain, outerOptions: options)]
    /// What a quantifier would apply to.
    var atom: RegexNode?
    var isQuantifier = false
    while at < units.count {
      var followsQuantifier = isQuantifier
      isQuantifier = false
      try skipBlank()
      let start = at
      skipOrdinary()
      let end = at
      try skipBlank()
      let special = at < units.count && Self.isSpecial(units[at]) ? units[at] : nil
      if let special {
        isQuantifier = Self.isQuantifier(special)
        at += 1
      }
      if start < end {
        followsQuantifier = false
        for unit in units[start..<(isQuantifier ? end - 1 : end)] { append(literal(unit)) }
        if isQuantifier { atom = literal(units[end - 1]) }
      }
      guard let special else { continue }

      switch special {
      case "[":
        atom = .set(try parseClass())
      case "(":
        try openGroup()
        continue
      case "|":
        endBranch()
        continue
      case ")":
        if frames.count == 1 { throw error(.insufficientOpeningParentheses, "Too many )'s.") }
        guard let group = try closeGroup() else { continue }
        atom = group
      case "\\":
        if at == units.count { throw error(.unescapedEndingBackslash, "Illegal \\ at end of pattern.") }
        atom = try parseBackslash()
      case "^":
        atom = .anchor(options.contains(.multiline) ? .lineStart : .start)
      case "$":
        atom = .anchor(options.contains(.multiline) ? .lineEnd : .endOrFinalNewline)
      case ".":
        atom = .set(options.contains(.singleline) ? .any : .notNewline)
      default:
        guard atom != nil else {
          let sign = String(decoding: CollectionOfOne(special), as: UTF16.self)
          throw followsQuantifier
            ? error(.nestedQuantifiersNotParenthesized, "Nested quantifier '\(sign)'.")
            : error(.quantifierAfterNothing, "Quantifier '\(sign)' following nothing.")
        }
        at -= 1
      }

      try skipBlank()
      isQuantifier = at < units.count && isTrueQuantifier()
      if let quantified = atom {
        append(isQuantifier ? try parseQuantifier(of: quantified) : quantified)
        atom = nil
      }
    }
    if frames.count > 1 { throw error(.insufficientClosingParentheses, "Not enough )'s.") }
    endBranch()
    return Self.alternatives(frames[0].branches)
  }

  private mutating func append(_ node: RegexNode) { frames[frames.count - 1].sequence.append(node) }

  private mutating func endBranch() {
    let last = frames.count - 1
    frames[last].branches.append(.sequence(of: frames[last].sequence))
    frames[last].sequence = []
  }

  private static func alternatives(_ branches: [RegexNode]) -> RegexNode { branches.count == 1 ? branches[0] : .alternatives(branches) }

  private mutating func parseQuantifier(of node: RegexNode) throws(RegexParseError) -> RegexNode {
    var least = 0
    var most = RegexNode.unbounded
    at += 1
    switch units[at - 1] {
    case "*": break
    case "+": least = 1
    case "?": most = 1
    default:
      least = try scanDecimal()
      most = least
      if units[at] == "," {
        at += 1
        most = units[at] == "}" ? RegexNode.unbounded : try scanDecimal()
      }
      at += 1
    }
    try skipBlank()
    let isLazy = at < units.count && units[at] == "?"
    if isLazy { at += 1 }
    if least > most { throw error(.reversedQuantifierRange, "Illegal {x,y} with x > y.") }
    return .repeated(node, min: least, max: most, lazy: isLazy)
  }

  // MARK: - Groups

  private mutating func push(_ kind: Frame.Kind, outerOptions: RegexOptions) throws(RegexParseError) {
    if frames.count > Self.maximumDepth { throw error(.unknown, "The groups are nested too deeply.") }
    frames.append(Frame(kind: kind, outerOptions: outerOptions))
  }

  /// Ends the innermost group. Nil if it was the condition of `(?(…)…)`, which cannot be quantified.
  private mutating func closeGroup() throws(RegexParseError) -> RegexNode? {
    endBranch()
    let frame = frames.removeLast()
    options = frame.outerOptions
    let node: RegexNode
    switch frame.kind {
    case .plain: node = Self.alternatives(frame.branches)
    case .capture(let slot, let pops): node = .capture(Self.alternatives(frame.branches), number: slot, pops: pops)
    case .look(let behind, let negative): node = .look(Self.alternatives(frame.branches), behind: behind, negative: negative)
    case .atomic: node = .atomic(Self.alternatives(frame.branches))
    case .ifCaptured(let slot):
      if frame.branches.count > 2 { throw error(.alternationHasTooManyConditions, "Too many | in (?()|).") }
      node = .ifCaptured(slot, frame.branches[0], frame.branches.count > 1 ? frame.branches[1] : .empty)
    case .ifMatches:
      if frame.branches.count > 3 { throw error(.alternationHasTooManyConditions, "Too many | in (?()|).") }
      node = .ifMatches(frame.branches[0], frame.branches[1], frame.branches.count > 2 ? frame.branches[2] : .empty)
    }
    if case .ifMatches = frames[frames.count - 1].kind, frames[frames.count - 1].branches.isEmpty {
      frames[frames.count - 1].branches.append(node)
      return nil
    }
    return node
  }

  /// After `(`: opens a group, or takes in options or a comment.
  private mutating func openGroup() throws(RegexParseError) {
    let outer = options
    if at == units.count || units[at] != "?" || (at + 1 < units.count && units[at + 1] == ")") {
      if options.contains(.explicitCapture) || skipsCapture {
        skipsCapture = false
        return try push(.plain, outerOptions: outer)
      }
      let slot = groups.slot(of: nextNumber)
      nextNumber += 1
      return try push(.capture(slot: slot, pops: nil), outerOptions: outer)
    }
    at += 1
    guard at < units.count else { throw unrecognizedGroup() }
    at += 1
    switch units[at - 1] {
    case ":":
      try push(.plain, outerOptions: outer)
    case "=":
      try push(.look(behind: false, negative: false), outerOptions: outer)
    case "!":
      try push(.look(behind: false, negative: true), outerOptions: outer)
    case ">":
      try push(.atomic, outerOptions: outer)
    case "'":
      try push(try parseNamedGroup(close: UInt16(ascii: "'")), outerOptions: outer)
    case "<":
      guard at < units.count else { throw unrecognizedGroup() }
      if units[at] == "=" || units[at] == "!" {
        at += 1
        return try push(.look(behind: true, negative: units[at - 1] == "!"), outerOptions: outer)
      }
      try push(try parseNamedGroup(close: UInt16(ascii: ">")), outerOptions: outer)
    case "(":
      try push(try parseCondition(), outerOptions: outer)
    default:
      at -= 1
      // The test of a condition takes no options.
      if case .ifMatches = frames[frames.count - 1].kind {} else { scanOptions() }
      guard at < units.count else { throw unrecognizedGroup() }
      at += 1
      if units[at - 1] == ")" { return }
      guard units[at - 1] == ":" else { throw unrecognizedGroup() }
      try push(.plain, outerOptions: outer)
    }
  }

  /// After `(?<` or `(?'`: a name or number, and for a balancing group `-` and what it pops.
  private mutating func parseNamedGroup(close: UInt16) throws(RegexParseError) -> Frame.Kind {
    guard at < units.count, !(close == "'" && (units[at] == "=" || units[at] == "!")) else { throw unrecognizedGroup() }
    var slot: Int?
    var onlyPops = false
    if Self.isDigit(units[at]) {
      let number = try scanDecimal()
      slot = groups.slot(of: number)
      if at < units.count, units[at] != close, units[at] != "-" { throw invalidName() }
      if number == 0 { throw error(.captureGroupOfZero, "Capture number cannot be zero.") }
    } else if RegexCategories.isBoundaryWord(units[at]) {
      slot = groups.slot(named: scanName())
      if at < units.count, units[at] != close, units[at] != "-" { throw invalidName() }
    } else if units[at] == "-" {
      onlyPops = true
    } else {
      throw invalidName()
    }

    var pops: Int?
    if slot != nil || onlyPops, at + 1 < units.count, units[at] == "-" {
      at += 1
      if Self.isDigit(units[at]) {
        let number = try scanDecimal()
        guard let popped = groups.slot(of: number) else { throw undefinedNumber(number) }
        pops = popped
      } else if RegexCategories.isBoundaryWord(units[at]) {
        let name = scanName()
        guard let popped = groups.slot(named: name) else { throw undefinedName(name) }
        pops = popped
      } else {
        throw invalidName()
      }
      if at < units.count, units[at] != close { throw invalidName() }
    }
    guard slot != nil || pops != nil, at < units.count else { throw unrecognizedGroup() }
    at += 1
    guard units[at - 1] == close else { throw unrecognizedGroup() }
    return .capture(slot: slot, pops: pops)
  }

  /// After `(?(`: a group's number or name, or a test that is parsed as a group of its own.
  private mutating func parseCondition() throws(RegexParseError) -> Frame.Kind {
    let inside = at
    if at < units.count {
      if Self.isDigit(units[at]) {
        let number = try scanDecimal()
        if at < units.count {
          at += 1
          if units[at - 1] == ")" {
            if let slot = groups.slot(of: number) { return .ifCaptured(slot: slot) }
            throw error(.alternationHasUndefinedReference, "Conditional alternation refers to an undefined group number \(number).")
          }
        }
        throw error(
          .alternationHasMalformedReference, "Conditional alternation is missing a closing parenthesis after the group number \(number).")
      }
      if RegexCategories.isBoundaryWord(units[at]), let slot = groups.slot(named: scanName()), at < units.count {
        at += 1
        if units[at - 1] == ")" { return .ifCaptured(slot: slot) }
      }
    }
    at = inside - 1
    skipsCapture = true
    if at + 2 < units.count, units[at + 1] == "?" {
      if units[at + 2] == "#" { throw error(.alternationHasComment, "Alternation conditions cannot be comments.") }
      let isNamed = at + 3 < units.count && units[at + 2] == "<" && units[at + 3] != "!" && units[at + 3] != "="
      if units[at + 2] == "'" || isNamed {
        throw error(.alternationHasNamedCapture, "Alternation conditions do not capture and cannot be named.")
      }
    }
    return .ifMatches
  }

  private func unrecognizedGroup() -> RegexParseError { error(.invalidGroupingConstruct, "Unrecognized grouping construct.") }

  private func invalidName() -> RegexParseError {
    error(.captureGroupNameInvalid, "Invalid group name: Group names must begin with a word character.")
  }
}
