import Text

extension Tokenizer {
  /// After the first unit of what may be a number: a digit, a point before a digit, or a sign. What is none is a word.
  func scanNumber() -> Token {
    let literal = script.withUnsafeBufferPointer { NumericLiteral.scan($0, from: tokenStart, allowsSign: true) }
    guard let literal, endsNumber(at: literal.end) else { return rescanAsGeneric() }
    index = literal.end
    if let value = literal.value { return make(.number, value: .number(ConstantValue(value))) }
    guard mode == .expression else { return rescanAsGeneric() }
    report(.badNumericConstant, at: extent(tokenStart, index), [String(decoding: tokenUnits, as: UTF16.self)])
    return make(.number, value: .number(.null))
  }

  /// Whether a number starts at `start`, as far as a token is concerned.
  func isNumber(at start: Int) -> Bool {
    guard let literal = script.withUnsafeBufferPointer({ NumericLiteral.scan($0, from: start) }) else { return false }
    return endsNumber(at: literal.end)
  }

  /// A number ends where a word would, or in an expression at an operator: `7z` is a word, `7+` a number and an operator.
  private func endsNumber(at end: Int) -> Bool {
    guard end < script.count else { return true }
    let unit = script[end]
    return unit.endsToken || mode == .expression && unit.endsNumber(atTernaryOperators: endNumberAtTernaryOperators)
  }
}

extension ConstantValue {
  init(_ number: NumericValue) {
    self =
      switch number {
      case .int8(let value): .sbyte(value)
      case .uint8(let value): .byte(value)
      case .int16(let value): .int16(value)
      case .uint16(let value): .uint16(value)
      case .int32(let value): .int32(value)
      case .uint32(let value): .uint32(value)
      case .int64(let value): .int64(value)
      case .uint64(let value): .uint64(value)
      case .double(let value): .double(value)
      case .decimal(let value): .decimal(value)
      case .bigInteger(let value): .bigInteger(value)
      }
  }
}
