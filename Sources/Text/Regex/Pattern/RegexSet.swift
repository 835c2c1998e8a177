/// A set of UTF-16 code units: what a class in brackets, `\w`, `\p{Lu}` or a dot matches.
///
/// Code-unit semantics, as .NET has them: a surrogate is a unit of category Cs.
struct RegexSet: Equatable {
  /// Sorted, disjoint, not adjacent.
  private(set) var ranges: [ClosedRange<UInt16>] = []
  private(set) var categories: RegexCategories = []
  var isNegated = false
  /// The class after `-[`: what is taken out of the (negated) rest.
  private var subtracted: [RegexSet] = []

  init() {}

  init(_ ranges: [ClosedRange<UInt16>], categories: RegexCategories = [], negated: Bool = false) {
    for range in ranges { insert(range) }
    self.categories = categories
    isNegated = negated
  }

  var subtraction: RegexSet? {
    get { subtracted.first }
    set { subtracted = newValue.map { [$0] } ?? [] }
  }

  // MARK: - Well-known sets

  static let any = RegexSet([0...0xFFFF])
  static let notNewline = RegexSet([0x0A...0x0A], negated: true)
  static let word = RegexSet([], categories: .word)
  /// What `\b` counts as part of a word: `\w` and the two joiners.
  static let boundaryWord = RegexSet([0x200C...0x200D], categories: .word)
  static let digit = RegexSet([], categories: .digit)
  static let space = RegexSet([0x09...0x0D, 0x85...0x85], categories: .separator)
  static let ecmaWord = RegexSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0x130...0x130])
  static let ecmaDigit = RegexSet([0x30...0x39])
  static let ecmaSpace = RegexSet([0x09...0x0D, 0x20...0x20])

  // MARK: - Building

  mutating func insert(_ range: ClosedRange<UInt16>) {
    guard let last = ranges.last, Int(last.upperBound) + 1 >= Int(range.lowerBound) else { return ranges.append(range) }
    var low = range.lowerBound
    var high = range.upperBound
    let first = ranges.firstIndex { Int($0.upperBound) + 1 >= Int(low) } ?? ranges.count
    var end = first
    while end < ranges.count, Int(ranges[end].lowerBound) <= Int(high) + 1 {
      low = min(low, ranges[end].lowerBound)
      high = max(high, ranges[end].upperBound)
      end += 1
    }
    ranges.replaceSubrange(first..<end, with: CollectionOfOne(low...high))
  }

  mutating func insert(_ unit: UInt16) { insert(unit...unit) }
  mutating func insert(_ categories: RegexCategories) { self.categories.formUnion(categories) }

  /// Adds the units of a set without subtraction, or those outside it.
  mutating func insert(_ set: RegexSet, negated: Bool) {
    if !negated {
      for range in set.ranges { insert(range) }
      categories.formUnion(set.categories)
    } else if set.categories.isEmpty {
      for range in Self.complement(of: set.ranges) { insert(range) }
    } else {
      // Every unit has one category, so the complement is the other categories, less the ranges' units. Those (of `\s`) are all controls.
      var rest = set.categories.complement
      if !set.ranges.isEmpty {
        rest.remove(.control)
        for range in Self.complement(of: set.ranges) {
          for controls in [UInt16(0)...0x1F, 0x7F...0x9F] where range.overlaps(controls) { insert(range.clamped(to: controls)) }
        }
      }
      categories.formUnion(rest)
    }
  }

  /// Adds the case equivalents of the units in the ranges; categories stay as they are, as in .NET.
  mutating func insertCaseEquivalents(_ cases: CaseEquivalence) {
    for range in ranges where range != 0...0xFFFF {
      cases.forEachEquivalent(of: range) { insert($0) }
    }
  }

  private static func complement(of ranges: [ClosedRange<UInt16>]) -> [ClosedRange<UInt16>] {
    var result: [ClosedRange<UInt16>] = []
    var next = 0
    for range in ranges {
      if next < Int(range.lowerBound) { result.append(UInt16(next)...(range.lowerBound - 1)) }
      next = Int(range.upperBound) + 1
    }
    if next <= 0xFFFF { result.append(UInt16(next)...0xFFFF) }
    return result
  }

  // MARK: - Asking

  /// The set as ranges alone, if it names no category.
  var plainRanges: [ClosedRange<UInt16>]? {
    guard categories.isEmpty else { return nil }
    let own = isNegated ? Self.complement(of: ranges) : ranges
    guard let subtraction else { return own }
    guard let taken = subtraction.plainRanges else { return nil }
    var result: [ClosedRange<UInt16>] = []
    for kept in Self.complement(of: taken) {
      for range in own where range.overlaps(kept) { result.append(range.clamped(to: kept)) }
    }
    return result
  }

  func contains(_ unit: UInt16) -> Bool {
    let listed = containsInRanges(unit) || (!categories.isEmpty && categories.contains(unit: unit))
    return listed != isNegated && !(subtraction?.contains(unit) ?? false)
  }

  private func containsInRanges(_ unit: UInt16) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < unit { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(unit)
  }

  /// The members below 0x100 as ranges.
  var latin1Ranges: [ClosedRange<UInt16>] { Self.latin1Ranges { contains($0) } }

  /// What the class lists, before negation and subtraction: its ranges, and the Latin-1 units of its categories.
  var listedRanges: [ClosedRange<UInt16>] {
    var all = RegexSet(ranges)
    for range in Self.latin1Ranges({ categories.contains(unit: $0) }) { all.insert(range) }
    return all.ranges
  }

  private static func latin1Ranges(_ isMember: (UInt16) -> Bool) -> [ClosedRange<UInt16>] {
    var result: [ClosedRange<UInt16>] = []
    var start: UInt16?
    for unit in UInt16(0)...0xFF {
      if isMember(unit) {
        if start == nil { start = unit }
      } else if let from = start {
        result.append(from...(unit - 1))
        start = nil
      }
    }
    if let start { result.append(start...0xFF) }
    return result
  }
}
