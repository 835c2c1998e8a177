import Text

/// `PSObject` as `$o.PSObject` gives it, and `[psobject]`'s own constructors.
enum ObjectViewMembers {
  @Sendable static func declare(_ t: TypeDeclaration) {
    t.receiver(PSObjectView.self) { t in
      t.get("System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMemberInfo] Members {get;}") {
        .object(MemberCollectionObject($0.target, .all))
      }
      t.get("System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSPropertyInfo] Properties {get;}") {
        .object(MemberCollectionObject($0.target, .properties))
      }
      t.get("System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMethodInfo] Methods {get;}") {
        .object(MemberCollectionObject($0.target, .methods))
      }
      t.get("System.Object ImmediateBaseObject {get;}") { $0.target.unwrapped }
      t.get("System.Object BaseObject {get;}") { $0.target.unwrapped }
      t.get("System.Collections.ObjectModel.Collection[string] TypeNames {get;}") { .object(TypeNamesList($0.target)) }
      t.method("string ToString()") { (this, _) throws(Unwind) in .string(try Conversion.text(this.target)) }
      t.method("string ToString(string format, System.IFormatProvider formatProvider)") { (this, a) throws(Unwind) in
        .string(try FormatProvider.text(this.target, format: a.optionalString(0), a[1]))
      }
      t.method("psobject Copy()") { this, _ in ObjectCopy.shallow(this.target) }
      t.method("int CompareTo(System.Object obj)") { (this, a) throws(Unwind) in .int(try Operators.compare(this.target, a[0], ignoreCase: true)) }
      t.method("bool Equals(System.Object obj)") { (this, a) throws(Unwind) in .bool(try KeyTable.equal(this.target, a[0])) }
      t.method("type GetType()") { this, _ in .object(this.dotNetType) }
    }
    t.staticMethod("psobject AsPSObject(System.Object obj)") { (a) throws(Unwind) in
      if a[0].isNull { throw nullObject }
      return a[0]
    }
    t.staticProperty("string AdaptedMemberSetName {get;}") { .text("psadapted") }
    t.staticProperty("string BaseObjectMemberSetName {get;}") { .text("psbase") }
    t.staticProperty("string ExtendedMemberSetName {get;}") { .text("psextended") }
    t.constructor("()") { _ in .object(PSCustomObject()) }
    t.constructor("(int instanceMemberCapacity)") { a in .object(WrappedValue(a[0])) }
    t.constructor("(System.Object obj)") { (a) throws(Unwind) in
      if a[0].isNull { throw nullObject }
      return a[0].asObject == nil ? .object(WrappedValue(a[0])) : a[0]
    }
  }

  private static var nullObject: Unwind {
    Unwind.dotNet(
      "System.Management.Automation.PSArgumentNullException",
      "Cannot process argument because the value of argument \"obj\" is null. Change the value of argument \"obj\" to a non-null value.")
  }

  /// `PSCustomObject` prints as PowerShell prints it; everything else it has from `System.Object`.
  @Sendable static func declareCustomObject(_ t: TypeDeclaration) {
    t.method("string ToString()") { (this, _) throws(Unwind) in .string(try Conversion.textForToString(this)) }
  }
}

/// `PSObject.Copy()`: another object with the same base and members of its own.
public enum ObjectCopy {
  public static func shallow(_ value: Value) -> Value {
    guard let object = value.asObject else { return value }
    let copy: Object
    switch object {
    case is PSCustomObject: copy = PSCustomObject()
    case let wrapped as WrappedValue: copy = WrappedValue(wrapped.base)
    case let array as PSArray: copy = PSArray(array.elements, elementType: array.elementType)
    case let table as PSHashtable:
      let made = PSHashtable(comparer: table.table.comparer)
      made.table = table.table
      copy = made
    default: return value
    }
    if let extra = object.extra {
      let made = ObjectExtension()
      made.members = extra.members
      made.typeNames = extra.typeNames
      copy.extra = made
    }
    return Value.of(copy)
  }
}
