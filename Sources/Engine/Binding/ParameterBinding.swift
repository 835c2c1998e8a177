import Syntax
import Text

/// Binds the arguments of one call to the parameters of a command: PowerShell's rules for names, positions, sets, the pipeline.
///
/// Functions and cmdlets share it; where values go is a closure. A value of nil puts a pipeline-bound parameter's initial value back.
final class ParameterBinding {
  typealias Store = (_ parameter: ParameterDescription, _ value: Value?) throws(Unwind) -> Void

  let command: CommandDescription
  let commandInfo: CommandInfo?
  /// The calling frame.
  let frame: Frame
  let callExtent: ScriptExtent?
  private let store: Store
  private(set) var common = CommonParameters()
  /// Parameters by position in `all`.
  let all: [ParameterDescription]
  private(set) var isBound: [Bool]
  /// What is bound, in order, for `$PSBoundParameters`.
  let boundParameters = BoundParameters()
  /// One bit per set still possible.
  private(set) var validSets: UInt32
  /// Arguments that no parameter took (`$args` of a simple function).
  private(set) var left: [CommandArgument] = []
  let expectingInput: Bool
  /// The command's place in its pipeline, from 1.
  var pipelinePosition = 1
  /// Script blocks given to parameters that take pipeline input: run per object.
  private var delayed: [(Int, ScriptBlock, ScriptExtent?)] = []
  private var pipelineBound: [Int] = []
  /// Where the ordinary parameters end and the common ones begin.
  private let ownCount: Int
  private var pipelineCandidates: [Int] = []
  private var quickPipelineParameter: Int?

  init(
    _ command: CommandDescription, info: CommandInfo?, frame: Frame, callExtent: ScriptExtent?, expectingInput: Bool, dynamic: [ParameterDescription] = [],
    store: @escaping Store
  ) {
    self.command = command
    commandInfo = info
    self.frame = frame
    self.callExtent = callExtent
    self.store = store
    self.expectingInput = expectingInput
    ownCount = command.parameters.count
    all = command.parameters + Array(CommonParameters.available(command)) + dynamic
    isBound = Array(repeating: false, count: all.count)
    validSets = command.setNames.isEmpty ? 1 : command.setNames.count >= 32 ? .max : (1 << UInt32(command.setNames.count)) &- 1
  }

  /// The name of the set that was chosen; empty for the only one.
  var parameterSetName: PSString {
    if command.setNames.isEmpty { return PSString.of("__AllParameterSets") }
    if validSets.nonzeroBitCount > 1, let d = defaultSetNumber, validSets & (1 << UInt32(d)) != 0 { return command.setNames[d] }
    let n = validSets.trailingZeroBitCount
    return n < command.setNames.count ? command.setNames[n] : command.defaultSet ?? PSString.of("__AllParameterSets")
  }

  private var defaultSetNumber: Int? {
    guard let name = command.defaultSet else { return nil }
    return command.setNames.firstIndex { $0.equalsIgnoringCase(name) }
  }

  // MARK: - The command line

