import Text

extension Parser {
  // MARK: - Classes

  /// `class` after its keyword.
  func parseClass(_ keyword: Token, _ attributes: [AttributeBaseAst]) -> StatementAst {
    sawTypeOrUsing = true
    skipNewlines()
    guard let (name, nameToken) = parseSimpleNameAndToken() else {
      reportIncomplete(.missingNameAfterKeyword, at: keyword.extent.after, keyword.text.string)
      return ErrorStatementAst(keyword.extent)
    }
    nameToken.flags.remove(.memberName)
    nameToken.flags.insert(.typeName)
    skipNewlines()
    return inMode(.signature) { parseClassBody(keyword, name, attributes, parseBaseTypes()) }
  }

  private func parseBaseTypes() -> [TypeConstraintAst] {
    guard let colon = take(.colon) else { return [] }
    skipNewlines()
    var types: [TypeConstraintAst] = []
    var comma: Token?
    repeat {
      guard let (type, _) = parseTypeName(allowAssembly: false) else {
        reportIncomplete(.typeNameExpected, at: (comma ?? colon).extent.after)
        break
      }
      types.append(TypeConstraintAst(type.extent, typeName: type))
      skipNewlines()
      comma = take(.comma)
      if comma != nil { skipNewlines() }
    } while comma != nil
    return types
  }

