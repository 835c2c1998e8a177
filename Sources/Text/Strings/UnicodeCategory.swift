/// Unicode's general category; the raw values are those of `System.Globalization.UnicodeCategory`.
package enum UnicodeCategory: UInt8 {
  case uppercaseLetter, lowercaseLetter, titlecaseLetter, modifierLetter, otherLetter
  case nonSpacingMark, spacingCombiningMark, enclosingMark
  case decimalDigitNumber, letterNumber, otherNumber
  case spaceSeparator, lineSeparator, paragraphSeparator
  case control, format, surrogate, privateUse
  case connectorPunctuation, dashPunctuation, openPunctuation, closePunctuation, initialQuotePunctuation, finalQuotePunctuation,
    otherPunctuation
  case mathSymbol, currencySymbol, modifierSymbol, otherSymbol
  case otherNotAssigned

  /// The category of a code point; a lone surrogate is `surrogate`. The standard library carries Unicode's table.
  package init(scalar: UInt32) {
    guard let scalar = Unicode.Scalar(scalar) else {
      self = .surrogate
      return
    }
    self =
      switch scalar.properties.generalCategory {
      case .uppercaseLetter: .uppercaseLetter
      case .lowercaseLetter: .lowercaseLetter
      case .titlecaseLetter: .titlecaseLetter
      case .modifierLetter: .modifierLetter
      case .otherLetter: .otherLetter
      case .nonspacingMark: .nonSpacingMark
      case .spacingMark: .spacingCombiningMark
      case .enclosingMark: .enclosingMark
      case .decimalNumber: .decimalDigitNumber
      case .letterNumber: .letterNumber
      case .otherNumber: .otherNumber
      case .spaceSeparator: .spaceSeparator
      case .lineSeparator: .lineSeparator
      case .paragraphSeparator: .paragraphSeparator
      case .control: .control
      case .format: .format
      case .surrogate: .surrogate
      case .privateUse: .privateUse
      case .connectorPunctuation: .connectorPunctuation
      case .dashPunctuation: .dashPunctuation
      case .openPunctuation: .openPunctuation
      case .closePunctuation: .closePunctuation
      case .initialPunctuation: .initialQuotePunctuation
      case .finalPunctuation: .finalQuotePunctuation
      case .otherPunctuation: .otherPunctuation
      case .mathSymbol: .mathSymbol
      case .currencySymbol: .currencySymbol
      case .modifierSymbol: .modifierSymbol
      case .otherSymbol: .otherSymbol
      case .unassigned: .otherNotAssigned
      @unknown default: .otherNotAssigned
      }
  }

  package var isLetter: Bool { rawValue <= UnicodeCategory.otherLetter.rawValue }
  package var isMark: Bool { rawValue >= UnicodeCategory.nonSpacingMark.rawValue && rawValue <= UnicodeCategory.enclosingMark.rawValue }
  package var isNumber: Bool { rawValue >= UnicodeCategory.decimalDigitNumber.rawValue && rawValue <= UnicodeCategory.otherNumber.rawValue }
  package var isSeparator: Bool {
    rawValue >= UnicodeCategory.spaceSeparator.rawValue && rawValue <= UnicodeCategory.paragraphSeparator.rawValue
  }
  package var isPunctuation: Bool {
    rawValue >= UnicodeCategory.connectorPunctuation.rawValue && rawValue <= UnicodeCategory.otherPunctuation.rawValue
  }
  package var isSymbol: Bool { rawValue >= UnicodeCategory.mathSymbol.rawValue && rawValue <= UnicodeCategory.otherSymbol.rawValue }
}
