import Text

extension PSString {
  /// Whether the text is `word`, which is ASCII and in lower case, in any case.
  package func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    let letters = word.utf8Start
    for i in 0..<count {
      if self[i].lowerCased != UInt16(letters[i]) { return false }
    }
    return true
  }

  /// Whether two names are the same to PowerShell, which ignores the case of letters.
  func isSameName(as other: PSString) -> Bool {
    guard count == other.count else { return false }
    return (0..<count).allSatisfy { self[$0] == other[$0] || self[$0].lowerCased == other[$0].lowerCased }
  }
}

extension UInt16 {
  /// The unit with ASCII capitals made small.
  var lowerCased: UInt16 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
