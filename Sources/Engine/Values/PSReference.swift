import Text

/// `[ref]`: a variable, or a value of its own, that a method may write (`System.Management.Automation.PSReference`).
public final class PSReference: Object {
  public let box: VariableBox

  /// A reference to a variable.
  public init(_ box: VariableBox) { self.box = box }

  /// A reference to nothing but the value it holds.
  public init(value: Value) { box = VariableBox(value) }

  public override var dotNetType: DotNetType { DotNetType.reference.constructed([DotNetType.object]) }

  public var value: Value {
    if let compute = box.traits?.compute { return compute() }
    if case .unset = box.value { return .null }
    return box.value
  }

  /// Writes; a variable with a type keeps it.
  public func set(_ value: Value) throws(Unwind) {
    if let constraint = box.traits?.constraint {
      box.value = try Conversion.convert(value, to: constraint)
    } else {
      box.value = value
    }
    box.traits?.changed?(box.value)
  }
}
