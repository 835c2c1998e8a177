import Text

extension Operators {
  /// `a -replace pattern, replacement`. A script block as replacement computes each one from the match in `$_`.
  static func replace(_ a: Value, _ b: Value, ignoreCase: Bool, _ frame: Frame) throws(Unwind) -> Value {
    var pattern = b
    var replacement = Value.string(.empty)
    if let operands = try Conversion.elements(b.unwrapped) {
      guard operands.count <= 2 else {
        throw Unwind.runtime(
          "BadReplaceArgument", "The \(ignoreCase ? "-ireplace" : "-replace") operator allows only two elements to follow it, not \(operands.count).", target: b)
      }
      pattern = operands.first ?? .string(.empty)
      if operands.count > 1 { replacement = operands[1] }
    }
    let regex: DotNetRegex
    do {
      regex = try RegexOperand.regex(pattern, ignoreCase: ignoreCase)
    } catch {
      guard let record = error.record else { throw error }
      let outer = ExceptionObject(
        "System.Management.Automation.RuntimeException", "The regular expression pattern \(try Conversion.text(pattern)) is not valid.",
        inner: .object(record.exception))
      throw Unwind(.error(ErrorRecord(outer, id: "InvalidRegularExpression", category: .invalidOperation, target: pattern)))
    }
    let block: ScriptBlock? = if case .object(let o) = replacement.unwrapped { o as? ScriptBlock } else { nil }
    let with = block == nil ? try Conversion.text(replacement) : PSString.empty
    func replaced(_ value: Value) throws(Unwind) -> Value {
      let text = try Conversion.text(value)
      guard let block else {
        return .string(try RegexOperand.running { () throws(RegexMatchError) in try regex.replace(text, with) })
      }
      return .string(
        try regex.replace(text, failure: RegexOperand.failure) { (match: RegexMatch) throws(Unwind) in
          try Conversion.text(try block.invoke(frame, mode: .child, under: .object(RegexMatchObject(match))))
        })
    }
    guard let elements = try Conversion.elements(a.unwrapped) else { return try replaced(a) }
    var all = ContiguousArray<Value>()
    for e in elements { all.append(try replaced(e)) }
    return .array(PSArray(all))
  }
}
