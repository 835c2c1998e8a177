import Text

/// `.Where(…)` and `.ForEach(…)`, which every value has that has no method of that name.
enum CollectionMethods {
  enum Kind { case filter, each }

  static func named(_ name: PSString) -> Kind? {
    if name.equalsIgnoringCase(ascii: "Where") { return .filter }
    if name.equalsIgnoringCase(ascii: "ForEach") { return .each }
    return nil
  }

  static func invoke(_ kind: Kind, _ target: Value, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    let elements: ContiguousArray<Value>
    if let all = try Members.enumerable(target) {
      var gathered = ContiguousArray<Value>()
      while let next = try all.next() { gathered.append(next) }
      elements = gathered
    } else {
      elements = [target]
    }
    switch kind {
    case .filter: return try filter(elements, arguments, frame)
    case .each: return try each(elements, arguments, frame)
    }
  }

  /// `Collection[psobject]`, what both methods give.
  private static func collection(_ values: ContiguousArray<Value>) -> Value {
    .object(ListObject(values, type: DotNetType.collection.constructed([DotNetType.psObject])))
  }

  // MARK: - Where

  private static func filter(_ elements: ContiguousArray<Value>, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    guard (1...3).contains(arguments.count) else { throw MemberErrors.noOverload(PSString.of("Where"), arguments.count, .none) }
    guard let block = try Conversion.convert(arguments[0], to: DotNetType.scriptBlock).unwrapped.asObject as? ScriptBlock else {
      throw MemberErrors.noOverload(PSString.of("Where"), arguments.count, .none)
    }
    var mode: Int64 = 0
    if arguments.count > 1, let type = TypeRegistry.find("System.Management.Automation.WhereOperatorSelectionMode"),
      let chosen = try Conversion.convert(arguments[1], to: type).asObject as? EnumValue
    {
      mode = chosen.raw
    }
    var limit = 0
    if arguments.count > 2 {
      limit = Arguments([try Conversion.convert(arguments[2], to: DotNetType.int32)], frame: frame).int(0)
      if limit < 0 {
        throw Unwind.runtime(
          "NumberToReturnMustBeGreaterThanZero", "The 'numberToReturn' value provided to the third argument of the Where operator must be greater than zero.")
      }
    }
    var taken = ContiguousArray<Value>()
    var rest = ContiguousArray<Value>()
    func accepts(_ element: Value) throws(Unwind) -> Bool { try Conversion.truth(block.invoke(frame, mode: .child, under: element)) }
    switch mode {
    case 1:  // First
      let wanted = max(limit, 1)
      for element in elements where try accepts(element) {
        taken.append(element)
        if taken.count == wanted { break }
      }
    case 2:  // Last
      for element in elements where try accepts(element) { taken.append(element) }
      taken = ContiguousArray(taken.suffix(max(limit, 1)))
    case 3:  // SkipUntil
      var found = false
      for element in elements {
        if !found { found = try accepts(element) }
        if found {
          taken.append(element)
          if limit > 0 && taken.count == limit { break }
        }
      }
    case 4:  // Until
      for element in elements {
        if try accepts(element) { break }
        taken.append(element)
        if limit > 0 && taken.count == limit { break }
      }
    case 5:  // Split
      for element in elements {
        if limit > 0 && taken.count == limit {
          rest.append(element)
        } else if try accepts(element) {
          taken.append(element)
        } else {
          rest.append(element)
        }
      }
      return collection([collection(taken), collection(rest)])
    default:
      for element in elements where try accepts(element) {
        taken.append(element)
        if limit > 0 && taken.count == limit { break }
      }
    }
    return collection(taken)
  }

  // MARK: - ForEach

  private static func each(_ elements: ContiguousArray<Value>, _ arguments: [Value], _ frame: Frame) throws(Unwind) -> Value {
    guard let first = arguments.first else { throw MemberErrors.noOverload(PSString.of("ForEach"), 0, .none) }
    let more = Array(arguments.dropFirst())
    var results = ContiguousArray<Value>()
    switch first.unwrapped {
    case .object(let o as ScriptBlock):
      for element in elements { append(try o.invoke(frame, mode: .child, under: element, arguments: more), to: &results) }
    case .object(let type as DotNetType):
      if !more.isEmpty { throw MemberErrors.noOverload(PSString.of("ForEach"), arguments.count, .none) }
      for element in elements { results.append(try Conversion.convert(element, to: type)) }
    default:
      let name = try Conversion.text(first)
      for element in elements { try eachMember(element, name, more, &results, frame) }
    }
    return collection(results)
  }

  /// A property read or written, or a method called, by its name.
  private static func eachMember(
    _ element: Value, _ name: PSString, _ more: [Value], _ results: inout ContiguousArray<Value>, _ frame: Frame
  ) throws(Unwind) {
    if element.isNull {
      if more.isEmpty { return }
      throw MemberErrors.methodOnNull
    }
    if let result = try Members.call(element, name, more, frame) { return append(result, to: &results) }
    switch more.count {
    case 0:
      guard let value = try Members.propertyIfPresent(element, name, frame) else { return }
      append(value, to: &results)
    case 1: try Members.set(element, name, more[0], frame)
    default: throw MemberErrors.methodNotFound(name, on: element.dotNetType)
    }
  }

  private static func append(_ value: Value, to results: inout ContiguousArray<Value>) {
    switch value {
    case .void, .unset: break
    case .array(let a): results.append(contentsOf: a.elements)
    default: results.append(value)
    }
  }
}
