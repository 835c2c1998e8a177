import Text

/// A member as `Type.GetMethods()`, `GetProperties()` and their like give it.
public final class ReflectedMember: Object {
  enum Kind {
    case property(DeclaredProperty)
    case method(DeclaredMethod)
    /// A name of an enum, or a constant.
    case field(PSString, Value)
  }
  let kind: Kind
  let owner: DotNetType

  init(_ kind: Kind, _ owner: DotNetType) {
    self.kind = kind
    self.owner = owner
  }

  var name: PSString {
    switch kind {
    case .property(let p): p.name
    case .method(let m): m.isConstructor ? PSString.of(".ctor") : m.name
    case .field(let name, _): name
    }
  }

  public override var dotNetType: DotNetType {
    switch kind {
    case .property: DotNetType.reflectedProperty
    case .method(let m): m.isConstructor ? DotNetType.reflectedConstructor : DotNetType.reflectedMethod
    case .field: DotNetType.reflectedField
    }
  }

  public override func text() throws(Unwind) -> PSString? {
    switch kind {
    case .property(let p): return PSString.of("\(p.valueType.netName) \(p.name)")
    case .method(let m):
      let parameters = m.signature.parameters.map(\.type.netName.string).joined(separator: ", ")
      return PSString.of("\(m.isConstructor ? "Void" : m.signature.returnType.name.string) \(name)(\(parameters))")
    case .field(let name, _): return PSString.of("\(owner.netName) \(name)")
    }
  }
}

/// One parameter of a reflected method.
public final class ReflectedParameter: Object {
  let parameter: MemberSignature.Parameter
  let position: Int
  init(_ parameter: MemberSignature.Parameter, _ position: Int) {
    self.parameter = parameter
    self.position = position
  }
  public override var dotNetType: DotNetType { DotNetType.reflectedParameter }
  public override func text() throws(Unwind) -> PSString? { PSString.of("\(parameter.type.netName) \(parameter.name)") }
}

extension DotNetType {
  private nonisolated(unsafe) static let memberInfoType = DotNetType.type.base ?? DotNetType.object
  nonisolated(unsafe) static let reflectedProperty = DotNetType("System.Reflection.PropertyInfo", base: memberInfoType, isAbstract: true, declare: ReflectedMembers.declareProperty)
  nonisolated(unsafe) static let reflectedMethod = DotNetType("System.Reflection.MethodInfo", base: memberInfoType, isAbstract: true, declare: ReflectedMembers.declareMethod)
  nonisolated(unsafe) static let reflectedConstructor = DotNetType("System.Reflection.ConstructorInfo", base: memberInfoType, isAbstract: true, declare: ReflectedMembers.declareMethod)
  nonisolated(unsafe) static let reflectedField = DotNetType("System.Reflection.FieldInfo", base: memberInfoType, isAbstract: true, declare: ReflectedMembers.declareField)
  nonisolated(unsafe) static let reflectedParameter = DotNetType("System.Reflection.ParameterInfo", base: object, declare: ReflectedMembers.declareParameter)
}

