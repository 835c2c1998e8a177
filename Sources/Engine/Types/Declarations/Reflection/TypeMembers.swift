import Text

/// `System.Type`: reflection as far as names, relations and lists of members go.
enum TypeTypeMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(DotNetType.self) { t in
      declareNames(t)
      declareKinds(t)
      declareRelations(t)
      declareEnums(t)
      declareGenerics(t)
      ReflectedMembers.declare(t)
    }
    t.staticMethod("type GetType(string typeName)") { (a) throws(Unwind) in .optional(TypeResolver.resolve(text: try a.string(0, "typeName"))) }
    for signature in getTypes {
      t.staticMethod(signature) { (a) throws(Unwind) in
        let name = try a.string(0, "typeName")
        if let found = TypeResolver.resolve(text: name) { return .object(found) }
        if !a.bool(1) { return .null }
        throw Unwind.dotNet("System.TypeLoadException", "Could not load type '\(name)' from assembly 'System.Management.Automation'.")
      }
    }
    t.staticMethod("System.TypeCode GetTypeCode(type type)") { a in
      EnumValue.of("System.TypeCode", a.object(0, as: DotNetType.self).map { Int($0.typeCode.rawValue) } ?? 0)
    }
    t.staticMethod("type[] GetTypeArray(System.Object[] args)") { a in
      .array(PSArray(a.elements(0).map { .object($0.dotNetType) }, elementType: .type))
    }
    t.staticProperty("type[] EmptyTypes {get;}") { .array(PSArray([], elementType: .type)) }
    t.staticProperty("char Delimiter {get;}") { .char(0x2E) }
  }

  private static let getTypes: [StaticString] = [
    "type GetType(string typeName, bool throwOnError)", "type GetType(string typeName, bool throwOnError, bool ignoreCase)",
  ]

  private static func declareNames(_ t: TypeMembers<DotNetType>) {
    t.get("string Name {get;}") { .string($0.name) }
    t.get("string FullName {get;}") { this in if case .parameter = this.shape { .null } else { .string(this.fullName) } }
    t.get("string Namespace {get;}") { .optional($0.namespace) }
    t.get("string AssemblyQualifiedName {get;}") { .text("\($0.fullName), \($0.assemblyName)") }
    t.get("System.Reflection.Assembly Assembly {get;}") { .object(AssemblyObject(of: $0)) }
    t.get("System.Reflection.Module Module {get;}") { .text(TypeAssemblies.shortName(for: $0) + ".dll") }
    t.get("type BaseType {get;}") { this in .optional(this.base ?? (this.isInterface || this === DotNetType.object ? nil : DotNetType.object)) }
    t.get("type DeclaringType {get;}") { this in
      let name = this.fullName.string
      return name.lastIndex(of: "+").flatMap { TypeRegistry.find(String(name[..<$0])) }.map { .object($0) } ?? .null
    }
    t.get("type ReflectedType {get;}") { _ in .null }
    t.get("type UnderlyingSystemType {get;}") { .object($0) }
    t.get("System.Reflection.MemberTypes MemberType {get;}") { this in
      EnumValue.of("System.Reflection.MemberTypes", this.fullName.contains(0x2B) ? 128 : 32)
    }
    t.get("guid GUID {get;}") { .object(GuidObject(Guid(high: UInt64($0.fullName.foldedHash) << 32 | 0x4000, low: 0x8000_0000_0000_0000 | UInt64($0.fullName.foldedHash)))) }
    t.method("string ToString()") { this, _ in .string(this.netName) }
  }

  private static func declareKinds(_ t: TypeMembers<DotNetType>) {
    t.get("bool IsAbstract {get;}") { .bool($0.isAbstract || $0.isInterface) }
    t.get("bool IsArray {get;}") { .bool($0.isArray) }
    t.get("bool IsByRef {get;}") { this in if case .reference = this.shape { .bool(true) } else { .bool(false) } }
    t.get("bool IsClass {get;}") { .bool(!$0.isValueType && !$0.isInterface) }
    t.get("bool IsEnum {get;}") { .bool($0.enumDeclaration != nil) }
    t.get("bool IsInterface {get;}") { .bool($0.isInterface) }
    t.get("bool IsPrimitive {get;}") { this in
      .bool(this.isValueType && this.enumDeclaration == nil && (TypeCode.boolean.rawValue...TypeCode.double.rawValue).contains(this.typeCode.rawValue))
    }
    t.get("bool IsPublic {get;}") { .bool(!$0.fullName.contains(0x2B)) }
    t.get("bool IsNested {get;}") { .bool($0.fullName.contains(0x2B)) }
    t.get("bool IsNestedPublic {get;}") { .bool($0.fullName.contains(0x2B)) }
    t.get("bool IsNotPublic {get;}") { _ in .bool(false) }
    t.get("bool IsVisible {get;}") { _ in .bool(true) }
    t.get("bool IsSealed {get;}") { .bool($0.isSealed || $0.isValueType || $0.isArray || $0.isDelegate) }
    t.get("bool IsSerializable {get;}") { .bool($0.isValueType || $0.inherits(from: ExceptionTypes.exception)) }
    t.get("bool IsValueType {get;}") { .bool($0.isValueType) }
    t.get("bool IsPointer {get;}") { _ in .bool(false) }
    t.get("bool IsCOMObject {get;}") { _ in .bool(false) }
    t.get("bool IsSpecialName {get;}") { _ in .bool(false) }
    t.get("bool HasElementType {get;}") { .bool($0.elementType != nil) }
    t.get("bool IsSZArray {get;}") { this in if case .array(_, 1) = this.shape { .bool(true) } else { .bool(false) } }
    t.method("int GetArrayRank()") { (this, _) throws(Unwind) in
      guard case .array(_, let rank) = this.shape else { throw Unwind.dotNet("System.ArgumentException", "Must be an array type.") }
      return .int(rank)
    }
    t.method("type GetElementType()") { this, _ in .optional(this.elementType) }
    t.method("type MakeArrayType()") { this, _ in .object(this.arrayType(rank: 1)) }
    t.method("type MakeArrayType(int rank)") { (this, a) throws(Unwind) in
      guard (1...32).contains(a.int(0)) else { throw Unwind.dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.") }
      return .object(this.arrayType(rank: a.int(0)))
    }
  }

  private static func declareRelations(_ t: TypeMembers<DotNetType>) {
    t.method("bool IsAssignableFrom(type c)") { this, a in .bool(a.object(0, as: DotNetType.self)?.isAssignable(to: this) ?? false) }
    t.method("bool IsAssignableTo(type targetType)") { this, a in .bool(a.object(0, as: DotNetType.self).map { this.isAssignable(to: $0) } ?? false) }
    t.method("bool IsInstanceOfType(System.Object o)") { this, a in .bool(!a[0].isNull && a[0].dotNetType.isAssignable(to: this)) }
    t.method("bool IsSubclassOf(type c)") { this, a in .bool(a.object(0, as: DotNetType.self).map { this !== $0 && this.inherits(from: $0) } ?? false) }
    t.method("bool IsEquivalentTo(type other)") { this, a in .bool(a.object(0, as: DotNetType.self) === this) }
    t.method("bool Equals(type o)") { this, a in .bool(a.object(0, as: DotNetType.self) === this) }
    t.method("type[] GetInterfaces()") { this, _ in .array(PSArray(allInterfaces(this).map { .object($0) }, elementType: .type)) }
    t.method("type GetInterface(string name)") { (this, a) throws(Unwind) in
      let name = try a.string(0, "name")
      return .optional(allInterfaces(this).first { $0.name.equals(name) || $0.fullName.equals(name) })
    }
  }

  private static func allInterfaces(_ type: DotNetType) -> [DotNetType] {
    var found: [DotNetType] = []
    func add(_ all: [DotNetType]) {
      for i in all where !found.contains(where: { $0 === i }) {
        found.append(i)
        add(i.interfaces)
      }
    }
    for t in type.memberTypes { add(t.interfaces) }
    return found
  }

  private static func declareEnums(_ t: TypeMembers<DotNetType>) {
    func names(_ type: DotNetType) throws(Unwind) -> EnumDeclaration {
      guard let names = type.enumDeclaration else { throw Unwind.argument("Type provided must be an Enum.", "enumType") }
      return names
    }
    t.method("string[] GetEnumNames()") { (this, _) throws(Unwind) in .array(PSArray.strings(try names(this).sorted.map(\.name))) }
    t.method("array GetEnumValues()") { (this, _) throws(Unwind) in
      .array(PSArray(try names(this).sorted.map { .object(EnumValue(this, $0.value)) }, elementType: this))
    }
    t.method("type GetEnumUnderlyingType()") { (this, _) throws(Unwind) in .object(try names(this).underlying) }
    t.method("string GetEnumName(System.Object value)") { (this, a) throws(Unwind) in
      let all = try names(this)
      let raw = a.object(0, as: EnumValue.self)?.raw ?? Int64(a.int(0))
      return .optional(all.sorted.first { $0.value == raw }?.name)
    }
    t.method("bool IsEnumDefined(System.Object value)") { (this, a) throws(Unwind) in
      let all = try names(this)
      if case .string(let s) = a[0] { return .bool(all.cases.contains { $0.name.equals(s) }) }
      let raw = a.object(0, as: EnumValue.self)?.raw ?? Int64(a.int(0))
      return .bool(all.cases.contains { $0.value == raw })
    }
  }

  private static func declareGenerics(_ t: TypeMembers<DotNetType>) {
    func isOpen(_ type: DotNetType) -> Bool { if case .generic = type.shape { true } else { false } }
    func parameters(_ type: DotNetType) -> [Value] {
      type.genericParameters.map { .object(DotNetType(made: PSString.of($0.description), .parameter, base: DotNetType.object)) }
    }
    t.get("bool IsGenericType {get;}") { .bool(isOpen($0) || $0.genericDefinition != nil) }
    t.get("bool IsGenericTypeDefinition {get;}") { .bool(isOpen($0)) }
    t.get("bool IsConstructedGenericType {get;}") { .bool($0.genericDefinition != nil) }
    t.get("bool IsGenericParameter {get;}") { this in if case .parameter = this.shape { .bool(true) } else { .bool(false) } }
    t.get("bool ContainsGenericParameters {get;}") { .bool(isOpen($0)) }
    t.get("type[] GenericTypeArguments {get;}") { .array(PSArray($0.genericArguments.map { .object($0) }, elementType: .type)) }
    t.method("type[] GetGenericArguments()") { this, _ in
      .array(PSArray(isOpen(this) ? parameters(this) : this.genericArguments.map { .object($0) }, elementType: .type))
    }
    t.method("type GetGenericTypeDefinition()") { (this, _) throws(Unwind) in
      if isOpen(this) { return .object(this) }
      guard let definition = this.genericDefinition else {
        throw Unwind.invalidOperation("This operation is only valid on generic types.")
      }
      return .object(definition)
    }
    t.method("type MakeGenericType(params type[] typeArguments)") { (this, a) throws(Unwind) in
      guard isOpen(this) else {
        throw Unwind.invalidOperation("\(this.netName) is not a GenericTypeDefinition. MakeGenericType may only be called on a type for which Type.IsGenericTypeDefinition is true.")
      }
      let arguments = a.elements(0).compactMap { $0.asObject as? DotNetType }
      guard arguments.count == this.genericParameters.count else {
        throw Unwind.argument("The number of generic arguments provided doesn't equal the arity of the generic type definition.", "instantiation")
      }
      return .object(this.constructed(arguments))
    }
  }
}

