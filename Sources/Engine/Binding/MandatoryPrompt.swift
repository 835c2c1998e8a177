import Text

/// Asks at the terminal for mandatory parameters that a call left out.
enum MandatoryPrompt {
  static func ask(
    _ parameters: [ParameterDescription], set: Int, binding: ParameterBinding, bind: (ParameterDescription, Value) throws(Unwind) -> Void
  ) throws(Unwind) {
    let host = binding.frame.runtime.host
    var isFirst = true
    for parameter in parameters {
      let caption = isFirst ? PSString.of("cmdlet \(binding.command.name) at command pipeline position 1") : nil
      let message = isFirst ? PSString.of("Supply values for the following parameters:") : nil
      let help = parameter.membership(in: set)?.helpMessage
      isFirst = false
      let isSecret = parameter.type === DotNetType.secureString
      if let element = parameter.type.arrayElement {
        var values = ContiguousArray<Value>()
        while true {
          let field = PSString.of("\(parameter.name)[\(values.count)]")
          let v = try host.promptForField(
            caption: values.isEmpty ? caption : nil, message: values.isEmpty ? message : nil, field: field, help: help, isSecret: false)
          if case .string(let s) = v, s.isEmpty { break }
          values.append(element === DotNetType.string || element === DotNetType.object ? v : try Conversion.convert(v, to: element))
        }
        try bind(parameter, .array(PSArray(values)))
      } else {
        let v = try host.promptForField(caption: caption, message: message, field: parameter.name, help: help, isSecret: isSecret)
        try bind(parameter, v)
      }
    }
  }
}
