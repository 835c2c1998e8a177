/// Writes a pattern for PCRE2's 16-bit library, where it means the same there.
///
/// Nothing of the pattern's text is passed through: classes are spelled out, so that they mean what .NET means, and case is folded here or
/// by `PCRETables` alone. There are two forms, because most strings are Latin-1: for those a class is its members below 0x100, which PCRE2
/// tests with a bitmap, and `\b` is its own.
struct PCRETranslator {
  enum Form {
    /// For subjects without a unit above 0xFF.
    case latin1
    case utf16
  }

  private let form: Form
  private let cases: CaseEquivalence
  /// Insert callouts wherever backtracking can multiply, so that a long match can be stopped.
  private let polls: Bool
  /// PCRE2's number of each slot.
  private var numbers: [Int: Int] = [:]
  private var text: [UInt16] = []
  /// What PCRE2 holds the case option to be at the end of `text`.
  private var isCaseless = false
  private var isTranslatable = true

  /// The pattern, or nil if PCRE2 has no equal.
  static func translate(
    _ root: RegexNode, _ traits: RegexTraits, _ options: RegexOptions, form: Form, polls: Bool = false
  ) -> [UInt16]? {
    if options.contains(.rightToLeft) || traits.hasBalancing || traits.hasSharedSlot { return nil }
    if options.contains(.ecmaScript) && traits.hasReference { return nil }
    if form == .utf16 && traits.hasCaselessReference { return nil }
    var translator = PCRETranslator(form, traits, CaseEquivalence(isCultureInvariant: options.contains(.cultureInvariant)), polls: polls)
    translator.writeBranches(root)
    return translator.isTranslatable ? translator.text : nil
  }

  private init(_ form: Form, _ traits: RegexTraits, _ cases: CaseEquivalence, polls: Bool) {
    self.form = form
    self.cases = cases
    self.polls = polls
    for (index, slot) in traits.captureOrder.enumerated() { numbers[slot] = index + 1 }
  }

  // MARK: - Structure

  private mutating func write(_ node: RegexNode) {
    switch node {
    case .empty: break
    case .unit(let unit, let ignoreCase): write(unit: unit, ignoreCase: ignoreCase)
    case .set(let set): write(set)
    case .sequence(let nodes): for node in nodes { write(node) }
    case .alternatives: group("(?:", node)
    case .capture(let body, _, _): group("(", body)
    case .repeated(let body, let least, let most, let isLazy): writeRepeat(body, least, most, isLazy: isLazy)
    case .atomic(let body): group("(?>", body)
    case .look(let body, let behind, let isNegative):
      if behind { requireFixedLength(body) }
      group(behind ? (isNegative ? "(?<!" : "(?<=") : (isNegative ? "(?!" : "(?="), body)
    case .reference(let slot, let ignoreCase):
      guard let number = numbers[slot] else { return isTranslatable = false }
      setCaseless(ignoreCase)
      append("\\g{\(number)}")
    case .ifCaptured(let slot, let yes, let no):
      guard let number = numbers[slot] else { return isTranslatable = false }
      writeConditional("(?(\(number))", nil, yes, no)
    case .ifMatches(let test, let yes, let no):
      writeConditional("(?", test, yes, no)
    case .anchor(let anchor): write(anchor)
    }
  }

  private mutating func append(_ text: String) { self.text.append(contentsOf: text.utf16) }

  /// A group; the case option goes back at its end, as it does in PCRE2.
  private mutating func group(_ open: String, _ body: RegexNode) {
    let outer = isCaseless
    append(open)
    writeBranches(body)
    append(")")
    isCaseless = outer
  }

  private mutating func writeBranches(_ node: RegexNode) {
    guard case .alternatives(let branches) = node else { return write(node) }
    for (index, branch) in branches.enumerated() {
      if index > 0 { append("|") }
      write(branch)
    }
  }

  private mutating func writeConditional(_ open: String, _ test: RegexNode?, _ yes: RegexNode, _ no: RegexNode) {
    let outer = isCaseless
    append(open)
    if let test { group("(?=", test) }
    // A branch of its own with alternatives would end the conditional's first branch.
    write(yes)
    append("|")
    write(no)
    append(")")
    isCaseless = outer
  }

  private mutating func writeRepeat(_ body: RegexNode, _ least: Int, _ most: Int, isLazy: Bool) {
    let limit = 65535
    guard least <= limit, most <= limit || most == RegexNode.unbounded else { return isTranslatable = false }
    // PCRE2 writes the optional rounds of {1,3} out one after the other, .NET ends the loop at a round that matched nothing.
    if most > 1, most > least, most != RegexNode.unbounded, body.canBeEmpty { return isTranslatable = false }
    switch body {
    case .unit(let unit, let ignoreCase): write(unit: unit, ignoreCase: ignoreCase)
    case .set(let set): write(set)
    case .capture(let body, _, _):
      polls ? group("((?C1)", .sequence([body])) : group("(", body)
    default:
      polls ? group("(?:(?C1)", .sequence([body])) : group("(?:", body)
    }
    switch (least, most) {
    case (0, RegexNode.unbounded): append("*")
    case (1, RegexNode.unbounded): append("+")
    case (0, 1): append("?")
    case (_, RegexNode.unbounded): append("{\(least),}")
    default: append("{\(least),\(most)}")
    }
    if isLazy { append("?") }
    if polls { append("(?C1)") }
  }

  // MARK: - Look-behind

  /// PCRE2 steps back by the length of a branch and matches forwards, .NET matches backwards: the same only if there is one length, and
  /// nothing to capture on the way.
  private mutating func requireFixedLength(_ body: RegexNode) {
    let branches = if case .alternatives(let branches) = body { branches } else { [body] }
    for branch in branches {
      guard let length = Self.fixedLength(of: branch), length <= 0xFFFF else { return isTranslatable = false }
    }
  }

