import Text

/// Reads the short words in which a cmdlet's `describe` function declares a parameter.
extension CmdletDescription {
  func declareParameter(
    _ name: StaticString, _ type: StaticString, _ sets: StaticString, _ aliases: StaticString, _ rules: StaticString,
    _ transform: ((Value) throws(Unwind) -> Value)?, _ set: @escaping (Cmdlet, ParameterValue) throws(Unwind) -> Void
  ) {
    let parameter = ParameterDescription(
      name: PSString.of(name.description), type: ParameterSyntax.type(type.description), index: command.parameters.count,
      aliases: aliases.description.split(separator: " ").map { PSString.of(String($0)) },
      sets: sets.utf8CodeUnitCount == 0 ? [(set: -1, membership: .init())] : ParameterSyntax.memberships(sets.description, command),
      attributes: (transform.map { [.transformation($0)] } ?? []) + ParameterSyntax.rules(rules.description))
    command.parameters.append(parameter)
    setters.append(set)
  }
}

/// The grammar of these words.
enum ParameterSyntax {
  /// `mandatory, position 0; Other: pipeline` as memberships; a name with `|` stands for several sets.
  static func memberships(_ text: String, _ command: CommandDescription) -> [(set: Int, membership: ParameterDescription.SetMembership)] {
    var all: [(set: Int, membership: ParameterDescription.SetMembership)] = []
    for part in text.split(separator: ";") {
      let colon = part.firstIndex(of: ":")
      let names = colon.map { part[..<$0].split(separator: "|").map { trimmed($0) } } ?? ["*"]
      var membership = ParameterDescription.SetMembership()
      for word in (colon.map { part[part.index(after: $0)...] } ?? part).split(separator: ",").map({ trimmed($0) }) {
        switch word {
        case "mandatory": membership.isMandatory = true
        case "pipeline": membership.fromPipeline = true
        case "property": membership.fromPipelineByPropertyName = true
        case "remaining": membership.fromRemainingArguments = true
        default: if word.hasPrefix("position ") { membership.position = Int(word.dropFirst(9)) }
        }
      }
      for name in names { all.append((set: name == "*" ? -1 : command.setNumber(PSString.of(name)), membership: membership)) }
    }
    return all
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var s = Substring(text)
    while s.first == " " { s = s.dropFirst() }
    while s.last == " " { s = s.dropLast() }
    return String(s)
  }

  /// `ValidateNotNullOrEmpty; range 1..65535; set A|B`.
  static func rules(_ text: String) -> [ParameterAttribute] {
    guard !text.isEmpty else { return [] }
    if text.hasPrefix("pattern ") { return [.validatePattern(PSString.of(String(text.dropFirst(8))), options: 1, message: nil)] }
    return text.split(separator: ";").compactMap { rule(trimmed($0)) }
  }

  private static func rule(_ rule: String) -> ParameterAttribute? {
    switch rule {
    case "ValidateNotNull": return .validateNotNull
    case "ValidateNotNullOrEmpty": return .validateNotNullOrEmpty
    case "ValidateNotNullOrWhiteSpace": return .validateNotNullOrWhiteSpace
    case "AllowNull": return .allowNull
    case "AllowEmptyString": return .allowEmptyString
    case "AllowEmptyCollection": return .allowEmptyCollection
    case "Credential": return .credential
    default: break
    }
    let space = rule.firstIndex(of: " ") ?? rule.endIndex
    let rest = rule[space...].dropFirst()
    switch rule[..<space] {
    case "set": return .validateSet(rest.split(separator: "|", omittingEmptySubsequences: false).map { PSString.of(String($0)) }, ignoreCase: true, message: nil)
    case "range": return bounds(rest).map { .validateRange(number($0), number($1)) }
    case "count": return bounds(rest).map { .validateCount(Int($0) ?? 0, Int($1) ?? Int.max) }
    case "length": return bounds(rest).map { .validateLength(Int($0) ?? 0, Int($1) ?? Int.max) }
    default: return nil
    }
  }

  private static func bounds(_ text: Substring) -> (Substring, Substring)? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    return (text[..<dots.lowerBound], text[dots.upperBound...])
  }

  private static func number(_ text: Substring) -> Value {
    guard let n = Int64(text) else { return .int64(0) }
    return n >= Int64(Int32.min) && n <= Int64(Int32.max) ? .int32(Int32(n)) : .int64(n)
  }

  /// A type by the name that a declaration uses.
  static func type(_ name: String) -> DotNetType {
    switch name {
    case "object", "System.Object": .object
    case "psobject": .psObject
    case "string": .string
    case "switch": .switchParameter
    case "int": .int32
    case "string[]": DotNetType.string.arrayType(rank: 1)
    case "System.Object[]", "object[]": DotNetType.object.arrayType(rank: 1)
    default: TypeResolver.resolve(text: PSString.of(name)) ?? .object
    }
  }
}