  /// Binds everything that the command line gives.
  func bindCommandLine(_ arguments: [CommandArgument]) throws(Unwind) {
    var unnamed: [CommandArgument] = []
    var unknown: [CommandArgument] = []
    var i = 0
    while i < arguments.count {
      var argument = arguments[i]
      i += 1
      guard let name = argument.name else {
        unnamed.append(argument)
        continue
      }
      guard let p = try find(name, argument.extent) else {
        if command.isAdvanced {
          unknown.append(argument)
          // The value behind an unknown parameter goes with it.
          continue
        }
        unnamed.append(.positional(.string(argument.text ?? PSString.of("-\(name)")), argument.extent))
        if !argument.value.isUnsetSlot { unnamed.append(.positional(argument.value, argument.extent)) }
        continue
      }
      let parameter = all[p]
      if argument.value.isUnsetSlot {
        if parameter.isSwitch {
          argument.value = .bool(true)
        } else if i < arguments.count, arguments[i].name == nil {
          argument.value = arguments[i].value
          argument.valueExtent = arguments[i].extent
          i += 1
        } else if i < arguments.count, let next = arguments[i].name, try find(next, arguments[i].extent) == nil, let text = arguments[i].text {
          argument.value = .string(text)
          argument.valueExtent = arguments[i].extent
          i += 1
        } else {
          throw missingArgument(parameter, argument.extent)
        }
      }
      if isBound[p] { throw alreadyBound(parameter, argument.extent) }
      try bind(p, argument.value, at: argument.valueExtent ?? argument.extent, nameExtent: argument.extent)
    }
    if let wrong = unknown.first, !unknown.isEmpty {
      if let name = wrong.name { throw parameterNotFound(name, wrong.extent) }
    }
    try bindPositionals(&unnamed)
    try bindRemaining(&unnamed)
    left = unnamed
    if command.isAdvanced, let extra = unnamed.first { throw positionalNotFound(extra.value) }
    try applyDefaultValues()
    try resolveSets()
  }

  /// The parameter that a name on the command line means; nil when none does.
  func find(_ name: PSString, _ extent: ScriptExtent?) throws(Unwind) -> Int? {
    for (i, p) in all.enumerated() where p.name.equalsIgnoringCase(name) || p.aliases.contains(where: { $0.equalsIgnoringCase(name) }) { return i }
    var matches: [Int] = []
    for (i, p) in all.enumerated()
    where p.name.hasPrefixIgnoringCase(name) || p.aliases.contains(where: { $0.hasPrefixIgnoringCase(name) }) { matches.append(i) }
    if matches.count > 1 {
      // Own parameters win over the common ones.
      let own = matches.filter { !all[$0].isCommon }
      if own.count == 1 { return own[0] }
      throw ambiguous(name, matches.map { all[$0] }, extent)
    }
    return matches.first
  }

  /// Narrows the sets and binds one parameter.
  private func bind(_ p: Int, _ value: Value, at extent: ScriptExtent?, nameExtent: ScriptExtent? = nil, coerce: Bool = true) throws(Unwind) {
    let parameter = all[p]
    let mask = parameter.setMask
    if !parameter.isCommon, validSets & mask == 0 { throw ambiguousSet() }
    if !parameter.isCommon { validSets &= mask }
    if takesDelayed(parameter), case .object(let o) = value, let block = o as? ScriptBlock, expectingInput {
      delayed.append((p, block, extent))
      isBound[p] = true
      return
    }
    let converted = try ArgumentConversion.convert(value, for: parameter, binding: self, at: extent)
    try put(p, converted)
  }

  private func put(_ p: Int, _ value: Value) throws(Unwind) {
    let parameter = all[p]
    isBound[p] = true
    boundParameters.table.set(parameter.name, value)
    if parameter.isCommon { common.set(parameter, value) } else { try store(parameter, value) }
  }

  private func takesDelayed(_ parameter: ParameterDescription) -> Bool {
    guard parameter.type !== DotNetType.scriptBlock, parameter.type !== DotNetType.object, parameter.type !== DotNetType.psObject else { return false }
    return parameter.sets.contains { $0.membership.fromPipeline || $0.membership.fromPipelineByPropertyName }
  }

  // MARK: - Positions

  private func bindPositionals(_ arguments: inout [CommandArgument]) throws(Unwind) {
    guard !arguments.isEmpty else { return }
    var positions: [(position: Int, parameter: Int)] = []
    for (i, p) in all.enumerated() where !isBound[i] {
      for s in p.sets {
        guard let position = s.membership.position else { continue }
        if s.set < 0 || validSets & (1 << UInt32(s.set)) != 0, !positions.contains(where: { $0.position == position && $0.parameter == i }) {
          positions.append((position, i))
        }
      }
    }
    positions.sort { $0.position < $1.position }
    var at = 0
    while at < positions.count, !arguments.isEmpty {
      let position = positions[at].position
      var candidates: [Int] = []
      while at < positions.count, positions[at].position == position {
        let p = positions[at].parameter
        if !isBound[p], isCandidate(p, position), !isRemaining(p) { candidates.append(p) }
        at += 1
      }
      if candidates.isEmpty { continue }
      let argument = arguments[0]
      guard let chosen = choose(candidates, argument.value, position) else { continue }
      arguments.removeFirst()
      try bind(chosen, argument.value, at: argument.extent)
    }
  }

