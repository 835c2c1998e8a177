extension PSString {
  /// `TextInfo.ToTitleCase`: the first letter of each word upper case, the rest lower, but a word all in upper case stays as an acronym.
  ///
  /// Marks, digits and format characters belong to the word that they are in; after an apostrophe the rest is lower case whatever came before.
  /// In the invariant culture ı and İ stay.
  package func toTitleCase(invariant: Bool = false) -> PSString {
    let lower = invariant ? toLowerInvariant() : toLower()
    // Simple case mapping is unit to unit, so that places agree.
    guard lower.count == count else { return self }
    let builder = PSStringBuilder(capacity: count)
    var i = 0
    while i < count {
      let (scalar, length) = codePoint(at: i)
      let first = UnicodeCategory(scalar: scalar)
      guard first.isLetter else {
        builder.append(self, i..<i + length)
        i += length
        continue
      }
      builder.append(titleCased(i, length, invariant))
      i += length
      var start = i
      var hasLower = first == .lowercaseLetter
      while i < count {
        let (scalar, length) = codePoint(at: i)
        let category = UnicodeCategory(scalar: scalar)
        if category.isLetter {
          if category == .lowercaseLetter { hasLower = true }
          i += length
        } else if scalar == 0x27 {
          i += 1
          builder.append(hasLower ? lower : self, start..<i)
          start = i
          hasLower = true
        } else if PSString.separatesWords(category) {
          break
        } else {
          i += length
        }
      }
      builder.append(hasLower ? lower : self, start..<i)
    }
    return builder.build()
  }

  private func titleCased(_ i: Int, _ length: Int, _ invariant: Bool) -> PSString {
    // The digraphs of Croatian and their like have a form of their own between the two cases.
    switch self[i] {
    case 0x1C4...0x1C6: .of(unit: 0x1C5)
    case 0x1C7...0x1C9: .of(unit: 0x1C8)
    case 0x1CA...0x1CC: .of(unit: 0x1CB)
    case 0x1F1...0x1F3: .of(unit: 0x1F2)
    default: invariant ? substring(i..<i + length).toUpperInvariant() : substring(i..<i + length).toUpper()
    }
  }

  private static func separatesWords(_ category: UnicodeCategory) -> Bool {
    category.isSeparator || category.isPunctuation || category.isSymbol || category == .control
  }
}
