import Syntax
import Text

/// `$x = value` into a slot.
final class AssignSlot: Node {
  let slot: Int
  let value: Node
  init(_ slot: Int, _ value: Node, _ extent: ScriptExtent) {
    self.slot = slot
    self.value = value
    super.init(extent)
  }

  @inline(__always)
  private func store(_ f: Frame, _ v: Value) throws(Unwind) {
    let p = f.slots + slot
    switch p.pointee {
    case .int32, .double, .bool, .int64: p.initialize(to: v)
    default: try f.store(slot, v)
    }
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let v = try value.eval(f).nullIfVoid
    try store(f, v)
    return v
  }
  override func run(_ f: Frame) throws(Unwind) {
    switch try value.eval(f) {
    case .void: try store(f, .null)
    case let v: try store(f, v)
    }
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    try run(f)
    return .normal
  }
}

extension Frame {
  /// Stores into a slot that holds a reference, a box, or nothing yet.
  @inline(never)
  func store(_ slot: Int, _ value: Value) throws(Unwind) {
    let p = slots + slot
    switch p.pointee {
    case .box(let box):
      if box.traits != nil { return try assignSlow(slot, value) }
      box.value = value
    case .unset:
      if isByName { return try assignSlow(slot, value) }
      p.initialize(to: value)
    default: p.pointee = value
    }
  }
}

/// `$x = value` into the slot of a typed or validated parameter.
final class AssignChecked: Node {
  let slot: Int
  let traits: VariableTraits
  let value: Node
  init(_ slot: Int, _ traits: VariableTraits, _ value: Node, _ extent: ScriptExtent) {
    self.slot = slot
    self.traits = traits
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let v = try traits.checked(try value.eval(f).nullIfVoid, name: f.block.slotNames[slot])
    try f.store(slot, v)
    return v
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    _ = try eval(f)
    return .normal
  }
}

/// Something that can stand on the left of `=`.
protocol AssignmentTarget: Node {
  func assign(_ f: Frame, _ value: Value) throws(Unwind)
  /// Reads the old value for `+=`, keeping what assigning needs so that the target's own parts run once.
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value
}

/// A slot as a target.
final class SlotTarget: Node, AssignmentTarget {
  let slot: Int
  let traits: VariableTraits?
  let read: SlotVariable
  init(_ slot: Int, traits: VariableTraits?, _ extent: ScriptExtent) {
    self.slot = slot
    self.traits = traits
    read = SlotVariable(slot, extent)
    super.init(extent)
  }
  func assign(_ f: Frame, _ value: Value) throws(Unwind) {
    try f.store(slot, try traits?.checked(value, name: f.block.slotNames[slot]) ?? value)
  }
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    let v = try change(try read.eval(f))
    try assign(f, v)
    return v
  }
}

/// `$global:x = …`, `$script:x = …`, `$local:x = …`, `$private:x = …`.
final class ScopedTarget: Node, AssignmentTarget {
  let name: VariableName
  let scope: VariablePathScope
  let isPrivate: Bool
  init(_ name: VariableName, _ scope: VariablePathScope, isPrivate: Bool, _ extent: ScriptExtent) {
    self.name = name
    self.scope = scope
    self.isPrivate = isPrivate
    super.init(extent)
  }
  func assign(_ f: Frame, _ value: Value) throws(Unwind) {
    let home = f.frame(forScope: scope)
    if isPrivate {
      let box = home.ownBox(of: name)
      if box.traits == nil { box.traits = VariableTraits() }
      box.traits?.options.insert(.isPrivate)
    }
    try home.assign(name, value)
  }
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    let v = try change(try ScopedVariable(name, scope, extent).eval(f))
    try assign(f, v)
    return v
  }
}

/// `$env:X = …`, `${function:f} = …`.
final class DriveTarget: Node, AssignmentTarget {
  let drive: PSString
  let path: PSString
  init(_ drive: PSString, _ path: PSString, _ extent: ScriptExtent) {
    self.drive = drive
    self.path = path
    super.init(extent)
  }
  func assign(_ f: Frame, _ value: Value) throws(Unwind) { try VariableDrives.set(drive, path, value, f) }
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    let v = try change(try VariableDrives.get(drive, path, f))
    try assign(f, v)
    return v
  }
}

/// `$null = …`: the value is thrown away.
final class DiscardTarget: Node, AssignmentTarget {
  func assign(_ f: Frame, _ value: Value) throws(Unwind) {}
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value { try change(.null) }
}

/// `[int]$x = …`, `[ValidateRange(1, 5)]$x = …`: constrains the variable, then assigns.
final class ConstrainedTarget: Node, AssignmentTarget {
  let name: VariableName
  let scope: VariablePathScope
  let slot: Int?
  let type: Node?
  let attributes: (Frame) throws(Unwind) -> [ParameterAttribute]

  init(
    _ name: VariableName, _ scope: VariablePathScope, slot: Int?, type: Node?, attributes: @escaping (Frame) throws(Unwind) -> [ParameterAttribute],
    _ extent: ScriptExtent
  ) {
    self.name = name
    self.scope = scope
    self.slot = slot
    self.type = type
    self.attributes = attributes
    super.init(extent)
  }

