import Text

/// Members of values by name: what `$o.Name`, `$o.Name = …`, `$o.Name(…)` and `[T]::Name` mean.
///
/// A name is looked for among the intrinsic members (`PSObject` …), the object's own members, a dictionary's keys, the type table, and the type's declaration;
/// then an adapter is asked, and at last the elements of a collection.
public enum Members {
  /// The value of a property (or of a method, as an object that shows its overloads).
  /// - Parameter strict: the version of `Set-StrictMode`, 0 when off: from 2 on a member that does not exist is an error.
  public static func get(_ target: Value, _ name: PSString, _ frame: Frame, strict: Int) throws(Unwind) -> Value {
    if target.isNull {
      if isCountOrLength(name) { return .int32(0) }
      return try missing(name, strict)
    }
    if let value = try find(target, name, frame) { return value }
    if let elements = try enumerable(target) {
      if let value = try enumerate(elements, name, frame, depth: 0) { return value }
    }
    if isCountOrLength(name) { return .int32(1) }
    return try missing(name, strict)
  }

  static func missing(_ name: PSString, _ strict: Int) throws(Unwind) -> Value {
    if strict >= 2 { throw MemberErrors.propertyNotFoundStrict(name) }
    return .null
  }

  /// The value of a property that exists, methods and member enumeration aside; nil when there is none (binding by property name).
  public static func propertyIfPresent(_ target: Value, _ name: PSString, _ frame: Frame) throws(Unwind) -> Value? {
    if target.isNull { return nil }
    if let object = target.asObject, let extra = object.extra, let i = extra.members.position(of: name) {
      let member = extra.members[i]
      return member.isProperty ? try read(member, of: target, frame) : nil
    }
    if let dictionary = target.unwrapped.asObject as? DictionaryObject, let value = dictionary.table.value(for: name) { return value }
    switch access(target, name) {
    case .property(let property): return try read(property, of: target)
    case .extended(let member): return member.isProperty ? try read(member, of: target, frame) : nil
    default: return try target.unwrapped.asObject?.dynamicMember(name)
    }
  }

  /// Everything but member enumeration; nil when there is no such member.
  static func find(_ target: Value, _ name: PSString, _ frame: Frame) throws(Unwind) -> Value? {
    if let object = target.asObject {
      if let extra = object.extra, let i = extra.members.position(of: name) { return try read(extra.members[i], of: target, frame) }
      if let value = try Intrinsics.get(target, name) { return value }
      if let dictionary = target.unwrapped.asObject as? DictionaryObject, let value = dictionary.table.value(for: name) { return value }
    } else if let value = try Intrinsics.get(target, name) {
      return value
    }
    switch access(target, name) {
    case .none: break
    case .property(let property): return try read(property, of: target)
    case .methods(let group): return .object(MethodObject(target, group))
    case .extended(let member): return try read(member, of: target, frame)
    case .indexers(let indexers): return .object(IndexerObject(target, indexers))
    }
    return try target.unwrapped.asObject?.dynamicMember(name)
  }

  /// What the type table and the type's declaration have under a name.
  package static func access(_ target: Value, _ name: PSString) -> MemberAccess {
    if let names = target.asObject?.extra?.typeNames, let member = TypeTable.member(name, among: names) { return .extended(member) }
    return target.dotNetType.member(name)
  }

  /// Reads a declared property; what its getter throws is wrapped.
  @inline(__always)
  static func read(_ property: DeclaredProperty, of target: Value) throws(Unwind) -> Value {
    do {
      return try property.get(target.unwrapped)
    } catch {
      throw MemberErrors.wrapped(error, getting: property.name)
    }
  }