/// The members of `System.Type` that list and find members.
enum ReflectedMembers {
  static func declare(_ t: TypeMembers<DotNetType>) {
    t.method("System.Reflection.MethodInfo[] GetMethods()") { this, _ in list(methods(this, statics: nil), .reflectedMethod) }
    t.method("System.Reflection.MethodInfo[] GetMethods(System.Reflection.BindingFlags bindingAttr)") { this, a in
      list(methods(this, statics: onlyStatic(a)), .reflectedMethod)
    }
    t.method("System.Reflection.MethodInfo GetMethod(string name)") { (this, a) throws(Unwind) in
      let name = try a.string(0, "name")
      let found = methods(this, statics: nil).filter { $0.name.equals(name) }
      if found.count > 1 { throw Unwind.dotNet("System.Reflection.AmbiguousMatchException", "Ambiguous match found for '\(this.netName) \(name)'.") }
      return .optional(found.first)
    }
    t.method("System.Reflection.MethodInfo GetMethod(string name, type[] types)") { (this, a) throws(Unwind) in
      let name = try a.string(0, "name")
      let types = a.elements(1).compactMap { $0.asObject as? DotNetType }
      return .optional(methods(this, statics: nil).first { $0.name.equals(name) && matches($0, types) })
    }
    t.method("System.Reflection.PropertyInfo[] GetProperties()") { this, _ in list(properties(this), .reflectedProperty) }
    t.method("System.Reflection.PropertyInfo[] GetProperties(System.Reflection.BindingFlags bindingAttr)") { this, _ in list(properties(this), .reflectedProperty) }
    t.method("System.Reflection.PropertyInfo GetProperty(string name)") { (this, a) throws(Unwind) in
      let name = try a.string(0, "name")
      return .optional(properties(this).first { $0.name.equals(name) })
    }
    t.method("System.Reflection.FieldInfo[] GetFields()") { this, _ in list(fields(this), .reflectedField) }
    t.method("System.Reflection.FieldInfo[] GetFields(System.Reflection.BindingFlags bindingAttr)") { this, _ in list(fields(this), .reflectedField) }
    t.method("System.Reflection.FieldInfo GetField(string name)") { (this, a) throws(Unwind) in
      let name = try a.string(0, "name")
      return .optional(fields(this).first { $0.name.equals(name) })
    }
    t.method("System.Reflection.ConstructorInfo[] GetConstructors()") { this, _ in list(constructors(this), .reflectedConstructor) }
    t.method("System.Reflection.ConstructorInfo GetConstructor(type[] types)") { this, a in
      let types = a.elements(0).compactMap { $0.asObject as? DotNetType }
      return .optional(constructors(this).first { matches($0, types) })
    }
    t.method("System.Reflection.MemberInfo[] GetMembers()") { this, _ in
      list(methods(this, statics: nil) + constructors(this) + properties(this) + fields(this), DotNetType.type.base ?? .object)
    }
    t.method("System.Reflection.MemberInfo[] GetMember(string name)") { (this, a) throws(Unwind) in
      let name = try a.string(0, "name")
      return list((methods(this, statics: nil) + properties(this) + fields(this)).filter { $0.name.equals(name) }, DotNetType.type.base ?? .object)
    }
    t.method("System.Object[] GetCustomAttributes(bool inherit)") { _, _ in .array(PSArray()) }
    t.method("System.Object[] GetCustomAttributes(type attributeType, bool inherit)") { _, _ in .array(PSArray()) }
  }

  private static func list(_ members: [ReflectedMember], _ type: DotNetType) -> Value {
    .array(PSArray(members.map { .object($0) }, elementType: type))
  }

  private static func onlyStatic(_ a: Arguments) -> Bool? {
    let flags = a.enumeration(0)
    let wantsStatic = flags & 8 != 0
    let wantsInstance = flags & 4 != 0
    return wantsStatic == wantsInstance ? nil : wantsStatic
  }

  private static func methods(_ type: DotNetType, statics: Bool?) -> [ReflectedMember] {
    type.memberTypes.flatMap { declaring in
      declaring.members.methods.filter { ($0.isStatic == statics || statics == nil) && (declaring === type || !$0.isStatic) }.map { ReflectedMember(.method($0), type) }
    }
  }

  private static func properties(_ type: DotNetType) -> [ReflectedMember] {
    type.memberTypes.flatMap { $0.members.properties.map { ReflectedMember(.property($0), type) } }
  }

  private static func fields(_ type: DotNetType) -> [ReflectedMember] {
    type.enumDeclaration?.cases.map { ReflectedMember(.field($0.name, .object(EnumValue(type, $0.value))), type) } ?? []
  }

  private static func constructors(_ type: DotNetType) -> [ReflectedMember] { type.members.constructors.map { ReflectedMember(.method($0), type) } }

  private static func matches(_ member: ReflectedMember, _ types: [DotNetType]) -> Bool {
    guard case .method(let m) = member.kind else { return false }
    let parameters = m.signature.parameters
    return parameters.count == types.count && zip(parameters, types).allSatisfy { $0.type === $1 }
  }

  // MARK: - Members of the members

  private static func declareCommon(_ t: TypeMembers<ReflectedMember>) {
    t.get("string Name {get;}") { .string($0.name) }
    t.get("type DeclaringType {get;}") { this in
      switch this.kind {
      case .property(let p): .object(p.declaringType)
      case .method(let m): .object(m.declaringType)
      case .field: .object(this.owner)
      }
    }
    t.get("type ReflectedType {get;}") { .object($0.owner) }
    t.get("System.Reflection.MemberTypes MemberType {get;}") { this in
      let raw =
        switch this.kind {
        case .property: 16
        case .method(let m): m.isConstructor ? 1 : 8
        case .field: 4
        }
      return EnumValue.of("System.Reflection.MemberTypes", raw)
    }
  }

