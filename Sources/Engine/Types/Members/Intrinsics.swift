import Text

/// The members that every value has: `PSObject`, `PSBase`, `PSAdapted`, `PSExtended`, `PSTypeNames`.
enum Intrinsics {
  static let names: [StaticString] = ["psadapted", "psbase", "psextended", "psobject"]

  /// The value of an intrinsic member; nil for every other name.
  @inline(__always)
  static func get(_ target: Value, _ name: PSString) throws(Unwind) -> Value? {
    if name.count < 6 || name.count > 11 || name[0] | 0x20 != 0x70 || name[1] | 0x20 != 0x73 { return nil }
    return find(target, name)
  }

  @inline(never)
  private static func find(_ target: Value, _ name: PSString) -> Value? {
    if name.equalsIgnoringCase(ascii: "PSObject") { return .object(PSObjectView(target)) }
    if name.equalsIgnoringCase(ascii: "PSTypeNames") { return .object(TypeNamesList(target)) }
    if name.equalsIgnoringCase(ascii: "PSBase") || name.equalsIgnoringCase(ascii: "PSAdapted") { return .object(BaseView(target)) }
    if name.equalsIgnoringCase(ascii: "PSExtended") {
      return .object(MemberSetObject(target, PSString.of("psextended"), target.asObject?.extra?.members ?? MemberTable()))
    }
    return nil
  }

  /// As `Get-Member -Force` defines them.
  static func definition(_ name: PSString) -> String {
    if name.equalsIgnoringCase(ascii: "psobject") { return "psobject {Members, Properties, Methods, ImmediateBaseObject, BaseObject, TypeNames, get_Members, get_Properties, get_Methods, get_ImmediateBaseObject, get_BaseObject, get_TypeNames, ToString, Copy, CompareTo, Equals, GetHashCode, GetMetaObject, GetType}" }
    return "\(name) {}"
  }
}

/// `$o.PSObject`: the object seen as a PSObject, with its members as collections.
public final class PSObjectView: Object {
  let target: Value
  init(_ target: Value) { self.target = target }
  public override var dotNetType: DotNetType { DotNetType.psObject }
  public override func text() throws(Unwind) -> PSString? { try Conversion.text(target) }
}

/// `$o.PSBase`: the object's .NET members without what PowerShell added and without a dictionary's keys.
public final class BaseView: Object {
  let target: Value
  init(_ target: Value) { self.target = target.unwrapped }
  public override var dotNetType: DotNetType { DotNetType.memberSet }
  public override func text() throws(Unwind) -> PSString? { try Conversion.text(target) }

  public override func dynamicMember(_ name: PSString) throws(Unwind) -> Value? {
    switch member(name) {
    case .property(let property): return try Members.read(property, of: target)
    case .methods(let group): return .object(MethodObject(target, group))
    default: return try target.asObject?.dynamicMember(name)
    }
  }

  public override func setDynamicMember(_ name: PSString, to value: Value) throws(Unwind) -> Bool {
    guard case .property(let property) = member(name) else { return false }
    try Members.write(property, of: target, value)
    return true
  }

  public override func dynamicMemberNames() -> [PSString] { Members.adapted(of: target).filter { $0.kind == .property }.map(\.name) }

  func member(_ name: PSString) -> MemberAccess { target.dotNetType.lookups.adapted(name, of: target.dotNetType) }
}

/// A list of members under one name (`PSMemberSet`), such as `PSStandardMembers`.
public final class MemberSetObject: Object {
  let target: Value
  let name: PSString
  let table: MemberTable

  init(_ target: Value, _ name: PSString, _ table: MemberTable) {
    self.target = target
    self.name = name
    self.table = table
  }

  public override var dotNetType: DotNetType { DotNetType.memberSet }
  public override func text() throws(Unwind) -> PSString? { PSString.of("\(name) {\(table.names.map(\.string).joined(separator: ", "))}") }

  public override func dynamicMember(_ name: PSString) throws(Unwind) -> Value? {
    guard let member = table[name] else { return nil }
    if case .note(let value) = member.kind { return value }
    return .object(MemberInfoObject(owner: target, member))
  }
  public override func dynamicMemberNames() -> [PSString] { table.names }
}

/// `$o.PSTypeNames`: changing the list changes the object's own type names.
final class TypeNamesList: ListObject {
  private let target: Value
  init(_ target: Value) {
    self.target = target
    super.init(
      ContiguousArray(TypeTable.typeNames(of: target).map { .string($0) }), type: DotNetType.collection.constructed([DotNetType.string]))
  }

  override func didChange() throws(Unwind) {
    try super.didChange()
    guard let object = target.asObject else { return }
    let extra = object.extra ?? ObjectExtension()
    extra.typeNames = elements.map { if case .string(let s) = $0 { s } else { PSString.empty } }
    object.extra = extra
  }
}
