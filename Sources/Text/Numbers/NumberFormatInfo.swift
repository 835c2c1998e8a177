/// How a culture writes numbers: .NET's `NumberFormatInfo`.
package struct NumberFormatInfo: Sendable, Equatable {
  package var negativeSign = PSUnits("-")
  package var positiveSign = PSUnits("+")
  package var nanSymbol = PSUnits("NaN")
  package var positiveInfinitySymbol = PSUnits("Infinity")
  package var negativeInfinitySymbol = PSUnits("-Infinity")
  package var numberDecimalSeparator = PSUnits(".")
  package var numberGroupSeparator = PSUnits(",")
  package var numberGroupSizes = [3]
  package var numberDecimalDigits = 2
  /// 0 `(n)`, 1 `-n`, 2 `- n`, 3 `n-`, 4 `n -`.
  package var numberNegativePattern = 1
  package var currencySymbol = PSUnits("¤")
  package var currencyDecimalSeparator = PSUnits(".")
  package var currencyGroupSeparator = PSUnits(",")
  package var currencyGroupSizes = [3]
  package var currencyDecimalDigits = 2
  /// 0 `$n`, 1 `n$`, 2 `$ n`, 3 `n $`.
  package var currencyPositivePattern = 0
  /// 0 `($n)`, 1 `-$n`, … as .NET numbers them.
  package var currencyNegativePattern = 0
  package var percentSymbol = PSUnits("%")
  package var perMilleSymbol = PSUnits("‰")
  package var percentDecimalSeparator = PSUnits(".")
  package var percentGroupSeparator = PSUnits(",")
  package var percentGroupSizes = [3]
  package var percentDecimalDigits = 2
  /// 0 `n %`, 1 `n%`, 2 `%n`, 3 `% n`.
  package var percentPositivePattern = 0
  /// 0 `-n %`, 1 `-n%`, … as .NET numbers them.
  package var percentNegativePattern = 0

  package init() {}

  /// `CultureInfo.InvariantCulture`.
  package static let invariant = NumberFormatInfo()

  /// en-US as .NET takes it from ICU: three decimals for numbers and percentages.
  package static let enUS: NumberFormatInfo = {
    var info = NumberFormatInfo()
    info.positiveInfinitySymbol = PSUnits("∞")
    info.negativeInfinitySymbol = PSUnits("-∞")
    info.numberDecimalDigits = 3
    info.currencySymbol = PSUnits("$")
    info.currencyNegativePattern = 1
    info.percentDecimalDigits = 3
    info.percentPositivePattern = 1
    info.percentNegativePattern = 1
    return info
  }()

  /// The culture that the shell runs in.
  package static var current: NumberFormatInfo { enUS }
}

/// A few UTF-16 units: a symbol of a culture, a piece of a format.
package typealias PSUnits = ContiguousArray<UInt16>

extension ContiguousArray where Element == UInt16 {
  package init(_ text: String) { self.init(text.utf16) }
}
