import Text

/// The arithmetic operators by name, for the errors of operands that none of them takes.
enum ArithmeticOperator {
  case add, subtract, multiply, divide, modulo

  var sign: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .modulo: "%"
    }
  }

  /// The static method that types overload the operator with.
  var methodName: StaticString {
    switch self {
    case .add: "op_Addition"
    case .subtract: "op_Subtraction"
    case .multiply: "op_Multiply"
    case .divide: "op_Division"
    case .modulo: "op_Modulus"
    }
  }
}

extension Operators {
  /// `a + b`: numbers, texts joined, lists joined, dictionaries merged; `$null + b` is b.
  static func add(_ a: Value, _ b: Value) throws(Unwind) -> Value {
    if case .string(let s) = a { return try concatenate(s, b) }
    let left = a.unwrapped
    if left.isNull { return b.nullIfVoid }
    let right = b.unwrapped
    switch left {
    case .string(let s): return try concatenate(s, b)
    case .char(let c): return try concatenate(PSString.of(unit: c), b)
    case .array(let array): return try appended(array.elements, b)
    case .hash(let table): return try merged(table, right)
    case .object(let o):
      if let dictionary = o as? DictionaryObject { return try merged(dictionary, right) }
      if let elements = try Conversion.elements(left) { return try appended(elements, b) }
    default: break
    }
    if left.typeCode.isNumericOrPrimitive, let sum = try numeric(.add, left, right) { return sum }
    return try implicit(.add, left, right)
  }

  static func subtract(_ a: Value, _ b: Value) throws(Unwind) -> Value { try arithmetic(.subtract, a, b) }

  /// `a * b`: numbers, texts and arrays repeated; `$null * b` is null.
  static func multiply(_ a: Value, _ b: Value) throws(Unwind) -> Value {
    let left = a.unwrapped
    if left.isNull { return .null }
    let right = b.unwrapped
    if left.typeCode.isNumeric, let product = try numeric(.multiply, left, right) { return product }
    switch left {
    case .string(let s): return try repeated(s, right)
    case .array(let array): return try repeated(array.elements, array.elementType, right)
    case .object:
      if let elements = try Conversion.elements(left) { return try repeated(elements, nil, right) }
    default: break
    }
    return try implicit(.multiply, left, right)
  }

  static func divide(_ a: Value, _ b: Value) throws(Unwind) -> Value { try arithmetic(.divide, a, b) }
  static func modulo(_ a: Value, _ b: Value) throws(Unwind) -> Value { try arithmetic(.modulo, a, b) }

  /// `-`, `/` and `%`, where null counts as 0 and texts as the numbers that they are.
  private static func arithmetic(_ operation: ArithmeticOperator, _ a: Value, _ b: Value) throws(Unwind) -> Value {
    var left = a.unwrapped
    var right = b.unwrapped
    if left.isNull { left = .int32(0) }
    if right.isNull { right = .int32(0) }
    if case .string(let s) = left { return try arithmetic(operation, try number(s, meeting: right), right) }
    if left.typeCode.isNumericOrPrimitive, let result = try numeric(operation, left, right) { return result }
    return try implicit(operation, left, right)
  }

  /// Arithmetic of a number with another, or with a text; nil when the right operand is neither.
  private static func numeric(_ operation: ArithmeticOperator, _ left: Value, _ right: Value) throws(Unwind) -> Value? {
    switch right {
    case .null, .void, .unset: return try NumericOperation.apply(operation, left, .int32(0))
    case .string(let s):
      let number = try number(s, meeting: left)
      if number.isBigInteger { return try implicit(operation, left, number) }
      return try NumericOperation.apply(operation, left, number)
    default: return right.typeCode.isNumericOrPrimitive ? try NumericOperation.apply(operation, left, right) : nil
    }
  }

  /// The number that a text stands for where it meets a value of another type: what a script would read, else the conversion to that type.
  static func number(_ text: PSString, meeting other: Value) throws(Unwind) -> Value {
    let trimmed = text.trim()
    if trimmed.isEmpty { return .int32(0) }
    if let number = NumericLiteral.parse(trimmed) { return number.value }
    return try Conversion.convert(.string(trimmed), to: other.typeCode.isNumeric ? other.dotNetType : DotNetType.int32)
  }

  // MARK: - One operand

  /// `+a`: a number, or the number that a text stands for.
  static func plus(_ a: Value) throws(Unwind) -> Value { try add(.int32(0), a) }
  /// `-a`
  static func negate(_ a: Value) throws(Unwind) -> Value { try subtract(.int32(0), a) }
  static func not(_ a: Value) throws(Unwind) -> Value { .bool(try !Conversion.truth(a)) }

  /// `++` and `--`: the value plus `by`, which is 1 or -1. Only numbers and null take them.
  static func increment(_ old: Value, by: Int32) throws(Unwind) -> Value {
    let value = old.unwrapped
    if value.isNull { return .int32(by) }
    if value.typeCode.isNumeric { return try NumericOperation.apply(.add, value, .int32(by)) }
    throw Unwind.runtime(
      "OperatorRequiresNumber",
      "The '\(by < 0 ? "--" : "++")' operator works only on numbers. The operand is a '\(value.dotNetType.netName)'.")
  }

  // MARK: - Operators that types define

  /// Calls a type's own operator. The left operand's type defines it, or the right one's where the left is a primitive number.
  static func implicit(_ operation: ArithmeticOperator, _ left: Value, _ right: Value) throws(Unwind) -> Value {
    if let result = DateAndBigIntegerArithmetic.apply(operation, left, right) { return result }
    return try implicit(operation.methodName, operation.sign, left, right)
  }

  static func implicit(_ methodName: StaticString, _ sign: String, _ left: Value, _ right: Value) throws(Unwind) -> Value {
    let leftType = left.isNull ? nil : left.dotNetType
    let rightType = right.isNull ? nil : right.dotNetType
    let owner = leftType.map { !$0.isPrimitive } ?? false ? leftType : rightType.map { !$0.isPrimitive } ?? false ? rightType : nil
    guard let owner else {
      throw Unwind.runtime(
        "NotADefinedOperationForType",
        "The operation '[\(leftType.map { "\($0.netName)" } ?? "$null")] \(sign) [\(rightType.map { "\($0.netName)" } ?? "$null")]' is not defined.")
    }
    let name = PSString.of(methodName.description)
    guard case .methods(let group) = owner.staticMember(name) else { throw MemberErrors.methodNotFound(name, on: owner) }
    do {
      return try MethodCall.invoke(group.overloads, on: .null, [left, right], named: name, wrapName: name, Runtime.current.global.top)
    } catch {
      guard let record = error.record, record.exception.exceptionType === ExceptionTypes.type("System.Management.Automation.MethodInvocationException")
      else { throw error }
      record.errorId = dotNetMethodException
      throw error
    }
  }

  private nonisolated(unsafe) static let dotNetMethodException = PSString.of("DotNetMethodException")
}
