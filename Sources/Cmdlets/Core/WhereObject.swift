import Engine
import Text

/// `Where-Object`: passes on the input objects for which a script block or a comparison holds.
final class WhereObject: Cmdlet {
  private var input: Value = .null
  private var filter: ScriptBlock?
  private var property = PSString.empty
  private var value: Value = .unset
  private var comparison: Comparison = .equal
  private var ignoreCase = true
  private var hasOperator = false
  private var pattern: WildcardPattern?

  private enum Comparison {
    case equal, notEqual, greater, greaterOrEqual, less, lessOrEqual, like, notLike, match, notMatch, contains, notContains, `in`, notIn, `is`, isNot
    case not
  }

  private static let operators: [(name: StaticString, set: StaticString, comparison: Comparison)] = [
    ("Contains", "ContainsSet", .contains), ("EQ", "EqualSet", .equal), ("GE", "GreaterOrEqualSet", .greaterOrEqual),
    ("GT", "GreaterThanSet", .greater), ("In", "InSet", .in), ("LE", "LessOrEqualSet", .lessOrEqual), ("Like", "LikeSet", .like),
    ("LT", "LessThanSet", .less), ("Match", "MatchSet", .match), ("NE", "NotEqualSet", .notEqual), ("NotContains", "NotContainsSet", .notContains),
    ("NotIn", "NotInSet", .notIn), ("NotLike", "NotLikeSet", .notLike), ("NotMatch", "NotMatchSet", .notMatch),
  ]

