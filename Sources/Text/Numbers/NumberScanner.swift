/// Reads the text of a number by .NET's rules for `NumberStyles`: white space, sign, currency symbol, parentheses, digits with group
/// separators, a decimal point and an exponent, in that grammar; NULs at the end are ignored.
struct NumberScanner {
  private let units: UnsafeBufferPointer<UInt16>
  private let styles: NumberStyles
  private let format: NumberFormatInfo
  private var at = 0
  private var hasSign = false
  private var inParentheses = false
  private var currency: PSUnits?
  private var foundCurrency = false

  init(_ units: UnsafeBufferPointer<UInt16>, _ styles: NumberStyles, _ format: NumberFormatInfo) {
    self.units = units
    self.styles = styles
    self.format = format
    if styles.contains(.currencySymbol) { currency = format.currencySymbol }
  }

  /// Space and tab … carriage return.
  static func isWhite(_ unit: UInt16) -> Bool { unit == 32 || unit >= 9 && unit <= 13 }

  private var current: UInt16 { at < units.count ? units[at] : 0 }
  private var isDigit: Bool { current >= 48 && current <= 57 }

  /// Advances past `symbol` if it stands here.
  private mutating func take(_ symbol: PSUnits) -> Bool {
    if symbol.isEmpty || at + symbol.count > units.count { return false }
    for i in symbol.indices where units[at &+ i] != symbol[i] { return false }
    at += symbol.count
    return true
  }

  /// Takes a sign; `nil` where none stands.
  private mutating func takeSign() -> Bool? {
    if take(format.positiveSign) { return false }
    if take(format.negativeSign) { return true }
    if current == 45 {
      at += 1
      return true
    }
    return nil
  }

  private mutating func takeCurrency() -> Bool {
    guard let symbol = currency, take(symbol) else { return false }
    currency = nil
    return true
  }

  /// The digits of the whole text, or `nil` when it is no such number.
  mutating func scan(_ kind: Digits.Kind) -> Digits? {
    var number = Digits(kind)
    scanLead(&number)
    guard scanDigits(&number) else { return nil }
    scanExponent(&number)
    scanTail(&number)
    if inParentheses { return nil }
    while at < units.count {
      if units[at] != 0 { return nil }
      at += 1
    }
    return number
  }

  private mutating func scanLead(_ number: inout Digits) {
    while at < units.count {
      let skipsWhite = styles.contains(.leadingWhite) && (!hasSign || foundCurrency || format.numberNegativePattern == 2)
      if NumberScanner.isWhite(current) && skipsWhite {
        at += 1
      } else if styles.contains(.leadingSign) && !hasSign, let isNegative = takeSign() {
        hasSign = true
        number.isNegative = isNegative
      } else if current == 40 && styles.contains(.parentheses) && !hasSign {
        at += 1
        hasSign = true
        inParentheses = true
        number.isNegative = true
      } else if takeCurrency() {
        foundCurrency = true
      } else {
        return
      }
    }
  }

  private mutating func scanDigits(_ number: inout Digits) -> Bool {
    var found = false
    var behindPoint = false
    var lastCounting = 0
    while at < units.count {
      if isDigit {
        found = true
        let digit = UInt8(truncatingIfNeeded: current)
        at += 1
        if digit != 48 || !number.digits.isEmpty {
          number.digits.append(digit)
          if digit != 48 || number.kind == .decimal { lastCounting = number.digits.count }
          if !behindPoint { number.scale += 1 }
        } else if behindPoint {
          number.scale -= 1
        }
      } else if styles.contains(.decimalPoint) && !behindPoint
        && takeSeparator(format.numberDecimalSeparator, format.currencyDecimalSeparator)
      {
        behindPoint = true
      } else if styles.contains(.thousands) && found && !behindPoint
        && takeSeparator(format.numberGroupSeparator, format.currencyGroupSeparator)
      {
        continue
      } else {
        break
      }
    }
    number.digits.removeSubrange(lastCounting...)
    if number.digits.isEmpty {
      if number.kind != .decimal { number.scale = 0 }
      if number.kind == .integer && !behindPoint { number.isNegative = false }
    }
    return found
  }

  private mutating func takeSeparator(_ plain: PSUnits, _ ofCurrency: PSUnits) -> Bool {
    take(plain) || styles.contains(.currencySymbol) && take(ofCurrency)
  }

  private mutating func scanExponent(_ number: inout Digits) {
    guard styles.contains(.exponent), current | 0x20 == 101 else { return }
    let start = at
    at += 1
    let isNegative = takeSign() ?? false
    guard isDigit else {
      at = start
      return
    }
    var exponent = 0
    while isDigit {
      // Beyond nine digits it is out of any type's range, whatever follows.
      if exponent < 1_000_000_000 { exponent = exponent &* 10 &+ Int(current &- 48) }
      at += 1
    }
    number.scale &+= isNegative ? -exponent : exponent
  }

  private mutating func scanTail(_ number: inout Digits) {
    while at < units.count {
      if NumberScanner.isWhite(current) && styles.contains(.trailingWhite) {
        at += 1
      } else if styles.contains(.trailingSign) && !hasSign, let isNegative = takeSign() {
        hasSign = true
        number.isNegative = isNegative
      } else if current == 41 && inParentheses {
        at += 1
        inParentheses = false
      } else if !takeCurrency() {
        return
      }
    }
  }
}
