/// A set of Unicode general categories.
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

  func contains(unit: UInt16) -> Bool { rawValue & (1 << UInt32(Self.index(of: unit))) != 0 }

  /// The bit of the unit's category.
  private static func index(of unit: UInt16) -> Int {
    guard let scalar = Unicode.Scalar(unit) else { return 16 }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .titlecaseLetter: 2
    case .modifierLetter: 3
    case .otherLetter: 4
    case .nonspacingMark: 5
    case .spacingMark: 6
    case .enclosingMark: 7
    case .decimalNumber: 8
    case .letterNumber: 9
    case .otherNumber: 10
    case .spaceSeparator: 11
    case .lineSeparator: 12
    case .paragraphSeparator: 13
    case .control: 14
    case .format: 15
    case .surrogate: 16
    case .privateUse: 17
    case .connectorPunctuation: 18
    case .dashPunctuation: 19
    case .openPunctuation: 20
    case .closePunctuation: 21
    case .initialPunctuation: 22
    case .finalPunctuation: 23
    case .otherPunctuation: 24
    case .mathSymbol: 25
    case .currencySymbol: 26
    case .modifierSymbol: 27
    case .otherSymbol: 28
    case .unassigned: 29
    @unknown default: 29
    }
  }

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
