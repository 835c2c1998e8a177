import Text

/// The arithmetic of dates, spans and big integers among themselves, without the detour through their types' operator methods.
///
/// Only operands of the exact types are taken here; what needs a conversion goes through the methods, whose overloads decide.
enum DateAndBigIntegerArithmetic {
  /// nil when the operands are not of these types, or when the method has an error of its own to raise.
  static func apply(_ operation: ArithmeticOperator, _ left: Value, _ right: Value) -> Value? {
    if let a = big(left), let b = big(right), left.isBigInteger || right.isBigInteger { return onBigIntegers(operation, a, b) }
    guard case .object(let x) = left, case .object(let y) = right else { return nil }
    switch (x, y) {
    case (let date as DateTimeObject, let span as TimeSpanObject):
      switch operation {
      case .add: return (try? date.value + span.value).map { .dateTime($0) }
      case .subtract: return (try? date.value - span.value).map { .dateTime($0) }
      default: return nil
      }
    case (let a as DateTimeObject, let b as DateTimeObject):
      return operation == .subtract ? .timeSpan(a.value - b.value) : nil
    case (let a as TimeSpanObject, let b as TimeSpanObject):
      switch operation {
      case .add: return (try? a.value + b.value).map { .timeSpan($0) }
      case .subtract: return (try? a.value - b.value).map { .timeSpan($0) }
      case .divide: return .double(a.value / b.value)
      default: return nil
      }
    default: return nil
    }
  }

  /// A big integer, or an integer that converts to one implicitly.
  private static func big(_ value: Value) -> BigInteger? {
    switch value {
    case .int32(let n): return BigInteger(n)
    case .int64(let n): return BigInteger(n)
    case .object(let o): return (o as? BigIntegerObject)?.value
    default: return nil
    }
  }

  private static func onBigIntegers(_ operation: ArithmeticOperator, _ a: BigInteger, _ b: BigInteger) -> Value? {
    switch operation {
    case .add: return .bigInteger(a + b)
    case .subtract: return .bigInteger(a - b)
    case .multiply: return (try? a * b).map { .bigInteger($0) }
    case .divide: return (try? a / b).map { .bigInteger($0) }
    case .modulo: return (try? a % b).map { .bigInteger($0) }
    }
  }
}
