/// What the text of a number may contain: .NET's `NumberStyles`, with its bits.
@usableFromInline
package struct NumberStyles: OptionSet, Sendable {
  @usableFromInline package let rawValue: Int32
  @usableFromInline package init(rawValue: Int32) { self.rawValue = rawValue }

  package static let leadingWhite = NumberStyles(rawValue: 0x1)
  package static let trailingWhite = NumberStyles(rawValue: 0x2)
  package static let leadingSign = NumberStyles(rawValue: 0x4)
  package static let trailingSign = NumberStyles(rawValue: 0x8)
  package static let parentheses = NumberStyles(rawValue: 0x10)
  package static let decimalPoint = NumberStyles(rawValue: 0x20)
  package static let thousands = NumberStyles(rawValue: 0x40)
  package static let exponent = NumberStyles(rawValue: 0x80)
  package static let currencySymbol = NumberStyles(rawValue: 0x100)
  package static let hexSpecifier = NumberStyles(rawValue: 0x200)
  package static let binarySpecifier = NumberStyles(rawValue: 0x400)

  @usableFromInline package static let integer = NumberStyles(rawValue: 0x7)
  package static let hexNumber = NumberStyles(rawValue: 0x203)
  package static let binaryNumber = NumberStyles(rawValue: 0x403)
  package static let number = NumberStyles(rawValue: 0x6F)
  package static let float = NumberStyles(rawValue: 0xA7)
  package static let currency = NumberStyles(rawValue: 0x17F)
  package static let any = NumberStyles(rawValue: 0x1FF)

  /// `Double.Parse` without styles.
  package static let floatAndThousands: NumberStyles = [.float, .thousands]
}
