/// The texts of `Boolean.Parse` and `Char.Parse`.
package enum WordParsing {
  /// `True` and `False` in any case, with white space and NULs around them.
  package static func boolean(_ units: UnsafeBufferPointer<UInt16>) throws(NumberParseError) -> Bool {
    var text = units[...]
    while let first = text.first, first == 0 || NumberParsing.isTrimmed(first) { text.removeFirst() }
    while let last = text.last, last == 0 || NumberParsing.isTrimmed(last) { text.removeLast() }
    if text.lazy.map(NumberParsing.foldASCII).elementsEqual("true".utf16) { return true }
    if text.lazy.map(NumberParsing.foldASCII).elementsEqual("false".utf16) { return false }
    throw .format("String '\(String(decoding: units, as: UTF16.self))' was not recognized as a valid Boolean.")
  }

  /// A text of one unit.
  package static func character(_ units: UnsafeBufferPointer<UInt16>) throws(NumberParseError) -> UInt16 {
    guard units.count == 1 else { throw .format("String must be exactly one character long.") }
    return units[0]
  }
}
