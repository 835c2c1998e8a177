import Text

/// Asks for mandatory parameters that a call left out.
enum MandatoryPrompt {
  /// - Returns: false when input ended before all were answered.
  static func ask(
    _ parameters: [ParameterDescription], set: Int, binding: ParameterBinding, bind: (ParameterDescription, Value) throws(Unwind) -> Void
  ) throws(Unwind) -> Bool {
    let fields = parameters.map { parameter in
      PromptField(
        name: parameter.name, label: parameter.name, help: parameter.membership(in: set)?.helpMessage ?? .empty, type: parameter.type)
    }
    let answers = try binding.frame.runtime.host.prompt(
      caption: PSString.of("cmdlet \(binding.command.name) at command pipeline position \(binding.pipelinePosition)"),
      message: PSString.of("Supply values for the following parameters:"), fields: fields)
    guard let answers else { return false }
    for (parameter, answer) in zip(parameters, answers) { try bind(parameter, answer) }
    return true
  }
}