  /// Still possible at this position in a set that has not been ruled out.
  private func isCandidate(_ p: Int, _ position: Int) -> Bool {
    all[p].sets.contains { s in
      s.membership.position == position && (s.set < 0 || validSets & (1 << UInt32(s.set)) != 0)
    }
  }

  private func isRemaining(_ p: Int) -> Bool { all[p].sets.contains { $0.membership.fromRemainingArguments } }

  /// Among parameters at the same position: the default set's first, and what needs no conversion before what does.
  private func choose(_ candidates: [Int], _ value: Value, _ position: Int) -> Int? {
    if candidates.count == 1 { return candidates[0] }
    let preferred = defaultSetNumber.flatMap { d in validSets & (1 << UInt32(d)) != 0 ? candidates.first { all[$0].setMask & (1 << UInt32(d)) != 0 } : nil }
    if let preferred, ArgumentConversion.fits(value, all[preferred]) { return preferred }
    if let other = candidates.first(where: { ArgumentConversion.fits(value, all[$0]) }) { return other }
    if let preferred { return preferred }
    return candidates.first { ArgumentConversion.converts(value, all[$0]) } ?? candidates[0]
  }

  private func bindRemaining(_ arguments: inout [CommandArgument]) throws(Unwind) {
    guard let p = all.indices.first(where: { !isBound[$0] && isRemaining($0) && validSets & all[$0].setMask != 0 }) else { return }
    if arguments.isEmpty { return }
    let value: Value
    if arguments.count == 1, case .array = arguments[0].value {
      value = arguments[0].value
    } else {
      value = .array(PSArray(arguments.map(\.value.nullIfVoid)))
    }
    let extent = arguments[0].extent
    arguments = []
    try bind(p, value, at: extent)
  }

  /// `$PSDefaultParameterValues`.
  private func applyDefaultValues() throws(Unwind) {
    guard command.isAdvanced, let defaults = frame.runtime.defaultParameterValues(frame) else { return }
    for (name, value) in try DefaultParameterValues.matching(defaults, command: command.name, frame) {
      guard let p = try? find(name, nil), !isBound[p] else { continue }
      let parameter = all[p]
      guard parameter.isCommon || validSets & parameter.setMask != 0 else { continue }
      try bind(p, value, at: callExtent)
    }
  }

  // MARK: - Sets and mandatory parameters

  private func unboundMandatory(in set: Int) -> [Int] {
    all.indices.filter { i in !isBound[i] && !all[i].isCommon && all[i].membership(in: set)?.isMandatory == true }
  }

  private func sets() -> [Int] { (0..<32).filter { validSets & (1 << UInt32($0)) != 0 && $0 < max(1, command.setNames.count) } }

  private func takesInput(_ p: Int, in set: Int) -> Bool {
    guard let m = all[p].membership(in: set) else { return false }
    return m.fromPipeline || m.fromPipelineByPropertyName
  }

