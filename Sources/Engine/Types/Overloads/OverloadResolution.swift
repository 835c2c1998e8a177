import Text

/// A call's choice among overloads: the method, and whether its `params` array is made from separate arguments.
struct ChosenOverload {
  let method: DeclaredMethod
  let expandsParams: Bool
}

/// Chooses the overload for a list of arguments as PowerShell does: by the conversions that each would need.
enum OverloadResolution {
  enum Failure {
    /// No overload takes this number of arguments, or these types.
    case none
    /// Two are equally good.
    case ambiguous
  }

  private struct Candidate {
    let method: DeclaredMethod
    let ranks: [ConversionRank]
    /// The parameter type of each argument, with a `params` array's element type where it was taken apart.
    let types: [DotNetType]
    let parameterCount: Int
    let expandsParams: Bool
  }

  static func choose(_ overloads: [DeclaredMethod], _ arguments: [Value]) -> (chosen: ChosenOverload?, failure: Failure) {
    if overloads.count == 1 {
      let s = overloads[0].signature
      if !s.hasParams && s.parameters.count == arguments.count { return (ChosenOverload(method: overloads[0], expandsParams: false), .none) }
    }
    var best: Candidate?
    var isAmbiguous = false
    for method in overloads {
      guard let candidate = candidate(method, arguments) else { continue }
      guard let current = best else {
        best = candidate
        continue
      }
      let order = compare(current, candidate, arguments)
      if order < 0 {
        best = candidate
        isAmbiguous = false
      } else if order == 0 {
        isAmbiguous = true
      }
    }
    guard let best else { return (nil, .none) }
    if isAmbiguous { return (nil, .ambiguous) }
    return (ChosenOverload(method: best.method, expandsParams: best.expandsParams), .none)
  }

  // MARK: - Candidates

  private static func candidate(_ method: DeclaredMethod, _ arguments: [Value]) -> Candidate? {
    let parameters = method.signature.parameters
    let count = arguments.count
    if count > parameters.count {
      if !method.signature.hasParams { return nil }
    } else if count < parameters.count {
      let missing = parameters[count...]
      if !missing.allSatisfy({ $0.isOptional || $0.isParams }) { return nil }
    }
    var ranks: [ConversionRank] = []
    var types: [DotNetType] = []
    var expands = false
    for (j, parameter) in parameters.enumerated() {
      if parameter.isParams, let element = parameter.type.elementType {
        if parameters.count == count {
          let whole = rank(arguments[j], parameter)
          let single = rank(arguments[j], to: element)
          let best = max(whole, single)
          if best == .none { return nil }
          if single > whole { expands = true }
          ranks.append(best)
          types.append(single > whole ? element : parameter.type)
        } else {
          expands = true
          for k in stride(from: j, to: count, by: 1) {
            let r = rank(arguments[k], to: element)
            if r == .none { return nil }
            ranks.append(r)
            types.append(element)
          }
        }
        break
      }
      if j >= count { break }
      let r = rank(arguments[j], parameter)
      if r == .none { return nil }
      ranks.append(r)
      types.append(parameter.type)
    }
    return Candidate(method: method, ranks: ranks, types: types, parameterCount: parameters.count, expandsParams: expands)
  }

  private static func rank(_ argument: Value, _ parameter: MemberSignature.Parameter) -> ConversionRank {
    if parameter.isReference {
      guard case .object(let o) = argument, let reference = o as? PSReference else {
        return parameter.isOut ? .none : rank(argument, to: parameter.type)
      }
      let held = reference.value
      return held.isNull ? (parameter.type.isValueType ? .nullToValue : .nullToReference) : max(.nullToValue, rank(held, to: parameter.type))
    }
    return rank(argument, to: parameter.type)
  }

  static func rank(_ argument: Value, to type: DotNetType) -> ConversionRank {
    if argument.isNull { return ConversionRank.of(nil, to: type) }
    return ConversionRank.of(argument.dotNetType, to: type)
  }

  // MARK: - Which of two is better

  /// Positive when `a` is the better candidate, negative when `b` is.
  private static func compare(_ a: Candidate, _ b: Candidate, _ arguments: [Value]) -> Int {
    var better = 0
    let count = min(a.ranks.count, b.ranks.count)
    for i in 0..<count {
      let weight = count - i
      if a.ranks[i] < b.ranks[i] {
        better -= weight
      } else if a.ranks[i] > b.ranks[i] {
        better += weight
      } else if a.ranks[i] == .unrelatedArrays, let element = arguments[i].dotNetType.elementType, let x = a.types[i].elementType,
        let y = b.types[i].elementType
      {
        let p = ConversionRank.of(element, to: x)
        let q = ConversionRank.of(element, to: y)
        if p < q { better -= weight } else if p > q { better += weight }
      }
    }
    if better == 0 { better = compareTypes(a, b, count) }
    if better == 0 { better = specificity(a.types, b.types) }
    if better == 0 {
      switch (a.expandsParams, b.expandsParams) {
      case (true, true): return a.parameterCount > b.parameterCount ? 1 : a.parameterCount < b.parameterCount ? -1 : 0
      case (true, false): return -1
      case (false, true): return 1
      case (false, false):
        if a.parameterCount != b.parameterCount { return a.parameterCount < b.parameterCount ? 1 : -1 }
        return genericity(a, b)
      }
    }
    return better
  }

  /// Equal conversions: for implicit ones the more specific parameter type is better, for explicit ones the less specific.
  private static func compareTypes(_ a: Candidate, _ b: Candidate, _ count: Int) -> Int {
    var better = 0
    for i in 0..<count {
      let x = a.ranks[i]
      let y = b.ranks[i]
      if x < .nullToValue || y < .nullToValue { continue }
      if (x >= .numericImplicit) != (y >= .numericImplicit) { continue }
      let weight = x >= .numericImplicit ? count - i : i - count
      let p = ConversionRank.of(a.types[i], to: b.types[i])
      let q = ConversionRank.of(b.types[i], to: a.types[i])
      if p > q { better += weight } else if p < q { better -= weight }
    }
    return better
  }

  /// A derived type is more specific than its base.
  private static func specificity(_ a: [DotNetType], _ b: [DotNetType]) -> Int {
    var aIsMore = false
    var bIsMore = false
    for (x, y) in zip(a, b) where x !== y {
      if x.isAssignable(to: y) { aIsMore = true }
      if y.isAssignable(to: x) { bIsMore = true }
    }
    return aIsMore == bIsMore ? 0 : aIsMore ? 1 : -1
  }

  /// A method that is not generic is better than one that is, and a derived class's than its base's.
  private static func genericity(_ a: Candidate, _ b: Candidate) -> Int {
    let x = a.method.signature.genericParameters.isEmpty
    let y = b.method.signature.genericParameters.isEmpty
    if x != y { return x ? 1 : -1 }
    let p = a.method.declaringType
    let q = b.method.declaringType
    return p === q ? 0 : p.inherits(from: q) ? 1 : q.inherits(from: p) ? -1 : 0
  }
}