  /// Reads a member of an object or of the type table.
  static func read(_ member: InstanceMember, of target: Value, _ frame: Frame, depth: Int = 0) throws(Unwind) -> Value {
    switch member.kind {
    case .note(let value): return value
    case .alias(let name, let conversion):
      if depth > 100 {
        throw Unwind.error(
          "System.Management.Automation.ExtendedTypeSystemException",
          "Cannot resolve the alias \"\(member.name)\" because it refers to itself.", id: "CycleInAliasLookup")
      }
      let value = try aliased(target, name, frame, depth: depth + 1)
      guard let conversion else { return value }
      return try Conversion.convert(value, to: conversion)
    case .scriptProperty(let get, _):
      guard let get else { throw Unwind.runtime("GetterNotFound", "The get accessor for property \"\(member.name)\" is unavailable.") }
      return try get.invoke(frame, mode: .swallowing, this: target).nullIfVoid
    case .codeProperty(let get, _, _, _):
      do {
        return try get(target)
      } catch {
        throw MemberErrors.wrapped(error, getting: member.name)
      }
    case .scriptMethod, .codeMethod: return .object(MethodObject(target, member))
    case .propertySet: return .object(MemberInfoObject(owner: target, member))
    case .memberSet(let table, _): return .object(MemberSetObject(target, member.name, table))
    }
  }

  /// The member that an alias stands for.
  private static func aliased(_ target: Value, _ name: PSString, _ frame: Frame, depth: Int) throws(Unwind) -> Value {
    if let extra = target.asObject?.extra, let i = extra.members.position(of: name) { return try read(extra.members[i], of: target, frame, depth: depth) }
    if case .extended(let member) = access(target, name) { return try read(member, of: target, frame, depth: depth) }
    return try find(target, name, frame) ?? .null
  }

  static func isCountOrLength(_ name: PSString) -> Bool {
    name.equalsIgnoringCase(ascii: "Count") || name.equalsIgnoringCase(ascii: "Length")
  }

  // MARK: - Elements

  /// The enumerator of a collection: nil for scalars, strings and dictionaries.
  static func enumerable(_ target: Value) throws(Unwind) -> ValueEnumerator? {
    switch target {
    case .array(let a): return try a.enumerator()
    case .object(let o):
      if let wrapped = o as? WrappedValue { return try enumerable(wrapped.base) }
      return try o.enumerator()
    default: return nil
    }
  }

  /// Everything that a collection yields, a string's characters, a dictionary's entries; a scalar is its own only element.
  static func elements(of value: Value) throws(Unwind) -> ContiguousArray<Value> {
    switch value.unwrapped {
    case .array(let a): return a.elements
    case .string(let s): return ContiguousArray((0..<s.count).map { .char(s[$0]) })
    case .hash(let h): return h.entryObjects
    case .object(let o):
      if let list = o as? ListObject { return list.elements }
      if let dictionary = o as? DictionaryObject { return dictionary.entryObjects }
      guard let all = try o.enumerator() else { return [value] }
      var elements = ContiguousArray<Value>()
      while let next = try all.next() { elements.append(next) }
      return elements
    case .null, .void, .unset: return []
    default: return [value]
    }
  }

  /// Member enumeration: the values of a member of each element, collections flattened; nil when no element has it.
  private static func enumerate(_ elements: ValueEnumerator, _ name: PSString, _ frame: Frame, depth: Int) throws(Unwind) -> Value? {
    var found = ContiguousArray<Value>()
    var any = false
    while let element = try elements.next() {
      if element.isNull { continue }
      let value: Value
      if let own = try find(element, name, frame) {
        value = own
      } else if depth < 100, let inner = try enumerable(element), let nested = try enumerate(inner, name, frame, depth: depth + 1) {
        value = nested
      } else {
        continue
      }
      any = true
      switch value {
      case .array(let a): found.append(contentsOf: a.elements)
      case .object(let o) where !(o is DictionaryObject):
        if let inner = try o.enumerator() {
          while let next = try inner.next() { found.append(next) }
        } else {
          found.append(value)
        }
      default: found.append(value)
      }
    }
    if !any { return nil }
    if found.count == 1 { return found[0] }
    return found.isEmpty ? .void : .array(PSArray(found))
  }
}

extension DictionaryObject {
  /// The entries as `DictionaryEntry` or `KeyValuePair` objects, as enumerating the dictionary gives them.
  public final var entryObjects: ContiguousArray<Value> {
    let type = entryType
    return ContiguousArray(orderedEntries().map { .object(DictionaryEntryObject(type, $0.key, $0.value)) })
  }

  /// `KeyValuePair[K,V]` of a generic dictionary, `DictionaryEntry` of the others.
  var entryType: DotNetType {
    let arguments = dotNetType.genericArguments
    return arguments.count == 2 ? DotNetType.keyValuePair.constructed(arguments) : DotNetType.dictionaryEntry
  }
}
