/// .NET's rules on kana and on character width, which ICU's levels cannot say by themselves.
///
/// Hiragana and katakana, and half- and full-width forms, differ on the third level. Where the strength stays above that (case ignored), .NET puts the
/// pairs apart on the first level, `<`; where the strength goes down to it and the option says to ignore them, it makes them equal, `=`.
enum CollationRules {
  /// Primary 0, secondary 1, tertiary 2, as ICU counts.
  static func strength(_ options: CompareOptions) -> Int32 { options.contains(.ignoreNonSpace) ? 0 : options.contains(.ignoreCase) ? 1 : 2 }

  /// Whether the rules say anything under the options.
  static func change(_ options: CompareOptions) -> Bool { changeKana(options) || changeWidth(options) }

  private static func changeKana(_ options: CompareOptions) -> Bool { options.contains(.ignoreKanaType) != (strength(options) < 2) }
  private static func changeWidth(_ options: CompareOptions) -> Bool { options.contains(.ignoreWidth) != (strength(options) < 2) }

  /// Whether the rules name a character of the string that is not in its ordinary width and script.
  static func concern(_ s: PSString) -> Bool {
    guard s.isWide else { return false }
    return s.withWide { units in
      units.contains { unit in unit >= 0x3000 && (unit <= 0x30FF || unit &- 0x3131 < 0x5E || unit &- 0xFF00 < 0xF0) }
    }
  }

  /// The rules in ICU's syntax.
  static func rules(_ options: CompareOptions) -> [UInt16] {
    var rules: [UInt16] = []
    func rule(_ low: UInt16, _ relation: UInt16, _ high: UInt16) {
      rules.append(0x26)
      if low < 0x7F && !Character16.isASCIILetter(low) && !Character16.isASCIIDigit(low) { rules.append(0x5C) }
      rules += [low, relation, high]
    }
    let less: UInt16 = 0x3C, same: UInt16 = 0x3D
    if changeKana(options) {
      let ignoring = options.contains(.ignoreKanaType)
      for hiragana in [0x3041...0x3096, 0x309D...0x309E].joined() {
        // Setting voiced kana apart would conflict with the root, which composes them.
        if ignoring || !voiced(UInt16(hiragana)) { rule(UInt16(hiragana), ignoring ? same : less, UInt16(hiragana) + 0x60) }
      }
    }
    if changeWidth(options) {
      let ignoring = options.contains(.ignoreWidth)
      for (ordinary, other) in widths {
        let isSymbol =
          ordinary < 0x7F && !Character16.isASCIILetter(ordinary) && !Character16.isASCIIDigit(ordinary) || other >= 0xFFE0
          || other &- 0xFF61 < 5
        if options.contains(.ignoreSymbols) && !ignoring && isSymbol { continue }
        rule(ordinary, ignoring ? same : less, other)
      }
      // The rules before have taken the full-width letters' cases apart.
      if options.contains(.ignoreCase) && !ignoring { for upper in UInt16(0xFF21)...0xFF3A { rule(upper + 0x20, same, upper) } }
    }
    // ICU forgets the last rule of a tailoring that ends with a reset: one that says nothing closes it.
    rule(0x61, same, 0x61)
    return rules
  }

  /// Hiragana with a (semi-)voiced sound mark: the second and third of か/が, は/ば/ぱ and their like.
  private static func voiced(_ kana: UInt16) -> Bool {
    switch kana {
    case 0x304C...0x3062: kana & 1 == 0
    case 0x3065, 0x3067, 0x3069, 0x3070, 0x3071, 0x3073, 0x3074, 0x3076, 0x3077, 0x3079, 0x307A, 0x307C, 0x307D, 0x3094, 0x309E: true
    default: false
    }
  }

  /// Characters and their forms of the other width, the lesser first.
  private static let widths: [(UInt16, UInt16)] = {
    var pairs: [(UInt16, UInt16)] = (UInt16(0x21)...0x7E).filter { $0 != 0x5C }.map { ($0, $0 + 0xFEE0) }
    for (low, high) in zip([0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, 0x20A9] as [UInt16], UInt16(0xFFE0)...) { pairs.append((low, high)) }
    let kana: [UInt16] = [
      0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0, 0x30A2,
      0x30A4, 0x30A6,
      0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6,
      0x30C8, 0x30CA, 0x30CB,
      0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8,
      0x30E9, 0x30EA, 0x30EB,
      0x30EC, 0x30ED, 0x30EF, 0x30F3,
    ]
    for (low, high) in zip(kana, UInt16(0xFF61)...) where low != 0 { pairs.append((low, high)) }
    pairs.append((0x3164, 0xFFA0))
    for hangul in UInt16(0x3131)...0x314E { pairs.append((hangul, hangul - 0x3131 + 0xFFA1)) }
    for (first, high) in [(0x314F, 0xFFC2), (0x3155, 0xFFCA), (0x315B, 0xFFD2)] as [(UInt16, UInt16)] {
      for i in UInt16(0)..<6 { pairs.append((first + i, high + i)) }
    }
    for i in UInt16(0)..<3 { pairs.append((0x3161 + i, 0xFFDA + i)) }
    return pairs
  }()
}
