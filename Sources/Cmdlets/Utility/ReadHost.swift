import Engine
import Text

/// `Read-Host`: a line from whoever sits at the console, or from standard input.
final class ReadHost: Cmdlet {
  private var prompt: Value = .unset
  private var asSecureString = false
  private var masksInput = false

  @Sendable static func describe() -> CmdletDescription {
    let d = Declaration(
      "Read-Host", "Microsoft.PowerShell.Commands.ReadHostCommand", module: "Microsoft.PowerShell.Utility", defaultSet: "AsString",
      output: ["System.String", "System.Security.SecureString"]
    ) { ReadHost() }
    d.parameter("AsSecureString", "switch", "AsSecureString: ") { $0.asSecureString = $1.isPresent }
    d.parameter("MaskInput", "switch", "AsString: ") { $0.masksInput = $1.isPresent }
    d.parameter("Prompt", "System.Object", "position 0, remaining", rules: "AllowNull") { $0.prompt = $1.value ?? .unset }
    return d.description
  }

  override func beginProcessing() throws(Unwind) {
    let question = try text()
    if asSecureString || masksInput {
      let secret: SecureStringObject? = try host.readSecret(prompt: question)
      guard let secret else { return }
      secret.makeReadOnly()
      return try write(asSecureString ? .object(secret) : .string(secret.clearText()))
    }
    guard let line = try host.readLine(prompt: question) else { return }
    try write(.string(line))
  }

  /// The prompt with a colon behind it; several values stand with spaces between them.
  private func text() throws(Unwind) -> PSString? {
    if case .unset = prompt { return nil }
    var words: [String] = []
    for value in try Conversion.enumerate(prompt) { words.append(try Conversion.text(value).string) }
    return PSString.of("\(words.joined(separator: " ")): ")
  }
}
