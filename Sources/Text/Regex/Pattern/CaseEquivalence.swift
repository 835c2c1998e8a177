/// Which units match each other under IgnoreCase: those with the same simple lower case, as in .NET's equivalence table.
///
/// So K, k and U+212A are one class, and ß and ẞ another, while ſ, ς and µ match only themselves. `i` is the exception: I and i alone under
/// CultureInvariant, and U+0130 with them in any culture that is not Turkish.
struct CaseEquivalence {
  let isCultureInvariant: Bool

  private static let dottedCapitalI: UInt16 = 0x130
  private static let kelvin: UInt16 = 0x212A

  /// The units equal to `unit` when case is ignored, itself among them; nil if it is the only one.
  func equivalents(of unit: UInt16) -> [UInt16]? {
    if unit < 0x80 {
      let lower = unit | 0x20
      guard lower >= 0x61, lower <= 0x7A else { return nil }
      if lower == 0x69, !isCultureInvariant { return [0x49, 0x69, Self.dottedCapitalI] }
      return lower == 0x6B ? [0x4B, 0x6B, Self.kelvin] : [lower & ~0x20, lower]
    }
    if unit == Self.dottedCapitalI { return isCultureInvariant ? nil : [0x49, 0x69, unit] }
    if unit == Self.kelvin { return [0x4B, 0x6B, unit] }
    return Self.classes.members(of: unit)
  }

  func areEqual(_ a: UInt16, _ b: UInt16) -> Bool {
    if a == b { return true }
    return equivalents(of: a)?.contains(b) ?? false
  }

  /// Calls `body` with the equivalents of every unit in `range` that has any.
  func forEachEquivalent(of range: ClosedRange<UInt16>, _ body: (UInt16) -> Void) {
    if range.lowerBound < 0x80 {
      for unit in range.clamped(to: 0...0x7F) { equivalents(of: unit)?.forEach(body) }
      if range.upperBound < 0x80 { return }
    }
    let rest = range.clamped(to: 0x80...0xFFFF)
    for unit in [Self.dottedCapitalI, Self.kelvin] where rest.contains(unit) { equivalents(of: unit)?.forEach(body) }
    Self.classes.forEachMember(in: rest) { unit in Self.classes.members(of: unit)?.forEach(body) }
  }

  // MARK: - The table

  /// The classes outside ASCII, from the standard library's Unicode data. Built when a pattern first needs it (1 ms).
  private static let classes = Classes()

  private struct Classes {
    /// Pairs of a unit and its lower case, sorted by the unit; lower-case units that others map to are among them.
    private var lowers: [(unit: UInt16, lower: UInt16)] = []
    /// The same pairs sorted by the lower case.
    private var byLower: [(lower: UInt16, unit: UInt16)] = []

    init() {
      for unit in UInt16(0x80)...0xFFFF {
        guard let scalar = Unicode.Scalar(unit), scalar.properties.changesWhenLowercased else { continue }
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        guard let lower = mapping.first, mapping.count == 1, lower.value > 0x7F, let lowerUnit = UInt16(exactly: lower.value) else {
          continue
        }
        lowers.append((unit, lowerUnit))
        lowers.append((lowerUnit, lowerUnit))
      }
      lowers.sort { $0 < $1 }
      var kept = 0
      for pair in lowers where kept == 0 || lowers[kept - 1] != pair {
        lowers[kept] = pair
        kept += 1
      }
      lowers.removeSubrange(kept...)
      byLower = lowers.map { ($0.lower, $0.unit) }
      byLower.sort { $0 < $1 }
    }

    func members(of unit: UInt16) -> [UInt16]? {
      let at = Self.lowerBound(lowers.count) { lowers[$0].unit < unit }
      guard at < lowers.count, lowers[at].unit == unit else { return nil }
      let lower = lowers[at].lower
      var next = Self.lowerBound(byLower.count) { byLower[$0].lower < lower }
      var result: [UInt16] = []
      while next < byLower.count, byLower[next].lower == lower {
        result.append(byLower[next].unit)
        next += 1
      }
      return result
    }

    func forEachMember(in range: ClosedRange<UInt16>, _ body: (UInt16) -> Void) {
      var at = Self.lowerBound(lowers.count) { lowers[$0].unit < range.lowerBound }
      while at < lowers.count, lowers[at].unit <= range.upperBound {
        body(lowers[at].unit)
        at += 1
      }
    }

    /// The first index in `0..<count` for which `isBefore` is false.
    private static func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if isBefore(middle) { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
