import Engine
import Text

/// The custom views of PowerShell, and headings of groups.
enum CustomViews {
  /// The value's text as it is.
  @Sendable static func text(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] { [.text(try DisplayText.plain(target))] }

  @Sendable static func message(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    [.text(try DisplayText.plain(try property(target, "Message", frame)))]
  }

  /// `$_.DateTime`: the long date and time.
  @Sendable static func dateTime(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    [.text(try DisplayText.plain(try property(target, "DateTime", frame)))]
  }

  /// A match with its path relative to the current folder, the matched text emphasised.
  @Sendable static func match(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    let folder = Value.text(FilePath.currentFolder())
    return [.text(try Conversion.text(try Members.invoke(target, PSString.of("ToEmphasizedString"), [folder], frame)))]
  }

  @Sendable static func error(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    guard let record = target.unwrapped.asObject as? ErrorRecord else { return try text(target, frame) }
    return [.text(try ErrorText(record, frame).text())]
  }

  /// What `Get-Error` shows.
  @Sendable static func errorDetails(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    [.text(try ErrorDetailsText(frame).text(of: target))]
  }

  @Sendable static func folder(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    let parent = try DisplayText.plain(try property(target, "PSParentPath", frame)).string
    let path = parent.firstRange(of: "::").map { String(parent[$0.upperBound...]) } ?? parent
    return [.group([.text(PSString.of("Directory: \(path)"))], frame: FrameIndentation(left: 4))]
  }

  /// A parameter set with everything that is known of its parameters.
  @Sendable static func parameterSet(_ target: Value, _ frame: Frame) throws(Unwind) -> [FormatValue] {
    func line(_ label: String, _ owner: Value, _ name: String) throws(Unwind) -> [FormatValue] {
      [.text(PSString.of("\(label)\(try DisplayText.text(of: try property(owner, name, frame), frame))")), .newLine]
    }
    var values = try line("Parameter Set Name: ", target, "Name")
    values += try line("Is default parameter set: ", target, "IsDefault")
    values.append(.newLine)
    var all: [FormatValue] = []
    let parameters = try property(target, "Parameters", frame)
    if let elements = try Enumeration.elements(of: parameters) {
      while let parameter = try elements.next() {
        all += try line("Parameter Name: ", parameter, "Name")
        var inner: [FormatValue] = []
        let lines = [
          "ParameterType", "Position", "IsMandatory", "IsDynamic", "HelpMessage", "ValueFromPipeline", "ValueFromPipelineByPropertyName",
          "ValueFromRemainingArguments", "Aliases",
        ]
        for name in lines { inner += try line("\(name) = ", parameter, name) }
        inner += [.text(PSString.of("Attributes =")), .newLine]
        var attributes: [FormatValue] = []
        if let list = try Enumeration.elements(of: try property(parameter, "Attributes", frame)) {
          while try list.next() != nil { attributes.append(.newLine) }
        }
        inner.append(.group(attributes, frame: FrameIndentation(left: 2)))
        all.append(.group(inner, frame: FrameIndentation(left: 2)))
        all.append(.newLine)
      }
    }
    values.append(.group(all, frame: FrameIndentation(left: 2)))
    return values
  }

  static func property(_ target: Value, _ name: String, _ frame: Frame) throws(Unwind) -> Value {
    try Members.propertyIfPresent(target, PSString.of(name), frame) ?? .null
  }
}