  func assign(_ f: Frame, _ value: Value) throws(Unwind) {
    let traits = VariableTraits()
    if let type, case .object(let o) = try type.eval(f) { traits.constraint = o as? DotNetType }
    traits.attributes = try attributes(f)
    let box: VariableBox
    if let slot {
      let p = f.slots + slot
      if f.isByName, !f.isAutomaticSlot(slot) {
        box = f.ownBox(of: name)
        p.pointee = .box(box)
      } else {
        box = Slot.box(p)
      }
    } else {
      box = f.frame(forScope: scope).ownBox(of: name)
    }
    if let old = box.traits {
      if !old.options.isDisjoint(with: [.readOnly, .constant]) { return try box.assign(value, name: name) }
      traits.options = old.options
      traits.changed = old.changed
      traits.description = old.description
    }
    let checked = try traits.checked(value, name: name)
    box.traits = traits
    box.value = checked
    traits.changed?(checked)
  }

  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    let old = f.value(of: name) ?? .null
    let v = try change(old)
    try assign(f, v)
    return v
  }
}

/// `$o.P = …`, `[T]::P = …`.
final class MemberTarget: Node, AssignmentTarget {
  let access: MemberAccessNode
  init(_ access: MemberAccessNode) {
    self.access = access
    super.init(access.extent)
  }
  func assign(_ f: Frame, _ value: Value) throws(Unwind) {
    let object = try access.target.eval(f)
    try access.set(f, object, try access.name(f), value)
  }
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    let object = try access.target.eval(f)
    let name = try access.name(f)
    let v = try change(try access.get(f, object, name))
    try access.set(f, object, name, v)
    return v
  }
}

/// `$a[i] = …`.
final class IndexTarget: Node, AssignmentTarget {
  let target: Node
  let index: Node
  init(_ target: Node, _ index: Node, _ extent: ScriptExtent) {
    self.target = target
    self.index = index
    super.init(extent)
  }

  func assign(_ f: Frame, _ value: Value) throws(Unwind) {
    let object = try target.eval(f)
    let i = try index.eval(f)
    try store(f, object, i, value)
  }

  @inline(__always)
  private func store(_ f: Frame, _ object: Value, _ i: Value, _ value: Value) throws(Unwind) {
    if case .array(let a) = object, a.elementType == nil, case .int32(let n) = i, n >= 0, Int(n) < a.elements.count {
      a.elements[Int(n)] = value
      return
    }
    if case .hash(let h) = object, case .string(let s) = i {
      h.table.set(s, value)
      return
    }
    if index is ArrayLiteral, case .array(let list) = i { return try Indexing.set(object, indexes: Array(list.elements), value, f) }
    try Indexing.set(object, i, value, f)
  }

  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    let object = try target.eval(f)
    let i = try index.eval(f)
    let v = try change(try Indexing.get(object, i, f))
    try store(f, object, i, v)
    return v
  }
}

/// `$a, $b = …`: the last target takes what is left.
final class ListTarget: Node, AssignmentTarget {
  let targets: [any AssignmentTarget]
  init(_ targets: [any AssignmentTarget], _ extent: ScriptExtent) {
    self.targets = targets
    super.init(extent)
  }

  func assign(_ f: Frame, _ value: Value) throws(Unwind) {
    let values = try Conversion.enumerate(value)
    for (i, target) in targets.enumerated() {
      if i == targets.count - 1 {
        let left = values.count - i
        try target.assign(f, left <= 0 ? .null : left == 1 ? values[i] : .array(PSArray(values[i...])))
      } else {
        try target.assign(f, i < values.count ? values[i] : .null)
      }
    }
  }
  func modify(_ f: Frame, _ change: (Value) throws(Unwind) -> Value) throws(Unwind) -> Value {
    var old = ContiguousArray<Value>()
    for target in targets {
      try _ = target.modify(f) { (v: Value) throws(Unwind) in
        old.append(v)
        return v
      }
    }
    let v = try change(.array(PSArray(old)))
    try assign(f, v)
    return v
  }
}

/// `target = value` where the target is more than a slot.
final class Assign: Node {
  let target: any AssignmentTarget
  let value: Node
  init(_ target: any AssignmentTarget, _ value: Node, _ extent: ScriptExtent) {
    self.target = target
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let v = try value.eval(f).nullIfVoid
    try target.assign(f, v)
    return v
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    _ = try eval(f)
    return .normal
  }
}

/// `target op= value`.
final class AssignOperation: Node {
  let target: any AssignmentTarget
  let operation: BinaryOperator
  let value: Node
  init(_ target: any AssignmentTarget, _ operation: BinaryOperator, _ value: Node, _ extent: ScriptExtent) {
    self.target = target
    self.operation = operation
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    try target.modify(f) { (old: Value) throws(Unwind) in try operation.apply(old, try value.eval(f).nullIfVoid, f) }
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    _ = try eval(f)
    return .normal
  }
}

