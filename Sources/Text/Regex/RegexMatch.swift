/// A successful match.
package final class RegexMatch {
  package let regex: DotNetRegex
  package let input: PSString
  /// In the input, also when only a part of it was searched.
  package let index: Int
  package let length: Int
  /// Start and end by slot, from slot 1 on; empty if the pattern has no groups.
  private let spans: [Int32]
  /// Where the search began, and the part of the input that it saw.
  private let searchStart: Int
  private let part: Range<Int>
  /// The text widened, once somebody goes on from here.
  private var subject: RegexSubject?
  private var captures: [[RegexCapture]]?

  /// Takes the groups from the regex's `spans`.
  init(_ regex: DotNetRegex, _ input: PSString, subject: RegexSubject?, searchStart: Int, part: Range<Int>) {
    self.regex = regex
    self.input = input
    self.subject = subject
    self.searchStart = searchStart
    self.part = part
    let found = regex.spans
    index = part.lowerBound + found[0]
    length = found[1] - found[0]
    spans = regex.groups.count < 2 ? [] : (2..<2 * regex.groups.count).map { Int32(truncatingIfNeeded: found[$0]) }
  }

  package var value: PSString { input.substring(index..<(index + length)) }

  package var groupCount: Int { regex.groups.count }

  /// The group in a slot (0 is the match, then in the order of the numbers).
  package func group(at slot: Int) -> RegexGroup { RegexGroup(match: self, slot: slot) }

  /// The group of a number; nil if the pattern has none (.NET gives a failed group).
  package func group(number: Int) -> RegexGroup? { regex.groups.slot(of: number).map { group(at: $0) } }

  package func group(named name: PSString) -> RegexGroup? { regex.groups.slot(called: name).map { group(at: $0) } }

  /// Where the newest capture of a slot lies in the input; nil if the group took no part.
  package func range(of slot: Int) -> Range<Int>? {
    if slot == 0 { return index..<(index + length) }
    let start = Int(spans[2 * slot - 2])
    return start < 0 ? nil : (part.lowerBound + start)..<(part.lowerBound + Int(spans[2 * slot - 1]))
  }

  /// All captures of a slot, the oldest first. Found by running the match again where a group can capture more than once.
  package func captures(of slot: Int) throws(RegexMatchError) -> [RegexCapture] {
    guard let newest = range(of: slot) else { return [] }
    let mayRepeat = slot > 0 && (regex.traits.repeatedSlots.contains(slot) || regex.traits.hasBalancing)
    guard mayRepeat else { return [RegexCapture(input: input, range: newest)] }
    if captures == nil {
      let start = (regex.isRightToLeft ? index + length : index) - part.lowerBound
      let found = try regex.allCaptures(searchedUnits(), start: start, searchStart: searchStart)
      captures = found.map { spans in
        spans.map { RegexCapture(input: input, range: (part.lowerBound + $0.start)..<(part.lowerBound + $0.end)) }
      }
    }
    guard let captures, slot < captures.count, !captures[slot].isEmpty else { return [RegexCapture(input: input, range: newest)] }
    return captures[slot]
  }

  /// `NextMatch`: nil if there is none.
  package func next() throws(RegexMatchError) -> RegexMatch? {
    let units = searchedUnits()
    let start = index - part.lowerBound
    guard let from = regex.nextStart(after: start, start + length, count: part.count) else { return nil }
    guard try regex.find(units, isWide: input.isWide, from: from) else { return nil }
    return RegexMatch(regex, input, subject: subject, searchStart: from, part: part)
  }

  /// `Result`: a replacement pattern filled in.
  package func result(_ replacement: PSString) -> PSString {
    let builder = PSStringBuilder()
    regex.replacement(replacement).append(to: builder, input) { range(of: $0) }
    return builder.build()
  }

  private func searchedUnits() -> UnsafeBufferPointer<UInt16> {
    let subject = self.subject ?? RegexSubject(input)
    self.subject = subject
    return UnsafeBufferPointer(rebasing: subject.units[part])
  }
}

/// A group of a match.
package struct RegexGroup {
  package let match: RegexMatch
  package let slot: Int

  package var name: PSString { match.regex.groupNames[slot] }
  package var success: Bool { match.range(of: slot) != nil }
  /// 0 if the group took no part, as are `length` and the length of `value`.
  package var index: Int { match.range(of: slot)?.lowerBound ?? 0 }
  package var length: Int { match.range(of: slot)?.count ?? 0 }
  package var value: PSString { match.range(of: slot).map { match.input.substring($0) } ?? .empty }
  package func captures() throws(RegexMatchError) -> [RegexCapture] { try match.captures(of: slot) }
}

/// One capture of a group.
package struct RegexCapture {
  let input: PSString
  package let range: Range<Int>

  package var index: Int { range.lowerBound }
  package var length: Int { range.count }
  package var value: PSString { input.substring(range) }
}

/// The matches of a regex in a text, found one by one and never twice; the text is widened once.
package final class RegexMatches {
  private let regex: DotNetRegex
  private let subject: RegexSubject
  private var nextStart: Int?

  init(_ regex: DotNetRegex, _ input: PSString, from start: Int) {
    self.regex = regex
    subject = RegexSubject(input)
    nextStart = start
  }

  /// The next match; nil at the end.
  package func next() throws(RegexMatchError) -> RegexMatch? {
    guard let from = nextStart else { return nil }
    guard try regex.find(subject.units, isWide: subject.input.isWide, from: from) else {
      nextStart = nil
      return nil
    }
    nextStart = regex.nextStart(after: regex.spans[0], regex.spans[1], count: subject.units.count)
    return RegexMatch(regex, subject.input, subject: subject, searchStart: from, part: 0..<subject.units.count)
  }
}
