import Text

/// The variables of a scope as a list: `Get-Variable` and completion.
extension Frame {
  /// The names of the variables that live in this scope itself, those with a value only.
  package func ownVariableNames() -> [VariableName] {
    var names: [VariableName] = []
    for name in block.slotNames where ownPlace(of: name) != nil { names.append(name) }
    for name in existingExtras?.variables.keys ?? [:].keys where block.slot(of: name) == nil && ownPlace(of: name) != nil { names.append(name) }
    if scopeParent == nil {
      for text in Runtime.automaticNames {
        let name = VariableName.of(text)
        if !names.contains(where: { $0 === name }), runtime.automaticVariable(name) != nil { names.append(name) }
      }
    }
    return names
  }

  /// The names of all variables seen from this frame: a scope's private ones only from that scope.
  package func visibleVariableNames() -> [VariableName] {
    var seen: Set<VariableName> = []
    var names: [VariableName] = []
    var next: Frame? = self
    while let f = next {
      for name in f.ownVariableNames() where seen.insert(name).inserted { names.append(name) }
      next = f.scopeParent
    }
    return names
  }

  /// The box of a variable of this scope, its slot turned into one; nil when the scope has no such variable.
  package func existingBox(named name: VariableName) -> VariableBox? {
    switch ownPlace(of: name) {
    case .box(let box): return box
    case .slot(let p, _, _): return Slot.box(p)
    case nil: return scopeParent == nil ? runtime.automaticVariable(name) : nil
    }
  }

  /// The box of a variable as seen from here, and the scope that has it.
  package func findBox(named name: VariableName) -> (box: VariableBox, home: Frame)? {
    let own = scope
    var next: Frame? = self
    while let f = next {
      if let box = f.existingBox(named: name), box.traits?.options.contains(.isPrivate) != true || f.scope == own { return (box, f) }
      next = f.scopeParent
    }
    return nil
  }

  /// Removes a variable from this scope; whoever still has its place finds it unset.
  package func removeVariable(_ name: VariableName) {
    if let box = existingBox(named: name) {
      box.traits = nil
      box.value = .unset
    }
    existingExtras?.variables[name] = nil
  }
}
