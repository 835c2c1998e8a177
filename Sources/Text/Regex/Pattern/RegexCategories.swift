/// A set of Unicode general categories, a bit for each in the order of `UnicodeCategory`.
struct RegexCategories: OptionSet {
  let rawValue: UInt32
  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ index: Int) { rawValue = 1 << UInt32(index) }

  /// The two-letter names in the order of the bits.
  static let names = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
  ]

  static let all = RegexCategories(rawValue: (1 << 30) - 1)
  static let control = RegexCategories(14)
  static let digit = RegexCategories(8)
  static let cased: RegexCategories = [RegexCategories(0), RegexCategories(1), RegexCategories(2)]
  static let separator: RegexCategories = [RegexCategories(11), RegexCategories(12), RegexCategories(13)]
  static let word = RegexCategories(named: "L").union(RegexCategories(named: "Mn")).union(RegexCategories(named: "Nd"))
    .union(RegexCategories(named: "Pc"))

  /// The categories of `\p{name}`, one or two letters; empty if there are none.
  init(named name: String) {
    var bits: UInt32 = 0
    for (index, known) in Self.names.enumerated() where known == name || (name.utf8.count == 1 && known.hasPrefix(name)) {
      bits |= 1 << UInt32(index)
    }
    rawValue = bits
  }

  var complement: RegexCategories { Self.all.subtracting(self) }

  func contains(unit: UInt16) -> Bool { rawValue & (1 << UInt32(Character16.category(unit).rawValue)) != 0 }

  /// Whether a group's name may contain the unit, and `\b` counts it as part of a word.
  static func isBoundaryWord(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return isASCIIWord(unit) }
    return word.contains(unit: unit) || unit == 0x200C || unit == 0x200D
  }

  static func isASCIIWord(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}