/// `target ??= value`.
final class AssignIfNull: Node {
  let target: any AssignmentTarget
  let value: Node
  init(_ target: any AssignmentTarget, _ value: Node, _ extent: ScriptExtent) {
    self.target = target
    self.value = value
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    var result = Value.null
    _ = try target.modify(f) { (old: Value) throws(Unwind) in
      result = old.isNull ? try value.eval(f).nullIfVoid : old
      return result
    }
    return result
  }
  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    _ = try eval(f)
    return .normal
  }
}

/// `$x += value` into a slot: numbers in place, strings and arrays grown in place while nobody else holds them.
final class AddToSlot: Node {
  let slot: Int
  let value: Node
  let read: SlotVariable
  init(_ slot: Int, _ value: Node, _ extent: ScriptExtent) {
    self.slot = slot
    self.value = value
    read = SlotVariable(slot, extent)
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    try run(f)
    return try read.eval(f)
  }

  override func run(_ f: Frame) throws(Unwind) {
    let v = try value.eval(f)
    let p = f.slots + slot
    if case .int32(let a) = p.pointee, case .int32(let b) = v {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow {
        p.initialize(to: .int32(sum))
        return
      }
    }
    try add(f, v)
  }

  @inline(never)
  private func add(_ f: Frame, _ v: Value) throws(Unwind) {
    let p = f.slots + slot
    if case .double(let a) = p.pointee, case .double(let b) = v {
      p.initialize(to: .double(a + b))
      return
    }
    if case .box(let box) = p.pointee {
      if box.traits == nil {
        try AddToSlot.grow(&box.value, v, f)
        return
      }
    } else if !p.pointee.isUnsetSlot {
      try AddToSlot.grow(&p.pointee, v, f)
      return
    }
    try f.store(slot, try Operators.add(try read.eval(f), v.nullIfVoid))
  }

  /// Adds to a variable in place; the variable gives up its reference while it grows, so that a uniquely held string or array is not copied.
  private static func grow(_ place: inout Value, _ v: Value, _ f: Frame) throws(Unwind) {
    switch place {
    case .string(var text):
      place = .null
      let tail: PSString
      do {
        tail = try Conversion.text(v)
      } catch {
        place = .string(text)
        throw error
      }
      if PSString.append(tail, to: &text) {
        place = .string(text)
      } else {
        place = .string(text)
        throw Unwind.error("System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.")
      }
    case .array(var array) where array.elementType == nil:
      place = .null
      if isKnownUniquelyReferenced(&array), array.extra == nil {
        do {
          try Operators.append(v.nullIfVoid, to: &array.elements)
        } catch {
          place = .array(array)
          throw error
        }
        place = .array(array)
      } else {
        place = .array(array)
        place = try Operators.add(.array(array), v.nullIfVoid)
      }
    default: place = try Operators.add(place.isUnsetSlot ? .null : place, v.nullIfVoid)
    }
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    try run(f)
    return .normal
  }
}

/// `$x++`, `--$x` on a slot.
final class IncrementSlot: Node {
  let slot: Int
  let by: Int32
  let isPrefix: Bool
  let target: SlotTarget
  init(_ slot: Int, by: Int32, isPrefix: Bool, target: SlotTarget, _ extent: ScriptExtent) {
    self.slot = slot
    self.by = by
    self.isPrefix = isPrefix
    self.target = target
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let p = f.slots + slot
    if case .int32(let n) = p.pointee, target.traits == nil {
      let (sum, overflow) = n.addingReportingOverflow(by)
      if !overflow {
        p.initialize(to: .int32(sum))
        return .int32(isPrefix ? sum : n)
      }
    }
    return try slow(f)
  }

  @inline(never)
  private func slow(_ f: Frame) throws(Unwind) -> Value {
    let p = f.slots + slot
    if case .box(let box) = p.pointee, box.traits == nil, case .int32(let n) = box.value {
      let (sum, overflow) = n.addingReportingOverflow(by)
      if !overflow {
        box.value = .int32(sum)
        return .int32(isPrefix ? sum : n)
      }
    }
    return try Increment.apply(target, by: by, isPrefix: isPrefix, f)
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    _ = try eval(f)
    return .normal
  }
}

/// `++` and `--` on any target.
final class Increment: Node {
  let target: any AssignmentTarget
  let by: Int32
  let isPrefix: Bool
  init(_ target: any AssignmentTarget, by: Int32, isPrefix: Bool, _ extent: ScriptExtent) {
    self.target = target
    self.by = by
    self.isPrefix = isPrefix
    super.init(extent)
  }

  override func eval(_ f: Frame) throws(Unwind) -> Value { try Increment.apply(target, by: by, isPrefix: isPrefix, f) }

  static func apply(_ target: any AssignmentTarget, by: Int32, isPrefix: Bool, _ f: Frame) throws(Unwind) -> Value {
    var before = Value.null
    let after = try target.modify(f) { (old: Value) throws(Unwind) in
      before = old.isNull ? .int32(0) : old
      return try Operators.increment(old, by: by)
    }
    return isPrefix ? after : before
  }

  override func exec(_ f: Frame) throws(Unwind) -> Completion {
    _ = try eval(f)
    return .normal
  }
}