  /// Settles on a set and asks for, or complains of, what is missing.
  private func resolveSets() throws(Unwind) {
    if validSets == 0 { throw ambiguousSet() }
    var candidates = sets()
    if expectingInput {
      // A set stays possible while the pipeline can still give what it misses.
      let possible = candidates.filter { set in unboundMandatory(in: set).allSatisfy { takesInput($0, in: set) } }
      if !possible.isEmpty {
        keep(possible)
        collectPipelineParameters()
        if !pipelineCandidates.isEmpty { return }
        candidates = possible
      }
    }
    if candidates.count > 1 {
      let complete = candidates.filter { unboundMandatory(in: $0).isEmpty }
      if let d = defaultSetNumber, candidates.contains(d), complete.contains(d) || complete.isEmpty {
        keep([d])
      } else if complete.count == 1 {
        keep(complete)
      } else if complete.count > 1, command.defaultSet == nil || defaultSetNumber == nil {
        throw ambiguousSet()
      } else if complete.isEmpty {
        throw ambiguousSet()
      } else {
        throw ambiguousSet()
      }
    }
    let set = sets().first ?? 0
    let missing = unboundMandatory(in: set).sorted { (position($0, set), $0) < (position($1, set), $1) }
    if !missing.isEmpty { try askFor(missing, in: set) }
    if expectingInput { collectPipelineParameters() }
  }

  private func position(_ p: Int, _ set: Int) -> Int { all[p].membership(in: set)?.position ?? Int.max }

  private func keep(_ chosen: [Int]) { validSets = chosen.reduce(0) { $0 | (1 << UInt32($1)) } }

  /// Prompts for missing mandatory parameters, or fails with their names.
  private func askFor(_ missing: [Int], in set: Int) throws(Unwind) {
    guard frame.runtime.host.isInteractive else { throw missingMandatory(missing.map { all[$0] }) }
    let answered = try MandatoryPrompt.ask(missing.map { all[$0] }, set: set, binding: self) { (parameter, value) throws(Unwind) in
      guard let p = self.all.firstIndex(where: { $0 === parameter }) else { return }
      try self.bind(p, value, at: self.callExtent)
    }
    if !answered { throw missingMandatory(missing.map { all[$0] }) }
  }

  // MARK: - The pipeline

  /// Whether input objects are bound at all.
  var takesPipeline: Bool { !pipelineCandidates.isEmpty || !delayed.isEmpty }

  private func collectPipelineParameters() {
    pipelineCandidates = all.indices.filter { i in !isBound[i] && sets().contains { takesInput(i, in: $0) } }
    if delayed.isEmpty, pipelineCandidates.count == 1, let p = pipelineCandidates.first, sets().count == 1 {
      let parameter = all[p]
      let plain = parameter.type === DotNetType.object || parameter.type === DotNetType.psObject
      if plain, parameter.attributes.isEmpty || parameter.attributes.allSatisfy(\.allowsNull), parameter.membership(in: sets()[0])?.fromPipeline == true {
        quickPipelineParameter = p
      }
    }
  }

  /// Binds one input object; false when it was refused (and reported).
  func bindPipeline(_ value: Value, _ f: Frame, report: (ErrorRecord) throws(Unwind) -> Void) throws(Unwind) -> Bool {
    if let p = quickPipelineParameter {
      if !value.isNull || all[p].attributes.contains(where: \.allowsNull) || all[p].membership(in: sets()[0])?.isMandatory != true {
        try store(all[p], value.nullIfVoid)
        return true
      }
    }
    for p in pipelineBound {
      isBound[p] = false
      if let i = boundParameters.table.position(ofString: all[p].name) { boundParameters.table.remove(at: i) }
      if !all[p].isCommon { try store(all[p], nil) }
    }
    pipelineBound = []
    for (p, block, extent) in delayed {
      let v = try block.invoke(frame, mode: .child, under: value)
      if case .void = v {
        throw error(
          "ScriptBlockArgumentNoOutput", "Cannot evaluate parameter '\(all[p].name)' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.",
          at: extent, category: .metadataError)
      }
      try put(p, try ArgumentConversion.convert(v, for: all[p], binding: self, at: extent))
    }
    let saved = validSets
    var failure: ErrorRecord?
    var any = !delayed.isEmpty
    if let d = defaultSetNumber, validSets.nonzeroBitCount > 1, validSets & (1 << UInt32(d)) != 0 {
      any = try bindInput(value, preferring: 1 << UInt32(d), &failure) || any
    }
    any = try bindInput(value, preferring: validSets, &failure) || any
    if !any {
      validSets = saved
      try report(failure ?? inputNotBound(value))
      return false
    }
    let complete = sets().filter { unboundMandatory(in: $0).isEmpty }
    if complete.isEmpty {
      let set = defaultSetNumber.flatMap { sets().contains($0) ? $0 : nil } ?? sets().first ?? 0
      let missing = unboundMandatory(in: set).map { all[$0] }
      validSets = saved
      try report(failure ?? inputMissingMandatory(missing, value))
      return false
    }
    if complete.count < sets().count { keep(complete) }
    if sets().count > 1, let d = defaultSetNumber, sets().contains(d) { keep([d]) }
    chosenSets = validSets
    validSets = saved
    return true
  }