/// `System.Reflection.Assembly`, as far as names go.
public final class AssemblyObject: Object {
  let fullName: String
  init(_ fullName: String) { self.fullName = fullName }
  convenience init(of type: DotNetType) { self.init(TypeAssemblies.fullName(for: type)) }

  public override var dotNetType: DotNetType { DotNetType.assembly }
  public override func text() throws(Unwind) -> PSString? { PSString.of(fullName) }
  public override func isEqual(to other: Value) throws(Unwind) -> Bool { (other.asObject as? AssemblyObject)?.fullName == fullName }
  public override func hashCode() -> Int { fullName.hashValue }
  var shortName: String { String(fullName.prefix { $0 != "," }) }
}

extension DotNetType {
  public nonisolated(unsafe) static let assembly = DotNetType("System.Reflection.Assembly", base: object, isAbstract: true, declare: declareAssembly)

  @Sendable private static func declareAssembly(_ t: TypeDeclaration) {
    t.receiver(AssemblyObject.self) { t in
      t.get("string FullName {get;}") { .text($0.fullName) }
      t.get("string Location {get;}") { _ in .string(.empty) }
      t.get("string ImageRuntimeVersion {get;}") { _ in .text("v4.0.30319") }
      t.get("bool IsDynamic {get;}") { _ in .bool(false) }
      t.get("bool GlobalAssemblyCache {get;}") { _ in .bool(false) }
      t.method("type GetType(string name)") { (this, a) throws(Unwind) in
        guard let type = TypeRegistry.find(try a.string(0, "name")) else { return .null }
        return TypeAssemblies.fullName(for: type) == this.fullName ? .object(type) : .null
      }
      t.method("System.Reflection.AssemblyName GetName()") { this, _ in .text(this.shortName) }
      t.method("type[] GetTypes()") { this, _ in .array(PSArray(types(of: this), elementType: .type)) }
      t.method("type[] GetExportedTypes()") { this, _ in .array(PSArray(types(of: this), elementType: .type)) }
    }
    // Farm scripts load SharePoint's assemblies before they use them; all that spsh has is there already.
    t.staticMethod("System.Reflection.Assembly LoadWithPartialName(string partialName)") { (a) throws(Unwind) in
      let name = try a.string(0, "partialName")
      return known(name.string).map { .object($0) } ?? .null
    }
    t.staticMethod("System.Reflection.Assembly Load(string assemblyString)") { (a) throws(Unwind) in
      let name = try a.string(0, "assemblyString")
      if let found = known(name.string) { return .object(found) }
      throw Unwind.dotNet("System.IO.FileNotFoundException", "Could not load file or assembly '\(name)'. The system cannot find the file specified.")
    }
    t.staticMethod("System.Reflection.Assembly GetExecutingAssembly()") { _ in .object(AssemblyObject(of: DotNetType.psObject)) }
    t.staticMethod("System.Reflection.Assembly GetEntryAssembly()") { _ in .object(AssemblyObject(of: DotNetType.psObject)) }
  }

  private static func types(of assembly: AssemblyObject) -> [Value] {
    TypeRegistry.allNames().compactMap { TypeRegistry.find($0) }.filter { TypeAssemblies.fullName(for: $0) == assembly.fullName }.map { .object($0) }
  }

  /// An assembly that scripts know by its short or full name.
  static func known(_ name: String) -> AssemblyObject? {
    let short = String(name.prefix { $0 != "," })
    return TypeAssemblies.all.first { String($0.prefix { $0 != "," }).lowercased() == short.lowercased() }.map(AssemblyObject.init)
  }
}
