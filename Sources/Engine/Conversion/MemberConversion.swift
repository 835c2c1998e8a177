import Text

/// Conversions that the types themselves define: `Parse`, constructors, conversion operators, `IConvertible`, settable properties.
package enum MemberConversion {
  static func convert(_ value: Value, to type: DotNetType) throws(Unwind) -> Value {
    if let made = try custom(value, type) { return made }
    if case .string(let text) = value, let made = try parse(text, type) { return made }
    if let made = try construct(value, type) { return made }
    if let made = try cast(value, type) { return made }
    let code = value.typeCode
    if code.isNumeric, value.enumValue == nil {
      if let made = try throughText(value, type) { return made }
    } else if code == .boolean || code == .char || code == .dateTime || value.enumValue != nil {
      throw ConversionError.notConvertible(value, type)
    }
    if let made = try fromDictionary(value, type) { return made }
    if let made = try fromProperties(value, type) { return made }
    throw ConversionError.noConversion(value, type)
  }

  // MARK: - Types that read texts

  /// What the language promises and a type itself cannot do: any value's text makes one (`[xml]`).
  private struct TextReader {
    let errorId: StaticString
    let read: (PSString) throws(Unwind) -> Value
  }

  /// By the type's full name.
  private nonisolated(unsafe) static var readers: [FoldedName: TextReader] = [:]

  /// Registers a type that any value converts to by way of its text, as `[xml]` does.
  /// - Parameters:
  ///   - id: the error's id when `read` refuses the text.
  ///   - read: makes the value, or throws .NET's exception.
  package static func register(
    _ typeName: StaticString, failure id: StaticString, _ read: @escaping (PSString) throws(Unwind) -> Value
  ) {
    readers[FoldedName(typeName)] = TextReader(errorId: id, read: read)
  }

  private static func custom(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    if readers.isEmpty { return nil }
    guard let reader = readers[FoldedName(type.fullName)] else { return nil }
    let text = try Conversion.text(value)
    do {
      return try reader.read(text)
    } catch {
      guard let record = error.record else { throw error }
      throw ConversionError.because(reader.errorId, value, type, record.exception)
    }
  }

  // MARK: - Parse

  private nonisolated(unsafe) static let parseName = PSString.of("Parse")

  private static func parse(_ text: PSString, _ type: DotNetType) throws(Unwind) -> Value? {
    guard case .methods(let group) = type.staticMember(parseName) else { return nil }
    let own = group.overloads.filter { $0.declaringType === type && $0.signature.parameters.first?.type === DotNetType.string }
    let withProvider = own.first { $0.signature.parameters.count == 2 && $0.signature.parameters[1].type.fullName.equals(providerName) }
    guard let method = withProvider ?? own.first(where: { $0.signature.parameters.count == 1 }) else { return nil }
    do {
      return try method.body(.null, Arguments(withProvider == nil ? [.string(text)] : [.string(text), .null], frame: frame))
    } catch {
      guard let record = error.record else { throw error }
      let id: StaticString = withProvider == nil ? "InvalidCastParseTargetInvocation" : "InvalidCastParseTargetInvocationWithFormatProvider"
      throw ConversionError.because(id, .string(text), type, record.exception)
    }
  }

  private nonisolated(unsafe) static let providerName = PSString.of("System.IFormatProvider")

  /// Where bodies of members run that a conversion calls: conversions have no frame of their own.
  private static var frame: Frame { Runtime.current.global.top }

  // MARK: - Constructors

  private static func construct(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    guard let method = constructor(taking: value.dotNetType, type) else { return nil }
    do {
      let argument = try Conversion.convert(value, to: method.signature.parameters[0].type)
      return try method.body(.null, Arguments([argument], frame: frame))
    } catch {
      guard let record = error.record else { throw error }
      throw ConversionError.because("InvalidCastConstructorException", value, type, record.exception)
    }
  }

  /// Whether a value of type `from` converts to `type` through a constructor.
  static func hasConstructor(taking from: DotNetType, _ type: DotNetType) -> Bool { constructor(taking: from, type) != nil }

  /// The constructor with one parameter that is nearest to values of type `from`. An integer is never taken for the size of a collection.
  private static func constructor(taking from: DotNetType, _ type: DotNetType) -> DeclaredMethod? {
    if type.isAbstract { return nil }
    let code = from.typeCode
    if code.isInteger, from.enumDeclaration == nil, isCollection(type) { return nil }
    var best: (method: DeclaredMethod, distance: Int)?
    for constructor in type.members.constructors where constructor.signature.parameters.count == 1 {
      let parameter = constructor.signature.parameters[0]
      if parameter.isReference || parameter.isParams { continue }
      guard let distance = distance(from, code, to: parameter.type) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (constructor, distance) }
    }
    return best?.method
  }

  private static func isCollection(_ type: DotNetType) -> Bool {
    guard let collection = TypeRegistry.find("System.Collections.ICollection") else { return false }
    return type.isAssignable(to: collection)
  }

  /// How far a constructor's parameter is from the argument's type, as .NET's binder sees it: the same, assignable, or a number that widens; nil for no match.
  private static func distance(_ from: DotNetType, _ code: TypeCode, to parameter: DotNetType) -> Int? {
    if parameter === from { return 0 }
    if parameter.enumDeclaration == nil, parameter.isPrimitive, code.isNumericOrPrimitive, code != .decimal, let steps = widening(code, parameter.typeCode) {
      return 1 + steps
    }
    if parameter === DotNetType.object { return 1000 }
    return from.isAssignable(to: parameter) ? 100 : nil
  }

  /// Whether a primitive widens without a cast, and how far the target lies.
  private static func widening(_ from: TypeCode, _ to: TypeCode) -> Int? {
    if from == to { return 0 }
    let targets: [TypeCode] =
      switch from {
      case .char: [.uint16, .int32, .uint32, .int64, .uint64, .single, .double]
      case .sbyte: [.int16, .int32, .int64, .single, .double]
      case .byte: [.char, .int16, .uint16, .int32, .uint32, .int64, .uint64, .single, .double]
      case .int16: [.int32, .int64, .single, .double]
      case .uint16: [.int32, .uint32, .int64, .uint64, .single, .double]
      case .int32: [.int64, .single, .double]
      case .uint32: [.int64, .uint64, .single, .double]
      case .int64, .uint64: [.single, .double]
      case .single: [.double]
      default: []
      }
    return targets.firstIndex(of: to).map { $0 + 1 }
  }

  // MARK: - Conversion operators

  private nonisolated(unsafe) static let implicitName = PSString.of("op_Implicit")
  private nonisolated(unsafe) static let explicitName = PSString.of("op_Explicit")

  private static func cast(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    let from = value.dotNetType
    for name in [implicitName, explicitName] {
      for owner in [type, from] {
        guard case .methods(let group) = owner.staticMember(name) else { continue }
        for method in group.overloads where method.signature.returnType === type && method.signature.parameters.count == 1 {
          let parameter = method.signature.parameters[0].type
          guard parameter === from || from.isAssignable(to: parameter) else { continue }
          do {
            return try method.body(.null, Arguments([value], frame: frame))
          } catch {
            guard let record = error.record else { throw error }
            let id: StaticString = name === implicitName ? "InvalidCastTargetInvocationExceptionop_Implicit" : "InvalidCastTargetInvocationExceptionop_Explicit"
            throw ConversionError.because(id, value, type, record.exception)
          }
        }
      }
    }
    return nil
  }

  // MARK: - Numbers by way of their text

  /// A number has one more chance: what its text converts to.
  private static func throughText(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    if case .array = type.shape { return nil }
    return try Conversion.convert(.string(try Conversion.text(value)), to: type)
  }

  // MARK: - Properties

  /// `[Point]@{ X = 1 }`: a new instance whose properties take the entries.
  private static func fromDictionary(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    guard let dictionary = value.asObject as? DictionaryObject, hasDefault(type) else { return nil }
    do {
      return try fill(type, dictionary.orderedEntries().map { (name: try? Conversion.text($0.key), value: $0.value) })
    } catch {
      guard let record = error.record else { throw error }
      throw ConversionError.make(
        "ObjectCreationError", "Cannot create object of type \"\(type.netName)\". \(record.message)", inner: record.exception)
    }
  }

  /// `[Point]$object`: the same from the properties of a custom object.
  private static func fromProperties(_ value: Value, _ type: DotNetType) throws(Unwind) -> Value? {
    guard let custom = value.asObject as? PSCustomObject, hasDefault(type), !type.isAbstract else { return nil }
    guard type.enumDeclaration != nil || type.memberTypes.contains(where: { $0.members.properties.contains { !$0.isStatic } }) else { return nil }
    do {
      var entries: [(name: PSString?, value: Value)] = []
      for name in custom.members.names { entries.append((name, try Members.get(value, name, frame, strict: 0))) }
      return try fill(type, entries)
    } catch {
      guard let record = error.record else { throw error }
      throw ConversionError.because("InvalidCastConstructorException", value, type, record.exception)
    }
  }

  /// Whether an instance can be made that properties then fill.
  static func hasDefault(_ type: DotNetType) -> Bool {
    if type.isAbstract { return false }
    if type.isValueType { return !type.isPrimitive }
    return type.members.constructors.contains { $0.signature.parameters.isEmpty }
  }

  private static func fill(_ type: DotNetType, _ entries: [(name: PSString?, value: Value)]) throws(Unwind) -> Value {
    let made: Value =
      type.members.constructors.contains { $0.signature.parameters.isEmpty }
      ? try Members.construct(type, [], frame) : try Conversion.initialValue(of: type)
    for (name, value) in entries {
      guard let name, let property = settable(name, type) else { throw notFound(name ?? .empty, type) }
      do {
        try property.set?(made, try Conversion.convert(value, to: property.valueType))
      } catch {
        guard let record = error.record else { throw error }
        throw Unwind.error("System.InvalidOperationException", record.message.string)
      }
    }
    return made
  }

  private static func settable(_ name: PSString, _ type: DotNetType) -> DeclaredProperty? {
    guard case .property(let property) = type.member(name), property.set != nil else { return nil }
    return property
  }

  private static func notFound(_ name: PSString, _ type: DotNetType) -> Unwind {
    var seen: [PSString] = []
    var words: [String] = []
    for declaring in type.memberTypes {
      for property in declaring.members.properties where !property.isStatic && property.set != nil && !seen.contains(where: { $0.equals(property.name) }) {
        seen.append(property.name)
        words.append("[\(property.name) <\(property.valueType.netName)>]")
      }
    }
    let hint = words.isEmpty ? "There is no settable property available." : "The settable properties are: \(words.joined(separator: ", "))."
    return Unwind.error(
      "System.InvalidOperationException", "The property '\(name)' was not found for the '\(type.netName)' object. \(hint)")
  }

  // MARK: - Delegates

  /// A script block as a delegate of `type`.
  static func delegate(_ block: ScriptBlock, _ type: DotNetType) throws(Unwind) -> Value { .object(DelegateObject(block, type: type)) }
}
