import Syntax
import Text

/// `$x` in a slot of the frame.
final class SlotVariable: Node {
  let slot: Int
  init(_ slot: Int, _ extent: ScriptExtent) {
    self.slot = slot
    super.init(extent)
  }

  @inline(__always)
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let p = f.slots + slot
    switch p.pointee {
    case .int32(let n): return .int32(n)
    case .double(let d): return .double(d)
    case .bool(let b): return .bool(b)
    default: return try slow(f, p)
    }
  }

  @inline(never)
  private func slow(_ f: Frame, _ p: UnsafeMutablePointer<Value>) throws(Unwind) -> Value {
    let v = Slot.readSlow(p)
    if case .unset = v { return try f.readUnset(slot, self) }
    if case .box(let box) = p.pointee, let compute = box.traits?.compute { return compute() }
    return v
  }
}

/// `$x` that the block never assigns: looked up along the scopes.
final class NamedVariable: Node {
  let name: VariableName
  init(_ name: VariableName, _ extent: ScriptExtent) {
    self.name = name
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { try f.readNamed(name, self) }
}

/// `$global:x`, `$script:x`, `$local:x`.
final class ScopedVariable: Node {
  let name: VariableName
  let scope: VariablePathScope
  init(_ name: VariableName, _ scope: VariablePathScope, _ extent: ScriptExtent) {
    self.name = name
    self.scope = scope
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value {
    let home = f.frame(forScope: scope)
    switch home.ownPlace(of: name) {
    case .slot(let p, _, _): return p.pointee
    case .box(let box): return box.traits?.compute?() ?? box.value
    case nil:
      if home.scopeParent == nil, let box = f.runtime.automaticVariable(name) { return box.traits?.compute?() ?? box.value }
      return try f.missing(name, self)
    }
  }
}

/// `$env:PATH`, `${function:f}`, `${C:\file}`: an item of a drive.
final class DriveVariable: Node {
  let drive: PSString
  let path: PSString
  init(_ drive: PSString, _ path: PSString, _ extent: ScriptExtent) {
    self.drive = drive
    self.path = path
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { try VariableDrives.get(drive, path, f) }
}

/// `$?`
final class SuccessVariable: Node {
  override func eval(_ f: Frame) throws(Unwind) -> Value { .bool(f.runtime.succeeded) }
}

/// `$args`, `$input`, `$MyInvocation` … of this activation.
final class AutomaticVariable: Node {
  enum Which { case args, input, this, myInvocation, boundParameters, cmdlet, scriptRoot, commandPath }
  let which: Which
  let name: VariableName
  init(_ which: Which, _ name: VariableName, _ extent: ScriptExtent) {
    self.which = which
    self.name = name
    super.init(extent)
  }
  override func eval(_ f: Frame) throws(Unwind) -> Value { try f.automatic(which, name, self) }
}

extension Frame {
  /// An automatic variable of this activation, or the nearest one that has it.
  func automatic(_ which: AutomaticVariable.Which, _ name: VariableName, _ node: Node) throws(Unwind) -> Value {
    switch which {
    case .scriptRoot, .commandPath:
      guard let file = node.extent.file else { return .string(PSString.empty) }
      return .string(which == .commandPath ? file : FilePath.parent(file))
    case .args: return .array(activationExtras?.arguments ?? PSArray())
    case .input: return activationExtras.map(\.input) ?? .null
    case .this:
      var next: Frame? = self
      while let f = next {
        if let v = f.existingExtras?.this, !v.isUnsetSlot { return v }
        next = f.scopeParent
      }
      return .null
    case .myInvocation: return .object(invocationInfo())
    case .boundParameters:
      if let bound = activation.existingExtras?.boundParameters { return .object(bound) }
      let made = BoundParameters()
      activation.extras.boundParameters = made
      return .object(made)
    case .cmdlet:
      var next: Frame? = self
      while let f = next {
        if let object = f.existingExtras?.cmdletObject { return .object(object) }
        next = f.scopeParent
      }
      return .null
    }
  }

  /// The frame whose arguments these are: a dotted block has its own.
  var activation: Frame { self }
  private var activationExtras: FrameExtras? { existingExtras }

  /// `$MyInvocation` of this activation.
  package func invocationInfo() -> InvocationInfo {
    if let info = existingExtras?.invocation { return info }
    // A planned call of a simple function leaves no invocation behind: the call site knows what it called.
    var command: CommandInfo?
    if let call = site as? CommandCall, let caller { command = try? call.resolve(caller) }
    let info = InvocationInfo(command: command, extent: site?.extent, name: command?.name ?? PSString.empty)
    extras.invocation = info
    return info
  }
}

extension Value {
  var isUnsetSlot: Bool { if case .unset = self { true } else { false } }
}

/// `$PSBoundParameters`: a `Dictionary[string, object]` that ignores case.
public final class BoundParameters: DictionaryObject {
  public init() { super.init(table: KeyTable(comparer: .ignoreCase)) }
  public override var dotNetType: DotNetType { DotNetType.boundParameters }
}
