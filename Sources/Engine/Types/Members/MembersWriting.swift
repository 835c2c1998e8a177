import Text

extension Members {
  /// Writes a property. Hashtables take any name as a key; an object without the property refuses.
  public static func set(_ target: Value, _ name: PSString, _ value: Value, _ frame: Frame) throws(Unwind) {
    if target.isNull { throw MemberErrors.propertyOnNull(name) }
    let value = value.nullIfVoid
    if let object = target.asObject {
      if let extra = object.extra, let i = extra.members.position(of: name) { return try write(extra.members[i], at: i, of: object, target, value, frame) }
      if let dictionary = target.unwrapped.asObject as? DictionaryObject { return try setKey(dictionary, name, target, value, frame) }
    }
    switch access(target, name) {
    case .property(let property): return try write(property, of: target, value)
    case .extended(let member): return try write(member, of: target, value, frame)
    case .methods(let group):
      throw Unwind.runtime("PropertyAssignmentException", "\"\(group.name)\" is a method, and a method cannot be assigned to.")
    case .indexers, .none: break
    }
    if let object = target.unwrapped.asObject, try object.setDynamicMember(name, to: value) { return }
    throw MemberErrors.propertyNotFound(name, on: target)
  }

  private static func setKey(_ dictionary: DictionaryObject, _ name: PSString, _ target: Value, _ value: Value, _ frame: Frame) throws(Unwind) {
    if dictionary.table.value(for: name) == nil, case .property(let property) = dictionary.dotNetType.member(name), property.set != nil {
      return try write(property, of: target, value)
    }
    try dictionary.store(.string(name), value)
  }

  static func write(_ property: DeclaredProperty, of target: Value, _ value: Value) throws(Unwind) {
    guard let set = property.set else { throw MemberErrors.readOnly(property.name) }
    let converted: Value
    do {
      converted = property.valueType === DotNetType.object ? value : try Conversion.convert(value, to: property.valueType)
    } catch {
      throw MemberErrors.wrapped(error, setting: property.name)
    }
    do {
      try set(target.unwrapped, converted)
    } catch {
      throw MemberErrors.wrapped(error, setting: property.name)
    }
  }

  /// Writes one of an object's own members.
  private static func write(
    _ member: InstanceMember, at position: Int, of object: Object, _ target: Value, _ value: Value, _ frame: Frame
  ) throws(Unwind) {
    if case .note = member.kind {
      object.extra?.members[position].kind = .note(value)
    } else {
      try write(member, of: target, value, frame)
    }
  }

  /// Writes a member of the type table, or one that is more than a value.
  static func write(_ member: InstanceMember, of target: Value, _ value: Value, _ frame: Frame) throws(Unwind) {
    switch member.kind {
    case .alias(let name, _): try set(target, name, value, frame)
    case .scriptProperty(_, let setter):
      guard let setter else { throw setterMissing(member.name) }
      do {
        _ = try setter.invoke(frame, mode: .strict, this: target, arguments: [value])
      } catch {
        throw MemberErrors.wrapped(error, setting: member.name)
      }
    case .codeProperty(_, let setter, _, _):
      guard let setter else { throw setterMissing(member.name) }
      do {
        try setter(target, value)
      } catch {
        throw MemberErrors.wrapped(error, setting: member.name)
      }
    case .note:
      // A note of the type table belongs to all objects of the type: writing it gives this one a note of its own.
      guard let object = target.asObject else { throw MemberErrors.propertyNotFound(member.name, on: target) }
      let extra = object.extra ?? ObjectExtension()
      extra.members.set(member.name, value)
      object.extra = extra
    case .scriptMethod, .codeMethod, .propertySet, .memberSet:
      throw Unwind.runtime("PropertyAssignmentException", "\"\(member.name)\" is a member that cannot be assigned to.")
    }
  }

