/// How a culture writes numbers: .NET's `NumberFormatInfo`, an object as there. Those of the cultures are read-only; scripts change copies.
@usableFromInline
package final class NumberFormatInfo: @unchecked Sendable {
  /// Whoever gives the object out to be changed looks at this first.
  package private(set) var isReadOnly = false

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
  package static let invariant: NumberFormatInfo = {
    let info = NumberFormatInfo()
    info.isReadOnly = true
    return info
  }()

  /// en-US as .NET takes it from ICU: three decimals for numbers and percentages.
  @usableFromInline package static let enUS: NumberFormatInfo = {
    let info = NumberFormatInfo()
    info.positiveInfinitySymbol = PSUnits("∞")
    info.negativeInfinitySymbol = PSUnits("-∞")
    info.numberDecimalDigits = 3
    info.currencySymbol = PSUnits("$")
    info.currencyNegativePattern = 1
    info.percentDecimalDigits = 3
    info.percentPositivePattern = 1
    info.percentNegativePattern = 1
    info.isReadOnly = true
    return info
  }()

  /// Of a culture's own object, whose signs and separators are ASCII: the fast paths know them.
  var isPlain: Bool { self === NumberFormatInfo.enUS || self === NumberFormatInfo.invariant }

  /// `Clone()`: the same, to be changed.
  package func copy() -> NumberFormatInfo {
    let info = NumberFormatInfo()
    info.negativeSign = negativeSign
    info.positiveSign = positiveSign
    info.nanSymbol = nanSymbol
    info.positiveInfinitySymbol = positiveInfinitySymbol
    info.negativeInfinitySymbol = negativeInfinitySymbol
    info.numberDecimalSeparator = numberDecimalSeparator
    info.numberGroupSeparator = numberGroupSeparator
    info.numberGroupSizes = numberGroupSizes
    info.numberDecimalDigits = numberDecimalDigits
    info.numberNegativePattern = numberNegativePattern
    info.currencySymbol = currencySymbol
    info.currencyDecimalSeparator = currencyDecimalSeparator
    info.currencyGroupSeparator = currencyGroupSeparator
    info.currencyGroupSizes = currencyGroupSizes
    info.currencyDecimalDigits = currencyDecimalDigits
    info.currencyPositivePattern = currencyPositivePattern
    info.currencyNegativePattern = currencyNegativePattern
    info.percentSymbol = percentSymbol
    info.perMilleSymbol = perMilleSymbol
    info.percentDecimalSeparator = percentDecimalSeparator
    info.percentGroupSeparator = percentGroupSeparator
    info.percentGroupSizes = percentGroupSizes
    info.percentDecimalDigits = percentDecimalDigits
    info.percentPositivePattern = percentPositivePattern
    info.percentNegativePattern = percentNegativePattern
    return info
  }
}

/// A few UTF-16 units: a symbol of a culture, a piece of a format.
package typealias PSUnits = ContiguousArray<UInt16>

extension ContiguousArray where Element == UInt16 {
  package init(_ text: String) { self.init(text.utf16) }
}
