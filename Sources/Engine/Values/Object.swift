import Text

/// The root of every reference that is not a string: .NET's `System.Object`.
///
/// Subclasses say what .NET type they are and how they print, compare and enumerate; their members are declared in one function
/// (`TypeMembers`), read by member access, `Get-Member`, completion and formatting alike.
open class Object {
  /// Members and type names that a script added to this one object.
  public final var extra: ObjectExtension?

  public init() {}

  open var dotNetType: DotNetType { DotNetType.object }

  /// `ToString()`; nil means the type's full name.
  open func text() throws(Unwind) -> PSString? { nil }

  /// `Equals(object)`.
  open func isEqual(to other: Value) throws(Unwind) -> Bool {
    if case .object(let o) = other { return self === o }
    return false
  }

  /// `GetHashCode()`, consistent with `isEqual`.
  open func hashCode() -> Int { ObjectIdentifier(self).hashValue }

  /// `IComparable.CompareTo`: negative, zero or positive; nil when the type has no order or not with that operand.
  open func compare(to other: Value) throws(Unwind) -> Int? { nil }

  /// A fresh enumerator when the pipeline, `foreach` and `@()` take this object apart; nil for a single object. Dictionaries and strings are single objects.
  open func enumerator() throws(Unwind) -> ValueEnumerator? { nil }

  /// What an adapter (XML nodes, dynamic objects, COM-like data) answers for a member that no declaration has; nil for none.
  open func dynamicMember(_ name: PSString) throws(Unwind) -> Value? { nil }

  /// Sets such a member; false when there is none.
  open func setDynamicMember(_ name: PSString, to value: Value) throws(Unwind) -> Bool { false }

  /// The names of the members that `dynamicMember` answers, in order.
  open func dynamicMemberNames() -> [PSString] { [] }
}

/// An `IEnumerator` in progress.
open class ValueEnumerator: Object {
  /// The next value, or nil at the end.
  open func next() throws(Unwind) -> Value? { nil }

  open override var dotNetType: DotNetType { DotNetType.enumerator }

  /// A pipeline takes an enumerator's rest apart.
  public final override func enumerator() throws(Unwind) -> ValueEnumerator? { self }

  /// `Current`: what `MoveNext()` came to last.
  public final private(set) var lastValue = Value.null

  /// `MoveNext()`, for scripts that hold an enumerator.
  public final func moveNext() throws(Unwind) -> Bool {
    let value = try next()
    lastValue = value ?? .null
    return value != nil
  }
}

/// An enumerator over a closure, for sequences that are computed.
public final class ClosureEnumerator: ValueEnumerator {
  private let advance: () throws(Unwind) -> Value?
  public init(_ advance: @escaping () throws(Unwind) -> Value?) { self.advance = advance }
  public override func next() throws(Unwind) -> Value? { try advance() }
}

/// What a script attached to one object: instance members (`Add-Member`, `[pscustomobject]`) and its own `PSTypeNames`.
public final class ObjectExtension {
  public var members = MemberTable()
  /// Own type names, most derived first; nil while they are the type's.
  public var typeNames: [PSString]?
  public init() {}
}

/// A scalar or a string that carries note properties or type names of its own (a PSObject around a value).
public final class WrappedValue: Object {
  public let base: Value
  public init(_ base: Value) { self.base = base }
  public override var dotNetType: DotNetType { base.dotNetType }
}

/// `[pscustomobject]`: nothing but its properties, in order.
public final class PSCustomObject: Object {
  public override init() {
    super.init()
    extra = ObjectExtension()
  }

  /// The properties; a custom object always has an extension.
  public var members: MemberTable {
    get { extra?.members ?? MemberTable() }
    _modify {
      if extra == nil { extra = ObjectExtension() }
      yield &extra!.members
    }
  }

  public override var dotNetType: DotNetType { DotNetType.customObject }

  deinit { DeepRelease.release(&extra) }
}
