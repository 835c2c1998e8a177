/// .NET's `DateTimeStyles`, with its bits.
package struct DateTimeStyles: OptionSet, Sendable {
  package let rawValue: Int32
  package init(rawValue: Int32) { self.rawValue = rawValue }

  package static let allowLeadingWhite = DateTimeStyles(rawValue: 0x1)
  package static let allowTrailingWhite = DateTimeStyles(rawValue: 0x2)
  package static let allowInnerWhite = DateTimeStyles(rawValue: 0x4)
  package static let allowWhiteSpaces = DateTimeStyles(rawValue: 0x7)
  package static let noCurrentDateDefault = DateTimeStyles(rawValue: 0x8)
  package static let adjustToUniversal = DateTimeStyles(rawValue: 0x10)
  package static let assumeLocal = DateTimeStyles(rawValue: 0x20)
  package static let assumeUniversal = DateTimeStyles(rawValue: 0x40)
  package static let roundtripKind = DateTimeStyles(rawValue: 0x80)
}
