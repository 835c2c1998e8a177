import Engine
import Text

/// `Set-Item` and `Clear-Item`: the values of items that are not files.
final class SetItem: PathCmdlet {
  private var value: Value = .unset
  private var passThru = false
  private let clears: Bool

  init(clears: Bool) { self.clears = clears }

  @Sendable static func describeSet() -> CmdletDescription {
    let d = Declaration(
      "Set-Item", "Microsoft.PowerShell.Commands.SetItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      shouldProcess: .medium
    ) { SetItem(clears: false) }
    declareCredential(d)
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d, path: "Path: mandatory, position 0, property")
    d.parameter("PassThru", "switch") { $0.passThru = $1.isPresent }
    d.parameter("Value", "System.Object", "position 1, pipeline, property") { $0.value = $1.value ?? .unset }
    return d.description
  }

  @Sendable static func describeClear() -> CmdletDescription {
    let d = Declaration(
      "Clear-Item", "Microsoft.PowerShell.Commands.ClearItemCommand", module: "Microsoft.PowerShell.Management", defaultSet: "Path",
      shouldProcess: .medium
    ) { SetItem(clears: true) }
    declareCredential(d)
    declareFilters(d)
    d.parameter("Force", "switch") { $0.force = $1.isPresent }
    declarePaths(d)
    return d.description
  }

  override func processRecord() throws(Unwind) {
    for place in try targets(mustExist: clears) {
      guard !place.isFile else {
        throw terminating(
          "System.Management.Automation.PSNotSupportedException",
          "Provider operation stopped because the provider does not support this operation.", id: "NotSupported", category: .notImplemented)
      }
      let action = clears ? "Clear Item" : "Set Item"
      let shown = clears || isUnset ? "" : " Value: \(try Conversion.text(value))"
      guard try shouldProcess(PSString.of("Item: \(place.path)\(shown)"), PSString.of(action)) else { continue }
      try SessionItems.set(place.provider, PSString.of(place.path), clears || isUnset ? .null : value, frame)
      if passThru, let made = object(place) { try write(made) }
    }
  }

  private var isUnset: Bool { if case .unset = value { true } else { false } }
}
