import Syntax
import Text

/// The errors of parameter binding, in PowerShell's words.
extension ParameterBinding {
  func error(
    _ id: String, _ message: String, at extent: ScriptExtent?, category: ErrorCategory = .invalidArgument, inner: Value = .null,
    exception: StaticString = "System.Management.Automation.ParameterBindingException"
  ) -> Unwind {
    let e = ExceptionObject(exception, message, inner: inner)
    let record = ErrorRecord(e, id: id, category: category, target: .null)
    record.commandId = command.errorIdSuffix
    record.activity = command.name
    let info = InvocationInfo(command: commandInfo, extent: callExtent, name: command.name)
    info.displayExtent = extent ?? callExtent
    record.invocation = info
    return Unwind(.error(record))
  }

  func parameterNotFound(_ name: PSString, _ extent: ScriptExtent?) -> Unwind {
    error("NamedParameterNotFound", "A parameter cannot be found that matches parameter name '\(name)'.", at: extent)
  }

  func ambiguous(_ name: PSString, _ matches: [ParameterDescription], _ extent: ScriptExtent?) -> Unwind {
    let list = matches.map { " -\($0.name)" }.joined()
    return error(
      "AmbiguousParameter", "Parameter cannot be processed because the parameter name '\(name)' is ambiguous. Possible matches include:\(list).",
      at: extent)
  }

  func missingArgument(_ parameter: ParameterDescription, _ extent: ScriptExtent?) -> Unwind {
    error(
      "MissingArgument",
      "Missing an argument for parameter '\(parameter.name)'. Specify a parameter of type '\(parameter.type.fullName)' and try again.", at: extent)
  }

  func alreadyBound(_ parameter: ParameterDescription, _ extent: ScriptExtent?) -> Unwind {
    error(
      "ParameterAlreadyBound",
      "Cannot bind parameter because parameter '\(parameter.name)' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".",
      at: extent)
  }

  /// The whole call is shown, since no parameter is to blame.
  func positionalNotFound(_ value: Value) -> Unwind {
    let text = (try? Conversion.text(value)) ?? PSString.empty
    return error(
      "PositionalParameterNotFound", "A positional parameter cannot be found that accepts argument '\(value.isNull ? "$null" : text.string)'.",
      at: callExtent)
  }

  func ambiguousSet() -> Unwind {
    error(
      "AmbiguousParameterSet",
      "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.",
      at: callExtent)
  }

  func missingMandatory(_ parameters: [ParameterDescription]) -> Unwind {
    error(
      "MissingMandatoryParameter",
      "Cannot process command because of one or more missing mandatory parameters:\(parameters.map { " \($0.name)" }.joined()).", at: callExtent)
  }

  func inputNotBound(_ value: Value) -> ErrorRecord {
    let unwind = error(
      "InputObjectNotBound",
      "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.",
      at: callExtent)
    let record = unwind.record ?? ErrorRecord(ExceptionObject("System.Exception", ""), id: "")
    record.target = value
    return record
  }

  func inputMissingMandatory(_ parameters: [ParameterDescription], _ value: Value) -> ErrorRecord {
    let unwind = error(
      "InputObjectMissingMandatory",
      "The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: \(parameters.map { " \($0.name)" }.joined())",
      at: callExtent)
    let record = unwind.record ?? ErrorRecord(ExceptionObject("System.Exception", ""), id: "")
    record.target = value
    return record
  }
}
