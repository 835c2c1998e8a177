/// PowerShell's wildcard pattern: `*`, `?`, sets such as `[a-cx]`, and the backtick that takes a character's meaning away.
///
/// Compiled once into elements. Matching goes on from the last `*` only, so that it takes at most pattern × text steps, whatever the pattern.
/// Ignoring case, characters are compared in lower case, one by one, as PowerShell does.
package final class WildcardPattern {
  /// The pattern cannot be read: a set without its end, or a range whose start is above its end. PowerShell's words are
  /// "The specified wildcard character pattern is not valid: {0}".
  package struct Malformed: Error {
    package let pattern: String
    package var message: String { "The specified wildcard character pattern is not valid: \(pattern)" }
  }

  /// What one element of the pattern takes.
  private enum Element {
    case unit(UInt16)
    case any
    case set(Int)
    case star
  }

  package let pattern: PSString
  package let ignoringCase: Bool
  /// What most patterns are, besides the general case.
  private enum Shape {
    /// No wildcard at all: the text is compared as a whole.
    case plain
    /// A text and one star at the end.
    case prefix(PSString)
    case suffix(PSString)
    case infix(PSString)
    case everything
    case general
  }
  private let shape: Shape
  private let elements: [Element]
  private let sets: [[ClosedRange<UInt16>]]

  package init(_ pattern: PSString, ignoringCase: Bool = true) throws(Malformed) {
    self.pattern = pattern
    self.ignoringCase = ignoringCase
    let special = pattern.indexOfAny([0x2A, 0x3F, 0x5B, 0x5D, 0x60])
    if let special, special < pattern.count - 1 || pattern[special] != 0x2A {
      var reader = Reader(pattern: pattern, ignoringCase: ignoringCase)
      try reader.read()
      elements = reader.elements
      sets = reader.sets
      shape = WildcardPattern.shape(of: reader.elements, ignoringCase)
    } else {
      elements = []
      sets = []
      shape = special == nil ? .plain : pattern.count == 1 ? .everything : .prefix(pattern.substring(0..<pattern.count - 1))
    }
  }

  /// `*text` and `*text*` are looked up with the string's own search. Only where lower case and the ordinal fold agree: in ASCII.
  private static func shape(of elements: [Element], _ ignoringCase: Bool) -> Shape {
    guard case .star? = elements.first else { return .general }
    var units: [UInt16] = []
    var closed = false
    for element in elements.dropFirst() {
      switch element {
      case .unit(let unit) where !closed && (unit < 0x80 || !ignoringCase): units.append(unit)
      case .star: closed = true
      default: return .general
      }
    }
    if units.isEmpty { return .everything }
    return closed ? .infix(.utf16(units)) : .suffix(.utf16(units))
  }

  // MARK: - Matching

  package func matches(_ text: PSString) -> Bool {
    switch shape {
    case .everything: return true
    // PowerShell compares these two as strings, by culture; the others unit by unit.
    case .plain: return text.cultureEquals(pattern, ignoringCase: ignoringCase)
    case .prefix(let start): return text.cultureHasPrefix(start, ignoringCase: ignoringCase)
    // A Kelvin sign is a k in lower case, so that a text beyond Latin-1 goes the long way.
    case .suffix(let end) where !ignoringCase || !text.isWide: return ignoringCase ? text.hasSuffixIgnoringCase(end) : text.hasSuffix(end)
    case .infix(let part) where !ignoringCase || !text.isWide: return ignoringCase ? text.containsIgnoringCase(part) : text.contains(part)
    default: break
    }
    if !text.isWide {
      let units = text.narrow
      return ignoringCase
        ? matches(text.count) { UInt16(CaseMapping.lowerLatin1(units[$0])) } : matches(text.count) { UInt16(units[$0]) }
    }
    let units = text.wide
    return ignoringCase ? matches(text.count) { CaseMapping.toLower(units[$0]) } : matches(text.count) { units[$0] }
  }

  @inline(__always)
  private func matches(_ n: Int, _ unit: (Int) -> UInt16) -> Bool {
    let m = elements.count
    var i = 0, e = 0
    // Where to go on when what follows the last star does not fit: one unit further.
    var afterStar = -1, retry = 0
    while i < n {
      if e < m {
        let fits: Bool
        switch elements[e] {
        case .star:
          e &+= 1
          if e == m { return true }
          afterStar = e
          retry = i
          continue
        case .any: fits = true
        case .unit(let wanted): fits = unit(i) == wanted
        case .set(let set): fits = contains(set, unit(i))
        }
        if fits {
          i &+= 1
          e &+= 1
          continue
        }
      }
      guard afterStar >= 0 else { return false }
      retry &+= 1
      i = retry
      e = afterStar
    }
    while e < m {
      guard case .star = elements[e] else { return false }
      e &+= 1
    }
    return true
  }

  private func contains(_ set: Int, _ unit: UInt16) -> Bool {
    for range in sets[set] {
      if range.contains(unit) { return true }
      if ignoringCase && (range.contains(CaseMapping.toUpper(unit)) || range.count == 1 && CaseMapping.toLower(range.lowerBound) == unit) {
        return true
      }
    }
    return false
  }

  // MARK: - Reading the pattern

  private struct Reader {
    let pattern: PSString
    let ignoringCase: Bool
    var elements: [Element] = []
    var sets: [[ClosedRange<UInt16>]] = []

    init(pattern: PSString, ignoringCase: Bool) {
      self.pattern = pattern
      self.ignoringCase = ignoringCase
    }

    mutating func read() throws(Malformed) {
      var escaped = false
      var i = 0
      while i < pattern.count {
        let unit = pattern[i]
        i += 1
        if unit == 0x60 && !escaped {
          escaped = true
          continue
        }
        switch unit {
        case 0x2A where !escaped: if case .star? = elements.last {} else { elements.append(.star) }
        case 0x3F where !escaped: elements.append(.any)
        case 0x5B where !escaped: i = try readSet(from: i)
        default: append(unit)
        }
        escaped = false
      }
      // A backtick at the end stands for itself, but a pattern of nothing else is empty.
      if escaped && pattern.count > 1 { append(0x60) }
    }

    private mutating func append(_ unit: UInt16) { elements.append(.unit(ignoringCase ? CaseMapping.toLower(unit) : unit)) }

    /// Reads a set behind its `[`; returns where the pattern goes on. A `]` right at the start is a member.
    private mutating func readSet(from start: Int) throws(Malformed) -> Int {
      var members: [(unit: UInt16, isDash: Bool)] = []
      var escaped = false, first = true, closed = false
      var i = start
      while i < pattern.count && !closed {
        let unit = pattern[i]
        i += 1
        if unit == 0x5D && !first && !escaped {
          closed = true
        } else if unit != 0x60 || escaped {
          members.append((unit, unit == 0x2D && !escaped))
        }
        first = false
        escaped = unit == 0x60 && !escaped
      }
      guard closed else { throw Malformed(pattern: pattern.string) }
      var ranges: [ClosedRange<UInt16>] = []
      var m = 0
      while m < members.count {
        if m + 2 < members.count && members[m + 1].isDash {
          guard members[m].unit <= members[m + 2].unit else { throw Malformed(pattern: pattern.string) }
          ranges.append(members[m].unit...members[m + 2].unit)
          m += 3
        } else {
          ranges.append(members[m].unit...members[m].unit)
          m += 1
        }
      }
      elements.append(.set(sets.count))
      sets.append(ranges)
      return i
    }
  }

  // MARK: - Patterns as text

  /// Whether the text has a wildcard character without a backtick before it.
  package static func containsWildcardCharacters(_ text: PSString) -> Bool {
    var i = 0
    while i < text.count {
      if isWildcard(text[i]) { return true }
      i += text[i] == 0x60 ? 2 : 1
    }
    return false
  }

  /// The pattern that matches exactly the text: a backtick before each wildcard character, and before a backtick.
  package static func escape(_ text: PSString, except: [UInt16] = []) -> PSString {
    let builder = PSStringBuilder(capacity: text.count + 8)
    for i in 0..<text.count {
      let unit = text[i]
      if (isWildcard(unit) || unit == 0x60) && !except.contains(unit) { builder.append(unit: 0x60) }
      builder.append(unit: unit)
    }
    return builder.count == text.count ? text : builder.build()
  }

  /// The text with the backticks before wildcard characters taken away; other backticks stay.
  package static func unescape(_ pattern: PSString) -> PSString {
    let builder = PSStringBuilder(capacity: pattern.count)
    var escaped = false
    for i in 0..<pattern.count {
      let unit = pattern[i]
      if unit == 0x60 {
        if escaped { builder.append(unit: unit) }
        escaped.toggle()
        continue
      }
      if escaped && !isWildcard(unit) { builder.append(unit: 0x60) }
      builder.append(unit: unit)
      escaped = false
    }
    if escaped { builder.append(unit: 0x60) }
    return builder.build()
  }

  private static func isWildcard(_ unit: UInt16) -> Bool { unit == 0x2A || unit == 0x3F || unit == 0x5B || unit == 0x5D }
}