  private static let valueSets: StaticString =
    "CaseSensitiveContainsSet|CaseSensitiveEqualSet|CaseSensitiveGreaterOrEqualSet|CaseSensitiveGreaterThanSet|CaseSensitiveInSet|CaseSensitiveLessOrEqualSet|CaseSensitiveLessThanSet|CaseSensitiveLikeSet|CaseSensitiveMatchSet|CaseSensitiveNotContainsSet|CaseSensitiveNotEqualSet|CaseSensitiveNotInSet|CaseSensitiveNotLikeSet|CaseSensitiveNotMatchSet|ContainsSet|EqualSet|GreaterOrEqualSet|GreaterThanSet|InSet|IsNotSet|IsSet|LessOrEqualSet|LessThanSet|LikeSet|MatchSet|NotContainsSet|NotEqualSet|NotInSet|NotLikeSet|NotMatchSet: position 1"
  private static let propertySets: StaticString =
    "CaseSensitiveContainsSet|CaseSensitiveEqualSet|CaseSensitiveGreaterOrEqualSet|CaseSensitiveGreaterThanSet|CaseSensitiveInSet|CaseSensitiveLessOrEqualSet|CaseSensitiveLessThanSet|CaseSensitiveLikeSet|CaseSensitiveMatchSet|CaseSensitiveNotContainsSet|CaseSensitiveNotEqualSet|CaseSensitiveNotInSet|CaseSensitiveNotLikeSet|CaseSensitiveNotMatchSet|ContainsSet|EqualSet|GreaterOrEqualSet|GreaterThanSet|InSet|IsNotSet|IsSet|LessOrEqualSet|LessThanSet|LikeSet|MatchSet|Not|NotContainsSet|NotEqualSet|NotInSet|NotLikeSet|NotMatchSet: mandatory, position 0"

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Where-Object", "Microsoft.PowerShell.Commands.WhereObjectCommand", module: "Microsoft.PowerShell.Core", defaultSet: "EqualSet"
    ) { WhereObject() }
    func add(
      _ name: StaticString, _ sets: StaticString, _ comparison: Comparison, ignoreCase: Bool = true, aliases: StaticString = ""
    ) {
      d.parameter(name, "switch", sets, aliases: aliases) { (c, v) throws(Unwind) in
        guard v.isPresent else { return }
        c.comparison = comparison
        c.ignoreCase = ignoreCase
        c.hasOperator = true
      }
    }
    add("CContains", "CaseSensitiveContainsSet: mandatory", .contains, ignoreCase: false)
    add("CEQ", "CaseSensitiveEqualSet: mandatory", .equal, ignoreCase: false)
    add("CGE", "CaseSensitiveGreaterOrEqualSet: mandatory", .greaterOrEqual, ignoreCase: false)
    add("CGT", "CaseSensitiveGreaterThanSet: mandatory", .greater, ignoreCase: false)
    add("CIn", "CaseSensitiveInSet: mandatory", .in, ignoreCase: false)
    add("CLE", "CaseSensitiveLessOrEqualSet: mandatory", .lessOrEqual, ignoreCase: false)
    add("CLike", "CaseSensitiveLikeSet: mandatory", .like, ignoreCase: false)
    add("CLT", "CaseSensitiveLessThanSet: mandatory", .less, ignoreCase: false)
    add("CMatch", "CaseSensitiveMatchSet: mandatory", .match, ignoreCase: false)
    add("CNE", "CaseSensitiveNotEqualSet: mandatory", .notEqual, ignoreCase: false)
    add("CNotContains", "CaseSensitiveNotContainsSet: mandatory", .notContains, ignoreCase: false)
    add("CNotIn", "CaseSensitiveNotInSet: mandatory", .notIn, ignoreCase: false)
    add("CNotLike", "CaseSensitiveNotLikeSet: mandatory", .notLike, ignoreCase: false)
    add("CNotMatch", "CaseSensitiveNotMatchSet: mandatory", .notMatch, ignoreCase: false)
    add("Contains", "ContainsSet: mandatory", .contains, aliases: "IContains")
    add("EQ", "EqualSet: ", .equal, aliases: "IEQ")
    d.parameter("FilterScript", "scriptblock", "ScriptBlockSet: mandatory, position 0") { $0.filter = $1.scriptBlock }
    add("GE", "GreaterOrEqualSet: mandatory", .greaterOrEqual, aliases: "IGE")
    add("GT", "GreaterThanSet: mandatory", .greater, aliases: "IGT")
    add("In", "InSet: mandatory", .in, aliases: "IIn")
    d.parameter("InputObject", "psobject", "pipeline") { $0.input = $1.value ?? .null }
    add("Is", "IsSet: mandatory", .is)
    add("IsNot", "IsNotSet: mandatory", .isNot)
    add("LE", "LessOrEqualSet: mandatory", .lessOrEqual, aliases: "ILE")
    add("Like", "LikeSet: mandatory", .like, aliases: "ILike")
    add("LT", "LessThanSet: mandatory", .less, aliases: "ILT")
    add("Match", "MatchSet: mandatory", .match, aliases: "IMatch")
    add("NE", "NotEqualSet: mandatory", .notEqual, aliases: "INE")
    add("Not", "Not: mandatory", .not)
    add("NotContains", "NotContainsSet: mandatory", .notContains, aliases: "INotContains")
    add("NotIn", "NotInSet: mandatory", .notIn, aliases: "INotIn")
    add("NotLike", "NotLikeSet: mandatory", .notLike, aliases: "INotLike")
    add("NotMatch", "NotMatchSet: mandatory", .notMatch, aliases: "INotMatch")
    d.parameter("Property", "string", propertySets, rules: "ValidateNotNullOrEmpty") { $0.property = $1.string ?? PSString.empty }
    d.parameter("Value", "System.Object", valueSets) { $0.value = $1.value ?? .unset }
    return d.description
  }

  override func beginProcessing() throws(Unwind) {
    guard filter == nil else { return }
    if WildcardPattern.containsWildcardCharacters(property) { pattern = try? WildcardPattern(property) }
    if comparison == .is || comparison == .isNot, case .string(let s) = value, s.count > 2, s[0] == 0x5B, s[s.count - 1] == 0x5D {
      value = .string(s.substring(1..<(s.count - 1)))
    }
  }

  private var hasValue: Bool { if case .unset = value { false } else { true } }

  override func processRecord() throws(Unwind) {
    if let filter {
      let result = try evaluate(filter, under: input, input: .array(PSArray([input])))
      if try Conversion.truth(result) { try write(input) }
      return
    }
    if !hasValue, hasOperator, comparison != .not {
      throw nameError(
        "ValueNotSpecifiedForWhereObject",
        "The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.")
    }
    if hasValue, !hasOperator {
      throw nameError(
        "OperatorNotSpecified",
        "An operator is required to compare the two specified values. Include a valid operator in the command, and then try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle")
    }
    guard let left = try leftValue() else { return }
    let result: Value
    do {
      result = try compare(left)
    } catch {
      guard let record = error.record else { throw error }
      let exception = ExceptionObject(
        "System.Management.Automation.PSInvalidOperationException", "The '\(operatorName)' operator failed: \(record.message)")
      return try writeError(ErrorRecord(exception, id: "OperatorFailed", category: .invalidOperation, target: input))
    }
    if try Conversion.truth(result) { try write(input) }
  }

  private var operatorName: String {
    for (name, _, comparison) in WhereObject.operators where comparison == self.comparison { return (ignoreCase ? "I" : "C") + name.description.lowercased() }
    return comparison == .is ? "Is" : comparison == .isNot ? "IsNot" : "Not"
  }

  private func compare(_ left: Value) throws(Unwind) -> Value {
    if !hasValue { return comparison == .not ? .bool(try !Conversion.truth(left)) : left }
    switch comparison {
    case .equal: return try Operators.equal(left, value, ignoreCase: ignoreCase)
    case .notEqual: return try Operators.notEqual(left, value, ignoreCase: ignoreCase)
    case .greater: return try Operators.greater(left, value, ignoreCase: ignoreCase)
    case .greaterOrEqual: return try Operators.greaterOrEqual(left, value, ignoreCase: ignoreCase)
    case .less: return try Operators.less(left, value, ignoreCase: ignoreCase)
    case .lessOrEqual: return try Operators.lessOrEqual(left, value, ignoreCase: ignoreCase)
    case .like: return try Operators.like(left, value, ignoreCase: ignoreCase)
    case .notLike: return try Operators.notLike(left, value, ignoreCase: ignoreCase)
    case .match: return try Operators.match(left, value, ignoreCase: ignoreCase, frame)
    case .notMatch: return try Operators.notMatch(left, value, ignoreCase: ignoreCase, frame)
    case .contains: return try Operators.contains(left, value, ignoreCase: ignoreCase)
    case .notContains: return try Operators.notContains(left, value, ignoreCase: ignoreCase)
    case .in: return try Operators.in(left, value, ignoreCase: ignoreCase)
    case .notIn: return try Operators.notIn(left, value, ignoreCase: ignoreCase)
    case .is: return try Operators.isType(left, value, frame)
    case .isNot: return .bool(try !Conversion.truth(Operators.isType(left, value, frame)))
    case .not: return .bool(try !Conversion.truth(left))
    }
  }

  /// The property's value; nil when an error was written instead.
  private func leftValue() throws(Unwind) -> Value? {
    if input.isNull {
      guard strictMode >= 2 else { return .null }
      try writeError(propertyError("InputObjectIsNull", "The input object is null."))
      return nil
    }
    if let pattern {
      let found = Members.all(of: input).filter { pattern.matches($0.name) }
      if found.count > 1 {
        let names = found.map { " \($0.name)" }.joined()
        try writeError(
          propertyError(
            "AmbiguousPropertyOrMethodName",
            "Input name \"\(property)\" is ambiguous. It can be resolved to multiple matched members. Possible matches include:\(names)."))
        return nil
      }
      guard let entry = found.first else { return try missing() }
      return try quietly { () throws(Unwind) in try entry.value(of: input, frame) }
    }
    let read = try quietly { () throws(Unwind) in try Members.propertyIfPresent(input, property, frame) ?? .unset }
    if case .unset = read {
      if let member = Members.all(of: input).first(where: { $0.name.equalsIgnoringCase(property) }) {
        return try quietly { () throws(Unwind) in try member.value(of: input, frame) }
      }
      return try missing()
    }
    return read
  }

  private func missing() throws(Unwind) -> Value? {
    guard strictMode >= 2 else { return .null }
    try writeError(propertyError("PropertyNotFound", "The input name \"\(property)\" cannot be resolved to a property."))
    return nil
  }

  private func quietly(_ read: () throws(Unwind) -> Value) throws(Unwind) -> Value {
    do {
      return try read()
    } catch {
      guard error.record != nil else { throw error }
      return .null
    }
  }

  private func nameError(_ id: String, _ message: String) -> Unwind {
    terminating("System.Management.Automation.PSArgumentException", message, id: id, category: .invalidArgument)
  }

  private func propertyError(_ id: String, _ message: String) -> ErrorRecord {
    ErrorRecord(ExceptionObject("System.Management.Automation.PSArgumentException", message), id: id, category: .invalidArgument, target: input)
  }
}