  private static func setterMissing(_ name: PSString) -> Unwind {
    let words = "Set accessor for property \"\(name)\" is unavailable."
    let inner = ExceptionObject("System.Management.Automation.SetValueException", words)
    return MemberErrors.wrapped(Unwind(.error(ErrorRecord(inner, id: "SetterNotFound"))), setting: name)
  }

  // MARK: - Static members

  /// `[T]::Name`: a static property, or the methods of that name; null (or a strict error) when the type has none.
  public static func getStatic(_ type: DotNetType, _ name: PSString, strict: Int) throws(Unwind) -> Value {
    if let e = type.enumDeclaration, let raw = e.value(of: name) { return .object(EnumValue(type, raw)) }
    switch type.staticMember(name) {
    case .property(let property): return try read(property, of: .null)
    case .methods(let group): return .object(MethodObject(.object(type), group))
    default: return try missing(name, strict)
    }
  }

  public static func setStatic(_ type: DotNetType, _ name: PSString, _ value: Value) throws(Unwind) {
    if let e = type.enumDeclaration, e.value(of: name) != nil { throw MemberErrors.readOnly(name) }
    guard case .property(let property) = type.staticMember(name) else { throw MemberErrors.propertyNotFound(name, on: .object(type)) }
    try write(property, of: .null, value.nullIfVoid)
  }

  // MARK: - Indexers

  /// `$o[…]` of an object whose type declares an indexer; nil when it declares none.
  public static func getItem(_ target: Value, _ indexes: [Value], _ frame: Frame) throws(Unwind) -> Value? {
    let all = indexers(of: target)
    if all.isEmpty { return nil }
    return try getItem(target, all, indexes, frame)
  }

  static func getItem(_ target: Value, _ indexers: [DeclaredIndexer], _ indexes: [Value], _ frame: Frame) throws(Unwind) -> Value {
    let (indexer, converted) = try choose(indexers, indexes)
    do {
      return try indexer.get(target.unwrapped, Arguments(converted, frame: frame))
    } catch {
      throw MemberErrors.wrapped(error, getting: indexer.name)
    }
  }

  /// `$o[…] = …`; false when the type declares no indexer that can be written.
  public static func setItem(_ target: Value, _ indexes: [Value], _ value: Value, _ frame: Frame) throws(Unwind) -> Bool {
    let all = indexers(of: target).filter { $0.set != nil }
    if all.isEmpty { return false }
    try setItem(target, all, indexes, value, frame)
    return true
  }

  static func setItem(_ target: Value, _ indexers: [DeclaredIndexer], _ indexes: [Value], _ value: Value, _ frame: Frame) throws(Unwind) {
    let (indexer, converted) = try choose(indexers, indexes)
    guard let set = indexer.set else { throw MemberErrors.readOnly(indexer.name) }
    let type = indexer.signature.returnType
    let item = type === DotNetType.object ? value.nullIfVoid : try Conversion.convert(value, to: type)
    do {
      try set(target.unwrapped, Arguments(converted, frame: frame), item)
    } catch {
      throw MemberErrors.wrapped(error, setting: indexer.name)
    }
  }

  private static func indexers(of target: Value) -> [DeclaredIndexer] { target.dotNetType.memberTypes.flatMap { $0.members.indexers } }

  private static func choose(_ indexers: [DeclaredIndexer], _ indexes: [Value]) throws(Unwind) -> (DeclaredIndexer, [Value]) {
    // Overloads are chosen among methods, so each indexer stands as its getter.
    let methods = indexers.map { DeclaredMethod($0.signature, of: $0.declaringType, isStatic: false, isHidden: true, body: $0.get) }
    let (chosen, failure) = OverloadResolution.choose(methods, indexes)
    guard let chosen, let i = methods.firstIndex(where: { $0 === chosen.method }) else {
      throw MemberErrors.noOverload(indexers[0].name, indexes.count, failure)
    }
    return (indexers[i], try MethodCall.convert(indexes, for: chosen, named: indexers[i].name))
  }
}
