import Engine
import Text

/// How `Sort-Object`, `Group-Object`, `Compare-Object` and `Select-Object -Unique` compare values: what cannot be compared is compared as text.
struct ObjectOrder {
  let ignoreCase: Bool
  var descending = false

  /// Negative, zero or positive.
  func compare(_ a: Value, _ b: Value) throws(Unwind) -> Int {
    let order = try ascending(a, b)
    return descending ? -order : order
  }

  private func ascending(_ a: Value, _ b: Value) throws(Unwind) -> Int {
    switch (a, b) {
    case (.int32(let x), .int32(let y)): return x == y ? 0 : x < y ? -1 : 1
    case (.string(let x), .string(let y)): return x.cultureCompare(y, ignoringCase: ignoreCase)
    default: break
    }
    if a.isNull && b.isNull { return 0 }
    // Custom objects are nothing but their properties: as objects they are all alike.
    if a.unwrapped.asObject is PSCustomObject, b.unwrapped.asObject is PSCustomObject { return 0 }
    do {
      return try Operators.compare(a, b, ignoreCase: ignoreCase)
    } catch {
      guard error.record != nil else { throw error }
      return try Conversion.text(a).cultureCompare(Conversion.text(b), ignoringCase: ignoreCase)
    }
  }
}

/// The values that one object is ordered by.
struct OrderEntry {
  let object: Value
  /// One per property; `.unset` where the object has no such property, which orders behind everything.
  let keys: [Value]
}

/// The properties that objects are ordered by: for each an expression and a direction.
struct ObjectKeys {
  let properties: [PropertyArgument]
  let orders: [ObjectOrder]

  /// - Parameter first: the first input object, whose type's key properties count when none are given.
  init(_ given: [PropertyArgument], first: Value, ignoreCase: Bool, descending: Bool) {
    var properties = given
    if properties.isEmpty, let keys = TypeTable.data(for: first).lazy.compactMap(\.keyProperties).first {
      properties = keys.map { PropertyArgument(expression: PropertyExpression($0)) }
    }
    self.properties = properties
    orders =
      properties.isEmpty
      ? [ObjectOrder(ignoreCase: ignoreCase, descending: descending)]
      : properties.map { p in
        let down = p.descending ?? p.ascending.map { !$0 } ?? descending
        return ObjectOrder(ignoreCase: ignoreCase, descending: down)
      }
  }

  /// The keys of an object; errors of computed ones are handed over.
  func entry(_ object: Value, _ frame: Frame, report: (ErrorRecord) throws(Unwind) -> Void) throws(Unwind) -> OrderEntry {
    if properties.isEmpty { return OrderEntry(object: object, keys: [object]) }
    var keys: [Value] = []
    for p in properties {
      let results = try p.expression.values(of: object, frame)
      if results.isEmpty { keys.append(.unset) }
      for result in results {
        if let error = result.error {
          try report(ErrorRecord(error.exception, id: "ExpressionEvaluation", category: .invalidResult, target: object))
        }
        keys.append(result.value)
      }
    }
    return OrderEntry(object: object, keys: keys)
  }

  func compare(_ a: OrderEntry, _ b: OrderEntry) throws(Unwind) -> Int {
    var i = 0
    let count = max(orders.count, max(a.keys.count, b.keys.count))
    while i < count {
      let x = i < a.keys.count ? a.keys[i] : .unset
      let y = i < b.keys.count ? b.keys[i] : .unset
      let order: Int
      switch (x, y) {
      case (.unset, .unset): order = 0
      case (.unset, _): order = 1
      case (_, .unset): order = -1
      default: order = try orders[min(i, orders.count - 1)].compare(x, y)
      }
      if order != 0 { return order }
      i &+= 1
    }
    return 0
  }
}
