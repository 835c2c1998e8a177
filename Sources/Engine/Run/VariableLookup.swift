import Text

/// Where a variable was found.
package enum VariablePlace {
  case slot(UnsafeMutablePointer<Value>, frame: Frame, index: Int)
  case box(VariableBox)
}

/// Variables by name: what slots fall back on, and what `Get-Variable` and its kin use.
extension Frame {
  /// The variable of that name in this frame itself: its slots, then its by-name variables.
  package func ownPlace(of name: VariableName) -> VariablePlace? {
    if let i = block.slot(of: name) {
      let p = slots + i
      switch p.pointee {
      case .unset: break
      case .box(let box):
        if case .unset = box.value, box.traits == nil { break }
        return .box(box)
      default: return .slot(p, frame: self, index: i)
      }
    }
    if let box = existingExtras?.variables[name] {
      if case .unset = box.value, box.traits?.compute == nil { return nil }
      return .box(box)
    }
    return nil
  }

  /// The variable of that name as seen from this frame: along the scope's parents. Private variables are seen from their own scope only.
  package func place(of name: VariableName) -> VariablePlace? {
    var next: Frame? = self
    let own = scope
    while let f = next {
      if let place = f.ownPlace(of: name) {
        if case .box(let box) = place, let traits = box.traits, traits.options.contains(.isPrivate), f.scope != own {
          next = f.scopeParent
          continue
        }
        return place
      }
      if f.scopeParent == nil, let box = runtime.automaticVariable(name) { return .box(box) }
      next = f.scopeParent
    }
    return nil
  }

  /// The value of a variable as seen from this frame; nil when there is none.
  package func value(of name: VariableName) -> Value? {
    switch place(of: name) {
    case .slot(let p, _, _): p.pointee
    case .box(let box): box.traits?.compute?() ?? box.value
    case nil: nil
    }
  }

  /// What an unset slot means: the variable of an outer scope, or nothing (an error under strict mode).
  @inline(never)
  func readUnset(_ slot: Int, _ node: Node) throws(Unwind) -> Value {
    let name = block.slotNames[slot]
    if isByName, let box = try existingBox(of: name) {
      (slots + slot).pointee = .box(box)
      if let compute = box.traits?.compute { return compute() }
      return isUnset(box) ? try missing(name, node) : box.value
    }
    return try readNamed(name, node)
  }

  private func isUnset(_ box: VariableBox) -> Bool { if case .unset = box.value { true } else { false } }

  @inline(never)
  func readNamed(_ name: VariableName, _ node: Node) throws(Unwind) -> Value {
    if let v = value(of: name) { return v }
    return try missing(name, node)
  }

  @inline(never)
  func missing(_ name: VariableName, _ node: Node) throws(Unwind) -> Value {
    if environment.strictMode > 0 {
      throw Unwind.runtime(
        "VariableIsUndefined", "The variable '$\(name.text)' cannot be retrieved because it has not been set.", target: .string(name.text))
    }
    return .null
  }

  /// The box of a by-name frame's own scope, if the variable exists there.
  private func existingBox(of name: VariableName) throws(Unwind) -> VariableBox? {
    let home = scope
    if home != self, home.block.slot(of: name) != nil {
      if case .slot(let p, _, _) = home.ownPlace(of: name) { return Slot.box(p) }
    }
    if let box = home.existingExtras?.variables[name] { return box }
    if home.scopeParent == nil { return runtime.automaticVariable(name) }
    return nil
  }

  /// The box of a variable in this frame's scope, made when there is none.
  package func ownBox(of name: VariableName) -> VariableBox {
    let home = scope
    if let i = home.block.slot(of: name), !home.isByName { return Slot.box(home.slots + i) }
    if let box = home.existingExtras?.variables[name] { return box }
    if home.scopeParent == nil, let box = runtime.automaticVariable(name) { return box }
    let box = VariableBox(.unset)
    home.extras.variables[name] = box
    return box
  }

  /// Assigns to a slot whose quick write was refused: by-name frames, constraints, options.
  @inline(never)
  func assignSlow(_ slot: Int, _ value: Value) throws(Unwind) {
    let p = slots + slot
    if case .box(let box) = p.pointee { return try box.assign(value, name: block.slotNames[slot]) }
    if isByName && !isAutomaticSlot(slot) {
      let box = ownBox(of: block.slotNames[slot])
      p.pointee = .box(box)
      return try box.assign(value, name: block.slotNames[slot])
    }
    p.pointee = value
  }

  /// Slots of a dotted frame that are its own although the rest belongs to the scope.
  func isAutomaticSlot(_ slot: Int) -> Bool {
    guard isDotted else { return false }
    let name = block.slotNames[slot]
    return name === VariableName.underscore || name === VariableName.args || name === VariableName.input || name === VariableName.this
  }

  /// Assigns by name in this frame's scope (`$x = …` where no slot was given, `Set-Variable`).
  package func assign(_ name: VariableName, _ value: Value) throws(Unwind) {
    let home = scope
    if let i = home.block.slot(of: name), !home.isByName {
      if let traits = home.block.traits(ofSlot: i) { return home.assignRaw(i, try traits.checked(value, name: name)) }
      if case .box(let box) = (home.slots + i).pointee { return try box.assign(value, name: name) }
      return home.assignRaw(i, value)
    }
    try ownBox(of: name).assign(value, name: name)
  }

  func assignRaw(_ slot: Int, _ value: Value) {
    if case .box(let box) = (slots + slot).pointee { box.value = value } else { (slots + slot).pointee = value }
  }

  /// The frame that a scope prefix or number names.
  package func frame(forScope scope: VariablePathScope) -> Frame {
    switch scope {
    case .global: runtime.global.top
    case .script: environment.scriptScope
    case .local: self.scope
    }
  }

  /// The `n`-th scope outwards, dotted frames not counted; nil past the outermost.
  package func scope(number n: Int) -> Frame? {
    var f: Frame? = scope
    var left = n
    while left > 0, let g = f {
      f = g.scopeParent?.scope
      left -= 1
    }
    return f
  }
}

/// `$global:`, `$script:`, `$local:` (and `$private:`, which assigns in the local scope).
package enum VariablePathScope { case global, script, local }

extension VariableBox {
  /// Assigns as a script does: options, constraint and validation are honoured, watchers told.
  package func assign(_ value: Value, name: VariableName) throws(Unwind) {
    guard let traits else {
      self.value = value
      return
    }
    if !traits.options.isDisjoint(with: [.readOnly, .constant]) {
      throw Unwind.error(
        "System.Management.Automation.SessionStateUnauthorizedAccessException",
        "Cannot overwrite variable \(name.text) because it is read-only or constant.", id: "VariableNotWritable", category: .writeError,
        target: .string(name.text))
    }
    let checked = try traits.checked(value, name: name)
    self.value = checked
    traits.changed?(checked)
  }
}

extension VariableTraits {
  /// The value converted to the constraint and accepted by every validation attribute.
  package func checked(_ value: Value, name: VariableName) throws(Unwind) -> Value {
    var value = value
    if let constraint { value = try Conversion.convertForVariable(value, to: constraint) }
    if !attributes.isEmpty { try Validation.check(value, attributes, variable: name) }
    return value
  }
}
