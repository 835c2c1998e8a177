import Text

/// The parameters that every advanced command has, and what a call gave for them.
package struct CommonParameters {
  var verbose: Bool?
  var debug: Bool?
  var errorAction: ActionPreference?
  var warningAction: ActionPreference?
  var informationAction: ActionPreference?
  var progressAction: ActionPreference?
  var errorVariable: PSString?
  var warningVariable: PSString?
  var informationVariable: PSString?
  var outVariable: PSString?
  var pipelineVariable: PSString?
  var outBuffer: Int?
  var whatIf: Bool?
  var confirm: Bool?

  var isEmpty: Bool {
    verbose == nil && debug == nil && errorAction == nil && warningAction == nil && informationAction == nil && progressAction == nil
      && errorVariable == nil && warningVariable == nil && informationVariable == nil && outVariable == nil && pipelineVariable == nil
      && outBuffer == nil && whatIf == nil && confirm == nil
  }

  private enum Index: Int, CaseIterable {
    case verbose, debug, errorAction, warningAction, informationAction, progressAction, errorVariable, warningVariable, informationVariable
    case outVariable, outBuffer, pipelineVariable, whatIf, confirm
  }

  private static let names: [(StaticString, StaticString)] = [
    ("Verbose", "vb"), ("Debug", "db"), ("ErrorAction", "ea"), ("WarningAction", "wa"), ("InformationAction", "infa"), ("ProgressAction", "proga"),
    ("ErrorVariable", "ev"), ("WarningVariable", "wv"), ("InformationVariable", "iv"), ("OutVariable", "ov"), ("OutBuffer", "ob"),
    ("PipelineVariable", "pv"), ("WhatIf", "wi"), ("Confirm", "cf"),
  ]

  /// Descriptions for the binder, help and completion; the last two exist with `SupportsShouldProcess` only.
  package nonisolated(unsafe) static let descriptions: [ParameterDescription] = Index.allCases.map { which in
    let type: DotNetType =
      switch which {
      case .verbose, .debug, .whatIf, .confirm: .switchParameter
      case .errorAction, .warningAction, .informationAction, .progressAction: .actionPreference
      case .outBuffer: .int32
      default: .string
      }
    var attributes: [ParameterAttribute] = []
    if type === DotNetType.string { attributes = [.validateNotNullOrEmpty] }
    if which == .outBuffer { attributes = [.validateRange(.int32(0), .int32(Int32.max))] }
    let d = ParameterDescription(
      name: PSString.of(names[which.rawValue].0.description), type: type, index: which.rawValue,
      aliases: [PSString.of(names[which.rawValue].1.description)], sets: [(set: -1, membership: .init())], attributes: attributes)
    d.isCommon = true
    return d
  }

  package static func available(_ command: CommandDescription) -> ArraySlice<ParameterDescription> {
    command.isAdvanced ? descriptions.prefix(command.supportsShouldProcess ? 14 : 12) : []
  }

  mutating func set(_ parameter: ParameterDescription, _ value: Value) {
    let on: Bool? =
      switch value {
      case .bool(let b): b
      case .object(let o): (o as? SwitchParameterObject)?.isPresent
      default: nil
      }
    var text: PSString? { if case .string(let s) = value { s } else { nil } }
    switch Index(rawValue: parameter.index) {
    case .verbose: verbose = on
    case .debug: debug = on
    case .errorAction: errorAction = ActionPreference.of(value)
    case .warningAction: warningAction = ActionPreference.of(value)
    case .informationAction: informationAction = ActionPreference.of(value)
    case .progressAction: progressAction = ActionPreference.of(value)
    case .errorVariable: errorVariable = text
    case .warningVariable: warningVariable = text
    case .informationVariable: informationVariable = text
    case .outVariable: outVariable = text
    case .outBuffer: if case .int32(let n) = value { outBuffer = Int(n) }
    case .pipelineVariable: pipelineVariable = text
    case .whatIf: whatIf = on
    case .confirm: confirm = on
    case nil: break
    }
  }
}