  private func parseClassBody(
    _ keyword: Token, _ name: StringConstantExpressionAst, _ attributes: [AttributeBaseAst], _ baseTypes: [TypeConstraintAst]
  ) -> StatementAst {
    let lCurly = next()
    guard lCurly.kind == .lCurly else {
      unget(lCurly)
      let last = baseTypes.last ?? name as Ast
      reportIncomplete(.missingTypeBody, at: last.extent.after, keyword.kind.text)
      return ErrorStatementAst(span(keyword, last), nestedAst: baseTypes)
    }
    var end = lCurly.extent
    var members: [MemberAst] = []
    var strays: [Ast] = []
    loop: while true {
      switch parseClassMember(className: name.text) {
      case .member(let member):
        members.append(member)
        end = member.extent
      case .broken(let parts):
        strays += parts
        if let last = parts.last { end = last.extent }
      case .none: break loop
      }
    }
    let rCurly = next()
    if rCurly.kind == .rCurly {
      end = rCurly.extent
    } else {
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, at: lCurly.extent.after, detectedAt: rCurly.extent)
    }
    let extent = span(attributes.first?.extent ?? keyword.extent, end)
    let type = TypeDefinitionAst(
      extent, name: name.text, nameExtent: name.extent, attributes: attributes.compactMap { $0 as? AttributeAst }, members: members,
      typeAttributes: .class, baseTypes: baseTypes)
    let types = attributes.filter { $0.kind == .typeConstraint }
    if !types.isEmpty { strays += types + [type] }
    return strays.isEmpty ? type : ErrorStatementAst(extent, nestedAst: strays)
  }

  private enum ClassMember {
    case member(MemberAst)
    /// Something that was to be a member, with the parts that could be read.
    case broken([Ast])
    case none
  }

  /// What stands before a member's name.
  private struct MemberHead {
    var start: ScriptExtent?
    /// The last thing read.
    var end: ScriptExtent?
    var attributes: [AttributeAst] = []
    var type: TypeConstraintAst?
    var isStatic = false
    var isHidden = false

    var memberAttributes: MemberAst.Attributes {
      var attributes: MemberAst.Attributes = .public
      if isStatic { attributes.insert(.static) }
      if isHidden { attributes.insert(.hidden) }
      return attributes
    }

    func parts(_ more: Ast? = nil) -> [Ast] { attributes + [type, more].compactMap { $0 } }
  }

  private func parseClassMember(className: PSString) -> ClassMember {
    var head = MemberHead()
    let token = parseMemberHead(&head)
    if token.kind == .variable { return parseProperty(next(), head) }
    if isMemberName(token) {
      skipToken()
      guard let function = parseMethod(token, className: className, isStatic: head.isStatic) else {
        sync(to: [.rCurly], consumingClosing: false)
        let parts = head.parts()
        return parts.isEmpty ? .none : .broken(parts)
      }
      return .member(
        FunctionMemberAst(
          span(head.start ?? token.extent, function.extent), functionDefinition: function, returnType: head.type,
          attributes: head.attributes, methodAttributes: head.memberAttributes))
    }
    guard let end = head.end else { return .none }
    reportIncomplete(.incompleteMemberDefinition, at: end.after)
    let parts = head.parts()
    return parts.isEmpty ? .none : .broken(parts)
  }

  /// Attributes, a type, `static` and `hidden`, and the token behind them, which is not taken.
  private func parseMemberHead(_ head: inout MemberHead) -> Token {
    while true {
      skipNewlines()
      if let attribute = parseAttribute() {
        head.end = attribute.extent
        head.start = head.start ?? attribute.extent
        if let attribute = attribute as? AttributeAst {
          head.attributes.append(attribute)
        } else if head.type == nil {
          head.type = attribute as? TypeConstraintAst
        } else {
          report(.tooManyTypes, at: attribute.extent)
        }
        continue
      }
      let token = peek()
      head.start = head.start ?? token.extent
      switch token.kind {
      case .hidden:
        if head.isHidden { report(.duplicateQualifier, at: token.extent, token.text.string) }
        head.isHidden = true
      case .static:
        if head.isStatic { report(.duplicateQualifier, at: token.extent, token.text.string) }
        head.isStatic = true
      default: return token
      }
      head.end = token.extent
      skipToken()
    }
  }

  private func parseProperty(_ variable: Token, _ head: MemberHead) -> ClassMember {
    var value: ExpressionAst?
    if take(.equals) != nil {
      skipNewlines()
      value = parseExpression()
    }
    let end = finishMember(value?.extent ?? variable.extent, reportMissing: true)
    let name = makeVariable(variable).variablePath.unqualifiedPath
    guard !name.isEmpty else {
      let parts = head.parts(value)
      return parts.isEmpty ? .none : .broken(parts)
    }
    return .member(
      PropertyMemberAst(
        span(head.start ?? variable.extent, end), name: name, propertyType: head.type, attributes: head.attributes,
        propertyAttributes: head.memberAttributes, initialValue: value))
  }

  /// A property or enum value must end at a line end, `;` or `}`. Its extent's end: a semicolon belongs to it.
  private func finishMember(_ end: ScriptExtent, reportMissing: Bool) -> ScriptExtent {
    let terminator = peek()
    if terminator.kind != .newLine, terminator.kind != .semi, terminator.kind != .rCurly, reportMissing {
      reportIncomplete(.missingPropertyTerminator, at: end.after)
    }
    skipNewlinesAndSemicolons()
    return terminator.kind == .semi ? terminator.extent : end
  }

  /// Any word may name a method; it is no keyword then.
  private func isMemberName(_ token: Token) -> Bool {
    guard token.kind == .identifier || token.flags.contains(.keyword) else { return false }
    token.flags = []
    return true
  }

  // MARK: - Methods

  /// A method after its name; nil when something is missing.
  private func parseMethod(_ name: Token, className: PSString, isStatic: Bool) -> FunctionDefinitionAst? {
    var parameters: [ParameterAst] = []
    var errorEnd: ScriptExtent?
    var rParen: Token?
    if peek().kind == .lParen {
      parameters = parseParameterDeclaration(&errorEnd, &rParen) ?? []
    } else {
      reportIncomplete(.missingMethodParameterList, at: name.extent.after)
    }
    let isConstructor = !isStatic && name.text.equalsIgnoringCase(className)
    let baseCall = isConstructor ? parseBaseCall(&errorEnd) : nil
    let lCurly = next()
    if lCurly.kind != .lCurly {
      unget(lCurly)
      if errorEnd == nil {
        let end = (rParen ?? name).extent
        errorEnd = end
        reportIncomplete(.missingFunctionBody, at: end.after)
      }
    }
    guard errorEnd == nil else { return nil }
    let call = baseCall.map { CommandExpressionAst($0.extent, expression: $0) }
    return inMode(.command) {
      let body = parseScriptBlock(lCurly, isFilter: false, preceding: call)
      return FunctionDefinitionAst(
        span(name, body), isFilter: false, isWorkflow: false, name: name.text, nameExtent: name.extent, parameters: parameters, body: body)
    }
  }

  /// `: base( ... )` of a constructor; one that is not written is nowhere.
  private func parseBaseCall(_ errorEnd: inout ScriptExtent?) -> BaseCtorInvokeMemberExpressionAst {
    let nowhere = ScriptExtent.nowhere(source)
    var call = (base: nowhere, keyword: nowhere, arguments: [ExpressionAst]())
    skipNewlines()
    inMode(.signature) {
      guard let colon = take(.colon) else { return }
      skipNewlines()
      let base = peek()
      call.keyword = base.extent
      call.base = base.extent
      guard base.kind == .base else {
        errorEnd = colon.extent
        reportIncomplete(.missingBaseCtorCall, at: colon.extent.after)
        return
      }
      skipToken()
      skipNewlines()
      guard let lParen = take(.lParen) else {
        errorEnd = base.extent
        reportIncomplete(.missingMethodParameterList, at: base.extent.after)
        return
      }
      let (arguments, end) = parseInvocationArguments(lParen)
      call.arguments = arguments
      call.base = span(base, end)
      skipNewlines()
    }
    return BaseCtorInvokeMemberExpressionAst(call.base, keywordExtent: call.keyword, arguments: call.arguments)
  }

  // MARK: - Enums

  /// `enum` after its keyword.
  func parseEnum(_ keyword: Token, _ attributes: [AttributeBaseAst]) -> StatementAst {
    sawTypeOrUsing = true
    skipNewlines()
    guard let name = parseSimpleName() else {
      reportIncomplete(.missingNameAfterKeyword, at: keyword.extent.after, keyword.text.string)
      return ErrorStatementAst(keyword.extent)
    }
    return inMode(.signature) { parseEnumBody(keyword, name, attributes, parseUnderlyingType()) }
  }

  private func parseUnderlyingType() -> TypeConstraintAst? {
    guard let colon = take(.colon) else { return nil }
    skipNewlines()
    guard let (type, _) = parseTypeName(allowAssembly: false) else {
      reportIncomplete(.typeNameExpected, at: colon.extent.after)
      return nil
    }
    if !Self.isIntegerType(type) { report(.invalidUnderlyingType, at: type.extent, type.name.string) }
    return TypeConstraintAst(type.extent, typeName: type)
  }

  private static func isIntegerType(_ type: ITypeName) -> Bool {
    let name = type.fullName.toLowerInvariant().string
    let short = name.hasPrefix("system.") ? String(name.dropFirst(7)) : name
    switch short {
    case "byte", "sbyte", "int16", "uint16", "int32", "uint32", "int64", "uint64": return true
    case "short", "ushort", "int", "uint", "long", "ulong": return short == name
    default: return false
    }
  }

  private func parseEnumBody(
    _ keyword: Token, _ name: StringConstantExpressionAst, _ attributes: [AttributeBaseAst], _ underlying: TypeConstraintAst?
  ) -> StatementAst {
    skipNewlines()
    let lCurly = next()
    guard lCurly.kind == .lCurly else {
      unget(lCurly)
      reportIncomplete(.missingTypeBody, at: name.extent.after, keyword.kind.text)
      return ErrorStatementAst(span(keyword, name))
    }
    var members: [MemberAst] = []
    while let member = parseEnumMember() { members.append(member) }
    let rCurly = next()
    if rCurly.kind != .rCurly {
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, at: lCurly.extent.after, detectedAt: rCurly.extent)
    }
    let start = attributes.first?.extent ?? keyword.extent
    let type = TypeDefinitionAst(
      span(start, rCurly.extent), name: name.text, nameExtent: name.extent, attributes: attributes.compactMap { $0 as? AttributeAst },
      members: members, typeAttributes: .enum, baseTypes: underlying.map { [$0] } ?? [])
    let types = attributes.filter { $0.kind == .typeConstraint }
    return types.isEmpty ? type : ErrorStatementAst(start, nestedAst: types + [type])
  }

  private func parseEnumMember() -> MemberAst? {
    skipNewlines()
    guard let name = parseSimpleName() else { return nil }
    var end = name.extent
    var value: ExpressionAst?
    var isValueMissing = false
    inMode(.expression) {
      guard let equals = take(.equals) else { return }
      value = parseExpression()
      end = value?.extent ?? equals.extent
      if value == nil {
        report(.expectedValueExpression, at: equals.extent.after, equals.kind.text)
        isValueMissing = true
      }
    }
    end = finishMember(end, reportMissing: !isValueMissing)
    return PropertyMemberAst(
      span(name.extent, end), name: name.text, propertyType: nil, attributes: [], propertyAttributes: [.public, .static, .literal],
      initialValue: value)
  }
}