  private static func fixedLength(of node: RegexNode) -> Int? {
    switch node {
    case .empty, .anchor: return 0
    case .unit, .set: return 1
    case .sequence(let nodes):
      var sum = 0
      for node in nodes {
        guard let length = fixedLength(of: node) else { return nil }
        sum += length
      }
      return sum
    case .alternatives(let nodes):
      var common: Int?
      for node in nodes {
        guard let length = fixedLength(of: node), common == nil || common == length else { return nil }
        common = length
      }
      return common
    case .repeated(let body, let least, let most, _):
      guard least == most, let length = fixedLength(of: body), length <= 0xFFFF else { return nil }
      return length * least
    case .atomic(let body): return fixedLength(of: body)
    case .look(let body, _, _): return RegexTraits(body).captureOrder.isEmpty && !RegexTraits(body).hasReference ? 0 : nil
    case .capture, .reference, .ifCaptured, .ifMatches: return nil
    }
  }

  // MARK: - Units and sets

  private mutating func setCaseless(_ value: Bool) {
    guard value != isCaseless else { return }
    append(value ? "(?i)" : "(?-i)")
    isCaseless = value
  }

  private mutating func write(unit: UInt16, ignoreCase: Bool) {
    let equal = ignoreCase ? cases.equivalents(of: unit) ?? [unit] : [unit]
    let members = form == .latin1 ? equal.filter { $0 <= 0xFF } : equal
    if members.count == 1 {
      if PCRETables.otherCase(of: members[0]) != nil { setCaseless(false) }
      return writeLiteral(members[0])
    }
    if members.count == 2, PCRETables.otherCase(of: members[0]) == members[1] {
      setCaseless(true)
      return writeLiteral(members[0])
    }
    var set = RegexSet()
    for member in members { set.insert(member) }
    write(set)
  }

  private mutating func writeLiteral(_ unit: UInt16) {
    switch unit {
    case "\\", "^", "$", ".", "|", "?", "*", "+", "(", ")", "[", "]", "{", "}": text.append(UInt16(ascii: "\\"))
    default: break
    }
    text.append(unit)
  }

  private mutating func write(_ set: RegexSet) {
    setCaseless(false)
    switch form {
    case .latin1: writeRanges(set.latin1Ranges, last: 0xFF)
    case .utf16:
      if let ranges = set.plainRanges { return writeRanges(ranges, last: 0xFFFF) }
      if let subtraction = set.subtraction {
        append("(?:(?!")
        write(subtraction)
        append(")")
      }
      append(set.isNegated ? "[^" : "[")
      // Latin-1 goes into a bitmap that is tested before the properties.
      for range in set.listedRanges { write(range) }
      writeCategories(set.categories)
      append("]")
      if set.subtraction != nil { append(")") }
    }
  }

  /// A class of plain ranges, in the shorter of the two ways to say it.
  private mutating func writeRanges(_ ranges: [ClosedRange<UInt16>], last: UInt16) {
    guard let first = ranges.first, let end = ranges.last else { return append("[^\\x{0}-\\x{ffff}]") }
    guard first.lowerBound == 0, end.upperBound == last else {
      append("[")
      for range in ranges { write(range) }
      return append("]")
    }
    if ranges.count == 1 { return append(".") }
    if ranges == [0...0x09, 0x0B...last] { return append("\\N") }
    append("[^")
    for (range, next) in zip(ranges, ranges.dropFirst()) { write((range.upperBound + 1)...(next.lowerBound - 1)) }
    append("]")
  }

  private mutating func write(_ range: ClosedRange<UInt16>) {
    writeInClass(range.lowerBound)
    if range.count > 1 {
      if range.count > 2 { append("-") }
      writeInClass(range.upperBound)
    }
  }

  private mutating func writeInClass(_ unit: UInt16) {
    if RegexCategories.isASCIIWord(unit) { text.append(unit) } else { append("\\x{" + String(unit, radix: 16) + "}") }
  }

  private mutating func writeCategories(_ categories: RegexCategories) {
    for letter in ["L", "M", "N", "Z", "C", "P", "S"] {
      let all = RegexCategories(named: letter)
      if all.isSubset(of: categories) {
        append("\\p{\(letter)}")
      } else {
        for name in RegexCategories.names where name.hasPrefix(letter) && RegexCategories(named: name).isSubset(of: categories) {
          append("\\p{\(name)}")
        }
      }
    }
  }

  // MARK: - Anchors

  private mutating func write(_ anchor: RegexAnchor) {
    switch anchor {
    case .lineStart: append("(?m:^)")
    case .lineEnd: append("(?m:$)")
    case .start: append("\\A")
    case .searchStart: append("\\G")
    case .endOrFinalNewline: append("\\Z")
    case .end: append("\\z")
    case .boundary: form == .latin1 ? append("\\b") : writeBoundary(.boundaryWord, isBoundary: true)
    case .notBoundary: form == .latin1 ? append("\\B") : writeBoundary(.boundaryWord, isBoundary: false)
    case .ecmaBoundary: writeBoundary(.ecmaWord, isBoundary: true)
    case .notEcmaBoundary: writeBoundary(.ecmaWord, isBoundary: false)
    }
  }

  private mutating func writeBoundary(_ word: RegexSet, isBoundary: Bool) {
    let parts = isBoundary ? ["(?:(?<=", ")(?!", ")|(?<!", ")(?=", "))"] : ["(?:(?<=", ")(?=", ")|(?<!", ")(?!", "))"]
    for (index, part) in parts.enumerated() {
      append(part)
      if index < 4 { write(word) }
    }
  }
}