  @Sendable static func declareProperty(_ t: TypeDeclaration) {
    func property(_ m: ReflectedMember) throws(Unwind) -> DeclaredProperty {
      guard case .property(let p) = m.kind else { throw Unwind.invalidOperation("Operation is not valid due to the current state of the object.") }
      return p
    }
    t.receiver(ReflectedMember.self) { t in
      declareCommon(t)
      t.get("type PropertyType {get;}") { (this) throws(Unwind) in .object(try property(this).valueType) }
      t.get("bool CanRead {get;}") { _ in .bool(true) }
      t.get("bool CanWrite {get;}") { (this) throws(Unwind) in .bool(try property(this).set != nil) }
      t.method("System.Object GetValue(System.Object obj)") { (this, a) throws(Unwind) in try property(this).get(a[0].unwrapped) }
      t.method("System.Object GetValue(System.Object obj, System.Object[] index)") { (this, a) throws(Unwind) in try property(this).get(a[0].unwrapped) }
      t.method("void SetValue(System.Object obj, System.Object value)") { (this, a) throws(Unwind) in
        let p = try property(this)
        guard let set = p.set else { throw Unwind.dotNet("System.ArgumentException", "Property set method not found.") }
        try set(a[0].unwrapped, try Conversion.convert(a[1], to: p.valueType))
        return .void
      }
    }
  }

  @Sendable static func declareMethod(_ t: TypeDeclaration) {
    func method(_ m: ReflectedMember) throws(Unwind) -> DeclaredMethod {
      guard case .method(let p) = m.kind else { throw Unwind.invalidOperation("Operation is not valid due to the current state of the object.") }
      return p
    }
    t.receiver(ReflectedMember.self) { t in
      declareCommon(t)
      t.get("type ReturnType {get;}") { (this) throws(Unwind) in .object(try method(this).signature.returnType) }
      t.get("bool IsStatic {get;}") { (this) throws(Unwind) in
        let m = try method(this)
        return .bool(m.isStatic && !m.isConstructor)
      }
      t.get("bool IsPublic {get;}") { _ in .bool(true) }
      t.get("bool IsConstructor {get;}") { (this) throws(Unwind) in .bool(try method(this).isConstructor) }
      t.get("bool IsAbstract {get;}") { _ in .bool(false) }
      t.get("bool IsGenericMethod {get;}") { (this) throws(Unwind) in .bool(try !method(this).signature.genericParameters.isEmpty) }
      t.method("System.Reflection.ParameterInfo[] GetParameters()") { (this, _) throws(Unwind) in
        .array(PSArray(try method(this).signature.parameters.enumerated().map { .object(ReflectedParameter($1, $0)) }, elementType: .reflectedParameter))
      }
      t.method("System.Object Invoke(System.Object obj, System.Object[] parameters)") { (this, a) throws(Unwind) in
        let m = try method(this)
        let converted = try MethodCall.convert(Array(a.elements(1)), for: ChosenOverload(method: m, expandsParams: false), named: m.name)
        return try m.body(a[0].unwrapped, Arguments(converted, frame: a.frame))
      }
      t.method("System.Object Invoke(System.Object[] parameters)") { (this, a) throws(Unwind) in
        let m = try method(this)
        let converted = try MethodCall.convert(Array(a.elements(0)), for: ChosenOverload(method: m, expandsParams: false), named: m.name)
        return try m.body(.object(this.owner), Arguments(converted, frame: a.frame))
      }
    }
  }

  @Sendable static func declareField(_ t: TypeDeclaration) {
    t.receiver(ReflectedMember.self) { t in
      declareCommon(t)
      t.get("type FieldType {get;}") { .object($0.owner) }
      t.get("bool IsStatic {get;}") { _ in .bool(true) }
      t.get("bool IsLiteral {get;}") { _ in .bool(true) }
      t.method("System.Object GetValue(System.Object obj)") { this, _ in if case .field(_, let value) = this.kind { value } else { .null } }
      t.method("System.Object GetRawConstantValue()") { this, _ in
        if case .field(_, let value) = this.kind, let e = value.asObject as? EnumValue { e.number } else { .null }
      }
    }
  }

  @Sendable static func declareParameter(_ t: TypeDeclaration) {
    t.receiver(ReflectedParameter.self) { t in
      t.get("string Name {get;}") { .string($0.parameter.name) }
      t.get("type ParameterType {get;}") { .object($0.parameter.type) }
      t.get("int Position {get;}") { .int($0.position) }
      t.get("bool IsOptional {get;}") { .bool($0.parameter.isOptional) }
      t.get("bool HasDefaultValue {get;}") { .bool($0.parameter.isOptional) }
      t.get("bool IsOut {get;}") { .bool($0.parameter.isOut) }
      t.get("System.Object DefaultValue {get;}") { (this) throws(Unwind) in
        guard let text = this.parameter.defaultText, text != "null" else { return .null }
        return try Conversion.convert(.text(text), to: this.parameter.type)
      }
    }
  }
}
