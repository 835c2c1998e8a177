/// A number's format string: a letter with a precision, or a picture of the digits.
enum FormatSpecifier {
  /// `letter` is ASCII; `precision` is -1 where none is given.
  case standard(letter: UInt8, precision: Int)
  case custom

  /// .NET's own bound is ten times as high; the text would then fill the memory of most machines.
  private static let highestPrecision = 99_999_999

  init(_ format: UnsafeBufferPointer<UInt16>) throws(FormatError) {
    guard let first = format.first, first != 0 else {
      self = .standard(letter: 71, precision: -1)
      return
    }
    guard first < 128, first | 0x20 >= 97 && first | 0x20 <= 122 else {
      self = .custom
      return
    }
    var precision = -1
    var i = 1
    while i < format.count, format[i] >= 48 && format[i] <= 57 {
      precision = Swift.max(precision, 0) * 10 + Int(format[i] - 48)
      if precision > FormatSpecifier.highestPrecision { throw .invalidSpecifier }
      i += 1
    }
    self = i == format.count || format[i] == 0 ? .standard(letter: UInt8(first), precision: precision) : .custom
  }
}