  /// The set that the last input object settled on.
  private var chosenSets: UInt32?

  /// The name of the set as the last input object decided it.
  var currentSetName: PSString {
    guard let chosenSets else { return parameterSetName }
    let saved = validSets
    defer { validSets = saved }
    validSets = chosenSets
    return parameterSetName
  }

  /// By value and by property name, first what needs no conversion.
  private func bindInput(_ value: Value, preferring mask: UInt32, _ failure: inout ErrorRecord?) throws(Unwind) -> Bool {
    var any = false
    for coerce in [false, true] {
      for p in pipelineCandidates where !isBound[p] && all[p].setMask & mask & validSets != 0 {
        let parameter = all[p]
        let m = parameter.sets.filter { $0.set < 0 || mask & validSets & (1 << UInt32($0.set)) != 0 }
        if m.contains(where: { $0.membership.fromPipeline }), coerce || ArgumentConversion.fits(value, parameter) {
          if try attempt(p, value, &failure) {
            any = true
            continue
          }
        }
      }
      for p in pipelineCandidates where !isBound[p] && all[p].setMask & mask & validSets != 0 {
        let parameter = all[p]
        let m = parameter.sets.filter { $0.set < 0 || mask & validSets & (1 << UInt32($0.set)) != 0 }
        guard m.contains(where: { $0.membership.fromPipelineByPropertyName }), let v = try property(of: value, parameter) else { continue }
        if coerce || ArgumentConversion.fits(v, parameter) {
          if try attempt(p, v, &failure) { any = true }
        }
      }
    }
    return any
  }

  private func attempt(_ p: Int, _ value: Value, _ failure: inout ErrorRecord?) throws(Unwind) -> Bool {
    let parameter = all[p]
    do {
      let v = try ArgumentConversion.convert(value, for: parameter, binding: self, at: callExtent)
      validSets &= parameter.setMask
      try put(p, v)
      pipelineBound.append(p)
      return true
    } catch {
      guard case .error(let record) = error.reason else { throw error }
      if failure == nil { failure = record }
      return false
    }
  }

  private func property(of value: Value, _ parameter: ParameterDescription) throws(Unwind) -> Value? {
    if value.unwrapped.asObject is DictionaryObject {
      // A dictionary's keys are no properties to the binder.
      let properties = Members.properties(of: value)
      for name in [parameter.name] + parameter.aliases {
        if let property = properties.first(where: { $0.name.equalsIgnoringCase(name) }) { return try property.value(of: value, frame) }
      }
      return nil
    }
    for name in [parameter.name] + parameter.aliases {
      if let v = try Members.propertyIfPresent(value, name, frame) { return v }
    }
    return nil
  }

  /// An advanced command without pipeline parameters that gets input all the same.
  func refuseInput(_ value: Value, _ f: Frame, report: (ErrorRecord) throws(Unwind) -> Void) throws(Unwind) { try report(inputNotBound(value)) }

  func isBound(_ name: PSString) -> Bool {
    guard let p = all.firstIndex(where: { $0.name.equalsIgnoringCase(name) }) else { return false }
    return isBound[p]
  }
}
