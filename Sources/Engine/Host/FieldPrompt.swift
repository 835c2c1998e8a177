import Text

/// One thing that a host asks for: a missing mandatory parameter, or a `FieldDescription` of a script.
public struct PromptField {
  public var name: PSString
  /// With a label, an answer that begins with `!` is a command (`!?` shows the help).
  public var label: PSString
  public var help: PSString
  public var type: DotNetType

  public init(name: PSString, label: PSString? = nil, help: PSString? = nil, type: DotNetType = .string) {
    self.name = name
    self.label = label ?? .empty
    self.help = help ?? .empty
    self.type = type
  }
}

/// `Prompt` and `PromptForCredential` in the console host's words, on top of what a host can read and write.
extension Host {
  /// Asks for each field in turn; nil when input ended before all were answered.
  ///
  /// A field of a list type is asked for element by element until an empty answer, a `SecureString` unseen, a `PSCredential` by name and password. What does
  /// not convert for its format or its size is asked for again; other answers are given back as they are, for the binder to judge.
  public func prompt(caption: PSString, message: PSString, fields: [PromptField]) throws(Unwind) -> [Value]? {
    guard isInteractive else { throw Host.refusal }
    writeHeading(caption, message)
    if fields.contains(where: { !$0.help.isEmpty }) { writeLine(PSString.of("(Type !? for Help.)")) }
    var values: [Value] = []
    for field in fields {
      let value: Value?
      if let element = field.type.arrayElement {
        value = try askForList(field, of: element)
      } else {
        value = try askForItem(field, prompt: PSString.of("\(field.name): "), type: field.type, endsList: false).value
      }
      guard let value else {
        write(PSString.of("\n"), to: .output)
        return nil
      }
      values.append(value)
    }
    return values
  }

  /// Asks for a user name, unless one is given, and the password; nil when input ended.
  public func promptForCredential(caption: PSString, message: PSString, userName: PSString?) throws(Unwind) -> CredentialObject? {
    guard isInteractive else { throw Host.refusal }
    writeHeading(caption, message)
    var name = userName ?? .empty
    while name.isEmpty {
      guard let line = try readLine(prompt: PSString.of("User: ")) else { return nil }
      name = line
    }
    guard let password = try readSecret(prompt: PSString.of("Password for user \(name): ")) else { return nil }
    password.makeReadOnly()
    write(PSString.of("\n"), to: .output)
    return CredentialObject(userName: name, password: password)
  }

  private func writeHeading(_ caption: PSString, _ message: PSString) {
    if !caption.isEmpty {
      write(PSString.of("\n"), to: .output)
      writeCaption(wrapped(caption))
    }
    if !message.isEmpty { writeLine(message) }
  }

  private func writeLine(_ text: PSString) { write(PSString.of("\(wrapped(text))\n"), to: .output) }

  private func askForList(_ field: PromptField, of element: DotNetType) throws(Unwind) -> Value? {
    var values = ContiguousArray<Value>()
    while true {
      let answer = try askForItem(field, prompt: PSString.of("\(field.name)[\(values.count)]: "), type: element, endsList: true)
      if answer.endsList { return .array(PSArray(values)) }
      guard let value = answer.value else { return nil }
      values.append(value)
    }
  }

  private typealias Answer = (value: Value?, endsList: Bool)

  private func askForItem(_ field: PromptField, prompt: PSString, type: DotNetType, endsList: Bool) throws(Unwind) -> Answer {
    if type === DotNetType.secureString {
      guard let secret = try readSecret(prompt: prompt) else { return (nil, false) }
      return (.object(secret), endsList && secret.count == 0)
    }
    if type === DotNetType.credential {
      writeLine(field.name)
      guard let credential = try promptForCredential(caption: .empty, message: .empty, userName: nil) else { return (nil, false) }
      return (.object(credential), endsList && credential.password.count == 0)
    }
    while true {
      guard let line = try readLine(prompt: prompt) else { return (nil, false) }
      if line.isEmpty, endsList { return (nil, true) }
      guard !field.label.isEmpty, !line.isEmpty, line[0] == 0x21 else {
        if let value = try converted(line, to: type) { return (value, false) }
        continue
      }
      switch command(line.substring(from: 1), field) {
      case .text(let text): if let value = try converted(text, to: type) { return (value, false) }
      case .null: return (.null, false)
      case .none: continue
      }
    }
  }

  private enum Command { case text(PSString), null, none }

  /// What follows the `!`: `!…` is text that begins with one, `""` an empty text, `$null` nothing, `?` shows the help.
  private func command(_ text: PSString, _ field: PromptField) -> Command {
    if !text.isEmpty, text[0] == 0x21 { return .text(text) }
    switch text.string.lowercased() {
    case "?":
      writeLine(field.help.isEmpty ? PSString.of("No help is available for \(field.name).") : field.help)
      return .none
    case "\"\"": return .text(.empty)
    case "$null": return .null
    default:
      writeLine(PSString.of("\"!\(text)\" cannot be recognized as a valid Prompt command."))
      return .none
    }
  }

  private func converted(_ text: PSString, to type: DotNetType) throws(Unwind) -> Value? {
    if type === DotNetType.string || type === DotNetType.object { return .string(text) }
    do throws(Unwind) {
      return try Conversion.convert(.string(text), to: type)
    } catch {
      guard let inner = error.record?.exception.inner.asObject as? ExceptionObject else { return .string(text) }
      switch inner.exceptionType.fullName.string {
      case "System.OverflowException":
        writeLine(PSString.of("Cannot recognize \"\(text)\" as a \(type.fullName) due to an overflow error."))
        return nil
      case "System.FormatException":
        if !text.isEmpty { writeLine(PSString.of("Cannot recognize \"\(text)\" as a \(type.fullName) due to a format error.")) }
        return nil
      default: return .string(text)
      }
    }
  }
}
